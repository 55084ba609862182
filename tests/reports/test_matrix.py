"""The matrix of a plan: one row for each measure, its parents repeated, and beside it what was done, compared with the tables."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.builders import a_recommendation, an_event
from tests.reports.books import read, records
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus
from wpstracker.records import (
    Attachment,
    Citation,
    EventItem,
    Indicator,
    IndicatorTarget,
    MeasureProgress,
    Plan,
    PlanItem,
    PlanLevel,
    RecommendationItem,
    Source,
)
from wpstracker.reports.book import Figures, PageSheet, TableSheet
from wpstracker.services import plan_items, plans, progress
from wpstracker.services.drafts import Draft
from wpstracker.services.plan_items import NewItem
from wpstracker.services.reporting import export, report_of
from wpstracker.store.database import Store

GOAL, OBJECTIVE, TASK, MEASURE = ItemLevel
DAY = date(2025, 1, 10)
SHEET = "Kyrgyzstan – Action plan"
SAID = ["Status", "Overdue", "What was done", "Obstacles", "Evidence", "Linked events", "Linked recommendations"]


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with closing(Store.create(tmp_path / "office.wpst")) as made:
        yield made


def a_plan(store: Store, items: list[NewItem], levels: dict[ItemLevel, tuple[str, str]] | None = None, **said: Any) -> str:
    """A saved plan with its matrix; levels are (name, name in Russian)."""
    named = [PlanLevel(level=level.value, name=name, names={"ru": russian}) for level, (name, russian) in (levels or {}).items()]
    plan = plans.save(store, Draft(Plan(**{"country": "KG", "title": "Action plan"} | said), {PlanLevel: named}))
    plan_items.paste(store, plan, None, None, items)
    return plan


def objective(*measures: str) -> list[NewItem]:
    """An objective with a task of these measures."""
    return [NewItem(OBJECTIVE, "Peace", children=[NewItem(TASK, "Train", children=[NewItem(MEASURE, text) for text in measures])])]


def item(store: Store, text: str) -> Any:
    return next(each for each in store.fetch(PlanItem.select().where(PlanItem.text == text)))


def change(store: Store, text: str, **said: Any) -> str:
    record = item(store, text)
    with store.change("x") as writer:
        for name, value in said.items():
            setattr(record, name, value)
        writer.save(record)
    return str(record.id)


def save(store: Store, *made: Any) -> None:
    with store.change("x") as writer:
        for record in made:
            writer.save(record)


def tell(store: Store, text: str, when: str, status: MeasureStatus | None = None, **said: Any) -> None:
    update = progress.blank(item(store, text), DAY)
    update.record.effective = PartialDate.parse(when) if when else None
    update.record.status_after = status or update.record.status_after
    for name, value in said.items():
        setattr(update.record, name, value)
    progress.record_progress(store, update)


def book(store: Store, layout: str = "kyrgyz", languages: tuple[str, ...] = ("en",), question: Filter | None = None, **asked: Any) -> Path:
    request = ReportRequest("matrix", question or Filter(), layout=layout, languages=languages, **asked)
    return export(store.path, request, store.path.with_suffix(".xlsx"), today=DAY)


def sql(store: Store, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(store.path)) as db:
        return db.execute(statement).fetchall()


def sheets(path: Path) -> list[str]:
    return list(load_workbook(path).sheetnames)


def figures(path: Path, name: str, sheet: str = "Summary") -> list[dict[str, Any]]:
    """A small table of a page, read where openpyxl says it is."""
    worksheet: Any = load_workbook(path)[sheet]
    header, *rows = [[cell.value for cell in row] for row in worksheet[worksheet.tables[name].ref]]
    return [dict(zip(header, row, strict=True)) for row in rows]


# -- layouts


def test_the_layout_of_kyrgyzstan_in_english_russian_and_both(store):
    a_plan(store, objective("Hold trainings"))
    said = ["Indicators", "Responsible", "Term of implementation", "Form of implementation"]
    assert read(book(store), SHEET)[0] == ["No.", "Objective", "Task", "Measure", *said, *SAID]
    russian = ["№", "Задача", "Подзадача", "Мера", "Индикаторы", "Ответственный", "Срок исполнения", "Форма реализации", "Статус"]
    russian += ["Просрочено", "Что сделано", "Препятствия", "Подтверждение", "Связанные мероприятия", "Связанные рекомендации"]
    assert read(book(store, languages=("ru",)), "Кыргызстан – Action plan")[0] == russian
    both = read(book(store, languages=("ru", "en")), "Кыргызстан – Action plan")[0]
    assert (both[3], both[6]) == ("Мера / Measure", "Срок исполнения / Term of implementation")


def test_the_layout_of_ukraine_calls_its_levels_as_ukraine_does(store):
    a_plan(store, [NewItem(GOAL, "Peace", children=objective("Hold trainings"))], country="UA")
    header = read(book(store, "ukrainian"), "Ukraine – Action plan")[0]
    said = ["Responsible", "Term of implementation", "Source of funding", "Estimated cost", "Currency"]
    assert header == ["No.", "Strategic goal", "Operational goal", "Task", "Activity", *said, *SAID]


def test_everything_the_plan_says_is_in_the_full_layout(store):
    a_plan(store, objective("Hold trainings"))
    change(store, "Hold trainings", budget_planned=1500.5, currency="EUR", expected="Trained staff", notes="Do not tell")
    header = read(book(store, "full"), SHEET)[0]
    labels = {field.verbose_name for name, field in PlanItem.described().items() if name not in ("plan", "above", "level", "sort", "texts")}
    labels -= {"Text", "Term as written", "Notes"}  # the text stands in the column of its level, the term in the words of the plan
    assert labels <= set(header)
    assert "Notes" not in header
    (row,) = records(book(store, "full"), SHEET)
    assert (row["Budget planned"], row["Currency"], row["Expected result"]) == (1500.5, "EUR", "Trained staff")
    (row,) = records(book(store, "full", handover=Handover(restricted=True)), SHEET)
    assert row["Notes"] == "Do not tell"


def test_levels_are_called_as_the_plan_calls_them(store):
    named = {OBJECTIVE: ("Priority", "Приоритет"), MEASURE: ("Action point", "")}
    a_plan(store, objective("Hold trainings"), named)
    assert read(book(store), SHEET)[0][1:4] == ["Priority", "Task", "Action point"]
    header = read(book(store, languages=("ru", "en")), "Кыргызстан – Action plan")[0]
    assert header[1:4] == ["Приоритет / Priority", "Подзадача / Task", "Action point"]


# -- rows


def test_each_measure_has_a_row_and_its_parents_are_repeated(store):
    plan = a_plan(store, [NewItem(GOAL, "G", children=[*objective("a", "b"), NewItem(MEASURE, "c")]), NewItem(GOAL, "Nothing yet")])
    change(store, "G", number="1")
    change(store, "a", number="1.1", due_written="IV квартал 2024 г.", due=PartialDate(2024, 12))
    change(store, "b", due=PartialDate(2026, 3), responsible_written="Ministry", form="Order")
    rows = records(book(store, plans=(plan,)), SHEET)
    kept = sql(store, "SELECT text FROM plan_item WHERE level = 'measure'")
    assert Counter(row["Measure"] for row in rows if row["Measure"]) == Counter(text for (text,) in kept)
    seen = [(row["No."], row["Goal"], row["Objective"], row["Task"], row["Measure"]) for row in rows]
    assert seen == [
        ("1.1", "1 G", "Peace", "Train", "a"),
        ("", "1 G", "Peace", "Train", "b"),
        ("", "1 G", "", "", "c"),
        ("", "Nothing yet", "", "", ""),
    ]
    assert [row["Term of implementation"] for row in rows] == ["IV квартал 2024 г.", "March 2026", "", ""]
    assert [row["Overdue"] for row in rows] == ["yes", "no", "no", ""]
    assert (rows[1]["Responsible"], rows[1]["Form of implementation"]) == ("Ministry", "Order")


def test_a_measure_of_a_measure_says_what_it_is_a_part_of(store):
    a_plan(store, [NewItem(MEASURE, "Train", children=[NewItem(MEASURE, "Train the first")])])
    assert [(row["Part of the measure"], row["Measure"]) for row in records(book(store), SHEET)] == [
        ("", "Train"),
        ("Train", "Train the first"),
    ]


def test_what_was_done_is_told_newest_first_and_what_nobody_told_is_said_so(store):
    a_plan(store, objective("a", "b", "c"))
    for month in ("January", "March", "May", "June"):
        tell(
            store,
            "a",
            f"{month} 2024",
            MeasureStatus.IN_PROGRESS,
            narrative=f"Told in {month}",
            obstacles="No rooms" if month == "May" else "",
        )
    tell(store, "b", "2 July 2024", MeasureStatus.CANCELLED, reason="No money")
    a, b, c = records(book(store), SHEET)
    assert a["What was done"].split("\n") == [
        "June 2024: Told in June",
        "May 2024: Told in May",
        "March 2024: Told in March",
        "1 earlier update is on the sheet “Progress updates”.",
    ]
    assert a["Obstacles"] == "May 2024: No rooms"
    assert (b["Status"], b["What was done"]) == ("Cancelled", "2 July 2024: Cancelled: No money")
    assert (c["Status"], c["What was done"]) == ("Not reported", "Not reported")
    told = records(book(store), "Progress updates")
    kept = sql(store, "SELECT narrative, reason FROM measure_progress")
    assert Counter((row["What was done"], row["Reason"]) for row in told) == Counter(kept)
    assert {row["Plan"] for row in told} == {"Action plan"} and {row["Measure"] for row in told} == {"a", "b"}


def test_a_period_has_only_its_own_updates_and_the_status_at_its_end(store):
    a_plan(store, objective("a"))
    tell(store, "a", "May 2023", MeasureStatus.IN_PROGRESS, narrative="Began")
    tell(store, "a", "March 2024", narrative="Went on")
    tell(store, "a", "September 2024", MeasureStatus.IMPLEMENTED, narrative="Ended")
    save(store, MeasureProgress(item=item(store, "a").id, narrative="At some time"))
    half = Filter(after=PartialDate(2024, 1), before=PartialDate(2024, 6))
    path = book(store, question=half)
    (row,) = records(path, SHEET)
    assert (row["Status"], row["What was done"]) == ("In progress", "March 2024: Went on")
    assert [row["What was done"] for row in records(path, "Progress updates")] == ["Went on"]
    assert figures(path, "PlanShares")[0]["Implemented"] == "0 of 1"
    (row,) = records(book(store), SHEET)
    assert row["Status"] == "Implemented" and "At some time" in records(book(store), "Progress updates")[-1]["What was done"]


def test_evidence_events_and_recommendations_are_named(store):
    a_plan(store, objective("a"))
    source = Source(title="Report")
    event = an_event(store, "Training", country="KG", start="4 March 2024", status="held")
    asked = a_recommendation(store, "Train more", country="KG")
    save(store, source)
    tell(store, "a", "March 2024", source=source.id, event=event, narrative="x")
    save(
        store,
        EventItem(event=event, item=item(store, "a").id),
        RecommendationItem(recommendation=asked, item=item(store, "a").id),
        Citation(record_kind="plan_item", record=item(store, "a").id, source=source.id, place="p. 3"),
        Attachment(record_kind="measure_progress", record=store.fetch(MeasureProgress.select())[0].id, name="photo.jpg"),
    )
    (row,) = records(book(store), SHEET)
    assert row["Evidence"].split("\n") == ["Training", "Report", "photo.jpg", "Report, p. 3"]
    assert row["Linked events"].startswith("Training (4 March 2024")
    assert row["Linked recommendations"].startswith("Train more")
    (told,) = records(book(store), "Progress updates")
    assert (told["Event that shows it"], told["Source that shows it"], told["Files and citations"]) == ("Training", "Report", "photo.jpg")


def test_indicators_stand_with_their_measure_and_those_of_goals_apart(store):
    plan = a_plan(store, objective("a"))
    for text, owner in (("Women trained", "a"), ("Women in peace", "Peace")):
        save(store, made := Indicator(plan=plan, item=item(store, owner).id, number="1", text=text, unit="people"))
        save(store, IndicatorTarget(indicator=made.id, period=PartialDate(2024), value=5))
    (row,) = records(book(store, "full"), SHEET)
    assert (row["Indicators"], row["Indicators of the levels above"]) == ("1 Women trained", "1 Women in peace")
    assert row["Where the indicators stand"] == "1 Women trained: Not reported"


# -- summary


def test_the_summary_counts_measures_by_goal_and_status(store):
    plan = a_plan(store, [NewItem(GOAL, "G", children=objective("a", "b", "c")), NewItem(MEASURE, "loose")])
    tell(store, "a", "May 2024", MeasureStatus.IMPLEMENTED, narrative="x")
    tell(store, "b", "May 2024", MeasureStatus.CANCELLED, reason="x")
    path = book(store, plans=(plan,))
    by_goal = {row["Goal"]: row for row in figures(path, "Statuses1")}
    kept = Counter(status for (status,) in sql(store, "SELECT status FROM plan_item WHERE level = 'measure'"))
    assert (by_goal["G"]["Implemented"], by_goal["G"]["Not reported"], by_goal["G"]["Measures not cancelled"]) == (1, 1, 2)
    assert by_goal["Measures without a goal"]["Not reported"] == 1
    assert sum(row["Measures not cancelled"] for row in by_goal.values()) == kept.total() - kept["cancelled"]
    assert sum(row["Not reported"] or 0 for row in by_goal.values()) == kept[None]
    (whole,) = figures(path, "PlanShares")
    assert (whole["Measures"], whole["Cancelled"], whole["Implemented"], whole["Reported on"]) == (4, 1, "1 of 3", "1 of 3")
    said = [str(row[0]) for row in read(path, "Summary")]
    assert "How this is counted" in said and any("counted as not reported" in text for text in said)
    sheet: Any = load_workbook(path)["Summary"]
    assert len(sheet._charts) == 1


# -- which plans


def test_plans_chosen_by_name_else_those_of_the_filter_that_have_a_matrix(store):
    first = a_plan(store, objective("a"))
    a_plan(store, objective("b"), country="TJ")
    a_plan(store, [], country="KZ", title="No matrix")
    assert sheets(book(store)) == ["About", "Summary", SHEET, "Tajikistan – Action plan", "Progress updates"]
    assert sheets(book(store, plans=(first,), question=Filter(countries=("TJ",))))[2:-1] == [SHEET]
    assert sheets(book(store, question=Filter(countries=("TJ",))))[2:-1] == ["Tajikistan – Action plan"]
    assert ["Plans", "Action plan"] in [row[:2] for row in read(book(store, plans=(first,)), "About")]


def test_plans_of_the_same_long_name_have_sheets_of_their_own(store):
    for text in "ab":
        a_plan(store, objective(text), title="National action plan on women, peace and security")
    titles = sheets(book(store))[2:-1]
    assert titles == ["Kyrgyzstan – National action…", "Kyrgyzstan – National… (2)"]
    assert {records(book(store), title)[0]["Measure"] for title in titles} == {"a", "b"}


def test_columns_chosen_for_one_matrix_hold_for_all(store):
    a_plan(store, objective("a"))
    a_plan(store, objective("b"), country="TJ")
    path = book(store, columns={"Matrix": ("measure", "status", "done")})
    for sheet in (SHEET, "Tajikistan – Action plan"):
        assert read(path, sheet)[0] == ["Measure", "Status", "What was done"]


def test_what_is_restricted_is_neither_listed_nor_counted_unless_asked_for(store):
    a_plan(store, [*objective("a", "secret"), NewItem(OBJECTIVE, "Secret goal", children=[NewItem(MEASURE, "below it")])])
    a_plan(store, objective("other"), country="TJ", privacy="restricted")
    secret_event = an_event(store, "Secret training", privacy="restricted", status="held")
    save(store, EventItem(event=secret_event, item=item(store, "a").id))
    tell(store, "secret", "May 2024", MeasureStatus.IMPLEMENTED, narrative="Whisper")
    tell(store, "a", "May 2024", event=secret_event, narrative="Told")
    change(store, "secret", privacy="restricted")
    change(store, "Secret goal", privacy="restricted")
    path = book(store)
    cells = "\n".join(str(cell) for sheet in sheets(path) for row in read(path, sheet) for cell in row)
    for word in ("secret", "Secret", "below it", "Whisper", "Tajikistan", "other"):
        assert word not in cells, word
    assert figures(path, "PlanShares")[0]["Measures"] == 1
    about = {row[0]: row[1] for row in read(path, "About") if row[0]}
    assert about["Restricted records"].startswith("4 records are marked as restricted")
    path = book(store, handover=Handover(restricted=True))
    assert {row["Measure"] for row in records(path, SHEET)} == {"a", "secret", "below it"}
    assert sheets(path)[3] == "Tajikistan – Action plan"


def test_an_empty_file_says_that_nothing_is_there(store):
    path = book(store)
    assert sheets(path) == ["About", "Summary", "Progress updates"]
    assert any("Nothing in the file" in str(cell) for row in read(path, "Progress updates") for cell in row)


# -- whatever is in it

TREES: st.SearchStrategy[Any] = st.recursive(
    st.builds(lambda status: (MEASURE, status, []), st.sampled_from((None, *MeasureStatus))),
    lambda below: st.builds(
        lambda level, children: (level, None, children), st.sampled_from((GOAL, OBJECTIVE)), st.lists(below, max_size=3)
    ),
    max_leaves=8,
)


def planted(number: Any, tree: Any, above: str | None) -> list[PlanItem]:
    """The items of a tree; a goal below a goal is an odd thing that two offices can make."""
    level, status, children = tree
    made = PlanItem(id=f"i{next(number):03}", plan="plan", above=above, level=level.value, text=level.value, status=status)
    return [made, *(each for child in children for each in planted(number, child, str(made.id)))]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TREES, max_size=4))
def test_the_summary_adds_up_to_the_rows_whatever_the_plan(tmp_path_factory, trees):
    number = count()
    items = [each for tree in trees for each in planted(number, tree, None)]
    with closing(Store.create(tmp_path_factory.mktemp("plan") / "office.wpst")) as store:
        save(store, Plan(id="plan", country="KG", title="Action plan"), *items)
        report = report_of(store, ReportRequest("matrix"), "office.wpst", DAY)
        rows = [row for sheet in report.sheets if isinstance(sheet, TableSheet) and sheet.name == "Matrix" for row in sheet.rows()]
        tables = {
            block.name: block
            for page in report.sheets
            if isinstance(page, PageSheet)
            for block in page.blocks
            if isinstance(block, Figures)
        }
        assert Counter(row["status"] for row in rows if row["status"]) == Counter(
            "Not reported" if each.status is None else MeasureStatus(each.status).label for each in items if each.level == MEASURE
        )
        if items:
            counted = sum(row["counted"] for row in tables["Statuses1"].rows)
            shown = sum(row[status.value] or 0 for row in tables["Statuses1"].rows for status in MeasureStatus if status != "cancelled")
            assert counted == shown + sum(row["not_reported"] or 0 for row in tables["Statuses1"].rows)
            (whole,) = tables["PlanShares"].rows
            assert whole["total"] == counted + whole["cancelled"] == sum(bool(row["status"]) for row in rows)
