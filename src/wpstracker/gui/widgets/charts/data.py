"""What a chart shows, as plain data."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from wpstracker.gui.language import words
from wpstracker.words import with_decimal_mark


@dataclass(frozen=True)
class Category:
    """One bar's place: a month, a country, a kind; `colour_role` overrides the colour of a single series."""

    key: str
    label: str
    colour_role: str = ""


@dataclass(frozen=True)
class Series:
    """One value per category; None is not known and draws nothing. Colour: a theme role, or by position."""

    name: str
    values: Sequence[float | None]
    colour_role: str = ""
    key: str = ""


@dataclass(frozen=True)
class ChartData:
    """Categories and the series over them; several series are stacked."""

    categories: Sequence[Category] = ()
    series: Sequence[Series] = ()
    unit: str = ""

    def value(self, category: int, series: int) -> float | None:
        """One value."""
        values = self.series[series].values
        return values[category] if category < len(values) else None

    def total(self, category: int) -> float:
        """The height of a category's stack."""
        return sum(self.value(category, at) or 0 for at in range(len(self.series)))

    def is_known(self, category: int) -> bool:
        """Whether any value of a category is; nothing known is no zero."""
        return any(self.value(category, at) is not None for at in range(len(self.series)))

    def series_total(self, series: int) -> float:
        """The sum of one series."""
        return sum(value or 0 for value in self.series[series].values)

    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(self.total(at) > 0 for at in range(len(self.categories)))

    def colour_role(self, category: int, series: int) -> str:
        """The role a mark is coloured by."""
        own = self.categories[category].colour_role if len(self.series) == 1 else ""
        return own or self.series[series].colour_role or f"chart{series % 8 + 1}"


@dataclass(frozen=True)
class Mark:
    """One drawn piece that can be pointed at."""

    category: int
    series: int
    rect: QRectF
    text: str


def show_number(value: float, unit: str = "") -> str:
    """A number as written in a chart: grouped thousands, at most one decimal."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    text = with_decimal_mark(text.replace(",", "\u202f"), words().language)
    return f"{text}\u202f{unit}" if unit == "%" else f"{text} {unit}".strip()


def ticks(largest: float, wanted: int = 4) -> list[float]:
    """Round steps from 0 to at least the largest value; whole numbers for counts."""
    if largest <= 0:
        return [0.0, 1.0]
    raw = largest / wanted
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= raw - 1e-9)
    if largest >= 1:
        step = max(1.0, step if step >= 10 else float(math.ceil(step)))
    count = math.ceil(largest / step - 1e-9)
    return [step * at for at in range(count + 1)]


def mark_text(data: ChartData, category: int, series: int) -> str:
    """What is said of a mark."""
    value = data.value(category, series)
    label = data.categories[category].label
    name = data.series[series].name if len(data.series) > 1 else ""
    parts = [part for part in (label, name) if part]
    return f"{' · '.join(parts)}: {show_number(value or 0, data.unit)}"


def spoken(data: ChartData) -> str:
    """All values in one text for a screen reader."""
    known = [
        mark_text(data, at, number)
        for at in range(len(data.categories))
        for number in range(len(data.series))
        if data.value(at, number) is not None
    ]
    return "; ".join(known)
