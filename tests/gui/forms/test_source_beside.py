"""Reading the source beside a form, and quoting from it for the field one is in."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import a_recommendation, an_event, event_draft
from tests.gui.contexts import a_context
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.forms.recommendation_editor import RecommendationEditor
from wpstracker.gui.forms.source_beside import SourceBeside
from wpstracker.gui.forms.source_editor import SourceEditor
from wpstracker.records import Citation, Event, Source
from wpstracker.services import events, recommendations, sources
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

TEXT = "BOROVOYE, 12 July\n\nSome 50 officials are taking part."


@pytest.fixture
def store(app: QApplication, tmp_path: Path) -> Iterator[Store]:
    with closing(new_file(tmp_path / "t.wpst")) as made:
        sources.save(made, Draft(Source(id="release", title="Training", text=TEXT)))
        yield made


@pytest.fixture
def editor(store: Store, tmp_path: Path) -> EventEditor:
    event = an_event(store, "Training", source="release")
    made = EventEditor(a_context(store, tmp_path), event_draft(store, event))
    made.open()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def beside(editor: Editor) -> SourceBeside:
    assert editor.beside
    editor.beside.button.setChecked(True)
    return editor.beside


def quote(editor: Editor, words: str) -> None:
    """Choose words in the text and quote them."""
    pane = beside(editor).pane
    place = pane.pane.toPlainText().index(words)
    cursor = pane.pane.textCursor()
    cursor.setPosition(place)
    cursor.setPosition(place + len(words), cursor.MoveMode.KeepAnchor)
    pane.pane.setTextCursor(cursor)
    pane.cite()


def go_to(editor: Editor, field: str) -> None:
    for position, group in enumerate(editor.groups):
        fields = getattr(group, "fields", None)
        if fields is not None and field in fields.names():
            editor.form.go_to(position, field)


def test_words_are_quoted_for_the_field_one_was_in(editor: EventEditor, store: Store) -> None:
    go_to(editor, "start")
    quote(editor, "12 July")
    assert beside(editor).pane.cite_button.text() == "Cite for “Start”"
    go_to(editor, "place")
    quote(editor, "BOROVOYE")
    editor.save()
    draft = events.load(store, str(editor.draft.record.id))
    assert draft
    assert [(each.source, each.field, each.quote, each.confidence) for each in draft.of(Citation)] == [
        ("release", "start", "12 July", "high"),
        ("release", "place", "BOROVOYE", "high"),
    ]


def test_what_was_quoted_is_marked_at_once_and_counts_as_a_change(editor: EventEditor) -> None:
    assert not editor.touched()
    go_to(editor, "title")
    pane = beside(editor).pane
    assert "background-color:" not in pane.pane.toHtml().split("</style>")[1]
    quote(editor, "Some 50 officials")
    assert "background-color:" in pane.pane.toHtml().split("</style>")[1]
    assert editor.touched()
    assert pane.pane.hasFocus()


def test_a_part_is_quoted_for_as_its_kind_and_anything_else_for_the_whole_record(editor: EventEditor) -> None:
    position = [group.field_at(group) for group in editor.groups].index("participation")
    editor.form.go_to(position)
    assert beside(editor).pane.cite_button.text() == "Cite for “Participation”"
    go_to(editor, "source")
    assert beside(editor).pane.cite_button.text() == "Cite for the whole record"


def test_a_source_that_is_chosen_only_now_is_read_as_well(store: Store, tmp_path: Path) -> None:
    made = EventEditor(a_context(store, tmp_path), Draft(Event(title="New")))
    made.open()
    assert beside(made).pane.source_id() == ""
    made.beside.button.setChecked(False)  # type: ignore[union-attr]
    for group in made.groups:
        fields = getattr(group, "fields", None)
        if fields is not None and "source" in fields.names():
            fields.widget("source").set_value("release")
    assert beside(made).pane.source_id() == "release"
    made.groups.clear()


def test_the_window_grows_for_the_text_and_the_form_stays_usable(editor: EventEditor) -> None:
    room = editor.screen().availableGeometry().width()
    beside(editor)
    assert editor.width() == min(room, 1380)
    assert editor.form.width() > 400 and editor.beside and editor.beside.pane.width() > 250


def test_recommendations_have_it_and_sources_themselves_do_not(store: Store, tmp_path: Path) -> None:
    draft = recommendations.load(store, a_recommendation(store, "Do better", source="release"))
    assert draft
    made = RecommendationEditor(a_context(store, tmp_path), draft)
    made.open()
    quote(made, "Some 50")
    assert [each.quote for each in made.draft.of(Citation)] == ["Some 50"]
    made.groups.clear()
    assert SourceEditor(a_context(store, tmp_path), sources.blank()).beside is None
