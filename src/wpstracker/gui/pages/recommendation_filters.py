"""The filter line of the recommendations page: from a question to what the line shows, and back."""

from collections.abc import Callable
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Mechanism, RecommendationStatus, Response
from wpstracker.figures import used
from wpstracker.figures.recommendation_conditions import ASKED
from wpstracker.gui.language import tr
from wpstracker.gui.pages import asked
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.pages.options import of_countries, of_vocabulary
from wpstracker.gui.pages.periods import DUE, of_periods, period_of, within
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.store.database import Store

_IN_BAR = ("text", "countries", "statuses", "kinds", "responses", "only", "overdue")
"""The parts of a question that the filter line shows; periods that are a whole year or move are shown as well."""


class RecommendationFilters:
    """Fills a FilterBar; `besides` is what was asked and the bar has no part for."""

    def __init__(self, bar: FilterBar, today: Callable[[], date]) -> None:
        self._bar, self._today = bar, today
        self.besides = Filter()
        bar.add_choice("country", tr("Country"))
        bar.add_choice("status", tr("Status"), of_vocabulary(RecommendationStatus))
        bar.add_choice("origin", tr("Origin"), of_vocabulary(Mechanism))
        bar.add_choice("period", tr("Issued"), single=True)
        bar.add_choice("due", tr("Due"), single=True)
        bar.add_choice("more", tr("More"), _more())
        bar.add_toggle("overdue", tr("Overdue"), "clock")
        bar.rest_removed.connect(self._take_away)

    def question(self) -> Filter:
        """What is asked today."""
        bar, today = self._bar, self._today()
        question = within(self.besides, bar.value("period"), today)
        question = within(question, bar.value("due"), today, *DUE)
        return question.but(
            text=bar.text(),
            countries=bar.value("country"),
            statuses=bar.value("status"),
            kinds=bar.value("origin"),
            responses=tuple(each for each in bar.value("more") if each not in ASKED),
            only=tuple(each for each in bar.value("more") if each in ASKED),
            overdue=bar.is_on("overdue"),
        )

    def ask(self, question: Filter) -> None:
        """Show a question in the line, without announcing it."""
        period, due = period_of(question), period_of(question, *DUE)
        self.besides = asked.only_beyond(question, (*_IN_BAR, *(("after", "before") if period else ()), *(DUE if due else ())))
        self._bar.set_values(
            {
                "text": question.text,
                "country": question.countries,
                "status": question.statuses,
                "origin": question.kinds,
                "more": (*question.only, *question.responses),
                "period": period,
                "due": due,
                "overdue": question.overdue,
            }
        )

    def fill(self, store: Store) -> None:
        """Offer the countries and years there are, and name what is asked besides."""
        self._bar.choice("country").set_options(of_countries(used.countries(store, "recommendation")))
        self._bar.choice("period").set_options(of_periods(used.years(store, "recommendation", "issued"), *self._bar.value("period")))
        self._bar.choice("due").set_options(of_periods((), *self._bar.value("due")))
        self._bar.show_rest(asked.beyond(store, self.besides, _IN_BAR, "recommendation"))

    def _take_away(self, part: str) -> None:
        self.besides = asked.without(self.besides, part)


def _more() -> list[Option]:
    """What is worked out of links and dates, and what was answered."""
    worked_out = [Option(each, tr(each.label), group=tr("Only those")) for each in ASKED]
    answers = [*of_vocabulary(Response), Option("", tr("not stated"))]
    return [*worked_out, *(Option(each.value, each.label, group=tr("Response")) for each in answers)]
