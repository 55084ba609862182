"""Puts the tag browser beside the list of a page, lets it follow the list, and narrows the list to what is chosen in it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QTabWidget

from wpstracker.domain.question import Filter
from wpstracker.figures.counting import reads
from wpstracker.figures.tag_counts import tag_counts
from wpstracker.figures.term_rows import TermRow, term_rows
from wpstracker.gui.background import SETTLE_MS, Background
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr, words
from wpstracker.gui.tags.panel import TagPanel
from wpstracker.gui.widgets.keys import new_action
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store

if TYPE_CHECKING:
    from datetime import date

    from wpstracker.gui.pages.kept_page import KeptPage

TAGGED = ("event", "recommendation", "plan", "organisation", "person", "series", "project", "source")
"""The kinds of records whose lists can be narrowed by tags."""
_WIDTH, _LEAST, _BESIDE_TABS = 214, 340, 48
"""The panel at first; what the page that is read keeps; the button at its tabs."""


class TagsBeside(QObject):
    """Made with the page, and the panel with it when it is first wanted. Whether it is shown is remembered for each list.

    Counts come from a thread of their own: a list of 100,000 records is counted while it is already there.
    """

    def __init__(self, page: "KeptPage", place: str) -> None:
        super().__init__(page)
        self._page, self._context = page, page.context
        self._settings = f"tags.{place}"
        self.panel: TagPanel | None = None
        self._beside: QSplitter | None = None
        self._background: Background | None = None
        self._taken = 0
        self._rows: dict[str, list[TermRow]] = {}
        self._asked: Filter | None = None
        self.action = new_action(page, tr("Tags beside the list"), "tags", "Ctrl+B", self._pressed)
        self.action.setIcon(icon("tags", colour_role="text", on_role="accent"))
        self.action.setCheckable(True)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.follow)
        page.listed.connect(self._listed)
        if page.context.settings.state(self._settings).get("shown"):
            self.open()

    def is_open(self) -> bool:
        """Whether the panel is wanted, even while its page is hidden."""
        return self.panel is not None and not self.panel.isHidden()

    def open(self) -> None:
        """Show the panel at the left of the list; the page that is read gives it room."""
        if self.is_open():
            return
        panel = self.panel or self._make()
        known = self._context.settings.state(self._settings)
        width = max(170, int(known.get("width", _WIDTH)))
        panel.tree.set_folded(known.get("folded", ()))
        self._taken = self._widen(width)
        panel.show()
        if self._beside:
            self._beside.setSizes([width, max(0, self._page.splitter.sizes()[0] - width)])
        self.action.setChecked(True)
        self._remember()
        self.follow()

    def close(self) -> None:
        """Give the room back."""
        if self.panel is None or not self.is_open():
            return
        self._remember()
        had_keyboard = self.panel.isAncestorOf(self._page.focusWidget() or self._page)
        self.panel.hide()
        self._widen(-self._taken)
        self.action.setChecked(False)
        self._remember()
        if had_keyboard:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, changes: Changes) -> None:
        """The file has changed: the list may be the same, and its tags not."""
        if changes.touch("term"):
            self._rows = {}
        if changes.touch("term") or (self._asked is not None and changes.records.keys() & reads(self._page.record_kind, self._asked)):
            self._asked = None
            self._settle.start()

    def follow(self) -> None:
        """Show the tags of what the list shows now, if that is not what was counted last."""
        self._settle.stop()
        question = self._page.question()
        if self.panel is None or not self.panel.isVisible() or question == self._asked:
            return
        self._rows = self._rows or term_rows(self._context.store, words().language, counted=False)
        self._asked = question
        self.panel.set_chosen(question.terms)
        self._background = self._background or Background(self._context.store.address, self)
        count = partial(_counted, self._page.record_kind, question, self._context.today())
        self._background.ask("tags", count, partial(self._take_counts, question))

    def _listed(self) -> None:
        """Another question is counted at once; the same one, asked anew after a change, once nothing more changes."""
        if self._page.question() != self._asked and not self._settle.isActive():
            self.follow()

    def _take_counts(self, question: Filter, counts: dict[str, int]) -> None:
        if self.panel:
            self.panel.show_terms(self._rows, counts, question.terms)

    def _narrow(self, terms: list[str]) -> None:
        self._page.ask(self._page.question().but(terms=tuple(terms)))

    def _pressed(self) -> None:
        """The key opens the panel and goes to it; within it, the key closes it."""
        focused = self._page.window().focusWidget()
        if self.panel is None or not self.is_open():
            self.open()
        elif focused and self.panel.isAncestorOf(focused):
            self.close()
            return
        assert self.panel is not None
        self.action.setChecked(True)
        self.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make(self) -> TagPanel:
        panel = self.panel = TagPanel()
        panel.hide()
        panel.chosen.connect(self._narrow)
        panel.closed.connect(self.close)
        panel.shown_again.connect(self.follow)
        outer, beside = self._page.splitter, QSplitter(Qt.Orientation.Horizontal)
        sizes = outer.sizes()
        records = outer.widget(0)
        assert records is not None, "the page is laid out before its tags are wanted"
        outer.replaceWidget(0, beside)
        beside.addWidget(panel)
        beside.addWidget(records)
        beside.setChildrenCollapsible(False)
        beside.setStretchFactor(1, 1)
        beside.setFocusProxy(records)
        records.show()
        outer.setStretchFactor(0, 1)
        outer.setSizes(sizes)
        beside.splitterMoved.connect(lambda _place, _at: self._remember())
        panel.tree.itemCollapsed.connect(lambda _item: self._remember())
        panel.tree.itemExpanded.connect(lambda _item: self._remember())
        self._beside = beside
        return panel

    def _widen(self, by: int) -> int:
        """Let the side of the list be so much wider, as far as the page that is read can spare it; by how much it became so."""
        sizes: list[int] = self._page.splitter.sizes()
        if len(sizes) < 2 or not any(sizes):
            return 0
        read = self._page.splitter.widget(1)
        least = max(_LEAST, read.tabBar().sizeHint().width() + _BESIDE_TABS) if isinstance(read, QTabWidget) else _LEAST
        taken = min(by, max(0, sizes[1] - least))
        self._page.splitter.setSizes([sizes[0] + taken, sizes[1] - taken, *sizes[2:]])
        return taken

    def _remember(self) -> None:
        if self.panel is None:
            return
        known = self._context.settings.state(self._settings)
        width = self.panel.width() if self.panel.isVisible() else known.get("width", _WIDTH)
        self._context.settings.put_state(self._settings, {"shown": self.is_open(), "width": width, "folded": self.panel.tree.folded()})


def _counted(kind: str, question: Filter, today: "date", store: Store) -> dict[str, int]:
    """Counted by the thread."""
    return tag_counts(store, kind, question, today)
