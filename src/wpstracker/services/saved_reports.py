"""Reports kept under a name, to be repeated with one click or one command."""

import json
from dataclasses import dataclass

from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.report_request import ReportRequest
from wpstracker.records import SavedReport
from wpstracker.store.database import Store
from wpstracker.words import N_


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved report, read."""

    id: str
    name: str
    request: ReportRequest


def all_saved(store: Store) -> list[Saved]:
    """Every saved report in its order; one that cannot be read is left out."""
    rows = sorted(store.fetch(SavedReport.select()), key=_order)
    return [Saved(str(row.id), row.name, request) for row in rows if (request := _read(row.request)) is not None]


def named(store: Store, name: str) -> Saved | None:
    """The saved report of a name, whatever its case."""
    wanted = name.strip().casefold()
    return next((saved for saved in all_saved(store) if saved.name.casefold() == wanted), None)


def save(store: Store, name: str, request: ReportRequest, initiator: object = None) -> str:
    """Keep a report under a name; one of that name is replaced. Its id. Raises Invalid without a name."""
    name = " ".join(name.split())
    if not name:
        raise Invalid([Problem("name", N_("Give the report a name, for instance “Half-yearly to the ministry”."))])
    known = named(store, name)
    record = store.get(SavedReport, known.id) if known else None
    if record is None:
        record = SavedReport(sort=len(all_saved(store)))
    record.name, record.request = name, json.dumps(request.plain(), ensure_ascii=False, sort_keys=True)
    with store.change(N_("Save report"), initiator=initiator) as writer:
        writer.save(record)
    return str(record.id)


def rename(store: Store, id_: str, name: str, initiator: object = None) -> None:
    """Give a saved report another name. Raises Invalid when it is empty or another report bears it."""
    other, record = named(store, name), store.get(SavedReport, id_)
    if record is None or not name.strip():
        raise Invalid([Problem("name", N_("Give the report a name, for instance “Half-yearly to the ministry”."))])
    if other is not None and other.id != id_:
        raise Invalid([Problem("name", N_("There is a report “{name}” already. Choose another name."), {"name": other.name})])
    record.name = " ".join(name.split())
    with store.change(N_("Rename report"), initiator=initiator) as writer:
        writer.save(record)


def delete(store: Store, id_: str, initiator: object = None) -> None:
    """Forget a saved report."""
    record = store.get(SavedReport, id_)
    if record is None:
        return
    with store.change(N_("Delete saved report"), initiator=initiator) as writer:
        writer.delete(record)


def move(store: Store, id_: str, steps: int, initiator: object = None) -> None:
    """Move a saved report up (negative) or down among the others; nothing happens at the ends."""
    records = sorted(store.fetch(SavedReport.select()), key=_order)
    at = next((at for at, record in enumerate(records) if record.id == id_), None)
    if at is None:
        return
    records.insert(min(max(at + steps, 0), len(records) - 1), records.pop(at))
    with store.change(N_("Move saved report"), initiator=initiator) as writer:
        for place, record in enumerate(records):
            if record.sort != place:
                record.sort = place
                writer.save(record)


def _order(row: SavedReport) -> tuple[int, str]:
    return (row.sort if row.sort is not None else 1_000_000, str(row.id))


def _read(text: str) -> ReportRequest | None:
    try:
        return ReportRequest.from_plain(json.loads(text))
    except (ValueError, TypeError, AttributeError):
        return None
