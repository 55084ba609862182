"""What the views of the calendar ask the file, all of it under the same question."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.domain.redating import Unit
from wpstracker.figures.calendar_counts import Counted, counted, due_countries, reach, starts
from wpstracker.figures.calendar_item import CalendarItem, ItemKind
from wpstracker.figures.calendar_items import items_within
from wpstracker.figures.calendar_sources import Window
from wpstracker.figures.plan_lives import PlanLife, plan_lives
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """One question to one file; a new one is made when either changes."""

    store: Store
    question: Filter
    kinds: tuple[ItemKind, ...]
    today: date
    language: str
    may_write: bool

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
        known = self._counted(Window(date(year, 1, 1), date(year, 12, 31), years_only=True))
        return sum(known.years[year].values()) if year in known.years else 0

    def counted(self, first: date, last: date) -> Counted:
        """How much stands on each day."""
        return self._counted(Window(first, last))

    def _counted(self, window: Window) -> Counted:
        return counted(self.store, window, self.question, self.kinds, self.today, self.language)

    def starts(self, kind: ItemKind) -> dict[str, Counter[str]]:
        """How many events begin, or deadlines lie, on each date as it is known, by country."""
        return starts(self.store, self.question, kind, today=self.today) if kind in self.kinds else {}

    def lives(self) -> list[PlanLife]:
        """The plans with their stages."""
        if ItemKind.PLAN not in self.kinds:
            return []
        asked = Filter(text=self.question.text, countries=self.question.countries, unrestricted=self.question.unrestricted)
        return plan_lives(self.store, asked, self.today, self.language)

    def due_countries(self) -> list[str]:
        """The countries in which something besides deadlines of recommendations may fall due."""
        return due_countries(self.store, self.question, self.kinds)

    def reach(self) -> tuple[date, date]:
        """From the first to the last day of anything dated."""
        return reach(self.store, self.today)
