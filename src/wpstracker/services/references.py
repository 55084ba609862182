"""Human names of records: KZ-2023-EV-014."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from wpstracker.records import Entry, Plan
from wpstracker.store.database import Store

_LETTERS = {
    "event": "EV",
    "recommendation": "RC",
    "plan": "PL",
    "organisation": "OR",
    "person": "PE",
    "source": "SO",
    "series": "SE",
    "project": "PR",
    "country_figure": "FG",
    "plan_item": "ME",
    "indicator": "IN",
    "obligation": "OB",
}
_YEAR_FIELDS = ("start", "issued", "adopted", "in_force", "published")


_OF_A_PLAN = ("plan_item", "indicator")
"""What is named by the country and year of its plan."""


def next_reference(store: Store, record: Entry) -> str:
    """Country and year as far as they are known, the kind, and the next free number."""
    return next(references(store, record))


def references(store: Store, record: Entry) -> Iterator[str]:
    """The next free names for this record and others like it that are saved with it."""
    about = store.get(Plan, getattr(record, "plan", None)) if record.kind() in _OF_A_PLAN else record
    stem = "-".join(part for part in (_country(about), _year(about), _LETTERS[record.kind()]) if part)
    sql = f'SELECT reference FROM "{record.kind()}" WHERE reference >= ? AND reference < ?'
    taken = [row[0] for row in store.rows(sql, (f"{stem}-", f"{stem}."))]
    numbers = [int(name.rsplit("-", 1)[1]) for name in taken if name.rsplit("-", 1)[1].isdecimal()]
    return (f"{stem}-{number:03}" for number in count(max(numbers, default=0) + 1))


def _country(record: Any) -> str:
    return str(getattr(record, "country", "") or "")


def _year(record: Any) -> str:
    for name in _YEAR_FIELDS:
        when = getattr(record, name, None)
        if when is not None and when.year:
            return str(when.year)
    return ""
