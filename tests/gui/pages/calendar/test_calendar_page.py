"""The Calendar page as a person uses it: turning, finding, opening, moving with mouse and keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import Window, a_context
from tests.gui.pages.calendar.hands import LEFT, NONE, drag, on_chip, on_day, wheel
from tests.gui.windows import choose_file, until
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.figures.calendar_item import ItemKind
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.pages.calendar import CalendarPage
from wpstracker.gui.pages.calendar.day_grid import DayGrid
from wpstracker.gui.pages.calendar.item_popup import ItemPopup
from wpstracker.gui.pages.calendar.move_dialog import MoveDialog
from wpstracker.gui.pages.calendar.period_view import PeriodView
from wpstracker.gui.pages.calendar.timeline_view import TimelineView
from wpstracker.records import Event, Plan, Recommendation
from wpstracker.store.database import Store

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(app: QApplication, store: Store, tmp_path: Path, window: Window) -> Iterator[CalendarPage]:
    """November 2023; today is the 20th."""
    made = CalendarPage(a_context(store, tmp_path, window))
    unsubscribe = store.announcer.subscribe(made.changed)
    made.resize(1100, 760)
    made.show()
    QTest.qWait(1)
    yield made
    unsubscribe()


def listed(items: Any) -> list[Any]:
    """What a list holds, in its order."""
    return [items.item(row).data(Qt.ItemDataRole.UserRole) for row in range(items.count())]


def shown(page: CalendarPage, *titles: str, start: str, end: str = "", **fields: Any) -> list[str]:
    """Events, and the page that shows them."""
    ids = [an_event(page.context.store, title, start=start, end=end, **fields) for title in titles]
    page.reload()
    return ids


def days(page: CalendarPage) -> PeriodView:
    view = page.view()
    assert isinstance(view, PeriodView)
    return view


def line(page: CalendarPage) -> TimelineView:
    view = page.view()
    assert isinstance(view, TimelineView)
    return view


def dates(store: Store, id_: str) -> tuple[str, str]:
    event = store.get(Event, id_)
    assert event
    return str(event.start or ""), str(event.end or "")


def marked(grid: DayGrid) -> tuple[date, date] | None:
    return grid._drop


def popup(page: CalendarPage) -> ItemPopup:
    until(lambda: [each for each in page.findChildren(ItemPopup) if each.isVisible()])
    return next(each for each in page.findChildren(ItemPopup) if each.isVisible())


# -- turning


def test_the_period_is_a_heading_in_words(page: CalendarPage) -> None:
    assert page.head.heading.text() == "November 2023"
    page.turn_to("quarter")
    assert page.head.heading.text() == "4th quarter of 2023"
    page.turn_to("year")
    assert page.head.heading.text() == "2023"


def test_page_keys_turn_and_home_is_today(page: CalendarPage) -> None:
    grid = days(page).grid()
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert (page.head.heading.text(), page.day()) == ("December 2023", date(2023, 12, 20))
    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    assert page.head.heading.text() == "October 2023"
    QTest.keyClick(grid, Qt.Key.Key_Home)
    assert page.day() == date(2023, 11, 20)


def test_a_day_keeps_its_place_in_a_shorter_month(page: CalendarPage) -> None:
    page.go(date(2023, 1, 31))
    page.step(1)
    assert page.day() == date(2023, 2, 28)


def test_arrows_go_by_day_and_by_week_into_the_next_month(page: CalendarPage) -> None:
    grid = days(page).grid()
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert page.day() == date(2023, 11, 28)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert (page.day(), page.head.heading.text()) == (date(2023, 12, 5), "December 2023")
    assert days(page).grid().hasFocus()


def test_in_a_quarter_arrows_go_from_month_to_month(page: CalendarPage) -> None:
    page.turn_to("quarter")
    page.go(date(2023, 11, 30))
    view = days(page)
    view.grid().setFocus()
    QTest.keyClick(view.grid(), Qt.Key.Key_Right)
    assert page.day() == date(2023, 12, 1)
    assert view.grid() is view.blocks[2].grid and view.grid().hasFocus()


def test_a_question_turns_to_where_its_period_begins(page: CalendarPage) -> None:
    page.ask(Filter(countries=("KZ",), after=PartialDate(2019, 5), before=PartialDate(2019, 8)))
    assert page.head.heading.text() == "May 2019"
    question = page.question()
    assert (question.countries, question.after, question.before) == (("KZ",), PartialDate(2019, 5, 1), PartialDate(2019, 5, 31))


def test_the_page_is_built_again_as_it_was(page: CalendarPage, store: Store, tmp_path: Path) -> None:
    page.turn_to("quarter")
    page.ask(Filter(countries=("KZ",), after=PartialDate(2019, 5)))
    page.asked.shown.button(ItemKind.PLAN).click()
    other = CalendarPage(a_context(store, tmp_path))
    other.restore(page.state())
    assert other.state() == page.state()
    assert ItemKind.PLAN not in other.asked.kinds()


# -- what is shown


def test_a_day_says_what_stands_on_it(page: CalendarPage) -> None:
    shown(page, "Training", "Forum", start="12.11.2023")
    grid = days(page).grid()
    spoken = grid.days.data(grid.days.index_of(date(2023, 11, 12)), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "12 November 2023, 2 events: Forum; Training"
    assert grid.days.data(grid.days.index_of(date(2023, 11, 13)), Qt.ItemDataRole.AccessibleTextRole) == "13 November 2023, nothing"


def test_what_is_known_to_the_month_stands_in_a_strip_and_on_no_day(page: CalendarPage) -> None:
    shown(page, "Review", start="November 2023", end="January 2024")
    block = days(page).blocks[0]
    assert "Review" in [item.title for item in listed(block.strip)]
    assert block.strip.isVisible() and "Review" not in [item.title for item in block.grid.days.items()]


def test_what_is_known_to_the_year_is_told_below_and_listed_when_asked(page: CalendarPage, window: Window) -> None:
    for kind in ItemKind:
        if kind is not ItemKind.EVENT:
            page.asked.shown.button(kind).click()
    (id_,) = shown(page, "Some time", start="2023")
    shown(page, "Never", start="3 August")
    year, never = page.notes.buttons()
    assert (year.text(), never.text()) == ("Only the year 2023 known: 1", "Events without a year: 1")
    year.click()
    QTest.keyClick(popup(page).list, Qt.Key.Key_Return)
    assert window.opened == [("event", id_)]
    never.click()
    assert window.asked == [("events", Filter(only=(Only.NO_YEAR,)))]


def test_more_than_fits_is_said_and_opens_the_day(page: CalendarPage, window: Window) -> None:
    ids = shown(page, *(f"Event {number:02}" for number in range(9)), start="15.11.2023")
    grid = days(page).grid()
    week = grid.days.index_of(date(2023, 11, 15)).row()
    place = grid.chips.more_rect(week, 2).center()
    assert grid.chips.more_at(place) == date(2023, 11, 15)
    QTest.mouseClick(grid.viewport(), LEFT, NONE, place)
    found = popup(page)
    assert [item.title for item in listed(found.list)] == [f"Event {number:02}" for number in range(9)]
    QTest.keyClick(found.list, Qt.Key.Key_Down)
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    assert window.opened == [("event", ids[1])]


def test_kinds_can_be_hidden(page: CalendarPage, store: Store) -> None:
    shown(page, "Training", start="12.11.2023")
    a_recommendation(store, "Deadline", deadline="13.11.2023")
    grid = days(page).grid()
    assert [item.title for item in grid.days.items() if item.kind is not ItemKind.PLAN] == ["Training", "Deadline"]
    page.asked.shown.button(ItemKind.EVENT).click()
    assert "Training" not in [item.title for item in grid.days.items()]


def test_the_year_shows_numbers(page: CalendarPage) -> None:
    shown(page, "One", "Two", start="12.11.2023", end="13.11.2023")
    shown(page, "Month", start="November 2023")
    page.turn_to("year")
    block = days(page).blocks[10]
    assert [block.grid.days.count(date(2023, 11, day)) for day in (11, 12, 13, 14)] == [0, 2, 2, 0]
    spoken = block.grid.days.data(block.grid.days.index_of(date(2023, 11, 12)), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "12 November 2023. Events: 2"
    assert block.undated.text().startswith("Undated: ")


def test_a_month_of_the_year_opens(page: CalendarPage) -> None:
    page.turn_to("year")
    days(page).blocks[4].name.click()
    assert page.head.heading.text() == "May 2023" and page.head.switch.value() == "month"


# -- opening, beginning


def test_enter_opens_the_only_entry_and_lists_several(page: CalendarPage, window: Window) -> None:
    (id_,) = shown(page, "Alone", start="20.11.2023")
    grid = days(page).grid()
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert window.opened == [("event", id_)]
    shown(page, "Another", start="20.11.2023")
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert len(listed(popup(page).list)) == 2


def test_space_goes_from_entry_to_entry_and_says_it(page: CalendarPage) -> None:
    shown(page, "A", "B", start="20.11.2023")
    grid = days(page).grid()
    grid.setFocus()
    titles = []
    for _ in range(3):
        QTest.keyClick(grid, Qt.Key.Key_Space)
        item = grid.chosen()
        assert item and item.title in grid.accessibleDescription()
        titles.append(item.title)
    assert titles == ["A", "B", "A"]


def test_a_double_click_opens(page: CalendarPage, window: Window) -> None:
    (id_,) = shown(page, "Training", start="15.11.2023")
    grid = days(page).grid()
    QTest.mouseDClick(grid.viewport(), LEFT, NONE, on_chip(grid, f"event/{id_}/"))
    assert window.opened == [("event", id_)]


@pytest.mark.parametrize("way", ["key", "action", "double click"])
def test_a_new_event_begins_on_the_day(page: CalendarPage, way: str) -> None:
    page.ask(Filter(countries=("KZ",)))
    grid = days(page).grid()
    grid.setFocus()
    page.go(date(2023, 11, 8))
    if way == "key":
        QTest.keyClick(grid, Qt.Key.Key_N)
    elif way == "action":
        page.actions_.new.trigger()
    else:
        QTest.mouseDClick(grid.viewport(), LEFT, NONE, grid.viewport().mapFromGlobal(on_day(grid, date(2023, 11, 8))))
    (editor,) = [each for each in page.findChildren(EventEditor) if each.isVisible()]
    assert (str(editor.draft.record.start), editor.draft.record.country) == ("2023-11-08", "KZ")
    editor.draft.record.title = "New"
    editor.reject()


# -- moving


def test_an_event_is_dragged_to_another_day_and_one_undo_brings_it_back(page: CalendarPage, store: Store, window: Window) -> None:
    (id_,) = shown(page, "Training", start="14.11.2023", end="16.11.2023")
    grid = days(page).grid()
    drag(grid.viewport(), on_chip(grid, f"event/{id_}/"), [on_day(grid, date(2023, 11, 20)), on_day(grid, date(2023, 11, 22))])
    assert dates(store, id_) == ("2023-11-22", "2023-11-24")
    assert window.said[-1] == "“Training” was moved. Ctrl+Z takes it back."
    assert grid.days.on(date(2023, 11, 23))
    store.undo()
    assert dates(store, id_) == ("2023-11-14", "2023-11-16")
    assert grid.days.on(date(2023, 11, 15)) and not grid.days.on(date(2023, 11, 23))


def test_where_it_would_land_is_marked_on_the_way(page: CalendarPage, store: Store) -> None:
    (id_,) = shown(page, "Training", start="14.11.2023", end="16.11.2023")
    grid = days(page).grid()
    start = on_chip(grid, f"event/{id_}/")
    drag(grid.viewport(), start, [on_day(grid, date(2023, 11, 21)), on_day(grid, date(2023, 11, 22))], drop=False)
    assert marked(grid) == (date(2023, 11, 22), date(2023, 11, 24))
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert marked(grid) is None
    QTest.mouseRelease(grid.viewport(), LEFT, NONE, grid.viewport().mapFromGlobal(on_day(grid, date(2023, 11, 22))))
    assert dates(store, id_) == ("2023-11-14", "2023-11-16")


def test_the_end_of_an_event_is_dragged_alone(page: CalendarPage, store: Store) -> None:
    (id_,) = shown(page, "Training", start="14.11.2023", end="15.11.2023")
    grid = days(page).grid()
    target = on_day(grid, date(2023, 11, 17))
    drag(grid.viewport(), on_chip(grid, f"event/{id_}/", end=True), [on_day(grid, date(2023, 11, 16)), target])
    assert dates(store, id_) == ("2023-11-14", "2023-11-17")


def test_a_report_or_a_date_of_a_plan_says_why_it_stays(page: CalendarPage, store: Store, window: Window) -> None:
    with store.change("Test") as writer:
        plan = Plan(country="KG", title="Plan", adopted=PartialDate(2023, 11, 14))
        writer.save(plan)
    grid = days(page).grid()
    drag(grid.viewport(), on_chip(grid, f"plan/{plan.id}/adopted"), [on_day(grid, date(2023, 11, 22)), on_day(grid, date(2023, 11, 23))])
    assert window.said[-1].startswith("The dates of a plan are those of its text")
    assert not [each for each in store.fetch(Plan.select().where(Plan.id == plan.id)) if str(each.adopted) != "2023-11-14"]


def test_what_is_known_to_the_month_is_dragged_to_another_month_but_to_no_day(page: CalendarPage, store: Store, window: Window) -> None:
    (id_,) = shown(page, "Review", start="November 2023")
    page.turn_to("quarter")
    october, november, december = days(page).blocks
    rows = [november.strip.item(row) for row in range(november.strip.count())]
    row = next(each for each in rows if each.text() == "Review")
    start = november.strip.visualItemRect(row).center()
    day = on_day(november.grid, date(2023, 11, 15))
    drag(november.strip.viewport(), start, [day + QPoint(5, 5), day])
    assert window.said[-1].startswith("Its date is not known so well")
    row = next(each for each in (november.strip.item(at) for at in range(november.strip.count())) if each.text() == "Review")
    day = on_day(december.grid, date(2023, 12, 15))
    drag(november.strip.viewport(), november.strip.visualItemRect(row).center(), [day + QPoint(5, 5), day])
    assert dates(store, id_) == ("2023-12", "")
    assert "Review" in [item.title for item in listed(december.strip)]


def test_an_event_is_dragged_from_month_to_month(page: CalendarPage, store: Store) -> None:
    (id_,) = shown(page, "Training", start="14.11.2023")
    page.turn_to("quarter")
    _, november, december = days(page).blocks
    target = on_day(december.grid, date(2023, 12, 20))
    drag(november.grid.viewport(), on_chip(november.grid, f"event/{id_}/"), [target + QPoint(3, 3), target])
    assert dates(store, id_) == ("2023-12-20", "")


def test_ctrl_and_arrows_move_by_keyboard_and_the_page_follows(page: CalendarPage, store: Store) -> None:
    (id_,) = shown(page, "Training", start="29.11.2023")
    page.go(date(2023, 11, 29))
    days(page).grid().setFocus()
    QTest.keyClick(days(page).grid(), Qt.Key.Key_Right, CTRL)
    assert dates(store, id_) == ("2023-11-30", "")
    QTest.keyClick(days(page).grid(), Qt.Key.Key_Right, CTRL)
    assert (dates(store, id_), page.head.heading.text()) == (("2023-12-01", ""), "December 2023")
    item = page.chosen()
    assert item and item.id == id_
    QTest.keyClick(days(page).grid(), Qt.Key.Key_Up, CTRL)
    assert dates(store, id_) == ("2023-11-24", "")


def test_on_an_empty_day_there_is_nothing_to_move(page: CalendarPage, window: Window) -> None:
    days(page).grid().setFocus()
    QTest.keyClick(days(page).grid(), Qt.Key.Key_Left, CTRL)
    assert window.said[-1].startswith("Choose what shall be moved first")


def test_a_date_can_be_typed_and_a_bad_one_is_told_beside_it(page: CalendarPage, store: Store) -> None:
    (id_,) = shown(page, "Training", start="20.11.2023", end="21.11.2023")
    page.actions_.move.trigger()
    (dialog,) = [each for each in page.findChildren(MoveDialog) if each.isVisible()]
    dialog.date.set_text("March 2024")
    dialog.move_button.click()
    assert dialog.isVisible() and "not known equally well" in dialog.problem()
    dialog.date.set_text("5.3.2024")
    dialog.move_button.click()
    assert dates(store, id_) == ("2024-03-05", "2024-03-06")
    assert page.head.heading.text() == "March 2024"


def test_a_deadline_moves_too(page: CalendarPage, store: Store) -> None:
    id_ = a_recommendation(store, "Deadline", deadline="14.11.2023")
    page.reload()
    grid = days(page).grid()
    drag(grid.viewport(), on_chip(grid, f"deadline/{id_}/"), [on_day(grid, date(2023, 11, 22)), on_day(grid, date(2023, 11, 23))])
    record = store.get(Recommendation, id_)
    assert record and str(record.deadline) == "2023-11-23"


def test_a_file_for_reading_moves_nothing(app: QApplication, store: Store, tmp_path: Path) -> None:
    id_ = an_event(store, "Training", start="14.11.2023")
    reading = Store.open_for_reading(store.path)
    try:
        page = CalendarPage(a_context(reading, tmp_path))
        page.resize(1100, 760)
        page.show()
        grid = days(page).grid()
        drag(grid.viewport(), on_chip(grid, f"event/{id_}/"), [on_day(grid, date(2023, 11, 22)), on_day(grid, date(2023, 11, 23))])
        assert dates(store, id_) == ("2023-11-14", "") and not page.actions_.new.isEnabled()
        days(page).grid().set_current_day(date(2023, 11, 14))
        page.actions_.offer()
        assert page.actions_.open.isEnabled() and not page.actions_.move.isEnabled()
    finally:
        reading.close()


# -- handing over


def test_what_is_looked_at_is_written_as_a_calendar(page: CalendarPage, tmp_path: Path, window: Window) -> None:
    shown(page, "In November", start="12.11.2023")
    shown(page, "In December", start="12.12.2023")
    page.asked.shown.button(ItemKind.PLAN).click()
    page.actions_.export.trigger()
    choose_file(page, tmp_path / "november.ics")
    said = [str(event["summary"]) for event in Calendar.from_ical((tmp_path / "november.ics").read_bytes()).walk("VEVENT")]
    assert said == ["In November"]
    assert window.said[-1].startswith("1 entry was written to ")


def test_the_picture_is_saved(page: CalendarPage, tmp_path: Path) -> None:
    page.actions_.picture.trigger()
    choose_file(page, tmp_path / "november.png")
    assert (tmp_path / "november.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_shows_the_months_one_would_have_to_scroll_to(page: CalendarPage, tmp_path: Path) -> None:
    page.turn_to("year")
    page.resize(1100, 420)
    QTest.qWait(1)
    view = page.view()
    assert isinstance(view, PeriodView) and view.sheet.height() > view.height()
    page.actions_.picture.trigger()
    choose_file(page, tmp_path / "year.png")
    assert QImage(str(tmp_path / "year.png")).height() > 2 * view.sheet.height()


def test_what_fits_nowhere_in_a_period_says_where_it_does(page: CalendarPage, window: Window) -> None:
    shown(page, "Training", "Second training", start="14.09.2023")
    page.filters.search.setText("training")
    page.reload()
    (elsewhere,) = page.notes.buttons()
    assert elsewhere.text() == "Nothing fits here; 2 events do on other days"
    elsewhere.click()
    assert window.asked == [("events", Filter(text="training"))]
    page.filters.search.setText("nowhere")
    page.reload()
    page.notes.buttons()[0].click()
    assert page.filters.text() == ""
    assert not any(button.text().startswith("Nothing") for button in page.notes.buttons())


# -- the line of time


def test_the_line_of_time_has_a_lane_for_each_country(page: CalendarPage) -> None:
    shown(page, "Training", start="14.11.2023", country="TJ")
    shown(page, "Forum", start="14.11.2023", country="KZ")
    page.turn_to("timeline")
    lanes = [lane.name for lane, _ in line(page).marks()]
    assert lanes[:2] == ["Kazakhstan", "Tajikistan"]
    first, last = line(page).span()
    assert first < date(2023, 11, 20) < last and page.head.heading.text() == "Nov 2022 – Nov 2024"


def mark_place(page: CalendarPage, key: str) -> QPoint:
    view = line(page)
    mark = next(mark for _, marks in view.marks() for mark in marks if mark.key == key)
    return view.place_of(mark).center().toPoint()


def test_a_click_opens_and_a_drag_moves(page: CalendarPage, store: Store, window: Window) -> None:
    (id_,) = shown(page, "Training", start="14.11.2023", end="15.11.2023", country="KZ")
    page.turn_to("timeline")
    view, key = line(page), f"event/{id_}/"
    view.zoom(7)
    QTest.mouseClick(view.viewport(), LEFT, NONE, mark_place(page, key))
    assert window.opened == [("event", id_)]
    start = mark_place(page, key)
    day = view.scale().day(start.x() - view.names_width())
    x = round(view.scale().x(date.fromordinal(day.toordinal() + 6)) + view.names_width()) + 3
    target = view.viewport().mapToGlobal(QPoint(x, start.y()))
    drag(view.viewport(), start, [target - QPoint(9, 0), target])
    assert dates(store, id_) == ("2023-11-20", "2023-11-21")
    assert window.opened == [("event", id_)]


def test_what_is_known_to_the_month_moves_by_months_on_the_line(page: CalendarPage, store: Store) -> None:
    (id_,) = shown(page, "Review", start="November 2023", country="KZ")
    page.turn_to("timeline")
    start = mark_place(page, f"event/{id_}/")
    view = line(page)
    x = round(view.scale().x(date(2024, 1, 20)) + view.names_width())
    target = view.viewport().mapToGlobal(QPoint(x, start.y()))
    drag(view.viewport(), start, [target - QPoint(9, 0), target])
    assert dates(store, id_) == ("2024-01", "")


def test_ctrl_and_wheel_zoom_around_the_mouse(page: CalendarPage) -> None:
    page.turn_to("timeline")
    view = line(page)
    place = QPoint(round(view.names_width()) + 300, 200)
    before = view.scale().day(300)
    wheel(view.viewport(), place, 4, CTRL)
    assert abs((view.scale().day(300) - before).days) <= 1
    first, last = view.span()
    assert (last - first).days < 300
    for _ in range(30):
        page.actions_.wider.trigger()
    first, last = view.span()
    assert last.year - first.year >= 20


def test_by_keyboard_from_entry_to_entry_and_from_country_to_country(page: CalendarPage, store: Store, window: Window) -> None:
    one, two = shown(page, "First", start="1.10.2023", country="KZ") + shown(page, "Second", start="14.12.2023", country="KZ")
    (other,) = shown(page, "Other", start="14.12.2023", country="TJ")
    page.asked.shown.button(ItemKind.PLAN).click()
    page.turn_to("timeline")
    view = line(page)
    for key, id_ in ((Qt.Key.Key_Right, one), (Qt.Key.Key_Right, two), (Qt.Key.Key_Down, other)):
        QTest.keyClick(view, key)
        item = view.chosen()
        assert item and item.id == id_
        assert item.title in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.opened == [("event", other)]
    QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert dates(store, other) == ("2023-12-15", "")


def test_very_many_events_become_counts(page: CalendarPage, store: Store) -> None:
    with store.change("Test") as writer:
        for number in range(150):
            writer.save(Event(title=f"Event {number}", country="KZ", start=PartialDate(2023, number % 12 + 1, number % 28 + 1)))
    page.turn_to("timeline")
    marks = next(marks for lane, marks in line(page).marks() if lane.country == "KZ")
    counts = [mark for mark in marks if mark.count]
    assert sum(mark.count for mark in counts) == 150 and not [mark for mark in marks if mark.item]
    place = line(page).place_of(counts[0]).center()
    mark = line(page).mark_at(QPointF(place))
    assert mark and "Press to look closer" in mark.told()
    before = line(page).scale().per_day
    QTest.mouseClick(line(page).viewport(), LEFT, NONE, place.toPoint())
    assert line(page).scale().per_day > before


def test_no_dialog_is_left_open(page: CalendarPage) -> None:
    assert not [each for each in page.findChildren(QDialog) if each.isVisible()]
