"""Human names of records: KZ-2023-EV-014."""

from typing import Any

from wpstracker.records import Entry
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


def next_reference(store: Store, record: Entry) -> str:
    """Country and year as far as they are known, the kind, and the next free number."""
    stem = "-".join(part for part in (_country(record), _year(record), _LETTERS[record.kind()]) if part)
    sql = f'SELECT reference FROM "{record.kind()}" WHERE reference >= ? AND reference < ?'
    taken = [row[0] for row in store.rows(sql, (f"{stem}-", f"{stem}."))]
    numbers = [int(name.rsplit("-", 1)[1]) for name in taken if name.rsplit("-", 1)[1].isdecimal()]
    return f"{stem}-{max(numbers, default=0) + 1:03}"


def _country(record: Entry) -> str:
    return str(getattr(record, "country", "") or "")


def _year(record: Any) -> str:
    for name in _YEAR_FIELDS:
        when = getattr(record, name, None)
        if when is not None and when.year:
            return str(when.year)
    return ""
