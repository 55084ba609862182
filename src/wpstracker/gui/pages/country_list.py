"""The list beside the map: the same countries with the same classes, by keyboard and screen reader."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from wpstracker.domain.folding import folded
from wpstracker.domain.places import country, country_name
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.tables.elastic_column import ElasticColumn
from wpstracker.gui.tables.paged_model import ColumnSpec, PagedModel
from wpstracker.gui.tables.record_table import RecordTable
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.map.data import MapClass, MapData
from wpstracker.gui.widgets.map.painting import paint_swatch
from wpstracker.gui.widgets.map.palette import map_colours
from wpstracker.gui.widgets.search_line import SearchLine
from wpstracker.gui.widgets.styling import text_label

_SWATCH = 22


class CountryList(QWidget):
    """Countries by name, found by any of their names; `current_changed(code)`, `opened(code)` on Enter or double click."""

    current_changed = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._codes: list[str] = []
        self._data = MapData()
        self._sort, self._descending = "country", False
        self.search = SearchLine(tr("Search countries"))
        self.search.textChanged.connect(lambda _text: self._list())
        self.count = text_label(role="muted")
        columns = [
            ColumnSpec("country", tr("Country"), width=160),
            ColumnSpec("group", tr("On the map"), width=236),
            ColumnSpec("detail", tr("Details"), width=260, sortable=False),
        ]
        self.model = PagedModel(columns, self._fetched, self)
        self.model.sort_requested.connect(self._sort_by)
        self.table = RecordTable(self.model, name=tr("Countries"), empty=EmptyState(tr("No country of this name"), icon_name="search"))
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.table.setItemDelegateForColumn(1, _SwatchDelegate(self))
        self.table.set_sort("country", False)
        self.table.current_changed.connect(lambda code: self.current_changed.emit(code) if code else None)
        self.table.activated_id.connect(self.opened)
        self.search.returnPressed.connect(self.table.setFocus)
        self.setFocusProxy(self.table)
        ElasticColumn(self.table, "detail", 150)
        self._lay_out()

    def show_data(self, codes: Iterable[str], data: MapData) -> None:
        """List these countries; the chosen one stays chosen."""
        self._codes, self._data = list(codes), data
        self._list()

    def current(self) -> str:
        """The chosen country, "" for none."""
        return self.table.current_id() or ""

    def set_current(self, code: str) -> None:
        """Choose a country; a search that hides it is cleared."""
        if code in self._codes and self.model.row_of(code) < 0:
            self.search.clear()
        if code != self.current():
            self.table.set_current_id(code)

    def _list(self) -> None:
        wanted = folded(self.search.text().strip())
        found = [code for code in self._codes if not wanted or any(wanted in name for name in _names(code))]
        found.sort(key=lambda code: (folded(country_name(code, words().language)), code), reverse=self._descending)
        if self._sort == "group":
            found.sort(key=self._rank, reverse=self._descending)
        self.table.set_ids(found)
        self.count.setText(tr_n("{n} country", "{n} countries", len(found)))

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._list()

    def _fetched(self, codes: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        language, values = words().language, self._data.values
        texts = {code: values[code].text.replace("\n", " · ") if code in values else "" for code in codes}
        groups = {code: self._data.class_of(code) for code in codes}
        return {code: (country_name(code, language), group.label if group else "", texts[code]) for code, group in groups.items()}

    def group_at(self, row: int) -> MapClass | None:
        """The class of the country in a row."""
        return self._data.class_of(self.model.id_at(row) or "")

    def _rank(self, code: str) -> int:
        """The place of a country's class in the legend."""
        return [*self._data.classes, None].index(self._data.class_of(code))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self.search, 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.table, 1)


class _SwatchDelegate(QStyledItemDelegate):
    """A class with its colour and sign as on the map, and its words."""

    def __init__(self, owner: CountryList) -> None:
        super().__init__(owner)
        self._owner = owner

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The swatch at the left, the text beside it."""
        self.initStyleOption(option, index)
        group, text = self._owner.group_at(index.row()), str(option.text)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        place = QRectF(option.rect.left() + 8, option.rect.center().y() - 7, _SWATCH, 13)
        if group:
            paint_swatch(painter, place, group, map_colours())
        room = option.rect.adjusted(_SWATCH + 16, 0, -4, -3)
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(option.palette.color(option.palette.ColorRole.Text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _names(code: str) -> list[str]:
    """Everything a country can be found by."""
    known = country(code)
    return [folded(name) for name in (code, known.alpha3, *known.names.values(), *known.aliases)]
