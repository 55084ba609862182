"""The overview: what needs somebody, what is coming, what happened, and where plans stand; every figure opens its list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wpstracker.domain.question import Filter, Only
from wpstracker.figures import used
from wpstracker.figures.activity import held
from wpstracker.figures.attention import coming_question, stale_question, unsettled_question
from wpstracker.figures.overview import Overview, overview
from wpstracker.figures.plan_counts import conflicting_question
from wpstracker.gui.context import Context
from wpstracker.gui.forms.inputs import fold
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages import options, overview_charts, overview_period
from wpstracker.gui.pages.overview_chain import ChainPanel
from wpstracker.gui.pages.overview_map import MapPanel
from wpstracker.gui.pages.overview_panels import (
    BarsPanel,
    ComingPanel,
    OverTimePanel,
    ParticipationPanel,
    PlansPanel,
    RecommendationsPanel,
)
from wpstracker.gui.pages.page import Page
from wpstracker.gui.pages.reports_panel import ReportsPanel
from wpstracker.gui.widgets.card_grid import CardGrid
from wpstracker.gui.widgets.cards import EmptyState, FigureCard
from wpstracker.gui.widgets.filter_button import FilterButton
from wpstracker.gui.widgets.keys import new_action
from wpstracker.gui.widgets.panel import Panel
from wpstracker.gui.widgets.styling import text_label
from wpstracker.services import events as service


class OverviewPage(Page):
    """Answers in the order in which people ask; period and countries at the top hold for all of it."""

    key = "overview"
    icon = "layout-dashboard"
    shows = (
        *("event", "participation", "recommendation", "recommendation_progress", "plan", "claim"),
        *("recommendation_item", "recommendation_organisation", "recommendation_origin", "attachment", "citation"),
        *("obligation", "submission"),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._chosen = ""
        self._period = Filter()
        self._plans = Filter()
        self.figures: Overview | None = None
        self.period = FilterButton(tr("Period"), single=True)
        self.period.changed.connect(self._choose_period)
        self.country = FilterButton(tr("Country"), fold=fold)
        self.country.changed.connect(self.reload)
        self.new_event = self._new_action()
        self._make_cards()
        self._make_panels()
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
        self._plans = self.plans.asked(countries)
        self._show(overview(store, self._period, self._plans, today, words().language))

    def state(self) -> dict[str, Any]:
        """Period, countries, region and how far it is scrolled."""
        return {
            "period": self._chosen,
            "countries": list(self.country.values()),
            "region": self.plans.region.value(),
            "map": self.map.chosen_region(),
            "scrolled": self.area.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        self._chosen = str(state.get("period", ""))
        self.country.set_values(state.get("countries", ()))
        self.plans.region.set_value(state.get("region"))
        self.map.set_region(str(state.get("map", "")))
        self.reload()
        self.area.verticalScrollBar().setValue(int(state.get("scrolled", 0)))

    def page_actions(self) -> Sequence[QAction]:
        """A new event can be started from here."""
        return (self.new_event,)

    def start_event(self) -> None:
        """Open the editor of a new event, and show the event once it is saved."""
        from wpstracker.gui.forms.event_editor import EventEditor

        editor = EventEditor(self.context, service.blank(), self)
        editor.saved.connect(lambda id_: self.context.navigator.open_record("event", id_))
        editor.open()

    # -- inside

    def _show(self, figures: Overview) -> None:
        """Put the figures into cards and panels; an empty file shows what to do instead of empty charts."""
        self.figures = figures
        self._show_cards(figures)
        self.map.fill(figures.map, figures.region)
        self.over_time.fill(figures, self._period)
        self.coming.fill(figures)
        self.kinds.chart.set_data(overview_charts.by_kind(figures.kinds))
        self.countries.chart.set_data(overview_charts.by_country(figures.countries))
        self.participation.fill(figures, self._period)
        self.recommendations.fill(figures, self._period)
        self.chain.fill(figures.chain, figures.loose, self._period)
        self.plans.fill(figures, self._plans)
        self.reports.fill(figures.reports)
        for panel in (self.over_time, self.coming, self.kinds, self.participation):
            panel.setVisible(figures.has_events)
        self.countries.setVisible(figures.has_events and len(self.country.values()) != 1)
        self.reports.setVisible(bool(figures.reports))
        self.recommendations.setVisible(figures.has_recommendations)
        self.chain.setVisible(figures.has_recommendations)
        self.empty.setVisible(not figures.has_events)
        self.cards.setVisible(figures.has_events or figures.has_recommendations)
        self.panels.arrange()

    def _show_cards(self, figures: Overview) -> None:
        cards = (
            (self.overdue, len(figures.due.overdue), "bad"),
            (self.due_soon, len(figures.due.soon), "warning"),
            (self.stale, figures.stale, "warning"),
            (self.unsettled, figures.unsettled, "warning"),
            (self.conflicts, figures.conflicting, "warning"),
        )
        for card, number, role in cards:
            card.set_figure(str(number), role=role if number else "neutral")
        quiet = tr_n("For more than {n} day", "For more than {n} days", figures.stale_after)
        self.stale.set_figure(str(figures.stale), quiet)

    def _choose_period(self) -> None:
        self._chosen = str(next(iter(self.period.values()), ""))
        self.reload()

    def _always(self) -> Filter:
        """The countries chosen, at any time: what needs somebody does not wait for a period."""
        return Filter(countries=self.country.values())

    def _ask(self, page: str, question: Filter) -> None:
        self.context.navigator.ask(page, question)

    def _new_action(self) -> QAction:
        action = new_action(self, tr("New event"), "plus", "Ctrl+N", self.start_event)
        action.setEnabled(not self.context.store.read_only)
        return action

    def _make_cards(self) -> None:
        ask, always, today = self._ask, self._always, self.context.today
        self.overdue = FigureCard(tr("Overdue recommendations"), icon_name="triangle-alert", role="bad")
        self.overdue.clicked.connect(lambda: ask("recommendations", always().but(overdue=True)))
        self.due_soon = FigureCard(tr("Recommendations due within 30 days"), icon_name="hourglass", role="warning")
        self.due_soon.clicked.connect(lambda: ask("recommendations", always().but(only=(Only.DUE_SOON,))))
        self.stale = FigureCard(tr("Recommendations without news"), icon_name="message-square", role="warning")
        self.stale.clicked.connect(lambda: ask("recommendations", stale_question(always())))
        self.unsettled = FigureCard(tr("Planned events whose date has passed: were they held?"), icon_name="calendar-clock", role="warning")
        self.unsettled.clicked.connect(lambda: ask("events", unsettled_question(always(), today())))
        self.conflicts = FigureCard(tr("Plans with conflicting status claims"), icon_name="git-branch", role="warning")
        self.conflicts.clicked.connect(lambda: ask("plans", conflicting_question(always())))

    def _make_panels(self) -> None:
        navigator, today = self.context.navigator, self.context.today
        self.map = MapPanel(lambda code: navigator.open_record("country", code))
        self.over_time = OverTimePanel(self._ask)
        self.coming = ComingPanel(
            lambda id_: navigator.open_record("event", id_),
            lambda: self._ask("events", coming_question(self._always(), today())),
            self.start_event,
        )
        nothing_held = tr("No event was held in this period.")
        self.kinds = BarsPanel(tr("Held events by type"), empty_text=nothing_held, find=self._open_kind)
        self.countries = BarsPanel(tr("Held events by country"), empty_text=nothing_held, find=self._open_country)
        self.participation = ParticipationPanel(self._ask)
        self.recommendations = RecommendationsPanel(self._ask)
        self.chain = ChainPanel(self._ask)
        self.plans = PlansPanel(self._ask, self.reload)
        self.reports = ReportsPanel(lambda id_: navigator.open_record("obligation", id_), lambda: self._ask("reporting", self._always()))
        self.empty = Panel("")
        self.empty.body.addWidget(self._nothing_yet())

    def _nothing_yet(self) -> EmptyState:
        sentence = tr(
            "Log the first one: a title is enough, everything else can follow. To look around first, open the sample from the File menu."
        )
        return EmptyState(tr("No events yet"), sentence, icon_name="calendar", buttons=[(tr("New event"), self.start_event)])

    def _open_kind(self, key: str) -> None:
        if self.figures:
            self._ask("events", held(self._period).but(kinds=overview_charts.codes_of(key, self.figures.kinds)))

    def _open_country(self, key: str) -> None:
        if self.figures:
            self._ask("events", held(self._period).but(countries=overview_charts.codes_of(key, self.figures.countries)))

    def _lay_out(self) -> None:
        """Title and choices stay; cards and panels scroll below."""
        head = QHBoxLayout()
        head.setSpacing(10)
        head.setContentsMargins(18, 14, 18, 0)
        head.addWidget(text_label(self.title(), "title"))
        head.addStretch(1)
        head.addWidget(self.period)
        head.addWidget(self.country)
        self.cards = CardGrid(column_width=186, columns=(5, 3, 2, 1))
        for card in (self.overdue, self.due_soon, self.stale, self.unsettled, self.conflicts):
            self.cards.add(card)
        self.panels = CardGrid(column_width=310, columns=(3, 2, 1))
        self.panels.add(self.empty, span=2)
        for panel in (
            self.map,
            self.over_time,
            self.coming,
            self.reports,
            self.kinds,
            self.participation,
            self.plans,
            self.recommendations,
            self.chain,
            self.countries,
        ):
            self.panels.add(panel)
        inside = QWidget()
        inside.setProperty("role", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 4, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.cards)
        column.addWidget(self.panels)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(head)
        box.addWidget(self.area, 1)
