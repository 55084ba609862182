"""An open file in the window: its pages, of which one is in front, and what has to be said about the file."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from wpstracker.domain.question import Filter
from wpstracker.figures.counting import count
from wpstracker.figures.obligations import reports_due
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr
from wpstracker.gui.page_list import HOMES, PAGES
from wpstracker.gui.pages.page import Page
from wpstracker.gui.place_banner import PlaceBanner
from wpstracker.gui.unsaved_offers import UnsavedOffers
from wpstracker.gui.wandering import Place, Wandering, scroll, scrolled, without_layout
from wpstracker.gui.widgets.cards import Banner
from wpstracker.gui.widgets.navigation import NavigationBar
from wpstracker.store.announcer import Changes

if TYPE_CHECKING:
    from wpstracker.gui.saved_views.side_bar import SideViews


class Workspace(QWidget):
    """Makes each page when it is first shown and remembers what it looked like."""

    page_shown = Signal()
    record_shown = Signal(bool)
    """Another record is read on the page in front; True when a person chose it in the list."""
    record_opened = Signal(str, str)
    """A record was asked for from somewhere else."""

    def __init__(self, context: Context, state: Mapping[str, Any], navigation: NavigationBar) -> None:
        """`state` is what `state()` said of an earlier workspace over the same file; `navigation` the bar beside it."""
        super().__init__()
        self.context = context
        self._pages: dict[str, Page] = {}
        self._states: dict[str, Any] = dict(state.get("pages", {}))
        self.navigation = navigation
        self.navigation.chosen.connect(self._page_chosen)
        self.banner = Banner(kind="warning", dismissible=False)
        self.place = PlaceBanner(context)
        self.unsaved = UnsavedOffers(context)
        self.views: SideViews | None = None
        self._stack = QStackedWidget()
        self.wandering = Wandering(self._here, self._return_to, state.get("places"))
        self._build()
        self.show_page(str(state.get("page", PAGES[0].key)))

    def page(self) -> Page:
        """The page in front."""
        return self._pages[self.navigation.current()]

    def front(self) -> Page | None:
        """The page in front, None before there is any."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, key: str) -> None:
        """Bring a page to the front; a step one can go back from, as are the next two."""
        with self.wandering.step():
            self._bring(key)

    def _page_chosen(self, key: str) -> None:
        """The button of the page that shows a saved view leads from the view to everything."""
        page = self.front()
        if page and page.key == key and page.saved_view():
            self.ask(key, Filter())
        else:
            self.show_page(key)

    def _bring(self, key: str) -> None:
        """Bring a page to the front, tell it what was looked at before, and give it the keyboard."""
        before, page = self._stack.currentWidget(), self._page(key)
        if isinstance(before, Page) and before is not page:
            page.arrived(before.question())
        self._stack.setCurrentWidget(page)
        self.navigation.set_current(key)
        self.focus_page()
        self._mark_view()
        self.page_shown.emit()

    def focus_page(self) -> None:
        """Give the page in front the keyboard, unless something in it has it already."""
        page, focused = self.page(), QApplication.focusWidget()
        if focused is None or not page.isAncestorOf(focused):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self, kind: str, id_: str) -> None:
        """Show a record on the page that is its home."""
        key = HOMES[kind]
        with self.wandering.step():
            self._bring(key)
            self._pages[key].show_record(kind, id_)
        self.record_opened.emit(kind, id_)

    def ask(self, key: str, question: Filter) -> None:
        """Show on a page the list that answers a question."""
        with self.wandering.step():
            self._bring(key)
            self._pages[key].leave_view()
            self._pages[key].ask(question)

    def show_view(self, id_: str) -> None:
        """Show a saved view on its page."""
        from wpstracker.services.saved_views import get

        view = get(self.context.store, id_)
        if view is not None:
            key = view.page.partition("/")[0]
            with self.wandering.step():
                self._bring(key)
                self._pages[key].show_view(view)
            self._mark_view()

    def list_views(self) -> None:
        """List the saved views in the side bar, and count what they hold."""
        if self.views is None:
            from wpstracker.gui.saved_views.side_bar import SideViews

            self.views = SideViews(self.context, self.navigation, lambda: self.page().save_view())
            self.views.chosen.connect(self.show_view)
            self._mark_view()

    def go_to_views(self) -> None:
        """Give the saved views the keyboard."""
        self.list_views()
        if self.views:
            self.views.focus()

    def _mark_view(self) -> None:
        page = self.front()
        if self.views and page:
            self.views.set_in_front(page.saved_view())

    def changed(self, changes: Changes) -> None:
        """Tell every page that was made."""
        for page in self._pages.values():
            page.changed(changes)
        if self.views:
            self.views.changed(changes)
        if changes.touch("recommendation", "obligation", "submission"):
            self.count_overdue()

    def state(self) -> dict[str, Any]:
        """The page in front and how each page looks, to be built again in another language."""
        pages = self._states | {key: page.state() for key, page in self._pages.items()}
        return {"page": self.navigation.current(), "pages": pages, "places": self.wandering.state()}

    def _here(self) -> Place | None:
        """The page in front as it is looked at now."""
        page = self.front()
        return Place(page.key, without_layout(page.state()), scrolled(page)) if page else None

    def _return_to(self, place: Place) -> None:
        """Show a page as it was; one that still looks so is only brought to the front."""
        self._bring(place.page)
        page = self._pages[place.page]
        if not place.is_like(Place(place.page, without_layout(page.state()))):
            page.restore(dict(place.state))
        self.focus_page()
        QTimer.singleShot(0, page, lambda: scroll(page, place.scrolled))  # lists know how long they are once they are laid out

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = next(entry for entry in PAGES if entry.key == key).load()(self.context)
            self._pages[key] = page
            self._stack.addWidget(page)
            page.actions_changed.connect(self.page_shown.emit)
            page.leaving.connect(self.wandering.leave)
            page.view_changed.connect(self._mark_view)
            page.record_shown.connect(lambda by_hand: self.record_shown.emit(by_hand) if self.front() is page else None)
            if key in self._states:
                page.restore(self._states.pop(key))
        return self._pages[key]

    def count_overdue(self) -> None:
        """Show at the side bar how many recommendations and reports are past their deadline."""
        store, today = self.context.store, self.context.today()
        self.navigation.set_badge("recommendations", count(store, "recommendation", Filter(overdue=True), today))
        self.navigation.set_badge("reporting", len(reports_due(store, today).overdue))

    def _build(self) -> None:
        """What has to be said about the file above the page."""
        self.banner.set_message(_about_reading_only(self.context))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(18, 12, 18, 0)
        above.addWidget(self.banner)
        above.addWidget(self.place)
        box.addLayout(above)
        box.addWidget(self.unsaved)
        box.addWidget(self._stack, 1)


def _about_reading_only(context: Context) -> str:
    if not context.store.read_only:
        return ""
    return tr("This file or its folder cannot be written, so you can read, search and export it, but not change it.")
