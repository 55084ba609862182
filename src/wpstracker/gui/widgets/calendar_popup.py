"""A calendar under a line, to choose a day from."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from wpstracker.gui.icons import icon
from wpstracker.gui.language import words
from wpstracker.gui.theme import tokens


class CalendarPopup(QFrame):
    """A calendar that closes when a day is chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, value: Any) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("suggestionPopup")
        self._calendar = QCalendarWidget()
        self._calendar.setLocale(QLocale(words().language))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setMinimumSize(320, 240)
        start = _start_day(value)
        if start:
            self._calendar.setSelectedDate(start)
        self._calendar.clicked.connect(self._take)
        self._calendar.activated.connect(self._take)
        _fit_theme(self._calendar)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self._calendar)

    def show_below(self, widget: QWidget) -> None:
        """Open under a widget."""
        self.adjustSize()
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 2)))
        self.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: QDate) -> None:
        """Hand over the day and close."""
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()


def _start_day(value: Any) -> QDate | None:
    """The day the calendar opens at, from any value with year, month and day."""
    year, month, day = (getattr(value, part, None) for part in ("year", "month", "day"))
    return QDate(year, month or 1, day or 1) if isinstance(year, int) else None


def _fit_theme(calendar: QCalendarWidget) -> None:
    """Week-ends in the theme's grey instead of Qt's fixed red, arrows that show on a dark ground."""
    grey = QTextCharFormat()
    grey.setForeground(QColor(tokens().muted))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, grey)
    for name, sign in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
        for button in calendar.findChildren(QToolButton, name):
            button.setIcon(icon(sign))
