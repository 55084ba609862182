"""What can be done with what stands in the calendar: open, begin, move, hand over."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from wpstracker.domain.file_names import safe_name
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.question import Filter
from wpstracker.figures.calendar_item import CalendarItem, ItemKind
from wpstracker.gui.context import Context
from wpstracker.gui.file_choice import choose_new, folder_for_files
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask, tell_error
from wpstracker.gui.pages.calendar.dragging import Grip, Place, refusal
from wpstracker.gui.pages.calendar.move_dialog import MoveDialog
from wpstracker.services import events, redating
from wpstracker.services.calendars import CALENDAR_SUFFIX, with_calendar_suffix, write_calendar
from wpstracker.store.replacing import replacing


class CalendarDeeds:
    """Hands over to services and editors; what refuses is told in a sentence."""

    def __init__(self, page: QWidget, context: Context) -> None:
        self._page, self._context = page, context

    def open(self, item: CalendarItem | None) -> None:
        """Show the record of an entry on its page."""
        if item is not None:
            self._context.navigator.open_record(*item.opens)

    def begin(self, day: date, countries: tuple[str, ...], done: Callable[[str], object]) -> None:
        """Open the editor of a new event on a day; the country is filled in when only one is looked at."""
        if self._context.store.read_only:
            return
        from wpstracker.gui.forms.event_editor import EventEditor

        draft = events.blank()
        draft.record.start = PartialDate.of(day)
        draft.record.country = countries[0] if len(countries) == 1 else ""
        editor = EventEditor(self._context, draft, self._page)
        editor.saved.connect(done)
        editor.open()

    def move(self, item: CalendarItem | None, steps: int) -> bool:
        """Move an entry by its units; whether it moved."""
        if item is None:
            self.say(tr("Choose what shall be moved first: Space goes from entry to entry of the day."))
            return False
        return self._try(lambda: redating.move(self._context.store, item, steps), item)

    def drop(self, grip: Grip, place: Place) -> bool:
        """Put down what was dragged; whether it moved."""
        why = refusal(grip, place)
        if why:
            self.say(why)
            return False
        store = self._context.store
        if grip.end_only:
            return self._try(lambda: redating.set_end(store, grip.item, place.day), grip.item)
        return self._try(lambda: redating.drop(store, grip.item, grip.day, place.day), grip.item)

    def ask_date(self, item: CalendarItem | None, done: Callable[[PartialDate], object]) -> None:
        """Ask for the date an entry shall be moved to."""
        if item is None:
            self.say(tr("Choose what shall be moved first: Space goes from entry to entry of the day."))
            return
        if why := redating.why_fixed(item):
            self.say(tr(why))
            return

        def move(to: PartialDate) -> None:
            if redating.put(self._context.store, item, to):
                self.say(tr("Moved to {date}. Ctrl+Z takes it back.", date=to.show(words().language)))
            done(to)

        MoveDialog(self._page, item, move).open()

    def export(self, first: date, last: date, question: Filter, kinds: tuple[ItemKind, ...], called: str) -> None:
        """Ask where to put the calendar of what is shown."""
        name = safe_name(tr("WPS calendar {period}", period=called) + CALENDAR_SUFFIX)

        def write(path: Path) -> None:
            context = self._context
            number = write_calendar(
                context.store, path, days=(first, last), language=words().language, today=context.today(), question=question, kinds=kinds
            )
            self.say(tr_n("{n} entry was written to {path}.", "{n} entries were written to {path}.", number, path=path))

        title, kind = tr("Export calendar"), tr("Calendars (*.ics)")
        choose_new(self._page, title, self._folder() / name, kind, lambda path: self._ask_write(with_calendar_suffix(path), write))

    def save_picture(self, made: Callable[[], bytes], called: str) -> None:
        """Ask where to put the picture of what is shown."""
        name = safe_name(tr("WPS calendar {period}", period=called) + ".png")

        def write(path: Path) -> None:
            with replacing(path) as part:
                part.write_bytes(made())
            self.say(tr("The picture was saved as {path}.", path=path))

        title, kind = tr("Save calendar as picture"), tr("Pictures (*.png)")
        choose_new(self._page, title, self._folder() / name, kind, lambda path: self._ask_write(path, write))

    def say(self, text: str) -> None:
        """A short word in the status bar."""
        self._context.navigator.say(text)

    def attempt(self, do: Callable[[], object]) -> bool:
        """Do something; what refuses is told."""
        try:
            do()
        except (KnownError, Invalid) as error:
            tell_error(self._page, error)
            return False
        return True

    def _try(self, do: Callable[[], bool], item: CalendarItem) -> bool:
        moved: list[bool] = []
        if not self.attempt(lambda: moved.append(do())) or not any(moved):
            return False
        self.say(tr("“{title}” was moved. Ctrl+Z takes it back.", title=item.title))
        return True

    def _ask_write(self, path: Path, write: Callable[[Path], None]) -> None:
        if path.exists():
            text = tr("“{file}” is there already. Replace it?", file=path.name)
            ask(self._page, text, tr("Replace"), lambda: self._written(path, write))
        else:
            self._written(path, write)

    def _written(self, path: Path, write: Callable[[Path], None]) -> None:
        self.attempt(lambda: write(path))

    def _folder(self) -> Path:
        return folder_for_files(self._context.settings)
