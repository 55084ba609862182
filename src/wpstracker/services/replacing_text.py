"""Find and replace in the texts of records: every place is shown before it is written, and all of it is one step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wpstracker.domain.problems import Invalid, Problem, Progress, no_progress
from wpstracker.domain.text_pattern import Pattern, Span
from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures.rows import batches, marks
from wpstracker.records import KINDS, Record, parts_of
from wpstracker.records.fields import ByLanguage, Codes, Line
from wpstracker.services import drafts
from wpstracker.services.batch_fields import FIELDS
from wpstracker.services.checking_by_kind import problems_made
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store
from wpstracker.words import N_

MOST = 20_000
"""No more places are listed."""
_REFUSED = N_("“{name}” would not be valid any more: nothing was replaced. Untick its lines, or replace otherwise.")
_CHANGED = N_("The texts were changed meanwhile: nothing was replaced. Look again.")
_NEVER = ("reference", "digest", "name_kind")
_QUOTED = ("source_quote", "quote", "words", "named_as", "when_written", "deadline_written", "hashtags", "live_stream")
_CODES = ("aliases",)


@dataclass(frozen=True, slots=True)
class TextField:
    """A field with text in it: of the record itself or of one of its parts."""

    kind: str
    name: str
    label: str
    part: str
    """Untranslated labels; the part's is "" for the record's own fields."""
    is_quoted: bool
    """Whether it holds the words of a source, which are seldom to be changed."""
    is_restricted: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One text of a row: `key` is the language or the number of an entry, where a field holds several."""

    kind: str
    row: str
    field: str
    key: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in one text, which belongs to a record; `text` is the whole of it as it was read."""

    record: str
    place: Place
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Found:
    """Every hit, in the order of the records; `is_all` is False when there are more than can be listed."""

    hits: tuple[Hit, ...]
    is_all: bool


def text_fields(kind: str) -> tuple[TextField, ...]:
    """Where text of records of a kind may be replaced, their own fields first. Codes, numbers and addresses are not among them."""
    found = [_text_field(kind, name, field, "") for name, field in KINDS[kind].described().items() if _holds_text(name, field)]
    for part in parts_of(kind):
        if part.in_draft and part.kind() not in FIELDS and part.parent != "record":
            described = part.described().items()
            found += [_text_field(part.kind(), name, each, part.label) for name, each in described if _holds_text(name, each)]
    return tuple(found)


def find(
    store: Store, kind: str, ids: Iterable[str], fields: Sequence[TextField], pattern: Pattern, progress: Progress = no_progress
) -> Found:
    """Every place of a pattern in these fields of these records."""
    wanted = list(dict.fromkeys(ids))
    hits: list[Hit] = []
    done = 0
    for batch in batches(wanted):
        in_batch: dict[str, list[Hit]] = {}
        for of, names in _by_kind(fields).items():
            for record, place, text in _texts(store, kind, of, names, batch):
                in_batch.setdefault(record, []).extend(Hit(record, place, text, span) for span in pattern.places(text))
        hits += [hit for id_ in batch for hit in in_batch.get(id_, ())]
        if len(hits) > MOST:
            return Found(tuple(hits[:MOST]), False)
        done += len(batch)
        progress(done / len(wanted))
    return Found(tuple(hits), True)


def replaced(text: str, spans: Iterable[Span], by: str) -> str:
    """The text with something else in these places, which do not overlap."""
    parts, at = [], 0
    for start, end in sorted(spans):
        parts += [text[at:start], by]
        at = end
    return "".join(parts) + text[at:]


def replace(
    store: Store, kind: str, hits: Sequence[Hit], pattern: Pattern, by: str, progress: Progress = no_progress, initiator: object = None
) -> int:
    """Write `by` in these places as one step; how many records changed.

    Raises Invalid, and writes nothing, when a text is another by now or a record would no longer be valid.
    """
    by_record: dict[str, list[Hit]] = {}
    for hit in hits:
        by_record.setdefault(hit.record, []).append(hit)
    if not by_record:
        return 0
    title = N_("Replace “{find}” in {n} records") if len(by_record) > 1 else N_("Replace “{find}” in one record")
    with store.change(title, initiator=initiator, n=len(by_record), find=pattern.shown) as writer:
        writer.progress = lambda share: progress(0.5 + share / 2)
        for done, (record, of_record) in enumerate(by_record.items()):
            for row in _changed(store, kind, record, of_record, by):
                writer.save(row)
            progress(done / len(by_record) / 2)
    return len(by_record)


# -- inside


def _text_field(kind: str, name: str, field: Any, part: str) -> TextField:
    quoted = name in _QUOTED or name.endswith("_written") or (kind == "source" and name == "text")
    return TextField(kind, name, str(field.verbose_name), part, quoted, field.privacy == Privacy.RESTRICTED)


def _holds_text(name: str, field: Any) -> bool:
    if name in _NEVER:
        return False
    is_text = isinstance(field, Line) and (field.searched or field.long or field.privacy == Privacy.RESTRICTED)
    return is_text or isinstance(field, ByLanguage) or (isinstance(field, Codes) and name in _CODES)


def _by_kind(fields: Iterable[TextField]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field in fields:
        found.setdefault(field.kind, []).append(field.name)
    return found


def _texts(store: Store, kind: str, of: str, names: Sequence[str], batch: Sequence[str]) -> Iterator[tuple[str, Place, str]]:
    """The texts in fields of records, or of their parts of a kind, with the record each belongs to."""
    model = KINDS[of]
    described = model.described()
    owner = "id" if of == kind else described[model.parent].column_name
    columns = ", ".join(f'"{described[name].column_name}"' for name in names)
    order = "sort, id" if "sort" in described and of != kind else "id"
    sql = f'SELECT "{owner}", id, {columns} FROM "{of}" WHERE "{owner}" IN ({marks(batch)}) ORDER BY {order}'
    for record, row, *values in store.rows(sql, batch):
        for name, value in zip(names, values, strict=True):
            for key, text in _inside(described[name], value):
                if text:
                    yield record, Place(of, row, name, key), text


def _inside(field: Any, stored: Any) -> Iterable[tuple[str, str]]:
    """The texts of one stored value by their keys."""
    if isinstance(field, Line):
        return (("", stored),)
    value = field.python_value(stored)
    return value.items() if isinstance(value, dict) else ((str(number), text) for number, text in enumerate(value))


def _changed(store: Store, kind: str, id_: str, hits: Sequence[Hit], by: str) -> list[Record]:
    """The rows of a record with their texts replaced. Raises Invalid."""
    model: Any = KINDS[kind]
    in_parts = any(hit.place.kind != kind for hit in hits)
    record = store.get(model, id_)
    draft: Draft[Any] | None = drafts.load(store, model, id_) if in_parts else Draft(record) if record else None
    if draft is None:
        raise Invalid([Problem("id", _CHANGED)])
    rows: dict[str, Any] = {str(row.id): row for row in (draft.record, *(part for each in draft.parts.values() for part in each))}
    by_place: dict[Place, list[Hit]] = {}
    for hit in hits:
        by_place.setdefault(hit.place, []).append(hit)

    def write() -> None:
        for place, of_place in by_place.items():
            _write(rows.get(place.row), place, of_place, by)

    if problems_made(store, draft, write):
        raise Invalid([Problem("id", _REFUSED, {"name": _called(record)})])
    return [rows[row] for row in dict.fromkeys(place.row for place in by_place)]


def _write(row: Any, place: Place, hits: Sequence[Hit], by: str) -> None:
    """Put the new text where the old one stands. Raises Invalid when another stands there."""
    field = row.described()[place.field] if row is not None else None
    present: Any = getattr(row, place.field) if row is not None else ""
    texts: dict[str, str] = {"": present} if isinstance(field, Line) else _keyed(present)
    if texts.get(place.key) != hits[0].text:
        raise Invalid([Problem("id", _CHANGED)])
    texts[place.key] = replaced(hits[0].text, [hit.span for hit in hits], by)
    value: Any = texts[""] if isinstance(field, Line) else texts
    setattr(row, place.field, tuple(filter(None, texts.values())) if isinstance(field, Codes) else value)


def _keyed(texts: Any) -> dict[str, str]:
    """Texts by language, or by their number."""
    return dict(texts) if isinstance(texts, dict) else {str(number): text for number, text in enumerate(texts)}


def _called(record: Any) -> str:
    texts = (str(getattr(record, name, "")) for name in ("reference", "title", "name", "text"))
    return next((text[:60] for text in texts if text), "")
