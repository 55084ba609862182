"""What was told of the progress of a recommendation or a measure, as lines to be read one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.progress import place
from wpstracker.domain.recommendations import DONE
from wpstracker.domain.vocabularies import MeasureStatus
from wpstracker.figures.names import Named, names
from wpstracker.figures.rows import marks, own_rows
from wpstracker.records import MeasureProgress, ProgressUpdate, RecommendationProgress, Source
from wpstracker.store.database import Store

_UPDATES: dict[str, type[ProgressUpdate]] = {"recommendation": RecommendationProgress, "plan_item": MeasureProgress}
_ENDED = {*DONE, MeasureStatus.IMPLEMENTED, MeasureStatus.NOT_IMPLEMENTED, MeasureStatus.CANCELLED}


@dataclass(frozen=True, slots=True)
class File:
    """A file that shows what was done."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One update. `before` and `after` are codes; `after` is None where it brought no other status.

    `is_step_late`: the next step it names is still awaited, and the last day it can be due is over.
    """

    id: str
    kind: str
    effective: PartialDate | None
    before: str | None
    after: str | None
    narrative: str
    reason: str
    obstacles: str
    next_step: str
    next_owner: str
    next_due: PartialDate | None
    is_step_late: bool
    event: Named | None
    source: Any
    files: tuple[File, ...]
    value: float | None
    spent: float | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The updates of one record, newest first, and the status it began with."""

    kind: str
    begun: str | None
    lines: tuple[ProgressLine, ...]


def timeline(store: Store, kind: str, id_: str, today: date, language: str) -> Timeline:
    """What was told of a record of this kind ("recommendation" or "plan_item"), the newest first.

    Of the next steps only the one named last is still awaited, and only until the record has come to an end.
    """
    model = _UPDATES[kind]
    column = model.described()[model.parent].column_name
    ids = [row[0] for row in store.rows(f'SELECT id FROM "{model.kind()}" WHERE "{column}" = ?', (id_,))]
    rows = sorted(own_rows(store, model, ids).values(), key=lambda row: place(row["effective"], row["id"]), reverse=True)
    status = store.rows(f'SELECT status FROM "{kind}" WHERE id = ?', (id_,))
    present = status[0][0] if status else None
    awaited = next((row["id"] for row in rows if row["next_step"] or row["next_due"]), None) if present not in _ENDED else None
    events = names(store, "event", (row["event"] for row in rows), language)
    files = _files(store, ids)
    lines = tuple(
        _line(row, model.kind(), today, awaited, events, store.get(Source, row["source"]), tuple(files.get(row["id"], ()))) for row in rows
    )
    return Timeline(kind, rows[-1]["status_before"] if rows else present, lines)


def _line(
    row: dict[str, Any], kind: str, today: date, awaited: str | None, events: dict[str, str], source: Any, files: tuple[File, ...]
) -> ProgressLine:
    last = row["next_due"].latest() if row["next_due"] else None
    event = Named(row["event"], events[row["event"]]) if row["event"] in events else None
    own = ("id", "effective", "narrative", "reason", "obstacles", "next_step", "next_owner", "next_due")
    return ProgressLine(
        kind=kind,
        before=row["status_before"],
        after=row["status_after"] if row["status_after"] != row["status_before"] else None,
        is_step_late=row["id"] == awaited and last is not None and last < today,
        event=event,
        source=source,
        files=files,
        value=row.get("value"),
        spent=row.get("spent"),
        **{name: row[name] for name in own},
    )


def _files(store: Store, ids: Sequence[str]) -> dict[str, list[File]]:
    """The files of these updates, in their order."""
    found: dict[str, list[File]] = {}
    sql = f"SELECT record, id, name FROM attachment WHERE record IN ({marks(ids)}) ORDER BY record, sort, id"
    for record, id_, name in store.rows(sql, ids):
        found.setdefault(record, []).append(File(id_, name))
    return found
