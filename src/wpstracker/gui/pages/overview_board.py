"""The panels of the overview in the order in which people ask: what needs them, what happened, where plans stand, what came of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wpstracker.domain.question import Filter
from wpstracker.figures.activity import held
from wpstracker.figures.attention import coming_question
from wpstracker.figures.overview import Overview
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr
from wpstracker.gui.pages import overview_charts
from wpstracker.gui.pages.overview_chain import ChainPanel
from wpstracker.gui.pages.overview_map import MapPanel
from wpstracker.gui.pages.overview_needs import GapsPanel, NeedsPanel
from wpstracker.gui.pages.overview_panels import (
    BarsPanel,
    ComingPanel,
    OutcomesPanel,
    OverTimePanel,
    ParticipationPanel,
    PlansPanel,
    RecommendationsPanel,
)
from wpstracker.gui.pages.overview_period import in_words
from wpstracker.gui.pages.reports_panel import ReportsPanel
from wpstracker.gui.widgets.card_grid import CardGrid
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.panel import Panel
from wpstracker.gui.widgets.styling import text_label
from wpstracker.gui.widgets.tab_order import follow_each_other

Do = Callable[[], None]
_COLUMN, _COLUMNS = 310, (3, 2, 1)


class Board(QWidget):
    """Shows the figures it is filled with; whatever is pressed opens the list behind it."""

    def __init__(self, context: Context, *, start_event: Do, plans_changed: Do, show_drafts: Do) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._ask, self._today, self._open = context.navigator.ask, context.today, context.navigator.open_record
        self._period = Filter()
        self._figures: Overview | None = None
        self._make_panels(start_event, plans_changed, show_drafts)
        self.grid = CardGrid(column_width=_COLUMN, columns=_COLUMNS)
        self._lay_out()

    def fill(self, shown: Overview, period: Filter, plans: Filter) -> None:
        """Put the figures into their panels; those that would be empty give their place to the others."""
        self._figures, self._period = shown, period
        always = self._always()
        self.needs.fill(shown.needs, shown.stale_after)
        self.coming.fill(shown)
        self.reports.fill(shown.reports)
        self.gaps.fill(shown.gaps)
        self.over_time.fill(shown, period)
        self.participation.fill(shown, period)
        self.kinds.chart.set_data(overview_charts.by_kind(shown.kinds))
        self.countries.chart.set_data(overview_charts.by_country(shown.countries))
        self.map.fill(shown.map, shown.region)
        self.plans.fill(shown, plans)
        self.recommendations.fill(shown, period)
        self.outcomes.fill(shown.by_year, always)
        self.chain.fill(shown.chain, shown.loose, period)
        said = in_words(period)
        self.happened.setText(tr("What happened: {period}", period=said) if said else tr("What happened"))
        self._show_filled(shown)
        follow_each_other(self.grid.cards())

    def for_paper(self) -> None:
        """Hide what can only be pressed."""
        for panel in self.findChildren(Panel):
            for note in panel.notes():
                note.setVisible(isinstance(note, QLabel))
        self.map.region.hide()
        self.plans.region.hide()

    def _show_filled(self, shown: Overview) -> None:
        """Leave out what an empty file, or one country, has nothing to say of."""
        events, recommendations = shown.has_events, shown.has_recommendations
        self.needs.setVisible(events or recommendations or bool(shown.need("drafts")))
        self.gaps.setVisible(events or recommendations)
        self.reports.setVisible(bool(shown.reports))
        self.coming.setVisible(events)
        self.next.setVisible(events or bool(shown.reports))
        first = (self.needs, self.gaps, self.next)
        self.to_do.setVisible(not all(each.isHidden() for each in first))
        self.empty.setVisible(not events)
        of_events: tuple[QWidget, ...] = (self.happened, self.over_time, self.participation, self.kinds)
        of_recommendations: tuple[QWidget, ...] = (self.came, self.outcomes, self.chain)
        for panel in of_events:
            panel.setVisible(events)
        self.countries.setVisible(events and len(self._period.countries) != 1)
        for panel in of_recommendations:
            panel.setVisible(recommendations)
        self.recommendations.setVisible(len(shown.recommendations) > 1)
        self.grid.arrange()

    def _always(self) -> Filter:
        """The countries chosen, at any time: what needs somebody does not wait for a period."""
        return Filter(countries=self._period.countries)

    def _make_panels(self, start_event: Do, plans_changed: Do, show_drafts: Do) -> None:
        ask, open_ = self._ask, self._open
        self.needs = NeedsPanel(ask, show_drafts)
        self.coming = ComingPanel(lambda id_: open_("event", id_), self._open_coming, start_event)
        self.reports = ReportsPanel(lambda id_: open_("obligation", id_), lambda: ask("reporting", self._always()))
        self.gaps = GapsPanel(ask)
        self.over_time = OverTimePanel(ask)
        self.participation = ParticipationPanel(ask)
        nothing_held = tr("No event was held in this period.")
        self.kinds = BarsPanel(tr("Held events by type"), empty_text=nothing_held, find=self._open_kind)
        self.countries = BarsPanel(tr("Held events by country"), empty_text=nothing_held, find=self._open_country)
        self.map = MapPanel(lambda code: open_("country", code))
        self.plans = PlansPanel(ask, plans_changed)
        self.recommendations = RecommendationsPanel(ask)
        self.outcomes = OutcomesPanel(ask)
        self.chain = ChainPanel(ask)
        self.empty = Panel("")
        self.empty.body.addWidget(_nothing_yet(start_event))

    def _lay_out(self) -> None:
        """Section after section; a heading takes a line of its own."""
        self.next = _below_each_other(self.coming, self.reports)
        self.to_do, self.happened = _heading(tr("What needs you")), _heading(tr("What happened"))
        self.stand, self.came = _heading(tr("Where plans stand")), _heading(tr("What came of it"))
        sections: tuple[tuple[QWidget, int], ...] = (
            *((self.to_do, 3), (self.needs, 1), (self.next, 1), (self.gaps, 1), (self.empty, 3)),
            *((self.happened, 3), (self.over_time, 2), (self.participation, 1), (self.kinds, 1), (self.countries, 2)),
            *((self.stand, 3), (self.map, 2), (self.plans, 1)),
            *((self.came, 3), (self.outcomes, 2), (self.chain, 1), (self.recommendations, 3)),
        )
        for widget, span in sections:
            self.grid.add(widget, span=span)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 2, 18, 14)
        column.addWidget(self.grid)
        column.addStretch(1)

    def _open_coming(self) -> None:
        self._ask("events", coming_question(self._always(), self._today()))

    def _open_kind(self, key: str) -> None:
        if self._figures:
            self._ask("events", held(self._period).but(kinds=overview_charts.codes_of(key, self._figures.kinds)))

    def _open_country(self, key: str) -> None:
        if self._figures:
            self._ask("events", held(self._period).but(countries=overview_charts.codes_of(key, self._figures.countries)))


def _heading(text: str) -> QLabel:
    """What a section is about."""
    label = text_label(text, "section")
    label.setContentsMargins(2, 6, 0, 0)
    return label


def _below_each_other(*panels: QWidget) -> QWidget:
    """Short panels that share one place."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for panel in panels:
        column.addWidget(panel, 1)
    return box


def _nothing_yet(start_event: Do) -> EmptyState:
    sentence = tr(
        "Log the first one: a title is enough, everything else can follow. To look around first, open the sample from the File menu."
    )
    return EmptyState(tr("No events yet"), sentence, icon_name="calendar", buttons=[(tr("New event"), start_event)])
