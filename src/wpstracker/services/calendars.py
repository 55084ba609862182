"""Handing over the reporting calendar; the window and the command line ask here alike."""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from wpstracker.domain.question import Filter
from wpstracker.figures.obligations import Days, due_rows, window
from wpstracker.store.database import Store
from wpstracker.store.replacing import replacing
from wpstracker.words import words_for

CALENDAR_SUFFIX = ".ics"


def with_calendar_suffix(path: Path) -> Path:
    """The path ending in .ics, by which calendars know it."""
    return path if path.suffix.lower() == CALENDAR_SUFFIX else path.with_name(path.name + CALENDAR_SUFFIX)


def days_until(today: date, until: date | None) -> Days:
    """From the first day of last year to the day named, or as far as the calendar shows."""
    first, last = window(today)
    return first, until or last


def write_calendar(
    store: Store, target: Path, *, days: Days, language: str, today: date, question: Filter | None = None, restricted: bool = False
) -> int:
    """Write the due dates within these days as an .ics file; how many. Restricted obligations stay out unless asked for.

    KnownError when the place refuses; an older file stays then.
    """
    from wpstracker.exchange.calendars import calendar_of  # icalendar takes a third of a second to load

    rows = due_rows(store, days, today, question, language, unrestricted=not restricted)
    written = calendar_of(rows, words_for(language), datetime.now().astimezone())
    with replacing(with_calendar_suffix(target)) as part:
        part.write_bytes(written)
    return len(rows)


def export_calendar(file: Path, target: Path, *, until: date | None, language: str, today: date, restricted: bool = False) -> int:
    """The same of a file that is not open; how many due dates."""
    with closing(Store.open_for_reading(file)) as store:
        days = days_until(today, until)
        return write_calendar(store, target, days=days, language=language, today=today, restricted=restricted)
