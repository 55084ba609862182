"""The matrix of a plan as a page: what it shows, narrows, counts and refuses, and how the Plans page leads to it and back."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import TODAY, Window, a_context
from tests.gui.windows import message, press, shown, until
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus
from wpstracker.gui.dialogs.paste_items import PasteItemsDialog
from wpstracker.gui.forms.plan_editor import PlanEditor
from wpstracker.gui.forms.plan_item_editor import PlanItemEditor
from wpstracker.gui.forms.progress_editor import ProgressEditor
from wpstracker.gui.language import use
from wpstracker.gui.pages.plan_matrix import PlanMatrix
from wpstracker.gui.pages.plan_matrix_columns import BY_KEY, STATUS, TEXT
from wpstracker.gui.pages.plans_and_matrix import PlansAndMatrix
from wpstracker.records import EventItem, ItemOrganisation, PlanItem, RecommendationItem
from wpstracker.services import linking, naming, plan_item_drafts, plan_items, plans, progress
from wpstracker.store.database import Store

GOAL, OBJECTIVE, TASK, MEASURE = ItemLevel


@pytest.fixture
def plan(store: Store) -> str:
    draft = plans.blank("KG")
    draft.record.title = "Plan under test"
    return plans.save(store, draft)


@pytest.fixture
def page(app: QApplication, store: Store, tmp_path: Path, window: Window, plan: str) -> PlansAndMatrix:
    made = PlansAndMatrix(a_context(store, tmp_path, window))
    store.announcer.subscribe(made.changed)
    made.resize(1100, 700)
    made.show()
    made.show_record("plan", plan)
    QTest.qWait(1)
    return made


@pytest.fixture
def items(store: Store, plan: str) -> dict[str, str]:
    """One goal with two objectives: a, b below the first, c below the second."""
    goal = plan_items.add(store, plan, level=GOAL, text="goal")
    one, two = (plan_items.add(store, plan, goal, level=OBJECTIVE, text=text) for text in ("one", "two"))
    a, b = (plan_items.add(store, plan, one, level=MEASURE, text=text) for text in "ab")
    return {"goal": goal, "one": one, "two": two, "a": a, "b": b, "c": plan_items.add(store, plan, two, level=MEASURE, text="c")}


@pytest.fixture
def matrix(page: PlansAndMatrix, items: dict[str, str]) -> PlanMatrix:
    page.open_matrix()
    assert page.matrix is not None
    tester = QAbstractItemModelTester(page.matrix.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page.matrix)
    assert tester is not None
    return page.matrix


def texts(matrix: PlanMatrix) -> list[str]:
    return [line.item.text for line in matrix.model.lines()]


def cell(matrix: PlanMatrix, id_: str, key: str) -> str:
    return str(matrix.model.index_of(id_, BY_KEY[key]).data())


def told(matrix: PlanMatrix) -> str:
    matrix.details.settle()
    return matrix.details.pane.toPlainText()


def report(store: Store, id_: str, status: MeasureStatus, day: date = TODAY) -> None:
    progress.move(store, "plan_item", [id_], status, PartialDate.of(day))


# -- coming and going


def test_an_item_is_shown_in_the_matrix_of_its_plan(page: PlansAndMatrix, items: dict[str, str], plan: str) -> None:
    page.show_record("plan_item", items["b"])
    assert page.in_matrix() and page.matrix and page.matrix.tree.current_id() == items["b"]
    page.show_record("plan", plan)
    assert not page.in_matrix() and page.plan_id() == plan


def test_escape_leads_back_to_the_plan(matrix: PlanMatrix, page: PlansAndMatrix, plan: str) -> None:
    QTest.keyClick(matrix.details.pane, Qt.Key.Key_Escape)
    assert not page.in_matrix() and page.plan_id() == plan


def test_other_deeds_are_offered_in_the_matrix(page: PlansAndMatrix, items: dict[str, str]) -> None:
    before = [action.text() for action in page.page_actions()]
    assert "Matrix of the plan" in before
    page.open_matrix()
    offered = [action.text() for action in page.page_actions()]
    assert offered[:2] == ["Add: Goal", "Add inside: Objective"]
    assert not set(before) & set(offered[:9])


def test_the_matrix_is_taken_up_again_in_another_language(
    matrix: PlanMatrix, page: PlansAndMatrix, items: dict[str, str], tmp_path: Path
) -> None:
    matrix.tree.opened.set_closed([items["two"]])
    matrix.tree.set_current_id(items["b"])
    state = page.state()
    use("ru")
    twin = PlansAndMatrix(page.context)
    twin.restore(state)
    assert twin.in_matrix() and twin.matrix is not None
    assert twin.matrix.tree.current_id() == items["b"]
    assert twin.matrix.tree.opened.closed() == [items["two"]]
    assert cell(twin.matrix, items["a"], "status") == "не сообщается"


def test_an_empty_matrix_says_what_to_do(page: PlansAndMatrix) -> None:
    page.open_matrix()
    assert page.matrix is not None
    empty = page.matrix.tree.empty
    assert empty._empty is not None and empty._empty.isVisible()
    assert [button.text() for button in empty._empty.buttons] == ["Type the first goal", "Paste from Excel…", "Name the levels…"]
    empty._empty.buttons[0].click()
    assert page.matrix.tree.is_typing() and not empty._empty.isVisible()


def test_a_plan_that_is_undone_closes_its_matrix(page: PlansAndMatrix, store: Store) -> None:
    page.open_matrix()
    store.undo()
    assert not page.in_matrix()


# -- what is shown


def test_what_nobody_reported_is_said_in_words(matrix: PlanMatrix, items: dict[str, str]) -> None:
    assert cell(matrix, items["a"], "status") == "not reported"
    assert cell(matrix, items["one"], "status") == "0 of 2 implemented"
    assert matrix.top.about.text() == "3 measures, 0 of 3 implemented"


def test_counts_roll_up_after_a_status_is_chosen(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    assert matrix.model.setData(matrix.model.index_of(items["a"], STATUS), "implemented")
    assert cell(matrix, items["a"], "status") == "Implemented"
    until(lambda: cell(matrix, items["goal"], "status") == "1 of 3 implemented")
    assert [series.name for series in matrix.top.bar.data().series] == ["Implemented", "not reported"]
    store.undo()
    assert cell(matrix, items["a"], "status") == "not reported"


def test_another_day_shows_what_was_told_by_then(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    report(store, items["a"], MeasureStatus.IN_PROGRESS, date(2023, 3, 1))
    report(store, items["a"], MeasureStatus.IMPLEMENTED, date(2023, 9, 1))
    matrix.top.as_of.line.setText("01.06.2023")
    assert cell(matrix, items["a"], "status") == "In progress"
    assert "as of 01.06.2023" in matrix.top.about.text()
    assert not matrix.model.flags(matrix.model.index_of(items["a"], STATUS)) & Qt.ItemFlag.ItemIsEditable
    matrix.top.as_of.line.clear()
    assert cell(matrix, items["a"], "status") == "Implemented"


def test_a_term_shows_how_it_was_understood(matrix: PlanMatrix, items: dict[str, str]) -> None:
    assert matrix.model.setData(matrix.model.index_of(items["a"], BY_KEY["term"]), "IV квартал 2024 г.")
    assert cell(matrix, items["a"], "term") == "IV квартал 2024 г."
    tip = str(matrix.model.index_of(items["a"], BY_KEY["term"]).data(Qt.ItemDataRole.ToolTipRole))
    assert "is understood as" in tip and "2024" in tip
    assert matrix.model.setData(matrix.model.index_of(items["b"], BY_KEY["term"]), "some day")
    tip = str(matrix.model.index_of(items["b"], BY_KEY["term"]).data(Qt.ItemDataRole.ToolTipRole))
    assert "no date was understood" in tip


def test_a_text_is_shown_and_changed_in_the_window_s_language(store: Store, page: PlansAndMatrix, items: dict[str, str]) -> None:
    plan_items.set_field(store, items["a"], "texts", {"ru": "мера"})
    use("ru")
    page.open_matrix()
    assert page.matrix is not None
    index = page.matrix.model.index_of(items["a"], TEXT)
    assert index.data() == "мера"
    assert page.matrix.model.setData(index, "другая мера")
    item = store.get(PlanItem, items["a"])
    assert item is not None and item.texts == {"ru": "другая мера"} and item.text == "a"


def test_amounts_that_cannot_be_read_are_refused_and_stay_typed(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    matrix.tree.columns.set_shown("budget_planned", True)
    matrix.tree.edit_cell(items["a"], BY_KEY["budget_planned"], "a lot")
    editor = matrix.tree.cells.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert matrix.tree.is_typing()
    assert "“a lot” is not an amount" in matrix.note.text()
    editor.setPlainText("1 500,5")  # type: ignore[union-attr]
    QTest.keyClick(editor, Qt.Key.Key_Return)
    item = store.get(PlanItem, items["a"])
    assert item is not None and item.budget_planned == 1500.5 and matrix.note.isHidden()


def test_names_of_bodies_are_offered_behind_a_comma(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    with store.change("New organisations") as writer:
        for name in ("Quarry Board", "Quilt Agency"):
            writer.save(naming.new_organisation(name))
    matrix.tree.edit_cell(items["a"], BY_KEY["responsible"])
    editor = matrix.tree.cells.editor
    assert editor is not None
    QTest.keyClicks(editor, "Somebody, quar")
    assert editor.popup is not None and [each.label for each in editor.popup.items()][:1] == ["Quarry Board"]  # type: ignore[union-attr]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(editor, key)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    item = store.get(PlanItem, items["a"])
    assert item is not None and item.responsible_written == "Somebody, Quarry Board"
    found = [[name for _, name in line.counted.bodies] for line in matrix.model.lines() if line.id == items["a"]]
    assert found == [["Quarry Board"]]


# -- narrowing


def test_words_narrow_the_table_to_what_fits_with_what_it_hangs_under(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    plan_items.set_field(store, items["c"], "text", "train border guards")
    matrix.bar.search.setText("border")
    matrix.look_again()
    assert texts(matrix) == ["goal", "two", "train border guards"]
    assert matrix.count.text() == "1 line fits"
    matrix.bar.clear()
    assert len(texts(matrix)) == 6


def test_measures_without_report_evidence_or_in_time_are_found(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    report(store, items["a"], MeasureStatus.IN_PROGRESS)
    plan_items.set_field(store, items["b"], "due_written", "2020")
    event = an_event(store, "Training", start="01.02.2023", status="held")
    linking.link(store, EventItem, [event], [items["c"]])
    for toggle, found in (("no_report", ["b", "c"]), ("no_evidence", ["a", "b"]), ("overdue", ["b"])):
        matrix.bar.clear()
        matrix.bar.toggle(toggle).setChecked(True)
        assert [line.item.text for line in matrix.model.lines() if line.is_measure] == found, toggle


def test_a_piece_of_the_bar_shows_its_measures(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    report(store, items["a"], MeasureStatus.IN_PROGRESS)
    matrix.ask_status("not_reported")
    assert [line.item.text for line in matrix.model.lines() if line.is_measure] == ["b", "c"]


def test_a_line_that_is_added_stays_in_sight_while_something_else_is_looked_for(matrix: PlanMatrix, items: dict[str, str]) -> None:
    matrix.bar.search.setText("a")
    matrix.look_again()
    matrix.tree.set_current_id(items["a"])
    matrix.deeds.add()
    editor = matrix.tree.cells.editor
    assert editor is not None
    QTest.keyClicks(editor, "zzz")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert "zzz" in texts(matrix)


def measures(matrix: PlanMatrix) -> list[str]:
    return [line.item.text for line in matrix.model.lines() if line.is_measure]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("status:in_progress", ["a"]),
        ("status:not_stated", ["b", "c"]),
        ("no:report", ["b", "c"]),
        ("has:evidence", ["c"]),
        ("-has:evidence level:measure", ["a", "b"]),
        ("is:overdue", ["b"]),
        ("due:2020", ["b"]),
        ("due:next_year", []),
        ("-due_after:2020", None),
        ("country:KG level:measure -b", ["a", "c"]),
        ("country:KZ", []),
        ("level:objective", []),
    ],
)
def test_a_typed_question_narrows_the_matrix_as_the_filters_do(
    matrix: PlanMatrix, items: dict[str, str], store: Store, typed: str, found: list[str] | None
) -> None:
    report(store, items["a"], MeasureStatus.IN_PROGRESS)
    plan_items.set_field(store, items["b"], "due_written", "2020")
    event = an_event(store, "Training", start="01.02.2023", status="held")
    linking.link(store, EventItem, [event], [items["c"]])
    matrix.show_question()
    line = matrix.typed.line
    line.setText(typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert matrix.typed.has_problem() == (found is None)
    if found is not None:
        assert measures(matrix) == found
        assert line.text() == typed.replace("-has:evidence level:measure", "level:measure -has:evidence")


def test_every_filter_of_the_matrix_is_written_and_read_as_text(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    body = naming.new_organisation("Quarry Board")
    with store.change("New organisation") as writer:
        writer.save(body)
    plan_items.set_field(store, items["a"], "responsible_written", "Quarry Board")
    matrix.reload()
    question = Filter(
        text="a",
        statuses=("", "implemented"),
        bodies=(str(body.id),),
        overdue=True,
        only=(Only.NO_EVIDENCE, Only.NO_REPORT),
        as_of=date(2020, 5, 1),
    ).moved("next_30_days", "due_after", "due_before", today=TODAY)
    matrix.ask(question)
    matrix.show_question()
    said = matrix.typed.line.text()
    assert said == (
        'status:not_stated,implemented responsible:"Quarry Board" due:next_30_days as_of:2020-05-01 is:overdue no:evidence no:report a'
    )
    assert matrix.question() == question
    assert matrix.bar.choice("bodies").text() == "Responsible: Quarry Board"
    matrix.ask(Filter())
    matrix.typed.line.setText(said)
    QTest.keyClick(matrix.typed.line, Qt.Key.Key_Return)
    assert matrix.question() == question


# -- deeds


def test_deleting_says_how_much_hangs_below(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    matrix.tree.set_current_id(items["one"])
    matrix.deeds.delete()
    box = shown(matrix.window(), QMessageBox)
    assert box.text() == "Delete 1 line?" and "2 more lines hang below" in box.informativeText()
    press(matrix.window(), "Delete")
    assert texts(matrix) == ["goal", "two", "c"]
    assert matrix.tree.current_id() == items["two"]
    store.undo()
    assert len(texts(matrix)) == 6


def test_lines_are_moved_in_out_up_and_down_each_as_one_step(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    matrix.tree.set_current_id(items["b"])
    matrix.deeds.move_up()
    assert texts(matrix) == ["goal", "one", "b", "a", "two", "c"]
    matrix.deeds.outdent()
    assert texts(matrix) == ["goal", "one", "a", "b", "two", "c"] and matrix.model.above(items["b"]) == items["goal"]
    assert matrix.tree.selected_ids() == [items["b"]]
    matrix.deeds.indent()
    assert matrix.model.above(items["b"]) == items["one"]
    for _ in range(3):
        store.undo()
    assert texts(matrix) == ["goal", "one", "a", "b", "two", "c"]


def test_what_cannot_be_moved_is_told_in_a_sentence(matrix: PlanMatrix, items: dict[str, str]) -> None:
    matrix.tree.set_current_id(items["goal"])
    matrix.attempt(matrix.deeds.outdent)
    assert "stands at the top already" in message(matrix.window())


def test_dragging_moves_a_line_to_its_new_place(matrix: PlanMatrix, items: dict[str, str]) -> None:
    data = matrix.model.mimeData([matrix.model.index_of(items["c"])])
    matrix.model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, matrix.model.index_of(items["one"], 0))
    until(lambda: texts(matrix) == ["goal", "one", "a", "c", "b", "two"])


def test_renumbering_numbers_by_place(matrix: PlanMatrix, items: dict[str, str], window: Window) -> None:
    matrix.deeds.renumber()
    assert [line.item.number for line in matrix.model.lines()] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"]
    assert window.said == ["6 lines have other numbers now."]


def test_chosen_lines_are_copied_with_the_names_of_the_columns(matrix: PlanMatrix, items: dict[str, str]) -> None:
    matrix.tree.select([items["a"], items["b"]], items["a"])
    matrix.deeds.copy()
    head, first, second = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[:2] == ["No.", "Text"]
    assert (first.split("\t")[1], second.split("\t")[1]) == ("a", "b")


def test_pasting_shows_what_is_added_and_what_was_not_understood(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    QGuiApplication.clipboard().setText("Measure\tTerm\nfirst\t2025\nsecond\tsome day")
    matrix.tree.set_current_id(items["two"])
    matrix.deeds.paste()
    dialog = shown(matrix.window(), PasteItemsDialog)
    assert dialog.where.value() == "under"
    assert dialog.said.text() == "To be added: Measure: 2. Nothing is written yet."
    assert dialog.notes.item(0).text().startswith("Row 3, column 2 “Term”: “some day”.")
    dialog.paste()
    assert texts(matrix) == ["goal", "one", "a", "b", "two", "c", "first", "second"]
    store.undo()
    assert len(texts(matrix)) == 6


def test_pasting_goals_goes_where_goals_may_stand(matrix: PlanMatrix, items: dict[str, str]) -> None:
    QGuiApplication.clipboard().setText("Goal\tMeasure\nAnother goal\tits measure")
    matrix.tree.set_current_id(items["one"])
    matrix.deeds.paste()
    dialog = shown(matrix.window(), PasteItemsDialog)
    assert dialog.where.value() == "end" and dialog.paste_button.isEnabled()
    dialog.where.set_value("under")
    dialog.look()
    assert not dialog.paste_button.isEnabled() and "cannot hang there" in dialog.problem.text()


def test_an_empty_clipboard_says_what_to_do(matrix: PlanMatrix) -> None:
    QGuiApplication.clipboard().clear()
    matrix.deeds.paste()
    dialog = shown(matrix.window(), PasteItemsDialog)
    assert "no rows on the clipboard" in dialog.said.text() and not dialog.paste_button.isEnabled()
    QGuiApplication.clipboard().setText("Measure\tTerm\nlate\t2025")
    dialog.read_again()
    assert dialog.found.total == 1


def test_progress_is_recorded_on_measures_only(matrix: PlanMatrix, items: dict[str, str]) -> None:
    matrix.tree.set_current_id(items["goal"])
    matrix.attempt(matrix.deeds.record_progress)
    assert "Progress is recorded on measures" in message(matrix.window())
    matrix.tree.set_current_id(items["a"])
    matrix.deeds.record_progress()
    shown(matrix.window(), ProgressEditor).reject()


def test_naming_the_levels_opens_the_plan_where_they_stand(matrix: PlanMatrix) -> None:
    matrix.deeds.name_levels()
    shown(matrix.window(), PlanEditor).reject()


def test_a_file_for_reading_offers_nothing_that_writes(
    store: Store, items: dict[str, str], plan: str, tmp_path: Path, app: QApplication
) -> None:
    with closing(Store.open_for_reading(store.path)) as reading:
        page = PlansAndMatrix(a_context(reading, tmp_path))
        page.show()
        page.open_matrix(plan)
        assert page.matrix is not None
        page.matrix.tree.set_current_id(items["a"])
        page.matrix.details.settle()
        offered = {action.text().split("\t")[0] for action in page.page_actions() if action.isEnabled()}
        assert offered == {"Copy as a table", "Show or hide the details", "Question as text", "Indicators of the plan", "Back to plans"}
        QTest.keyClick(page.matrix.tree, Qt.Key.Key_F2)
        assert not page.matrix.tree.is_typing()


# -- the details beside


def test_the_current_line_is_told_with_what_hangs_on_it(matrix: PlanMatrix, items: dict[str, str], store: Store) -> None:
    event = an_event(store, "Training of guards", start="01.02.2023", status="held")
    advice = a_recommendation(store, "Train the guards")
    linking.link(store, EventItem, [event], [items["a"]])
    linking.link(store, RecommendationItem, [advice], [items["a"]])
    report(store, items["a"], MeasureStatus.IN_PROGRESS)
    matrix.tree.set_current_id(items["a"])
    said = told(matrix)
    assert all(words in said for words in ("Measure", "In progress", "Training of guards", "Train the guards", "Progress"))
    assert (cell(matrix, items["a"], "events"), cell(matrix, items["a"], "recommendations")) == ("1", "1")
    matrix.tree.set_current_id(items["goal"])
    assert "0 of 3 measures implemented" in told(matrix)
    until(lambda: "2 not reported" in told(matrix))


def test_links_of_the_details_lead_on(matrix: PlanMatrix, items: dict[str, str], window: Window) -> None:
    matrix.tree.set_current_id(items["goal"])
    matrix.details.settle()
    matrix.details.follow("wps:event/e1")
    assert window.opened == [("event", "e1")]
    matrix.details.follow("wps:how-counted/")
    box = shown(matrix.window(), QMessageBox)
    assert "Nobody" in box.informativeText() or "nobody" in box.informativeText()
    box.reject()


def test_details_are_edited_as_one_step_and_words_are_understood_anew(store: Store, items: dict[str, str]) -> None:
    body = naming.new_organisation("Quarry Board")
    with store.change("New organisation") as writer:
        writer.save(body)
    draft = plan_item_drafts.load(store, items["a"])
    assert draft is not None
    draft.record.due_written, draft.record.responsible_written, draft.record.form = "2025", "Quarry Board", "Order"
    plan_item_drafts.save(store, draft)
    item = store.get(PlanItem, items["a"])
    assert item is not None and item.due == PartialDate(2025) and item.form == "Order"
    linked = store.fetch(ItemOrganisation.select().where(ItemOrganisation.item == items["a"]))
    assert [row.organisation for row in linked] == [str(body.id)]
    store.undo()
    item = store.get(PlanItem, items["a"])
    assert item is not None and (item.due, item.form, item.responsible_written) == (None, "", "")


def test_the_editor_of_a_line_has_a_place_for_every_field(matrix: PlanMatrix, items: dict[str, str]) -> None:
    matrix.tree.set_current_id(items["a"])
    matrix.deeds.edit_details()
    editor = shown(matrix.window(), PlanItemEditor)
    placed = {name for group in editor.groups if hasattr(group, "fields") for name in group.fields.names()}
    elsewhere = {"plan", "above", "sort", "status"}
    """The place in the table; the status, which progress sets."""
    assert set(PlanItem.described()) - placed == elsewhere
    editor.groups[0].fields.widget("level").set_value("goal")  # type: ignore[attr-defined]
    editor.groups[0].fields.widget("form").setText("Order")  # type: ignore[attr-defined]
    editor.save()
    assert editor.isVisible() and "must be narrower" in editor._note.text() + "".join(
        row.problem() if callable(row.problem) else ""
        for row in editor.groups[0].fields._rows.values()  # type: ignore[attr-defined]
    )
    editor.groups[0].fields.widget("level").set_value("task")  # type: ignore[attr-defined]
    editor.save()
    assert cell(matrix, items["a"], "level") == "Task" and cell(matrix, items["a"], "form") == "Order"


def test_the_text_of_a_goal_runs_on_through_empty_cells_so_that_more_lines_fit(
    matrix: PlanMatrix, items: dict[str, str], store: Store
) -> None:
    long = "Women take part in decisions on peace and security at all levels"
    for id_ in (items["goal"], items["a"]):
        plan_items.set_field(store, id_, "text", long)
    height = {id_: matrix.tree.sizeHintForIndex(matrix.model.index_of(id_, TEXT)).height() for id_ in (items["goal"], items["a"])}
    assert height[items["goal"]] < height[items["a"]]
    plan_items.set_field(store, items["goal"], "responsible_written", "Ministry of Defence")
    assert matrix.tree.sizeHintForIndex(matrix.model.index_of(items["goal"], TEXT)).height() > height[items["goal"]]
