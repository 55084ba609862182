"""The numbers of a chart as a table: for whoever reads with a screen reader, and for copying."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.widgets.charts.data import ChartData, show_number
from wpstracker.gui.widgets.charts.widget import ChartWidget
from wpstracker.gui.widgets.keys import new_action
from wpstracker.gui.widgets.styling import push_button


class ChartTable(QDialog):
    """A line for each bar, a column for each colour; “not known” where nothing is known."""

    def __init__(self, data: ChartData, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = QTableWidget(len(data.categories), len(data.series))
        self.table.setAccessibleName(name)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setVerticalHeaderLabels([category.label for category in data.categories])
        self.table.setHorizontalHeaderLabels([series.name for series in data.series])
        for line in range(len(data.categories)):
            for column in range(len(data.series)):
                self.table.setItem(line, column, _cell(data, line, column))
        self.table.resizeColumnsToContents()
        self.table.setCurrentCell(0, 0)
        new_action(self, tr("Copy table"), "copy", "Ctrl+C", self.copy, on=self.table)
        self._lay_out()

    def text(self) -> str:
        """All cells with their headers, as spreadsheets take them."""
        across = range(self.table.columnCount())
        lines = [["", *(_said(self.table.horizontalHeaderItem(at)) for at in across)]]
        for line in range(self.table.rowCount()):
            lines.append([_said(self.table.verticalHeaderItem(line)), *(_said(self.table.item(line, at)) for at in across)])
        return "\n".join("\t".join(cells) for cells in lines)

    def copy(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        copy = push_button(tr("Copy table"), icon_name="copy")
        copy.clicked.connect(self.copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self.table)
        box.addWidget(buttons)
        self.resize(560, min(620, 140 + 30 * self.table.rowCount()))


def show_as_table(within: QWidget) -> bool:
    """Open the table of the chart that has the keyboard; False when none in `within` has it or it is empty."""
    chart = QApplication.focusWidget()
    if not isinstance(chart, ChartWidget) or not within.isAncestorOf(chart) or chart.data().is_empty():
        return False
    ChartTable(chart.data(), chart.accessibleName(), chart.window()).open()
    return True


def _cell(data: ChartData, line: int, column: int) -> QTableWidgetItem:
    value = data.value(line, column)
    cell = QTableWidgetItem(tr("not known") if value is None else show_number(value, data.unit))
    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return cell


def _said(cell: QTableWidgetItem | None) -> str:
    """A number without the spaces between thousands, since other programs would take it for text."""
    return cell.text().replace("\u202f", "") if cell else ""
