"""Cards, messages, navigation and the reading pane."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from wpstracker.gui import theme
from wpstracker.gui.theme import DARK, LIGHT, Theme
from wpstracker.gui.widgets.cards import Banner, EmptyState
from wpstracker.gui.widgets.navigation import NavigationBar
from wpstracker.gui.widgets.reading_pane import ReadingPane, chip_html, esc, facts_html, link_html, table_html


def test_an_empty_state_offers_what_to_do(app) -> None:
    done: list[str] = []
    empty = EmptyState("No events yet", "Log your first one.", icon_name="calendar", buttons=[("New event", lambda: done.append("new"))])
    empty.buttons[0].click()
    assert done == ["new"]
    assert empty.accessibleDescription() == "Log your first one."


def test_a_banner_shows_a_message_and_goes_away(app) -> None:
    banner = Banner()
    assert banner.isHidden()
    banner.set_message("This file is read-only.", kind="warning", action_text="Save a copy…")
    assert not banner.isHidden()
    action, dismissed = QSignalSpy(banner.action), QSignalSpy(banner.dismissed)
    banner._button.click()
    banner._close.click()
    assert (action.count(), dismissed.count()) == (1, 1)
    assert banner.isHidden()


@pytest.fixture
def bar(app) -> NavigationBar:
    navigation = NavigationBar()
    navigation.add_page("overview", "Overview", "layout-dashboard")
    navigation.add_page("events", "Events", "calendar")
    return navigation


def test_pages_are_chosen_by_click_and_by_number(bar, app) -> None:
    window = QMainWindow()
    window.setCentralWidget(bar)
    window.show()
    window.activateWindow()
    app.processEvents()
    chosen = QSignalSpy(bar.chosen)
    assert bar.current() == "overview"
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert bar.current() == "events"
    QTest.mouseClick(bar._buttons["overview"], Qt.MouseButton.LeftButton)
    assert [chosen.at(number) for number in range(2)] == [["events"], ["overview"]]


def test_choosing_from_outside_is_silent(bar) -> None:
    chosen = QSignalSpy(bar.chosen)
    bar.set_current("events")
    assert bar.current() == "events"
    assert chosen.count() == 0


def test_a_narrow_window_shows_icons_only(bar, app) -> None:
    window = QMainWindow()
    window.setCentralWidget(bar)
    bar.watch(window)
    window.resize(1280, 800)
    window.show()
    app.processEvents()
    wide = bar.sizeHint().width()
    window.resize(900, 700)
    app.processEvents()
    assert bar.sizeHint().width() < wide / 2


def test_a_badge_is_heard(bar) -> None:
    bar.set_badge("events", 7)
    assert bar._buttons["events"].accessibleName() == "Events, 7"
    bar.set_badge("events", 0)
    assert bar._buttons["events"].accessibleName() == "Events"


def test_text_is_made_safe_for_the_page() -> None:
    assert esc("<b>a & b</b>\nc") == "&lt;b&gt;a &amp; b&lt;/b&gt;<br>c"
    assert "&lt;" in chip_html("<tag>")
    assert facts_html([("When", ""), ("Where", "")]) == ""
    assert 'align="right"' in table_html(["Kind", "Women"], [["x", "3"]], ["left", "right"])


def test_links_inside_are_told(app) -> None:
    pane = ReadingPane()
    pane.show_page(lambda: link_html("wps:event/7", "Event"))
    told = QSignalSpy(pane.link_activated)
    pane.anchorClicked.emit(QUrl("wps:event/7"))
    assert told.count() == 1 and told.at(0) == ["wps:event/7"]


def test_a_link_to_a_place_on_the_page_goes_there_and_is_not_told(app) -> None:
    pane = ReadingPane()
    pane.resize(300, 200)
    pane.show_page(lambda: "<p>words</p>" * 200 + '<p><a name="note-1"></a>1. the words of the source</p>')
    pane.show()
    app.processEvents()
    told = QSignalSpy(pane.link_activated)
    pane.anchorClicked.emit(QUrl("#note-1"))
    assert pane.verticalScrollBar().value() > 0 and told.count() == 0


def test_a_raised_number_in_a_heading_stays_small_beside_it(app) -> None:
    pane = ReadingPane()
    pane.show_page(lambda: '<h2>Results<sup><a href="#note-1">1</a></sup></h2><p>text</p>')
    first = pane.document().begin()
    formats = [piece.fragment().charFormat() for piece in first]  # type: ignore[attr-defined]
    assert [each.verticalAlignment().name for each in formats] == ["AlignNormal", "AlignSuperScript"]
    assert formats[0].fontPointSize() > pane.font().pointSizeF()
    assert not formats[0].isAnchor() and formats[1].anchorHref() == "#note-1"


def test_nothing_is_loaded_from_outside(app, tmp_path) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(b"")
    pane = ReadingPane()
    assert pane.loadResource(2, QUrl.fromLocalFile(str(picture))) is None
    pane.show_page(lambda: '<img src="https://example.org/x.png"> words')
    assert "words" in pane.toPlainText()


def test_the_page_follows_the_theme(app) -> None:
    theme.apply(app, Theme.LIGHT)
    pane = ReadingPane()
    pane.show_page(lambda: chip_html("held", role="good"))
    assert LIGHT.good_soft in pane.toHtml()
    theme.apply(app, Theme.DARK)
    app.processEvents()
    assert DARK.good_soft in pane.toHtml()
    theme.apply(app, Theme.LIGHT)


def test_lines_stay_short_enough_to_read(app) -> None:
    pane = ReadingPane()
    pane.resize(1600, 600)
    pane.show()
    app.processEvents()
    assert pane.viewport().width() < pane.fontMetrics().averageCharWidth() * 90


@pytest.mark.parametrize("last", ["by letter", ""])
def test_a_heading_stands_away_from_the_table_above_it(app, last: str) -> None:
    pane = ReadingPane(name="Page")
    pane.resize(500, 400)
    pane.show()
    pane.show_page(lambda: f"{table_html(['Due', 'Note'], [['15.07.2026', last]])}<h2>Record</h2>")
    blocks, layout = pane.document(), pane.document().documentLayout()
    due, heading = (layout.blockBoundingRect(blocks.find(text).block()) for text in ("15.07.2026", "Record"))
    assert heading.top() - due.bottom() > 20


def test_a_title_as_long_as_a_paragraph_leaves_room_for_what_follows(app: QApplication):
    pane = ReadingPane()

    def size(title: str) -> float:
        pane.show_page(lambda: f"<h1>{title}</h1><p>Held in Astana</p>")
        return pane.document().begin().begin().fragment().charFormat().fontPointSize()

    long, short = size("Coordination meeting on the national action plan " * 6), size("Coordination meeting")
    assert 0 < long < short
