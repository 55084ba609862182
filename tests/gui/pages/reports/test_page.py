"""The Reports page: what is chosen and set is what the preview shows, and what the preview shows is what is written."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMessageBox, QPushButton

from tests.builders import an_event
from tests.gui.contexts import Window, a_context
from tests.gui.windows import choose_file, message, press, shown, until
from tests.reports.books import read
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.report_periods import ReportPeriod
from wpstracker.domain.report_request import ReportRequest
from wpstracker.gui import language
from wpstracker.gui.dialogs.name import NameDialog
from wpstracker.gui.pages.reports import ReportsPage, reader
from wpstracker.gui.pages.reports.page_pane import PagePane
from wpstracker.gui.pages.reports.preview import ReportPreview
from wpstracker.gui.pages.reports.privacy_choice import FULL, INTERNAL, PUBLIC
from wpstracker.gui.pages.reports.rows_view import RowsView
from wpstracker.records import Participation
from wpstracker.reports.book import TableSheet
from wpstracker.reports.family import FAMILY, Setting
from wpstracker.services import saved_reports
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_file(tmp_path / "office.wpst", fill=lambda _store: None)
    an_event(made, "Training in Almaty", country="KZ", start="04.05.2023", status="held", participation=[Participation(women=7, men=5)])
    an_event(made, "Seminar in Bishkek", country="KG", start="2022", status="held")
    an_event(made, "=1+1", country="TJ", start="2021", status="held")
    yield made
    made.close()


@pytest.fixture
def page(app: QApplication, store: Store, window: Window, tmp_path: Path) -> Iterator[ReportsPage]:
    made = a_page(store, window, tmp_path)
    yield made
    made.preview.stop()


def a_page(store: Store, window: Window, folder: Path) -> ReportsPage:
    context = a_context(store, folder, window)
    context.settings.put_text("export_folder", str(folder))
    made = ReportsPage(context)
    store.announcer.subscribe(made.changed)
    made.resize(1100, 700)
    made.show()
    made.setFocus()
    settled(made)
    return made


def settled(page: ReportsPage) -> None:
    """Until the preview shows what is set, and the first rows of the table in front are there."""
    until(lambda: not page._settle.isActive() and not page._browse.isActive() and not page.preview.is_waiting)
    view = page.preview.tabs.currentWidget()
    if isinstance(view, RowsView):
        until(lambda: view.model().is_whole or view.model().read)


def opened(page: ReportsPage, kind: str = "summary", sheet: str = "Events") -> RowsView:
    """A report with one of its tables in front."""
    page.open_kind(kind)
    settled(page)
    return front(page, sheet)


def front(page: ReportsPage, sheet: str) -> RowsView:
    page.preview.bring_to_front(sheet)
    settled(page)
    view = page.preview.tabs.currentWidget()
    assert isinstance(view, RowsView)
    return view


def texts(view: RowsView) -> list[list[str]]:
    model = view.model()
    return [[model.index(row, at).data() for at in range(model.columnCount())] for row in range(model.rowCount())]


def headings(view: RowsView) -> list[str]:
    return [view.model().headerData(at, Qt.Orientation.Horizontal) for at in range(view.model().columnCount())]


def column(view: RowsView, heading: str) -> list[str]:
    at = headings(view).index(heading)
    return [row[at] for row in texts(view)]


def save(page: ReportsPage, name: str) -> str:
    page.save_report()
    dialog = shown(page, NameDialog)
    dialog.name.setText(name)
    dialog.keep_button.click()
    QTest.qWait(1)
    return next(saved.id for saved in saved_reports.all_saved(page.context.store) if saved.name == name)


# -- gallery


def test_every_report_has_a_card_and_is_previewed_while_one_goes_over_them(page):
    assert [card.key for card in page.gallery.cards] == list(FAMILY)
    page.gallery.focus_kind("summary")
    QTest.keyClick(page.gallery.cards[0], Qt.Key.Key_End)
    settled(page)
    assert page.gallery.current_kind() == list(FAMILY)[-1] and not page.in_settings()
    assert page.preview.report().title == "Full data book"
    QTest.keyClick(page.gallery.cards[-1], Qt.Key.Key_Home)
    settled(page)
    QTest.keyClick(page.gallery.cards[0], Qt.Key.Key_Return)
    assert page.in_settings() and page.side.name.text() == "Activity summary"


def test_the_keys_lead_back_to_the_gallery_and_from_sheet_to_sheet(page):
    opened(page)
    at = page.preview.tabs.currentIndex()
    QTest.keyClick(page, Qt.Key.Key_PageDown, CONTROL)
    assert page.preview.tabs.currentIndex() == at + 1
    QTest.keyClick(page, Qt.Key.Key_PageUp, CONTROL)
    assert page.preview.tabs.currentIndex() == at
    QTest.keyClick(page, Qt.Key.Key_Home, ALT)
    assert not page.in_settings() and page.gallery.current_kind() == "summary"


@pytest.mark.parametrize("key", FAMILY)
def test_only_what_a_report_understands_can_be_set(page, key):
    page.open_kind(key)
    settled(page)
    understood = FAMILY[key].settings
    rows = {Setting.PERIOD: page.settings.period, Setting.COUNTRIES: page.settings.countries, Setting.PLANS: page.settings.plans}
    for setting, row in rows.items():
        assert row.isVisibleTo(page) == (setting in understood), setting
    assert page.settings.groups.isVisibleTo(page) == bool(FAMILY[key].groups)
    assert page.settings.layout_choice.isVisibleTo(page) == bool(FAMILY[key].layouts)
    assert page.settings.language.isVisibleTo(page) and page.preview.tabs.count() >= 1


# -- preview


def test_the_preview_shows_the_very_rows_that_are_written(page, tmp_path):
    view = opened(page)
    page.handing.excel()
    choose_file(page, tmp_path / "book.xlsx")
    assert "book.xlsx" in message(page)
    header, *rows = read(tmp_path / "book.xlsx", "Events")
    assert headings(view) == header
    assert [row[1] for row in texts(view)] == [row[1] for row in rows] == ["Training in Almaty", "Seminar in Bishkek", "=1+1"]
    assert column(view, "Start") == ["04.05.2023", "2022", "2021"] and column(view, "Women") == ["7", "", ""]


def test_rows_are_read_as_far_as_somebody_looks(app, store, window, tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "PORTION", 2)
    page = a_page(store, window, tmp_path)
    page.open_kind("summary")
    view = opened(page)
    until(lambda: view.model().read == 3 and view.model().is_whole)
    assert column(view, "Title") == ["Training in Almaty", "Seminar in Bishkek", "=1+1"]
    page.preview.stop()


def test_a_page_of_figures_shows_its_charts_and_leads_to_the_sheets(page):
    opened(page)
    page.preview.tabs.setCurrentIndex(1)
    pane = page.preview.tabs.currentWidget()
    assert isinstance(pane, PagePane) and "Summary in figures" in pane.toPlainText()
    assert "chart:" in pane._html()
    pane.link_activated.emit("wps:sheet/Events")
    assert page.preview.front().title == "Events"


def test_the_preview_follows_the_file(page, store):
    view = opened(page)
    an_event(store, "Added meanwhile", country="UZ", start="2024")
    settled(page)
    assert "Added meanwhile" in column(view, "Title")


def test_totals_stand_below_the_rows_in_bold(page):
    view = opened(page, sheet="By country")
    until(lambda: view.model().is_whole)
    last = view.model().rowCount() - 1
    assert last == view.model().read
    assert view.model().index(last, 0).data() == "Together"
    assert view.model().index(last, 0).data(Qt.ItemDataRole.FontRole).bold()


# -- settings


def test_countries_and_period_narrow_the_preview(page):
    view = opened(page)
    page.settings.countries.set_value(("KZ",))
    page.settings.countries.changed.emit()
    settled(page)
    assert column(view, "Title") == ["Training in Almaty"]
    page.settings.countries.set_value(())
    page.settings.period.box.setCurrentIndex(page.settings.period.box.findText("Last year"))
    settled(page)
    assert page.chosen.request().period is ReportPeriod.LAST_YEAR
    assert column(view, "Title") == ["Seminar in Bishkek"]
    page.settings.period.box.setCurrentIndex(page.settings.period.box.findText("From … until …"))
    page.settings.period.first.set_text("2023")
    settled(page)
    assert column(view, "Title") == ["Training in Almaty"]


def test_a_period_that_cannot_be_is_told_and_nothing_is_written(page):
    opened(page)
    period = page.settings.period
    period.box.setCurrentIndex(period.box.findText("From … until …"))
    period.first.set_text("2024")
    period.last.set_text("2023")
    assert "The end is before the beginning." in period.problem()
    page.handing.excel()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    assert page.chosen.request().question.before is None


def test_columns_are_chosen_and_ordered_without_building_anew(page):
    view = opened(page)
    built = page.preview._whole
    choice = page.settings.columns
    assert choice.value() == ()
    choice.list.setCurrentRow(1)
    choice.take_none_but()
    settled(page)
    assert headings(view) == ["Title"] and choice.value() == ("title",)
    choice.list.item(5).setCheckState(Qt.CheckState.Checked)
    settled(page)
    assert headings(view) == ["Title", "End"]
    choice.list.setCurrentRow(5)
    for _ in range(5):
        QTest.keyClick(choice.list, Qt.Key.Key_Up, ALT)
    settled(page)
    assert headings(view) == ["End", "Title"] and column(view, "Title")[0] == "Training in Almaty"
    assert page.chosen.request().columns == {"Events": ("end", "title")} and page.preview._whole is built
    page.preview.bring_to_front("Plans")
    assert choice.value() == ()
    page.preview.bring_to_front("Events")
    assert choice.value() == ("end", "title")
    choice.take_all()
    settled(page)
    assert page.chosen.request().columns == {}


def test_the_last_column_cannot_be_taken_away(page):
    opened(page)
    choice = page.settings.columns
    choice.take_none_but()
    row = next(at for at in range(choice.list.count()) if choice.list.item(at).checkState() == Qt.CheckState.Checked)
    choice.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert len(choice.value()) == 1


def test_headings_stand_in_both_languages_and_tags_below(page):
    view = opened(page)
    page.settings.language.set_value(("en", "ru"))
    page.settings.language.changed.emit()
    page.settings.hxl.setChecked(True)
    settled(page)
    assert headings(view)[1] == "Title / Название\n#meta+title"
    assert view.model().headerData(0, Qt.Orientation.Vertical) == 3


def test_what_the_list_shows_is_offered_and_taken_when_asked_for(page):
    page.arrived(Filter(text="training", countries=("KZ",)))
    page.open_kind("summary")
    assert page.settings.rest.isVisibleTo(page) and not page.settings.rest.isChecked()
    page.settings.rest.setChecked(True)
    view = opened(page)
    page.settings.rest.setChecked(True)
    settled(page)
    assert column(view, "Title") == ["Training in Almaty"]
    page.ask(Filter(text="seminar", after=PartialDate(2022)))
    settled(page)
    assert page.settings.rest.isChecked() and page.settings.period.days()[0] == PartialDate(2022)
    assert column(view, "Title") == ["Seminar in Bishkek"]


def test_the_question_stands_there_as_text_and_can_be_written(page):
    page.ask(Filter(text="seminar", countries=("KG",), after=PartialDate(2022)))
    settled(page)
    line = page.settings.typed.line
    assert line.text() == "country:KG after:2022 seminar"
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, "country:KZ year:2023 type:training -bishkek")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settled(page)
    asked = page.settings.request().question
    assert asked == Filter(countries=("KZ",), kinds=("training",), without=Filter(text="bishkek")).in_year(2023)
    assert page.settings.countries.value() == ("KZ",) and page.settings.period.days() == (PartialDate(2023), PartialDate(2023))
    page.settings.countries.set_value(())
    page.settings.countries.changed.emit()
    assert line.text() == "type:training year:2023 -bishkek"


def test_a_question_that_cannot_be_read_is_told_and_nothing_is_written(page):
    opened(page)
    line = page.settings.typed.line
    line.setFocus()
    QTest.keyClicks(line, "cuntry:KZ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Did you mean “country”?" in page.settings.typed.problem()
    assert not page.settings.is_sound()


# -- privacy


def test_the_full_profile_is_asked_for_before_it_is_shown_and_again_before_it_is_written(page, store, tmp_path):
    an_event(store, "Kept quiet", country="KZ", start="2023", privacy="restricted")
    view = opened(page)
    assert "Kept quiet" not in column(view, "Title")
    page.settings.privacy.button(FULL).click()
    press(page, "Cancel")
    assert page.settings.privacy.value() == INTERNAL and page.settings.privacy.button(INTERNAL).isChecked()
    page.settings.privacy.button(FULL).click()
    press(page, "Show them")
    settled(page)
    assert "Kept quiet" in column(view, "Title")
    page.handing.excel()
    choose_file(page, tmp_path / "full.xlsx")
    box = shown(page, QMessageBox)
    assert "• 1 restricted record" in box.informativeText()
    press(page, "Cancel")
    assert not (tmp_path / "full.xlsx").exists()


def test_the_public_profile_hides_small_numbers(page):
    opened(page)
    page.settings.privacy.button(PUBLIC).click()
    assert page.settings.request().handover == Handover(suppress_small=True)


# -- handing over


def test_the_sheet_in_front_is_written_as_csv(page, tmp_path):
    opened(page)
    page.handing.csv()
    choose_file(page, tmp_path / "events.csv")
    assert "events.csv" in message(page)
    with (tmp_path / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Title"] for row in rows] == ["Training in Almaty", "Seminar in Bishkek", "'=1+1"]


def test_figures_are_written_as_pdf_and_an_older_file_is_asked_about(page, tmp_path):
    opened(page)
    target = tmp_path / "figures.pdf"
    target.write_bytes(b"older")
    page.handing.pdf()
    choose_file(page, target)
    press(page, "Replace")
    assert "figures.pdf" in message(page)
    assert target.read_bytes().startswith(b"%PDF")


def test_cells_are_copied_for_word_and_excel_and_nothing_in_them_runs(page, window):
    view = opened(page)
    view.table.setFocus()
    view.table.selectColumn(1)
    QTest.keyClick(view.table, Qt.Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().split("\n") == ["Title", "Training in Almaty", "Seminar in Bishkek", "'=1+1"]
    assert "<th>Title</th>" in mime.html() and "mso-number-format:'\\@'\">=1+1</td>" in mime.html()
    view.table.setCurrentIndex(view.model().index(0, 1))
    view.copy()
    assert QGuiApplication.clipboard().mimeData().text() == "Training in Almaty"
    page.handing.copy()
    until(lambda: window.said)
    lines = QGuiApplication.clipboard().mimeData().text().split("\n")
    assert len(lines) == 4 and lines[0].startswith("Reference\tTitle\t")


def test_csv_and_copying_are_offered_for_tables_only(page):
    opened(page)
    assert page.actions_here.csv.isEnabled() and page.actions_here.copy_sheet.isEnabled()
    page.preview.tabs.setCurrentIndex(0)
    assert not page.actions_here.csv.isEnabled() and not page.actions_here.copy_sheet.isEnabled()
    assert not page.settings.columns.isVisibleTo(page)


# -- saved reports


def test_a_saved_report_comes_back_and_is_written_again_with_one_click(page, store, tmp_path):
    view = opened(page)
    page.settings.countries.set_value(("KG",))
    page.settings.countries.changed.emit()
    save(page, "For Bishkek")
    assert page.side.name.text() == "For Bishkek"
    page.open_kind("summary")
    page.show_gallery()
    (line,) = page.gallery.lines
    line.again.click()
    assert "For Bishkek 2023-11-20.xlsx" in message(page)
    line.again.click()
    assert "For Bishkek 2023-11-20 2.xlsx" in message(page)
    header, *rows = read(tmp_path / "For Bishkek 2023-11-20.xlsx", "Events")
    assert [row[1] for row in rows] == ["Seminar in Bishkek"]
    line.click()
    settled(page)
    assert page.settings.countries.value() == ("KG",) and column(view, "Title") == ["Seminar in Bishkek"]


def test_a_saved_report_keeps_the_folder_it_was_written_to(page, tmp_path):
    opened(page)
    save(page, "Donor")
    (tmp_path / "donor").mkdir()
    page.handing.excel()
    choose_file(page, tmp_path / "donor" / "first.xlsx")
    message(page)
    page.context.settings.put_text("export_folder", str(tmp_path))
    page.export_again()
    message(page)
    assert (tmp_path / "donor" / "Donor 2023-11-20.xlsx").exists()


def test_saved_reports_are_renamed_moved_and_deleted_by_keys(page, store):
    for name in ("First", "Second"):
        saved_reports.save(store, name, ReportRequest("workforce"))

    def names():
        return [line.saved.name for line in page.gallery.lines]

    assert names() == ["First", "Second"]
    page.gallery.focus_saved(page.gallery.lines[1].saved.id)
    QTest.qWait(1)
    QTest.keyClick(page.gallery.lines[1], Qt.Key.Key_Up, ALT)
    assert names() == ["Second", "First"] and page.gallery.lines[0].hasFocus()
    QTest.keyClick(page.gallery.lines[0], Qt.Key.Key_F2)
    dialog = shown(page, NameDialog)
    dialog.name.setText("first")
    dialog.keep_button.click()
    assert "Choose another name" in dialog.form.problems()["name"]
    dialog.name.setText("Third")
    dialog.keep_button.click()
    QTest.qWait(1)
    assert names() == ["Third", "First"] and page.gallery.current_saved() == page.gallery.lines[0].saved.id
    page.activateWindow()
    QTest.qWait(1)
    QTest.keyClick(page.gallery.lines[0], Qt.Key.Key_Delete)
    press(page, "Delete")
    assert names() == ["First"]
    store.undo()
    assert names() == ["Third", "First"]


def test_saving_under_a_known_name_says_that_it_replaces(page, store):
    saved_reports.save(store, "Yearly", ReportRequest("workforce"))
    opened(page)
    page.save_report()
    dialog = shown(page, NameDialog)
    dialog.name.setText("yearly")
    assert "replaced" in dialog.note.text()
    dialog.name.setText("")
    dialog.keep_button.click()
    assert dialog.form.problems()
    dialog.reject()


def test_the_menu_of_a_saved_report_offers_all_of_it(page, store):
    saved_reports.save(store, "Yearly", ReportRequest("workforce"))
    (line,) = page.gallery.lines
    line.setFocus()
    QTest.qWait(1)
    menu = page.actions_here.menu_of_saved(page, lambda: None)
    assert [action.text() for action in menu.actions() if action.text()] == [
        *("Open", "Export again", "Rename report…", "Move report up", "Move report down", "Delete saved report…")
    ]
    assert all(action.isEnabled() for action in menu.actions())


# -- the page as a whole


def test_everything_that_takes_the_keyboard_has_a_name(page):
    opened(page)
    inputs = [*page.findChildren(QLineEdit), *page.findChildren(QComboBox), *page.findChildren(QPushButton)]
    assert not [each for each in inputs if each.isVisibleTo(page) and not (each.accessibleName() or getattr(each, "text", str)())]


def test_the_page_comes_back_as_it_was_in_another_language(app, page, store, window, tmp_path):
    opened(page, "tracker", "All recommendations")
    page.settings.countries.set_value(("KZ",))
    page.settings.countries.changed.emit()
    state = page.state()
    page.preview.stop()
    language.use("ru")
    again = ReportsPage(page.context)
    again.restore(state)
    again.show()
    settled(again)
    assert again.in_settings() and again.chosen.key == "tracker" and again.settings.countries.value() == ("KZ",)
    front_sheet = again.preview.front()
    assert isinstance(front_sheet, TableSheet) and front_sheet.title == "All recommendations"
    assert again.title() == "Отчёты"
    again.preview.stop()


def test_nothing_is_saved_in_a_file_for_reading(app, store, window, tmp_path):
    saved_reports.save(store, "Yearly", ReportRequest("workforce"))
    reading = Store.open_for_reading(store.path)
    page = a_page(reading, window, tmp_path)
    page.gallery.focus_saved(page.gallery.lines[0].saved.id)
    settled(page)
    assert not page.actions_here.keep.isEnabled() and not page.actions_here.rename.isEnabled()
    assert page.actions_here.again.isEnabled() and page.actions_here.excel.isEnabled()
    page.preview.stop()
    reading.close()


def test_a_report_that_cannot_be_built_is_told_where_it_would_stand(app, store, window, tmp_path):
    page = a_page(store, window, tmp_path)
    store.close()
    store.path.rename(tmp_path / "moved.wpst")
    page.preview.stop()
    preview = ReportPreview(tmp_path / "office.wpst", page.context.today, page)
    preview.show_request(ReportRequest())
    until(lambda: not preview.is_waiting)
    assert "There is no file" in preview._empty.accessibleName()
    preview.stop()


def test_the_menu_opens_at_the_saved_report(page, store):
    id_ = saved_reports.save(store, "Yearly", ReportRequest("workforce"))
    page._open_menu(id_, QPoint(10, 10))
    assert page.gallery.current_saved() == id_
    menu = QApplication.activePopupWidget()
    assert menu
    menu.close()
