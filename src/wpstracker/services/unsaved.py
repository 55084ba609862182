"""What an editor holds and nobody has saved yet: kept in the file every few seconds, offered again after a crash or a power cut."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wpstracker.records import KINDS, Record
from wpstracker.records.fields import Link
from wpstracker.services.drafts import Draft
from wpstracker.store import kept_drafts
from wpstracker.store.database import Store
from wpstracker.store.kept_drafts import KeptDraft

_NAMES = ("title", "name", "text", "titles", "names", "labels", "stage", "code", "narrative")
"""Fields that tell a person which record it was, the best first."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A draft to go on with. `typed` are texts no input could read yet, by the editor's own names for the places they stood in.

    `is_new`: the record is not in the file, because it never was or was deleted meanwhile. `overtaken`: somebody changed it since.
    """

    draft: Draft[Any]
    typed: dict[str, str] = field(default_factory=dict)
    is_new: bool = False
    overtaken: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """A draft that was kept: which record, what it is called (perhaps nothing yet), since when it lies there."""

    kind: str
    record: str
    name: str
    kept_at: datetime


def keep(store: Store, draft: Draft[Any], typed: Mapping[str, str], now: datetime) -> bool:
    """Keep what is typed, in place of what was kept of the same record; False when the file does not take it now."""
    record = draft.record
    body = json.dumps(plain(draft) | {"typed": dict(typed), "seen": _latest(store, draft)}, ensure_ascii=False)
    is_taken = kept_drafts.put(store, KeptDraft(record.kind(), str(record.id), now.isoformat(timespec="seconds"), body))
    draft.is_kept |= is_taken
    return is_taken


def forget(store: Store, kind: str, record: str) -> bool:
    """The draft was thrown away; saving forgets it by itself."""
    return kept_drafts.forget(store, kind, record)


def offered(store: Store) -> list[Offered]:
    """Every draft that can be gone on with, oldest first; one that cannot be read is passed over."""
    found = []
    for kept in kept_drafts.all_kept(store):
        with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
            draft = from_plain(json.loads(kept.body))
            found.append(Offered(kept.kind, kept.record, _name_of(draft.record), datetime.fromisoformat(kept.kept_at)))
    return found


def take_up(store: Store, kind: str, record: str) -> Unsaved | None:
    """A kept draft to go on with; it stays kept until it is saved or thrown away. Links to what is gone meanwhile are emptied."""
    kept = next((each for each in kept_drafts.all_kept(store) if (each.kind, each.record) == (kind, record)), None)
    if kept is None:
        return None
    body = json.loads(kept.body)
    draft = from_plain(body)
    draft.is_kept = True
    _forget_gone(store, draft)
    is_new = store.get(KINDS[kind], record) is None
    return Unsaved(draft, dict(body["typed"]), is_new, not is_new and _latest(store, draft) > body["seen"])


def plain(draft: Draft[Any]) -> dict[str, Any]:
    """The draft as JSON values."""
    return {
        "record": _plain(draft.record),
        "parts": {kind.kind(): [_plain(part) for part in parts] for kind, parts in draft.parts.items()},
        "terms": list(draft.terms),
        "new": [_plain(record) for record in draft.new],
    }


def from_plain(values: Mapping[str, Any]) -> Draft[Any]:
    """The draft that `plain` was taken from; ValueError or KeyError when it is none."""
    parts = {KINDS[kind]: [_made(part) for part in parts] for kind, parts in values["parts"].items()}
    return Draft(_made(values["record"]), parts, list(values["terms"]), [_made(record) for record in values["new"]])


def _plain(record: Record) -> dict[str, Any]:
    return {"kind": record.kind(), "id": str(record.id), "values": record.plain()}


def _made(values: Mapping[str, Any]) -> Any:
    return KINDS[values["kind"]].from_plain(values["id"], values["values"])


def _name_of(record: Record) -> str:
    """What the person called it, as far as they came."""
    for name in _NAMES:
        value = getattr(record, name, None)
        text = next(iter(value.values()), "") if isinstance(value, dict) else value
        if text:
            return " ".join(str(text).split())
    return ""


def _latest(store: Store, draft: Draft[Any]) -> str:
    """The newest change of the record and its parts in the file, "" for a record that is not there."""
    ids = [str(draft.record.id), *(str(part.id) for parts in draft.parts.values() for part in parts)]
    return max((row[0] or "" for id_ in ids for row in store.rows("SELECT max(id) FROM change WHERE record = ?", (id_,))), default="")


def _forget_gone(store: Store, draft: Draft[Any]) -> None:
    """Empty links to records deleted meanwhile; a part that cannot be without its target goes, and so do tags that are gone."""
    new = {str(record.id) for record in draft.new} | {str(draft.record.id)}
    for record in (draft.record, *draft.new):
        _without_gone(store, record, new)
    for kind, parts in draft.parts.items():
        draft.parts[kind] = [part for part in parts if _without_gone(store, part, new)]
    draft.terms[:] = [term for term in draft.terms if term in new or _is_there(store, "term", term)]


def _without_gone(store: Store, record: Record, new: Iterable[str]) -> bool:
    """False when a required link leads nowhere."""
    for name, link in record.described().items():
        target = getattr(record, name) if isinstance(link, Link) and name != record.parent else None
        if target and target not in new and not _is_there(store, link.rel_model.kind(), target):
            if link.required:
                return False
            setattr(record, name, None)
    return True


def _is_there(store: Store, kind: str, id_: str) -> bool:
    return bool(store.rows(f'SELECT 1 FROM "{kind}" WHERE id = ?', (id_,)))
