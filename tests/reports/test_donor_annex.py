"""The annex for donors: held events under their project, framework or funder; people and money as plain SQL adds them."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.figures.random_records import random_file
from tests.reports.books import read, records, sql
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.figures.participation import disaggregation
from wpstracker.records import (
    Event,
    EventOrganisation,
    Organisation,
    OtherName,
    Participation,
    Project,
    Recommendation,
    RecommendationEvent,
    Result,
    Tagging,
    Term,
)
from wpstracker.services.files import new_file
from wpstracker.services.reporting import export
from wpstracker.store.database import Store

DAY = date(2025, 6, 15)
ACTION_PLAN = "2004 OSCE Action Plan"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    held = {"status": "held", "country": "KZ"}
    with closing(new_file(path, fill=lambda _store: None)) as store, store.change("x") as writer:
        for record in (
            Organisation(id="office", name="OSCE Programme Office in Astana"),
            OtherName(organisation="office", name="OSCE Centre in Astana", used_from=PartialDate(1999), used_until=PartialDate(2015, 1, 1)),
            Organisation(id="norway", name="Norway"),
            Organisation(id="sweden", name="Sweden"),
            Project(id="border", title="Border project", titles={"ru": "Пограничный проект"}, funder="norway"),
            Project(id="secret", title="Secret project", privacy="restricted"),
            Term(id="plan04", scheme="framework", code="OSCE_MC14_04", labels={"en": ACTION_PLAN}, sort=1),
            Term(id="cedaw", scheme="framework", code="CEDAW", labels={"en": "CEDAW"}, sort=2),
            Event(
                id="e1",
                reference="EV-1",
                title="Training",
                start=PartialDate(2013, 5, 2),
                place="Astana",
                project="border",
                gender_marker="2",
                cost_planned=1000.5,
                cost_spent=900.25,
                currency="EUR",
                funding_source="Extra-budgetary",
                **held,
            ),
            EventOrganisation(event="e1", organisation="office", role="organiser", sort=1),
            EventOrganisation(event="e1", organisation="sweden", role="participating", sort=2),
            Participation(event="e1", women=3, men=4),
            Participation(event="e1", total=10),
            Result(event="e1", actual=True, text="=Network formed"),
            Result(event="e1", actual=False, text="Hoped for"),
            Recommendation(id="r1", reference="RC-1", text="Train more", event="e1", status="accepted"),
            Event(id="e2", reference="EV-2", title="=Seminar", start=PartialDate(2014), follows="e1", project="border", **held),
            Participation(event="e2", women=0, men=7),
            Event(id="e3", reference="EV-3", title="Costly", cost_spent=500, currency="KZT", project="border", **held),
            EventOrganisation(event="e3", organisation="sweden", role="funder"),
            Event(id="e4", reference="EV-4", title="Without", start=PartialDate(2016), cost_spent=50, **held),
            RecommendationEvent(recommendation="r1", event="e4"),
            Event(id="e5", reference="EV-5", title="Planned", status="planned", project="border"),
            Event(id="e6", reference="EV-6", title="Hidden", privacy="restricted", project="border", **held),
            Event(id="e7", reference="EV-7", title="Of a secret project", project="secret", **held),
            *(
                Tagging(id=f"{event}{term}", record_kind="event", record=event, term=term)
                for event, term in (("e1", "plan04"), ("e1", "cedaw"), ("e2", "cedaw"))
            ),
        ):
            writer.save(record)
    return path


def book(file: Path, group: str = "", languages: tuple[str, ...] = ("en",), question: Filter | None = None, **asked: bool) -> Path:
    request = ReportRequest("donor", question or Filter(), group_by=group, handover=Handover(**asked), languages=languages)
    return export(file, request, file.with_suffix(".xlsx"), today=DAY)


def by_activity(path: Path) -> dict[str, dict[str, Any]]:
    return {row["Activity"]: row for row in records(path, "Annex")}


def test_an_activity_has_its_partners_people_results_and_follow_up(file):
    row = by_activity(book(file))["Training"]
    assert (row["Project"], row["Reference"], row["Start"], row["Place"]) == ("Border project", "EV-1", date(2013, 5, 2), "Astana")
    assert (row["Organisers"], row["Supporters and funders"]) == ("OSCE Centre in Astana", "")
    assert (row["Women"], row["Men"], row["Not disaggregated"], row["People"]) == (3, 4, 10, 17)
    assert (row["Actual results"], row["Recommendations made"]) == ("=Network formed", "Train more (Accepted)")
    assert row["Follow-up events"] == "=Seminar, 2014, Kazakhstan\nWithout, 2016, Kazakhstan"
    assert (row["Gender marker (OECD-DAC)"], row["Source of funding"]) == ("2: principal objective", "Extra-budgetary")
    assert (row["Cost planned"], row["Cost spent"], row["Currency"]) == (1000.5, 900.25, "EUR")


def test_only_held_events_are_activities_and_those_without_a_project_come_last(file):
    rows = records(book(file), "Annex")
    known = sql(file, "SELECT reference FROM event WHERE status = 'held' AND privacy != 'restricted'")
    assert sorted(row["Reference"] for row in rows) == sorted(row[0] for row in known)
    assert [row["Project"] for row in rows] == ["Border project"] * 3 + ["Restricted, not named", "Without a project"]
    (without,) = records(book(file), "Without a project")
    assert without["Reference"] == "EV-4"
    assert without["What is missing"] == ("place, organisers, participants, actual results, gender marker, source of funding, currency")


def test_subtotals_are_computed_beside_a_formula(file):
    path = book(file)
    rows = {row["Project"]: row for row in records(path, "Subtotals")}
    border = rows["Border project"]
    assert (border["Held events"], border["Women"], border["Men"], border["Not disaggregated"], border["People"]) == (3, 3, 11, 10, 24)
    assert (rows["Without a project"]["Women"], rows["Without a project"]["People"]) == ("", "not reported")
    assert (rows["Together"]["Held events"], rows["Together"]["People"]) == (5, 24)
    sheet: Any = load_workbook(path)["Subtotals"]
    header = [cell.value for cell in sheet[1]]
    formula = sheet.cell(2, header.index("Women") + 1).value
    letter = [cell.value for cell in load_workbook(path)["Annex"][1]].index("Women")
    column = "ABCDEFGHIJKLMNOPQRST"[letter]
    assert formula.startswith("=IF(COUNTIFS('Annex'!$A:$A,") and f"SUMIFS('Annex'!${column}:${column}," in formula


def test_money_of_different_currencies_is_never_added(file):
    rows = [(row["Project"], row["Currency"], row["Events with a cost"], row["Spent"]) for row in records(book(file), "Costs")]
    assert rows == [
        ("Border project", "EUR", 1, 900.25),
        ("Border project", "KZT", 1, 500),
        ("Without a project", "currency not stated", 1, 50),
    ]
    summary = read(book(file), "Summary")
    header = next(number for number, row in enumerate(summary) if row[0] == "Currency")
    assert {row[0]: row[3] for row in summary[header + 1 : header + 4]} == {"EUR": 900.25, "KZT": 500, "currency not stated": 50}


def test_an_event_of_two_frameworks_stands_in_both_and_is_counted_once(file):
    path = book(file, "framework")
    groups = [(row["Framework"], row["Reference"]) for row in records(path, "Annex")]
    assert groups[:3] == [(ACTION_PLAN, "EV-1"), ("CEDAW", "EV-1"), ("CEDAW", "EV-2")]
    subtotals = {row["Framework"]: row for row in records(path, "Subtotals")}
    assert (subtotals["CEDAW"]["People"], subtotals[ACTION_PLAN]["People"]) == (24, 17)
    assert subtotals["All held events, each once"]["People"] == 24
    assert "Without a framework" in load_workbook(path).sheetnames


def test_who_funded_the_event_comes_before_who_funds_its_project(file):
    rows = {row["Reference"]: row["Funder"] for row in records(book(file, "funder"), "Annex")}
    assert (rows["EV-1"], rows["EV-3"], rows["EV-4"]) == ("Norway", "Sweden", "Without a funder")


def test_restricted_events_and_names_come_only_when_asked_for(file):
    def texts(path: Path) -> str:
        return str([row for sheet in load_workbook(path).sheetnames for row in read(path, sheet)])

    assert "Hidden" not in texts(book(file)) and "Secret project" not in texts(book(file))
    assert "1 record is marked as restricted" in texts(book(file))
    assert "Hidden" in texts(book(file, restricted=True)) and "Secret project" in texts(book(file, restricted=True))


def test_small_numbers_are_not_written_and_no_formula_adds_them(tmp_path):
    path = tmp_path / "office.wpst"
    with closing(new_file(path)) as store, store.change("x") as writer:
        police = store.rows("SELECT id FROM term WHERE scheme = 'institution_type' AND code = 'border_service'")[0][0]
        writer.save(Event(id="e1", title="Posts", status="held"))
        writer.save(Participation(event="e1", women=2, men=40, institution_type=police))
    written = book(path, suppress_small=True)
    assert records(written, "Annex")[0]["Women"] == "not shown"
    assert records(written, "Subtotals")[0]["Women"] == "not shown"
    assert not any(str(cell.value).startswith("=IF(COUNT") for row in load_workbook(written)["Subtotals"] for cell in row)


@pytest.mark.parametrize("seed", range(3))
def test_totals_are_those_of_the_overview(tmp_path, seed):
    path = tmp_path / "office.wpst"
    with closing(random_file(path, seed)) as store:
        people = disaggregation(store, Filter()).people
    written = book(path)
    annex, total = records(written, "Annex"), records(written, "Subtotals")[-1]
    for title, number in (("Women", people.women), ("Men", people.men), ("Not disaggregated", people.undisaggregated)):
        assert sum(row[title] or 0 for row in annex) == (total[title] or 0) == (number or 0)


def test_headings_in_english_and_russian(file):
    path = book(file, languages=("ru", "en"))
    assert read(path, "Приложение")[0][:12] == [
        "Проект / Project",
        "Учётный номер / Reference",
        "Мероприятие / Activity",
        "Вид / Type",
        "Начало / Start",
        "Окончание / End",
        "Страна / Country",
        "Место / Place",
        "Организаторы / Organisers",
        "Соорганизаторы / Co-organisers",
        "Поддержка и финансирование / Supporters and funders",
        "Женщины / Women",
    ]
    assert "Пограничный проект" in {row["Проект / Project"] for row in records(path, "Итоги по группам")}


def test_an_empty_file_says_that_nothing_is_there(tmp_path):
    path = tmp_path / "empty.wpst"
    Store.create(path).close()
    written = book(path)
    assert any("Nothing in the file" in str(cell) for row in read(written, "Annex") for cell in row)
    assert "No costs are entered." in str(read(written, "Summary"))
