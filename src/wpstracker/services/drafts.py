"""A record with everything that belongs to it, as one value that a form fills and a service saves in one step."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from wpstracker.domain.identity import id_of, new_id
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.records import Attachment, Entry, Record, Tagging, Term, parts_of
from wpstracker.records.links import SIDES, pair_id
from wpstracker.services.references import next_reference
from wpstracker.store import kept_drafts
from wpstracker.store.database import Store
from wpstracker.store.writing import Writer

Main = TypeVar("Main", bound=Entry)
Part = TypeVar("Part", bound=Record)


@dataclass
class Draft(Generic[Main]):
    """`record` itself, its `parts` by kind in their order, the ids of its `terms`, and `new` records to be made with it.

    `new` holds organisations, people, tags or a source made while typing; they are saved only with the draft.
    `is_kept`: it lies in the file until it is saved (services.unsaved).
    """

    record: Main
    parts: dict[type[Record], list[Any]] = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)
    new: list[Record] = field(default_factory=list)
    is_kept: bool = False

    def of(self, part: type[Part]) -> list[Part]:
        """The parts of one kind, in their order; the list may be changed."""
        found: list[Part] = self.parts.setdefault(part, [])
        return found


def load(store: Store, model: type[Main], id_: str) -> Draft[Main] | None:
    """The record with its parts and terms, or None when it is not there."""
    record = store.get(model, id_)
    if record is None:
        return None
    draft = Draft(record, terms=[row[0] for row in store.rows("SELECT term_id FROM tagging WHERE record = ? ORDER BY id", (id_,))])
    for part in _kept_with(model.kind()):
        of_this = getattr(part, part.parent) == id_
        draft.parts[part] = sorted(store.fetch(part.select().where(of_this)), key=_position)
    return draft


def save(
    store: Store,
    draft: Draft[Any],
    title: str,
    problems: Iterable[Problem],
    initiator: object = None,
    *,
    besides: Callable[[], object] | None = None,
) -> str:
    """Write the draft and remove the parts and tags it no longer has; the record's id. Raises Invalid with every problem found.

    `besides` is done in the same step, once everything is written.
    """
    found = tuple(problems)
    if found:
        raise Invalid(found)
    record = draft.record
    unnamed = [each for each in (*draft.new, record) if isinstance(each, Entry) and not each.reference]
    try:
        with store.change(title, initiator=initiator) as writer:
            for new in draft.new:
                _save_new(store, writer, new)
            name_record(store, record)
            writer.save(record)
            _save_parts(store, writer, draft)
            _save_terms(store, writer, draft)
            if draft.is_kept:
                kept_drafts.settle(store, record.kind(), str(record.id))
            if besides:
                besides()
    except BaseException:
        for each in unnamed:  # the number was not taken after all
            each.reference = ""
        raise
    draft.is_kept = False
    draft.new.clear()
    return str(record.id)


def _save_new(store: Store, writer: Writer, record: Record) -> None:
    """Save what was made while typing; a tag that somebody made before keeps its labels, colour and other words."""
    if not (isinstance(record, Term) and store.get(Term, str(record.id))):
        name_record(store, record)
        writer.save(record)


def name_record(store: Store, record: Record) -> None:
    """Give a new entry its human reference."""
    if isinstance(record, Entry) and not record.reference:
        record.reference = next_reference(store, record)


def copied(draft: Draft[Main]) -> Draft[Main]:
    """The same again as a new, unsaved record with parts of its own, which nobody has verified; it is named when it is saved.

    Files stay with the record they came with.
    """
    model = type(draft.record)
    twin = model.from_plain(new_id(), draft.record.plain() | {"reference": "", "verified": False})
    parts = {
        kind: [kind.from_plain(new_id(), part.plain() | {kind.parent: twin.id}) for part in each]
        for kind, each in draft.parts.items()
        if kind is not Attachment
    }
    return Draft(twin, parts, list(draft.terms), list(draft.new))


def delete(store: Store, model: type[Record], ids: Iterable[str], title: str, initiator: object = None, *, n: int = 1) -> None:
    """Delete records with their parts in one step; `n` is the number the title says."""
    with store.change(title, initiator=initiator, n=n) as writer:
        for id_ in ids:
            record = store.get(model, id_)
            if record is not None:
                writer.delete(record)


def _save_parts(store: Store, writer: Writer, draft: Draft[Any]) -> None:
    present = load(store, type(draft.record), str(draft.record.id))
    assert present is not None
    for kind in _kept_with(draft.record.kind()):
        if kind in SIDES:
            _name_pairs(draft, kind, present.of(kind))
        wanted = draft.of(kind)
        for position, part in enumerate(wanted):
            setattr(part, kind.parent, draft.record.id)
            if "record_kind" in kind.described():
                part.record_kind = draft.record.kind()  # type: ignore[attr-defined]
            if "sort" in kind.described():
                part.sort = position  # type: ignore[attr-defined]
            writer.save(part)
        kept = {str(part.id) for part in wanted}
        for part in present.of(kind):
            if str(part.id) not in kept:
                writer.delete(part)


def _name_pairs(draft: Draft[Any], kind: type[Record], present: Iterable[Any]) -> None:
    """Give links the id of their pair; those that are in the file for the same pair keep theirs."""
    other = SIDES[kind][1]
    known = {(str(part.id), getattr(part, other)) for part in present}
    owner = str(draft.record.id)
    draft.parts[kind] = [
        part if (str(part.id), chosen) in known else kind.from_plain(pair_id(kind, owner, chosen), part.plain())
        for part in draft.of(kind)
        if (chosen := getattr(part, other))
    ]


def _kept_with(kind: str) -> tuple[type[Record], ...]:
    """The parts a draft holds; tags are held as the ids of their terms, and some parts are written by their own services."""
    return tuple(part for part in parts_of(kind) if part is not Tagging and part.in_draft)


def _save_terms(store: Store, writer: Writer, draft: Draft[Any]) -> None:
    record = draft.record
    present = {tagging.term: tagging for tagging in store.fetch(Tagging.select().where(Tagging.record == record.id))}
    for term in dict.fromkeys(draft.terms):
        if term not in present:
            id_ = id_of("tagging", str(record.id), term)
            writer.save(Tagging(id=id_, record_kind=record.kind(), record=record.id, term=term))
    for term, tagging in present.items():
        if term not in draft.terms:
            writer.delete(tagging)


def _position(part: Any) -> tuple[int, str]:
    sort = getattr(part, "sort", None)
    return (sort if sort is not None else 1_000_000, str(part.id))
