"""The padlock is seen: in lists, above the page that is read, in the editor; names and contacts stand behind it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import an_event, event_draft
from tests.gui.contexts import Window, a_context
from wpstracker.domain.vocabularies import PersonRole
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.forms.privacy_input import PrivacyInput
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.privacy import is_private, shown
from wpstracker.gui.tables.paged_model import ColumnSpec, PagedModel
from wpstracker.services import events
from wpstracker.store.database import Store


def test_each_level_has_its_own_icon_word_and_sentence() -> None:
    levels = [shown(level) for level in ("public", "internal", "restricted")]
    for part in ("icon", "role", "word", "meaning"):
        assert len({getattr(level, part) for level in levels}) == 3
    assert [is_private(level) for level in (None, "", "public", "internal", "restricted")] == [False, False, False, True, True]


def test_a_padlock_stands_before_the_title_in_a_list_and_is_spoken(app: QApplication, store: Store, tmp_path: Path) -> None:
    open_, inner, secret = (an_event(store, privacy, privacy=privacy) for privacy in ("public", "internal", "restricted"))
    page = EventsPage(a_context(store, tmp_path, Window()))
    page.reload()
    title = page.model.column_of("title")

    def cell(id_: str, role: Qt.ItemDataRole) -> Any:
        return page.model.index(page.model.row_of(id_), title).data(role)

    assert cell(open_, Qt.ItemDataRole.DecorationRole) is None
    assert not cell(inner, Qt.ItemDataRole.DecorationRole).isNull()
    assert cell(secret, Qt.ItemDataRole.ToolTipRole).startswith("Restricted. ")
    assert cell(secret, Qt.ItemDataRole.AccessibleTextRole) == "Title: restricted, Restricted"
    assert cell(open_, Qt.ItemDataRole.AccessibleTextRole) == "Title: public"


def test_a_list_without_privacy_has_no_padlock(app: QApplication) -> None:
    model = PagedModel([ColumnSpec("title", "Title")], lambda ids: {id_: ["x"] for id_ in ids})
    model.set_ids(["a"])
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_the_page_that_is_read_says_who_may_see_it(app: QApplication, store: Store, tmp_path: Path) -> None:
    open_, secret = an_event(store, "Open"), an_event(store, "Secret", privacy="restricted")
    page = EventsPage(a_context(store, tmp_path, Window()))
    page.show_record("event", secret)
    assert page.privacy.text().startswith("Restricted. ")
    page.show_record("event", open_)
    assert page.privacy.text() == ""


def test_named_participants_are_folded_away_until_somebody_asks(app: QApplication, store: Store, tmp_path: Path) -> None:
    people = [("Anna Speaker", PersonRole.SPEAKER, ""), *((name, PersonRole.PARTICIPANT, "") for name in ("Vera Named", "Bela Named"))]
    one, other = an_event(store, "One", people=people), an_event(store, "Other", people=people[1:2])
    page = EventsPage(a_context(store, tmp_path, Window()))
    page.show_record("event", one)
    assert "Anna Speaker" in page.pane.toPlainText()
    assert "Vera Named" not in page.pane.toPlainText()
    assert "2 names: show" in page.pane.toPlainText()

    page.follow("wps:show-participants")
    assert "Vera Named" in page.pane.toPlainText()

    page.show_record("event", other)
    assert "Vera Named" not in page.pane.toPlainText()


def test_the_editor_explains_the_level_that_is_chosen(app: QApplication) -> None:
    choice = PrivacyInput("Privacy")
    choice.set_value("restricted")
    assert choice.value() == "restricted"
    assert "Left out of exports" in choice.choice.accessibleDescription()
    assert not choice.choice.itemIcon(2).isNull()
    choice.set_value(None)
    assert choice.value() == "public"


def test_the_editor_warns_of_names_of_participants(app: QApplication, store: Store, tmp_path: Path) -> None:
    id_ = an_event(store, people=[("Vera Named", PersonRole.SPEAKER, "")])
    editor: Any = EventEditor(a_context(store, tmp_path), event_draft(store, id_))
    people = editor.groups[2]
    assert people.warning.isHidden()
    role = people.rows.inputs()[0].fields.widget("role")
    role.setCurrentIndex(role.findText("Named participant"))
    assert "counts are" in people.warning.text()
    assert not people.warning.isHidden()
    assert events.load(store, id_) is not None
    editor.done(0)
