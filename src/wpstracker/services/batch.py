"""One change for a whole selection: a field, a tag or the role of an organisation; seen before it is made, and one step to undo."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from wpstracker.domain.identity import id_of, new_id
from wpstracker.domain.problems import Invalid, Problem, Progress, no_progress
from wpstracker.figures.rows import batches, marks
from wpstracker.records import KINDS, Record, Tagging, Term
from wpstracker.records.fields import Link
from wpstracker.services.batch_fields import FIELDS, ROLES, title_of_field, title_of_role, title_of_tags
from wpstracker.services.checking_by_kind import problems_made
from wpstracker.services.drafts import Draft, name_record
from wpstracker.store.database import Store
from wpstracker.store.writing import Writer
from wpstracker.words import N_

_NO_SUCH = N_("This cannot be changed for many records at once.")
_GONE = N_("What was chosen is no longer in the file. Somebody deleted it meanwhile; choose again.")
_REFUSED = N_("{n} records cannot be changed so. Leave them out, or choose something else.")
_LOOKED, _WRITTEN = 0.1, 0.45
"""The shares of the work after which everything has been looked at, and written; then its search text is renewed."""


@dataclass(frozen=True, slots=True)
class Field:
    """Give a field this value."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Tags:
    """Put tags on the records (`on`), or take them away."""

    terms: tuple[str, ...]
    on: bool = True


@dataclass(frozen=True, slots=True)
class Role:
    """Give an organisation a role in the records (`on`), or take it away."""

    organisation: str
    role: str
    on: bool = True


Change = Field | Tags | Role


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that cannot take a change, and why."""

    id: str
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Effect:
    """Ids of the records that would change, that have it already, and that refuse; how many are gone."""

    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    gone: int = 0


def preview(store: Store, kind: str, ids: Iterable[str], change: Change, progress: Progress = no_progress) -> Effect:
    """What a change would do to these records; nothing is written. Raises Invalid when no record of the kind can take such a change."""
    _check(kind, change)
    wanted = list(dict.fromkeys(ids))
    effect, done = Effect(), 0
    for batch in batches(wanted):
        _look(store, kind, batch, change, effect)
        done += len(batch)
        progress(done / len(wanted))
    return effect


def apply(
    store: Store,
    kind: str,
    ids: Iterable[str],
    change: Change,
    *,
    new: Sequence[Record] = (),
    without_refused: bool = False,
    progress: Progress = no_progress,
    initiator: object = None,
) -> Effect:
    """Make the change as one step; what it did. Raises Invalid, and changes nothing, when a record refuses and is not to be left out.

    `new` records, say a tag made while typing, are saved in the same step.
    """
    effect = preview(store, kind, ids, change, lambda share: progress(share * _LOOKED))
    if effect.refused and not without_refused:
        raise Invalid([Problem("id", _REFUSED, {"n": len(effect.refused)}), *_distinct(effect.refused)])
    if not effect.changed:
        return effect
    with store.change(_title(kind, change, len(effect.changed)), initiator=initiator, n=len(effect.changed)) as writer:
        for record in new:
            _save_new(store, writer, record)
        _check_targets(store, kind, change)
        writer.progress = lambda share: progress(_WRITTEN + (1 - _WRITTEN) * share)
        write, done = _WRITERS[type(change)], 0
        for batch in batches(effect.changed):
            write(store, writer, kind, batch, change)
            done += len(batch)
            progress(_LOOKED + (_WRITTEN - _LOOKED) * done / len(effect.changed))
    return effect


def tags_on(store: Store, kind: str, ids: Iterable[str]) -> dict[str, int]:
    """The terms that stand on any of these records, each with on how many of them."""
    found: dict[str, int] = {}
    sql = "SELECT term_id, count(DISTINCT record) FROM tagging WHERE record_kind = ? AND record IN ({}) GROUP BY 1"
    for batch in batches(list(dict.fromkeys(ids))):
        for term, number in store.rows(sql.format(marks(batch)), (kind, *batch)):
            found[term] = found.get(term, 0) + number
    return found


# -- looking


def _look(store: Store, kind: str, batch: Sequence[str], change: Change, effect: Effect) -> None:
    if isinstance(change, Field):
        _look_at_field(store, kind, batch, change, effect)
        return
    there = {row[0] for row in store.rows(f'SELECT id FROM "{kind}" WHERE id IN ({marks(batch)})', batch)}
    touched = _untagged(store, batch, change) if isinstance(change, Tags) else _roleless(store, kind, batch, change)
    for id_ in batch:
        if id_ not in there:
            effect.gone += 1
        else:
            (effect.changed if id_ in touched else effect.same).append(id_)


def _look_at_field(store: Store, kind: str, batch: Sequence[str], change: Field, effect: Effect) -> None:
    described = KINDS[kind].described()[change.name]
    value = described.plain(change.value)
    records = _records(store, kind, batch)
    effect.gone += len(batch) - len(records)
    for id_ in batch:
        if id_ not in records:
            continue
        record = records[id_]
        if described.plain(getattr(record, change.name)) == value:
            effect.same.append(id_)
        elif found := _problems(store, record, change):
            effect.refused.append(Refused(id_, tuple(found)))
        else:
            effect.changed.append(id_)


def _problems(store: Store, record: Any, change: Field) -> list[Problem]:
    """What would be wrong with the record. Its parts are not read: none of the fields that can be changed so depends on them."""
    return problems_made(store, Draft(record), lambda: setattr(record, change.name, change.value))


def _untagged(store: Store, batch: Sequence[str], change: Tags) -> set[str]:
    """Those of the records that a change of tags would touch."""
    counted = {id_: len(terms) for id_, terms in _taggings(store, batch, change.terms).items()}
    if not change.on:
        return set(counted)
    return {id_ for id_ in batch if counted.get(id_, 0) < len(set(change.terms))}


def _taggings(store: Store, batch: Sequence[str], terms: Sequence[str]) -> dict[str, dict[str, str]]:
    """The ids of the taggings by record and term."""
    found: dict[str, dict[str, str]] = {}
    sql = f"SELECT record, term_id, id FROM tagging WHERE record IN ({marks(batch)})"
    for record, term, id_ in store.rows(sql, batch):
        if term in terms:
            found.setdefault(record, {})[term] = id_
    return found


def _roleless(store: Store, kind: str, batch: Sequence[str], change: Role) -> set[str]:
    """Those of the records that a change of a role would touch."""
    have = {row[0] for row in _role_rows(store, kind, batch, change)}
    return set(batch) - have if change.on else have


def _role_rows(store: Store, kind: str, batch: Sequence[str], change: Role) -> list[tuple[Any, ...]]:
    """Record and row id of the rows that give the organisation its role."""
    part, _ = ROLES[kind]
    owner = part.described()[part.parent].column_name
    sql = f'SELECT {owner}, id FROM "{part.kind()}" WHERE organisation_id = ? AND role = ? AND {owner} IN ({marks(batch)})'
    return store.rows(sql, (change.organisation, change.role, *batch))


# -- writing


def _write_field(store: Store, writer: Writer, kind: str, batch: Sequence[str], change: Any) -> None:
    for record in _records(store, kind, batch).values():
        setattr(record, change.name, change.value)
        writer.save(record)


def _write_tags(store: Store, writer: Writer, kind: str, batch: Sequence[str], change: Any) -> None:
    there = _taggings(store, batch, change.terms)
    for id_ in batch:
        known = there.get(id_, {})
        for term in dict.fromkeys(change.terms):
            if change.on and term not in known:
                writer.save(Tagging(id=id_of("tagging", id_, term), record_kind=kind, record=id_, term=term))
            elif not change.on and term in known:
                writer.delete(Tagging(id=known[term]))


def _write_role(store: Store, writer: Writer, kind: str, batch: Sequence[str], change: Any) -> None:
    part, _ = ROLES[kind]
    if not change.on:
        for _owner, id_ in _role_rows(store, kind, batch, change):
            writer.delete(part(id=id_))
        return
    owner = part.described()[part.parent].column_name
    sql = f'SELECT {owner}, max(sort) + 1 FROM "{part.kind()}" WHERE {owner} IN ({marks(batch)}) GROUP BY 1'
    places = dict(store.rows(sql, batch))
    for id_ in batch:
        given = {part.parent: id_, "organisation": change.organisation, "role": change.role, "sort": places.get(id_) or 0}
        writer.save(part(id=new_id(), **given))


_WRITERS: dict[type[Any], Callable[[Store, Writer, str, Sequence[str], Any], None]] = {
    Field: _write_field,
    Tags: _write_tags,
    Role: _write_role,
}


def _save_new(store: Store, writer: Writer, record: Record) -> None:
    """Save what was made while typing; a tag that somebody made before stays as it is."""
    if not (isinstance(record, Term) and store.get(Term, str(record.id))):
        name_record(store, record)
        writer.save(record)


# -- shared


def _check(kind: str, change: Change) -> None:
    """Invalid unless this may be changed for many records of this kind."""
    if isinstance(change, Field):
        fits = change.name in FIELDS.get(kind, ())
    else:
        fits = kind in (FIELDS if isinstance(change, Tags) else ROLES)
    if not fits:
        raise Invalid([Problem("id", _NO_SUCH)])


def _check_targets(store: Store, kind: str, change: Change) -> None:
    """Invalid when what the records are to point at is gone."""
    for model, id_ in _targets(kind, change):
        if id_ and store.get(model, id_) is None:
            raise Invalid([Problem("id", _GONE)])


def _targets(kind: str, change: Change) -> Iterator[tuple[type[Record], str]]:
    match change:
        case Tags(terms, True):
            yield from ((Term, id_) for id_ in terms)
        case Role(organisation, _, True):
            yield KINDS["organisation"], organisation
        case Field(name, value):
            described = KINDS[kind].described()[name]
            if isinstance(described, Link):
                yield described.rel_model, value


def _records(store: Store, kind: str, batch: Sequence[str]) -> dict[str, Any]:
    """These records by id, as far as they are there."""
    model = KINDS[kind]
    return {str(record.id): record for record in store.fetch(model.select().where(model.id.in_(list(batch))))}


def _distinct(refused: Sequence[Refused]) -> list[Problem]:
    """Every reason once."""
    found: list[Problem] = []
    for each in refused:
        found += [problem for problem in each.problems if problem not in found]
    return found


def _title(kind: str, change: Change, count: int) -> str:
    match change:
        case Field(name):
            return title_of_field(name, count)
        case Tags(_, on):
            return title_of_tags(kind, on=on, count=count)
        case Role(_, _, on):
            return title_of_role(on=on, count=count)
