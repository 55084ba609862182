"""Reports kept under a name, to be repeated with one click or one command."""

import json
from dataclasses import dataclass

from wpstracker.domain.report_request import ReportRequest
from wpstracker.records import SavedReport
from wpstracker.services import kept_by_name
from wpstracker.services.kept_by_name import called, checked, in_order
from wpstracker.store.database import Store
from wpstracker.words import N_

_NO_NAME = N_("Give the report a name, for instance “Half-yearly to the ministry”.")
_TAKEN = N_("There is a report “{name}” already. Choose another name.")


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved report, read."""

    id: str
    name: str
    request: ReportRequest


def all_saved(store: Store) -> list[Saved]:
    """Every saved report in its order; one that cannot be read is left out."""
    rows = in_order(store, SavedReport)
    return [Saved(str(row.id), row.name, request) for row in rows if (request := _read(row.request)) is not None]


def named(store: Store, name: str) -> Saved | None:
    """The saved report of a name, whatever its case."""
    return called(all_saved(store), name)


def save(store: Store, name: str, request: ReportRequest, initiator: object = None) -> str:
    """Keep a report under a name; one of that name is replaced. Its id. Raises Invalid without a name."""
    name = checked(name, _NO_NAME)
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
    record = store.get(SavedReport, id_)
    kept_by_name.rename(store, record, name, missing=_NO_NAME, taken=_TAKEN, title=N_("Rename report"), initiator=initiator)


def delete(store: Store, id_: str, initiator: object = None) -> None:
    """Forget a saved report."""
    kept_by_name.forget(store, store.get(SavedReport, id_), title=N_("Delete saved report"), initiator=initiator)


def move(store: Store, id_: str, steps: int, initiator: object = None) -> None:
    """Move a saved report up (negative) or down among the others; nothing happens at the ends."""
    kept_by_name.move(store, in_order(store, SavedReport), id_, steps, title=N_("Move saved report"), initiator=initiator)


def _read(text: str) -> ReportRequest | None:
    try:
        return ReportRequest.from_plain(json.loads(text))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return None
