"""Handing over a calendar: events, deadlines and reports due; the window and the command line ask here alike."""

from collections.abc import Collection
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from wpstracker.domain.question import Filter
from wpstracker.figures.calendar_item import ItemKind
from wpstracker.figures.calendar_items import items, kinds_asked
from wpstracker.figures.obligations import Days, due_rows, window
from wpstracker.store.database import Store
from wpstracker.store.keys import Address
from wpstracker.store.replacing import replacing
from wpstracker.words import N_, words_for

CALENDAR_SUFFIX = ".ics"


def with_calendar_suffix(path: Path) -> Path:
    """The path ending in .ics, by which calendars know it."""
    return path if path.suffix.lower() == CALENDAR_SUFFIX else path.with_name(path.name + CALENDAR_SUFFIX)


def days_until(today: date, until: date | None) -> Days:
    """From the first day of last year to the day named, or as far as the calendar shows."""
    first, last = window(today)
    return first, until or last


def write_calendar(
    store: Store,
    target: Path,
    *,
    days: Days,
    language: str,
    today: date,
    question: Filter | None = None,
    kinds: Collection[ItemKind] = (ItemKind.REPORT,),
    restricted: bool = False,
) -> int:
    """Write what stands within these days as an .ics file; how many entries. Restricted ones stay out unless asked for.

    Reports due alone are asked for as the list of reports does: obligations by id in `kinds`, states in `statuses`.
    What is known only to the year is no entry of a calendar of days, unless it is a deadline: that has passed by the end of the year.
    KnownError when the place refuses; an older file stays then.
    """
    from wpstracker.exchange.calendar_events import is_exact_enough
    from wpstracker.exchange.calendars import calendar_of  # icalendar takes a third of a second to load

    asked, words = question or Filter(), words_for(language)
    alone = set(kinds) == {ItemKind.REPORT}
    wanted = kinds if alone else kinds_asked(asked, kinds)
    duties = asked if alone else Filter(text=asked.text, countries=asked.countries)
    rows = due_rows(store, days, today, duties, language, unrestricted=not restricted) if ItemKind.REPORT in wanted else []
    others = [kind for kind in wanted if kind is not ItemKind.REPORT]
    known = asked if restricted else asked.but(unrestricted=True)
    found = items(store, *days, known, others, today=today, language=language) if others else []
    told = [item for item in found if is_exact_enough(item)]
    name = "" if alone else words(N_("Women, Peace and Security"))
    written = calendar_of(rows, words, datetime.now().astimezone(), told, name)
    with replacing(with_calendar_suffix(target)) as part:
        part.write_bytes(written)
    return len(rows) + len(told)


def export_calendar(
    file: Path | Address,
    target: Path,
    *,
    until: date | None,
    language: str,
    today: date,
    kinds: Collection[ItemKind] = (ItemKind.REPORT,),
    restricted: bool = False,
) -> int:
    """The same of a file that is not open; how many entries."""
    with closing(Store.open_for_reading(file)) as store:
        days = days_until(today, until)
        return write_calendar(store, target, days=days, language=language, today=today, kinds=kinds, restricted=restricted)
