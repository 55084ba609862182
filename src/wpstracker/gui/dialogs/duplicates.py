"""Pairs of records that may mean the same: merge them, or say that they are different."""

from contextlib import closing

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.figures.duplicates import Pair, possible_duplicates
from wpstracker.figures.names import names
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.comparison import Comparison, explanation
from wpstracker.gui.dialogs.merge import refusal, told
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.cards import Banner
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.records import KINDS
from wpstracker.services.comparing import sides
from wpstracker.services.duplicates import say_different
from wpstracker.services.merging import merge
from wpstracker.store.database import Store

_PAIR = Qt.ItemDataRole.UserRole


class DuplicatesDialog(PlainDialog):
    """Opened with `open()`. Each answer is a step of its own that can be taken back here or with Undo."""

    def __init__(self, parent: QWidget, context: Context, kind: str) -> None:
        super().__init__(parent, tr("Possible duplicates"), width=760)
        self._context = context
        self.kind = ChoiceBox(_kinds(), empty=None, name=tr("Look among"))
        self.kind.set_value(kind)
        self.kind.changed.connect(self.look)
        self.count = text_label(role="muted")
        self.pairs = QListWidget()
        self.pairs.setAccessibleName(tr("Pairs that may mean the same"))
        self.pairs.setItemDelegate(PairDelegate(self.pairs))
        self.pairs.currentRowChanged.connect(lambda _row: self._show_pair())
        self.comparison = Comparison()
        self.banner = Banner(kind="good")
        self.banner.action.connect(self._undo)
        self.merge_button = push_button(tr("Merge"), icon_name="merge", role="primary")
        self.different_button = push_button(tr("They are different"), icon_name="x")
        self._build()
        self.resize(1000, 640)
        self.look()

    def look(self) -> None:
        """Look for pairs in a thread of its own; thousands of names take a second or two."""
        path, kind = self._context.store.address, self.kind.value()

        def work(_progress: object) -> list[Pair]:
            with closing(Store.open_for_reading(path)) as store:
                return possible_duplicates(store, kind)

        self._offer_answers()
        run_job(self, tr("Looking for records that may mean the same…"), work, self._show_pairs)

    def pair(self) -> Pair | None:
        """The pair that is looked at."""
        item = self.pairs.currentItem()
        return item.data(_PAIR) if item else None

    def merge_pair(self) -> None:
        """Make one record of the two."""
        pair, keep = self.pair(), self.comparison.keep()
        if pair is None:
            return
        kept = next(side for side in self.comparison.sides() if side.id == keep)
        try:
            done = merge(self._context.store, KINDS[pair.kind], keep, self.comparison.others())
        except (Invalid, KnownError) as error:
            self.banner.set_message(refusal(error), kind="bad")
        else:
            self._answered(told(done, kept), {pair.one, pair.other} - {keep})

    def keep_apart(self) -> None:
        """Remember that they are different."""
        pair = self.pair()
        if pair is None:
            return
        try:
            say_different(self._context.store, pair.kind, pair.one, pair.other)
        except KnownError as error:
            self.banner.set_message(refusal(error), kind="bad")
        else:
            self._answered(tr("They will not be offered again."), set())

    def _show_pairs(self, found: list[Pair]) -> None:
        """List the pairs, the likeliest first."""
        kind = self.kind.value()
        called = names(self._context.store, kind, [id_ for pair in found for id_ in (pair.one, pair.other)], words().language)
        self.pairs.clear()
        for pair in found:
            lines = (called.get(pair.one, ""), called.get(pair.other, ""), tr(pair.why))
            item = QListWidgetItem("\n".join(lines))
            item.setToolTip(item.text())
            item.setData(_PAIR, pair)
            self.pairs.addItem(item)
        self.pairs.setCurrentRow(0)
        self.pairs.setFocus()
        self._show_count()
        self._show_pair()

    def _answered(self, said: str, gone: set[str]) -> None:
        """Take the pair off the list, with every other that names a record that is gone; go on with the next."""
        row = self.pairs.currentRow()
        self.pairs.takeItem(row)
        for number in reversed(range(self.pairs.count())):
            pair: Pair = self.pairs.item(number).data(_PAIR)
            if gone & {pair.one, pair.other}:
                self.pairs.takeItem(number)
        self.pairs.setCurrentRow(min(row, self.pairs.count() - 1))
        self.banner.set_message(said, action_text=tr("Undo"), kind="good")
        self._context.navigator.say(said)
        self._show_count()
        self._show_pair()
        self.pairs.setFocus()

    def _undo(self) -> None:
        """Take the last answer back."""
        try:
            self._context.store.undo()
        except (Invalid, KnownError) as error:
            self.banner.set_message(refusal(error), kind="bad")
        else:
            self.banner.set_message("")
            self.look()

    def _show_pair(self) -> None:
        """The two records of the chosen pair beside each other."""
        pair = self.pair()
        found = sides(self._context.store, pair.kind, (pair.one, pair.other), words()) if pair else []
        self.comparison.show_sides(self.kind.value(), found)
        self._offer_answers()

    def _offer_answers(self) -> None:
        some = self.pair() is not None
        self.merge_button.setEnabled(some)
        self.different_button.setEnabled(some)

    def _show_count(self) -> None:
        number = self.pairs.count()
        self.count.setText(tr_n("{n} pair", "{n} pairs", number) if number else tr("None found"))

    def _build(self) -> None:
        """The kind above, the pairs at the left, the two records at the right."""
        above = QHBoxLayout()
        label = text_label(tr("Look among"), "label")
        label.setBuddy(self.kind)
        self.kind.setMinimumWidth(200)
        above.addWidget(label)
        above.addWidget(self.kind)
        above.addWidget(self.count)
        above.addStretch(1)
        right = QWidget()
        box = QVBoxLayout(right)
        box.setContentsMargins(8, 0, 0, 0)
        box.addWidget(text_label(explanation(), "muted", wrap=True))
        box.addWidget(self.comparison, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.pairs)
        both.addWidget(right)
        both.setSizes([320, 640])
        self.body.addLayout(above)
        self.body.addWidget(self.banner)
        self.body.addWidget(both, 1)
        self.add_buttons(left=[self.different_button, self.merge_button])
        for button in self.findChildren(QPushButton):
            button.setDefault(False)  # Enter in the list must not close the dialog
            button.setAutoDefault(False)
        self.merge_button.clicked.connect(self.merge_pair)
        self.different_button.clicked.connect(self.keep_apart)


class PairDelegate(QStyledItemDelegate):
    """Two names, and below them why they may be one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The ground of any item, then the lines: the reason in the muted colour."""
        self.initStyleOption(option, index)
        lines, option.text = str(index.data()).split("\n"), ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        inside = option.rect.adjusted(10, 7, -8, -7)
        height = inside.height() / len(lines)
        painter.save()
        for number, line in enumerate(lines):
            painter.setPen(QColor(tokens().muted if number == len(lines) - 1 else tokens().text))
            shown = option.fontMetrics.elidedText(line, Qt.TextElideMode.ElideMiddle, inside.width())
            place = QRectF(inside.left(), inside.top() + number * height, inside.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Three lines with room around them."""
        return QSize(200, 3 * (option.fontMetrics.height() + 3) + 14)


def _kinds() -> list[tuple[str, str]]:
    return [
        ("organisation", tr("Organisations")),
        ("person", tr("People")),
        ("term", tr("Terms and tags")),
        ("series", tr("Series")),
        ("project", tr("Projects")),
        ("source", tr("Sources")),
    ]
