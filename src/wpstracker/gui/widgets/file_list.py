"""The list of a record's files: kind, name, size, who may see each."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures.columns import label_of
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.roles import role_of
from wpstracker.records import Attachment

_ID = Qt.ItemDataRole.UserRole
_PADLOCKS = {Privacy.PUBLIC: "lock-open", Privacy.INTERNAL: "lock", Privacy.RESTRICTED: "lock"}
_KINDS = {"image": "image", "video": "video", "audio": "mic", "text": "file-text"}
_SHEETS = ("xls", "xlsx", "ods", "csv")
_TEXTS = ("pdf", "doc", "docx", "odt", "rtf")


class FileList(QTreeWidget):
    """`renamed(id, name)` when a name was typed in place, `current_changed()`, `activated_id(id)` on double click."""

    renamed = Signal(str, str)
    current_changed = Signal()
    activated_id = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Files of this record"))
        self.setHeaderLabels([tr("File name"), tr("Size"), ""])
        self.headerItem().setIcon(2, icon("lock", colour_role="muted"))
        self.headerItem().setToolTip(2, tr("Who may see each file"))
        self.headerItem().setData(2, Qt.ItemDataRole.AccessibleTextRole, tr("Who may see each file"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.resizeSection(2, 38)
        self.itemChanged.connect(self._tell_renamed)
        self.currentItemChanged.connect(lambda _new, _old: self.current_changed.emit())
        self.itemDoubleClicked.connect(lambda item, _column: self.activated_id.emit(str(item.data(0, _ID))))

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show these; what was chosen stays chosen."""
        chosen, current = self.selected_ids(), self.current_id()
        self.blockSignals(True)
        self.clear()
        for file in files:
            self.addTopLevelItem(_item(file))
        self.blockSignals(False)
        self._choose(chosen, current)
        self.current_changed.emit()

    def current_id(self) -> str | None:
        """The file the keyboard is on."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item else None

    def selected_ids(self) -> list[str]:
        """The files that are marked."""
        return [str(item.data(0, _ID)) for item in self.selectedItems()]

    def edit_name(self) -> None:
        """Let the name be typed in place."""
        if item := self.currentItem():
            self.editItem(item, 0)

    def _choose(self, ids: Sequence[str], current: str | None) -> None:
        items = {str(item.data(0, _ID)): item for item in map(self.topLevelItem, range(self.topLevelItemCount())) if item}
        first = items.get(current or "") or self.topLevelItem(0)
        if first:
            self.setCurrentItem(first)
        for id_ in ids:
            if id_ in items:
                items[id_].setSelected(True)

    def _tell_renamed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.renamed.emit(str(item.data(0, _ID)), item.text(0))


def _item(file: Attachment) -> QTreeWidgetItem:
    privacy = Privacy(file.privacy or Privacy.INTERNAL)
    shown = label_of(Privacy, privacy, words())
    item = QTreeWidgetItem([file.name, size_of(file.size or 0)])
    item.setData(0, _ID, str(file.id))
    item.setIcon(0, icon(_icon_of(file), colour_role="muted"))
    item.setIcon(2, icon(_PADLOCKS[privacy], colour_role=role_of(Privacy, privacy) if privacy is Privacy.RESTRICTED else "muted"))
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    item.setToolTip(0, file.name)
    item.setData(2, Qt.ItemDataRole.AccessibleTextRole, shown)
    item.setToolTip(2, tr("Who may see this file: {privacy}", privacy=shown))
    return item


def size_of(number: int) -> str:
    """Bytes as a person reads them; Qt has no plural for a few."""
    if number < 1024:
        return tr_n("{n} byte", "{n} bytes", number)
    return QLocale(words().language).formattedDataSize(number, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _icon_of(file: Attachment) -> str:
    ending = file.name.rpartition(".")[2].lower()
    if ending in _SHEETS:
        return "file-spreadsheet"
    return "file-text" if ending in _TEXTS else _KINDS.get(file.media_type.partition("/")[0], "file")
