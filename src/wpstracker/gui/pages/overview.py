"""The overview: what needs somebody, what happened, where plans stand and what came of it; every figure opens its list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from wpstracker.domain.question import Filter
from wpstracker.figures import used
from wpstracker.figures.overview import Overview, overview
from wpstracker.gui.context import Context
from wpstracker.gui.forms.inputs import fold
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages import options, overview_period
from wpstracker.gui.pages.overview_board import Board
from wpstracker.gui.pages.page import Page
from wpstracker.gui.widgets.charts.table import show_as_table
from wpstracker.gui.widgets.filter_button import FilterButton
from wpstracker.gui.widgets.keys import new_action
from wpstracker.gui.widgets.styling import icon_button, text_label
from wpstracker.services import events as service


class OverviewPage(Page):
    """Answers in the order in which people ask; period and countries at the top hold for all of it."""

    key = "overview"
    shows = (
        *("event", "participation", "recommendation", "recommendation_progress", "plan", "claim"),
        *("recommendation_item", "recommendation_organisation", "recommendation_origin", "attachment", "citation"),
        *("obligation", "submission"),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        chosen = overview_period.remembered(context)
        self._chosen = chosen.period
        self._period = Filter()
        self._plans = Filter()
        self.figures: Overview | None = None
        self.period = FilterButton(tr("Period"), single=True)
        self.period.changed.connect(self._choose_period)
        self.country = FilterButton(tr("Country"), fold=fold)
        self.country.set_values(chosen.countries)
        self.country.changed.connect(self._choose_country)
        self.board = self.new_board()
        self._make_actions()
        self._lay_out()

    def title(self) -> str:
        """The page's name."""
        return tr("Overview")

    # -- what is shown

    def question(self) -> Filter:
        """The period and the countries chosen."""
        return self._period

    def reload(self) -> None:
        """Read every figure anew."""
        store, today = self.context.store, self.context.today()
        years = used.years(store, "event", "start")
        period = self._chosen or overview_period.usual(years, today)
        self.period.set_options(overview_period.options(years))
        self.period.set_values((period,))
        codes = {*used.countries(store, "event"), *used.countries(store, "recommendation"), *self.country.values()}
        self.country.set_options(options.of_countries(codes))
        countries = self.country.values()
        self._period = overview_period.asked(period, today).but(countries=countries)
        self._plans = self.board.plans.asked(countries)
        self.figures = overview(store, self._period, self._plans, today, words().language)
        self.board.fill(self.figures, self._period, self._plans)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # otherwise the panels are painted once before they have room

    def state(self) -> dict[str, Any]:
        """Period, countries, region and how far it is scrolled."""
        return {
            "period": self._chosen,
            "countries": list(self.country.values()),
            "region": self.board.plans.region.value(),
            "map": self.board.map.chosen_region(),
            "scrolled": self.area.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        self._chosen = str(state.get("period", ""))
        self.country.set_values(state.get("countries", ()))
        self.board.plans.region.set_value(state.get("region"))
        self.board.map.set_region(str(state.get("map", "")))
        self.reload()
        self.area.verticalScrollBar().setValue(int(state.get("scrolled", 0)))

    def page_actions(self) -> Sequence[QAction]:
        """A new event can be started from here; what is shown can be handed on."""
        return (self.new_event, self.save_picture, self.as_table)

    def new_board(self) -> Board:
        """Panels without figures: those of the page, or those of a picture."""
        return Board(self.context, start_event=self.start_event, plans_changed=self.reload, show_drafts=self._show_drafts)

    def start_event(self) -> None:
        """Open the editor of a new event, and show the event once it is saved."""
        from wpstracker.gui.forms.event_editor import EventEditor

        editor = EventEditor(self.context, service.blank(), self)
        editor.saved.connect(lambda id_: self.context.navigator.open_record("event", id_))
        editor.open()

    # -- inside

    def _choose_period(self) -> None:
        self._chosen = str(next(iter(self.period.values()), ""))
        self._choose_country()

    def _choose_country(self) -> None:
        """Show what was chosen, and show it again the next time this file is opened."""
        overview_period.remember(self.context, self._chosen, self.country.values())
        self.reload()

    def _show_drafts(self) -> None:
        """What was typed and never saved is offered above the page."""
        from wpstracker.gui.unsaved_offers import UnsavedOffers

        offers = self.window().findChild(UnsavedOffers)
        if offers is not None:
            offers.focus()

    def _save_picture(self) -> None:
        from wpstracker.gui.pages.overview_picture import save_picture

        if self.figures:
            save_picture(self, self.context, self.figures, self._period, self._plans)

    def _as_table(self) -> None:
        if not show_as_table(self):
            self.context.navigator.say(tr("Go to a chart first, with Tab or a click; then its numbers are shown as a table."))

    def _make_actions(self) -> None:
        self.new_event = new_action(self, tr("New event"), "plus", "Ctrl+N", self.start_event)
        self.new_event.setEnabled(not self.context.store.read_only)
        self.save_picture = new_action(self, tr("Save overview as picture…"), "image", "Ctrl+Shift+P", self._save_picture)
        self.as_table = new_action(self, tr("Show chart as table"), "table", "Ctrl+T", self._as_table)

    def _lay_out(self) -> None:
        """Title and choices stay; the panels scroll below."""
        head = QHBoxLayout()
        head.setSpacing(10)
        head.setContentsMargins(18, 14, 18, 0)
        head.addWidget(text_label(self.title(), "title"))
        head.addStretch(1)
        picture = icon_button("image", tr("Save overview as picture… ({keys})", keys="Ctrl+Shift+P"))
        picture.clicked.connect(self.save_picture.trigger)
        export = icon_button("file-spreadsheet", tr("These figures in a workbook… ({keys})", keys="Ctrl+Shift+E"))
        export.clicked.connect(lambda: self.context.navigator.export(self._period))
        for widget in (self.period, self.country, picture, export):
            head.addWidget(widget)
        self.area = QScrollArea()
        self.area.setObjectName("overview")
        self.area.setAccessibleName(self.title())
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.board)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.area, 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the panels, which it scrolls."""
        super().focusInEvent(event)
        self.area.setFocus(event.reason())
