"""What a person can do with the terms of the lists: pillars, themes, own tags …"""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from wpstracker.domain.folding import folded_words
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.vocabularies import LOOSE, Scheme
from wpstracker.figures.terms import IN_ORDER
from wpstracker.figures.uses import uses
from wpstracker.records import Term
from wpstracker.services import drafts
from wpstracker.services.drafts import Draft
from wpstracker.services.naming import new_tag
from wpstracker.store.database import Store
from wpstracker.words import N_

_NOT_MOVED = N_("“{name}” is an official term: it stays where it is. It can be renamed, recoloured or retired.")
_NOT_DELETED = N_("“{name}” is an official term: it can be renamed or retired, but not deleted.")
_STILL_USED = N_("“{name}” is still used ({n}). Merge it with another term, or retire it.")
_ONLY_LOOSE = N_("“{name}” cannot leave its list. Only own themes, frameworks and tags can be moved to one another.")


def blank(scheme: str, parent: str | None = None) -> Draft[Any]:
    """A new, unsaved own term, perhaps under another."""
    return Draft(cast(Any, Term(scheme=scheme, parent_term=parent)))


def load(store: Store, id_: str) -> Draft[Any] | None:
    """A term with what is kept with it."""
    return drafts.load(store, cast(Any, Term), id_)


def problems(store: Store, term: Term) -> list[Problem]:
    """It has a label no other term of the list has; it stands in the list of its broader term, and not under itself."""
    found = _label_problems(store, term)
    before = store.get(Term, str(term.id))
    if before is not None and before.official and (before.parent_term, before.scheme) != (term.parent_term, term.scheme):
        found.append(Problem("parent_term", _NOT_MOVED, {"name": called(term)}))
    broader = store.get(Term, term.parent_term)
    if broader is not None and broader.scheme != term.scheme:
        message = N_("“{name}” stands in another list. Choose a term of the same list.")
        found.append(Problem("parent_term", message, {"name": called(broader)}))
    if _is_under(store, term.parent_term, {str(term.id)}):
        message = N_("“{name}” cannot stand under itself, not even through other terms. Choose another one.")
        found.append(Problem("parent_term", message, {"name": called(term)}))
    return found


def save(store: Store, draft: Draft[Any], initiator: object = None) -> str:
    """Save a new or changed term as one step; its id. Raises Invalid."""
    term: Term = draft.record
    found = problems(store, term)
    is_new = store.get(Term, str(term.id)) is None
    if is_new and not found:
        _make_ready(store, term)
    return drafts.save(store, draft, N_("New term") if is_new else N_("Edit term"), found, initiator)


def place(store: Store, ids: Sequence[str], parent: str | None, before: str | None = None, initiator: object = None) -> None:
    """Put own terms under another (None: at the top), before one of its terms or behind the last, as one step. Raises Invalid."""
    moved = [_own(store, id_, _NOT_MOVED) for id_ in ids]
    for term in moved:
        term.parent_term = parent
        if found := [problem for problem in problems(store, term) if problem.field == "parent_term"]:
            raise Invalid(found)
    beside = [term for term in _siblings(store, moved[0].scheme, parent) if str(term.id) not in ids]
    at = next((position for position, term in enumerate(beside) if str(term.id) == before), len(beside))
    with store.change(N_("Move term") if len(ids) == 1 else N_("Move {n} terms"), initiator=initiator, n=len(ids)) as writer:
        for position, term in enumerate((*beside[:at], *moved, *beside[at:])):
            term.sort = position
            writer.save(term)


def nest(store: Store, id_: str, initiator: object = None) -> bool:
    """Put a term under the one above it; False when there is none."""
    above = _neighbour(store, id_, -1)
    if above:
        place(store, [id_], above, None, initiator)
    return bool(above)


def lift(store: Store, id_: str, initiator: object = None) -> bool:
    """Take a term out from under its broader one, to stand behind it; False at the top."""
    term = _own(store, id_, _NOT_MOVED)
    broader = store.get(Term, term.parent_term)
    if broader is not None:
        place(store, [id_], broader.parent_term, _neighbour(store, str(broader.id), 1), initiator)
    return broader is not None


def shift(store: Store, id_: str, by: int, initiator: object = None) -> bool:
    """Move a term one line up (-1) or down (+1) among those beside it; False at the end of the line."""
    term = _own(store, id_, _NOT_MOVED)
    beside = _neighbour(store, id_, by)
    if beside:
        place(store, [id_], term.parent_term, beside if by < 0 else _neighbour(store, beside, 1), initiator)
    return bool(beside)


def retire(store: Store, ids: Sequence[str], retired: bool, initiator: object = None) -> None:
    """No longer offer terms for new records, or offer them again; what bears them keeps them."""
    with store.change(N_("Retire term") if retired else N_("Take term back"), initiator=initiator) as writer:
        for id_ in ids:
            term = store.get(Term, id_)
            if term is not None:
                term.retired = retired
                writer.save(term)


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete own terms nothing uses; narrower ones move up. Raises Invalid for official and used ones."""
    terms, counted = [_own(store, id_, _NOT_DELETED) for id_ in ids], uses(store, Term.kind())
    used = {term: number for term in terms if (number := sum(counted.get(str(term.id), {}).values()))}
    if used:
        raise Invalid(Problem("id", _STILL_USED, {"name": called(term), "n": number}) for term, number in used.items())
    with store.change(N_("Delete term") if len(ids) == 1 else N_("Delete {n} terms"), initiator=initiator, n=len(ids)) as writer:
        for term in terms:
            for narrower in store.fetch(Term.select().where(Term.parent_term == term.id)):
                narrower.parent_term = term.parent_term
                writer.save(narrower)
            writer.delete(term)


def move_to_list(store: Store, ids: Sequence[str], scheme: Scheme, initiator: object = None) -> None:
    """Make own tags themes, or the like, with the narrower ones under them. Raises Invalid when a label is there already."""
    terms = [_own(store, id_, _NOT_MOVED) for id_ in ids]
    with store.change(N_("Move to another list"), initiator=initiator) as writer:
        for term in terms:
            if term.scheme not in LOOSE or scheme not in LOOSE:
                raise Invalid([Problem("scheme", _ONLY_LOOSE, {"name": called(term)})])
            if term.parent_term not in ids:
                term.parent_term = None
            for each in (term, *_narrower(store, str(term.id))):
                each.scheme, each.sort = scheme.value, None
                if found := _label_problems(store, each):
                    raise Invalid(found)
                writer.save(each)


def called(term: Term) -> str:
    """What a term is called in a sentence."""
    return term.labels.get("en") or next(iter(term.labels.values()), term.code)


def _own(store: Store, id_: str, refused: str) -> Term:
    """A term of the office's own; Invalid says why an official one is refused."""
    term = store.get(Term, id_)
    if term is None:
        raise Invalid([Problem("id", N_("The term is no longer there."))])
    if term.official:
        raise Invalid([Problem("id", refused, {"name": called(term)})])
    return term


def _label_problems(store: Store, term: Term) -> list[Problem]:
    labels = [label for label in term.labels.values() if label.strip()]
    if not labels:
        return [Problem("labels", N_("Give the term a label in at least one language."))]
    wanted = {_key(label) for label in labels}
    for other in store.fetch(Term.select().where((Term.scheme == term.scheme) & (Term.id != term.id))):
        if wanted & {_key(label) for label in other.labels.values()}:
            message = N_("“{name}” is in this list already. Use it, or merge the two.")
            return [Problem("labels", message, {"name": called(other)})]
    return []


def _key(label: str) -> str:
    return " ".join(folded_words(label))


def _make_ready(store: Store, term: Term) -> None:
    """An own tag gets the id it has in every office, whoever made it; a term of another list stands behind the others."""
    if term.scheme == Scheme.TAG:
        twin = new_tag(called(term), "en")
        if store.get(Term, str(twin.id)) is None:
            term.id, term.code = twin.id, twin.code
    else:
        sorts = [each.sort for each in _siblings(store, str(term.scheme), term.parent_term) if each.sort is not None]
        term.sort = max(sorts, default=-1) + 1


def _siblings(store: Store, scheme: str | None, parent: str | None) -> list[Term]:
    """The terms that stand beside each other, in their order."""
    sql = f"SELECT id FROM term WHERE scheme = ? AND parent_id IS ? ORDER BY {IN_ORDER}"
    return [term for (id_,) in store.rows(sql, (scheme, parent)) if (term := store.get(Term, id_)) is not None]


def _neighbour(store: Store, id_: str, by: int) -> str | None:
    """The term that many lines before or behind one, among those beside it."""
    term = store.get(Term, id_)
    beside = [str(each.id) for each in _siblings(store, term.scheme, term.parent_term)] if term else []
    at = beside.index(id_) + by if id_ in beside else -1
    return beside[at] if 0 <= at < len(beside) else None


def _is_under(store: Store, start: str | None, targets: set[str]) -> bool:
    """Whether the way up from a term, itself included, comes to one of these."""
    seen: set[str] = set()
    while start and start not in seen:
        if start in targets:
            return True
        seen.add(start)
        found = store.get(Term, start)
        start = found.parent_term if found else None
    return False


def _narrower(store: Store, id_: str) -> Iterable[Term]:
    """Every term below one."""
    for term in store.fetch(Term.select().where(Term.parent_term == id_)):
        yield term
        yield from _narrower(store, str(term.id))
