"""Table columns from the columns of `figures`: one description of a column serves lists, reports and the command line."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from wpstracker.figures.columns import Column, Type
from wpstracker.figures.rows import Row
from wpstracker.gui.language import words
from wpstracker.gui.roles import role_of
from wpstracker.gui.tables.paged_model import ColumnSpec

_WIDTHS = {
    Type.TEXT: 180,
    Type.LONG_TEXT: 320,
    Type.CHOICE: 140,
    Type.COUNTRY: 120,
    Type.COUNTRIES: 180,
    Type.LANGUAGES: 140,
    Type.DATE: 130,
    Type.COUNT: 90,
    Type.NUMBER: 90,
    Type.SHARE: 90,
    Type.FLAG: 90,
}
_MOST_SHOWN = 300
_AROUND_LABEL = 30


def specs(
    columns: Sequence[Column], *, visible: Sequence[str], sorts: Collection[str], widths: Mapping[str, int], pills: Collection[str] = ()
) -> list[ColumnSpec]:
    """One column of a table for each of `columns`, labels in the present language.

    `visible` keys come first in that order, the others follow hidden; only `sorts` can be sorted by; choices named in `pills` are pills.
    """
    made = {column.key: _spec(column, column.key in visible, column.key in sorts, column.key in pills) for column in columns}
    ordered = [made[key] for key in visible] + [spec for key, spec in made.items() if key not in visible]
    return [replace(spec, width=widths[spec.key]) if spec.key in widths else spec for spec in ordered]


def values(row: Row, columns: Sequence[ColumnSpec]) -> list[Any]:
    """A row of `figures` in the order of a table's columns."""
    return [row[column.key] for column in columns]


def _spec(column: Column, visible: bool, sortable: bool, pill: bool) -> ColumnSpec:
    kind = "pill" if pill else "number" if column.is_number else "date" if column.holds is Type.DATE else "text"
    return ColumnSpec(
        column.key,
        words()(column.label),
        _WIDTHS[column.holds],
        kind=kind,
        sortable=sortable,
        visible=visible,
        show=_show(column),
        role=(lambda value: role_of(column.vocabulary, value)) if pill else None,
        hint=words()(column.help),
    )


def _show(column: Column) -> Callable[[Any], str]:
    """A cell holds one line, however long the text."""
    said = words()
    if column.holds is Type.LONG_TEXT:
        return lambda value: " ".join(str(value or "").split())[:_MOST_SHOWN]
    return lambda value: column.show(value, said)


def with_room(spec: ColumnSpec) -> ColumnSpec:
    """At least as wide as its label in the present language, with room for the arrow of a sorted column."""
    font = QApplication.font()
    font.setBold(True)
    return replace(spec, width=max(spec.width, QFontMetrics(font).horizontalAdvance(spec.label) + _AROUND_LABEL))
