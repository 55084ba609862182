"""Lists the calendar opens over itself: a day, what is known only to a month or a year; and the notes that lead to them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from wpstracker.domain.calendar_periods import CalendarPeriod
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.redating import Unit
from wpstracker.figures.calendar_counts import without_a_year
from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.figures.counting import count
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.pages.calendar.item_popup import ItemPopup
from wpstracker.gui.pages.calendar.period_view import PeriodView
from wpstracker.gui.pages.calendar.told import day_text, month_text

if TYPE_CHECKING:
    from wpstracker.gui.pages.calendar.page import CalendarPage

Note = tuple[str, Callable[[QPoint], object]]


class CalendarLists:
    """Opens them where they were asked for; what is chosen in one opens or moves as anywhere on the page."""

    def __init__(self, page: "CalendarPage") -> None:
        self._page = page

    def open_day(self, day: date, spot: QPoint) -> None:
        """Everything of a day."""
        self._open(day_text(day), self._page.source().items(day, day, Unit.DAY), spot, day)

    def open_undated(self, month: CalendarPeriod, spot: QPoint) -> None:
        """What is known only to a month."""
        title = tr("{month}, day not known", month=month_text(month.start.year, month.start.month))
        self._open(title, self._page.source().items(month.start, month.end, Unit.MONTH), spot)

    def open_year(self, spot: QPoint) -> None:
        """What is known only to the year looked at."""
        year = self._page.day().year
        title = tr("{year}, month not known", year=year)
        self._open(title, self._page.source().items(date(year, 1, 1), date(year, 12, 31), Unit.YEAR), spot)

    def notes(self, only_years: int) -> list[Note]:
        """What stands on none of the days: how much is known only to the year, and how many events have none."""
        context, question = self._page.context, self._page.asked.question()
        without, notes = without_a_year(context.store, question), list[Note]()
        if only_years:
            notes.append((tr("Only the year {year} known: {n}", year=self._page.day().year, n=only_years), self.open_year))
        if without:
            asked = question.but(only=(Only.NO_YEAR,))
            notes.append((tr("Events without a year: {n}", n=without), lambda _spot: context.navigator.ask("events", asked)))
        return notes + self._elsewhere(question)

    def _elsewhere(self, question: Filter) -> list[Note]:
        """Where nothing of a period fits what is asked, what else does."""
        page = self._page
        if question.is_empty or not isinstance(page.view(), PeriodView):
            return []
        here = page.source().counted(*page.span())
        if any(here.days.values()) or any(here.months.values()):
            return []
        others = count(page.context.store, "event", question, page.context.today())
        if not others:
            return [(tr("Nothing fits these filters"), lambda _spot: page.filters.clear())]
        said = tr_n("Nothing fits here; {n} event does on other days", "Nothing fits here; {n} events do on other days", others)
        return [(said, lambda _spot: page.context.navigator.ask("events", question))]

    def _open(self, title: str, found: Sequence[CalendarItem], spot: QPoint, day: date | None = None) -> None:
        page, writable = self._page, not self._page.context.store.read_only
        popup = ItemPopup(page, title, found, (lambda: page.new_event(day)) if day and writable else None)
        popup.item_opened.connect(page.deeds.open)
        popup.move_asked.connect(page.ask_date)
        popup.move_button.setEnabled(writable)
        popup.show_at(spot)
