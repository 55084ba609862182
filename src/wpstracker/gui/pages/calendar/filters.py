"""The filter line of the calendar: from a question to what the line shows, and back."""

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import EventKind
from wpstracker.figures import used
from wpstracker.figures.calendar_item import ItemKind
from wpstracker.gui.language import tr
from wpstracker.gui.pages import asked
from wpstracker.gui.pages.calendar.kinds_part import KindsPart
from wpstracker.gui.pages.event_filters import of_tags
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.pages.options import of_countries, of_vocabulary
from wpstracker.store.database import Store

_CHOICES = ("countries", "kinds", "terms")
_IN_BAR = ("text", *_CHOICES)
_PERIOD = ("after", "before", "starts")


class CalendarFilters:
    """Fills a FilterBar; `question` is what it asks, with what was asked besides and the bar has no part for."""

    def __init__(self, bar: FilterBar) -> None:
        self._bar = bar
        self.besides = Filter()
        bar.add_choice("countries", tr("Country"))
        bar.add_choice("kinds", tr("Type of event"), of_vocabulary(EventKind))
        bar.add_choice("terms", tr("Tag"))
        self.shown = KindsPart()
        self.shown.changed.connect(bar.changed)
        bar.rest_removed.connect(self._take_away)

    def question(self) -> Filter:
        """What is asked; the calendar itself says when."""
        parts = {name: self._bar.value(name) for name in _CHOICES}
        return self.besides.but(text=self._bar.text(), **parts)

    def kinds(self) -> tuple[ItemKind, ...]:
        """What is shown."""
        return self.shown.kinds()

    def ask(self, question: Filter) -> None:
        """Show a question in the line, without announcing it; what is shown stays."""
        chosen = {name: getattr(question, name) for name in _IN_BAR}
        self._bar.set_values(chosen)
        self.besides = asked.only_beyond(question, (*_IN_BAR, *_PERIOD))

    def fill(self, store: Store) -> None:
        """Offer what there is, and name what is asked besides."""
        codes = {*used.countries(store, "event"), *used.countries(store, "recommendation"), *used.countries(store, "plan")}
        self._bar.choice("countries").set_options(of_countries(codes))
        self._bar.choice("terms").set_options(of_tags(store))
        self._bar.show_rest(asked.beyond(store, self.besides, _IN_BAR, "event"))

    def _take_away(self, part: str) -> None:
        self.besides = asked.without(self.besides, part)
