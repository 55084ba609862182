"""The Directory: its lists, the tree of bodies, former names, links both ways, history, what is restricted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from tests.builders import an_event
from tests.gui.contexts import Window, a_context
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import OrganisationRole
from wpstracker.figures.event_details import event_details
from wpstracker.gui import language
from wpstracker.gui.page_list import HOMES, PAGES
from wpstracker.gui.pages.directory import LISTS, DirectoryPage
from wpstracker.gui.pages.directory_list import DirectoryList
from wpstracker.gui.pages.event_view import event_html
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.pages.person_view import REVEAL
from wpstracker.records import EventOrganisation, Organisation, OtherName, Person, Position, Series, SeriesYear
from wpstracker.services import people
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    with opened.change("Bodies") as writer:
        writer.save(Organisation(id="osce", name="OSCE", names={"ru": "ОБСЕ"}, acronym="OSCE"))
        writer.save(Organisation(id="sec", name="Secretariat", parent_organisation="osce"))
        writer.save(Organisation(id="unit", name="A unit", parent_organisation="sec"))
        writer.save(Organisation(id="astana", name="Programme Office in Astana", parent_organisation="osce", country="KZ"))
        writer.save(OtherName(organisation="astana", name="Centre in Almaty", used_until=PartialDate(2007)))
        writer.save(Organisation(id="ngo", name="Bureau of women", country="KG", gender_machinery=True))
        writer.save(Person(id="p", name="A. Person", organisation="ngo", contact="person@example.org", consent=True))
        writer.save(Position(person="p", organisation="ngo", title="Focal point", focal_point=True, held_from=PartialDate(2021)))
        writer.save(Series(id="s", title="Dialogue", countries=("KZ", "UZ")))
        writer.save(SeriesYear(series="s", when=PartialDate(2021), chair="UZ"))
    yield opened
    opened.close()


@pytest.fixture
def page(app: QApplication, store: Store, tmp_path: Path, window: Window) -> DirectoryPage:
    """A shown page that hears of every change, as in the window."""
    made = DirectoryPage(a_context(store, tmp_path, window))
    store.announcer.subscribe(made.changed)
    made.resize(1080, 720)
    made.show()
    return made


def of(page: DirectoryPage, kind: str) -> DirectoryList:
    found = page.show_list(kind)
    assert isinstance(found, DirectoryList)
    return found


def names(listed: DirectoryList) -> list[str]:
    """The first column, as it is read."""
    at = listed.model.column_of(listed.leading)
    return [str(listed.model.index(row, at).data()) for row in range(listed.model.rowCount())]


def test_units_stand_below_the_bodies_they_are_part_of(page: DirectoryPage) -> None:
    listed = of(page, "organisation")
    assert names(listed) == ["Bureau of women", "OSCE", "\u2003Programme Office in Astana", "\u2003Secretariat", "\u2003\u2003A unit"]
    listed.tree.click()  # type: ignore[attr-defined]
    assert names(listed) == ["A unit", "Bureau of women", "OSCE", "Programme Office in Astana", "Secretariat"]


def test_the_choice_of_tree_or_list_is_remembered(page: DirectoryPage, store: Store, tmp_path: Path) -> None:
    of(page, "organisation").tree.click()  # type: ignore[attr-defined]
    again = of(DirectoryPage(a_context(store, tmp_path)), "organisation")
    assert not again.tree.isChecked()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (Filter(text="centre almaty"), ["Programme Office in Astana"]),
        (Filter(countries=("KZ",)), ["Programme Office in Astana"]),
        (Filter(text="казахстан"), ["Programme Office in Astana"]),
        (Filter(text="обсе"), ["OSCE", "\u2003Programme Office in Astana", "\u2003Secretariat"]),
        (Filter(text="nothing like this"), []),
    ],
)
def test_a_former_name_and_any_script_find_todays_body(page: DirectoryPage, question: Filter, found: list[str]) -> None:
    listed = of(page, "organisation")
    page.ask(question)
    assert names(listed) == found


def test_only_gender_machineries(page: DirectoryPage) -> None:
    listed = of(page, "organisation")
    listed.filters.toggle("gender_machinery").click()
    assert names(listed) == ["Bureau of women"]
    assert listed.count.text() == "1 of 5 organisations"
    listed.filters.clear()
    assert listed.count.text() == "5 organisations"


def test_a_page_leads_up_and_down_and_to_events(page: DirectoryPage, store: Store, window: Window) -> None:
    event = an_event(store, "Training", start="2013")
    with store.change("Part") as writer:
        writer.save(EventOrganisation(event=event, organisation="astana", role=OrganisationRole.ORGANISER.value))
    page.show_record("organisation", "astana")
    listed = of(page, "organisation")
    html = listed.pane.toHtml()
    assert all(f"wps:{link}" in html for link in ("organisation/osce", f"event/{event}"))
    text = listed.pane.toPlainText()
    assert "Centre in Almaty" in text and "until 2007" in text and "Organiser" in text
    listed.follow("wps:organisation/osce")
    listed.follow("wps:events/organisation/astana")
    assert window.opened == [("organisation", "osce")]
    assert window.asked == [("events", Filter(organisation="astana"))]


def test_more_events_than_are_shown_lead_to_their_list(page: DirectoryPage, store: Store) -> None:
    for number in range(8):
        event = an_event(store, f"Event {number}")
        with store.change("Part") as writer:
            writer.save(EventOrganisation(event=event, organisation="ngo"))
    page.show_record("organisation", "ngo")
    assert "All 8 events" in of(page, "organisation").pane.toPlainText()
    assert "wps:events/organisation/ngo" in of(page, "organisation").pane.toHtml()


def test_contact_details_stay_behind_the_padlock_of_one_page(page: DirectoryPage, store: Store) -> None:
    people.save(store, Draft(Person(id="q", name="B. Other", contact="other@example.org")))
    page.show_record("person", "p")
    listed = of(page, "person")
    assert "person@example.org" not in listed.pane.toHtml()
    assert "Restricted" in listed.pane.toPlainText()
    listed.follow(REVEAL)
    assert "person@example.org" in listed.pane.toPlainText()
    page.show_record("person", "q")
    assert "other@example.org" not in listed.pane.toPlainText()
    page.show_record("person", "p")
    assert "person@example.org" not in listed.pane.toPlainText()


def test_a_focal_point_is_told_with_its_time(page: DirectoryPage) -> None:
    page.show_record("person", "p")
    text = of(page, "person").pane.toPlainText()
    assert "gender focal point" in text and "since 2021" in text and "Agreed to be named" in text


def test_a_series_tells_its_chairs_by_year(page: DirectoryPage, store: Store) -> None:
    an_event(store, "First dialogue", start="2021", series="s")
    page.show_record("series", "s")
    text = of(page, "series").pane.toPlainText()
    assert "2021: Uzbekistan" in text and "First dialogue" in text


@pytest.mark.parametrize("entry", LISTS, ids=lambda entry: entry.kind)
def test_every_list_opens_its_editor_and_speaks_russian(app: QApplication, store: Store, tmp_path: Path, entry) -> None:
    language.use("ru")
    page = DirectoryPage(a_context(store, tmp_path))
    page.show()
    listed = of(page, entry.kind)
    page.page_actions()[0].trigger()
    (editor,) = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not page]
    assert editor.windowTitle() == listed.new_text() != ""
    assert not any(letter in "abcdefghijklm" for letter in editor.windowTitle())
    editor.close()


def test_what_is_used_is_not_deleted_and_says_why(page: DirectoryPage, store: Store) -> None:
    event = an_event(store, "Training")
    with store.change("Part") as writer:
        writer.save(EventOrganisation(event=event, organisation="ngo"))
    page.show_record("organisation", "ngo")
    of(page, "organisation").delete()
    answer("Delete")
    (box,) = boxes()
    assert box.text().startswith("It cannot be deleted while other records use it")
    assert store.get(Organisation, "ngo")


def test_deleting_chooses_the_next_and_can_be_undone(page: DirectoryPage, store: Store, window: Window) -> None:
    page.show_record("organisation", "unit")
    of(page, "organisation").delete()
    answer("Delete")
    assert store.get(Organisation, "unit") is None
    assert of(page, "organisation").table.current_id() == "sec"
    assert window.said[-1].startswith("1 organisation was deleted")
    store.undo()
    assert "\u2003\u2003A unit" in names(of(page, "organisation"))


def boxes() -> list[QMessageBox]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]


def answer(label: str) -> None:
    (box,) = boxes()
    next(each for each in box.buttons() if each.text() == label).click()


def test_the_history_of_a_record_stands_behind_its_page(page: DirectoryPage, store: Store) -> None:
    page.show_record("person", "p")
    listed = of(page, "person")
    listed.tabs.setCurrentWidget(listed.history)
    assert "A. Person" in listed.history.text() and "Focal point" in listed.history.text()


def test_keys_go_from_list_to_list(page: DirectoryPage) -> None:
    seen: list[int] = []
    page.actions_changed.connect(lambda: seen.append(1))
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    for _ in LISTS:
        QTest.keyClick(page.present(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.currentIndex() == 0 and len(seen) == len(LISTS)
    assert page.page_actions()[0].text() == "New organisation"


def test_a_state_brings_back_list_filter_and_choice(page: DirectoryPage, store: Store, tmp_path: Path) -> None:
    page.show_record("organisation", "astana")
    of(page, "organisation").ask(Filter(countries=("KZ",)))
    page.show_record("series", "s")
    state = page.state()
    again = DirectoryPage(a_context(store, tmp_path))
    again.show()
    again.restore(state)
    assert again.tabs.currentIndex() == [entry.kind for entry in LISTS].index("series")
    assert of(again, "organisation").question() == Filter(countries=("KZ",))
    assert of(again, "organisation").table.current_id() == "astana"


def test_a_file_for_reading_offers_nothing_that_writes(app: QApplication, store: Store, tmp_path: Path) -> None:
    reading = Store.open_for_reading(store.path)
    page = DirectoryPage(a_context(reading, tmp_path))
    page.show()
    enabled = {action.text() for action in page.page_actions() if action.isEnabled()}
    assert enabled == {"Copy as text", "Next list", "Previous list", "Question as text", "Records like this one", "Tags beside the list"}
    page.hide()
    reading.close()


def test_the_directory_is_the_seventh_page_and_the_home_of_its_kinds() -> None:
    assert [entry.key for entry in PAGES].index("directory") == 8
    assert all(HOMES[entry.kind] == "directory" for entry in LISTS)


def test_an_event_links_to_the_directory_by_the_names_of_its_time(store: Store) -> None:
    event = an_event(store, "Training", start="2005", series="s")
    with store.change("Part") as writer:
        writer.save(EventOrganisation(event=event, organisation="astana", named_as="Centre in Almaty"))
    details = event_details(store, event, date(2023, 1, 1), "en")
    assert details
    html = event_html(details)
    assert '<a href="wps:organisation/astana">Centre in Almaty</a>' in html
    assert "today Programme Office in Astana" in html and 'href="wps:series/s"' in html


def test_all_events_of_an_organisation_are_a_list_with_a_filter_to_take_away(app: QApplication, store: Store, tmp_path: Path) -> None:
    an_event(store, "Another")
    event = an_event(store, "Training")
    with store.change("Part") as writer:
        writer.save(EventOrganisation(event=event, organisation="ngo"))
    events = EventsPage(a_context(store, tmp_path))
    events.show()
    events.ask(Filter(organisation="ngo"))
    assert events.model.ids() == [event]
    (chip,) = [each for each in events.findChildren(QPushButton) if each.property("key") == "organisation"]
    assert chip.text() == "Organisation: Bureau of women"
    chip.click()
    assert events.model.rowCount() == 2 and events.question().is_empty
