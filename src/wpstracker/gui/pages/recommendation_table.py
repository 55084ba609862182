"""The table of recommendations: which columns, and how a missing text and a passed deadline are shown in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import DeadlineKind
from wpstracker.figures import recommendations as figures
from wpstracker.figures.rows import Row
from wpstracker.figures.selecting import RECOMMENDATION_SORTS
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, words
from wpstracker.gui.tables.from_figures import specs, values
from wpstracker.gui.tables.paged_model import ColumnSpec, PagedModel
from wpstracker.gui.tables.record_table import RecordTable
from wpstracker.gui.tables.tint_delegate import TintDelegate

_VISIBLE = ("text", "status", "deadline", "responsible", "origin", "country")
_WIDTHS = {"reference": 134, "text": 240, "status": 122, "deadline": 226, "responsible": 170, "origin": 190}


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, or that it is missing."""

    text: str
    missing: bool


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline and how urgent it is."""

    kind: str | None
    deadline: PartialDate | None
    overdue: bool
    soon: bool


def recommendation_table(context: Context) -> RecordTable:
    """The table, still without records."""
    columns = _columns()
    model = PagedModel(columns, lambda ids: _fetch(context, ids, columns, model.needed()))
    table = RecordTable(model, name=tr("Recommendations"))
    for key in ("text", "deadline"):
        table.setItemDelegateForColumn(model.column_of(key), TintDelegate(table))
    return table


def _columns() -> list[ColumnSpec]:
    made = specs(figures.COLUMNS, visible=_VISIBLE, sorts=RECOMMENDATION_SORTS, widths=_WIDTHS, pills=("status", "priority"))
    own = {spec.key: spec for spec in made}
    text = replace(own["text"], show=show_wording, role=lambda said: "muted" if said.missing else "")
    deadline = replace(own["deadline"], show=show_due, role=urgency)
    return list((own | {"text": text, "deadline": deadline}).values())


def _fetch(context: Context, ids: Sequence[str], columns: Sequence[ColumnSpec], needed: Sequence[str]) -> Mapping[str, Sequence[Any]]:
    found = figures.rows(context.store, ids, context.today(), words().language, only=needed)
    return {id_: values(_with_own_cells(row), columns) for id_, row in found.items()}


def _with_own_cells(row: Row) -> Row:
    return row | {"text": Wording(row["text"], row["text_missing"]), "deadline": due_of(row)}


def due_of(row: Row) -> Due:
    """The deadline of a row."""
    return Due(row["deadline_kind"], row["deadline"], row["overdue"], row["due_soon"])


def show_wording(said: Wording) -> str:
    """One line of the text."""
    return tr("Text missing") if said.missing else " ".join(said.text.split())[:300]


def show_due(due: Due, show: Callable[[PartialDate], str] | None = None) -> str:
    """The deadline, in words unless it is to be shown otherwise; that it is overdue or near stands beside it."""
    said = show or (lambda date: date.show(words().language))
    date = said(due.deadline) if due.deadline else ""
    if due.overdue:
        return tr("{date} · overdue", date=date)
    if due.soon:
        return tr("{date} · due soon", date=date)
    return tr("periodic") if due.kind == DeadlineKind.PERIODIC and not date else date


def urgency(due: Due) -> str:
    """The theme role of a deadline that is over or near."""
    return "bad" if due.overdue else "warning" if due.soon else ""
