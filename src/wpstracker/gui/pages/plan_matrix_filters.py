"""What is looked for in a plan's matrix: from a question to what the filter line shows, and back, and which lines answer it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import MeasureStatus, Privacy
from wpstracker.figures.plan_item_list import ItemFacts
from wpstracker.figures.searched import Meant
from wpstracker.gui.language import tr
from wpstracker.gui.pages import asked
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.pages.options import of_vocabulary
from wpstracker.gui.pages.periods import DUE, of_periods, period_of, within
from wpstracker.gui.pages.plan_matrix_lines import Line, LineBranch, every
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.records import PlanItem
from wpstracker.store.database import Store

_CHOICES = ("statuses", "bodies")
_TOGGLES = {Only.NO_EVIDENCE: "file", Only.NO_REPORT: "message-square"}
_IN_BAR = ("text", *_CHOICES, "overdue", "as_of")


class MatrixFilters:
    """Fills a FilterBar and says which lines fit; `besides` is what is asked and the bar has no part for, `country` the plan's."""

    country = ""

    def __init__(self, store: Store, bar: FilterBar, today: Callable[[], date]) -> None:
        self._store, self._bar, self._today = store, bar, today
        self._meant = Meant(store, PlanItem.kind(), Filter())
        self.besides = self._asked = Filter()
        bar.add_choice("statuses", tr("Status"), [*of_vocabulary(MeasureStatus), Option("", tr("not reported"))])
        bar.add_choice("bodies", tr("Responsible"))
        bar.add_choice("due", tr("Due"), single=True)
        bar.add_toggle("overdue", tr("Overdue"), "clock")
        for only, icon_name in _TOGGLES.items():
            bar.add_toggle(only.value, tr(only.label), icon_name)
        bar.rest_removed.connect(self._take_away)

    def fill(self, branches: Iterable[LineBranch]) -> None:
        """Offer the bodies that are responsible for something, and name what is asked besides."""
        bodies = {id_: name for branch in every(branches) for id_, name in branch.line.counted.bodies}
        by_name = sorted(bodies.items(), key=lambda each: each[1].casefold())
        self._bar.choice("bodies").set_options([Option(id_, name) for id_, name in by_name])
        self._bar.choice("due").set_options(of_periods((), *self._bar.value("due")))
        self._bar.show_rest(asked.beyond(self._store, self.besides, _IN_BAR, PlanItem.kind()))

    def question(self, day: date) -> Filter:
        """What is asked of the matrix as of a day."""
        bar, today = self._bar, self._today()
        only = tuple(each for each in _TOGGLES if bar.is_on(each.value))
        parts: dict[str, Any] = {name: bar.value(name) for name in _CHOICES}
        question = self.besides.but(text=bar.text(), overdue=bar.is_on("overdue"), only=(*self.besides.only, *only), **parts)
        question = question.but(as_of=None if day == today else day).moving_like(self._asked.on(today))
        return within(question, bar.value("due"), today, *DUE)

    def ask(self, question: Filter) -> None:
        """Show a question in the line, without announcing it."""
        due, self._asked = period_of(question, *DUE), question
        chosen: dict[str, Any] = {name: getattr(question, name) for name in ("text", "overdue", *_CHOICES)}
        chosen |= {each.value: each in question.only for each in _TOGGLES}
        day = PartialDate.of(question.as_of) if question.as_of and question.as_of != self._today() else None
        self._bar.set_values(chosen | {"due": due, "as_of": day})
        besides = asked.only_beyond(question, (*_IN_BAR, *DUE) if due else _IN_BAR)
        self.besides = besides.but(only=tuple(each for each in besides.only if each not in _TOGGLES))

    def is_on(self) -> bool:
        """Whether anything is looked for."""
        return not self.question(self._today()).but(as_of=None).is_empty

    def clear(self) -> None:
        """Look for everything, without announcing it."""
        self._bar.set_values({})
        self.besides = self._asked = Filter()

    def look_up(self) -> None:
        """Find what the words typed and the tags mean; to be asked before lines are."""
        self._meant = Meant(self._store, PlanItem.kind(), self.question(self._today()))

    def fits(self, line: Line) -> bool:
        """Whether a line is looked for; of what a measure is asked, only measures fit."""
        return self._meant.includes(line.id, self._facts(line).hold, line.item.number)

    def _facts(self, line: Line) -> ItemFacts:
        counted, item = line.counted, line.item
        return ItemFacts(
            line.level,
            line.status,
            tuple(id_ for id_, _ in counted.bodies),
            counted.is_overdue,
            counted.has_evidence,
            counted.is_reported,
            item.due,
            item.privacy == Privacy.RESTRICTED,
            item.plan or "",
            self.country,
        )

    def _take_away(self, part: str) -> None:
        self.besides = asked.without(self.besides, part)
