"""The overview's list of reports that are due next."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout

from wpstracker.figures.columns import show_day
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.pages.due_text import state_text
from wpstracker.gui.widgets.panel import Panel
from wpstracker.gui.widgets.record_line import RecordLine

_SHOWN = 5


class ReportsPanel(Panel):
    """Overdue reports first; a line opens its report, the note the whole calendar."""

    def __init__(self, open_report: Callable[[str], None], show_all: Callable[[], None]) -> None:
        super().__init__(tr("Next reports due"))
        self._open, self._show_all = open_report, show_all
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.lines: list[RecordLine] = []

    def fill(self, rows: Sequence[Row]) -> None:
        """Show the first of these."""
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(row) for row in rows[:_SHOWN]]
        for line in self.lines:
            self._list.addWidget(line)
        self.set_notes([(tr_n("{n} due date in the calendar", "All {n} due dates not handed in yet", len(rows)), self._show_all)])

    def _line(self, row: Row) -> RecordLine:
        facts = (state_text(row), show_day(row["due"]), row["about"])
        line = RecordLine(row["title"], " · ".join(part for part in facts if part))
        line.clicked.connect(lambda: self._open(row["id"]))
        return line
