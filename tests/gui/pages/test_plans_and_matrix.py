"""A plan over the whole page: matrix and indicators below one header, how to come to them, between them and back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.gui.contexts import TODAY, Window, a_context
from tests.gui.windows import press, shown, until
from tests.indicators import a_plan, an_indicator
from wpstracker.domain.indicators import Verdict
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus
from wpstracker.gui.forms.indicator_editor import VALUES, IndicatorEditor
from wpstracker.gui.language import use
from wpstracker.gui.pages.plan_matrix_columns import BY_KEY, STATUS, TEXT
from wpstracker.gui.pages.plan_top import INDICATORS, MATRIX
from wpstracker.gui.pages.plan_views import PlanViews
from wpstracker.gui.pages.plans_and_matrix import PlansAndMatrix
from wpstracker.records import MeasureProgress, PlanItem
from wpstracker.services import indicators as indicator_service
from wpstracker.services import plan_items, plans, progress
from wpstracker.store.database import Store


@pytest.fixture
def plan(store: Store) -> str:
    return a_plan(store)


@pytest.fixture
def measure(store: Store, plan: str) -> str:
    goal = plan_items.add(store, plan, level=ItemLevel.GOAL, text="goal")
    return plan_items.add(store, plan, goal, level=ItemLevel.MEASURE, text="Train border guards")


@pytest.fixture
def ids(store: Store, plan: str, measure: str) -> dict[str, str]:
    """One on target, one off target, one not reported."""
    on = an_indicator(store, plan, "Women in command", number="1", direction="up", targets={"2022": 8}, values={"2021": 5, "2022": 9})
    off = an_indicator(store, plan, "Cases in court", number="2", direction="up", targets={"2022": 80}, values={"2022": 70}, item=measure)
    return {"on": on, "off": off, "none": an_indicator(store, plan, "Mediators", number="3", targets={"2022": 5})}


@pytest.fixture
def page(app: QApplication, store: Store, tmp_path: Path, plan: str, ids: dict[str, str]) -> PlansAndMatrix:
    made = PlansAndMatrix(a_context(store, tmp_path, Window()))
    store.announcer.subscribe(made.changed)
    made.resize(1100, 700)
    made.show()
    made.show_record("plan", plan)
    QTest.qWait(1)
    return made


def views(page: PlansAndMatrix) -> PlanViews:
    assert page.views is not None
    return page.views


def verdict(page: PlansAndMatrix, id_: str) -> str:
    model = views(page).indicators.model
    return str(model.index(model.row_of(id_), model.column_of("verdict")).data())


def offered(page: PlansAndMatrix) -> list[str]:
    return [action.text().split("\t")[0] for action in page.page_actions()]


# -- coming, changing, leaving


def test_matrix_and_indicators_of_the_plan_are_one_key_away(page: PlansAndMatrix) -> None:
    assert {"Matrix of the plan", "Indicators of the plan"} <= set(offered(page))
    page.indicators_action.trigger()
    assert page.in_plan() and views(page).view() == INDICATORS and views(page).indicators.isVisible()
    assert "Matrix of the plan" in offered(page) and "Indicators of the plan" not in offered(page)
    page.matrix_action.trigger()
    assert page.in_matrix() and views(page).matrix.isVisible() and not views(page).indicators.isVisible()
    assert "Indicators of the plan" in offered(page)


def test_the_switch_leads_from_one_view_to_the_other_with_the_keyboard_in_it(page: PlansAndMatrix) -> None:
    page.open_matrix()
    views(page).top.switch.chosen.emit(INDICATORS)
    assert views(page).focusWidget() is views(page).indicators.table and offered(page)[0] == "New indicator"
    views(page).top.switch.chosen.emit(MATRIX)
    assert views(page).focusWidget() is views(page).matrix.tree and offered(page)[0] == "Add: Goal"


def test_the_header_says_whose_plan_it_is_and_how_its_measures_stand_in_both_views(page: PlansAndMatrix) -> None:
    page.open_indicators()
    top = views(page).top
    assert top.isVisible() and top.title.text() == "Kyrgyzstan · Action plan"
    assert top.about.text() == "1 measure, 0 of 1 implemented"
    assert views(page).indicators.count.text() == "3 indicators · Not on target: 1 · Not reported: 1"


def test_escape_leads_back_from_the_indicators(page: PlansAndMatrix, plan: str) -> None:
    page.open_indicators()
    QTest.keyClick(views(page).indicators.table, Qt.Key.Key_Escape)
    assert not page.in_plan() and page.plan_id() == plan and page.tree.isVisible()


def test_the_page_of_the_plan_counts_its_indicators_and_links_to_them(page: PlansAndMatrix, plan: str) -> None:
    said = page.pane.toPlainText()
    assert "3 indicators" in said and "On target: 1; Not on target: 1; Not reported: 1" in said
    page.follow(f"wps:indicators/{plan}")
    assert views(page).view() == INDICATORS
    page.show_record("plan", plan)
    page.follow(f"wps:matrix/{plan}")
    assert page.in_matrix()


def test_a_plan_without_indicators_offers_to_enter_them(page: PlansAndMatrix, store: Store) -> None:
    other = a_plan(store, "KZ", "Another plan")
    page.show_record("plan", other)
    assert "No indicators yet. Enter its indicators" in page.pane.toPlainText()
    page.open_indicators()
    assert views(page).indicators.model.ids() == [] and views(page).indicators.blank().record.plan == other


def test_an_indicator_is_shown_among_those_of_its_plan_even_if_a_filter_hides_it(page: PlansAndMatrix, ids: dict[str, str]) -> None:
    page.show_record("indicator", ids["none"])
    found = views(page).indicators
    assert views(page).view() == INDICATORS and found.table.current_id() == ids["none"]
    found.ask(Filter(statuses=(Verdict.ON.value,)))
    page.show_record("indicator", ids["off"])
    assert found.table.current_id() == ids["off"] and "Cases in court" in found.pane.toPlainText()


def test_an_item_and_its_indicator_lead_to_each_other(page: PlansAndMatrix, ids: dict[str, str], measure: str) -> None:
    page.show_record("plan_item", measure)
    views(page).matrix.details.settle()
    assert page.in_matrix() and "Cases in court" in views(page).matrix.details.pane.toPlainText()
    page.show_record("indicator", ids["off"])
    assert "Train border guards" in views(page).indicators.pane.toPlainText()


def test_indicators_of_another_plan_are_not_narrowed_by_what_was_looked_for_before(page: PlansAndMatrix, store: Store) -> None:
    other = a_plan(store, "KZ", "Another plan")
    one = an_indicator(store, other, "Share of women")
    page.open_indicators()
    views(page).indicators.ask(Filter(text="court"))
    page.show_record("plan", other)
    page.open_indicators()
    assert views(page).indicators.model.ids() == [one]


# -- both views hear of what changes


def test_a_value_typed_in_the_grid_changes_the_verdict_and_undo_changes_it_back(
    page: PlansAndMatrix, ids: dict[str, str], store: Store
) -> None:
    page.open_indicators()
    views(page).indicators.table.set_current_id(ids["off"])
    assert verdict(page, ids["off"]) == "✗ Not on target"
    views(page).indicators.enter_values()
    editor = shown(page.window(), IndicatorEditor)
    editor.groups[VALUES].model.enter({(0, 1): "85"}, "Typing")  # type: ignore[attr-defined]
    editor.save()
    assert verdict(page, ids["off"]) == "✓ On target"
    assert views(page).indicators.count.text() == "3 indicators · Not reported: 1"
    store.undo()
    assert verdict(page, ids["off"]) == "✗ Not on target"
    page.leave_plan()
    assert "On target: 1; Not on target: 1" in page.pane.toPlainText()


def test_what_changes_in_one_view_is_seen_in_the_other(page: PlansAndMatrix, store: Store, ids: dict[str, str], measure: str) -> None:
    page.open_indicators()
    progress.move(store, "plan_item", [measure], MeasureStatus.IMPLEMENTED, PartialDate.of(TODAY))
    until(lambda: views(page).top.about.text() == "1 measure, 1 of 1 implemented")
    page.open_matrix()
    assert str(views(page).matrix.model.index_of(measure, BY_KEY["indicators"]).data()) == "1"
    indicator_service.delete(store, [ids["off"]])
    assert str(views(page).matrix.model.index_of(measure, BY_KEY["indicators"]).data()) == ""
    page.open_indicators()
    assert views(page).indicators.model.ids() == [ids["on"], ids["none"]]


def test_a_hidden_page_catches_up_when_it_is_shown(page: PlansAndMatrix, store: Store, ids: dict[str, str], measure: str) -> None:
    page.open_indicators()
    page.hide()
    progress.move(store, "plan_item", [measure], MeasureStatus.IMPLEMENTED, PartialDate.of(TODAY))
    indicator_service.delete(store, [ids["off"]])
    page.show()
    assert views(page).top.about.text() == "1 measure, 1 of 1 implemented"
    assert views(page).indicators.model.ids() == [ids["on"], ids["none"]]


def test_deleting_the_plan_leads_back_to_the_list(page: PlansAndMatrix, store: Store, plan: str) -> None:
    page.open_indicators()
    plans.delete(store, [plan])
    assert not page.in_plan() and page.tree.isVisible()


def test_the_day_looked_at_is_the_same_in_both_views(page: PlansAndMatrix, ids: dict[str, str]) -> None:
    page.open_matrix()
    views(page).top.as_of.line.setText("31.12.2021")
    page.open_indicators()
    assert verdict(page, ids["on"]) == "○ No target for this period" and views(page)._as_of.text() == "31.12.2021"
    views(page)._as_of.line.setText("")
    assert verdict(page, ids["on"]) == "✓ On target" and views(page).top.as_of.value() is None
    views(page)._as_of.line.setText("31.12.2021")
    assert "as of 31.12.2021" in views(page).top.about.text()


def test_a_piece_of_the_bar_leads_to_its_measures(page: PlansAndMatrix, measure: str) -> None:
    page.open_indicators()
    views(page).top.status_asked.emit("not_reported")
    assert page.in_matrix() and [line.id for line in views(page).matrix.model.lines() if line.is_measure] == [measure]


def test_what_is_typed_in_a_cell_is_kept_before_the_other_view_comes(page: PlansAndMatrix, store: Store, measure: str) -> None:
    page.open_matrix()
    tree = views(page).matrix.tree
    tree.edit_cell(measure, TEXT, "Train all guards")
    page.open_indicators()
    item = store.get(PlanItem, measure)
    assert item is not None and item.text == "Train all guards" and views(page).view() == INDICATORS


def test_a_cell_that_cannot_be_kept_holds_the_view(page: PlansAndMatrix, measure: str) -> None:
    page.open_matrix()
    views(page).matrix.tree.columns.set_shown("budget_planned", True)
    views(page).matrix.tree.edit_cell(measure, BY_KEY["budget_planned"], "a lot")
    views(page).top.switch.set_value(INDICATORS)
    views(page).show_view(INDICATORS)
    assert views(page).view() == MATRIX and page.in_matrix() and views(page).matrix.tree.is_typing()


# -- built again


def test_the_view_is_taken_up_again_in_another_language(page: PlansAndMatrix, ids: dict[str, str], plan: str) -> None:
    page.open_indicators()
    views(page).indicators.ask(Filter(statuses=(Verdict.OFF.value,)))
    views(page).indicators.table.set_current_id(ids["off"])
    state = page.state()
    use("ru")
    twin = PlansAndMatrix(page.context)
    twin.restore(state)
    assert twin.in_plan() and not twin.in_matrix() and views(twin).plan() == plan
    assert views(twin).indicators.model.ids() == [ids["off"]] and verdict(twin, ids["off"]) == "✗ Цель не достигнута"
    twin.leave_plan()
    assert "opened" not in twin.state()


def test_keys_of_the_views_are_free(page: PlansAndMatrix) -> None:
    own = {QKeySequence("Ctrl+M"), QKeySequence("Ctrl+I")}
    page.open_matrix()
    keys = [key for action in page.page_actions() for key in action.shortcuts() if key in own]
    assert keys == [QKeySequence("Ctrl+I")]
    page.open_indicators()
    keys = [key for action in page.page_actions() for key in action.shortcuts() if key in own]
    assert keys == [QKeySequence("Ctrl+M")]


# -- back to not reported


def test_a_status_chosen_by_mistake_is_taken_back_in_its_cell(page: PlansAndMatrix, store: Store, measure: str) -> None:
    page.open_matrix()
    model = views(page).matrix.model
    assert model.setData(model.index_of(measure, STATUS), "implemented")
    assert model.setData(model.index_of(measure, STATUS), None)
    assert model.index_of(measure, STATUS).data() == "not reported" and not list(store.fetch(MeasureProgress.select()))
    store.undo()
    assert model.index_of(measure, STATUS).data() == "Implemented"


def test_more_than_one_choice_is_taken_back_after_a_question(page: PlansAndMatrix, store: Store, measure: str) -> None:
    item = store.get(PlanItem, measure)
    assert item is not None
    told = progress.blank(item, date(2023, 5, 1))
    told.record.status_after, told.record.narrative = "in_progress", "One course was held."
    progress.record_progress(store, told)
    page.open_matrix()
    model = views(page).matrix.model
    model.setData(model.index_of(measure, STATUS), "implemented")
    model.setData(model.index_of(measure, STATUS), None)
    box = shown(page.window(), QMessageBox)
    assert "1 update told nothing but a status and goes. 1 update tells more: it stays" in box.informativeText()
    press(page.window(), "Take back the status")
    assert model.index_of(measure, STATUS).data() == "not reported"
    assert [each.narrative for each in store.fetch(MeasureProgress.select())] == ["One course was held."]


# -- the details beside


def test_the_details_give_the_table_their_room_and_that_is_remembered(page: PlansAndMatrix, tmp_path: Path) -> None:
    page.open_matrix()
    matrix = views(page).matrix
    width = matrix.tree.width()
    matrix.offered.beside_shown.trigger()
    until(lambda: matrix.tree.width() > width + 200)
    assert matrix.details.isHidden()
    twin = PlansAndMatrix(page.context)
    twin.open_matrix(views(page).plan())
    assert views(twin).matrix.details.isHidden()
    views(twin).matrix.show_beside()
    assert not views(twin).matrix.details.isHidden()
