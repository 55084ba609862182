"""Events as short lines on the pages of other records: an organisation's, a person's, a series'."""

from collections.abc import Sequence
from dataclasses import dataclass

from wpstracker.domain.period import Period
from wpstracker.figures.rows import own_rows
from wpstracker.records import Event
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event with what a reader wants to know before following the link; `note` is what it has to do with the page it stands on."""

    id: str
    title: str
    period: Period
    country: str
    status: str
    note: str = ""


def event_lines(store: Store, notes: Sequence[tuple[str, str]], language: str) -> tuple[EventLine, ...]:
    """The events of these (id, note), in their order."""
    found = own_rows(store, Event, [id_ for id_, _ in notes])
    return tuple(
        EventLine(
            id_,
            row["titles"].get(language) or row["title"] or row["reference"],
            Period(row["start"], row["end"]),
            row["country"],
            row["status"] or "",
            note,
        )
        for id_, note in notes
        if (row := found.get(id_))
    )
