"""A line for dates that may be a year, a month, a day, or a day without a year."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wpstracker.domain.partial_date import UNREADABLE, PartialDate
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.calendar_popup import CalendarPopup
from wpstracker.gui.widgets.styling import set_style_property, text_label


class PartialDateEdit(QWidget):
    """Keeps what is typed; says below how it was understood, or why not."""

    changed = Signal()

    def __init__(
        self,
        parse: Callable[[str], Any],
        format: Callable[[Any], str],
        *,
        describe: Callable[[Any], str] | None = None,
        placeholder: str = "",
        name: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`parse` turns text into a value or raises ValueError(sentence); `format` writes a value for editing,
        `describe` writes it for reading (default: `format`). `compact`: only problems take room below the line.
        """
        super().__init__(parent)
        self._parse, self._format, self._describe = parse, format, describe or format
        self._value: Any = None
        self._problem = ""
        self._marked = False
        self._compact = compact
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder or tr("2007, 06.2007 or 05.06.2007"))
        self.line.textChanged.connect(self._read)
        self.line.editingFinished.connect(self._show_state)
        opener = self.line.addAction(icon("calendar", colour_role="muted"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip(tr("Choose a day in the calendar (Alt+Down)"))
        opener.triggered.connect(self.open_calendar)
        self._readback = text_label(role="small", wrap=True)
        self._build()
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self._show_state()

    def value(self) -> Any:
        """The date understood; None when empty or not understood (see `problem`)."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value; not announced as a change."""
        self.line.blockSignals(True)
        self.line.setText("" if value is None else self._format(value))
        self.line.blockSignals(False)
        self._value, self._problem = value, ""
        self._show_state()

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put text into the line as if typed."""
        self.line.setText(text)
        self._show_state()

    def problem(self) -> str:
        """Why the text is not understood; empty when all is well."""
        return self._problem

    def mark(self, on: bool) -> None:
        """Frame the line as wrong for a reason said elsewhere."""
        self._marked = on
        self._show_state()

    def setAccessibleName(self, name: str) -> None:
        """Name the line."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def open_calendar(self) -> None:
        """Let a day be chosen from a calendar."""
        popup = CalendarPopup(self, self._value)
        popup.chosen.connect(self._take_day)
        popup.show_below(self.line)

    def _take_day(self, day: date) -> None:
        """Write the chosen day."""
        self.line.setText(day.isoformat())
        if self._value is not None:
            self.line.setText(self._format(self._value))
        self._show_state()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, text: str) -> None:
        """Understand the text anew; a problem is marked when the person leaves the line."""
        try:
            self._value, self._problem = (self._parse(text.strip()) if text.strip() else None), ""
        except ValueError as error:
            self._value, self._problem = None, str(error) or tr("This date is not understood.")
        if not self._problem or self.line.property("problem"):
            self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        """The readback or the problem below the line."""
        said = self._problem
        if not said and self._value is not None:
            said = self._describe(self._value)
        self._readback.setText(said if said != self.line.text() and (self._problem or not self._compact) else "")
        self._readback.setVisible(bool(self._readback.text()))
        set_style_property(self._readback, "role", "problem" if self._problem else "small")
        set_style_property(self.line, "problem", bool(self._problem) or self._marked)
        self.line.setAccessibleDescription(said)

    def _build(self) -> None:
        """The line, the readback below."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.line)
        box.addWidget(self._readback)
        opener = QShortcut(QKeySequence("Alt+Down"), self.line)
        opener.setContext(Qt.ShortcutContext.WidgetShortcut)
        opener.activated.connect(self.open_calendar)


def partial_date_edit(name: str = "", *, compact: bool = False) -> PartialDateEdit:
    """The edit for a `PartialDate`, speaking the window's language."""
    return PartialDateEdit(_parse_date, date_in_numbers, describe=_date_in_words, name=name, compact=compact)


def _parse_date(text: str) -> PartialDate:
    """Read a date; the complaint is in the window's language."""
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise ValueError(tr(UNREADABLE, text=text)) from None


def date_in_numbers(value: PartialDate) -> str:
    """In numbers, day first: 05.06.2007, 06.2007, 2007, 05.06."""
    parts = [f"{value.day:02}" if value.day else "", f"{value.month:02}" if value.month else "", str(value.year or "")]
    return ".".join(part for part in parts if part)


def _date_in_words(value: PartialDate) -> str:
    """In words, and what is not known of it."""
    said = value.show(words().language)
    if value.month is None:
        return tr("{date}, month and day not known", date=said)
    return said if value.day else tr("{date}, day not known", date=said)
