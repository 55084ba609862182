"""The Events page: finding, reading, sorting, deleting."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from tests.builders import a_recommendation, an_event, event_draft
from tests.gui.contexts import Window, a_context
from tests.gui.windows import shown
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.figures import events as figures_of_events
from wpstracker.gui import language
from wpstracker.gui.dialogs.link_dialog import LinkDialog
from wpstracker.gui.pages.chain_html import LINK_FOLLOWED_UP, LINK_MEASURES
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.records import Event, EventItem, Participation, Plan, PlanItem, RecommendationOrigin
from wpstracker.services.events import save
from wpstracker.services.linking import link
from wpstracker.store.database import Store


def titles(page: EventsPage) -> list[str]:
    """What the table lists, from the top."""
    return [str(page.model.index(row, page.model.column_of("title")).data()) for row in range(page.model.rowCount())]


def a_page(store: Store, folder: Path, window: Window | None = None) -> EventsPage:
    """A shown page that hears of every change, as in the window."""
    page = EventsPage(a_context(store, folder, window))
    store.announcer.subscribe(page.changed)
    page.resize(1080, 720)
    page.show()
    return page


def answer(page: EventsPage, button: str) -> None:
    """Press a button of the question that is asked."""
    (box,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    next(each for each in box.buttons() if each.text() == button).click()


def empty_state(page: EventsPage) -> EmptyState:
    """What the table says instead of rows."""
    (empty,) = [each for each in page.table.findChildren(EmptyState) if each.isVisible()]
    return empty


@pytest.fixture
def three(store: Store) -> dict[str, str]:
    """A training, a conference and a round table by title."""
    training: dict[str, Any] = {"event_kind": "training", "status": "held", "start": "12.07.2013", "country": "KZ"}
    conference: dict[str, Any] = {"event_kind": "conference", "status": "planned", "start": "14.09.2023", "country": "KG"}
    dialogue: dict[str, Any] = {"event_kind": "forum", "status": "held", "start": "June 2007", "country": "KG"}
    return {
        "Training": an_event(store, "Training", participation=[Participation(who="officers", women=12, men=18)], **training),
        "Conference": an_event(store, "Conference", tags=["police"], **conference),
        "Dialogue": an_event(store, "Dialogue", summary="Пограничная служба", **dialogue),
    }


@pytest.mark.parametrize(
    ("key", "values", "found"),
    [
        ("countries", ("KG",), ["Conference", "Dialogue"]),
        ("countries", ("KG", "KZ"), ["Conference", "Training", "Dialogue"]),
        ("kinds", ("training",), ["Training"]),
        ("statuses", ("held",), ["Training", "Dialogue"]),
        ("period", (2007,), ["Dialogue"]),
        ("split", (True,), ["Training"]),
        ("split", (False,), ["Conference", "Dialogue"]),
    ],
)
def test_each_filter_narrows_the_list(app, store, tmp_path, three, key, values, found) -> None:
    page = a_page(store, tmp_path)
    choice = page.filters.choice(key)
    choice.set_values(values)
    choice.changed.emit()
    assert titles(page) == found
    assert page.count.text() == (f"{len(found)} of 3 events" if len(found) < 3 else "3 events")


def test_a_tag_is_filtered_by_from_the_list_and_from_its_chip(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    (tag,) = event_draft(store, three["Conference"]).terms
    page.follow(f"wps:term/{tag}")
    assert titles(page) == ["Conference"]
    assert page.filters.choice("terms").text() == "Tag: police"
    page.filters.clear()
    assert len(titles(page)) == 3


def test_typing_finds_in_any_field_and_escape_empties_the_box(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    page.filters.search.setText("ПОГРАНИЧНАЯ")
    page.filters.search.textEdited.emit("ПОГРАНИЧНАЯ")
    QTest.qWait(250)
    assert titles(page) == ["Dialogue"]
    page.focus_search()
    QTest.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert len(titles(page)) == 3


def test_newest_first_and_sorted_by_any_column_that_can_be_sorted(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    assert titles(page) == ["Conference", "Training", "Dialogue"]
    header = page.table.horizontalHeader()
    header.setSortIndicator(page.model.column_of("title"), Qt.SortOrder.AscendingOrder)
    assert titles(page) == ["Conference", "Dialogue", "Training"]
    header.setSortIndicator(page.model.column_of("organisers"), Qt.SortOrder.AscendingOrder)
    assert titles(page) == ["Conference", "Dialogue", "Training"]
    assert page.table.sort_state() == ("title", False), "the mark stays with the column sorted by"
    assert titles(a_page(store, tmp_path)) == ["Conference", "Dialogue", "Training"], "the order is remembered"


def test_columns_are_remembered(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    page.table.columns.set_visible("place", False)
    page.table.columns.set_visible("organisers", True)
    again = a_page(store, tmp_path)
    assert not again.table.columns.is_visible("place")
    assert again.table.columns.is_visible("organisers")


def test_what_was_chosen_stays_chosen_when_something_changes(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    page.show_record("event", three["Training"])
    an_event(store, "A newer one", start="1.10.2023")
    assert page.table.current_id() == three["Training"]
    draft = event_draft(store, three["Training"])
    draft.record.title = "Training of trainers"
    save(store, draft)
    assert "Training of trainers" in page.pane.toPlainText()
    assert "Training of trainers" in titles(page)


def test_a_record_hidden_by_a_filter_is_shown_all_the_same(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    page.ask(Filter(countries=("KZ",)))
    page.show_record("event", three["Dialogue"])
    assert page.table.current_id() == three["Dialogue"]
    assert page.question().is_empty


@pytest.mark.parametrize(
    "question",
    [
        Filter(),
        Filter(text="training", countries=("KZ", "KG"), kinds=("training",), statuses=("held",), split=True).in_year(2013),
        Filter(after=PartialDate(2013, 7), before=PartialDate(2013, 7)),
        Filter(starts=PartialDate(2007, 6), statuses=("held",)),
        Filter(split=False, after=PartialDate(2020)),
    ],
)
def test_a_question_asked_is_the_question_shown(app, store, tmp_path, three, question) -> None:
    page = a_page(store, tmp_path)
    page.ask(question)
    assert page.question() == question


def test_a_month_asked_for_stands_in_the_line_and_can_be_taken_away(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    page.ask(Filter(starts=PartialDate(2007, 6)))
    assert titles(page) == ["Dialogue"]
    (part,) = [each for each in page.filters.findChildren(QPushButton) if each.text() == "Beginning in June 2007"]
    part.click()
    assert len(titles(page)) == 3


def test_choosing_a_year_takes_the_place_of_another_period(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    page.ask(Filter(after=PartialDate(2013, 7), before=PartialDate(2013, 8)))
    page.filters.choice("period").set_values((2007,))
    page.filters.choice("period").changed.emit()
    assert page.question() == Filter().in_year(2007)


def test_deleting_asks_and_can_be_undone(app, store, tmp_path, three) -> None:
    window = Window()
    page = a_page(store, tmp_path, window)
    page.show_record("event", three["Training"])
    page.delete()
    answer(page, "Delete")
    assert titles(page) == ["Conference", "Dialogue"]
    assert page.table.current_id() == three["Dialogue"], "the next one comes to stand there"
    assert "Ctrl+Z" in window.said[-1]
    store.undo()
    assert titles(page) == ["Conference", "Training", "Dialogue"]


def test_deleting_several_says_how_many_and_no_deletes_nothing(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    page.table.selectAll()
    page.delete()
    (box,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    assert "3" in box.text()
    answer(page, "Cancel")
    assert len(titles(page)) == 3


def test_an_empty_file_says_what_to_do(app, store, tmp_path) -> None:
    page = a_page(store, tmp_path)
    assert page.table.accessibleName() == "Events"
    assert empty_state(page).accessibleName() == "No events yet"
    an_event(store)
    page.ask(Filter(text="zzz"))
    empty_state(page).buttons[0].click()
    assert len(titles(page)) == 1


def test_actions_are_offered_when_they_can_be_done(app, store, tmp_path) -> None:
    page = a_page(store, tmp_path)
    of_list = page.list_actions()
    assert [action.isEnabled() for action in page.page_actions() if action not in of_list] == [True, *[False] * 7]
    an_event(store)
    assert all(action.isEnabled() for action in page.page_actions() if action not in of_list)
    assert len({action.shortcut().toString() for action in page.page_actions()}) == len(page.page_actions())


def test_a_file_for_reading_is_not_offered_to_be_changed(app, store, tmp_path, three) -> None:
    store.close()
    reading = Store.open_for_reading(tmp_path / "office.wpst")
    page = a_page(reading, tmp_path)
    of_records = [action for action in page.page_actions() if action not in page.list_actions()]
    assert [action.isEnabled() for action in of_records] == [*[False] * 5, True, False, False]
    reading.close()


def test_new_edit_and_duplicate_open_the_editor_and_show_what_was_saved(app, store, tmp_path, three) -> None:
    editor_class = pytest.importorskip("wpstracker.gui.forms.event_editor").EventEditor
    page = a_page(store, tmp_path)
    page.ask(Filter(countries=("KZ",)))
    for deed in (page.new, page.edit, page.duplicate):
        deed()
        (editor,) = [each for each in page.findChildren(editor_class) if each.isVisible()]
        editor.saved.emit(three["Dialogue"])
        assert page.table.current_id() == three["Dialogue"]
        editor.reject()
        QTest.qWait(1)


def test_copy_as_text_takes_the_page(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    page.show_record("event", three["Training"])
    page.copy_as_text()
    assert "12 July 2013" in QGuiApplication.clipboard().text()


def test_links_to_other_records_are_opened_by_the_window(app, store, tmp_path, three) -> None:
    window = Window()
    page = a_page(store, tmp_path, window)
    page.follow("wps:recommendation/r1")
    assert window.opened == [("recommendation", "r1")]


def test_a_page_built_anew_in_russian_shows_the_same(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    page.ask(Filter(countries=("KG",), starts=PartialDate(2007, 6)))
    state = page.state()
    language.use("ru")
    again = EventsPage(page.context)
    again.restore(state)
    assert titles(again) == ["Dialogue"]
    assert again.table.current_id() == three["Dialogue"]
    assert "июнь 2007" in again.pane.toPlainText()


def test_the_history_is_told_behind_the_page(app, store, tmp_path, three) -> None:
    page = a_page(store, tmp_path)
    page.show_record("event", three["Training"])
    draft = event_draft(store, three["Training"])
    draft.record.place = "Borovoye"
    save(store, draft)
    page.tabs.setCurrentWidget(page.history)
    assert "Place: Borovoye" in page.history.text()


def test_an_event_is_linked_from_its_page_and_says_what_it_is_linked_with(app, store, tmp_path) -> None:
    with store.change("Matrix") as writer:
        writer.save(Plan(id="plan", title="Plan", country="KG"))
        writer.save(PlanItem(id="item", plan="plan", number="1.2", text="Train"))
    an_event(store, "Training", id="e")
    a_recommendation(store, "Do better", id="r")
    window = Window()
    page = a_page(store, tmp_path, window)
    page.show_record("event", "e")
    page.follow(LINK_MEASURES)
    dialog = shown(page, LinkDialog)
    dialog.tick("item")
    dialog.save()
    page.follow(LINK_FOLLOWED_UP)
    dialog = shown(page, LinkDialog)
    dialog.tick("r")
    dialog.save()
    text = page.pane.toPlainText()
    assert "Measures supported\n1.2 Train\nKyrgyzstan, Plan" in text.replace("\u2028", "\n")
    assert "Recommendations it follows up\nDo better" in text.replace("\u2028", "\n")
    link(store, EventItem, ["e"], ["item"])
    page.follow("wps:plan_item/item")
    assert window.opened == [("plan_item", "item")]


def test_a_recommendation_with_a_further_origin_at_an_event_stands_with_the_event(app, store, tmp_path) -> None:
    an_event(store, "Conference", id="e")
    other = a_recommendation(store, "Ratify the treaty", mechanism="cedaw")
    with store.change("Origin") as writer:
        writer.save(RecommendationOrigin(recommendation=other, event="e", mechanism="event"))
    page = a_page(store, tmp_path)
    page.show_record("event", "e")
    assert "Ratify the treaty" in page.pane.toPlainText()
    assert figures_of_events.rows(store, ["e"])["e"]["recommendations"] == 1


def test_in_a_long_list_the_page_beside_follows_once_the_list_is_painted(app, store, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("wpstracker.gui.pages.table_page._LARGE", 0)
    an_event(store, "Seminar")
    page = a_page(store, tmp_path)
    assert page.pane.toPlainText() == ""
    QTest.qWait(80)
    assert "Seminar" in page.pane.toPlainText()


def test_a_record_that_keeps_its_place_is_shown_anew_without_listing_all_of_them(app, store, three, tmp_path) -> None:
    page = a_page(store, tmp_path)
    resets: list[int] = []
    page.model.modelReset.connect(lambda: resets.append(1))
    event = store.get(Event, page.model.id_at(1))
    assert event is not None
    event.title = "Another title"
    with store.change("x") as writer:
        writer.save(event)
    assert (titles(page)[1], resets) == ("Another title", [])
    event.start = PartialDate(2001)
    with store.change("x") as writer:
        writer.save(event)
    assert (titles(page)[-1], resets) == ("Another title", [1])


def test_what_was_saved_is_chosen_without_listing_everything_again(app, store, three, tmp_path, monkeypatch) -> None:
    page = a_page(store, tmp_path)
    event = store.get(Event, three["Dialogue"])
    assert event is not None
    event.start = PartialDate(2002)
    with store.change("x") as writer:
        writer.save(event)
    asked: list[Filter] = []
    found = page.found

    def noted(question: Filter, *order: Any) -> Sequence[str]:
        asked.append(question)
        return found(question, *order)

    monkeypatch.setattr(page, "found", noted)
    page.show_record("event", three["Dialogue"])
    assert (page.table.current_id(), asked) == (three["Dialogue"], [])
    page.show_record("event", an_event(store, "New one"))
    assert page.table.current_id() == page.model.id_at(page.model.row_of(str(page.table.current_id())))
    assert Filter() not in asked
