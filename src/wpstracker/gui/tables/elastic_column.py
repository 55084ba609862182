"""One column of a table takes the width that the others leave."""

from PySide6.QtCore import QEvent, QObject, QTimer

from wpstracker.gui.tables.record_table import RecordTable


class ElasticColumn(QObject):
    """Keeps a column as wide as there is room, never narrower than `least`; then the table scrolls sideways."""

    def __init__(self, table: RecordTable, key: str, least: int) -> None:
        super().__init__(table)
        self._table, self._least = table, least
        self._column = table.records().column_of(key)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._fit)
        header = table.horizontalHeader()
        header.setStretchLastSection(False)
        header.sectionResized.connect(self._resized)
        header.geometriesChanged.connect(self._settle.start)
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The table became wider or narrower."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _resized(self, section: int, _before: int, _now: int) -> None:
        """Another column was drawn wider, narrower, hidden or shown; a width drawn for this one holds until then."""
        if section != self._column:
            self._settle.start()

    def _fit(self) -> None:
        header = self._table.horizontalHeader()
        if not header.isSectionHidden(self._column):
            self._forget_hidden_width()
            others = header.length() - header.sectionSize(self._column)
            header.resizeSection(self._column, max(self._least, self._table.viewport().width() - others))

    def _forget_hidden_width(self) -> None:
        """Qt counts a hidden last column that once took the spare width as if it were shown; hiding it anew mends that."""
        header = self._table.horizontalHeader()
        last = header.count() - 1
        if header.isSectionHidden(last) and header.length() != sum(map(header.sectionSize, range(header.count()))):
            header.blockSignals(True)
            header.setSectionHidden(last, False)
            header.setSectionHidden(last, True)
            header.blockSignals(False)
            header.sectionResized.emit(last, 0, 0)
