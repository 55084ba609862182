"""File > Copies…: what copies there are of a file, how each differs from today, restoring one, and a second place for them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSplitter, QTreeWidget, QTreeWidgetItem, QWidget

from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.problems import KnownError
from wpstracker.figures.columns import show_day
from wpstracker.folders import backup_folder
from wpstracker.gui.backup_keeper import SECOND_PLACE, second_place
from wpstracker.gui.dialogs.backup_differences import differences_html
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.file_choice import choose_folder
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, words
from wpstracker.gui.messages import ask
from wpstracker.gui.settings import Settings
from wpstracker.gui.widgets.reading_pane import ReadingPane
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.services import backups
from wpstracker.store.backups import Backup
from wpstracker.store.database import Store
from wpstracker.store.keys import Address

_COPY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Shown:
    """The file whose copies are looked at, and its store where it is open; a damaged one is not."""

    address: Address
    store: Store | None


class BackupsDialog(PlainDialog):
    """`restore(copy)` closes the file, puts the copy in its place and opens it again."""

    def __init__(self, parent: QWidget, shown: Shown, settings: Settings, restore: Callable[[Backup], object]) -> None:
        super().__init__(parent, tr("Copies of “{file}”", file=shown.address.path.name), width=820)
        self._shown, self._settings, self._restore = shown, settings, restore
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Copies"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setMinimumHeight(320)
        self.list.setHeaderLabels([tr("Made"), tr("Why"), tr("Records"), tr("Size")])
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.differences = ReadingPane(name=tr("What differs from today"))
        self.place = text_label(role="muted", wrap=True)
        self.choose_place = push_button(tr("Second place…"), icon_name="hard-drive")
        self.choose_place.clicked.connect(self._choose_place)
        self.forget_place = push_button(tr("No second place"))
        self.forget_place.clicked.connect(lambda: self._use_place(None))
        self.make_button = push_button(tr("Make a copy now"), icon_name="save")
        self.make_button.setEnabled(shown.store is not None)
        self.make_button.clicked.connect(self.make)
        self.folder_button = push_button(tr("Open the folder"), icon_name="folder-open")
        self.folder_button.clicked.connect(self._open_folder)
        self.restore_button = push_button(tr("Restore…"), icon_name="history", role="primary")
        self.restore_button.clicked.connect(self.ask_to_restore)
        self._build()
        self.resize(980, 600)
        self.look()

    def look(self) -> None:
        """List the copies anew, the newest first; the newest is chosen."""
        second = second_place(self._settings)
        self.list.clear()
        for copy in backups.copies_of(self._shown.address, second):
            item = QTreeWidgetItem([_moment(copy), words()(copy.reason.label), _number(sum(copy.counts.values())), _size(copy.size)])
            for column in (2, 3):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, _COPY, copy)
            item.setToolTip(0, str(copy.path))
            item.setSizeHint(1, QSize(0, self.fontMetrics().height() + 12))
            self.list.addTopLevelItem(item)
        for column in (0, 2, 3):
            self.list.resizeColumnToContents(column)
        if newest := self.list.topLevelItem(0):
            self.list.setCurrentItem(newest)
        self.forget_place.setVisible(second is not None)
        self.place.setText(_about_places(second))
        self._show_chosen()

    def chosen(self) -> Backup | None:
        """The copy that is looked at."""
        item = self.list.currentItem()
        return item.data(0, _COPY) if item else None

    def make(self) -> None:
        """Make a copy that stays until somebody deletes it."""
        address, second = self._shown.address, second_place(self._settings)
        work = tr("Copying the file…")
        run_job(self, work, lambda _progress: backups.keep_copy(address, Reason.BY_HAND, second), lambda _copy: None, ended=self.look)

    def ask_to_restore(self) -> None:
        """Ask first: what came after the copy will no longer be in the file."""
        copy = self.chosen()
        if copy is None:
            return
        text = tr("Restore the copy of {moment}?", moment=_moment(copy))
        details = tr(
            "“{file}” will be as it was then. As it is today it is copied first and set aside in its folder, "
            "so you can take this back here.",
            file=self._shown.address.path.name,
        )
        ask(self, text, tr("Restore"), lambda: self._do_restore(copy), details=details)

    def _do_restore(self, copy: Backup) -> None:
        self.accept()
        self._restore(copy)

    def _show_chosen(self) -> None:
        """Compare the chosen copy with today beside the window; a large file takes a second."""
        copy = self.chosen()
        self.restore_button.setEnabled(copy is not None)
        if copy is None:
            self.differences.show_page(
                lambda: f"<p>{tr('There is no copy yet. One is made after half an hour of work, and on closing.')}</p>"
            )
        elif self._shown.store is None:
            self.differences.show_page(lambda: f"<p>{tr('The file cannot be opened, so the copy cannot be compared with it.')}</p>")
        else:
            self._compare(self._shown.store, copy)

    def _compare(self, store: Store, copy: Backup) -> None:
        try:
            found = backups.since(store, copy)
        except KnownError as error:
            said = error.text(words())
            self.differences.show_page(lambda: f"<p>{said}</p>")
            self.restore_button.setEnabled(False)
        else:
            self.differences.show_page(lambda: differences_html(found))

    def _choose_place(self) -> None:
        start = second_place(self._settings) or Path.home()
        choose_folder(self, tr("A second place for copies, for instance a USB drive"), start, self._use_place)

    def _use_place(self, folder: Path | None) -> None:
        """Keep copies there too, beginning now."""
        self._settings.put_text(SECOND_PLACE, str(folder) if folder else "")
        if folder is not None and self._shown.store is not None:
            self.make()
        else:
            self.look()

    def _open_folder(self) -> None:
        copy = self.chosen()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy.path.parent if copy else backup_folder())))

    def _build(self) -> None:
        about = tr(
            "Copies are made by themselves: every half hour of work and on closing. All of two days stay, then one a day, a week, a month."
        )
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self.differences)
        halves.setSizes([540, 400])
        place = QHBoxLayout()
        place.addWidget(self.place, 1)
        place.addWidget(self.choose_place)
        place.addWidget(self.forget_place)
        self.body.addWidget(text_label(about, "muted", wrap=True))
        self.body.addWidget(halves, 1)
        self.body.addLayout(place)
        self.add_buttons(left=(self.make_button, self.folder_button), main=self.restore_button, close=tr("Close"))


def _about_places(second: Path | None) -> str:
    if second is None:
        return tr(
            "All copies are on this computer, in {folder}. Choose a second place in case it is lost or breaks.", folder=backup_folder()
        )
    if not second.is_dir():
        return tr("The second place {folder} is not there now. Is the drive connected?", folder=second)
    return tr("Copies are also kept in {folder}.", folder=second)


def _moment(copy: Backup) -> str:
    local = copy.made.astimezone()
    return f"{show_day(local.date())} {local:%H:%M}"


def _number(count: int) -> str:
    return QLocale(words().language).toString(count)


def _size(size: int) -> str:
    megabytes = size / 1_048_576
    return tr("{n} MB", n=QLocale(words().language).toString(megabytes, "f", 1))


def told_of_restore(copy: Backup, aside: Path | None) -> str:
    """What to say afterwards."""
    if aside is None:
        return tr("The copy of {moment} was restored.", moment=_moment(copy))
    return tr(
        "The copy of {moment} was restored. What was there before is “{file}” in the same folder.", moment=_moment(copy), file=aside.name
    )
