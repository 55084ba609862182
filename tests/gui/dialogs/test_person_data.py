"""What is held about a person is read from her page, saved for her, and erased after it was said what goes and what stays."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QProgressBar, QPushButton
from shiboken6 import isValid

from tests.builders import an_event, event_draft
from tests.gui.contexts import Window, a_context
from tests.gui.windows import shown, until
from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import PersonRole
from wpstracker.gui.dialogs.person_data import PersonDataDialog
from wpstracker.gui.pages.directory import DirectoryPage
from wpstracker.gui.pages.people import PeopleList
from wpstracker.records import EventPerson, Person
from wpstracker.services import backups, events, files, people
from wpstracker.services.drafts import Draft
from wpstracker.store import erasures
from wpstracker.store.database import Store

NAME = "Zulfiya Quzmarova"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = files.new_file(tmp_path / "office.wpst", fill=lambda _store: None)
    yield opened
    opened.close()


@pytest.fixture
def person(store: Store) -> str:
    id_ = people.save(store, Draft(Person(name=NAME, contact="zq@example.org")))
    draft = event_draft(store, an_event(store, "Conference", summary=f"Opened by {NAME}."))
    draft.of(EventPerson).append(EventPerson(person=id_, role=PersonRole.SPEAKER.value, office="Deputy Chair"))
    events.save(store, draft)
    return id_


@pytest.fixture
def page(app: QApplication, store: Store, person: str, tmp_path: Path, window: Window) -> PeopleList:
    directory = DirectoryPage(a_context(store, tmp_path, window))
    store.announcer.subscribe(directory.changed)
    directory.show()
    directory.show_record("person", person)
    shown = directory.present()
    assert isinstance(shown, PeopleList)
    return shown


def opened(page: PeopleList) -> PersonDataDialog:
    page.data_deed.trigger()
    dialog: PersonDataDialog = page.findChildren(PersonDataDialog)[-1]
    return dialog


def asked(dialog: PersonDataDialog) -> QMessageBox:
    dialog.ask_to_erase()
    return dialog.findChildren(QMessageBox)[-1]


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text() == text).click()


def is_gone(dialog: QDialog) -> bool:
    return not isValid(dialog) or not dialog.isVisible()


def test_the_dialog_tells_everything_and_leads_to_texts_that_name_her(page: PeopleList, window: Window, store: Store) -> None:
    dialog = opened(page)
    said = dialog.pane.toPlainText()
    assert all(text in said for text in (NAME, "zq@example.org", "Deputy Chair", "Conference", f"Opened by {NAME}."))
    assert "1 text of another record names the person" in dialog.remains.text()
    (event,) = [id_ for (id_,) in store.rows("SELECT id FROM event")]
    dialog.pane.link_activated.emit(f"wps:event/{event}")
    assert window.opened == [("event", event)] and not dialog.isVisible()


def test_erasing_says_what_goes_and_what_stays_and_can_be_left(page: PeopleList, store: Store, person: str, window: Window) -> None:
    backups.keep_copy(store.path, Reason.BY_HAND)
    dialog = opened(page)
    box = asked(dialog)
    said = box.informativeText()
    assert "cannot be undone" in said and "1 text that names the person stays as it is." in said
    assert "1 earlier copy holds the person still." in said
    press(box, "Cancel")
    assert not erasures.is_erased(store, person)
    dialog.clean_copies.setChecked(True)
    box = asked(dialog)
    assert "• 1 earlier copy of the file" in box.informativeText()
    press(box, "Erase for good")
    until(lambda: is_gone(dialog))
    assert erasures.is_erased(store, person) and window.said == ["Everything about the person was erased."]
    assert page.pane.toPlainText().startswith("Erased person") and store.undo() is None
    assert not backups.holding(store.path, [person]) and len(backups.copies_of(store.path)) == 1


def test_copies_that_name_her_still_are_listed_and_deleted_when_asked(page: PeopleList, store: Store, person: str) -> None:
    backups.keep_copy(store.path, Reason.BY_HAND)
    dialog = opened(page)
    dialog.clean_copies.setChecked(True)
    press(asked(dialog), "Erase for good")
    box = shown(dialog, QMessageBox)
    (copy,) = backups.copies_of(store.path)
    assert "1 earlier copy is not free of the person" in box.text() and copy.path.name in box.informativeText()
    press(box, "Delete")
    until(lambda: copy not in backups.copies_of(store.path))
    until(lambda: len(backups.copies_of(store.path)) == 1)


@pytest.mark.parametrize("is_certain", [False, True])
def test_erasing_can_be_stopped_until_it_is_certain(
    page: PeopleList, store: Store, person: str, is_certain: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    held_up = "settle" if is_certain else "owe_cleaning"
    there = getattr(erasures, held_up)
    monkeypatch.setattr(erasures, held_up, lambda of: (go_on.wait(10), there(of)))
    dialog = opened(page)
    press(asked(dialog), "Erase for good")
    (progress,) = [child for child in dialog.findChildren(QDialog) if child.findChild(QProgressBar)]
    until(progress.isVisible)
    cancel = progress.findChild(QPushButton)
    assert cancel
    until(lambda: cancel.isEnabled() != is_certain)
    progress.reject()
    go_on.set()
    until(lambda: is_gone(progress))
    assert erasures.is_erased(store, person) == is_certain
    assert is_gone(dialog) == is_certain


def test_a_copy_that_would_keep_her_is_made_only_when_asked(page: PeopleList, store: Store, person: str) -> None:
    dialog = opened(page)
    dialog.keep_copy.setChecked(True)
    press(asked(dialog), "Erase for good")
    until(lambda: is_gone(dialog))
    (copy,) = backups.copies_of(store.path)
    assert copy.reason is Reason.ERASURE and backups.holding(store.path, [person]) == [copy]


def test_an_erased_person_cannot_be_erased_again(page: PeopleList, store: Store) -> None:
    dialog = opened(page)
    press(asked(dialog), "Erase for good")
    until(lambda: is_gone(dialog))
    dialog = opened(page)
    assert not dialog.erase_button.isEnabled()
    dialog.reject()


def test_S17_the_page_is_written_where_she_wants_it(page: PeopleList, tmp_path: Path) -> None:
    dialog = opened(page)
    dialog._save_over(tmp_path / "her")
    assert NAME in (tmp_path / "her.html").read_text(encoding="utf-8")
    dialog._save_over(tmp_path / "her.html")
    box = dialog.findChildren(QMessageBox)[-1]
    assert "There is already a file" in box.text()


def test_who_was_kept_longer_than_agreed_is_listed(page: PeopleList, store: Store) -> None:
    for name, day in (("Gone", PartialDate(2020)), ("Later", PartialDate(2999, 1)), ("Unsaid", None)):
        people.save(store, Draft(Person(name=name, keep_until=day)))
    page.ask(Filter(only=(Only.KEPT_TOO_LONG,)))
    assert [page.model.index(row, 0).data() for row in range(page.model.rowCount())] == ["Gone"]
