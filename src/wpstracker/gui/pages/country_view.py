"""A country as a page: its plans one after another, what is claimed, how far measures have come, events, figures, who is responsible."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtGui import QAction, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.domain.file_names import safe_name
from wpstracker.domain.places import country_name
from wpstracker.domain.problems import KnownError
from wpstracker.figures.country_details import CountryDetails, details
from wpstracker.folders import export_folder
from wpstracker.gui.context import Context
from wpstracker.gui.file_choice import choose_new, unused
from wpstracker.gui.language import tr, words
from wpstracker.gui.messages import ask, tell_error
from wpstracker.gui.pages import country_sections as sections
from wpstracker.gui.pages.country_print import one_page, save_pdf
from wpstracker.gui.pages.country_sheet import ASK, Sheet
from wpstracker.gui.pages.plan_timeline import PlanTimeline, spans
from wpstracker.gui.pages.print_preview import PrintPreview
from wpstracker.gui.widgets.keys import new_action
from wpstracker.gui.widgets.reading_pane import ReadingPane, esc
from wpstracker.gui.widgets.styling import push_button
from wpstracker.services.checking import is_country

SHOWS = (
    *("plan", "claim", "plan_item", "measure_progress", "indicator", "indicator_value", "event", "recommendation"),
    *("country_figure", "organisation", "person", "position", "obligation", "submission", "source", "attachment"),
)
"""Kinds of records whose change makes the page stale."""
_ON_SCREEN = 8
"""The most lines of a list, and the most plans on the line of years."""
_MEASURE = 190
_WIDE = 1050
"""Pixels from which there is room for two columns."""


class CountryView(QWidget):
    """Shows one country; links go through the navigator. `actions_of_page` are Print and Save as PDF."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._code = ""
        self._details: CountryDetails | None = None
        self._sheet = Sheet()
        self.timeline = PlanTimeline()
        self.timeline.chosen.connect(lambda id_: context.navigator.open_record("plan", id_))
        self.pane = ReadingPane(name=tr("Country"), measure=_MEASURE)
        self.pane.link_activated.connect(self.follow)
        self.print = new_action(self, tr("Print…"), "printer", "Ctrl+P", self.open_preview)
        self.pdf = new_action(self, tr("Save as PDF…"), "download", "Ctrl+Shift+P", self.choose_pdf)
        self.setFocusProxy(self.pane)
        self._build()
        self.show_country("")

    def show_country(self, code: str) -> None:
        """Read a country; an empty code shows nothing."""
        self._code = code
        self.reload()

    def country(self) -> str:
        """The code of the country shown, "" for none."""
        return self._code

    def reload(self) -> None:
        """Read it anew."""
        known = is_country(self._code)
        self._details = details(self._context.store, self._code, self._today(), words().language) if known else None
        for action in (self.print, self.pdf):
            action.setEnabled(known)
        self.buttons.setVisible(known)
        found = self._details
        self.timeline.show_plans(spans([line.row for line in found.plans])[-_ON_SCREEN:] if found else [], self._today())
        self.pane.show_page(self._html if found else str)

    def actions_of_page(self) -> Sequence[QAction]:
        """What a page that holds this view can offer in its menus."""
        return (self.print, self.pdf)

    def follow(self, target: str) -> None:
        """Links: the list behind a number, or a record."""
        navigator = self._context.navigator
        if target.startswith(ASK):
            page, question = self._sheet.asked[int(target.removeprefix(ASK))]
            navigator.ask(page, question)
        elif target.count("/") == 1:
            navigator.open_record(*target.removeprefix("wps:").split("/"))

    def open_preview(self) -> PrintPreview:
        """Show how the one page will look, and print it from there."""
        dialog = PrintPreview(self, self._for_paper(), self._title())
        dialog.open()
        return dialog

    def choose_pdf(self) -> None:
        """Ask where to put the page."""
        last = self._context.settings.text("export_folder")
        folder = Path(last) if last and Path(last).is_dir() else export_folder()
        proposed = unused(folder / safe_name(tr("{country} {day}.pdf", country=self._title(), day=self._today().isoformat())))
        choose_new(self, tr("Save as PDF"), proposed, tr("PDF documents (*.pdf)"), self._ask_save)

    def save_as_pdf(self, target: Path) -> None:
        """Write the page; KnownError when the place refuses."""
        save_pdf(self._for_paper(), target, self._title())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        if self._details and (event.oldSize().width() >= _WIDE) != self._is_wide():
            self.pane.show_page(self._html)

    # -- inside

    def _html(self) -> str:
        assert self._details is not None
        self._sheet = Sheet(most=_ON_SCREEN)
        parts = [sections.head(self._details, self._sheet)]
        if self._details.is_empty:
            parts.append(f'<p class="muted">{esc(tr("The file says nothing of this country yet."))}</p>')
        lay_out = sections.in_two_columns if self._is_wide() else sections.in_one_column
        return "".join((*parts, lay_out(self._details, self._sheet)))

    def _is_wide(self) -> bool:
        return self.width() >= _WIDE

    def _for_paper(self) -> QTextDocument:
        """What is handed over holds no restricted record."""
        store = self._context.store
        found = details(store, self._code, self._today(), words().language, unrestricted=True)
        return one_page(found, store.path.name)

    def _title(self) -> str:
        return country_name(self._code, words().language)

    def _today(self) -> date:
        return self._context.today()

    def _ask_save(self, target: Path) -> None:
        path = target if target.suffix.lower() == ".pdf" else target.with_name(target.name + ".pdf")
        if path.exists():
            text = tr("“{file}” is there already. Replace it?", file=path.name)
            ask(self, text, tr("Replace"), lambda: self._save(path))
        else:
            self._save(path)

    def _save(self, path: Path) -> None:
        try:
            self.save_as_pdf(path)
        except KnownError as error:
            tell_error(self, error)
        else:
            self._context.navigator.say(tr("The page was saved as {path}.", path=path))

    def _build(self) -> None:
        """Buttons and the line of years above the page."""
        self.buttons = QWidget()
        line = QHBoxLayout(self.buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addStretch(1)
        for action, name in ((self.print, "printer"), (self.pdf, "download")):
            button = push_button(action.text(), icon_name=name)
            button.clicked.connect(action.trigger)
            line.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.buttons)
        box.addWidget(self.timeline)
        box.addWidget(self.pane, 1)
