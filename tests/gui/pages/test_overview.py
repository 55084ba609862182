"""The overview says what the file says, and whatever is pressed opens a list of just as many records."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.figures.random_records import TODAY, random_file
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import EventKind, EventStatus, Stage
from wpstracker.figures.plans import all_rows
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.gui import language, theme
from wpstracker.gui.context import Context
from wpstracker.gui.look import Look
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.pages.overview import OverviewPage
from wpstracker.gui.pages.overview_panels import CENTRAL_ASIA, percent
from wpstracker.gui.pages.overview_picture import WIDTH, picture
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.gui.settings import Settings
from wpstracker.gui.widgets.charts import ChartWidget
from wpstracker.gui.widgets.charts.table import ChartTable
from wpstracker.gui.widgets.figure_line import FigureLine
from wpstracker.gui.widgets.panel import Panel
from wpstracker.records import Event, Participation, Recommendation
from wpstracker.services.files import new_file
from wpstracker.services.seeding import seed
from wpstracker.store.database import Store


class Asked:
    """A navigator that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Filter]] = []
        self.opened: list[tuple[str, str]] = []

    def ask(self, page: str, question: Filter) -> None:
        self.asked.append((page, question))

    def open_record(self, kind: str, id_: str) -> None:
        self.opened.append((kind, id_))

    def say(self, text: str) -> None: ...

    def export(self, question: Filter) -> None: ...


def a_page(app: Any, tmp_path: Path, store: Store, *, width: int = 1060, today: date = TODAY) -> OverviewPage:
    """The overview of a file, on screen."""
    page = OverviewPage(Context(store, Settings(tmp_path / "s.ini"), Asked(), lambda: today))
    page.resize(width, 700)
    page.show()
    app.processEvents()
    return page


@pytest.fixture
def page(app: Any, tmp_path: Path) -> OverviewPage:
    """The overview of a file with records of every sort."""
    store = random_file(tmp_path / "t.wpst", 11, events=120)
    seed(store)
    return a_page(app, tmp_path, store)


def asked(page: OverviewPage) -> list[tuple[str, Filter]]:
    """What the page asked of the window."""
    navigator = page.context.navigator
    assert isinstance(navigator, Asked)
    return navigator.asked


def behind(page: OverviewPage) -> int:
    """How many records the list has that was asked for last."""
    store, (name, question) = page.context.store, asked(page)[-1]
    if name == "events":
        return len(event_ids(store, question))
    if name == "recommendations":
        return len(recommendation_ids(store, question, TODAY))
    return len(all_rows(store, question, TODAY))


def pressed(chart: ChartWidget) -> Iterator[float]:
    """Press every piece of a chart; its value each time."""
    for mark in chart.marks():
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=mark.rect.center().toPoint())
        yield chart.data().value(mark.category, mark.series) or 0


@pytest.mark.parametrize("period", ["this_year", "last_12", "all", "2024"])
@pytest.mark.parametrize("countries", [(), ("KZ", "TJ")])
def test_every_bar_opens_a_list_of_as_many_records(page: OverviewPage, period: str, countries: tuple[str, ...]) -> None:
    page.restore({"period": period, "countries": countries})
    charts = [page.board.over_time.chart, page.board.kinds.chart, page.board.countries.chart]
    charts += [page.board.participation.counted, page.board.recommendations.chart, page.board.plans.chart]
    for chart in charts:
        assert chart.marks(), chart.accessibleName()
        for value in pressed(chart):
            assert behind(page) == value, (chart.accessibleName(), asked(page)[-1])


def test_the_pages_that_are_asked_show_as_many_records(page: OverviewPage) -> None:
    page.restore({"period": "this_year"})
    homes: dict[str, Any] = {"events": EventsPage(page.context), "recommendations": RecommendationsPage(page.context)}
    for chart in (page.board.over_time.chart, page.board.kinds.chart, page.board.participation.counted, page.board.recommendations.chart):
        for value in pressed(chart):
            name, question = asked(page)[-1]
            homes[name].ask(question)
            assert len(homes[name].table.records().ids()) == value, question


@pytest.mark.parametrize("countries", [(), ("KG",)])
def test_every_line_of_what_is_late_opens_a_list_of_as_many_records(page: OverviewPage, countries: tuple[str, ...]) -> None:
    page.restore({"period": "2024", "countries": countries})
    numbers = []
    for key in ("overdue", "due_soon", "stale", "unsettled", "step_late", "conflicts"):
        line = page.board.needs.lines[key]
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert behind(page) == line.number() == figure_of(line), line.accessibleName()
        numbers.append(line.number())
    assert all(numbers[:4]), "the file should have something of each"


def test_what_is_left_out_of_a_chart_is_said_and_opens(page: OverviewPage) -> None:
    page.restore({"period": "this_year"})
    for panel in (page.board.over_time, page.board.participation, page.board.recommendations, page.board.plans):
        note = panel.notes()[0]
        QTest.mouseClick(note, Qt.MouseButton.LeftButton)
        assert note.text().startswith(f"{behind(page)} "), note.text()
    assert page.board.over_time.notes()[0].text().endswith("events without a month")


def test_the_share_of_disaggregated_events_is_a_figure_with_its_meaning(app: Any, tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst")
    with store.change("Fill") as writer:
        for number in range(3):
            writer.save(Event(id=str(number), title="Held", status=EventStatus.HELD))
        writer.save(Participation(event="0", women=12, men=8))
        writer.save(Participation(event="1", total=30))
    page = a_page(app, tmp_path, store)
    assert page.board.participation.share.text() == "33 %"
    assert page.board.participation.meaning.text() == "1 of 3 held events count women and men"
    assert [series.name for series in page.board.participation.counted.data().series] == [
        "Women and men counted",
        "Only a total",
        "Not reported",
    ]
    people = page.board.participation.people.data()
    assert {series.name: series.values[0] for series in people.series} == {"Women": 12, "Men": 8, "Not disaggregated": 30}
    assert page.board.participation.notes()[0].text() == "1 held event says no number: fill it in"


def test_a_share_is_a_hundred_or_nothing_only_when_it_is_all_or_none() -> None:
    assert [percent(part, 1000) for part in (0, 1, 500, 999, 1000)] == [0, 1, 50, 99, 100]
    assert percent(0, 0) == 0


def test_coming_events_are_listed_and_open(app: Any, tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst")
    with store.change("Fill") as writer:
        for day in range(16, 24):
            start = PartialDate(2025, 6, day)
            writer.save(Event(id=f"e{day}", title=f"On {day}", start=start, status=EventStatus.CONFIRMED, place="Almaty"))
    page = a_page(app, tmp_path, store)
    assert [line.text() for line in page.board.coming.lines] == ["On 16", "On 17", "On 18", "On 19", "On 20"]
    assert page.board.coming.lines[0].accessibleDescription() == "16 June 2025 · Almaty · Confirmed"
    QTest.keyClick(page.board.coming.lines[1], Qt.Key.Key_Return)
    navigator = page.context.navigator
    assert isinstance(navigator, Asked)
    assert navigator.opened == [("event", "e17")]
    QTest.mouseClick(page.board.coming.notes()[0], Qt.MouseButton.LeftButton)
    assert behind(page) == 8


def test_a_change_in_the_file_is_shown_at_once_and_a_hidden_page_catches_up(app: Any, tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst")
    page = a_page(app, tmp_path, store)
    store.announcer.subscribe(page.changed)
    assert page.board.empty.isVisible()
    with store.change("More") as writer:
        writer.save(Recommendation(text="Late", deadline=PartialDate(2025, 6, 1)))
    assert page.board.needs.lines["overdue"].number() == 1
    page.hide()
    with store.change("More") as writer:
        writer.save(Event(title="Past", status=EventStatus.PLANNED, start=PartialDate(2025, 5)))
    assert page.board.needs.lines["unsettled"].number() == 0
    page.show()
    assert page.board.needs.lines["unsettled"].number() == 1
    assert not page.board.empty.isVisible()
    store.undo()
    assert page.board.empty.isVisible()


def test_an_empty_file_says_what_to_do_and_still_shows_the_reference_plans(app: Any, tmp_path: Path) -> None:
    page = a_page(app, tmp_path, new_file(tmp_path / "t.wpst"))
    assert page.board.empty.isVisible() and page.board.plans.isVisible()
    assert not page.board.over_time.isVisible() and not page.board.needs.isVisible()
    assert page.board.plans.chart.data().total(0) > 0


def test_before_anybody_chose_a_file_of_old_events_shows_all_years(app: Any, tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst")
    with store.change("Fill") as writer:
        writer.save(Event(title="Old", start=PartialDate(2007, 6)))
    page = a_page(app, tmp_path, store)
    assert page.question() == Filter()
    assert page.board.over_time.title() == "Events by year"
    with store.change("More") as writer:
        writer.save(Event(title="New", start=PartialDate(2025, 2)))
    page.reload()
    assert page.question() == Filter().in_year(2025)
    assert page.board.over_time.title() == "Events by month: 2025"


def test_the_last_twelve_months_end_with_this_one(page: OverviewPage) -> None:
    page.restore({"period": "last_12"})
    assert page.question() == Filter(after=PartialDate(2024, 7), before=PartialDate(2025, 6))
    assert page.board.over_time.title() == "Events by month: July 2024 – June 2025"
    labels = [category.label for category in page.board.over_time.chart.data().categories]
    assert labels == ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan ’25", "Feb", "Mar", "Apr", "May", "Jun"]


def test_the_region_narrows_the_plans_until_a_country_is_chosen(page: OverviewPage) -> None:
    page.board.plans.region.setCurrentIndex(1)
    assert page.board.plans.region.value() == CENTRAL_ASIA
    assert page.figures and page.figures.plans.countries == 5
    page.country.set_values(("KZ",))
    page.reload()
    assert page.figures.plans.countries == 1
    assert not page.board.plans.region.isEnabled()


def test_a_stage_asks_for_the_newest_plans_at_it(page: OverviewPage) -> None:
    page.board.plans._open(Stage.EXPIRED)
    assert asked(page) == [("plans", Filter(statuses=(Stage.EXPIRED,), only=(Only.NEWEST,)))]


def test_rare_types_are_one_bar_that_opens_them_all(app: Any, tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst")
    with store.change("Fill") as writer:
        for kind in EventKind:
            writer.save(Event(title="Held", event_kind=kind, status=EventStatus.HELD))
    page = a_page(app, tmp_path, store)
    assert [category.label for category in page.board.kinds.chart.data().categories][-1] == "11 others"
    assert [behind(page) for _ in pressed(page.board.kinds.chart)] == [1] * 7 + [11]


def test_a_page_is_rebuilt_as_it_was(page: OverviewPage, app: Any, tmp_path: Path) -> None:
    page.restore({"period": "2024", "countries": ["KZ"], "region": CENTRAL_ASIA})
    twin = a_page(app, tmp_path, page.context.store)
    twin.restore(page.state())
    assert twin.question() == page.question() == Filter(countries=("KZ",)).in_year(2024)
    assert twin.board.plans.region.value() == CENTRAL_ASIA
    twin.restore({"period": "nonsense"})
    assert twin.question() == Filter()


def test_a_narrow_window_has_fewer_columns(app: Any, tmp_path: Path) -> None:
    store = random_file(tmp_path / "t.wpst", 1)
    for width, columns in ((1700, 3), (1060, 3), (760, 2), (420, 1)):
        page = a_page(app, tmp_path, store, width=width)
        assert page.board.grid.columns() == columns, width
        assert page.area.horizontalScrollBar().maximum() == 0, width


def test_the_first_screen_shows_what_is_late_what_comes_and_what_is_missing(page: OverviewPage) -> None:
    page.resize(1060, 680)
    for widget in (page.board.needs, page.board.coming, page.board.gaps):
        foot = widget.mapTo(page, QPoint(widget.width(), widget.height()))
        assert foot.x() <= page.width() and foot.y() <= page.height(), widget.accessibleName()


def test_everything_that_can_be_pressed_has_a_name_and_the_keyboard(page: OverviewPage) -> None:
    for widget in (
        page.period,
        page.country,
        page.board.needs.lines["overdue"],
        page.board.over_time.chart,
        page.board.plans.region,
        page.board.plans.chart,
    ):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    chart = page.board.over_time.chart
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert asked(page)[-1][0] == "events"


def test_a_file_for_reading_offers_no_new_event(app: Any, tmp_path: Path) -> None:
    new_file(tmp_path / "t.wpst").close()
    page = a_page(app, tmp_path, Store.open_for_reading(tmp_path / "t.wpst"))
    assert [action.isEnabled() for action in page.page_actions()] == [False, True, True]


def test_the_overview_speaks_russian(app: Any, tmp_path: Path) -> None:
    language.use("ru")
    store = new_file(tmp_path / "t.wpst")
    with store.change("Fill") as writer:
        writer.save(Event(title="Круглый стол", status=EventStatus.PLANNED, start=PartialDate(2025, 7, 1), country="KZ"))
        writer.save(Event(title="Тренинг", status=EventStatus.HELD, start=PartialDate(2025)))
    page = a_page(app, tmp_path, store)
    assert page.title() == "Обзор"
    assert page.board.over_time.title() == "Мероприятия по месяцам: 2025"
    assert page.board.over_time.notes()[0].text() == "1 мероприятие без месяца"
    assert page.board.coming.lines[0].accessibleDescription() == "1 июля 2025 · Казахстан · Запланировано"
    assert page.board.plans.title() == "На каком этапе НПД 1325"
    assert "Срок истёк" in [category.label for category in page.board.plans.chart.data().categories]


def test_the_period_and_the_countries_are_those_of_last_time(app: Any, tmp_path: Path) -> None:
    store = random_file(tmp_path / "t.wpst", 3)
    page = a_page(app, tmp_path, store)
    page.country.set_values(("KZ",))
    page.period.set_values(("2024",))
    page.period.changed.emit()
    page.context.settings.sync()
    assert a_page(app, tmp_path, store).question() == Filter(countries=("KZ",)).in_year(2024)
    other = random_file(tmp_path / "other.wpst", 3)
    assert a_page(app, tmp_path, other).question().countries == ()


@pytest.mark.parametrize("spoken", ["en", "ru"])
def test_the_whole_overview_is_a_picture_with_what_was_asked_and_where_it_is_from(page: OverviewPage, spoken: str) -> None:
    language.use(spoken)
    page.restore({"period": "2024", "countries": ("KZ",)})
    assert page.figures
    drawn = (page.context, page.figures, page._period, page._plans)
    image = QImage.fromData(picture(*drawn))
    assert (image.width(), image.pixelColor(5, 5).name()) == (2 * WIDTH, "#f3f5f7")
    assert image.height() > 2 * page.board.height() * 0.6
    vectors = picture(*drawn, vectors=True).decode()
    said = {
        "en": ("Overview", "2024 · Kazakhstan", "File “t.wpst”, as of 15.06.2025", "Held events by type"),
        "ru": ("Обзор", "2024 · Казахстан", "Файл «t.wpst», по состоянию на 15.06.2025"),
    }[spoken]
    for text in said:
        assert text in vectors, text


def test_a_picture_is_light_whatever_the_window(page: OverviewPage) -> None:
    assert page.figures
    page.restore({"period": "2024"})
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = []
    for chosen in (theme.Theme.LIGHT, theme.Theme.DARK):
        theme.apply(app, chosen)
        made.append(QImage.fromData(picture(page.context, page.figures, page._period, page._plans)))
    theme.apply(app, theme.Theme.LIGHT)
    one, two = made
    assert one.size() == two.size()
    places = [(x, y) for x in range(10, one.width(), 97) for y in range(10, one.height(), 97)]
    different = [place for place in places if abs(one.pixelColor(*place).lightness() - two.pixelColor(*place).lightness()) > 20]
    assert len(different) < len(places) / 50


def test_the_chart_with_the_keyboard_is_shown_as_a_table(page: OverviewPage) -> None:
    page.activateWindow()
    page.as_table.trigger()
    assert not page.findChildren(ChartTable)
    chart = page.board.participation.counted
    chart.setFocus()
    page.as_table.trigger()
    (table,) = page.window().findChildren(ChartTable)
    data = chart.data()
    assert table.text().splitlines()[0].split("\t")[1:] == [series.name for series in data.series]
    assert table.text().splitlines()[1].split("\t") == [data.categories[0].label, *(str(series.values[0]) for series in data.series)]
    assert table.table.accessibleName() == chart.accessibleName()
    table.close()


def test_every_chart_says_its_name_and_its_numbers(page: OverviewPage) -> None:
    for chart in page.findChildren(ChartWidget):
        assert chart.accessibleName() and chart.accessibleDescription()
        told = chart.accessibleDescription()
        assert all(mark.text.partition(" (")[0] in told for mark in chart.marks()), chart.accessibleName()


def figure_of(card: FigureLine) -> int:
    """The number on a card."""
    return int(card.accessibleName().rpartition(" ")[2])


class Paints(QObject):
    """Notes how high each panel is when it is painted for the first time."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: dict[str, int] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, Panel):
            self.heights.setdefault(watched.title(), watched.height())
        return super().eventFilter(watched, event)


def test_no_panel_is_painted_before_it_has_room(app: Any, tmp_path: Path) -> None:
    """Squeezed panels for a tenth of a second look like damage."""
    store = random_file(tmp_path / "t.wpst", 11, events=120)
    seed(store)
    store.close()
    settings = Settings(tmp_path / "s.ini")
    window = MainWindow(settings, Look(app, settings))
    window.prepare(store.path)
    window.show()
    app.processEvents()
    paints = Paints()
    app.installEventFilter(paints)
    window.start(store.path)
    QTest.qWait(300)
    app.removeEventFilter(paints)
    settled = {panel.title(): panel.height() for panel in window.findChildren(Panel)}
    window.close()
    assert len(paints.heights) > 3
    assert all(height > settled[title] / 2 for title, height in paints.heights.items())


def test_tab_goes_from_panel_to_panel_and_comes_back_to_none(page: OverviewPage) -> None:
    page.show()
    cards = [card for card in page.board.grid.cards() if card.isVisible()]
    page.setFocus()
    assert page.area.hasFocus()
    visited: list[object] = []
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        here = next((card for card in cards if card.isAncestorOf(QApplication.focusWidget() or page)), None)
        if here is None:
            break
        if here not in visited[-1:]:
            visited.append(here)
    assert len(visited) > 5
    assert visited == [card for card in cards if card in visited]
