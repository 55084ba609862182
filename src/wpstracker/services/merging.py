"""Making one record of several that mean the same: whatever pointed at any of them points at the one that is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from wpstracker.domain.identity import id_of
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.vocabularies import LOOSE
from wpstracker.records import (
    ANYWHERE,
    Membership,
    NotDuplicate,
    Organisation,
    OtherName,
    Person,
    Project,
    Record,
    Series,
    Source,
    Tagging,
    Term,
)
from wpstracker.services.merged_fields import Differing, Taken, own_links, take_over
from wpstracker.services.merged_rows import fill_up, twin_of
from wpstracker.services.seeding import is_seeded
from wpstracker.store.database import Store
from wpstracker.store.writing import Writer, links_to
from wpstracker.words import N_

TITLES: dict[type[Record], str] = {
    Organisation: N_("Merge organisations"),
    Person: N_("Merge people"),
    Term: N_("Merge terms"),
    Series: N_("Merge series"),
    Project: N_("Merge projects"),
    Source: N_("Merge sources"),
}
"""The kinds that can be merged, with the name of the step."""


@dataclass
class Merged:
    """What became of it all. `moved` and `untied` name rows by kind, id and field, `doubled` by kind and id."""

    keep: str
    moved: list[tuple[str, str, str]] = field(default_factory=list)
    doubled: list[tuple[str, str]] = field(default_factory=list)
    untied: list[tuple[str, str, str]] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)


def merge(store: Store, model: type[Record], keep: str, others: Sequence[str], initiator: object = None) -> Merged:
    """Make one record of several, as one step: `keep` stays and takes over what the `others` are called, know and have pointing at them.

    Raises Invalid when a record is gone, or when what every office shares would disappear.
    """
    kept = store.get(model, keep)
    found = [store.get(model, id_) for id_ in dict.fromkeys(others) if id_ != keep]
    gone = [other for other in found if other is not None]
    problems = problems_of(store, kept, gone) if kept and len(gone) == len(found) else [Problem("id", _NOT_THERE)]
    if kept is None or problems:
        raise Invalid(problems)
    with store.change(TITLES[model], initiator=initiator) as writer:
        return _Merge(store, writer, kept, gone).run()


_NOT_THERE = N_("One of the records is no longer there. Look at the list again.")
_SHARED = N_("“{name}” is in the list every office shares, so it has to be the one that is kept.")


def problems_of(store: Store, keep: Any, others: Sequence[Any]) -> list[Problem]:
    """Why these cannot become one record; official and shared ones can only be kept."""
    found = []
    if type(keep) not in TITLES:
        found.append(Problem("id", N_("Records of this kind cannot be merged.")))
    if not others:
        found.append(Problem("id", N_("Choose at least two records to merge.")))
    for other in others:
        if is_protected(store, other):
            found.append(Problem("id", _SHARED, {"name": _called(other)}))
        if isinstance(other, Term) and not _fits(other, keep):
            message = N_("“{one}” and “{other}” stand in different lists, so they cannot be merged.")
            found.append(Problem("scheme", message, {"one": _called(other), "other": _called(keep)}))
    return found


def is_protected(store: Store, record: Any) -> bool:
    """Whether a record may never disappear: official terms and what every new file starts with."""
    return bool(getattr(record, "official", False)) or is_seeded(store, str(record.id))


def _fits(other: Term, keep: Term) -> bool:
    return other.scheme == keep.scheme or (other.scheme in LOOSE and keep.scheme in LOOSE)


def _called(record: Any) -> str:
    if isinstance(record, Term):
        return next(iter(record.labels.values()), record.code)
    return str(getattr(record, "name", "") or getattr(record, "title", "") or getattr(record, "reference", ""))


class _Merge:
    """The work of one merge; `ids` are the others', `all` theirs and the kept one's."""

    def __init__(self, store: Store, writer: Writer, keep: Any, others: Sequence[Any]) -> None:
        self._store, self._writer = store, writer
        self._keep, self._others = keep, others
        self._model, self._id = type(keep), str(keep.id)
        self._ids = [str(other.id) for other in others]
        self._all = {self._id, *self._ids}
        self._merged = Merged(self._id)

    def run(self) -> Merged:
        """Fields first, then everything that points at the others, then the others go."""
        self._take_over()
        for name in own_links(self._model):
            self._settle_own_link(name)
        self._writer.save(self._keep)
        for model, name, _link in links_to(self._model.kind()):
            for row in self._pointing(model, name):
                self._turn(row, name)
        for part in ANYWHERE:
            for row in self._pointing(part, part.parent):
                self._turn(row, part.parent)
        self._turn_answers()
        for other in self._others:
            self._writer.delete(other)
        return self._merged

    def _take_over(self) -> None:
        """Names and what was unknown; names that get rows of their own stand after those that are there."""
        taken = Taken()
        rows = self._store.fetch(OtherName.select().where(OtherName.organisation << [*self._all]))
        for other in self._others:
            take_over(self._keep, other, [row.name for row in rows], taken)
            if isinstance(other, Term) and other.scheme != self._keep.scheme:
                self._bring_narrower(other)
        for row in taken.names:
            self._append(row)
        self._merged.filled, self._merged.differing = list(dict.fromkeys(taken.filled)), taken.differing

    def _bring_narrower(self, term: Term) -> None:
        """Narrower terms come into the list of the kept one."""
        for narrower in self._store.fetch(Term.select().where(Term.parent_term == term.id)):
            if str(narrower.id) not in self._all and narrower.scheme != self._keep.scheme:
                narrower.scheme = self._keep.scheme
                self._writer.save(narrower)
                self._bring_narrower(narrower)

    def _settle_own_link(self, name: str) -> None:
        """What the kept one is part of or follows: its own word, else another's, never one of those merged nor in a circle."""
        own = getattr(self._keep, name)
        given = [value for other in self._others if (value := getattr(other, name))]
        if own and own not in self._all:
            candidates = [own]
        else:
            candidates = [value for value in given if value not in self._all and not self._leads_to(value, name, self._all)]
        chosen = candidates[0] if candidates else None
        setattr(self._keep, name, chosen)
        if chosen and not own:
            self._merged.filled.append(name)
        lost = [(other, value) for other in self._others if (value := getattr(other, name)) not in (None, chosen, *self._all)]
        self._merged.differing += [Differing(name, chosen, value, str(other.id)) for other, value in lost]

    def _turn(self, row: Any, name: str) -> None:
        """Let a row point at the kept record instead."""
        if str(row.id) in self._all:
            return  # their own links are settled
        if isinstance(row, Tagging):
            self._turn_tagging(row, name)
            return
        circle = isinstance(row, self._model) and self._leads_to(self._id, name, {str(row.id)})
        setattr(row, name, None if circle else self._id)
        if circle:
            self._writer.save(row)
            self._merged.untied.append((row.kind(), str(row.id), name))
        elif isinstance(row, Membership) and row.member == row.organisation:
            self._part_from_itself(row)
        elif twin := twin_of(self._store, row, moved=name == row.parent):
            fill_up(twin, row)
            self._writer.save(twin)
            self._drop(row)
        else:
            self._append(row) if name == row.parent else self._writer.save(row)
            self._merged.moved.append((row.kind(), str(row.id), name))

    def _turn_tagging(self, row: Tagging, name: str) -> None:
        """A tag is named by its pair, so the old one goes and the new one comes, if it is not there already."""
        fresh = Tagging.from_plain("", row.plain() | {name: self._id})
        fresh.id = id_of("tagging", fresh.record, fresh.term)
        if self._store.get(Tagging, fresh.id):
            self._merged.doubled.append((row.kind(), str(row.id)))
        else:
            self._writer.save(fresh)
            self._merged.moved.append((row.kind(), fresh.id, name))
        self._writer.delete(row)

    def _part_from_itself(self, row: Membership) -> None:
        """The kept one is no member of itself; whoever was named in words stays."""
        row.member = None
        if row.who:
            self._append(row)
            self._merged.untied.append((row.kind(), str(row.id), "member"))
        else:
            self._drop(row)

    def _turn_answers(self) -> None:
        """“They are different” said of one of the others holds for the kept one."""
        for row in self._store.fetch(NotDuplicate.select().where(NotDuplicate.record_kind == self._model.kind())):
            if row.one not in self._ids and row.other not in self._ids:
                continue
            self._writer.delete(row)
            one, other = sorted(self._id if id_ in self._ids else id_ for id_ in (row.one, row.other))
            if one != other:
                self._writer.save(not_duplicate(self._model.kind(), one, other))

    def _append(self, row: Any) -> None:
        """Save a part behind those the kept record has."""
        if "sort" in row.described() and row.parent in row.described():
            beside = type(row).select().where(row.described()[row.parent] == self._id, type(row).id != row.id)
            row.sort = max((each.sort for each in self._store.fetch(beside) if each.sort is not None), default=-1) + 1
        self._writer.save(row)

    def _drop(self, row: Record) -> None:
        self._writer.delete(row)
        self._merged.doubled.append((row.kind(), str(row.id)))

    def _pointing(self, model: type[Record], name: str) -> Iterator[Any]:
        """The rows of a kind whose field names one of the others."""
        for other in self._ids:
            yield from self._store.fetch(model.select().where(model.described()[name] == other))

    def _leads_to(self, start: str, name: str, targets: set[str]) -> bool:
        """Whether following a link from a record comes to one of these."""
        seen: set[str] = set()
        step: str | None = start
        while step and step not in seen:
            seen.add(step)
            found = self._store.get(self._model, step)
            step = getattr(found, name) if found else None
            if step in targets:
                return True
        return False


def not_duplicate(kind: str, one: str, other: str) -> NotDuplicate:
    """The answer that two records of a kind are different, unsaved; the same pair gives the same record in every office."""
    first, second = sorted((one, other))
    return NotDuplicate(id=id_of("not_duplicate", first, second), record_kind=kind, one=first, other=second)
