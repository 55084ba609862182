"""The lists of terms at the left of their page; own terms can be dropped on another list."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from wpstracker.domain.vocabularies import LOOSE, Scheme
from wpstracker.gui.language import tr
from wpstracker.gui.pages.term_model import dragged_ids
from wpstracker.gui.roles import colour_of_scheme
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.colours import swatch

_SCHEME = Qt.ItemDataRole.UserRole
_WIDEST = 250


class TermLists(QListWidget):
    """`chosen()` when another list is wanted, `dropped(ids, scheme)` when terms were let go over one."""

    chosen = Signal()
    dropped = Signal(list, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sectionList")
        self.setAccessibleName(tr("Lists of terms"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setIconSize(QSize(14, 14))
        for scheme in Scheme:
            item = QListWidgetItem(swatch(tokens().colour(colour_of_scheme(scheme))), list_name(scheme))
            item.setData(_SCHEME, scheme.value)
            self.addItem(item)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(lambda _row: self.chosen.emit())

    def scheme(self) -> Scheme:
        """The list that is shown."""
        return Scheme(self.currentItem().data(_SCHEME))

    def set_scheme(self, scheme: str) -> None:
        """Choose a list without announcing it."""
        self.blockSignals(True)
        self.setCurrentRow([member.value for member in Scheme].index(scheme))
        self.blockSignals(False)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many terms each list shows."""
        for row in range(self.count()):
            item = self.item(row)
            scheme = Scheme(item.data(_SCHEME))
            item.setText(tr("{list} ({n})", list=list_name(scheme), n=counts.get(scheme, 0)))
            item.setIcon(swatch(tokens().colour(colour_of_scheme(scheme))))
        self.setMinimumWidth(min(_WIDEST, self.sizeHintForColumn(0) + 2 * self.frameWidth() + 10))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Terms only."""
        event.setAccepted(bool(dragged_ids(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only where own terms may go."""
        event.setAccepted(self._scheme_at(event.position().toPoint()) in LOOSE and self.scheme() in LOOSE)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which terms were let go over which list."""
        scheme, ids = self._scheme_at(event.position().toPoint()), dragged_ids(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)  # so that the tree takes nothing out by itself
        event.accept()
        if scheme and ids:
            self.dropped.emit(ids, scheme)

    def _scheme_at(self, place: QPoint) -> str:
        item = self.itemAt(place)
        return str(item.data(_SCHEME)) if item else ""


def list_name(scheme: Scheme) -> str:
    """What a list is called."""
    names = {
        Scheme.PILLAR: tr("Pillars"),
        Scheme.RESOLUTION: tr("Resolutions"),
        Scheme.FRAMEWORK: tr("Frameworks"),
        Scheme.THEME: tr("Themes"),
        Scheme.TAG: tr("Own tags"),
        Scheme.INSTITUTION_TYPE: tr("Institution types"),
        Scheme.RANK: tr("Rank bands"),
        Scheme.AGE: tr("Age bands"),
    }
    return names[scheme]
