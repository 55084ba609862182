"""The filter line of the Terms page and the list chosen beside it: from a question to what they show, and back."""

from collections.abc import Callable

from wpstracker.domain.question import Filter, Only
from wpstracker.gui.language import tr
from wpstracker.gui.pages import asked
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.pages.term_lists import TermLists
from wpstracker.store.database import Store

_TOGGLES = {Only.OWN: "tag", Only.UNUSED: "circle-dashed", Only.RETIRED: "archive"}
_IN_BAR = ("text", "only")


class TermFilters:
    """Fills a FilterBar; `besides` is what was asked and nothing here has a place for, several lists among it."""

    def __init__(self, bar: FilterBar, lists: TermLists, chosen: Callable[[], object]) -> None:
        """`chosen` is told when another list is chosen by hand."""
        self._bar, self._lists, self._chosen = bar, lists, chosen
        self.besides = Filter()
        for only, icon_name in _TOGGLES.items():
            bar.add_toggle(only.value, tr(only.label), icon_name)
        bar.rest_removed.connect(self._take_away)
        lists.chosen.connect(self._choose_list)

    def question(self) -> Filter:
        """What is asked of the list that is shown, or of several."""
        return self.of_terms().but(kinds=self.besides.kinds or (self._lists.scheme().value,))

    def of_terms(self) -> Filter:
        """What is asked of terms, whichever list is shown."""
        only = tuple(each for each in _TOGGLES if self._bar.is_on(each.value))
        return self.besides.but(text=self._bar.text(), only=only)

    def ask(self, question: Filter) -> None:
        """Show a question, without announcing it; of the lists it names, the first."""
        self._bar.set_values({each.value: each in question.only for each in _TOGGLES} | {"text": question.text})
        self.besides = asked.only_beyond(question, _IN_BAR).but(kinds=question.kinds if len(question.kinds) > 1 else ())
        if question.kinds and self._lists.scheme() not in question.kinds:
            self._lists.set_scheme(question.kinds[0])

    def fill(self, store: Store) -> None:
        """Name what is asked besides."""
        self._bar.show_rest(asked.beyond(store, self.besides, _IN_BAR, "term"))

    def _choose_list(self) -> None:
        """A list chosen by hand is the only one asked."""
        self.besides = self.besides.but(kinds=())
        self._chosen()

    def _take_away(self, part: str) -> None:
        self.besides = asked.without(self.besides, part)
