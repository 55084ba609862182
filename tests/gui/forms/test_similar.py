"""Whoever enters a name a second time is told that it is there."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.contexts import a_context
from tests.gui.windows import until
from wpstracker.gui.forms.person_editor import PersonEditor
from wpstracker.gui.forms.similar import SimilarHint
from wpstracker.records import Person
from wpstracker.services import people
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_file(tmp_path / "office.wpst", fill=lambda _store: None)) as opened:
        yield opened


def a_hint(store: Store, tmp_path: Path, draft: Draft[Person]) -> tuple[PersonEditor, SimilarHint]:
    editor = PersonEditor(a_context(store, tmp_path), draft)
    editor.open()
    return editor, editor.findChildren(SimilarHint)[0]


def test_a_name_that_is_there_in_another_script_is_pointed_out(app: QApplication, store: Store, tmp_path: Path) -> None:
    people.save(store, Draft(Person(name="Рамазанова Ляззат")))
    editor, hint = a_hint(store, tmp_path, people.blank())
    line = editor.groups[0].fields.widget("name")  # type: ignore[attr-defined]
    line.setText("Lyazzat Ramazanova")
    until(hint.banner.text)
    assert hint.banner.text() == "Already there, perhaps the same: Рамазанова Ляззат."
    assert hint.banner.isVisible()
    line.setText("Volker Frobarth")
    until(lambda: not hint.banner.text())
    editor.done(0)


def test_a_record_that_is_edited_is_not_compared_with_others(app: QApplication, store: Store, tmp_path: Path) -> None:
    people.save(store, Draft(Person(name="Рамазанова Ляззат")))
    twin = people.save(store, Draft(Person(name="Lyazzat Ramazanova")))
    draft = people.load(store, twin)
    assert draft is not None
    editor, hint = a_hint(store, tmp_path, draft)
    assert not hint.banner.isVisible()
    editor.done(0)
