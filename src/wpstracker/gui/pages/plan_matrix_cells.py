"""What the cells of a plan's matrix say: shown, typed, pointed at, spoken; and what a typed cell means."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus
from wpstracker.figures import plan_items
from wpstracker.figures.columns import label_of
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.facts import money
from wpstracker.gui.pages.plan_matrix_columns import MatrixColumn
from wpstracker.gui.pages.plan_matrix_lines import Line
from wpstracker.gui.roles import role_of
from wpstracker.records import PlanItem

_MONEY = ("budget_planned", "budget_spent")


class Unreadable(ValueError):
    """What was typed cannot be read; the sentence says what to do."""


class MatrixCells:
    """Knows what the plan calls its levels."""

    def __init__(self, levels: Mapping[ItemLevel, str]) -> None:
        self.levels = dict(levels)

    def heading(self, column: MatrixColumn, role: int) -> Any:
        """The head of a column: a name, or for counts a picture with the name as its tooltip."""
        label = tr(column.label)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column.icon else label
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return label
        if role == Qt.ItemDataRole.DecorationRole and column.icon:
            return icon(column.icon, colour_role="muted")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number and not column.icon else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def text(self, line: Line, column: MatrixColumn) -> str:
        """What a cell shows."""
        match column.key:
            case "text":
                return shown_text(line.item)
            case "level":
                return self.levels[line.level]
            case "term":
                return line.item.due_written or term_meant(line.item)
            case "status":
                return status_text(line)
            case "indicators" | "events" | "recommendations":
                count = getattr(line.counted, column.key)
                return str(count) if count else ""
        if column.key in _MONEY:
            return money(getattr(line.item, column.key), line.item.currency)
        return str(getattr(line.item, column.field) or "")

    def typed(self, line: Line, column: MatrixColumn) -> Any:
        """What stands in a cell when it is opened: the text, a code, or a number as it is written."""
        if column.key == "text":
            return shown_text(line.item)
        if column.key == "level":
            return line.level.value
        value = getattr(line.item, column.field) if column.field else None
        if column.key in _MONEY:
            return "" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.2f}".rstrip("0").rstrip(".")
        return value if column.key == "status" else value or ""

    def second(self, line: Line, column: MatrixColumn) -> str:
        """A smaller line below: what a term was understood to mean, where the plan says it in other words."""
        if column.key != "term" or not line.item.due_written:
            return ""
        meant = term_meant(line.item)
        if meant.casefold() == line.item.due_written.casefold():
            return ""
        return line.item.due.show(words().language) if line.item.due else meant

    def role(self, line: Line, column: MatrixColumn) -> str:
        """The colour of a pill; empty for plain text."""
        if column.key != "status" or not line.is_measure:
            return ""
        return role_of(MeasureStatus, line.status) if line.status else "none"

    def tip(self, line: Line, column: MatrixColumn) -> str:
        """What a cell says when it is pointed at."""
        if column.key == "term":
            return term_tip(line)
        if column.key == "status":
            return status_tip(line)
        if column.icon:
            return self.spoken(line, column)
        return self.text(line, column)

    def spoken(self, line: Line, column: MatrixColumn) -> str:
        """What a screen reader says."""
        match column.key:
            case "text":
                return tr("{field}: {value}", field=self.levels[line.level], value=shown_text(line.item) or tr("Text missing"))
            case "indicators":
                return tr_n("{n} indicator", "{n} indicators", line.counted.indicators)
            case "events":
                return tr_n("{n} event", "{n} events", line.counted.events)
            case "recommendations":
                return tr_n("{n} recommendation", "{n} recommendations", line.counted.recommendations)
        return tr("{field}: {value}", field=tr(column.label), value=self.text(line, column) or tr("not stated"))


def shown_text(item: PlanItem) -> str:
    """The text in the window's language where there is one, else as the plan has it."""
    return str((item.texts or {}).get(words().language) or item.text or "")


def status_text(line: Line) -> str:
    """The status of a measure; of anything above, how many of its measures are implemented."""
    if line.status:
        return label_of(MeasureStatus, line.status, words())
    if line.is_measure:
        return tr("not reported")
    if not line.total.total:
        return ""
    return tr("{share} implemented", share=line.total.implemented.text(words()))


def status_tip(line: Line) -> str:
    """With how many nobody has reported on, and whether it is late."""
    if line.is_measure:
        said = status_text(line) if line.status else tr("Nobody has reported on this measure. That is not the same as not started.")
        return "\n".join((said, tr("overdue"))) if line.counted.is_overdue else said
    if not line.total.total:
        return tr("No measures hang below it.")
    unreported = tr_n("{n} measure is not reported on.", "{n} measures are not reported on.", line.total.not_reported)
    return f"{status_text(line)}\n{unreported}"


def term_meant(item: PlanItem) -> str:
    """What the term was understood to mean; empty when nothing was."""
    return plan_items.term_meant(item.due_kind, item.rhythm, item.start, item.due, words())


def term_tip(line: Line) -> str:
    """Whether the words of a term were understood, and as what."""
    item = line.item
    if not item.due_written:
        return term_meant(item)
    meant = term_meant(item)
    if not meant:
        return tr("“{text}” is kept as written; no date was understood from it.", text=item.due_written)
    said = tr("“{text}” is understood as: {meaning}", text=item.due_written, meaning=meant)
    return f"{said}\n{tr('overdue')}" if line.counted.is_overdue else said


def change_of(item: PlanItem, column: MatrixColumn, value: Any) -> tuple[str, Any]:
    """The field a typed cell changes, and its new value. A text shown in another language is changed in that. Raises Unreadable."""
    if column.key == "text":
        language, texts = words().language, dict(item.texts or {})
        if texts.get(language):
            return "texts", {**texts, language: str(value).strip()}
        return "text", str(value).strip()
    if column.key in _MONEY:
        return column.field, _number(str(value))
    return column.field, value.strip() if isinstance(value, str) else value


def _number(text: str) -> float | None:
    """A number as people write it; None for an empty cell."""
    tidy = "".join(text.split()).replace("\u00a0", "").replace(",", ".")
    if not tidy:
        return None
    try:
        number = float(tidy)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e15:
        raise Unreadable(tr("“{text}” is not an amount. Write it like 25000 or 1500.50, or leave it empty.", text=text.strip()))
    return number
