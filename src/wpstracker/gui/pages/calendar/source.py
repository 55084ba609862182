"""What the views of the calendar ask the file, all of it under the same question."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeVar

from wpstracker.domain.question import Filter
from wpstracker.domain.redating import Unit
from wpstracker.figures.calendar_counts import Counted, counted, due_countries, reach, starts
from wpstracker.figures.calendar_item import CalendarItem, ItemKind
from wpstracker.figures.calendar_items import items_within
from wpstracker.figures.calendar_sources import Window
from wpstracker.figures.counting import reads
from wpstracker.figures.plan_lives import PlanLife, plan_lives
from wpstracker.gui.pages.calendar.kept_answers import KeptAnswers
from wpstracker.store.database import Store

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """One question to one file; a new one is made when either changes."""

    store: Store
    question: Filter
    kinds: tuple[ItemKind, ...]
    today: date
    language: str
    may_write: bool
    kept: KeptAnswers = field(default_factory=KeptAnswers, compare=False)
    """What was read before, for this source and those after it."""

    def items(self, first: date, last: date, exact: Unit | None = None) -> list[CalendarItem]:
        """What stands on days and in months between two days; `exact` asks for what is known so well and no better, a year too."""
        window = Window(first, last, with_years=exact is Unit.YEAR)
        every = items_within(self.store, window, self.question, self.kinds, self.today, self.language)
        return [item for item in every if exact is None or item.exact is exact]

    def only(
        self, first: date, last: date, kinds: tuple[ItemKind, ...], countries: tuple[str, ...], *, by_country: bool = False
    ) -> list[CalendarItem]:
        """What stands there of some kinds in some countries, however well it is known."""
        wanted = tuple(kind for kind in kinds if kind in self.kinds)
        if not wanted or not countries:
            return []
        window = Window(first, last, by_country=by_country)
        return items_within(self.store, window, self.question.but(countries=countries), wanted, self.today, self.language)

    def years_only(self, year: int) -> int:
        """How much is known to lie in a year, but not in which month."""
        return sum(self._keeping("years", kind, partial(self._years_only, year, kind), year) for kind in self.kinds)

    def _years_only(self, year: int, kind: ItemKind) -> int:
        window = Window(date(year, 1, 1), date(year, 12, 31), years_only=True)
        known = counted(self.store, window, self.question, (kind,), self.today, self.language)
        return sum(known.years[year].values()) if year in known.years else 0

    def counted(self, first: date, last: date) -> Counted:
        """How much stands on each day."""
        return self._counted(Window(first, last))

    def _counted(self, window: Window) -> Counted:
        return counted(self.store, window, self.question, self.kinds, self.today, self.language)

    def starts(self, kind: ItemKind) -> dict[str, Counter[str]]:
        """How many events begin, or deadlines lie, on each date as it is known, by country."""
        if kind not in self.kinds:
            return {}
        return self._keeping("starts", kind, lambda: starts(self.store, self.question, kind, today=self.today))

    def lives(self) -> list[PlanLife]:
        """The plans with their stages."""
        if ItemKind.PLAN not in self.kinds:
            return []
        asked = Filter(text=self.question.text, countries=self.question.countries, unrestricted=self.question.unrestricted)
        key = ("lives", asked, self.today, self.language)
        return self.kept.get(key, reads("plan", asked), lambda: plan_lives(self.store, asked, self.today, self.language))

    def due_countries(self) -> list[str]:
        """The countries in which something besides deadlines of recommendations may fall due."""
        key = ("due", self.question, self.kinds)
        return self.kept.get(key, _DUE, lambda: due_countries(self.store, self.question, self.kinds))

    def reach(self) -> tuple[date, date]:
        """From the first to the last day of anything dated."""
        return self.kept.get(("reach", self.today), _DATED, lambda: reach(self.store, self.today))

    def _keeping(self, what: str, kind: ItemKind, ask: Callable[[], _Answer], *more: int) -> _Answer:
        """An answer about one kind of entry, from what was read before unless something it depends on has changed."""
        if kind not in _RECORDS:
            return ask()
        key = (what, kind, self.question, self.today, self.language, *more)
        return self.kept.get(key, _depends_on(_RECORDS[kind], self.question), ask)


def _depends_on(record: str, question: Filter) -> Collection[str]:
    """The kinds of records that can change what a question finds; of countries and privacy each record speaks for itself."""
    return {record} if question.but(countries=(), unrestricted=False).is_empty else reads(record, question)


_RECORDS = {ItemKind.EVENT: "event", ItemKind.DEADLINE: "recommendation"}
_DUE = ("recommendation", "recommendation_progress", "plan_item", "plan", "obligation")
_DATED = ("event", "recommendation", "plan_item", "plan")
