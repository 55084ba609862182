"""The cells of the table of events: dates as periods, people as sure as they were reported."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.months import month_short
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.period import Period
from wpstracker.domain.vocabularies import EventKind, EventStatus, Vocabulary
from wpstracker.figures import events as figures
from wpstracker.figures.selecting import EVENT_SORTS
from wpstracker.gui.language import tr, words
from wpstracker.gui.tables.from_figures import specs
from wpstracker.gui.tables.paged_model import ColumnSpec
from wpstracker.store.database import Store

_VISIBLE = ("start", "title", "country", "status", "event_kind", "place", "people")
_WIDTHS = {"start": 132, "title": 246, "country": 116, "place": 110, "people": 84}
_WIDEST_PILL = 140


def columns() -> list[ColumnSpec]:
    """The columns in the present language."""
    widths = _WIDTHS | {"event_kind": _pill_width(EventKind), "status": _pill_width(EventStatus)}
    made = specs(figures.COLUMNS, visible=_VISIBLE, sorts=EVENT_SORTS, widths=widths, pills=("event_kind", "status"))
    return [replace(spec, **_OWN[spec.key]) if spec.key in _OWN else spec for spec in made]


def fetched(store: Store, ids: Sequence[str], wanted: Sequence[ColumnSpec], needed: Collection[str]) -> Mapping[str, Sequence[Any]]:
    """The values of these columns for these events; None for what is not needed."""
    rows = figures.rows(store, ids, words().language, only={*needed, "start", "end", "headcount"})
    for row in rows.values():
        row["start"], row["people"] = Period(row["start"], row["end"]), row["headcount"]
    return {id_: [row.get(column.key) for column in wanted] for id_, row in rows.items()}


def _pill_width(vocabulary: type[Vocabulary]) -> int:
    """Room for the words in the present language; the longest are cut."""
    metrics = QFontMetrics(QApplication.font())
    return min(max(metrics.horizontalAdvance(words()(each.label)) for each in vocabulary) + 36, _WIDEST_PILL)


def _show_period(period: Period) -> str:
    """Short as in “14–15 Sep 2023”, “Jun 2007”, “3–5 Aug, year?”; the reading pane has the whole."""
    first, last = period.start, period.end or period.start
    if first is None or last is None:
        return ""
    if first.month is None or (first.year, first.month) != (last.year, last.month):
        return _short(first) if first == last else f"{_short(first, year=first.year != last.year)} – {_short(last)}"
    days = "–".join(dict.fromkeys(str(date.day) for date in (first, last) if date.day))
    return _short(first, days=days)


def _short(date: PartialDate, *, days: str = "", year: bool = True) -> str:
    """A date in few letters."""
    month = month_short(date.month, words().language) if date.month else ""
    shown = " ".join(filter(None, (days or str(date.day or ""), month, str(date.year or "") if year else "")))
    return shown if date.year else tr("{day}, year?", day=shown)


def _show_people(count: Headcount) -> str:
    """A dash for not reported: the table would be full of the words."""
    return count.show(words()) if count.is_reported else "–"


_OWN: dict[str, dict[str, Any]] = {"start": {"show": _show_period}, "people": {"show": _show_people}}
