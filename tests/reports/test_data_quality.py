"""Each row of the data-quality book names a record, a field and what to do; counted as plain SQL counts."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.figures.random_records import random_file
from tests.reports.books import read, records
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.records import Claim, Event, EventPerson, Organisation, Participation, Person, Plan, Recommendation, Source
from wpstracker.services.files import new_file
from wpstracker.services.reporting import export
from wpstracker.store.database import Store

DAY = date(2025, 6, 15)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    held = {"status": "held", "country": "KZ", "start": PartialDate(2025, 5, 20)}
    with closing(new_file(path, fill=lambda _store: None)) as store, store.change("x") as writer:
        for record in (
            Event(id="e1", reference="EV-1", title="Training", titles={"ru": "Обучение"}, **held),
            Participation(event="e1", total=30),
            Event(id="e2", reference="EV-2", title="=Round table", status="held", country="KG"),
            Event(id="e3", reference="EV-3", title="Secret", privacy="restricted", **held),
            Recommendation(id="r1", reference="RC-1", text="Do better", country="KZ", deadline=PartialDate(2024), status="accepted"),
            Plan(id="p1", reference="PL-1", title="Plan", country="TJ", until=PartialDate(2024), in_force=PartialDate(2020)),
            Claim(plan="p1", stage="implementation", as_of=PartialDate(2022), basis="stated", confidence="low"),
            Claim(plan="p1", stage="evaluated", as_of=PartialDate(2021), basis="stated", confidence="low"),
            Organisation(id="o1", reference="OR-1", name="Border Service"),
            Organisation(id="o2", reference="OR-2", name="The Border Service"),
            Person(id="q1", reference="PE-1", name="Aida Aliyeva"),
            Person(id="q2", reference="PE-2", name="Аида Алиева"),
            EventPerson(event="e1", person="q2", role="participant"),
            Source(id="s1", reference="SO-1", title="A letter"),
        ):
            writer.save(record)
    return path


def book(file: Path, question: Filter | None = None, languages: tuple[str, ...] = ("en",), **asked: bool) -> Path:
    request = ReportRequest("data_quality", question or Filter(), handover=Handover(**asked), languages=languages)
    return export(file, request, file.with_suffix(".xlsx"), today=DAY)


def sql(file: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(file)) as db:
        return [row[0] for row in db.execute(statement)]


def found(path: Path, check: str) -> list[dict[str, Any]]:
    return [row for row in records(path, "To mend") if row["Check"] == check]


def test_a_row_names_the_record_the_field_and_what_to_do(file):
    (row,) = found(book(file), "Held events with a number of people, but not by sex")
    assert row == {
        "Kind of record": "Event",
        "Reference": "EV-1",
        "Title": "Training",
        "Country": "Kazakhstan",
        "Check": "Held events with a number of people, but not by sex",
        "Field": "Participation",
        "What is missing or odd": "A number of people is known, but women and men are not both counted.",
        "What to do": "Enter women and men, at least for one group of participants.",
        "Severity": "High",
    }


def test_the_rows_are_those_plain_sql_finds(file):
    path = book(file)
    for check, statement in (
        ("Events without a year", "SELECT reference FROM event WHERE start IS NULL AND privacy != 'restricted'"),
        ("Events without a source", "SELECT reference FROM event WHERE source_id IS NULL AND privacy != 'restricted'"),
        ("Overdue recommendations", "SELECT reference FROM recommendation WHERE deadline < '2025-06-15' AND status = 'accepted'"),
        ("Sources that cannot be looked up", "SELECT reference FROM source WHERE url = '' AND text = ''"),
    ):
        assert sorted(row["Reference"] for row in found(path, check)) == sorted(sql(file, statement))
    assert [row["Reference"] for row in found(path, "Expired 1325 plans without a successor")] == ["PL-1"]
    assert found(path, "Plans with conflicting claims")[0]["What is missing or odd"].endswith("pairs: 1.")
    (pair,) = found(path, "Organisations that may be there twice")
    assert (pair["Reference"], "Border Service" in pair["What is missing or odd"]) == ("OR-1", True)


@pytest.mark.parametrize("seed", range(2))
def test_the_summary_counts_the_rows_and_every_group_has_its_sheet(tmp_path, seed):
    path = tmp_path / "office.wpst"
    random_file(path, seed).close()
    written = book(path)
    rows = records(written, "To mend")
    by_check = Counter(row["Check"] for row in rows)
    counted = {row["Check"]: (row["To mend"], row["Of how many"]) for row in records(written, "Checks")}
    assert {check: number for check, (number, _) in counted.items() if number} == by_check
    assert counted["Events without a year"][1] == sql(path, "SELECT count(*) FROM event")[0]
    assert counted["Held events without any result"][1] == sql(path, "SELECT count(*) FROM event WHERE status = 'held'")[0]
    groups = [
        sheet for sheet in load_workbook(written, read_only=True).sheetnames if sheet not in ("About", "Summary", "Checks", "To mend")
    ]
    assert sum(len(records(written, sheet)) for sheet in groups) == len(rows)


def test_rows_of_the_summary_lead_to_their_sheets(file):
    workbook = load_workbook(book(file))
    links = {cell.value: cell.hyperlink.location for row in workbook["Summary"] for cell in row if cell.hyperlink}
    assert links["Missing dates"] == "'Missing dates'!A1" and links["Possible duplicates"] == "'Possible duplicates'!A1"
    formulas = [str(cell.value) for cell in workbook["Checks"]["A"]]
    assert any(formula.startswith("=HYPERLINK(") and "'To mend'!$E:$E" in formula for formula in formulas)


def test_restricted_records_and_named_participants_only_when_asked_for(file):
    def texts(path: Path) -> str:
        return str([row for sheet in load_workbook(path).sheetnames for row in read(path, sheet)])

    assert "EV-3" not in texts(book(file)) and "Алиева" not in texts(book(file))
    assert "EV-3" in texts(book(file, restricted=True))
    assert "Алиева" in texts(book(file, participants=True))


def test_countries_narrow_it_and_a_period_hides_nothing(file):
    rows = records(book(file, Filter(countries=("KG",), after=PartialDate(2020))), "To mend")
    assert {row["Reference"] for row in rows} == {"EV-2"}
    assert any(row["Check"] == "Events without a year" for row in rows)


def test_headings_in_english_and_russian(file):
    head = read(book(file, languages=("ru", "en")), "Исправить")[0]
    assert head == [
        "Вид записи / Kind of record",
        "Учётный номер / Reference",
        "Название / Title",
        "Страна / Country",
        "Проверка / Check",
        "Поле / Field",
        "Чего нет или что не сходится / What is missing or odd",
        "Что сделать / What to do",
        "Уровень важности / Severity",
    ]
    titles = {row["Название / Title"] for row in records(book(file, languages=("ru", "en")), "Исправить")}
    assert "Обучение" in titles and "=Round table" in titles


def test_an_empty_file_says_that_nothing_is_to_be_mended(tmp_path):
    path = tmp_path / "empty.wpst"
    Store.create(path).close()
    written = book(path)
    assert any("Nothing is to be mended." in row for row in read(written, "Summary"))
    assert load_workbook(written).sheetnames == ["About", "Summary", "Checks", "To mend"]
