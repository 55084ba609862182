"""What is held about a person: read, saved for the person herself, and erased for good."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QWidget

from wpstracker.domain.file_names import safe_name
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.figures.mentions import Mention
from wpstracker.folders import export_folder
from wpstracker.gui.backup_keeper import second_place
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.person_erasing import Wanted, clean_beside, erase_beside, offer_to_delete
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.file_choice import choose_new
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask, offer, tell_error
from wpstracker.gui.widgets.reading_pane import ReadingPane, esc, link_html
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.reports.held_page import held_html
from wpstracker.services import backups
from wpstracker.services import held as service
from wpstracker.services.cleaned_copies import Cleaned
from wpstracker.store.erasures import is_erased

_MEASURE = 110
"""Letters of a line: tables want more room than sentences."""
_LEAST = 360
"""Pixels of the page in sight."""


class PersonDataDialog(PlainDialog):
    """Raises Invalid when the record is gone."""

    def __init__(self, parent: QWidget, context: Context, person: str) -> None:
        super().__init__(parent, tr("What is held about this person"), width=760)
        self._context, self._person = context, person
        self._held = service.known(context.store, person, words())
        self._second = second_place(context.settings)
        self._copies = backups.holding(context.store.address, self._people(), self._second)
        self.pane = ReadingPane(name=tr("What is held about this person"), measure=_MEASURE)
        self.pane.link_activated.connect(self._follow)
        self.remains = text_label(role="muted", wrap=True)
        self.clean_copies = QCheckBox(
            tr_n(
                "Erase the person from {n} earlier copy of the file as well",
                "Erase the person from {n} earlier copies of the file as well",
                len(self._copies),
            )
        )
        self.keep_copy = QCheckBox(tr("Make a copy of the file first: it will hold the person"))
        self.save_button = push_button(tr("Save as a page…"), icon_name="download", role="primary")
        self.save_button.clicked.connect(self._choose_place)
        self.erase_button = push_button(tr("Erase for good…"), icon_name="trash-2")
        self.erase_button.clicked.connect(self.ask_to_erase)
        self._build()
        self.resize(900, 640)

    def ask_to_erase(self) -> None:
        """Say what goes, what stays, and that nothing brings it back."""
        lines = [
            *self._what_goes(),
            "",
            tr("Roles at events stay as those of an “Erased person”, so that no figure changes."),
            *self._what_stays(),
            "",
            tr("This cannot be undone, and neither can anything done before it. Copies you keep elsewhere are yours to delete."),
        ]
        text = tr("Erase everything about “{name}” for good?", name=self._held.name)
        ask(self, text, tr("Erase for good"), self._erase, details="\n".join(lines))

    # -- inside

    def _build(self) -> None:
        self.pane.setMinimumHeight(_LEAST)
        self.body.addWidget(self.pane, 1)
        self.body.addWidget(self.remains)
        writable = not self._context.store.read_only
        for widget in (self.clean_copies, self.keep_copy, self.erase_button):
            widget.setVisible(writable)
        self.clean_copies.setVisible(writable and bool(self._copies))
        self.clean_copies.toggled.connect(lambda on: self.keep_copy.setChecked(self.keep_copy.isChecked() and not on))
        self.keep_copy.toggled.connect(lambda on: self.clean_copies.setChecked(self.clean_copies.isChecked() and not on))
        self.body.addWidget(self.clean_copies)
        self.body.addWidget(self.keep_copy)
        self.erase_button.setEnabled(not is_erased(self._context.store, self._person))
        self.add_buttons(left=(self.erase_button,), main=self.save_button, close=tr("Close"))
        self._show()

    def _show(self) -> None:
        held = self._held
        title = esc(tr("What is held about {name}", name=held.name))
        self.pane.show_page(lambda: f"<h1>{title}</h1>{_as_list(held_html(held, words(), _linked))}")
        count = len(held.mentions)
        self.remains.setVisible(bool(count))
        self.remains.setText(
            tr_n(
                "{n} text of another record names the person. Change it by hand before you erase: follow its link.",
                "{n} texts of other records name the person. Change them by hand before you erase: follow their links.",
                count,
            )
        )

    def _people(self) -> tuple[str, ...]:
        return self._held.found.people

    def _what_goes(self) -> list[str]:
        held = self._held
        counted = (
            (held.count("position"), tr_n("{n} position", "{n} positions", held.count("position"))),
            (held.count("quote"), tr_n("{n} quote", "{n} quotes", held.count("quote"))),
            (len(held.files), tr_n("{n} attached file", "{n} attached files", len(held.files))),
            (len(held.drafts), tr_n("{n} unsaved draft", "{n} unsaved drafts", len(held.drafts))),
            (held.log.own, tr_n("{n} change of the log", "{n} changes of the log", held.log.own)),
        )
        lines = [tr("Name in every spelling, contact, notes, position and offices held"), *(text for count, text in counted if count)]
        if self._copies and self.clean_copies.isChecked():
            lines.append(tr_n("{n} earlier copy of the file", "{n} earlier copies of the file", len(self._copies)))
        return [f"• {line}" for line in lines]

    def _what_stays(self) -> list[str]:
        lines = []
        if count := len(self._held.mentions):
            lines.append(tr_n("{n} text that names the person stays as it is.", "{n} texts that name the person stay as they are.", count))
        if self._copies and not self.clean_copies.isChecked():
            lines.append(tr_n("{n} earlier copy holds the person still.", "{n} earlier copies hold the person still.", len(self._copies)))
        if aside := backups.set_aside(self._context.store.path):
            names = ", ".join(path.name for path in aside)
            lines.append(tr("Files that were set aside hold the person still: {names}.", names=names))
        return lines

    def _erase(self) -> None:
        """Erase beside the window, then go through the copies; it can be stopped until it is certain."""
        wanted = Wanted(self._person, self._people(), self._second, keep_copy=self.keep_copy.isChecked())
        erase_beside(self, self._context.store, wanted, self._erased)

    def _erased(self, is_clean: bool) -> None:
        self._context.navigator.say(_said(is_clean))
        if self.clean_copies.isChecked():
            clean_beside(self, self._context.store.address, self._people(), self._second, self._cleaned)
        else:
            self.accept()

    def _cleaned(self, done: Cleaned) -> None:
        self.accept()
        if done.left or done.naming:
            offer_to_delete(self.parentWidget() or self, self._context.store.address, done, self._second)

    def _follow(self, target: str) -> None:
        match target.removeprefix("wps:").split("/"):
            case [kind, id_] if id_:
                self.reject()
                self._context.navigator.open_record(kind, id_)

    def _choose_place(self) -> None:
        name = safe_name(tr("Data about {name}", name=self._held.name) + service.PAGE_SUFFIX)
        kinds = tr("Web pages (*.html)")
        choose_new(self, tr("Save what is held about this person"), export_folder() / name, kinds, self._save_over)

    def _save_over(self, path: Path) -> None:
        target = service.with_page_suffix(path)
        if target.exists():
            text = tr("There is already a file “{file}”. Replace it?", file=target.name)
            ask(self, text, tr("Replace"), lambda: self._save(target), details=str(target.parent))
        else:
            self._save(target)

    def _save(self, target: Path) -> None:
        try:
            service.write_page(self._context.store, self._person, target, words(), self._context.today())
        except (KnownError, Invalid) as error:
            tell_error(self, error)
            return
        shown = [(tr("Open"), lambda: _show(target)), (tr("Show in folder"), lambda: _show(target.parent))]
        offer(self, tr("The page “{file}” was written. Give it to the person alone.", file=target.name), shown, details=str(target.parent))


def _said(is_clean: bool) -> str:
    if is_clean:
        return tr("Everything about the person was erased.")
    return tr("Everything about the person was erased. Unused places of the file are emptied when it is opened next.")


def _linked(mention: Mention) -> str:
    return link_html(f"wps:{mention.kind}/{mention.id}", mention.title or tr("Untitled"))


def _as_list(html: str) -> str:
    """Tables with light rules, as everywhere in the window."""
    return html.replace("<table>", '<table class="list" width="99%" cellspacing="0" cellpadding="0">')


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
