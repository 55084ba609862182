"""The editor of an indicator: every field, targets in rows, values in a grid, international codes with their texts."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.gui.contexts import a_context
from tests.gui.editors import field, opened
from tests.indicators import a_plan, an_indicator, indicator_draft
from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui import language
from wpstracker.gui.forms.crosswalk_input import CrosswalkInput, code_text
from wpstracker.gui.forms.indicator_editor import IndicatorEditor
from wpstracker.gui.forms.value_editor import ValueEditor
from wpstracker.records import PARTS, Citation, Indicator, IndicatorTarget, IndicatorValue, PlanItem
from wpstracker.services import attachments, indicators
from wpstracker.services.attachments import Incoming
from wpstracker.store.database import Store

ABOUT, TARGETS, VALUES, DATA, CODES = range(5)


@pytest.fixture
def plan(store: Store) -> str:
    return a_plan(store)


@pytest.fixture
def edit(app, store: Store, plan: str, tmp_path: Path):
    """Opens an editor on an indicator, a new one of the plan by default."""

    def made(id_: str = "", **said) -> IndicatorEditor:
        draft = indicator_draft(store, id_) if id_ else indicators.blank(plan)
        return opened(IndicatorEditor(a_context(store, tmp_path), draft, **said))

    return made


def only(store: Store) -> Indicator:
    return indicator_draft(store, store.rows("SELECT id FROM indicator")[0][0]).record


def values_of(store: Store, id_: str) -> list[tuple]:
    return [
        (each.period.code() if each.period else None, each.value, dict(each.cells))
        for each in indicator_draft(store, id_).of(IndicatorValue)
    ]


def test_every_field_and_part_of_an_indicator_has_its_place(edit):
    editor = edit()
    fields = {name for each in editor.groups if hasattr(each, "fields") for name in each.fields.names()}
    assert set(Indicator.described()) - fields == {"sort"}
    kinds = {each._model for each in editor.groups if hasattr(each, "_model")} | {IndicatorValue}
    assert kinds == {part for part in PARTS["indicator"] if part.in_draft} | {Citation}
    targets = editor.groups[TARGETS].rows.add_row()
    assert set(targets.fields.names()) == set(IndicatorTarget.described()) - {"indicator", "sort"}
    columns = {column.key for column in editor.groups[VALUES].model.columns}
    assert columns == set(IndicatorValue.described()) - {"indicator", "sort", "cells"}


def test_an_indicator_is_typed_and_saved_as_one_step(store, edit):
    editor = edit()
    field(editor, ABOUT, "text").setPlainText("Share of women in command posts")
    field(editor, ABOUT, "direction").set_value("up")
    field(editor, TARGETS, "baseline").setText("6,5")
    row = editor.groups[TARGETS].rows.add_row()
    row.fields.widget("period").set_text("2025")
    row.fields.widget("value").setText("20")
    grid = editor.groups[VALUES]
    grid.model.enter({(0, 0): "2023", (0, 1): "9,4 %"}, "Typing")
    editor.save()
    saved = only(store)
    assert (saved.text, saved.direction, saved.baseline) == ("Share of women in command posts", "up", 6.5)
    assert values_of(store, str(saved.id)) == [("2023", 9.4, {})]
    store.undo()
    assert store.rows("SELECT count(*) FROM indicator") == [(0,)]


def test_an_untouched_indicator_is_left_as_it_was(store, edit, plan):
    id_ = an_indicator(
        store, plan, texts={"ru": "Доля женщин"}, targets={"2025": 20}, values={"2023": 9, "2021": "few"}, disaggregation=("sex", "age")
    )
    before = store.rows("SELECT count(*) FROM change")
    for name in language.words().language, "ru":
        language.use(name)
        editor = edit(id_)
        assert not editor.touched()
        editor.save()
    assert store.rows("SELECT count(*) FROM change") == before


def test_what_is_missing_is_said_beside_its_field(edit, store):
    editor = edit()
    field(editor, ABOUT, "plan").set_value(None)
    editor.save()
    row = editor.groups[ABOUT].fields.row
    assert "what the indicator measures" in row("text").problem() and "Choose the plan" in row("plan").problem()


def test_the_items_offered_are_those_of_the_plan(store, edit, plan):
    with store.change("Add") as writer:
        writer.save(item := PlanItem(plan=plan, text="Train officers", number="1.2"))
        writer.save(PlanItem(plan=a_plan(store, "KZ"), text="Elsewhere"))
    editor = edit()
    choice = field(editor, ABOUT, "item")
    assert choice.values() == [None, item.id] and choice.itemText(1) == "1.2 Train officers"


# The grid of values


def test_a_table_copied_from_excel_is_pasted_with_its_header(edit, store, plan):
    id_ = an_indicator(store, plan, unit="people", disaggregation=("sex",))
    editor = edit(id_, at_values=True)
    QGuiApplication.clipboard().setText("Period\tWomen\tMen\tValue\n2021\t4\t6\t10\nJune 2022\t1 000\t\t1 200\n2023\tн/д\t\t\n")
    group = editor.groups[VALUES]
    group.grid.go_to(0, 0)
    group.grid.deeds.paste()
    editor.save()
    assert values_of(store, id_) == [("2021", 10, {"women": 4, "men": 6}), ("2022-06", 1200, {"women": 1000}), ("2023", None, {})]


def test_a_cell_that_cannot_be_read_keeps_its_text_and_is_told(edit, store, plan):
    editor = edit(an_indicator(store, plan))
    group = editor.groups[VALUES]
    group.model.enter({(0, 0): "some day", (0, 1): "1,234"}, "Typing")
    editor.save()
    assert editor.isVisible()
    problems = group.problems()
    assert "is not a date" in problems["indicator_value[0].period"] and "cannot be read as a number" in problems["indicator_value[0].value"]
    told = group.said.text().splitlines()
    assert [line.split(":")[0] for line in told] == ["Row 1, Period", "Row 1, Value"]


def test_the_same_period_twice_is_marked_in_its_row(edit, store, plan):
    editor = edit(an_indicator(store, plan, values={"2022": 1}))
    group = editor.groups[VALUES]
    group.model.enter({(1, 0): "2022", (1, 1): "2"}, "Typing")
    editor.save()
    assert editor.isVisible()
    assert "stands here twice" in group.model.problem(group.model.row(1), "period")


def test_parts_that_do_not_add_up_are_remarked_on_and_kept(edit, store, plan):
    id_ = an_indicator(store, plan, unit="people", disaggregation=("sex",))
    editor = edit(id_)
    group = editor.groups[VALUES]
    group.model.enter({(0, 0): "2022", (0, 1): "10", (0, 2): "4", (0, 3): "5"}, "Typing")
    assert "The parts make 9, the value is 10" in group._remark_line.text()
    editor.save()
    assert values_of(store, id_) == [("2022", 10, {"women": 4, "men": 5})]


def test_the_columns_follow_the_disaggregation_and_no_number_is_lost(edit, store, plan):
    editor = edit(an_indicator(store, plan, values={"2022": 10}))
    group = editor.groups[VALUES]
    field(editor, ABOUT, "disaggregation").set_value(("sex",))
    editor.groups[ABOUT].split_changed.emit()
    assert [column.title for column in group.model.columns][:4] == ["Period", "Value", "Women", "Men"]
    group.model.enter({(0, 2): "4"}, "Typing")
    field(editor, ABOUT, "disaggregation").set_value(("region: Osh",))
    editor.groups[ABOUT].split_changed.emit()
    assert [column.title for column in group.model.columns][:4] == ["Period", "Value", "Osh", "Women"]
    editor.save()
    assert values_of(store, only(store).id) == [("2022", 10, {"women": 4})]


def test_taking_a_row_away_takes_its_value_away(edit, store, plan):
    id_ = an_indicator(store, plan, values={"2021": 1, "2022": 2})
    editor = edit(id_)
    group = editor.groups[VALUES]
    group.grid.go_to(0, 0)
    group.grid.deeds.remove_rows()
    assert editor.touched()
    editor.save()
    assert values_of(store, id_) == [("2022", 2, {})]


def test_what_was_half_typed_comes_back(edit, store, plan):
    id_ = an_indicator(store, plan, values={"2021": 1})
    editor = edit(id_)
    editor.groups[VALUES].model.enter({(0, 1): "about 5"}, "Typing")
    typed = editor.typed()
    again = edit(id_)
    again.go_on_with(typed, "Taken up")
    group = again.groups[VALUES]
    assert group.model.text(group.model.row(0), group.model.columns[1]) == "about 5"


# International codes


def test_codes_are_offered_by_number_and_by_their_words(app):
    chips = CrosswalkInput("International indicators").chips
    assert chips._find("un 5a")[0].id == "UN 5a"
    assert "SDG 5.5.1" in [item.id for item in chips._find("seats women")]
    assert "SDG 5.5.1" in [item.id for item in chips._find("мест занимаемых женщинами")]
    assert "12525/16" in chips._find("EU 7")[0].hint


def test_a_code_typed_in_any_way_becomes_a_chip_with_its_text(app):
    shown = CrosswalkInput("International indicators")
    shown.line.setText("ЦУР5.5.1")
    shown.chips.settle()
    assert shown.value() == ("SDG 5.5.1",)
    assert "Proportion of seats held by women" in shown._texts.text()
    shown.line.setText("gender")
    shown.chips.settle()
    assert "is no code" in shown.problem() and shown.value() == ("SDG 5.5.1",)


def test_what_is_to_be_known_of_a_text_is_said_with_it(app):
    assert code_text("UN 16").endswith("(wording to be confirmed)")
    assert "see document 12525/16" in code_text("EU 7")
    language.use("ru")
    assert "(перевод наш)" in code_text("UN 1a") and "(" not in code_text("SDG 5.5.2")


# One value with its evidence


@pytest.fixture
def value_editor(app, store: Store, tmp_path: Path):
    def made(draft) -> ValueEditor:
        return opened(ValueEditor(a_context(store, tmp_path), draft))

    return made


def test_a_value_is_added_with_a_quote_as_its_evidence(store, plan, value_editor):
    id_ = an_indicator(store, plan, unit="people", disaggregation=("sex",), values={"2021": 1})
    editor = value_editor(indicators.blank_value(id_))
    about, quotes = editor.groups[:2]
    about.fields.widget("period").set_text("2022")
    about.fields.widget("value").setText("10")
    about.fields.widget("cells").set_value({"women": 4.0})
    row = quotes.rows.add_row()
    row.fields.widget("source").line.setText("Report of the ministry")
    row.fields.widget("quote").setPlainText("ten officers, four of them women")
    editor.save()
    assert not editor.isVisible()
    assert values_of(store, id_) == [("2021", 1, {}), ("2022", 10, {"women": 4})]
    quoted = "SELECT quote FROM citation WHERE record_kind = 'indicator_value'"
    assert store.rows(quoted) == [("ten officers, four of them women",)]


def test_a_value_of_a_period_that_has_one_is_refused_beside_the_field(store, plan, value_editor):
    draft = indicators.blank_value(an_indicator(store, plan, values={"2021": 1}))
    draft.record.period = PartialDate(2021)
    editor = value_editor(draft)
    editor.save()
    assert "stands here twice" in editor.groups[0].fields.row("period").problem()


def test_files_kept_while_the_value_is_edited_stay(store, plan, value_editor):
    id_ = an_indicator(store, plan, values={"2021": 1})
    (value,) = indicator_draft(store, id_).of(IndicatorValue)
    editor = value_editor(indicators.load_value(store, str(value.id)))
    read = attachments.gather([Incoming("order.txt", b"Order No. 5")])
    attachments.attach(store, IndicatorValue.kind(), str(value.id), read.files)
    editor.groups[0].fields.widget("comment").setPlainText("counted by hand")
    editor.save()
    assert store.rows("SELECT name FROM attachment WHERE record = ?", (value.id,)) == [("order.txt",)]
