"""Records beside each other, field by field, and the choice of the one that is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton, QScrollArea, QWidget

from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import KINDS
from wpstracker.services.comparing import OTHER_NAMES, Side, best_to_keep, label_of_field


class Comparison(QScrollArea):
    """A column for each record; lines in which they differ stand out. `changed` when another one is to be kept."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("The records side by side"))
        self._sides: list[Side] = []
        self._radios: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)

    def show_sides(self, kind: str, sides: Sequence[Side], keep: str = "") -> None:
        """Show these records; without `keep` the likeliest one is chosen."""
        self._sides, self._radios = list(sides), {}
        self._group.deleteLater()
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda _button: self.changed.emit())
        page = QWidget()
        page.setProperty("role", "page")
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        chosen = keep or (best_to_keep(sides) if sides else "")
        for column, side in enumerate(sides, 1):
            grid.setColumnStretch(column, 1)
            grid.addWidget(self._radio(side, sides, chosen), 0, column)
        self._add_line(grid, tr("Used by"), [uses_text(side) for side in sides], differs=False)
        for name in (*KINDS[kind].described(), OTHER_NAMES):
            texts = [side.values.get(name, "") for side in sides]
            if any(texts):
                self._add_line(grid, tr(label_of_field(kind, name)), texts, differs=len(set(filter(None, texts))) > 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(page)

    def keep(self) -> str:
        """The id of the record that is kept; empty when there is nothing to choose."""
        return next((id_ for id_, radio in self._radios.items() if radio.isChecked()), "")

    def others(self) -> list[str]:
        """The ids of those that go."""
        return [side.id for side in self._sides if side.id != self.keep()]

    def sides(self) -> list[Side]:
        """What is shown."""
        return list(self._sides)

    def _radio(self, side: Side, sides: Sequence[Side], chosen: str) -> QRadioButton:
        """The head of a column; only what every office shares can be kept beside it."""
        radio = QRadioButton(tr("Keep this one"))
        radio.setAccessibleName(tr("Keep “{name}”", name=side.name))
        radio.setChecked(side.id == chosen)
        if any(other.shared for other in sides) and not side.shared:
            radio.setEnabled(False)
            radio.setToolTip(tr("The other one is in the list every office shares, so it has to be kept."))
        self._group.addButton(radio)
        self._radios[side.id] = radio
        return radio

    def _add_line(self, grid: QGridLayout, label: str, texts: Sequence[str], *, differs: bool) -> None:
        row = grid.rowCount()
        grid.addWidget(text_label(label, "muted", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        for column, text in enumerate(texts, 1):
            cell = _cell(text, strong=differs)
            cell.setAccessibleName(tr("{field}: {value}", field=label, value=text or tr("not stated")))
            grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)


def uses_text(side: Side) -> str:
    """By how many records of each kind it is used."""
    if not side.uses:
        return tr("nothing yet")
    shown = {
        "event": lambda n: tr_n("{n} event", "{n} events", n),
        "recommendation": lambda n: tr_n("{n} recommendation", "{n} recommendations", n),
        "organisation": lambda n: tr_n("{n} organisation", "{n} organisations", n),
        "plan": lambda n: tr_n("{n} plan", "{n} plans", n),
        "person": lambda n: tr_n("{n} person", "{n} people", n),
    }
    other = sum(number for kind, number in side.uses.items() if kind not in shown)
    parts = [shown[kind](number) for kind, number in side.uses.items() if kind in shown]
    return ", ".join([*parts, *([tr_n("{n} other record", "{n} other records", other)] if other else [])])


def _cell(text: str, *, strong: bool) -> QLabel:
    cell = text_label(text or "–", "" if text else "muted", wrap=True)
    cell.setTextFormat(Qt.TextFormat.PlainText)
    cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    font = cell.font()
    font.setBold(strong)
    cell.setFont(font)
    return cell


def explanation() -> str:
    """What merging does, in two sentences."""
    return tr(
        "Whatever names one of them will name the kept one, and every other spelling will lead to it. "
        "Where both say something different (in bold), the kept one's word stays."
    )
