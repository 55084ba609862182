"""A page with a list beside a reading pane: header, filter line, splitter; the shape of most pages of the window."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from wpstracker.domain.highlighting import marker
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.question import Filter
from wpstracker.domain.question_words import WORDS
from wpstracker.figures.alike import KINDS as COMPARED
from wpstracker.figures.privacy import privacy_of
from wpstracker.gui.context import Context
from wpstracker.gui.forms.history_view import HistoryView
from wpstracker.gui.language import tr
from wpstracker.gui.messages import tell_error
from wpstracker.gui.pages.alike_view import AlikeView
from wpstracker.gui.pages.batch_deeds import BatchDeeds, Selectable
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.pages.kept_page import KeptPage
from wpstracker.gui.pages.question_panel import QuestionPanel
from wpstracker.gui.tables.relisting import Relisting
from wpstracker.gui.typed_questions import TypedQuestions
from wpstracker.gui.widgets.attachments_panel import AttachmentsPanel
from wpstracker.gui.widgets.keys import new_action
from wpstracker.gui.widgets.privacy_line import PrivacyLine, below
from wpstracker.gui.widgets.reading_pane import ReadingPane
from wpstracker.gui.widgets.source_reader import SourceReader
from wpstracker.gui.widgets.styling import icon_button, push_button, text_label
from wpstracker.gui.widgets.yielding_line import buttons_of
from wpstracker.records import Source
from wpstracker.services.batch_fields import FIELDS
from wpstracker.services.sources import SourceText, texts_of_record
from wpstracker.store.announcer import Changes


class ListPage(KeptPage):
    """Subclasses fill `filters`, make actions with `action`, and call `lay_out` with their list.

    `record_kind` says what the list holds; with it, files can be kept with the record that is read.
    """

    asked_kind = ""
    """The kind whose words questions are typed with, where it is not the `record_kind`."""

    def __init__(self, context: Context, *, placeholder: str) -> None:
        super().__init__(context)
        self.heading = text_label(self.title(), "title")
        self.count = text_label(role="muted")
        self.filters = FilterBar(placeholder=placeholder)
        self.filters.changed.connect(self.reload)
        self.pane = ReadingPane(name=self.title())
        self.pane.link_activated.connect(self.follow)
        self.history = HistoryView(context.store)
        self.relisting = Relisting(context)
        self.privacy = PrivacyLine()
        self.alike: AlikeView | None = None
        self.batch: BatchDeeds | None = None
        self.typed: QuestionPanel | None = None
        self._as_text: QAction | None = None
        self._told: str | None = None
        self._records: QWidget = self.pane
        self.files = AttachmentsPanel(context)
        self.source_reader: SourceReader | None = None
        self.files.count_changed.connect(self._tell_files)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.currentChanged.connect(lambda _index: self._show_history())

    def action(self, text: str, icon_name: str, keys: str, do: Callable[[], object], *, on: QWidget | None = None) -> QAction:
        """An action of this page; its key works while the page is in front, or only while `on` has the keyboard."""
        return new_action(self, text, icon_name, keys, lambda: self.attempt(do), on=on)

    def mark_found(self, text: str, *views: Any) -> None:
        """Mark the words that were looked for on the page that is read, and in views of the list that can `mark`."""
        for view in (self.pane, *views):
            view.mark(marker(text))

    def attempt(self, do: Callable[[], object]) -> None:
        """Do something the person asked for; what refuses is told in a sentence."""
        try:
            do()
        except (KnownError, Invalid) as error:
            tell_error(self, error)

    def tell_history_of(self, id_: str | None) -> None:
        """The record whose history and files the other tabs tell, and who may see it; the history is read only when it is looked at."""
        told, self._told = self._told, id_
        if id_ != told:
            self.files.show_record((self.record_kind, id_) if id_ and self.record_kind else None)
            self.record_shown.emit(self._records.hasFocus() or self._records.isAncestorOf(QApplication.focusWidget() or self))
        self.privacy.show_privacy(privacy_of(self.context.store, self.record_kind, id_))
        if self.alike:
            self.alike.show_record((self.record_kind, id_) if id_ else None)
        if self.source_reader:
            self.source_reader.refresh()
        self._show_history()

    def lay_out(self, records: QWidget, *, new: QAction, reading: QWidget | None = None, in_header: Sequence[QWidget] = ()) -> None:
        """Put header, filters, list and reading pane in their places; `reading` holds the pane where there is more beside it."""
        self._fill_header(new, in_header)
        self.tabs.addTab(below(self.privacy, reading or self.pane), tr("Page"))
        self.tabs.addTab(self.history, tr("History"))
        if self.record_kind:
            self.tabs.addTab(self.files, tr("Files"))
            self._compare_records()
            self.setAcceptDrops(True)
            self.action(tr("Paste as a file"), "clipboard", "Ctrl+V", self._paste, on=self.splitter)
        if self.record_kind in FIELDS and isinstance(records, Selectable):
            self.batch = BatchDeeds(self, records)
        self._type_questions()
        self.filters.search.returnPressed.connect(self._go_to_records)
        self.splitter.addWidget(records)
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([640, 460])
        if self.record_kind not in ("", Source.kind()):
            self._read_sources_beside()
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 12)
        box.setSpacing(10)
        box.addWidget(self.header)
        box.addWidget(self.filters)
        if self.typed:
            box.addWidget(self.typed)
        box.addWidget(self.splitter, 1)
        self._records = records

    def _fill_header(self, new: QAction, in_header: Sequence[QWidget]) -> None:
        header = QHBoxLayout(self.header)
        header.setContentsMargins(0, 0, 0, 0)
        header.setSpacing(10)
        header.addWidget(self.heading)
        header.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        header.addStretch(1)
        for widget in in_header:
            header.addWidget(widget)
        header.addWidget(button := _button_of(new))
        self.header.let_yield(*(buttons_of(widget) for widget in in_header), [button])

    def list_actions(self) -> tuple[QAction, ...]:
        """What can be done with the list as a whole."""
        typed = (self._as_text,) if self._as_text else ()
        alike = (self.alike_action,) if self.alike else ()
        return (*self.batch_actions(), *typed, *alike, *super().list_actions())

    def batch_actions(self) -> tuple[QAction, ...]:
        """What can be done with everything selected at once."""
        return self.batch.actions if self.batch else ()

    def show_alike(self) -> None:
        """Show what is like the record that is read."""
        if self.alike:
            self.tabs.show()
            self.tabs.setCurrentWidget(self.alike)
            self.alike.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stand_in_a_page(self) -> None:
        """Be one of several lists of a page that has a title of its own and takes the header."""
        self.heading.hide()
        box, header = self.layout(), self.header.layout()
        assert box is not None and header is not None
        header.setAlignment(self.count, Qt.AlignmentFlag.AlignVCenter)
        box.removeWidget(self.header)
        box.setContentsMargins(0, 0, 0, 0)

    def changed(self, changes: Changes) -> None:
        """Files that came or went are shown without reading the page anew."""
        self.relisting.changed(changes)
        super().changed(changes)
        if self.alike:
            self.alike.changed(changes)
        if changes.touch("attachment"):
            self.files.reload()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the page."""
        self.files.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """They are kept with the record that is read."""
        self.tabs.setCurrentWidget(self.files)
        self.files.dropEvent(event)

    def _type_questions(self) -> None:
        """Let questions be typed in the search box, and the whole question be read and edited as text."""
        kind = self.asked_kind or self.record_kind
        if kind and kind in WORDS:
            questions = TypedQuestions(self.context.store, kind, self.context.today)
            self.typed = QuestionPanel(self.filters, questions, self.question, self.ask)
            self._as_text = self.action(tr("Question as text"), "text-cursor-input", "F3", self.typed.show_line)
            button = icon_button("text-cursor-input", tr("Question as text"))
            button.clicked.connect(self._as_text.trigger)
            self.filters.add_widget(button)
            self.listed.connect(self.typed.follow)

    def _go_to_records(self) -> None:
        if not (self.typed and self.typed.has_problem()):
            self._records.setFocus()

    def _compare_records(self) -> None:
        """A tab that lists the records most like the one that is read, and a deed that leads to it."""
        if self.record_kind in COMPARED:
            self.alike = AlikeView(self.context)
            self.alike.link_activated.connect(self.follow)
            self.tabs.addTab(self.alike, tr("Similar"))
            self.alike_action = self.action(tr("Records like this one"), "layers", "Ctrl+Shift+J", self.show_alike)

    def _read_sources_beside(self) -> None:
        """A button at the tabs opens the text of the record's source beside them."""
        button = icon_button("panel-right", tr("Show source text"))
        self.tabs.setCornerWidget(button)
        self.source_reader = SourceReader(self, self.splitter, button, self._source_texts)
        self.source_reader.pane.pane.link_activated.connect(self.follow)

    def _source_texts(self) -> Sequence[SourceText]:
        return texts_of_record(self.context.store, self.record_kind, self._told) if self._told else ()

    def _paste(self) -> None:
        self.tabs.setCurrentWidget(self.files)
        self.files.paste()

    def _tell_files(self, count: int) -> None:
        self.tabs.setTabText(self.tabs.indexOf(self.files), tr("Files ({n})", n=count) if count else tr("Files"))

    def _show_history(self) -> None:
        if self.tabs.currentWidget() is self.history:
            self.history.show_record(self._told)

    def showEvent(self, event: Any) -> None:
        """The first time, the list gets the keyboard, not the first button."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: Any) -> None:
        """The keyboard goes on to the list. A focus proxy would do the same, but Tab would then pass over header and filters."""
        super().focusInEvent(event)
        self._records.setFocus(event.reason())

    def follow(self, target: str) -> None:
        """Follow a link of the reading pane: `wps:KIND/ID` shows a record, `wps:PAGE/PART/ID` a list, say all events of an organisation."""
        match target.removeprefix("wps:").split("/"):
            case [kind, id_] if id_:
                self.context.navigator.open_record(kind, id_)
            case [page, part, id_] if id_:
                self.context.navigator.ask(page, Filter().but(**{part: id_}))

    def record(self) -> tuple[str, str] | None:
        """The record in the reading pane."""
        return (self.record_kind, self._told) if self.record_kind and self._told else None

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def state(self) -> dict[str, Any]:
        """Filters, place of the splitter, chosen tab."""
        splitter = bytes(self.splitter.saveState().toBase64().data()).decode("ascii")
        view = {"view": self.views_here.state()} if self.views_here else {}
        return {"filters": self.filters.values(), "splitter": splitter, "tab": self.tabs.currentIndex()} | view

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`; what is missing stays as it is."""
        if self.views_here:
            self.views_here.restore(state.get("view", {}))
        self.filters.set_values(state.get("filters", {}))
        if "splitter" in state:
            self.splitter.restoreState(QByteArray.fromBase64(str(state["splitter"]).encode("ascii")))
        self.tabs.setCurrentIndex(int(state.get("tab", 0)))


def _button_of(action: QAction) -> QPushButton:
    """The page's main button; its tooltip names the key."""
    button = push_button(action.text(), icon_name="plus", role="primary")
    button.setToolTip(f"{action.text()} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
