"""The Reporting page: what has to be reported to whom by when, how far each report has come, and what was handed in."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from wpstracker.domain.obligations import DueState
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.figures import obligations as figures
from wpstracker.figures.citations import citations_of
from wpstracker.figures.obligation_details import details
from wpstracker.figures.rows import Row
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.hand_in import HandInDialog
from wpstracker.gui.file_choice import choose_new, folder_for_files
from wpstracker.gui.file_opening import open_attached
from wpstracker.gui.forms.obligation_editor import ObligationEditor
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask
from wpstracker.gui.pages import asked
from wpstracker.gui.pages.due_list import DueList
from wpstracker.gui.pages.footnotes import Footnotes
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.obligation_view import FILE, obligation_html
from wpstracker.gui.pages.options import of_countries, of_vocabulary
from wpstracker.gui.pages.periods import DUE, of_periods, period_of, within
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.gui.widgets.styling import push_button
from wpstracker.records import Attachment, Obligation
from wpstracker.services import obligations as service
from wpstracker.services.calendars import CALENDAR_SUFFIX, with_calendar_suffix, write_calendar
from wpstracker.services.drafts import Draft

_CHOICES = ("countries", "kinds", "statuses")
_IN_BAR = ("text", *_CHOICES)


class ReportingPage(ListPage):
    """Due dates from last year to next by month, beside the obligation and its history."""

    key = "reporting"
    record_kind = "obligation"
    shows = ("obligation", "submission", "organisation", "plan", "source", "citation", "attachment")

    def __init__(self, context: Context) -> None:
        super().__init__(context, placeholder=tr("Search reports"))
        self._rows: dict[str, Row] = {}
        self._any = False
        self._besides = Filter()
        self.list = DueList()
        self.filters.add_choice("countries", tr("Country"))
        self.filters.add_choice("kinds", tr("Obligation"))
        self.filters.add_choice("statuses", tr("State"), of_vocabulary(DueState))
        self.filters.add_choice("due", tr("Due"), single=True)
        self._make_actions()
        calendar_button = push_button(self.export.text(), icon_name="calendar-plus")
        calendar_button.clicked.connect(self.export.trigger)
        self.export.changed.connect(lambda: calendar_button.setEnabled(self.export.isEnabled()))
        self.lay_out(self.list, new=self.new, in_header=(calendar_button,))
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([600, 440])
        self.keep_views()
        self.filters.rest_removed.connect(self._take_away)
        self.list.current_changed.connect(lambda _id: self._show_current())
        self.list.activated_id.connect(lambda _id: self.attempt(self.edit_record))
        self.list.menu_requested.connect(self._open_menu)

    def title(self) -> str:
        """The page's name."""
        return tr("Reporting")

    # -- what is shown

    def question(self) -> Filter:
        """What is asked at present."""
        chosen = {part: self.filters.value(part) for part in _CHOICES}
        return within(self._besides.but(text=self.filters.text(), **chosen), self.filters.value("due"), self.context.today(), *DUE)

    def ask(self, question: Filter) -> None:
        """Show the due dates that answer a question."""
        due = period_of(question, *DUE)
        self.filters.set_values({part: getattr(question, part) for part in _IN_BAR} | {"due": due})
        self._besides = asked.only_beyond(question.narrowed_to((*_IN_BAR, *DUE, "unrestricted")), (*_IN_BAR, *DUE) if due else _IN_BAR)
        self._stale = False
        self.reload()

    def reload(self) -> None:
        """Ask the file again; what is chosen stays."""
        store, language, days = self.context.store, words().language, self.days()
        every = figures.obligation_rows(store, language)
        self._any = bool(every)
        self.filters.choice("countries").set_options(of_countries(sorted({row["country"] for row in every})))
        self.filters.choice("kinds").set_options([Option(row["id"], row["title"]) for row in every])
        self.filters.choice("due").set_options(of_periods((), *self.filters.value("due")))
        question = self.question()
        self.filters.show_rest(asked.beyond(store, self._besides, _IN_BAR, self.record_kind))
        rows = figures.due_rows(store, days, self.context.today(), question, language)
        undated = figures.without_due_date(store, days, question, language)
        self._rows = {row["id"]: row for row in (*rows, *undated)}
        self.count.setText(tr_n("{n} due date", "{n} due dates", len(rows)) if self._any else "")
        self.list.set_empty(self._empty_state())
        self.mark_found(question.text, self.list)
        self.list.set_rows(rows, undated)
        if self.list.current_id() is None and self._rows:
            self.list.set_current_id(self._first(rows))
        self._show_current()
        self.listed.emit()

    def days(self) -> figures.Days:
        """From last year to next."""
        return figures.window(self.context.today())

    def show_record(self, kind: str, id_: str) -> None:
        """Go to the next report of an obligation, or to one report; filters that hide it are cleared."""
        self.reload()
        if not self._go_to(id_):
            self.ask(Filter())
            self._go_to(id_)
        self.tabs.setCurrentIndex(0)

    def follow(self, target: str) -> None:
        """Links: a file that was handed in, or another record."""
        if target.startswith(FILE):
            file = self.context.store.get(Attachment, target.removeprefix(FILE))
            if file is not None:
                open_attached(self, self.context.store, file)
        else:
            super().follow(target)

    def state(self) -> dict[str, Any]:
        """With what is chosen."""
        return super().state() | {"question": self.question(), "current": self.list.current_id()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        super().restore(state)
        self.ask(state.get("question", self.question()))
        self.list.set_current_id(state.get("current"))

    def current(self) -> Row | None:
        """The row that is chosen."""
        return self._rows.get(self.list.current_id() or "")

    def obligation_id(self) -> str:
        """The obligation that is chosen."""
        row = self.current()
        return str(row.get("obligation", row["id"])) if row else ""

    # -- what can be done

    def page_actions(self) -> Sequence[QAction]:
        """New, edit, mark, take back, export, delete."""
        return (self.new, self.edit, self.prepared, self.handed_in, self.taken_back, self.export, self.delete, *self.list_actions())

    def new_record(self) -> None:
        """Begin an obligation."""
        self._open(service.blank(today=self.context.today()))

    def new_from(self, example: service.Example) -> None:
        """Begin an obligation of which the rule is known."""
        self._open(service.from_example(example, words(), self.context.today()))

    def edit_record(self) -> None:
        """Open the chosen obligation."""
        draft = service.load(self.context.store, self.obligation_id())
        if draft is not None:
            self._open(draft)

    def mark_prepared(self) -> None:
        """Say that the chosen report was prepared today."""
        row = self.current()
        if row and row.get("due"):
            service.mark(self.context.store, row["obligation"], row["due"], prepared=PartialDate.of(self.context.today()))
            self.context.navigator.say(tr("Marked as prepared. Ctrl+Z takes it back."))

    def mark_handed_in(self) -> None:
        """Ask when the chosen report was handed in, and keep it with its files."""
        row = self.current()
        if row and row.get("due"):
            told = tr("Marked as handed in. Ctrl+Z takes it back.")
            HandInDialog(self.context, row, self, lambda: self.context.navigator.say(told)).open()

    def take_back(self) -> None:
        """Ask, then say that nothing was prepared or handed in."""
        row = self.current()
        if row and (row.get("prepared") or row.get("handed_in")):
            details = tr("The dates, the note and the files kept with this report go. Undo brings them back.")
            text = tr("Take back what was marked for this report?")
            do = self._attempting(lambda: service.take_back(self.context.store, row["obligation"], row["due"]))
            ask(self, text, tr("Take back"), do, details=details)

    def delete_record(self) -> None:
        """Ask, then delete the chosen obligation with its reports."""
        id_ = self.obligation_id()
        if id_:
            text = tr("Delete the obligation “{title}”?", title=self._rows[self.list.current_id() or ""]["title"])
            details = tr("What was handed in for it goes with it. Undo brings everything back.")
            ask(self, text, tr("Delete"), self._attempting(lambda: service.delete(self.context.store, [id_])), details=details)

    def export_calendar(self) -> None:
        """Ask where to put the calendar of what the list shows."""
        folder = folder_for_files(self.context.settings)
        proposed = folder / (tr("WPS reports due {day}", day=self.context.today().isoformat()) + CALENDAR_SUFFIX)
        choose_new(self, tr("Export calendar"), proposed, tr("Calendars (*.ics)"), self._ask_write)

    # -- inside

    def _make_actions(self) -> None:
        self.new = self.action(tr("New obligation"), "plus", "Ctrl+N", self.new_record)
        self.edit = self.action(tr("Edit obligation"), "pencil", "Ctrl+E", self.edit_record)
        self.prepared = self.action(tr("Mark as prepared"), "file-text", "Ctrl+R", self.mark_prepared)
        self.handed_in = self.action(tr("Mark as handed in…"), "check-check", "Ctrl+Shift+R", self.mark_handed_in)
        self.taken_back = self.action(tr("Take back…"), "undo-2", "", self.take_back)
        self.export = self.action(tr("Export calendar…"), "calendar-plus", "Ctrl+Shift+C", self.export_calendar)
        self.delete = self.action(tr("Delete obligation"), "trash-2", "Del", self.delete_record, on=self.list)

    def _take_away(self, part: str) -> None:
        self._besides = asked.without(self._besides, part)

    def _attempting(self, do: Callable[[], object]) -> Callable[[], None]:
        return lambda: self.attempt(do)

    def _open(self, draft: Draft[Obligation]) -> None:
        editor = ObligationEditor(self.context, draft, self)
        editor.saved.connect(lambda id_: self.show_record("obligation", id_))
        editor.open()

    def _ask_write(self, target: Path) -> None:
        path = with_calendar_suffix(target)
        if path.exists():
            text = tr("“{file}” is there already. Replace it?", file=path.name)
            ask(self, text, tr("Replace"), self._attempting(lambda: self._write(path)))
        else:
            self.attempt(lambda: self._write(path))

    def _write(self, path: Path) -> None:
        """Write what the list shows."""
        context = self.context
        number = write_calendar(
            context.store, path, days=self.days(), language=words().language, today=context.today(), question=self.question()
        )
        context.navigator.say(tr_n("{n} due date was written to {path}.", "{n} due dates were written to {path}.", number, path=path))

    def _go_to(self, id_: str) -> bool:
        """Choose a report by its id, or the first open one of an obligation."""
        if self.list.set_current_id(id_):
            return True
        mine = [row for row in self._rows.values() if row.get("obligation") == id_]
        return bool(mine) and self.list.set_current_id(self._first(mine))

    def _first(self, rows: Sequence[Row]) -> str:
        """What needs somebody next: the oldest report not handed in, else the last one."""
        waiting = (row for row in rows if not row["handed_in"])
        return str(next((row["id"] for row in waiting), rows[-1]["id"] if rows else next(iter(self._rows))))

    def _show_current(self) -> None:
        """Set the chosen report and its obligation into the reading pane."""
        row, id_ = self.current(), self.obligation_id()
        found = details(self.context.store, id_, self.context.today(), words().language) if id_ else None
        cited = citations_of(self.context.store, id_) if id_ else []
        in_front = row if row and row.get("due") else None
        make = (lambda: obligation_html(found, in_front, Footnotes(Obligation.kind(), cited))) if found else str
        self.pane.show_page(make)
        self.tell_history_of(id_ or None)
        self._offer_actions(row)

    def _offer_actions(self, row: Row | None) -> None:
        """Only what can be done with what is chosen, and nothing that writes into a file for reading."""
        writable, due = not self.context.store.read_only, bool(row and row.get("due"))
        self.new.setEnabled(writable)
        self.edit.setEnabled(writable and row is not None)
        self.delete.setEnabled(writable and row is not None)
        self.prepared.setEnabled(bool(writable and due and row and not row["prepared"] and not row["handed_in"]))
        self.handed_in.setEnabled(writable and due)
        self.taken_back.setEnabled(bool(writable and due and row and (row["prepared"] or row["handed_in"])))
        self.export.setEnabled(self._any)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions([self.prepared, self.handed_in, self.taken_back])
        menu.addSeparator()
        menu.addActions([self.edit, self.delete])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _empty_state(self) -> EmptyState:
        if self._any:
            clear = (tr("Clear filters"), lambda: self.ask(Filter()))
            return EmptyState(tr("No report fits these filters"), icon_name="filter-x", buttons=[clear])
        sentence = tr("Enter who wants a report and by when. The due dates follow from the rule. Two known rules can be begun with.")
        known = [(tr(example.label), lambda chosen=example: self.new_from(chosen)) for example in service.EXAMPLES]
        buttons = [(tr("New obligation"), self.new.trigger), *known]
        return EmptyState(tr("No reporting obligations yet"), sentence, icon_name="calendar-clock", buttons=buttons)
