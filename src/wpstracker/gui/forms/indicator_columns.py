"""The columns of an indicator's values: period, number, its parts, words, comment, source."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wpstracker.domain.indicators import MEN, WOMEN
from wpstracker.domain.partial_date import UNREADABLE, PartialDate
from wpstracker.domain.written_numbers import read_number
from wpstracker.figures.indicators import number_text
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_column import RecordColumn
from wpstracker.gui.grids.columns import GridColumn, Reading, Row
from wpstracker.gui.language import tr, words
from wpstracker.records import IndicatorValue
from wpstracker.words import LANGUAGES, N_, words_for

CELL = "cells."
"""Before the key of a part it makes the key of its column."""
_WIDTHS = {"period": 178, "value": 96, "written": 110, "comment": 170, "source": 170}
_SEXES = {WOMEN: N_("Women"), MEN: N_("Men")}


@dataclass(frozen=True)
class PeriodColumn(GridColumn):
    """A year, a month or a day."""

    blank: Any = None

    def show(self, value: Any) -> str:
        """As a person reads it."""
        return value.show(words().language) if value else ""

    def read(self, text: str, row: Row) -> Reading | str:
        """The date it means."""
        del row
        if not text.strip():
            return Reading(None)
        try:
            return Reading(PartialDate.parse(text))
        except ValueError:
            return tr(UNREADABLE, text=text.strip())


@dataclass(frozen=True)
class NumberColumn(GridColumn):
    """Any number, the sign of per cent or the unit behind it left out. Empty is not reported and never 0."""

    blank: Any = None
    unit: str = ""

    @property
    def is_number(self) -> bool:
        """Set to the right."""
        return True

    def show(self, value: Any) -> str:
        """As short as it can be, without its unit."""
        return number_text(value, "", words().language)

    def read(self, text: str, row: Row) -> Reading | str:
        """The number, if it can be read for certain."""
        del row
        try:
            return Reading(read_number(text, self.unit))
        except ValueError:
            return tr("“{text}” cannot be read as a number. Write it like 12 or 1.5; leave it empty if not reported.", text=text)


def value_columns(names: Names, keys: Iterable[str], unit: str) -> list[GridColumn]:
    """All of them; `keys` are the parts the value is split by."""
    return [
        PeriodColumn("period", **_about("period")),
        NumberColumn("value", unit=unit, **_about("value")),
        *(NumberColumn(f"{CELL}{key}", cell_title(key), 90, unit=unit, titles=_cell_titles(key)) for key in keys),
        GridColumn("written", **_about("written")),
        GridColumn("comment", **_about("comment")),
        RecordColumn("source", kind="source", names=names, **_about("source")),
    ]


def cell_title(key: str) -> str:
    """What a part is called: women and men in the window's language, others as the plan names them."""
    return tr(_SEXES[key]) if key in _SEXES else key


def _cell_titles(key: str) -> tuple[str, ...]:
    return tuple(words_for(language)(_SEXES[key]) for language in LANGUAGES) if key in _SEXES else (key,)


def _about(name: str) -> dict[str, Any]:
    """Title in the present language, titles in all, and width."""
    label = str(IndicatorValue.described()[name].verbose_name)
    return {"title": words()(label), "width": _WIDTHS[name], "titles": tuple(words_for(language)(label) for language in LANGUAGES)}
