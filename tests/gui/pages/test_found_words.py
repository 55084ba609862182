"""A list shows what was found: marks on its words, the field they stand in, and what was perhaps meant where nothing was."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.gui.contexts import a_context
from wpstracker.domain.highlighting import marker
from wpstracker.domain.question import Filter
from wpstracker.gui.pages.sources import SourcesList
from wpstracker.records import Source
from wpstracker.services import sources
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


@pytest.fixture
def store(app: QApplication, tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as made:
        text = "Состоялась встреча о безопасности границ."
        sources.save(made, Draft(Source(id="release", title="Тренинг в Боровом", publisher="OSCE", text=text)))
        sources.save(made, Draft(Source(id="act", title="An act", publisher="Government")))
        yield made


@pytest.fixture
def page(store: Store, tmp_path: Path) -> SourcesList:
    made = SourcesList(a_context(store, tmp_path))
    made.resize(1100, 720)
    made.show()
    return made


def marked(page: SourcesList) -> list[str]:
    return [each.cursor.selectedText() for each in page.pane.extraSelections()]


def test_the_words_are_marked_on_the_page_and_go_with_the_search(page: SourcesList) -> None:
    page.ask(Filter(text="тренингов"))
    assert set(marked(page)) == {"Тренинг"}
    page.ask(Filter())
    assert marked(page) == []


def test_a_line_says_in_which_field_words_stand_that_the_list_does_not_show(page: SourcesList) -> None:
    page.ask(Filter(text="тренинг границе"))
    assert page.found_words.line.text() == "Found in: Full text — Состоялась встреча о безопасности границ."
    page.ask(Filter(text="тренинг"))
    assert page.found_words.line.isHidden()


def test_the_words_are_marked_in_the_cells(app: QApplication, page: SourcesList) -> None:
    page.ask(Filter(text="тренингов"))
    marked_cells = page.table.viewport().grab().toImage()
    page.table.mark(marker("zebra"))
    app.processEvents()
    assert page.table.viewport().grab().toImage() != marked_cells


def test_a_mistyped_word_is_offered_as_it_was_perhaps_meant(page: SourcesList) -> None:
    page.ask(Filter(text="тренниг"))
    (button,) = [each for each in page.table.findChildren(QPushButton) if each.text() == "Search for “тренинг”"]
    button.click()
    assert page.model.ids() == ["release"] and page.question().text == "тренинг"
