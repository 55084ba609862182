"""The Calendar page: the same entries as a month, a quarter, a year, and on a line of time for each country."""

from wpstracker.gui.pages.calendar.page import CalendarPage

__all__ = ["CalendarPage"]
