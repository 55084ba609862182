"""Countries beside each other: plans as of a day, every claim with its source, conflicts in one row, what comes next."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.reports.books import read, records, sql
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import Region, countries, region_of
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.vocabularies import Stage
from wpstracker.figures.plan_counts import plan_counts
from wpstracker.figures.timeline import Span, timeline
from wpstracker.records import Claim, Event, MeasureProgress, Obligation, Plan, PlanItem, Recommendation, Source
from wpstracker.services.files import new_file
from wpstracker.services.reporting import export
from wpstracker.store.database import Store

DAY = date(2025, 6, 15)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(new_file(path, fill=lambda _store: None)) as store, store.change("x") as writer:
        for record in (
            Source(id="act", title="Order of the Cabinet", url="https://example.org/act", publisher="Cabinet", published=PartialDate(2022)),
            Source(id="secret", title="Secret letter", privacy="restricted"),
            Plan(id="kg1", reference="KG-1", country="KG", edition=1, title="First", in_force=PartialDate(2018), until=PartialDate(2020)),
            Plan(id="kg2", reference="KG-2", country="KG", edition=2, title="Second", in_force=PartialDate(2022), until=PartialDate(2026)),
            Plan(id="tj", reference="TJ-1", country="TJ", edition=1, title="Tajik plan", titles={"ru": "План Таджикистана"}),
            Plan(id="de", reference="DE-1", country="DE", edition=1, title="German plan", in_force=PartialDate(2024), privacy="restricted"),
            Claim(id="c1", plan="kg2", stage="implementation", as_of=PartialDate(2022, 5), confidence="high", source="act", quote="=runs"),
            Claim(id="c2", plan="tj", stage="implementation", as_of=PartialDate(2020), confidence="high", source="act", quote="Adopted."),
            Claim(id="c3", plan="tj", stage="drafting", as_of=PartialDate(2023), confidence="low", source="secret", quote="Drafted."),
            Claim(id="c4", plan="tj", stage="submitted", as_of=PartialDate(2025, 9), confidence="high", source="act"),
            PlanItem(id="m1", plan="kg2", number="1", text="Train", due=PartialDate(2025, 3), reference="MS-1", status="in_progress"),
            PlanItem(id="m2", plan="kg2", number="2", text="Report", status="implemented"),
            PlanItem(id="m3", plan="kg2", number="3", text="Hidden", privacy="restricted", status="implemented"),
            MeasureProgress(item="m2", effective=PartialDate(2025, 1), status_after="implemented", narrative="done"),
            Event(id="e1", title="Held", status="held", country="KG", start=PartialDate(2025, 2)),
            Event(id="e2", title="Planned", status="planned", country="KG", start=PartialDate(2026, 2)),
            Recommendation(id="r1", reference="RC-1", text="Late", country="KG", status="accepted", deadline=PartialDate(2024)),
            Recommendation(id="r2", reference="RC-2", text="Done", country="KG", status="implemented", deadline=PartialDate(2024)),
            Recommendation(id="r3", reference="RC-3", text="Elsewhere", country="KZ", status="accepted", privacy="restricted"),
            Obligation(id="o1", reference="OB-1", title="Yearly", country="KG", rule="once", due_once=PartialDate(2025, 7, 1)),
        ):
            writer.save(record)
    return path


def book(
    file: Path, question: Filter | None = None, languages: tuple[str, ...] = ("en",), *, restricted: bool = False, day: date = DAY
) -> Path:
    request = ReportRequest("countries", question or Filter(), handover=Handover(restricted=restricted), languages=languages)
    return export(file, request, file.with_suffix(".xlsx"), today=day)


def by_country(path: Path) -> dict[str, dict[str, Any]]:
    return {row["Country"]: row for row in records(path, "Countries")}


def test_a_country_has_its_newest_plan_and_what_is_known_beside_it(file):
    rows = by_country(book(file))
    assert list(rows) == ["Kyrgyzstan", "Tajikistan"]
    kg = rows["Kyrgyzstan"]
    assert (kg["Title"], kg["Edition"], kg["Present status"], kg["As of"]) == ("Second", 2, "Under implementation", "May 2022")
    assert (kg["Confidence"], kg["To be confirmed"], kg["Source of the status"]) == ("High", "no", "Order of the Cabinet")
    assert (kg["Other plans"], kg["Measures"], kg["Measures implemented"]) == (1, 2, 1)
    where = "FROM recommendation WHERE country = 'KG'"
    assert kg["Events held"] == sql(file, "SELECT count(*) FROM event WHERE country = 'KG' AND status = 'held'")[0][0]
    assert kg["Recommendations"] == sql(file, f"SELECT count(*) {where}")[0][0]
    assert (kg["Still open"], kg["Overdue"]) == (1, 1)
    assert (rows["Tajikistan"]["Region"], rows["Tajikistan"]["Measures"]) == ("Central Asia", "")


def test_every_claim_made_by_the_day_has_its_source_and_words(file):
    rows = records(book(file), "Status claims")
    known = {row[0] for row in sql(file, "SELECT quote FROM claim WHERE as_of < '2025-06-15' OR as_of IS NULL")}
    assert {row["Quote"] for row in rows} == known
    run = next(row for row in rows if row["Quote"] == "=runs")
    assert (run["Source"], run["Address (URL)"], run["Published"], run["Rests on it"]) == (
        "Order of the Cabinet",
        "https://example.org/act",
        "2022",
        "yes",
    )
    drafted = next(row for row in rows if row["Quote"] == "Drafted.")
    assert (drafted["Conflicting"], drafted["Source"]) == ("yes", "")
    assert "Secret letter" in str(read(book(file, restricted=True), "Status claims"))


def test_two_claims_that_contradict_each_other_share_a_row(file):
    (row,) = records(book(file), "Conflicts")
    assert (row["Country"], row["Title"]) == ("Tajikistan", "Tajik plan")
    assert (row["Earlier claim: stage"], row["Later claim: stage"]) == ("Under implementation", "Being drafted")
    assert (row["Earlier claim: quote"], row["Later claim: confidence"]) == ("Adopted.", "Low: sources conflict")


def test_as_of_an_earlier_day_plans_stand_where_they_stood(file):
    path = book(file, Filter(as_of=date(2019, 6, 1)))
    assert by_country(path)["Kyrgyzstan"]["Title"] == "First"
    assert records(path, "Conflicts")[0]["Country"] == "" and {row["Quote"] for row in records(path, "Status claims")} == {""}
    about = {row[0]: row[1] for row in read(path, "About")}
    assert about["Plans as of"] == "01.06.2019"


def test_what_comes_next_stands_in_order(file):
    rows = [(row["What falls due"], row["Title"], row["State"], row["Days left"]) for row in records(book(file), "Next dates")]
    assert rows == [
        ("Deadline of a recommendation", "Late", "Overdue", -166),
        ("Term of a measure", "1 Train", "Overdue", -76),
        ("Report due", "Yearly", "Due within 30 days", 16),
        ("End of a plan", "Second", "Due later", 564),
    ]


def test_measures_are_counted_by_status(file):
    (row,) = records(book(file), "Measures by status")
    assert (row["Title"], row["Measures"], row["Implemented"], row["In progress"], row["Not reported"]) == ("Second", 2, 1, 1, 0)
    assert records(book(file, restricted=True), "Measures by status")[0]["Measures"] == 3


def test_restricted_plans_and_recommendations_come_only_when_asked_for(file):
    assert "Germany" not in by_country(book(file)) and "Kazakhstan" not in by_country(book(file))
    rows = by_country(book(file, restricted=True))
    assert rows["Germany"]["Present status"] == "Under implementation" and rows["Kazakhstan"]["Recommendations"] == 1


def test_stages_by_region_are_those_of_the_overview(tmp_path):
    path = tmp_path / "seeded.wpst"
    with closing(new_file(path)) as store:
        expected = plan_counts(store, Filter(), DAY).stages
    summary = read(book(path), "Summary")
    header = next(number for number, row in enumerate(summary) if row[0] == "Present status")
    counted = {row[0]: row[1:6] for row in summary[header + 1 : header + 1 + len(expected)]}
    assert {stage: row[4] for stage, row in counted.items()} == {stage.label: number for stage, number in expected.items()}
    assert all(sum(number or 0 for number in row[:4]) == row[4] for row in counted.values())


def test_bars_of_the_timeline_begin_in_their_year(file):
    sheet: Any = load_workbook(book(file))["Summary"]
    rows = {row[0]: row[1:5] for row in read(book(file), "Summary")}
    assert rows["Kyrgyzstan (1)"] == [2018, "", 3, 2020] and rows["Kyrgyzstan (2)"] == [2022, 5, "", 2026]
    assert len(sheet._charts) == 2
    line = sheet._charts[1]
    assert (line.y_axis.scaling.min, line.y_axis.scaling.max) == (2018, 2027)
    assert line.series[0].graphicalProperties.noFill and not line.series[1].graphicalProperties.noFill


def test_a_timeline_invents_no_dates():
    plan = {"id": "x", "country": "KZ", "edition": None, "in_force": None, "adopted": None, "launched": None, "until": None}
    assert timeline([plan | {"stage": Stage.IMPLEMENTATION}], DAY).undated == 1
    assert timeline([plan | {"stage": Stage.EXPIRED, "adopted": PartialDate(2020)}], DAY).undated == 1
    coming = plan | {"in_force": PartialDate(2026), "until": PartialDate(2030), "stage": Stage.CONSULTATION}
    assert timeline([coming], DAY).bars[0].span is Span.PREPARED
    (bar,) = timeline([plan | {"stage": Stage.ADOPTED, "launched": PartialDate(2021, 5)}], DAY).bars
    assert (bar.first, bar.years, bar.span) == (2021, 5, Span.OPEN)


def test_every_country_is_in_one_region():
    found = {region: sum(region_of(each.code) is region for each in countries()) for region in Region}
    assert (found[Region.CENTRAL_ASIA], found[Region.CENTRAL_ASIA] + found[Region.OSCE]) == (5, 57)
    assert region_of("ZZ") is Region.OTHERS


def test_headings_in_english_and_russian(file):
    path = book(file, languages=("ru", "en"))
    assert read(path, "Страны")[0][:5] == [
        "Страна / Country",
        "Регион / Region",
        "Текущий статус / Present status",
        "По состоянию на / As of",
        "Основание / Basis",
    ]
    assert read(path, "Ближайшие сроки")[0] == [
        "Страна / Country",
        "Дата / Date",
        "Статус / State",
        "Осталось дней / Days left",
        "Что наступает / What falls due",
        "Название / Title",
        "План / Plan",
        "Учётный номер / Reference",
    ]
    assert "План Таджикистана" in {row["Название / Title"] for row in records(path, "Страны")}
    assert read(path, "Противоречия")[0][4] == "Более раннее сведение: стадия / Earlier claim: stage"


def test_an_empty_file_says_that_nothing_is_there(tmp_path):
    path = tmp_path / "empty.wpst"
    Store.create(path).close()
    assert any("Nothing in the file" in str(cell) for row in read(book(path), "Countries") for cell in row)
