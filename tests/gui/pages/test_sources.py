"""The sources of the directory: found, read, with their uses and quotes."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import an_event, event_draft
from tests.gui.contexts import Window, a_context
from wpstracker.domain.question import Filter
from wpstracker.gui.pages.sources import SourcesList
from wpstracker.gui.widgets.source_text import text_html
from wpstracker.records import Citation, Source
from wpstracker.services import events, sources
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

TEXT = "BOROVOYE, 12 July\n\nSome 50 officials are taking part.\n\nWrite to press@example.org"


@pytest.fixture
def store(app: QApplication, tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as made:
        sources.save(
            made, Draft(Source(id="release", title="Training in Borovoye", publisher="OSCE", source_kind="press_release", text=TEXT))
        )
        sources.save(made, Draft(Source(id="act", title="An act", publisher="Government", source_kind="act")))
        yield made


@pytest.fixture
def page(store: Store, window: Window, tmp_path: Path) -> SourcesList:
    made = SourcesList(a_context(store, tmp_path, window))
    store.announcer.subscribe(made.changed)
    made.resize(1100, 720)
    made.show()
    return made


def titles(page: SourcesList) -> list[str]:
    return [cell(page, row, "title") for row in range(page.model.rowCount())]


def cell(page: SourcesList, row: int, column: str) -> str:
    return str(page.model.index(row, page.model.column_of(column)).data())


def cite(store: Store, *quotes: str) -> str:
    event = an_event(store, "Training")
    draft = event_draft(store, event)
    draft.of(Citation).extend(Citation(source="release", quote=quote, field="start", place="§ 1") for quote in quotes)
    return events.save(store, draft)


def test_sources_are_listed_and_found_by_kind_publisher_and_text(page: SourcesList) -> None:
    assert titles(page) == ["An act", "Training in Borovoye"]
    for question, found in (
        (Filter(kinds=("press_release",)), ["Training in Borovoye"]),
        (Filter(publishers=("Government",)), ["An act"]),
        (Filter(text="officials"), ["Training in Borovoye"]),
    ):
        page.ask(question)
        assert titles(page) == found
        assert page.question() == question


def test_a_source_tells_where_it_is_used_and_marks_its_quotes(page: SourcesList, store: Store, window: Window) -> None:
    event = cite(store, "some 50 officials")
    page.show_record("source", "release")
    text, html = page.pane.toPlainText(), page.pane.toHtml()
    assert "Used by 1 record" in text and "Start · § 1" in text and "1 e-mail address" in text
    assert f"wps:event/{event}" in html
    assert text_html("some words here", ["words"]).count("background-color") == 1
    page.follow(f"wps:event/{event}")
    assert window.opened == [("event", event)]
    assert cell(page, page.model.row_of("release"), "used") == "1"


def test_a_restricted_source_no_longer_warns(page: SourcesList, store: Store) -> None:
    draft = sources.load(store, "release")
    assert draft
    draft.record.privacy = "restricted"
    sources.save(store, draft)
    page.show_record("source", "release")
    assert "personal data" not in page.pane.toPlainText()


def test_a_source_without_text_or_use_says_so(page: SourcesList) -> None:
    page.show_record("source", "act")
    text = page.pane.toPlainText()
    assert "No record names this source yet." in text and "The text is not in the file." in text


def test_marks_in_a_text_are_shown_not_obeyed() -> None:
    html = text_html("<b>1 < 2</b> & \ue000more\ue001\n\nnext", ["more next", "1 < 2"])
    assert "<b>" not in html and "&lt;b&gt;" in html
    assert html.count("<span") == html.count("</span>") == 3
    assert html.count("<p>") == html.count("</p>") == 2


def test_sources_have_files(page: SourcesList) -> None:
    page.show_record("source", "release")
    assert page.files.takes()
