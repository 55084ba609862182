"""The indicators of a plan: what the list says, what it is narrowed to, what is read, who else answers a code."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.builders import a_recommendation
from tests.gui.contexts import Window, a_context
from tests.indicators import a_plan, an_indicator
from wpstracker.domain.indicators import Verdict
from wpstracker.domain.question import Filter
from wpstracker.figures import indicators as figures
from wpstracker.gui import language
from wpstracker.gui.dialogs.crosswalk import CrosswalkDialog
from wpstracker.gui.forms.indicator_editor import VALUES, IndicatorEditor
from wpstracker.gui.forms.value_editor import ValueEditor
from wpstracker.gui.pages.indicator_view import IndicatorReading
from wpstracker.gui.pages.indicator_words import chart_data, trend_text, verdict_text
from wpstracker.gui.pages.plan_indicators import PlanIndicators
from wpstracker.records import PlanItem, RecommendationIndicator
from wpstracker.services import linking
from wpstracker.store.database import Store

DAY = date(2023, 11, 20)


@pytest.fixture
def plan(store: Store) -> str:
    return a_plan(store)


@pytest.fixture
def ids(store: Store, plan: str) -> dict[str, str]:
    """On target, off target, not reported."""
    on = an_indicator(
        store,
        plan,
        "Women in command posts",
        number="1.1",
        unit="%",
        direction="up",
        baseline=6.5,
        targets={"2022": 8, "2025": 20},
        values={"2021": 7, "2023": 9.4},
        crosswalk=("UN 16", "SDG 5.5.2"),
    )
    off = an_indicator(
        store, plan, "Cases taken to court", number="1.2", direction="up", targets={"2022": 80}, values={"2022": 70}, crosswalk=("UN 19",)
    )
    return {"on": on, "off": off, "none": an_indicator(store, plan, "Mediators in committees", number="1.10", targets={"2022": 5})}


@pytest.fixture
def page(app: QApplication, store: Store, plan: str, ids: dict[str, str], tmp_path: Path, window: Window) -> PlanIndicators:
    shown = PlanIndicators(a_context(store, tmp_path, window))
    store.announcer.subscribe(shown.changed)
    QAbstractItemModelTester(shown.model, QAbstractItemModelTester.FailureReportingMode.Fatal, shown)
    shown.resize(1200, 700)
    shown.show_plan(plan)
    shown.show()
    app.processEvents()
    return shown


def cell(page: PlanIndicators, id_: str, key: str) -> str:
    return str(page.model.index(page.model.row_of(id_), page.model.column_of(key)).data())


def dialog(page: PlanIndicators, kind):
    (found,) = page.findChildren(kind)
    return found


def test_the_list_says_baseline_target_value_and_verdict_with_its_sign(page, ids):
    assert page.model.ids() == [ids["on"], ids["off"], ids["none"]]
    assert [cell(page, ids["on"], key) for key in ("baseline_said", "target_said", "newest_said", "verdict")] == [
        *("6.5\u00a0%", "8\u00a0%", "9.4\u00a0%", "✓ On target")
    ]
    assert cell(page, ids["off"], "verdict") == "✗ Not on target"
    assert (cell(page, ids["none"], "newest_said"), cell(page, ids["none"], "verdict")) == ("", "– Not reported")
    assert page.count.text() == "3 indicators · Not on target: 1 · Not reported: 1"


def test_the_course_of_values_is_drawn_and_can_be_heard(page, ids):
    index = page.model.index(page.model.row_of(ids["on"]), page.model.column_of("spark"))
    assert "2021 · Value: 7\u202f%" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert not page.table.grab().isNull()


def test_only_those_off_target_or_not_reported_can_be_asked_for(page, ids):
    page.ask(Filter(statuses=(Verdict.OFF.value,)))
    assert page.model.ids() == [ids["off"]] and page.count.text() == "1 of 3 indicators"
    page.ask(Filter(statuses=(Verdict.OFF.value, Verdict.NOT_REPORTED.value)))
    assert page.model.ids() == [ids["off"], ids["none"]]


def test_those_that_answer_an_international_code_can_be_asked_for(page, ids):
    assert [option.value for option in page._codes()] == ["UN 16", "UN 19", "SDG 5.5.2"]
    page.ask(Filter(kinds=("UN 16",)))
    assert page.model.ids() == [ids["on"]]
    page.ask(Filter(text="court"))
    assert page.model.ids() == [ids["off"]]


def test_they_can_be_sorted_by_verdict_and_back_by_the_plan(page, ids):
    page._sort_by("text", False)
    assert page.model.ids() == [ids["off"], ids["none"], ids["on"]]
    page._sort_by("verdict", True)
    assert page.model.ids()[0] == ids["none"]
    page._sort_by("number", False)
    assert page.model.ids() == [ids["on"], ids["off"], ids["none"]]


def test_the_page_tells_periods_and_what_was_not_reported(page, ids):
    page.table.set_current_id(ids["on"])
    text = page.pane.toPlainText()
    for said in ("9.4 % (2023)", "8 % (2022)", "20 % (2025)", "Not reported for 2022", "↗ Rising", "not due yet"):
        assert said in text, said
    assert "Level of women’s participation in the justice" in text and "wording to be confirmed" in text
    assert page.reading.chart.isVisible() and page.reading.chart.accessibleName() == "Values over time"


def test_the_chart_leaves_years_open_that_nobody_reported(store, ids):
    (row,) = figures.rows(store, [ids["on"]], DAY).values()
    data = chart_data(row["measured"], row["unit"])
    assert [category.label for category in data.categories] == ["2021", "2022", "2023", "2024", "2025"]
    assert {series.key: list(series.values) for series in data.series} == {
        "value": [7, None, 9.4, None, None],
        "target": [None, 8, None, None, 20],
        "baseline": [6.5, None, None, None, None],
    }


def test_it_can_be_shown_as_of_another_day(page, plan, ids):
    page.show_plan(plan, date(2021, 12, 31))
    assert (cell(page, ids["on"], "newest_said"), cell(page, ids["on"], "verdict")) == ("7\u00a0%", "○ No target for this period")
    page.show_plan(plan)
    assert cell(page, ids["on"], "newest_said") == "9.4\u00a0%"


def test_another_plan_has_other_indicators_and_no_plan_none(page, store, ids):
    other = a_plan(store, "KZ")
    page.show_plan(other)
    assert page.model.ids() == []
    draft = page.blank()
    assert draft.record.plan == other
    page.show_plan("")
    assert not page.page_actions()[0].isEnabled()


def test_a_new_indicator_belongs_beside_the_one_that_is_chosen(page, store, plan):
    with store.change("Add") as writer:
        writer.save(item := PlanItem(plan=plan, text="Train"))
    id_ = an_indicator(store, plan, item=item.id)
    page.reload()
    page.table.set_current_id(id_)
    assert page.blank().record.item == item.id


def test_values_are_entered_from_the_list(page, ids, app):
    page.table.set_current_id(ids["on"])
    page.enter_values()
    app.processEvents()
    editor = dialog(page, IndicatorEditor)
    assert editor.form.section(VALUES).is_open() and not editor.form.section(0).is_open()
    editor.groups[VALUES].model.enter({(2, 0): "2024", (2, 1): "11"}, "Typing")
    editor.save()
    assert page.context.store.rows("SELECT title FROM step ORDER BY id DESC LIMIT 1") == [("Enter values of an indicator",)]
    assert cell(page, ids["on"], "newest_said") == "9.4\u00a0%"  # 2024 has not begun
    assert "2024" in page.pane.toPlainText()


def test_links_of_the_page_open_a_value_and_add_one(page, ids, store):
    page.table.set_current_id(ids["off"])
    value = store.rows("SELECT id FROM indicator_value WHERE indicator_id = ?", (ids["off"],))[0][0]
    page.follow(f"wps:edit-value/{value}")
    dialog(page, ValueEditor).reject()
    page.follow("wps:new/value")
    assert any(editor.is_new for editor in page.findChildren(ValueEditor))


def test_recommendations_followed_by_it_are_listed_and_linked_to(page, ids, store, window):
    recommendation = a_recommendation(store, "Appoint more women")
    linking.link(store, RecommendationIndicator, [recommendation], [ids["off"]])
    page.reload()
    page.table.set_current_id(ids["off"])
    assert "Appoint more women" in page.pane.toPlainText()
    page.follow(f"wps:recommendation/{recommendation}")
    assert window.opened == [("recommendation", recommendation)]


def test_deleting_asks_and_can_be_undone(page, ids, store):
    page.remove([ids["off"]])
    page.reload()
    assert page.model.ids() == [ids["on"], ids["none"]]
    store.undo()
    page.reload()
    assert page.model.ids() == [ids["on"], ids["off"], ids["none"]]


def test_it_is_built_again_as_it_was(page, ids, plan, store, tmp_path):
    page.ask(Filter(statuses=(Verdict.OFF.value,)))
    state = page.state()
    again = PlanIndicators(a_context(store, tmp_path))
    again.restore(state)
    assert (again.plan(), again.model.ids()) == (plan, [ids["off"]])


def test_merging_is_not_offered(page):
    assert not [action for action in (*page.page_actions(), *page.actions()) if "Merge" in action.text()]


# Who else answers it


def test_all_countries_that_answer_a_code_stand_with_their_newest_values(page, ids, store, window):
    elsewhere = an_indicator(store, a_plan(store, "KZ", "Kazakhstan's plan"), "Senior posts", values={"2022": 11}, crosswalk=("UN 16",))
    page.follow("wps:crosswalk/UN 16")
    shown = dialog(page, CrosswalkDialog)
    text = shown.pane.toPlainText()
    for said in ("Kyrgyzstan", "9.4 % (2023)", "Kazakhstan", "Senior posts", "11 (2022)", "S/2010/498", "2 indicators answer it"):
        assert said in text, said
    shown.pane.link_activated.emit(f"wps:indicator/{elsewhere}")
    assert window.opened == [("indicator", elsewhere)] and not shown.isVisible()


def test_a_code_nobody_answers_says_so_and_a_list_without_texts_says_why(page):
    page.crosswalk.trigger()
    shown = dialog(page, CrosswalkDialog)
    shown.choice.set_value("UN 1a")
    shown._show()
    assert "No plan in this file" in shown.pane.toPlainText()
    shown.choice.set_value("EU 7")
    shown._show()
    assert "12525/16" not in shown.pane.toPlainText() and "11948/10" in shown.pane.toPlainText()


def test_the_reading_view_stands_by_itself(app, store, ids, tmp_path):
    view = IndicatorReading(a_context(store, tmp_path))
    view.show_indicator(ids["on"])
    assert "Women in command posts" in view.pane.toPlainText() and len(view.chart.marks()) == 5
    view.show_indicator(None)
    assert view.pane.toPlainText().strip() == ""


def test_verdicts_and_trends_have_words_in_russian_too(app):
    language.use("ru")
    assert verdict_text("off") == "✗ Цель не достигнута" and trend_text("rising") == "↗ Растёт" and trend_text(None) == ""


@pytest.mark.parametrize(
    ("question", "found", "said"),
    [
        (Filter(statuses=("off",)), ["off"], "verdict:off"),
        (Filter(kinds=("UN 16", "UN 19")), ["on", "off"], 'code:"UN 16","UN 19"'),
        (Filter(kinds=("",)), ["none"], "code:not_stated"),
        (Filter(text="women"), ["on"], "women"),
        (Filter(without=Filter(statuses=("not_reported",), text="women")), ["off"], "-verdict:not_reported -women"),
        (Filter(countries=("TM",)), [], "country:TM"),
    ],
)
def test_questions_about_indicators_are_asked_and_written(
    page: PlanIndicators, ids: dict[str, str], question: Filter, found: list[str], said: str
) -> None:
    page.ask(question)
    assert [page.model.id_at(row) for row in range(page.model.rowCount())] == [ids[name] for name in found]
    assert page.typed
    page.typed.show_line()
    assert page.typed.line.text() == said
    assert page.question() == question


def test_a_typed_day_is_told_to_the_plan(page: PlanIndicators) -> None:
    told: list[date | None] = []
    page.day_asked.connect(told.append)
    page.ask(Filter(as_of=date(2021, 6, 1)))
    assert told == [date(2021, 6, 1)]
