"""The Recommendations page: what is overdue, what is missing, moving several on at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import Window, a_context
from tests.gui.windows import shown as open_dialog
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import RecommendationRole, RecommendationStatus
from wpstracker.gui import language
from wpstracker.gui.dialogs.link_dialog import LinkDialog
from wpstracker.gui.dialogs.status_dialog import StatusDialog
from wpstracker.gui.forms.recommendation_editor import RecommendationEditor
from wpstracker.gui.pages.chain_html import LINK_EVENTS
from wpstracker.gui.pages.person_view import REVEAL
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.records import Citation, Event, Plan, PlanItem, Recommendation, RecommendationOrganisation, RecommendationOrigin, Result
from wpstracker.services import naming, recommendations
from wpstracker.store.database import Store


def a_page(store: Store, folder: Path, window: Window | None = None) -> RecommendationsPage:
    """A shown page that hears of every change, as in the window."""
    page = RecommendationsPage(a_context(store, folder, window))
    store.announcer.subscribe(page.changed)
    page.resize(1080, 720)
    page.show()
    return page


def shown(page: RecommendationsPage, key: str) -> list[str]:
    """The cells of a column as they are read, from the top."""
    model = page.table.records()
    return [model.data(model.index(row, model.column_of(key))) for row in range(model.rowCount())]


def text(page: RecommendationsPage) -> str:
    """The page as it is read."""
    return page.pane.toPlainText().replace("\u00a0", " ")


def editor() -> RecommendationEditor:
    """The one editor that is open."""
    (found,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, RecommendationEditor) and each.isVisible()]
    return found


def status_of(store: Store, id_: str) -> str | None:
    record = store.get(Recommendation, id_)
    assert record is not None
    return record.status


def test_a_passed_deadline_says_overdue_in_words(app, store, tmp_path):
    a_recommendation(store, "Train the guards", deadline="01.11.2023")
    page = a_page(store, tmp_path)
    assert shown(page, "deadline") == ["1 November 2023 · overdue"]
    assert "Overdue by 19 days" in text(page)


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        ("20.11.2023", "Due today"),
        ("30.11.2023", "Due in 10 days"),
        ("June 2023", "Overdue by 4 months"),
        ("2015", "Overdue by 7 years"),
    ],
)
def test_how_far_the_deadline_is_away_is_said(app, store, tmp_path, deadline, said):
    a_recommendation(store, deadline=deadline)
    assert said in text(a_page(store, tmp_path))


def test_what_is_done_is_not_overdue(app, store, tmp_path):
    a_recommendation(store, deadline="01.11.2023", status="implemented")
    page = a_page(store, tmp_path)
    assert shown(page, "deadline") == ["1 November 2023"]
    assert "verdue" not in text(page)


def test_a_missing_text_is_said_in_list_and_page(app, store, tmp_path):
    a_recommendation(store, "", text_status="missing")
    page = a_page(store, tmp_path)
    assert shown(page, "text") == ["Text missing"]
    assert "The text is missing" in text(page)


def test_the_page_tells_whose_it_is_and_where_it_came_from(app, store, tmp_path):
    window = Window()
    event = an_event(store, "Conference in Almaty", country="KZ", start="14.09.2023")
    draft = recommendations.blank(store.get(Event, event))
    draft.record.text = "Count women and men"
    body = naming.new_organisation("Ministry of Defence")
    draft.new.append(body)
    draft.of(RecommendationOrganisation).append(RecommendationOrganisation(organisation=body.id, role=RecommendationRole.LEAD.value))
    recommendations.save(store, draft)
    page = a_page(store, tmp_path, window)
    for said in ("Count women and men", "Ministry of Defence", "Conference in Almaty", "Kazakhstan"):
        assert said in text(page)
    page.pane.link_activated.emit(f"wps:event/{event}")
    assert window.opened == [("event", event)]


def test_a_status_is_changed_on_two_and_undone_at_once(app, store, tmp_path):
    one, two = a_recommendation(store, "One"), a_recommendation(store, "Two")
    page = a_page(store, tmp_path)
    page.table.selectAll()
    page.change_status.trigger()
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, StatusDialog) and each.isVisible()]
    dialog.status.set_value(RecommendationStatus.ACCEPTED)
    dialog.save_button.click()
    assert [status_of(store, one), status_of(store, two)] == ["accepted"] * 2
    assert shown(page, "status") == ["Accepted", "Accepted"]
    store.undo()
    assert [status_of(store, one), status_of(store, two)] == ["recorded"] * 2
    assert shown(page, "status") == ["Recorded", "Recorded"]


def test_deleting_is_asked_first_and_can_be_undone(app, store, tmp_path):
    a_recommendation(store)
    page = a_page(store, tmp_path)
    page.delete.trigger()
    (box,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    next(button for button in box.buttons() if button.text() == "Delete").click()
    assert shown(page, "text") == []
    store.undo()
    assert shown(page, "text") == ["Do better"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (Filter(countries=("KZ",)), ["KZ one"]),
        (Filter(statuses=("closed",)), ["Closed one"]),
        (Filter(kinds=("cedaw",)), ["CEDAW one"]),
        (Filter(overdue=True), ["KZ one"]),
        (Filter(only=(Only.DUE_SOON,)), ["CEDAW one"]),
        (Filter().in_year(2019), ["Closed one"]),
        (Filter(text="cedaw"), ["CEDAW one"]),
    ],
)
def test_a_question_is_shown_as_asked(app, store, tmp_path, question, found):
    a_recommendation(store, "KZ one", country="KZ", deadline="2020")
    a_recommendation(store, "CEDAW one", mechanism="cedaw", deadline="01.12.2023")
    a_recommendation(store, "Closed one", status="closed", issued=PartialDate(2019, 3))
    page = a_page(store, tmp_path)
    page.ask(question)
    assert shown(page, "text") == found
    assert page.question() == question
    page.filters.clear()
    assert len(shown(page, "text")) == 3
    assert page.question().is_empty


def test_the_event_asked_about_is_named_and_starts_the_next_one(app, store, tmp_path):
    event = an_event(store, "Conference", country="KG", start="14.09.2023")
    a_recommendation(store, "Another")
    page = a_page(store, tmp_path)
    page.ask(Filter(event=event))
    assert shown(page, "text") == []
    page.new.trigger()
    form = editor()
    assert form.draft.record.event == event
    assert form.draft.record.country == "KG"
    form.close()


def test_state_brings_back_question_and_choice(app, store, tmp_path):
    a_recommendation(store, "One", country="KZ")
    two = a_recommendation(store, "Two", country="KZ")
    a_recommendation(store, "Three", country="KG")
    page = a_page(store, tmp_path)
    page.ask(Filter(countries=("KZ",)))
    page.table.set_current_id(two)
    again = a_page(store, tmp_path)
    again.restore(page.state())
    assert sorted(shown(again, "text")) == ["One", "Two"]
    assert again.table.current_id() == two


def test_a_record_hidden_by_a_filter_is_shown_when_asked_for(app, store, tmp_path):
    one = a_recommendation(store, "One", country="KZ")
    page = a_page(store, tmp_path)
    page.ask(Filter(countries=("KG",)))
    page.show_record("recommendation", one)
    assert page.table.current_id() == one


def test_an_empty_page_says_what_to_do(app, store, tmp_path):
    page = a_page(store, tmp_path)
    (empty,) = [each for each in page.table.findChildren(EmptyState) if each.isVisible()]
    assert empty.accessibleName() == "No recommendations yet"
    empty.buttons[0].click()
    editor().close()


def test_keys_open_new_and_edit(app, store, tmp_path):
    a_recommendation(store, "One")
    page = a_page(store, tmp_path)
    page.activateWindow()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert editor().draft.record.text == "One"
    editor().close()
    page.activateWindow()
    page.table.setFocus()
    QTest.qWaitForWindowActive(page)
    QTest.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert editor().is_new
    editor().close()


def test_the_page_speaks_russian(app, store, tmp_path):
    language.use("ru")
    a_recommendation(store, "Обучить пограничников", deadline="01.11.2023")
    page = a_page(store, tmp_path)
    assert shown(page, "deadline") == ["1 ноября 2023 · просрочено"]
    assert "Просрочено на 19 дней" in text(page)


def test_the_result_it_belongs_to_and_the_sources_of_its_facts_are_on_the_page(app, store, tmp_path):
    event = an_event(store, "Conference", results=[Result(text="A set of recommendations", actual=True)])
    result = store.rows("SELECT id FROM result")[0][0]
    draft = recommendations.blank()
    draft.record.text, draft.record.event, draft.record.result = "First part.\n\nSecond part.", event, result
    draft.record.deadline = PartialDate(2024)
    source = naming.new_source("Press release")
    draft.new.append(source)
    draft.of(Citation).extend(
        [Citation(field="text", source=source.id, quote="word for word"), Citation(field="deadline", source=source.id, quote="next year")]
    )
    recommendations.save(store, draft)
    page = a_page(store, tmp_path)
    read = text(page)
    assert "Second part. 1" in read and "A set of recommendations" in read
    notes = read[read.index("Sources of facts") :]
    assert "1. Text: “word for word”" in notes and "2. Deadline: “next year”" in notes and "Press release" in notes
    assert page.pane.toHtml().count(f'href="wps:event/{event}"') >= 2


def test_a_selection_is_linked_to_measures_from_the_page(app, store, tmp_path) -> None:
    with store.change("Matrix") as writer:
        writer.save(Plan(id="plan", title="Plan", country="KG"))
        writer.save(PlanItem(id="item", plan="plan", number="1.2", text="Train"))
    a_recommendation(store, "One", id="r1")
    a_recommendation(store, "Two", id="r2")
    window = Window()
    page = a_page(store, tmp_path, window)
    assert "No measure of a plan is linked yet." in text(page)
    page.table.selectAll()
    page.links.actions[0].trigger()
    dialog = open_dialog(page, LinkDialog)
    dialog.tick("item")
    dialog.save()
    assert store.rows("SELECT count(*) FROM recommendation_item") == [(2,)]
    assert "1.2 Train" in text(page)
    page.follow("wps:plan_item/item")
    assert window.opened == [("plan_item", "item")]


def test_a_link_of_the_page_that_is_read_begins_linking_it_alone(app, store, tmp_path) -> None:
    a_recommendation(store, "One", id="r1")
    page = a_page(store, tmp_path)
    page.follow(LINK_EVENTS)
    assert open_dialog(page, LinkDialog).windowTitle() == "Link to follow-up events"


def test_what_is_worked_out_narrows_the_list(app, store, tmp_path) -> None:
    a_recommendation(store, "Alone", response="noted")
    other = a_recommendation(store, "Led", issued=PartialDate(2015))
    a_recommendation(store, "Led again", issued=PartialDate(2019), repeats=other)
    page = a_page(store, tmp_path)
    page.ask(Filter(only=(Only.RECURRING,)))
    assert sorted(shown(page, "text")) == ["Led", "Led again"]
    assert page.question() == Filter(only=(Only.RECURRING,))
    page.filters.set_values({"more": ("noted",)})
    page.reload()
    assert shown(page, "text") == ["Alone"]


def test_the_page_says_how_often_it_was_asked_what_replaces_it_and_who_else_asked(app, store, tmp_path) -> None:
    first = a_recommendation(store, "Appoint advisers", issued=PartialDate(2015), contact="A. Person", smart=("specific",))
    newer = a_recommendation(store, "Appoint advisers at last", issued=PartialDate(2019), repeats=first, supersedes=first)
    with store.change("Origin") as writer:
        origin = RecommendationOrigin(
            recommendation=first, mechanism="upr", issued=PartialDate(2020), paragraph="140.10", made_by="Spain", response="supported"
        )
        writer.save(origin)
    page = a_page(store, tmp_path)
    page.show_record("recommendation", first)
    for said in (
        "Recurs in 3 years: 2015, 2019, 2020",
        "Superseded by",
        "Appoint advisers at last",
        "Universal Periodic Review",
        "para. 140.10 · Spain · 2020 · response: Supported",
        "Specific",
    ):
        assert said in text(page), said
    assert "A. Person" not in text(page)
    page.follow(REVEAL)
    assert "A. Person" in text(page)
    page.show_record("recommendation", newer)
    assert "Supersedes" in text(page)
