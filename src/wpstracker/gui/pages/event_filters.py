"""The filter line of the events page: from a question to what the line shows, and back."""

from collections.abc import Callable
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import EventKind, EventStatus, Scheme
from wpstracker.figures import used
from wpstracker.figures.terms import terms
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages import asked
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.pages.options import of_countries, of_vocabulary
from wpstracker.gui.pages.periods import of_periods, period_of, within
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.store.database import Store

_CHOICES = ("countries", "kinds", "statuses", "terms")
_IN_BAR = ("text", *_CHOICES, "split")
_PERIOD = ("after", "before", "starts")


class EventFilters:
    """Fills a FilterBar; `question` is what it asks, with what was asked besides and the bar has no part for."""

    def __init__(self, bar: FilterBar, today: Callable[[], date]) -> None:
        self._bar, self._today = bar, today
        self.besides = Filter()
        self._offered: dict[str, object] = {}
        bar.add_choice("countries", tr("Country"))
        bar.add_choice("kinds", tr("Type"), of_vocabulary(EventKind))
        bar.add_choice("statuses", tr("Status"), of_vocabulary(EventStatus))
        bar.add_choice("period", tr("Period"), single=True)
        bar.add_choice("terms", tr("Tag"))
        counts = [Option(True, tr("With sex-disaggregated counts")), Option(False, tr("Without sex-disaggregated counts"))]
        bar.add_choice("split", tr("Counts"), counts, single=True)
        bar.rest_removed.connect(self._take_away)

    def question(self) -> Filter:
        """What is asked today; a period chosen in the line takes the place of any other."""
        bar, period, split = self._bar, self._bar.value("period"), self._bar.value("split")
        if period:
            self.besides = asked.only_beyond(self.besides, _PERIOD)
        parts = {name: bar.value(name) for name in _CHOICES}
        question = self.besides.but(text=bar.text(), split=split[0] if split else None, **parts)
        return within(question, period, self._today())

    def ask(self, question: Filter) -> None:
        """Show a question in the line, without announcing it."""
        chosen = {name: getattr(question, name) for name in ("text", *_CHOICES)}
        split = () if question.split is None else (question.split,)
        period = period_of(question)
        self._bar.set_values(chosen | {"split": split, "period": period})
        self.besides = asked.only_beyond(question, (*_IN_BAR, "after", "before") if period else _IN_BAR)

    def fill(self, store: Store) -> None:
        """Offer what there is, and name what is asked besides."""
        self._offer(store, "countries", lambda: of_countries(used.countries(store, "event")))
        self._offer(store, "period", lambda: of_periods(used.years(store, "event", "start"), *self._bar.value("period")))
        self._offer(store, "terms", lambda: of_tags(store))
        self._bar.show_rest(asked.beyond(store, self.besides, _IN_BAR, "event"))

    def _offer(self, store: Store, name: str, options: Callable[[], list[Option]]) -> None:
        """Nothing is read again for the same choice in the same state of the file: whoever types would wait for it."""
        if self._offered.get(name) != (store.state(), self._today(), self._bar.value(name)):
            self._bar.choice(name).set_options(options())
            self._offered[name] = (store.state(), self._today(), self._bar.value(name))

    def _take_away(self, part: str) -> None:
        self.besides = asked.without(self.besides, part)


def scheme_headings() -> list[tuple[Scheme, str]]:
    """The lists of terms an event can carry, by their names, in the order shown."""
    return [
        (Scheme.PILLAR, tr("Pillars")),
        (Scheme.RESOLUTION, tr("Resolutions")),
        (Scheme.FRAMEWORK, tr("Frameworks")),
        (Scheme.THEME, tr("Themes")),
        (Scheme.TAG, tr("Own tags")),
    ]


def of_tags(store: Store) -> list[Option]:
    """Every term an event can carry, under the name of its list."""
    headings = scheme_headings()
    known = terms(store, words().language, *(scheme for scheme, _ in headings))
    return [
        Option(term.id, term.label, (term.code,), heading)
        for scheme, heading in headings
        for term in known
        if term.scheme == scheme and not term.retired
    ]
