"""The filter line of the plans page: from a question to what the line shows, and back."""

from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import countries
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Instrument, Stage
from wpstracker.gui.language import tr
from wpstracker.gui.pages import asked
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.pages.options import of_vocabulary
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.gui.widgets.partial_date_edit import partial_date_edit
from wpstracker.store.database import Store

CENTRAL_ASIA, OSCE = "central_asia", "osce"
_IN_BAR = ("text", "kinds", "statuses", "as_of")
_NOWHERE = ("-",)


class PlanFilters:
    """Fills a FilterBar; `besides` is what was asked and the bar has no part for."""

    def __init__(self, bar: FilterBar) -> None:
        self._bar = bar
        self.besides = self._asked = Filter()
        regions = [Option(CENTRAL_ASIA, tr("Central Asia")), Option(OSCE, tr("OSCE area"))]
        bar.add_choice("region", tr("Region"), regions, single=True)
        bar.add_choice("kinds", tr("Instrument"), of_vocabulary(Instrument))
        bar.add_choice("statuses", tr("Present status"), of_vocabulary(Stage))
        self.as_of = partial_date_edit(tr("Status as of this day; empty for today"), compact=True)
        self.as_of.line.setPlaceholderText(tr("As of today"))
        self.as_of.setFixedWidth(168)
        self.as_of.setToolTip(tr("Shows where the plans stood on another day. Only what was claimed by then counts."))
        bar.add_part("as_of", self.as_of)
        bar.rest_removed.connect(self._take_away)

    def day(self, today: date) -> date:
        """The day looked at: the last one the date can mean."""
        chosen = self.as_of.value()
        return (chosen.latest() if chosen else None) or today

    def question(self, today: date) -> Filter:
        """What is asked; a region narrows the countries asked for."""
        day = self.day(today)
        question = self.besides.but(text=self._bar.text(), kinds=self._bar.value("kinds"), statuses=self._bar.value("statuses"))
        question = question.but(as_of=None if day == today else day).moving_like(self._asked.on(today))
        region = self._bar.value("region")
        if not region:
            return question
        inside = [each.code for each in countries() if (each.central_asia if region[0] == CENTRAL_ASIA else each.osce)]
        wanted = tuple(code for code in inside if not self.besides.countries or code in self.besides.countries)
        return question.but(countries=wanted or _NOWHERE)

    def ask(self, question: Filter) -> None:
        """Show a question in the line, without announcing it."""
        region, self._asked = _region_of(question.countries), question
        day = PartialDate.of(question.as_of) if question.as_of else None
        chosen = {"text": question.text, "kinds": question.kinds, "statuses": question.statuses}
        self._bar.set_values(chosen | {"region": region, "as_of": day})
        self.besides = asked.only_beyond(question, (*_IN_BAR, "countries") if region else _IN_BAR)

    def fill(self, store: Store) -> None:
        """Name what is asked besides."""
        self._bar.show_rest(asked.beyond(store, self.besides, _IN_BAR, "plan"))

    def _take_away(self, part: str) -> None:
        self.besides = asked.without(self.besides, part)


def _region_of(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The region whose countries these are."""
    for region in (CENTRAL_ASIA, OSCE):
        if codes and set(codes) == {each.code for each in countries() if (each.central_asia if region == CENTRAL_ASIA else each.osce)}:
            return (region,)
    return ()
