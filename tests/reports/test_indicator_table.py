"""The table of indicators: target beside value for each period as the tables have them, and nothing hidden or invented."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.indicators import a_plan, an_indicator, indicator_draft
from tests.reports.books import read, records
from wpstracker.domain.crosswalk import internationals
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.vocabularies import Direction
from wpstracker.records import Attachment, Citation, Indicator, IndicatorValue, Plan, Source
from wpstracker.services import indicators
from wpstracker.services.reporting import export
from wpstracker.store.database import Store

DAY = date(2025, 2, 1)
UP = Direction.UP.value


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with closing(Store.create(tmp_path / "office.wpst")) as made:
        yield made


def book(store: Store, languages: tuple[str, ...] = ("en",), question: Filter | None = None, **asked: Any) -> Path:
    request = ReportRequest("indicators", question or Filter(), languages=languages, **asked)
    return export(store.path, request, store.path.with_suffix(".xlsx"), today=DAY)


def save(store: Store, *made: Any) -> None:
    with store.change("x") as writer:
        for record in made:
            writer.save(record)


def restrict(store: Store, model: Any, id_: str) -> None:
    record = store.get(model, id_)
    assert record is not None
    record.privacy = "restricted"
    save(store, record)


def split(store: Store, indicator: str, **cells: float) -> str:
    """The values of an indicator, each split so; the id of the last."""
    draft = indicator_draft(store, indicator)
    for value in draft.of(IndicatorValue):
        value.cells = cells
    indicators.save(store, draft)
    return str(draft.of(IndicatorValue)[-1].id)


def verdicts(path: Path) -> list[dict[str, Any]]:
    worksheet: Any = load_workbook(path)["Summary"]
    header, *rows = [[cell.value for cell in row] for row in worksheet[worksheet.tables["IndicatorVerdicts"].ref]]
    return [dict(zip(header, row, strict=True)) for row in rows]


def facts(path: Path) -> dict[str, Any]:
    return {row[0]: row[1] for row in read(path, "About") if row[0] and row[1] != ""}


def test_target_and_value_of_each_period_stand_side_by_side(store):
    plan = a_plan(store)
    said: dict[str, Any] = {"number": "1", "unit": "%", "direction": UP, "baseline": 10, "baseline_when": PartialDate(2021)}
    an_indicator(store, plan, targets={"2023": 20, "2024": 25, "2026": 30}, values={"2023": 0, "2024": "many"}, **said)
    an_indicator(store, plan, "Laws", targets={"2024": 3})
    path = book(store)
    header = read(path, "Indicators")[0]
    assert header[10:18] == [f"{what} {year}" for year in (2023, 2024, 2026) for what in ("Target", "Actual")] + [
        "Newest value",
        "Of the period",
    ]
    women, laws = records(path, "Indicators")
    with closing(sqlite3.connect(store.path)) as db:
        for kind, what in (("indicator_target", "Target"), ("indicator_value", "Actual")):
            for text, period, value, written in db.execute(
                f"SELECT i.text, v.period, v.value, v.written FROM {kind} v JOIN indicator i ON i.id = v.indicator_id"
            ):
                row = women if text == women["Indicator"] else laws
                assert row[f"{what} {period}"] == (written if value is None else value)
    assert (women["Baseline"], women["Actual 2023"], women["Actual 2026"], women["Newest value"]) == (10, 0, "", "many")
    assert (laws["Actual 2024"], laws["Target 2023"], laws["Newest value"], laws["Periods not reported"]) == (
        "Not reported",
        "",
        "Not reported",
        "2024",
    )
    assert (laws["Verdict"], women["Verdict"]) == ("Not reported", "Cannot be compared")


def test_verdict_and_trend_are_said_in_words_as_of_the_day(store):
    plan = a_plan(store)
    an_indicator(store, plan, targets={"2023": 20, "2024": 25}, values={"2023": 21, "2024": 22}, direction=UP, unit="%")
    (row,) = records(book(store), "Indicators")
    assert (row["Verdict"], row["Trend"], row["Newest value"], row["Target"]) == ("Not on target", "Rising", "22\u00a0%", "25\u00a0%")
    (row,) = records(book(store, question=Filter(as_of=date(2023, 12, 31))), "Indicators")
    assert (row["Verdict"], row["Actual 2023"], row["Actual 2024"]) == ("On target", 21, "")
    header = read(book(store, question=Filter(after=PartialDate(2024), before=PartialDate(2024))), "Indicators")[0]
    assert "Actual 2024" in header and "Actual 2023" not in header


def test_many_periods_become_years_and_all_of_them_stay_with_the_values(store):
    months = {f"{year}-{month:02}": float(year * 100 + month) for year in (2022, 2023, 2024) for month in range(1, 13)}
    an_indicator(store, a_plan(store), values=months)
    path = book(store)
    (row,) = records(path, "Indicators")
    assert [row[f"Actual {year}"] for year in (2022, 2023, 2024)] == [202212, 202312, 202412]
    assert [line["Value"] for line in records(path, "Values")] == sorted(months.values())


def test_every_value_is_listed_with_its_parts_comment_source_and_evidence(store):
    source = Source(title="Yearbook")
    save(store, source)
    one = an_indicator(store, a_plan(store), unit="people", disaggregation=("sex",), targets={"2024": 90}, values={"2024": 100})
    value = split(store, one, women=60, men=30)
    draft = indicator_draft(store, one)
    draft.of(IndicatorValue)[0].comment, draft.of(IndicatorValue)[0].source = "Counted twice", source.id
    indicators.save(store, draft)
    save(
        store,
        Citation(record_kind="indicator_value", record=value, source=source.id, place="p. 9"),
        Attachment(record_kind="indicator_value", record=value, name="table.xlsx"),
    )
    (row,) = records(book(store), "Values")
    assert (row["Period"], row["Target"], row["Value"], row["Women"], row["Men"]) == ("2024", 90, 100, 60, 30)
    assert (row["Sum of the parts, where it differs"], row["Comment"], row["Source"]) == (90, "Counted twice", "Yearbook")
    assert row["Files and citations"] == "table.xlsx\nYearbook, p. 9"


def test_codes_that_nobody_answers_are_named_and_a_whole_answers_its_parts(store):
    an_indicator(store, a_plan(store), "Women police", values={"2024": 12}, unit="%", crosswalk=("UN 5", "SDG 5.5.1", "EU 7"))
    an_indicator(store, a_plan(store, "TJ"), "Women in parliament", crosswalk=("SDG 5.5.1",))
    rows = records(book(store), "International codes")
    assert {row["Code"] for row in rows} == {*internationals(), *(f"EU {number}" for number in range(1, 18))}
    answered = [(row["Code"], row["Country"], row["National indicator"], row["Newest value"]) for row in rows if row["Country"]]
    police = ("Kyrgyzstan", "Women police", "12\u00a0%")
    parliament = ("Tajikistan", "Women in parliament", "Not reported")
    assert answered == [("UN 5a", *police), ("UN 5b", *police), ("EU 7", *police), ("SDG 5.5.1", *police), ("SDG 5.5.1", *parliament)]
    silent = {row["National indicator"] for row in rows if not row["Country"]}
    assert silent == {"No indicator in this workbook answers it"}


def test_the_summary_counts_by_plan_and_verdict(store):
    plan = a_plan(store)
    an_indicator(store, plan, targets={"2024": 20}, values={"2024": 21}, direction=UP)
    an_indicator(store, plan, targets={"2024": 20}, values={"2024": 19}, direction=UP)
    an_indicator(store, plan)
    a_plan(store, "TJ")
    path = book(store)
    (row,) = verdicts(path)
    assert (row["On target"], row["Not on target"], row["Not reported"], row["Together"]) == (1, 1, 1, 3)
    sheet: Any = load_workbook(path)["Summary"]
    assert len(sheet._charts) == 1


def test_headings_in_both_languages(store):
    an_indicator(store, a_plan(store), targets={"2024-06": 20})
    header = read(book(store, ("ru", "en")), "Индикаторы")[0]
    assert header[:3] == ["№ / No.", "Индикатор / Indicator", "Страна / Country"]
    assert header[10:12] == ["Цель, июнь 2024 / Target June 2024", "Факт, июнь 2024 / Actual June 2024"]
    sheets = load_workbook(book(store, ("ru",))).sheetnames
    assert sheets == ["Описание", "Резюме", "Индикаторы", "Значения", "Международные коды"]
    header = read(book(store), "Indicators")[0]
    assert header == [
        *("No.", "Indicator", "Country", "Plan", "Goal, objective or measure", "Level", "Unit", "Direction", "Year of the baseline"),
        *("Baseline", "Target June 2024", "Actual June 2024", "Newest value", "Of the period", "Target", "Verdict", "Trend", "Remark"),
        *("Periods not reported", "International indicators", "Cumulative", "How often", "Responsible", "Source of data", "Reference"),
    ]


def test_what_is_restricted_is_neither_listed_nor_counted_unless_asked_for(store):
    plan = a_plan(store)
    an_indicator(store, plan, "Open", values={"2024": 1})
    restrict(store, Indicator, an_indicator(store, plan, "Hidden"))
    hidden_plan = a_plan(store, "TJ")
    an_indicator(store, hidden_plan, "Of a hidden plan")
    restrict(store, Plan, hidden_plan)
    path = book(store)
    assert {row["Indicator"] for row in records(path, "Indicators")} == {"Open"}
    assert [row["Together"] for row in verdicts(path)] == [1]
    assert facts(path)["Restricted records"].startswith("2 records are marked as restricted")
    path = book(store, handover=Handover(restricted=True))
    assert {row["Indicator"] for row in records(path, "Indicators")} == {"Open", "Hidden", "Of a hidden plan"}


def test_few_people_are_hidden_when_asked_for_and_can_be_computed_from_nothing(store):
    plan = a_plan(store)
    split(store, an_indicator(store, plan, "Officers", unit="people", values={"2024": 50}), women=3, men=47)
    an_indicator(store, plan, "Women in command", unit="women", baseline=2, values={"2024": 4})
    an_indicator(store, plan, "Laws", unit="laws", values={"2024": 2})
    path = book(store)
    assert facts(path)["Small numbers"].startswith("2 values count fewer than five people")
    path = book(store, handover=Handover(suppress_small=True))
    lines = {row["Indicator"]: row for row in records(path, "Values")}
    assert [lines["Officers"][name] for name in ("Value", "Women", "Men")] == [50, "<5", "not shown"]
    rows = {row["Indicator"]: row for row in records(path, "Indicators")}
    assert [rows["Women in command"][name] for name in ("Baseline", "Actual 2024", "Newest value")] == ["<5"] * 3
    assert (rows["Laws"]["Actual 2024"], lines["Laws"]["Value"]) == (2, 2)
    assert "written as “<5”" in facts(path)["Small numbers"]


def test_plans_are_chosen_by_name_or_by_filter(store):
    plan = a_plan(store)
    an_indicator(store, plan, "One")
    an_indicator(store, a_plan(store, "TJ"), "Two")
    assert {row["Indicator"] for row in records(book(store, plans=(plan,)), "Indicators")} == {"One"}
    assert {row["Indicator"] for row in records(book(store, question=Filter(countries=("TJ",))), "Indicators")} == {"Two"}


def test_an_empty_file_says_so_and_still_names_every_code(store):
    path = book(store)
    assert any("Nothing in the file" in str(cell) for row in read(path, "Indicators") for cell in row)
    assert len(records(path, "International codes")) == len(internationals()) + 17
