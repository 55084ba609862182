"""The basics of an event, and everything else about it that is not a list of its own."""

import re
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.domain.languages import LANGUAGES
from wpstracker.domain.vocabularies import EventStatus
from wpstracker.gui.context import Context
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.inputs import LineInput
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.place_input import PlaceInput
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.cards import Banner
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.rows_editor import RowsEditor
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import Entry, Event
from wpstracker.services.drafts import Draft
from wpstracker.services.place_names import Place

_HOUR = re.compile(r"(\d{1,2})(?:[:.\-\s]?([0-5]\d))?\Z")


class BasicsGroup(FieldsGroup):
    """What most people fill first."""

    region_known = Signal(str)

    def __init__(self, context: Context) -> None:
        names = ["title", "event_kind", "status", "event_format", "start", "end", "country", "place"]
        super().__init__(FormFields(Event, names, inputs={"place": PlaceInput(context.store)}))
        self._context = context
        self._dismissed: Any = None
        self.past = Banner(kind="info")
        self.past.action.connect(self._held)
        self.past.dismissed.connect(self._dismiss)
        self.box.addWidget(self.past)
        lines = (["title"], ["event_kind", "status", "event_format"], ["start", "end"], ["country", "place"])
        self.add_lines(*lines, required=["title"])
        self.filled = text_label(role="small", wrap=True)
        self.filled.hide()
        self.box.addWidget(self.filled)
        self.fields.widget("place").meant.connect(self._fill)
        self.changed.connect(self._ask)

    def read(self, draft: Draft[Any]) -> None:
        """Fill the inputs and look at the date."""
        super().read(draft)
        self._ask()

    def _fill(self, place: Place) -> None:
        """The place says the country where none is stated, and perhaps the region; both are said."""
        country = self.fields.widget("country")
        if place.country and country.value() == "" and not country.text():
            country.set_value(place.country)
            self.filled.setText(tr("Country taken from the place: {country}.", country=country.text()))
            self.filled.show()
            self.changed.emit()
        if place.region and country.value() == place.country:
            self.region_known.emit(place.region)

    def summary(self) -> str:
        """The title."""
        return str(self.fields.widget("title").value())

    def _ask(self) -> None:
        """Ask whether a planned event whose date is past was held."""
        last = self.fields.widget("end").value() or self.fields.widget("start").value()
        day = last.latest() if last else None
        waiting = self.fields.widget("status").value() in (EventStatus.PLANNED, EventStatus.CONFIRMED)
        asks = bool(day and day < self._context.today() and waiting and last != self._dismissed)
        self.past.set_message(tr("This date is past: was the event held?") if asks else "", action_text=tr("It was held"))

    def _held(self) -> None:
        self.fields.widget("status").set_value(EventStatus.HELD.value)
        self.fields.focus("status")
        self.changed.emit()

    def _dismiss(self) -> None:
        self._dismissed = self.fields.widget("end").value() or self.fields.widget("start").value()


class AboutGroup(FieldsGroup):
    """Text, reach, hours, and what the event is connected with."""

    def __init__(self, names: Names, event_id: str) -> None:
        own = {
            "titles": TitlesInput(),
            "series": RecordChoice(names, "series", creates=True, placeholder=tr("Name of the series")),
            "project": RecordChoice(names, "project", creates=True, placeholder=tr("Name of the project")),
            "follows": RecordChoice(names, "event", without=event_id, placeholder=tr("Words of the earlier event")),
            "part_of": RecordChoice(names, "event", without=event_id, placeholder=tr("Words of the larger event")),
            "start_time": HourInput(placeholder="10:00"),
            "end_time": HourInput(placeholder="17:15"),
        }
        order = [
            "objectives",
            "summary",
            "titles",
            "level",
            "region",
            "venue",
            "countries_covered",
            "working_languages",
            "when_written",
            "start_time",
            "end_time",
        ]
        order += ["zone", "duration_days", "duration_hours", "series", "follows", "part_of", "project", "hashtags", "live_stream"]
        super().__init__(FormFields(Event, order, inputs=own))
        self.fields.widget("zone").setPlaceholderText("Asia/Almaty")
        self.add_lines(["objectives"], ["summary"], ["titles"])
        self.add_lines(["level", "region"], ["venue"], ["countries_covered"], ["working_languages"], heading=tr("Where and for whom"))
        self.add_lines(
            ["when_written"], ["start_time", "end_time", "zone"], ["duration_days", "duration_hours"], heading=tr("When exactly")
        )
        self.add_lines(["series"], ["follows"], ["part_of"], ["project"], ["hashtags", "live_stream"], heading=tr("Connected with"))

    def take_region(self, region: str) -> None:
        """The region a place lies in, if none is stated."""
        if not self.fields.widget("region").value():
            self.fields.widget("region").set_value(region)
            self.changed.emit()

    def summary(self) -> str:
        """The first text there is, or how many fields are filled."""
        for name in ("summary", "objectives"):
            if text := str(self.fields.widget(name).value()):
                return " ".join(text.split())[:110]
        filled = [name for name in self.fields.names() if self.fields.widget(name).value() not in (None, "", (), {})]
        return tr_n("{n} field filled in", "{n} fields filled in", len(filled)) if filled else ""


class RecordGroup(FieldsGroup):
    """What is said of the record rather than of what it records."""

    def __init__(self, model: type[Entry] = Event) -> None:
        super().__init__(FormFields(model, ["reference", "privacy", "verified", "notes"]))
        self.fields.widget("reference").setPlaceholderText(tr("given when it is saved"))
        self.add_lines(["reference", "privacy"], ["verified"], ["notes"])

    def summary(self) -> str:
        """The reference."""
        return str(self.fields.widget("reference").value())


class HourInput(LineInput):
    """An hour; 9.30, 9:30 and 0930 are understood, anything else is kept as typed."""

    def value(self) -> str:
        """HH:MM where it can be read."""
        found = _HOUR.match(self.text().strip())
        return f"{int(found[1]):02}:{found[2] or '00'}" if found and int(found[1]) < 24 else self.text().strip()


class TitlesInput(QWidget):
    """A title, or a name, in other languages: a row for each."""

    changed = Signal()

    def __init__(self, *, add_text: str = "", name: str = "") -> None:
        """`add_text` and `name`, already translated, say what is added where it is not a title."""
        super().__init__()
        add_text = add_text or tr("Add a title in another language")
        self.rows = RowsEditor(_TitleRow, add_text=add_text, name=name or tr("Titles"), movable=False)
        self.rows.changed.connect(self.changed.emit)
        self.setFocusProxy(self.rows.add_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.rows)

    def value(self) -> dict[str, str]:
        """Title by language."""
        return dict(self.rows.rows())

    def set_value(self, value: Any) -> None:
        """Show these titles."""
        self.rows.set_rows(sorted((value or {}).items()))

    def problem(self) -> str:
        """Two titles in one language, or a title without one."""
        languages = [language for language, _title in self.rows.rows()]
        if None in languages:
            return tr("Say which language each line is in.")
        return tr("There are two lines in one language. Remove one of them.") if len(set(languages)) < len(languages) else ""


class _TitleRow(QWidget):
    """A language and the title in it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._language = ChoiceBox([(code, tr(name)) for code, name in LANGUAGES.items()], empty=tr("language"), name=tr("Language"))
        self._title = LineInput(name=tr("Text in this language"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._language, 1)
        line.addWidget(self._title, 4)
        self._language.changed.connect(self.changed.emit)
        self._title.changed.connect(self.changed.emit)

    def value(self) -> tuple[str | None, str] | None:
        """Language and title; None for no title."""
        return (self._language.value(), self._title.value()) if self._title.value() else None

    def set_value(self, value: tuple[str, str]) -> None:
        """Show a title."""
        self._language.set_value(value[0])
        self._title.set_value(value[1])
