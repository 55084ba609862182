"""Everything that can be done on the calendar, each with its words, icon and key."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from wpstracker.gui.language import tr
from wpstracker.gui.widgets.keys import new_action
from wpstracker.services.redating import why_fixed

if TYPE_CHECKING:
    from wpstracker.gui.pages.calendar.page import CalendarPage


class CalendarActions:
    """Made once for a page; `offer` enables what fits what is chosen."""

    def __init__(self, page: "CalendarPage") -> None:
        self._page = page
        self.new = self._make(tr("New event"), "plus", "Ctrl+N", page.new_event)
        self.move = self._make(tr("Move to date…"), "calendar-sync", "Ctrl+M", page.ask_date)
        self.export = self._make(tr("Export calendar…"), "calendar-plus", "Ctrl+Shift+C", page.export)
        self.picture = self._make(tr("Save picture…"), "image", "Ctrl+Shift+P", page.save_picture)
        self.open = self._make(tr("Open"), "external-link", "Ctrl+E", lambda: page.deeds.open(page.chosen()))
        self.previous = self._make(tr("Previous"), "chevron-left", "PgUp", lambda: page.step(-1), here=True)
        self.next = self._make(tr("Next"), "chevron-right", "PgDown", lambda: page.step(1), here=True)
        self.today = self._make(tr("Today"), "calendar-check", "Home", page.go_to_today, here=True)
        self.as_text = self._make(tr("Question as text"), "text-cursor-input", "F3", page.typed.show_line)
        self.views = [
            self._make(tr("Month"), "calendar-days", "Ctrl+1", lambda: page.turn_to("month")),
            self._make(tr("Quarter"), "columns-3", "Ctrl+2", lambda: page.turn_to("quarter")),
            self._make(tr("Year"), "grid-3x3", "Ctrl+3", lambda: page.turn_to("year")),
            self._make(tr("Timeline"), "chart-gantt", "Ctrl+4", lambda: page.turn_to("timeline")),
        ]
        self.closer = self._make(tr("Zoom in"), "zoom-in", "Ctrl++", lambda: page.zoom(1))
        self.wider = self._make(tr("Zoom out"), "zoom-out", "Ctrl+-", lambda: page.zoom(-1))
        self.new.setEnabled(not page.context.store.read_only)

    def every(self) -> tuple[QAction, ...]:
        """For the menu and the tool bar."""
        return (
            self.new,
            self.move,
            self.export,
            self.picture,
            self.open,
            self.previous,
            self.next,
            self.today,
            *self.views,
            self.closer,
            self.wider,
            self.as_text,
        )

    def of_entry(self) -> list[QAction]:
        """For the menu of an entry."""
        return [self.open, self.move, self.new]

    def offer(self) -> None:
        """Only what can be done with what is chosen."""
        item = self._page.chosen()
        self.open.setEnabled(item is not None)
        self.move.setEnabled(item is not None and not self._page.context.store.read_only)
        self.move.setStatusTip(tr(why_fixed(item)) if item and why_fixed(item) else "")

    def show_view(self, key: str) -> None:
        """Zooming belongs to the line of time."""
        for action in (self.closer, self.wider):
            action.setEnabled(key == "timeline")

    def _make(self, text: str, icon_name: str, keys: str, do: Callable[[], object], *, here: bool = False) -> QAction:
        """`here`: the key works only in the days, so that it scrolls texts and lists elsewhere."""
        return new_action(self._page, text, icon_name, keys, do, on=self._page.stack if here else None)
