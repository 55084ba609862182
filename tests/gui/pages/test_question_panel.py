"""Questions typed above a list: the filters take them over, and the whole question can be read and edited as text."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import a_context
from tests.gui.windows import until
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.figures.question_names import NamesInFile
from wpstracker.gui import language
from wpstracker.gui.pages.calendar import CalendarPage
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.organisations import OrganisationsList
from wpstracker.gui.pages.plans import PlansPage
from wpstracker.gui.pages.question_panel import QuestionPanel
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.gui.pages.reporting import ReportingPage
from wpstracker.gui.pages.sources import SourcesList
from wpstracker.store.database import Store


@pytest.fixture
def page(app: QApplication, store: Store, tmp_path: Path) -> EventsPage:
    """Three events, of which two are in Kazakhstan."""
    an_event(store, "Training in Astana", country="KZ", event_kind="training", start="12.07.2013", tags=["Horse patrol"])
    an_event(store, "Training online", country="KZ", event_kind="training", start="14.09.2023")
    an_event(store, "Round table in Osh", country="KG", event_kind="round_table", start="June 2007")
    made = EventsPage(a_context(store, tmp_path))
    made.resize(1080, 720)
    made.show()
    QTest.qWaitForWindowActive(made)
    return made


def panel(page: ListPage) -> QuestionPanel:
    assert page.typed
    return page.typed


def typed(page: ListPage, text: str) -> None:
    page.filters.search.setFocus()
    QTest.keyClicks(page.filters.search, text)


def wrong(page: ListPage) -> str:
    """What is said to be wrong."""
    return panel(page).problem.text() if panel(page).isVisible() and panel(page).problem.isVisible() else ""


# -- in the search box


def test_a_blank_hands_a_question_to_the_filters_and_words_stay(page: EventsPage) -> None:
    typed(page, "training country:KZ ")
    assert page.question() == Filter(text="training", countries=("KZ",))
    assert page.filters.value("countries") == ("KZ",)
    assert page.filters.search.text() == "training "
    typed(page, "astana year:2013 ")
    assert page.question() == Filter(text="training astana", countries=("KZ",)).in_year(2013)
    assert page.filters.value("period") == (2013,) and page.model.rowCount() == 1


def test_enter_hands_it_over_and_goes_to_the_list(page: EventsPage) -> None:
    typed(page, 'tag:"horse patrol"')
    assert page.question().terms == ()
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert len(page.question().terms) == 1 and page.filters.search.text() == ""
    assert page.table.isAncestorOf(page.focusWidget() or page)


def test_what_is_only_begun_is_not_searched_for_nor_handed_over(page: EventsPage) -> None:
    typed(page, "training country:K")
    until(lambda: page.model.rowCount() == 2)
    assert page.question() == Filter(text="training")
    assert page.filters.search.text() == "training country:K" and wrong(page) == ""


def test_a_word_left_out_becomes_a_button_that_takes_it_back(page: EventsPage) -> None:
    typed(page, "-online -country:KG ")
    assert page.question().without == Filter(text="online", countries=("KG",))
    assert page.model.rowCount() == 1
    texts = [button.text() for button in page.filters._rest]
    assert texts == ["Except online", "Except country:KG"]
    page.filters._rest[0].click()
    assert page.question().without == Filter(countries=("KG",)) and page.model.rowCount() == 2


def test_clearing_the_filters_clears_everything_that_is_left_out(page: EventsPage) -> None:
    typed(page, "-online -country:KG -type:seminar ")
    page.filters.clear()
    assert page.question() == Filter()


def test_a_slip_is_told_below_and_stays_to_be_mended(page: EventsPage) -> None:
    typed(page, "type:trainng ")
    assert wrong(page) == "“type” has no value “trainng”. Did you mean “training”?"
    assert page.filters.search.text() == "type:trainng "
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert page.focusWidget() is page.filters.search
    QTest.keyClick(page.filters.search, Qt.Key.Key_Backspace)
    assert wrong(page) == ""


def test_values_are_offered_while_one_types(page: EventsPage) -> None:
    search = page.filters.search
    typed(page, "cou")
    assert [item.label for item in search.popup.items()] == ["country:"]
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert search.text() == "country:"
    QTest.keyClicks(search, "kyr")
    assert search.popup.items()[0].label == "Kyrgyzstan"
    QTest.keyClick(search, Qt.Key.Key_Tab)
    assert page.question() == Filter(countries=("KG",)) and search.text() == ""


def test_a_word_one_looks_for_is_not_replaced_by_what_is_offered(page: EventsPage) -> None:
    typed(page, "train")
    typed(page, "ing sta")
    assert page.filters.search.popup.items()
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert page.filters.search.text() == "training sta"


# -- as text


def as_text(page: ListPage) -> str:
    return panel(page).line.text()


def test_the_whole_question_is_shown_as_text_and_follows_the_filters(page: EventsPage) -> None:
    page.ask(Filter(countries=("KZ",), kinds=("training",), without=Filter(text="online")))
    panel(page).show_line()
    assert page.focusWidget() is panel(page).line
    assert as_text(page) == "country:KZ type:training -online"
    page.filters.choice("period").set_values((2013,))
    page.filters.changed.emit()
    assert as_text(page) == "country:KZ type:training year:2013 -online"


def test_the_text_can_be_edited(page: EventsPage) -> None:
    panel(page).show_line()
    line = panel(page).line
    QTest.keyClicks(line, "type:round-table after:2007 no:count")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.question() == Filter(kinds=("round_table",), after=PartialDate(2007), only=(Only.NOT_REPORTED,))
    assert line.text() == "type:round_table after:2007 no:count"
    assert page.filters.value("kinds") == ("round_table",)


def test_the_list_follows_while_the_text_is_typed(page: EventsPage) -> None:
    panel(page).show_line()
    QTest.keyClicks(panel(page).line, "country:KG")
    until(lambda: page.model.rowCount() == 1)
    assert as_text(page) == "country:KG" and page.focusWidget() is panel(page).line
    QTest.keyClicks(panel(page).line, " coun")
    QTest.qWait(400)
    assert wrong(page) == ""


def test_a_slip_in_the_text_is_told_and_the_list_stays(page: EventsPage) -> None:
    page.ask(Filter(countries=("KG",)))
    panel(page).show_line()
    panel(page).line.setText("country:KG cuntry:x")
    QTest.keyClick(panel(page).line, Qt.Key.Key_Return)
    assert wrong(page).startswith("There is no word “cuntry” to ask by.")
    assert page.model.rowCount() == 1


def test_escape_puts_the_text_away(page: EventsPage) -> None:
    panel(page).show_line()
    QTest.keyClick(panel(page).line, Qt.Key.Key_Escape)
    assert not panel(page).isVisible() and page.focusWidget() is page.filters.search


def test_the_text_can_be_copied_to_another_list(page: EventsPage, store: Store, tmp_path: Path) -> None:
    a_recommendation(store, "In Kyrgyzstan", country="KG")
    a_recommendation(store, "In Kazakhstan", country="KZ")
    page.ask(Filter(countries=("KG",)))
    panel(page).show_line()
    panel(page)._copy.click()
    other = RecommendationsPage(a_context(store, tmp_path))
    other.show()
    panel(other).show_line()
    panel(other).line.setText(QGuiApplication.clipboard().text())
    QTest.keyClick(panel(other).line, Qt.Key.Key_Return)
    assert other.question() == Filter(countries=("KG",))


def test_the_text_is_russian_in_a_russian_window_and_english_is_read_too(app: QApplication, store: Store, tmp_path: Path) -> None:
    language.use("ru")
    page = EventsPage(a_context(store, tmp_path))
    page.show()
    page.ask(Filter(countries=("KZ",), kinds=("round_table",), without=Filter(countries=("KG",))))
    panel(page).show_line()
    assert as_text(page) == "страна:KZ вид:круглый_стол -страна:KG"
    panel(page).line.setText("country:KG статус:held")
    QTest.keyClick(panel(page).line, Qt.Key.Key_Return)
    assert as_text(page) == "страна:KG статус:проведено"


QUESTIONS = {
    EventsPage: 'country:KZ,KG type:training status:held tag:"Horse patrol" after:2020-01 before:2023 has:split no:year osh -online',
    RecommendationsPage: "country:KZ origin:cedaw status:accepted response:noted year:2023 is:overdue is:stale -status:planned -is:overdue",
    PlansPage: "country:KZ instrument:nap_1325 status:adopted as_of:2022-05-01 is:newest -country:KG -is:conflicting",
    OrganisationsList: "country:KZ,not_stated is:gender_machinery police -country:KG",
    SourcesList: 'type:report publisher:"UN, Women" -type:letter',
    ReportingPage: "country:KZ status:overdue,soon -is:restricted -status:later",
}


@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_list_takes_a_question_and_writes_the_same(app: QApplication, store: Store, tmp_path: Path, kind: type[ListPage]) -> None:
    an_event(store, "Training", tags=["Horse patrol"])
    page = kind(a_context(store, tmp_path))  # type: ignore[call-arg]
    page.show()
    panel(page).show_line()
    panel(page).line.setText(QUESTIONS[kind])
    QTest.keyClick(panel(page).line, Qt.Key.Key_Return)
    assert wrong(page) == ""
    assert as_text(page) == QUESTIONS[kind]
    state = page.state()
    again = kind(a_context(store, tmp_path))  # type: ignore[call-arg]
    again.restore(state)
    assert again.question() == page.question()


def test_names_of_terms_lead_back_to_them(page: EventsPage, store: Store) -> None:
    (border,) = NamesInFile(store).ids("tag", "Horse patrol")
    panel(page).show_line()
    panel(page).line.setText('tag:"horse patrol"')
    QTest.keyClick(panel(page).line, Qt.Key.Key_Return)
    assert page.question() == Filter(terms=(border,))
    assert as_text(page) == 'tag:"Horse patrol"'


def test_the_calendar_takes_questions_too(app: QApplication, store: Store, tmp_path: Path) -> None:
    calendar = CalendarPage(a_context(store, tmp_path))
    calendar.show()
    QTest.keyClicks(calendar.filters.search, "country:KZ -online in:2024-03 ")
    assert calendar.asked.question() == Filter(countries=("KZ",), without=Filter(text="online"))
    assert calendar.span()[0].year == 2024
    calendar.typed.show_line()
    assert calendar.typed.line.text() == "country:KZ -online"
