"""The views of the calendar: a month, a quarter, a year, the line of time; each is made when it is first shown."""

from typing import TYPE_CHECKING

from wpstracker.domain.vocabularies import Rhythm
from wpstracker.gui.pages.calendar.head import MONTH, QUARTER, TIMELINE, YEAR
from wpstracker.gui.pages.calendar.period_view import PeriodView
from wpstracker.gui.pages.calendar.timeline_view import TimelineView

if TYPE_CHECKING:
    from wpstracker.gui.pages.calendar.page import CalendarPage

VIEWS = (MONTH, QUARTER, YEAR, TIMELINE)
View = PeriodView | TimelineView
_RHYTHMS = {MONTH: Rhythm.MONTHLY, QUARTER: Rhythm.QUARTERLY, YEAR: Rhythm.YEARLY}


def a_view(page: "CalendarPage", key: str) -> View:
    """One of `VIEWS`, which tells the page what is done in it."""
    may_write = not page.context.store.read_only
    view = TimelineView(may_write=may_write) if key == TIMELINE else PeriodView(_RHYTHMS[key], may_write=may_write)
    view.item_opened.connect(page.deeds.open)
    view.new_wanted.connect(page.new_event)
    view.moved.connect(page.redate)
    view.dropped.connect(page.deeds.drop)
    view.chosen_changed.connect(page.stood)
    view.menu_wanted.connect(page.open_menu)
    if isinstance(view, TimelineView):
        view.plan_opened.connect(lambda id_: page.context.navigator.open_record("plan", id_))
        view.span_changed.connect(page.tell_span)
    else:
        view.day_opened.connect(page.lists.open_day)
        view.month_opened.connect(page.open_month)
        view.undated_opened.connect(page.lists.open_undated)
        view.day_wanted.connect(page.go)
    return view
