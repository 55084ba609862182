"""The timeline in the reading pane of a recommendation, and what its links do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import TODAY, Window, a_context
from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui import language
from wpstracker.gui.forms.progress_editor import ProgressEditor
from wpstracker.gui.pages.progress_lines import DELETE, EDIT, FILE, NEW, timeline_html
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.records import Attachment, Recommendation, RecommendationProgress
from wpstracker.services import progress
from wpstracker.services.attachments import Incoming
from wpstracker.services.files import new_file
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    yield opened
    opened.close()


def tell(store: Store, id_: str, day: str, files: Any = (), **said: Any) -> str:
    record = store.get(Recommendation, id_)
    assert record is not None
    draft = progress.blank(record, TODAY)
    for name, value in {"effective": PartialDate.from_code(day), **said}.items():
        setattr(draft.record, name, value)
    return progress.record_progress(store, draft, files=files)


def a_page(store: Store, folder: Path, window: Window | None = None) -> RecommendationsPage:
    page = RecommendationsPage(a_context(store, folder, window))
    store.announcer.subscribe(page.changed)
    page.resize(1080, 900)
    page.show()
    return page


def read(page: RecommendationsPage) -> str:
    return page.pane.toPlainText().replace("\u00a0", " ")


def editor() -> ProgressEditor:
    (found,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, ProgressEditor) and each.isVisible()]
    return found


def test_the_page_reads_as_a_timeline_newest_first(app, store, tmp_path):
    id_, event = a_recommendation(store, "Appoint focal points"), an_event(store, "Conference")
    tell(store, id_, "2023-03", status_after="under_review", narrative="Sent for comment")
    tell(
        *(store, id_, "2023-09-14"),
        [Incoming("minutes.txt", b"said")],
        status_after="on_hold",
        reason="Elections",
        obstacles="No minister",
        next_step="Ask again",
        next_owner="Commission",
        next_due=PartialDate(2023, 10),
        event=event,
    )
    window = Window()
    page = a_page(store, tmp_path, window)
    said = read(page)
    told = said[said.index("Progress") :]
    places = [told.index(text) for text in ("14 September 2023", "Elections", "No minister", "Ask again", "March 2023", "Sent for comment")]
    assert places == sorted(places)
    for text in ("Under review  →  On hold", "Recorded  →  Under review"):
        assert text.replace("  ", " ") in told.replace("  ", " ")
    assert "Commission · due October 2023 · overdue" in told and "minutes.txt" in told
    page.pane.link_activated.emit(f"wps:event/{event}")
    assert window.opened == [("event", event)]


def test_without_news_for_long_the_page_says_so(app, store, tmp_path):
    a_recommendation(store, issued=PartialDate(2023, 1, 1))
    assert "No news for 10 months" in read(a_page(store, tmp_path))


def test_what_is_told_lately_is_no_such_news(app, store, tmp_path):
    tell(store, a_recommendation(store, issued=PartialDate(2020)), "2023-11", narrative="Told")
    assert "No news" not in read(a_page(store, tmp_path))


def test_an_empty_timeline_offers_to_record(app, store, tmp_path):
    a_recommendation(store)
    page = a_page(store, tmp_path)
    assert "Nothing has been told of its progress yet." in read(page)
    page.pane.link_activated.emit(NEW)
    assert editor().is_new
    editor().done(0)


def test_links_edit_and_delete_an_update(app, store, tmp_path):
    id_ = a_recommendation(store)
    update = tell(store, id_, "2023-09", status_after="accepted", narrative="Accepted by the Commission")
    page = a_page(store, tmp_path)
    page.pane.link_activated.emit(f"{EDIT}recommendation_progress/{update}")
    assert editor().draft.record.narrative == "Accepted by the Commission"
    editor().done(0)
    page.pane.link_activated.emit(f"{DELETE}recommendation_progress/{update}")
    (box,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    next(button for button in box.buttons() if button.text() == "Delete").click()
    assert store.fetch(RecommendationProgress.select()) == []
    assert store.get(Recommendation, id_).status == "recorded" and "Nothing has been told" in read(page)


def test_deleting_what_a_later_step_needs_is_told(app, store, tmp_path):
    id_ = a_recommendation(store)
    update = tell(store, id_, "2023-09", status_after="accepted")
    tell(store, id_, "2023-10", status_after="implemented")
    page = a_page(store, tmp_path)
    page.pane.link_activated.emit(f"{DELETE}recommendation_progress/{update}")
    (box,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    next(button for button in box.buttons() if button.text() == "Delete").click()
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible() and each is not box]
    assert "could not follow “Recorded”" in boxes[0].text()


class Opener(QObject):
    """Stands for the system's program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url)


def test_an_evidence_file_opens_in_its_program(app, store, tmp_path):
    tell(store, a_recommendation(store), "2023-09", [Incoming("minutes.txt", b"said")])
    file = store.fetch(Attachment.select())[0]
    page, opener = a_page(store, tmp_path), Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")  # type: ignore[arg-type]  # its stub asks for bytes, it takes none
    page.pane.link_activated.emit(f"{FILE}{file.id}")
    QDesktopServices.unsetUrlHandler("file")
    assert Path(opener.opened[0].toLocalFile()).read_bytes() == b"said"


def test_a_file_for_reading_offers_no_deeds(app, store, tmp_path):
    from wpstracker.figures.progress import timeline

    id_ = a_recommendation(store)
    assert timeline_html(timeline(store, "recommendation", id_, TODAY, "en"), editable=False) == ""
    tell(store, id_, "2023-09", narrative="Told")
    shown = timeline_html(timeline(store, "recommendation", id_, TODAY, "en"), editable=False)
    assert "Told" in shown and not any(link in shown for link in (NEW, EDIT, DELETE))


def test_words_of_others_are_shown_and_not_obeyed(app, store, tmp_path):
    tell(store, a_recommendation(store), "2023-09", narrative="<b>bold</b> & more", next_owner="<i>x</i>")
    assert "<b>bold</b> & more" in read(a_page(store, tmp_path))


def test_the_timeline_speaks_russian(app, store, tmp_path):
    language.use("ru")
    tell(store, a_recommendation(store), "2023-09", status_after="under_review", narrative="Разослано")
    said = read(a_page(store, tmp_path))
    assert "Ход выполнения" in said and "сентябрь 2023" in said and "На рассмотрении" in said
