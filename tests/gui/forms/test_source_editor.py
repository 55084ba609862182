"""The editor of a source: pasting a press release, and data about persons in it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.contexts import a_context
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Privacy
from wpstracker.gui.forms.source_editor import SourceEditor, TextGroup
from wpstracker.records import Source
from wpstracker.services import sources
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

RELEASE = "BOROVOYE, 12 July\r\n\r\n\r\nSome 50\x07 officials are\u200b taking part.\r\n\r\nContact: press@example.org, tel. +7 7172 580070"


@pytest.fixture
def store(app: QApplication, tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as made:
        yield made


def an_editor(store: Store, folder: Path, source: Source | None = None) -> SourceEditor:
    editor = SourceEditor(a_context(store, folder), Draft(source) if source else sources.blank())
    editor.open()
    return editor


def text_group(editor: SourceEditor) -> TextGroup:
    (group,) = [each for each in editor.groups if isinstance(each, TextGroup)]
    return group


def paste(group: TextGroup, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    group.text.insertFromMimeData(data)


def test_a_pasted_press_release_keeps_its_paragraphs_and_nothing_hidden(store: Store, tmp_path: Path) -> None:
    group = text_group(an_editor(store, tmp_path))
    paste(group, RELEASE)
    assert group.text.value() == (
        "BOROVOYE, 12 July\n\nSome 50 officials are taking part.\n\nContact: press@example.org, tel. +7 7172 580070"
    )
    assert group.summary() == "15 words"


def test_everything_a_source_says_is_kept(store: Store, tmp_path: Path) -> None:
    editor = an_editor(store, tmp_path)
    saved: list[str] = []
    editor.saved.connect(saved.append)
    fields = editor.groups[0].fields  # type: ignore[attr-defined]
    values = {
        "title": "Training",
        "source_kind": "press_release",
        "language": "en",
        "publisher": "OSCE",
        "author": "A. Writer",
        "published": PartialDate.parse("12.07.2013"),
        "accessed": PartialDate.parse("2024"),
        "dateline": "Borovoye, 12 July",
        "url": "https://example.org/1",
    }
    for name, value in values.items():
        fields.widget(name).set_value(value)
    paste(text_group(editor), "Text")
    editor.save()
    source = store.get(Source, saved[0])
    assert source
    assert {name: getattr(source, name) for name in values} == values
    assert source.text == "Text"


def test_a_wrong_address_is_said_beside_its_field(store: Store, tmp_path: Path) -> None:
    editor = an_editor(store, tmp_path, Source(title="Training"))
    editor.groups[0].fields.widget("url").setText("www.example.org")  # type: ignore[attr-defined]
    editor.save()
    assert "is not a web address" in editor.groups[0].fields.row("url").problem()  # type: ignore[attr-defined]
    assert store.rows("SELECT count(*) FROM source") == [(0,)]
    editor.groups[0].read(editor.draft)


def test_addresses_and_numbers_in_a_text_are_pointed_out(store: Store, tmp_path: Path) -> None:
    group = text_group(an_editor(store, tmp_path))
    assert not group.found.isVisible()
    paste(group, RELEASE)
    QTest.qWait(350)
    assert group.found.isVisible()
    said = group.found.banner.text()
    assert said.startswith("The text contains 1 e-mail address and 1 telephone number. These are personal data.")
    assert "press@example.org" in said


def test_the_source_can_be_kept_restricted(store: Store, tmp_path: Path) -> None:
    editor = an_editor(store, tmp_path, Source(title="Training"))
    group = text_group(editor)
    paste(group, RELEASE)
    group.look_through()
    QTest.mouseClick(group.found.restrict_button, Qt.MouseButton.LeftButton)
    assert group.found.isVisible() and not group.found.restrict_button.isVisible()
    editor.save()
    ((privacy,),) = store.rows("SELECT privacy FROM source")
    assert privacy == Privacy.RESTRICTED


def test_they_can_be_taken_out_and_undo_brings_them_back(store: Store, tmp_path: Path) -> None:
    group = text_group(an_editor(store, tmp_path))
    paste(group, RELEASE)
    group.look_through()
    QTest.mouseClick(group.found.remove_button, Qt.MouseButton.LeftButton)
    assert group.text.value().endswith("Contact: [removed], [removed]")
    assert not group.found.isVisible()
    group.text.undo()
    assert "press@example.org" in group.text.value()


def test_leaving_an_untouched_source_asks_nothing(store: Store, tmp_path: Path) -> None:
    id_ = sources.save(store, Draft(Source(title="Training", language="xx", text="A text")))
    draft = sources.load(store, id_)
    assert draft
    editor = SourceEditor(a_context(store, tmp_path), draft)
    editor.open()
    assert not editor.touched()
    editor.reject()
    assert not editor.isVisible()
