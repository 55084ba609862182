"""The cells of the table of events: dates as periods, people as sure as they were reported."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.period import Period
from wpstracker.figures import events as figures
from wpstracker.figures.selecting import EVENT_SORTS
from wpstracker.gui.language import words
from wpstracker.gui.tables.from_figures import specs, values
from wpstracker.gui.tables.paged_model import ColumnSpec
from wpstracker.store.database import Store

_VISIBLE = ("start", "title", "event_kind", "country", "place", "status", "people")
_WIDTHS = {"start": 176, "title": 330, "event_kind": 128, "country": 104, "place": 110, "status": 96, "people": 92}


def columns() -> list[ColumnSpec]:
    """The columns in the present language."""
    made = specs(figures.COLUMNS, visible=_VISIBLE, sorts=EVENT_SORTS, widths=_WIDTHS, pills=("event_kind", "status"))
    return [replace(spec, **_OWN[spec.key]) if spec.key in _OWN else spec for spec in made]


def fetched(store: Store, ids: Sequence[str], wanted: Sequence[ColumnSpec]) -> Mapping[str, Sequence[Any]]:
    """The values of these columns for these events."""
    rows = figures.rows(store, ids, words().language)
    for row in rows.values():
        row["start"], row["people"] = Period(row["start"], row["end"]), row["headcount"]
    return {id_: values(row, wanted) for id_, row in rows.items()}


def _show_period(period: Period) -> str:
    return period.show(words().language)


def _show_people(count: Headcount) -> str:
    """A dash for not reported: the table would be full of the words."""
    return count.show(words()) if count.is_reported else "–"


_OWN: dict[str, dict[str, Any]] = {"start": {"show": _show_period}, "people": {"show": _show_people}}
