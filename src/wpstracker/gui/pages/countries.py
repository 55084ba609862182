"""The Countries page: a map, the list beside it, and the chosen country as a page."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from wpstracker.domain.question import Filter
from wpstracker.figures import used
from wpstracker.figures.map_figures import usual_country, usual_region
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr
from wpstracker.gui.pages import country_map, overview_period
from wpstracker.gui.pages.country_list import CountryList
from wpstracker.gui.pages.country_map import EVENTS, OVERDUE, PLANS, WORLD, Subject
from wpstracker.gui.pages.country_picture import save_picture
from wpstracker.gui.pages.country_view import SHOWS, CountryView
from wpstracker.gui.pages.page import Page
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.filter_button import FilterButton
from wpstracker.gui.widgets.keys import new_action
from wpstracker.gui.widgets.map import ZOOM_STEP, MapWidget
from wpstracker.gui.widgets.map.corner import buttons_over_map
from wpstracker.gui.widgets.map.pictures import disclaimer
from wpstracker.gui.widgets.partial_date_edit import partial_date_edit
from wpstracker.gui.widgets.styling import push_button, text_label


class CountriesPage(Page):
    """A click on the map or a line of the list shows the country at the right; opened, it takes the whole page."""

    key = "countries"
    shows = SHOWS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._code = ""
        self._subject = Subject()
        self.region = ChoiceBox(country_map.region_names(), empty=None, name=tr("Region"))
        self.shown = ChoiceBox(_subjects(), empty=None, name=tr("What the map shows"))
        self.as_of = partial_date_edit(tr("Status as of this day; empty for today"), compact=True)
        self.period = FilterButton(tr("Period"), single=True)
        self.map = MapWidget(name=tr("Map"))
        self.list = CountryList()
        self.view = CountryView(context)
        self.note = text_label(role="small", wrap=True)
        self._settled = False
        self._make_actions()
        self._connect()
        self._lay_out()

    def title(self) -> str:
        """The page's name."""
        return tr("Countries")

    # -- what is shown

    def day(self) -> date:
        """The day looked at: the last one the date can mean."""
        chosen = self.as_of.value()
        return (chosen.latest() if chosen else None) or self.context.today()

    def question(self) -> Filter:
        """The chosen country."""
        return Filter(countries=(self._code,)) if self._code else Filter()

    def country(self) -> str:
        """The code of the chosen country, "" for none."""
        return self._code

    def record(self) -> tuple[str, str] | None:
        """The chosen country."""
        return ("country", self._code) if self._code else None

    def subject(self) -> Subject:
        """What the map shows at present."""
        return self._subject

    def reload(self) -> None:
        """Count anew; region and country stay chosen."""
        if not self._settled:
            self._settled = True
            self.region.set_value(usual_region(self.context.store))
        years = used.years(self.context.store, "event", "start")
        self.period.set_options(overview_period.options(years))
        self.period.set_values(self.period.values() or (overview_period.ALL,))
        self._show_subject()
        if not self._code:
            self.choose(usual_country(self.context.store, country_map.members(self.region.value())))
        self.view.reload()

    def show_record(self, kind: str, id_: str) -> None:
        """Go to a country by its code; a map that does not have it gives way to the world."""
        if kind != "country":
            return
        self._catch_up()
        if id_ not in country_map.members(self.region.value()):
            self.region.set_value(WORLD)
            self._show_subject()
        self.choose(id_)

    def choose(self, code: str) -> None:
        """Choose a country in the map and in the list, and show it."""
        if not code:
            return
        self._code = code
        self.map.set_current(code)
        self.list.set_current(code)
        self.view.show_country(code)
        self._offer_actions()
        self.record_shown.emit(self.list.isAncestorOf(QApplication.focusWidget() or self))

    def open_country(self, code: str = "") -> None:
        """Give a country the whole page."""
        if not self.is_open():
            self.leaving.emit()
        self.choose(code or self._code)
        if self._code:
            self._spread(True)

    def go_back(self) -> None:
        """Back from the whole page of a country to map and list."""
        self._spread(False)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_open(self) -> bool:
        """Whether a country has the whole page."""
        return self._left.isHidden()

    def page_actions(self) -> Sequence[QAction]:
        """Open, back, save; print the country; zoom."""
        return (self.open, self.back, self.save, *self.view.actions_of_page(), *self.zooms)

    def focus_search(self) -> None:
        """Put the cursor into the search of the list."""
        self.go_back()
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def focusInEvent(self, event: Any) -> None:
        """The keyboard goes on to the list."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def state(self) -> dict[str, Any]:
        """Everything chosen, and the place of the dividers."""
        return {
            "region": self.region.value(),
            "shown": self.shown.value(),
            "as_of": self.as_of.value(),
            "period": self.period.values(),
            "country": self._code,
            "open": self.is_open(),
            "search": self.list.search.text(),
            "splitters": [_written(each) for each in (self.splitter, self._left)],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        self._settled = True
        self.region.set_value(state.get("region", WORLD))
        self.shown.set_value(state.get("shown", PLANS))
        self.as_of.set_value(state.get("as_of"))
        self.period.set_values(state.get("period", ()))
        self.list.search.setText(str(state.get("search", "")))
        for splitter, saved in zip((self.splitter, self._left), state.get("splitters", ()), strict=False):
            splitter.restoreState(QByteArray.fromBase64(str(saved).encode("ascii")))
        self._stale = False
        self.reload()
        self.choose(str(state.get("country", "")))
        self._spread(bool(state.get("open")))

    # -- inside

    def _show_subject(self) -> None:
        """Count, and show it in the map and in the list."""
        store, today, shown = self.context.store, self.context.today(), self.shown.value()
        if shown == EVENTS:
            self._subject = country_map.of_events(store, overview_period.asked(str(next(iter(self.period.values()), "")), today))
        elif shown == PLANS:
            self._subject = country_map.of_plans(store, self.day(), today)
        else:
            self._subject = country_map.of_overdue(store, today)
        self._offer_choices()
        self.map.set_region(self.region.value())
        self.map.set_title(tr("{subject}: {region}", subject=self._subject.title, region=self.region.currentText()))
        self.map.show_data(self._subject.data)
        self.list.show_data(country_map.members(self.region.value()), self._subject.data)
        self.note.setText(" · ".join(part for part in (self._subject.besides, disclaimer()) if part))
        self.map.set_current(self._code)
        self._offer_actions()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.reload()

    def _make_actions(self) -> None:
        self.open = new_action(self, tr("Open country page"), "file-text", "Ctrl+Return", self.open_country)
        self.back = new_action(self, tr("Back to the map"), "arrow-left", "Alt+Home", self.go_back)
        self.save = new_action(
            self, tr("Save map as picture…"), "image", "Ctrl+Shift+M", lambda: save_picture(self, self.context, self.map)
        )

        self.zooms = (
            new_action(self, tr("Show the map larger"), "plus", "Ctrl++", lambda: self.map.zoom_by(ZOOM_STEP)),
            new_action(self, tr("Show the map smaller"), "minus", "Ctrl+-", lambda: self.map.zoom_by(1 / ZOOM_STEP)),
            new_action(self, tr("Show the whole map"), "rotate-ccw", "Ctrl+0", self.map.zoom_out_fully),
        )
        self.map.set_corner(buttons_over_map(self.zooms))

    def _connect(self) -> None:
        for input_ in (self.region, self.shown, self.as_of, self.period):
            input_.changed.connect(self._show_subject)
        self.map.chosen.connect(self.choose)
        self.map.walked.connect(self.choose)
        self.map.opened.connect(self.open_country)
        self.list.current_changed.connect(self.choose)
        self.list.opened.connect(self.open_country)

    def _offer_actions(self) -> None:
        self.open.setEnabled(bool(self._code) and not self.is_open())
        self.back.setEnabled(self.is_open())

    def _offer_choices(self) -> None:
        """A day for plans, a period for events."""
        self.as_of.setVisible(not self.is_open() and self.shown.value() == PLANS)
        self.period.setVisible(not self.is_open() and self.shown.value() == EVENTS)

    def _spread(self, on: bool) -> None:
        """The country alone, or beside map and list."""
        self._left.setVisible(not on)
        for choice in self._choices:
            choice.setVisible(not on)
        self._back_button.setVisible(on)
        self._offer_choices()
        self._offer_actions()
        if on:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.as_of.line.setPlaceholderText(tr("As of today"))
        self.as_of.setFixedWidth(168)
        for choice in (self.region, self.shown):
            choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self._left = QSplitter(Qt.Orientation.Vertical)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for splitter, parts, sizes in (
            (self._left, (_above(self.map, self.note), self.list), (395, 262)),
            (self.splitter, (self._left, self.view), (660, 440)),
        ):
            splitter.setChildrenCollapsible(False)
            for part in parts:
                splitter.addWidget(part)
            splitter.setSizes(list(sizes))
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 12)
        box.setSpacing(10)
        box.addLayout(self._header())
        box.addWidget(self.splitter, 1)
        self._spread(False)

    def _header(self) -> QHBoxLayout:
        """Title, what is chosen, and the way back."""
        self._choices = (self.region, self.shown, self.as_of, self.period)
        self._back_button = push_button(self.back.text(), icon_name="arrow-left")
        self._back_button.clicked.connect(self.back.trigger)
        header = QHBoxLayout()
        header.setSpacing(10)
        header.addWidget(text_label(self.title(), "title"))
        header.addSpacing(14)
        for widget in self._choices:
            header.addWidget(widget)
        header.addStretch(1)
        header.addWidget(self._back_button)
        return header


def _subjects() -> list[tuple[str, str]]:
    return [(PLANS, tr("Status of the newest 1325 NAP")), (EVENTS, tr("Events held")), (OVERDUE, tr("Overdue recommendations"))]


def _above(one: QWidget, other: QWidget) -> QWidget:
    """Two widgets, the lower one as low as it can be."""
    both = QWidget()
    box = QVBoxLayout(both)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(2)
    box.addWidget(one, 1)
    box.addWidget(other)
    return both


def _written(splitter: QSplitter) -> str:
    return bytes(splitter.saveState().toBase64().data()).decode("ascii")
