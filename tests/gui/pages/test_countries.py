"""The Countries page: map and list show the same, choose the same country, and lead to its page."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import Window
from tests.gui.windows import choose_file, message, press, shown, until
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import countries
from wpstracker.domain.vocabularies import EventStatus
from wpstracker.gui import language
from wpstracker.gui.context import Context
from wpstracker.gui.page_list import HOMES, PAGES
from wpstracker.gui.pages.countries import CountriesPage
from wpstracker.gui.pages.country_map import CENTRAL_ASIA, EVENTS, OSCE, OVERDUE, PLANS, WORLD
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.pages.overview import OverviewPage
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.gui.settings import Settings
from wpstracker.services import plans
from wpstracker.store.database import Store

TODAY = date(2026, 11, 22)


@pytest.fixture
def page(app: QApplication, store: Store, tmp_path: Path) -> CountriesPage:
    """A shown page with the reference plans that hears of every change."""
    return a_page(store, tmp_path)


def a_page(store: Store, folder: Path) -> CountriesPage:
    made = CountriesPage(Context(store, Settings(folder / "s.ini"), Window(), lambda: TODAY))
    store.announcer.subscribe(made.changed)
    made.resize(1100, 700)
    made.show()
    return made


def choose(page: CountriesPage, region: str = CENTRAL_ASIA, what: str = PLANS) -> None:
    """Choose as a person does: by the entry of the list."""
    page.region.setCurrentIndex(page.region.values().index(region))
    page.shown.setCurrentIndex(page.shown.values().index(what))


def listed(page: CountriesPage) -> dict[str, tuple[str, str]]:
    """Country -> class and detail, as the list shows them."""
    model = page.list.model
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    return {name: (group, detail) for name, group, detail in rows}


def on_map(page: CountriesPage, code: str) -> str:
    """The class a country has on the map."""
    group = page.map.data().class_of(code)
    return group.label if group else ""


def test_the_page_opens_at_the_country_of_which_most_is_recorded(app: QApplication, store: Store, tmp_path: Path) -> None:
    for place in ("UZ", "TJ", "TJ"):
        with store.change("Fill"):
            an_event(store, country=place)
    page = a_page(store, tmp_path)
    assert page.country() == page.list.current() == page.view.country() == "TJ"
    page.choose("UZ")
    page.reload()
    assert page.country() == "UZ"


# -- what is shown


def test_it_is_the_fourth_page_and_the_home_of_countries() -> None:
    assert [entry.key for entry in PAGES].index("countries") == 3
    assert HOMES["country"] == "countries"


def test_map_and_list_say_the_same_of_every_country_of_every_region(page: CountriesPage) -> None:
    for region, number in ((CENTRAL_ASIA, 5), (OSCE, 57), (WORLD, 249)):
        choose(page, region)
        shown_in_list = listed(page)
        assert len(shown_in_list) == number
        for code in page.map.codes():
            name = next(each for each in countries() if each.code == code).name("en")
            assert shown_in_list[name][0] == on_map(page, code)


def test_central_asia_is_shown_with_status_period_and_title(page: CountriesPage) -> None:
    found = listed(page)
    assert list(found) == ["Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"]
    group, detail = found["Kyrgyzstan"]
    assert group == "Expired or not in force"
    assert detail.startswith("Expired · 2022–2024 · Fourth National Action Plan")
    assert found["Turkmenistan"][0] == "No plan known"


def test_another_day_shows_what_was_then(page: CountriesPage) -> None:
    page.as_of.set_text("06.2023")
    assert on_map(page, "KG") == "In force"
    assert page.map.accessibleName() == "Newest 1325 NAP as of 30.06.2023: Central Asia"
    page.as_of.set_text("")
    assert on_map(page, "KG") == "Expired or not in force"


def test_a_status_to_be_confirmed_is_marked(page: CountriesPage) -> None:
    assert page.map.data().mark_of("TJ") == "?"
    assert "to be confirmed" in listed(page)["Tajikistan"][1]
    assert page.map.data().marks == "? = to be confirmed"


def test_events_of_a_period_are_counted_and_what_names_no_country_is_said(page: CountriesPage, store: Store) -> None:
    for year, place in (("2024", "KG"), ("2024", "KG"), ("2025", "TJ"), ("2024", "")):
        an_event(store, start=year, country=place, status=EventStatus.HELD)
    choose(page, what=EVENTS)
    assert listed(page)["Kyrgyzstan"] == ("2 events", "2 events held")
    assert listed(page)["Kazakhstan"] == ("No event recorded", "")
    assert page.map.data().mark_of("KG") == "2"
    assert page.note.text().startswith("1 held event names no country · Borders")
    page.period.set_values(("2025",))
    page.period.changed.emit()
    assert (on_map(page, "KG"), on_map(page, "TJ")) == ("No event recorded", "1 event")
    assert page.period.isVisible() and not page.as_of.isVisible()


def test_none_overdue_is_not_the_same_as_no_recommendation(page: CountriesPage, store: Store) -> None:
    a_recommendation(store, deadline="2020", country="KG")
    a_recommendation(store, deadline="2030", country="TJ")
    choose(page, what=OVERDUE)
    assert listed(page)["Kyrgyzstan"] == ("1 overdue", "1 overdue recommendation")
    assert on_map(page, "TJ") == "None overdue"
    assert on_map(page, "KZ") == "No recommendation recorded"


def test_a_change_is_seen_at_once(page: CountriesPage, store: Store) -> None:
    page.choose("KG")
    id_ = next(row for row in store.rows("SELECT id FROM plan WHERE country = 'KG' ORDER BY in_force DESC NULLS LAST"))[0]
    draft = plans.load(store, id_)
    assert draft is not None
    draft.record.until = PartialDate(2030)
    plans.save(store, draft)
    assert on_map(page, "KG") == "In force"
    assert page.country() == "KG"


# -- choosing


def test_a_click_on_the_map_chooses_in_the_list_and_shows_the_country(page: CountriesPage) -> None:
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=page.map.place_of("UZ").toPoint())
    assert page.list.current() == page.country() == "UZ"
    assert "Uzbekistan" in page_text(page)


def test_a_line_of_the_list_chooses_on_the_map(page: CountriesPage) -> None:
    page.list.table.setFocus()
    page.list.table.set_current_id("KZ")
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    assert page.map.current() == page.country() == "KG"
    assert "Kyrgyzstan" in page_text(page)


def test_arrows_on_the_map_walk_through_the_list(page: CountriesPage) -> None:
    walked = []
    for _ in range(5):
        QTest.keyClick(page.map, Qt.Key.Key_Right)
        walked.append(page.list.current())
    assert walked == ["KG", "TJ", "TM", "UZ", "KZ"]


def test_a_country_is_found_by_any_of_its_names(page: CountriesPage) -> None:
    choose(page, WORLD)
    for typed, name in (("герман", "Germany"), ("holland", "Netherlands"), ("TUR", "Turkmenistan")):
        page.list.search.setText(typed)
        assert name in listed(page)
    page.list.search.setText("nowhere")
    assert not listed(page)
    page.choose("FR")
    assert page.list.search.text() == "" and page.list.current() == "FR"


def test_the_list_can_be_sorted_by_what_the_map_shows(page: CountriesPage) -> None:
    page.list.model.sort(1, Qt.SortOrder.AscendingOrder)
    groups = [group for group, _ in listed(page).values()]
    order = [group.label for group in page.map.data().classes]
    assert groups == sorted(groups, key=order.index)


def test_enter_gives_the_country_the_whole_page_and_there_is_a_way_back(page: CountriesPage) -> None:
    page.choose("TJ")
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.is_open() and not page.map.isVisible() and page.back.isEnabled() and not page.open.isEnabled()
    page.back.trigger()
    assert not page.is_open() and page.map.isVisible() and page.country() == "TJ"
    QTest.mouseDClick(page.map, Qt.MouseButton.LeftButton, pos=page.map.place_of("KZ").toPoint())
    assert page.is_open() and page.country() == "KZ"


def test_a_link_to_a_country_elsewhere_shows_the_world(page: CountriesPage) -> None:
    page.show_record("country", "JP")
    assert (page.region.value(), page.country(), page.list.current()) == (WORLD, "JP", "JP")
    page.show_record("country", "GI")  # has no outline
    assert (page.list.current(), page.map.current()) == ("GI", "")


def test_a_page_is_rebuilt_as_it_was(page: CountriesPage, store: Store, tmp_path: Path) -> None:
    choose(page, OSCE, EVENTS)
    page.open_country("GE")
    twin = a_page(store, tmp_path)
    twin.restore(page.state())
    assert (twin.region.value(), twin.shown.value(), twin.country(), twin.is_open()) == (OSCE, EVENTS, "GE", True)
    twin.restore({})
    assert not twin.is_open()


def test_everything_that_can_be_pressed_has_a_name_and_the_keyboard(page: CountriesPage) -> None:
    for widget in (page.region, page.shown, page.as_of.line, page.map, page.list.search, page.list.table):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert all(action.shortcut().toString() for action in page.page_actions())


def test_the_page_speaks_russian(app: QApplication, store: Store, tmp_path: Path) -> None:
    language.use("ru")
    page = a_page(store, tmp_path)
    assert page.title() == "Страны"
    assert listed(page)["Кыргызстан"][0] == "Истёк или не действует"
    assert page.map.accessibleName() == "Последний НПД 1325 на сегодня: Центральная Азия"


# -- pictures


def test_the_map_is_saved_as_picture_or_vectors_and_replaces_only_when_told(page: CountriesPage, tmp_path: Path) -> None:
    for name in ("map.png", "map.svg"):
        page.save.trigger()
        choose_file(page, tmp_path / name)
        assert (tmp_path / name).stat().st_size > 10_000
    (tmp_path / "map.png").write_text("old")
    page.save.trigger()
    choose_file(page, tmp_path / "map.png")
    press(page, "Replace")
    until(lambda: (tmp_path / "map.png").stat().st_size > 10_000)
    assert said(page)[-1] == "The map was saved as “map.png”."


def test_choosing_vectors_changes_the_ending_of_the_name(page: CountriesPage) -> None:
    page.save.trigger()
    dialog = shown(page, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Newest 1325 NAP as of today, Central Asia.png")
    dialog.filterSelected.emit("Vector graphics (*.svg)")
    assert dialog.selectedFiles()[0].endswith("Newest 1325 NAP as of today, Central Asia.svg")
    dialog.reject()


def test_a_place_that_cannot_be_written_is_told(page: CountriesPage, tmp_path: Path) -> None:
    from wpstracker.gui.pages.country_picture import _write

    _write(page, page.context, page.map, tmp_path / "nowhere" / "map.png")
    assert "does not exist" in message(page)


# -- the overview


def test_the_overview_has_a_small_map_that_leads_to_a_country(app: QApplication, store: Store, tmp_path: Path) -> None:
    an_event(store, country="DE", status=EventStatus.HELD)
    window = Window()
    overview = OverviewPage(Context(store, Settings(tmp_path / "s.ini"), window, lambda: TODAY))
    overview.resize(1060, 700)
    overview.show()
    assert overview.board.map.region.value() == OSCE
    drawn = overview.board.map.map
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=drawn.place_of("KZ").toPoint())
    assert window.opened == [("country", "KZ")]
    overview.board.map.region.setCurrentIndex(0)
    assert drawn.region() == CENTRAL_ASIA
    twin = OverviewPage(Context(store, Settings(tmp_path / "s.ini"), window, lambda: TODAY))
    twin.restore(overview.state())
    assert twin.board.map.region.value() == CENTRAL_ASIA


def page_text(page: CountriesPage) -> str:
    """What the page of the country says."""
    return str(page.view.pane.toPlainText())


def said(page: CountriesPage) -> list[str]:
    """What the window was told to say."""
    navigator: Any = page.context.navigator
    return list(navigator.said)


def test_the_map_is_made_larger_and_smaller_by_buttons_and_keys(page: CountriesPage) -> None:
    larger, smaller, whole = page.zooms
    buttons = page.map.findChildren(QToolButton)
    assert [button.accessibleName() for button in buttons] == [each.text() for each in page.zooms]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    larger.trigger()
    assert page.map.zoom() > 1.5
    smaller.trigger()
    whole.trigger()
    assert page.map.zoom() == 1


def test_events_and_recommendations_lead_to_their_country(app: QApplication, store: Store, tmp_path: Path) -> None:
    event = an_event(store, country="KG", countries_covered=["TJ"])
    advice = a_recommendation(store, country="KZ")
    window = Window()
    for made, kind, id_, codes in ((EventsPage, "event", event, ["KG", "TJ"]), (RecommendationsPage, "recommendation", advice, ["KZ"])):
        reading = made(Context(store, Settings(tmp_path / "s.ini"), window, lambda: TODAY))
        reading.show()
        reading.show_record(kind, id_)
        for code in codes:
            assert f'href="wps:country/{code}"' in reading.pane.toHtml()
            reading.follow(f"wps:country/{code}")
    assert window.opened == [("country", "KG"), ("country", "TJ"), ("country", "KZ")]
