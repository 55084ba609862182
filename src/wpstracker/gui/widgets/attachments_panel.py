"""The files kept with a record: seen, looked into, opened, added by drag and drop or paste, renamed, removed."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from wpstracker.domain.file_texts import TextProblem
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.vocabularies import Privacy
from wpstracker.gui.context import Context
from wpstracker.gui.file_choice import choose_new, unused
from wpstracker.gui.file_opening import Opens, open_attached
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask, tell_error
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.dropped_files import files_in
from wpstracker.gui.widgets.file_actions import FileActions
from wpstracker.gui.widgets.file_list import FileList
from wpstracker.gui.widgets.file_preview import FilePreview
from wpstracker.gui.widgets.styling import text_label
from wpstracker.gui.widgets.taken_files import Sources, choose_files, copy_dropped, last_folder, read_files
from wpstracker.records import Attachment
from wpstracker.services import attached_texts
from wpstracker.services import attachments as service
from wpstracker.services.attachments import Incoming
from wpstracker.store.database import Store


class AttachmentsPanel(QWidget):
    """`count_changed(n)` whenever the number of files may be another. `opens` hands a file to the system's program."""

    count_changed = Signal(int)

    def __init__(self, context: Context, *, opens: Opens = QDesktopServices.openUrl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._opens = context, opens
        self._record: tuple[str, str] | None = None
        self._files: dict[str, Attachment] = {}
        self.setAcceptDrops(True)
        self.list = FileList()
        self.preview = FilePreview()
        self.unread = text_label(role="muted", wrap=True)
        self._problems: dict[str, str] = {}
        sentence = tr(
            "Drop files here, paste them with Ctrl+V, or choose them. They are kept inside your file; undo brings back what you remove."
        )
        self.deeds = FileActions(self, self.list, self)
        self._bar = self.deeds.bar()
        self.empty = EmptyState(tr("No files yet"), sentence, icon_name="paperclip", buttons=[(tr("Add files…"), self.choose)])
        self._pause = QTimer(self, singleShot=True, interval=60)
        self._pause.timeout.connect(self._look_into)
        self._build()
        self.list.current_changed.connect(self._current_changed)
        self.list.itemSelectionChanged.connect(self._offer_actions)
        self.list.activated_id.connect(lambda _id: self.open_file())
        self.list.renamed.connect(self._rename)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.show_record(None)

    # -- what is shown

    def show_record(self, record: tuple[str, str] | None) -> None:
        """Show the files of a record by its kind and id; None shows nothing."""
        self._record = record
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        found = service.of_record(self._context.store, self._record[1]) if self._record else []
        self._files = {str(file.id): file for file in found}
        self._problems = attached_texts.problems(self._context.store, self._record[1]) if self._record else {}
        self.list.show_files(found)
        self._tell_problem()
        self._body.setVisible(bool(found))
        self._bar.setVisible(bool(found))
        self.empty.setVisible(not found and self._record is not None)
        self.setFocusProxy(self.list if found else self.empty.buttons[0])
        self._offer_actions()
        self.count_changed.emit(len(found))

    def takes(self) -> bool:
        """Whether files can be added now."""
        return self._record is not None and not self._context.store.read_only

    def showEvent(self, event: QShowEvent) -> None:
        """What is not seen is not read."""
        super().showEvent(event)
        self._pause.start()

    # -- what can be done

    def take(self, sources: Sources) -> None:
        """Attach files or pasted pictures to the record."""
        record = self._record
        if not sources or record is None or not self.takes():
            return
        read_files(self, sources, lambda files: self._attach(record, files))

    def paste(self) -> None:
        """Attach the files or the picture on the clipboard."""
        found = files_in(QGuiApplication.clipboard().mimeData())
        if found:
            self.take(found)
        else:
            self._context.navigator.say(tr("There is no file and no picture on the clipboard."))

    def choose(self) -> None:
        """Ask which files to attach."""
        choose_files(self, self._context.settings, self.take)

    def open_file(self) -> None:
        """Open the current file with the system's program; one that would run is asked about first."""
        file = self._current()
        if file is not None:
            open_attached(self, self._context.store, file, self._opens)

    def save_copy(self) -> None:
        """Ask where to put a copy of the current file, and write it."""
        file = self._current()
        if file is not None:
            proposed = unused(Path(last_folder(self._context.settings)) / file.name)
            choose_new(self, tr("Save a copy"), proposed, tr("All files (*)"), lambda target: self._ask_save(str(file.id), target))

    def rename_file(self) -> None:
        """Type another name in place."""
        self.list.edit_name()

    def remove_files(self) -> None:
        """Take the chosen files away; undo brings them back."""
        ids = self.list.selected_ids()
        if ids and self._try(lambda: service.remove(self._context.store, ids)):
            said = tr_n("{n} file was removed. Ctrl+Z brings it back.", "{n} files were removed. Ctrl+Z brings them back.", len(ids))
            self._context.navigator.say(said)

    def set_privacy(self, privacy: Privacy) -> None:
        """Say who may see the chosen files."""
        ids = self.list.selected_ids()
        self._try(lambda: service.set_privacy(self._context.store, ids, privacy))

    # -- Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped anywhere on the panel."""
        if self.takes() and files_in(event.mimeData()):
            copy_dropped(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        copy_dropped(event)
        self.take(files_in(event.mimeData()))

    # -- inside

    def _attach(self, record: tuple[str, str], files: Sequence[Incoming]) -> None:
        if files and self._try(lambda: service.attach(self._context.store, *record, files)):
            said = tr_n("{n} file was attached.", "{n} files were attached.", len(files))
            self._context.navigator.say(said)
            self.reload()

    def _ask_save(self, id_: str, target: Path) -> None:
        if target.exists():
            text = tr("“{file}” is there already. Replace it?", file=target.name)
            ask(self, text, tr("Replace"), lambda: self._save(id_, target))
        else:
            self._save(id_, target)

    def _save(self, id_: str, target: Path) -> None:
        address, navigator = self._context.store.address, self._context.navigator

        def work(_progress: object) -> None:
            with closing(Store.open_for_reading(address)) as store:
                service.save_copy(store, id_, target)

        run_job(self, tr("Saving a copy…"), work, lambda _: navigator.say(tr("A copy was saved as {path}.", path=target)))

    def _rename(self, id_: str, name: str) -> None:
        self._try(lambda: service.rename(self._context.store, id_, name))
        self.reload()

    def _try(self, do: Callable[[], object]) -> bool:
        """Whether it was done; what refuses is told."""
        try:
            do()
        except (KnownError, Invalid) as error:
            tell_error(self, error)
            return False
        return True

    def _current(self) -> Attachment | None:
        return self._files.get(self.list.current_id() or "")

    def _tell_problem(self) -> None:
        """Why the words of the current file are not found."""
        file = self._current()
        problem = self._problems.get(file.digest, "") if file else ""
        self.unread.setText(words()(TextProblem(problem).label) if problem in list(TextProblem) else "")
        self.unread.setVisible(bool(problem))

    def _current_changed(self) -> None:
        self._offer_actions()
        self._tell_problem()
        self._pause.start()

    def _look_into(self) -> None:
        """Preview the current file, if the panel is looked at."""
        file = self._current()
        if file is None or not self.isVisible():
            self.preview.show_nothing()
            return
        try:
            self.preview.show_file(file.name, lambda: service.content(self._context.store, str(file.id)))
        except KnownError:
            self.preview.show_nothing()

    def _offer_actions(self) -> None:
        self.deeds.offer(writable=self.takes(), one=self._current() is not None, some=bool(self.list.selected_ids()))
        self.empty.buttons[0].setEnabled(self.takes())

    def _open_menu(self, place: QPoint) -> None:
        self.deeds.menu(self).popup(self.list.viewport().mapToGlobal(place))

    def _build(self) -> None:
        """Buttons above, the list, the preview below."""
        self._body = QSplitter(Qt.Orientation.Vertical)
        self._body.setChildrenCollapsible(False)
        listed = QWidget()
        lines = QVBoxLayout(listed)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(self.list, 1)
        lines.addWidget(self.unread)
        self._body.addWidget(listed)
        self._body.addWidget(self.preview)
        self._body.setSizes([190, 300])
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 10, 6, 0)
        box.setSpacing(8)
        box.addWidget(self._bar)
        box.addWidget(self._body, 1)
        box.addWidget(self.empty, 1)
