"""The Calendar page: what happens and what falls due, by month, quarter and year, and on a line of time for each country."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.redating import shifted
from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.calendar.actions import CalendarActions
from wpstracker.gui.pages.calendar.deeds import CalendarDeeds
from wpstracker.gui.pages.calendar.filters import CalendarFilters
from wpstracker.gui.pages.calendar.head import MONTH, TIMELINE, CalendarHead, Notes
from wpstracker.gui.pages.calendar.kept_answers import KeptAnswers
from wpstracker.gui.pages.calendar.lists import CalendarLists
from wpstracker.gui.pages.calendar.period_view import PeriodView
from wpstracker.gui.pages.calendar.picture import png
from wpstracker.gui.pages.calendar.source import CalendarSource
from wpstracker.gui.pages.calendar.timeline_view import TimelineView
from wpstracker.gui.pages.calendar.views import VIEWS, View, a_view
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.pages.page import Page
from wpstracker.gui.pages.question_panel import QuestionPanel
from wpstracker.gui.typed_questions import TypedQuestions
from wpstracker.store.announcer import Changes

_FIRST, _LAST = date(1000, 1, 1), date(9990, 12, 31)
_SETTINGS = "calendar"


class CalendarPage(Page):
    """One day is looked at; every view shows the period around it."""

    key = "calendar"
    shows = (
        *("event", "recommendation", "recommendation_progress", "plan_item", "plan"),
        *("claim", "obligation", "submission", "tagging", "term"),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.deeds = CalendarDeeds(self, context)
        self.filters = FilterBar(placeholder=tr("Search the calendar"))
        self.asked = CalendarFilters(self.filters)
        questions = TypedQuestions(context.store, "event", context.today)
        self.typed = QuestionPanel(self.filters, questions, self.asked.question, self.ask)
        self.head, self.notes = CalendarHead(), Notes()
        self.stack = QStackedWidget()
        self._views: dict[str, View] = {}
        self._kept = KeptAnswers()
        self._day = context.today()
        self._view = MONTH
        self.actions_, self.lists = CalendarActions(self), CalendarLists(self)
        self.head.connect_actions(self.actions_)
        self.head.switch.chosen.connect(self.turn_to)
        self.filters.changed.connect(self._filtered)
        self._lay_out()
        self._take_up(context.settings.state(_SETTINGS))

    def title(self) -> str:
        """The page's name."""
        return tr("Calendar")

    # -- what is shown

    def view(self) -> View:
        """The view in front, made when it is first shown."""
        if self._view not in self._views:
            made = a_view(self, self._view)
            self._views[self._view] = made
            self.stack.addWidget(made)
        return self._views[self._view]

    def day(self) -> date:
        """The day looked at."""
        return self._day

    def source(self) -> CalendarSource:
        """What the views ask the file."""
        store = self.context.store
        kinds, question = self.asked.kinds(), self.asked.question().on(self.context.today())
        self._kept.hold_for(store.state())
        return CalendarSource(store, question, kinds, self.context.today(), words().language, not store.read_only, self._kept)

    def changed(self, changes: Changes) -> None:
        """What other kinds of records say is not read again."""
        self._kept.forget(changes.records.keys(), self.context.store.state())
        super().changed(changes)

    def reload(self) -> None:
        """Read what the view shows anew; the day and the entry chosen stay."""
        self.asked.fill(self.context.store)
        self.typed.follow()
        self._show()

    def question(self) -> Filter:
        """What is asked, within the time looked at."""
        first, last = self.span()
        return self.asked.question().but(after=PartialDate.of(first), before=PartialDate.of(last))

    def span(self) -> tuple[date, date]:
        """The first and last day of what is looked at."""
        return self.view().span()

    def ask(self, question: Filter) -> None:
        """Show what answers a question, turned to where its period begins."""
        self.asked.ask(question)
        begins = question.starts or question.after or question.before
        first = begins.earliest() if begins else None
        self._day = _within(first) if first else self._day
        self._stale = False
        self.reload()

    def turn_to(self, key: str) -> None:
        """Show the same day as a month, a quarter, a year or on the line of time."""
        if key == self._view:
            return
        self._view = key
        self.head.switch.set_value(key)
        self._remember()
        self._show()
        self.view().setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, day: date) -> None:
        """Turn to a day and stand on it."""
        self._day = _within(day)
        view = self.view()
        if isinstance(view, TimelineView):
            view.set_current_day(self._day)
        else:
            self._show()

    def step(self, periods: int) -> None:
        """Turn to the next period, or back; the day keeps its place in it as far as there is one."""
        view = self.view()
        if isinstance(view, TimelineView):
            view.step(periods)
        else:
            self.go(view.turned(self._day, periods))

    def zoom(self, steps: int) -> None:
        """Come closer on the line of time, or go back."""
        view = self.view()
        if isinstance(view, TimelineView):
            view.zoom(steps)

    def go_to_today(self) -> None:
        """Turn to the present day."""
        self.go(self.context.today())

    def state(self) -> dict[str, Any]:
        """View, day, question, what is shown."""
        line = self._views.get(TIMELINE)
        near = line.state() if isinstance(line, TimelineView) else {}
        shown = self.asked.shown.value()
        return {"view": self._view, "day": self._day.isoformat(), "question": self.asked.question(), "shown": shown, "timeline": near}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        self._take_up(state)
        if isinstance(state.get("question"), Filter):
            self.asked.ask(state["question"])
        if "day" in state:
            self._day = _within(date.fromisoformat(str(state["day"])))
        view = self.view()
        if isinstance(view, TimelineView):
            view.restore(state.get("timeline", {}))
        self.reload()

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    # -- what can be done

    def page_actions(self) -> Sequence[QAction]:
        """New, open, move, turn, hand over."""
        return self.actions_.every()

    def chosen(self) -> CalendarItem | None:
        """The entry that is chosen."""
        return self.view().chosen()

    def new_event(self, day: date | None = None) -> None:
        """Begin an event on the day looked at."""
        self.deeds.begin(day or self._day, self.asked.question().countries, self._saved)

    def redate(self, item: CalendarItem | None, steps: int) -> None:
        """Move an entry by its units, and stay with it."""
        if self.deeds.move(item, steps) and item is not None and item.unit:
            self._follow(item, shifted(item.start, item.unit, steps))

    def ask_date(self, item: CalendarItem | None = None) -> None:
        """Ask for the date the chosen entry shall be moved to."""
        asked = item or self.chosen()
        self.deeds.ask_date(asked, lambda to: self._follow(asked, to) if asked else None)

    def open_month(self, day: date) -> None:
        """Show one month of a quarter or a year."""
        self._day = day
        self.turn_to(MONTH)

    def export(self) -> None:
        """Hand over what is looked at as a calendar file."""
        first, last = self.span()
        self.deeds.export(first, last, self.asked.question(), self.asked.kinds(), self.head.heading.text())

    def save_picture(self) -> None:
        """Hand over what is looked at as a picture."""
        self.deeds.save_picture(lambda: png(self.stack, self.head.heading.text(), self.asked.kinds()), self.head.heading.text())

    # -- what the views tell, and inside

    def _show(self) -> None:
        """Fill the view in front."""
        view = self.view()
        self.stack.setCurrentWidget(view)
        view.fill(self.source(), self._day)
        self.tell_span()
        self.actions_.show_view(self._view)
        self.notes.show_notes(self.lists.notes(view.only_years if isinstance(view, PeriodView) else 0))
        self.stood()

    def tell_span(self) -> None:
        """Name the time looked at."""
        self.head.heading.setText(self.view().heading())

    def _follow(self, item: CalendarItem, start: PartialDate) -> None:
        """Go where an entry begins now, and keep it chosen."""
        first = start.earliest()
        if first is None:
            return
        if start.is_day or not item.within(*self.span()):
            self.go(first)
        self.view().choose(item.key)

    def _saved(self, id_: str) -> None:
        """Stay on the day of a new event."""
        self._show()
        self.view().choose(f"event/{id_}/")

    def _filtered(self) -> None:
        self._remember()
        self.reload()

    def stood(self) -> None:
        """Another day or entry is chosen."""
        self._day = self.view().current_day()
        self.actions_.offer()

    def open_menu(self, spot: QPoint) -> None:
        """What can be done with the chosen entry, at a point of the screen."""
        menu = QMenu(self)
        menu.addActions(self.actions_.of_entry())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(spot)

    def _remember(self) -> None:
        self.context.settings.put_state(_SETTINGS, {"view": self._view, "shown": self.asked.shown.value()})

    def _take_up(self, state: dict[str, Any]) -> None:
        self.asked.shown.set_value(state.get("shown"))
        if state.get("view") in VIEWS:
            self._view = str(state["view"])
        self.head.switch.set_value(self._view)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 12)
        box.setSpacing(8)
        for widget in (self.head, self.filters, self.typed, self.asked.shown):
            box.addWidget(widget)
        box.addWidget(self.stack, 1)
        box.addWidget(self.notes)

    def showEvent(self, event: Any) -> None:
        """The first time, the days get the keyboard, not the first button."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: Any) -> None:
        """The keyboard goes on to the days."""
        super().focusInEvent(event)
        self.view().setFocus(event.reason())


def _within(day: date) -> date:
    """A day the calendar can turn to."""
    return min(max(day, _FIRST), _LAST)
