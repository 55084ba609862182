"""The matrix of CEDAW and UPR recommendations against the tables themselves."""

import sqlite3
from contextlib import closing
from datetime import date
from operator import or_
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tests.reports.books import read, records
from tests.reports.recommended import add_themes, carry_out, lead, recommend, tag, tell, when
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.records import (
    MeasureProgress,
    Organisation,
    Plan,
    PlanItem,
    RecommendationOrigin,
    Source,
)
from wpstracker.services.reporting import export
from wpstracker.store.database import Store
from wpstracker.store.writing import Writer

DAY = date(2024, 6, 30)
ALL = "All recommendations"


RECOMMENDATIONS: tuple[dict[str, Any], ...] = (
    {"text": "Adopt a plan", "translation": "Принять план", "mechanism": "cedaw", "paragraph": "15 (a)", "status": "in_progress"},
    {"text": "Train judges", "mechanism": "upr", "paragraph": "140.9", "response": "supported", "status": "closed"},
    {"text": "Count women", "mechanism": "upr", "paragraph": "140.12", "response": "noted", "status": "recorded"},
    {"text": "Fund shelters", "mechanism": "event", "status": "planned"},
    {"text": "Ratify", "mechanism": "treaty_body", "status": "not_implemented", "source": "ccpr"},
    {"text": "Secret", "mechanism": "cedaw", "privacy": "restricted", "status": "recorded"},
    {"text": "Audit it", "mechanism": "audit", "status": "recorded"},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(Store.create(path)) as store, store.change("x") as writer:
        for id_, title in (("cedaw", "CEDAW/C/KGZ/CO/5"), ("upr", "A/HRC/44/4"), ("ccpr", "CCPR/C/KGZ/CO/3")):
            writer.save(Source(id=id_, title=title))
        writer.save(Organisation(id="court", name="Supreme Court"))
        writer.save(Plan(id="p", title="NAP", country="KG"))
        writer.save(PlanItem(id="i", plan="p", number="2.1", text="Train 100 judges", status="in_progress"))
        writer.save(PlanItem(id="j", plan="p", number="2.2", text="Print the manual"))
        add_themes(writer, "peace", "justice")
        in_document = ({"source": said["mechanism"]} if said["mechanism"] in ("cedaw", "upr") else {} for said in RECOMMENDATIONS)
        recommend(writer, "RC", map(or_, in_document, RECOMMENDATIONS), issued=when("2020-06"))
        for id_, of, more in (
            ("o0", "r3", {"mechanism": "upr", "paragraph": "140.2", "made_by": "Iceland", "response": "supported", "source": "upr"}),
            ("o1", "r0", {"mechanism": "upr", "paragraph": "140.1", "made_by": "Norway", "response": "supported", "source": "upr"}),
            ("o2", "r0", {"mechanism": "event"}),
        ):
            writer.save(RecommendationOrigin(id=id_, recommendation=of, issued=when("2020-06"), **more))
        tag(writer, ("r0", "peace"), ("r0", "justice"), ("r1", "justice"))
        lead(writer, ("r1", "court"))
        carry_out(writer, "r1", "ij")
        _tell(writer)
    return path


def _tell(writer: Writer) -> None:
    tell(
        writer,
        ("r1", "2022-11", "in_progress", {"status_before": "accepted", "narrative": "A course began"}),
        ("r1", "2024-02-01", "implemented", {"status_before": "in_progress", "narrative": "All judges were trained", "source": "upr"}),
        ("r1", "2024-03", "closed", {"status_before": "implemented", "reason": "Reported"}),
    )
    writer.save(MeasureProgress(id="m0", item="i", effective=when("2024-01"), status_after="in_progress", narrative="Sixty judges"))


def book(file: Path, question: Filter | None = None, layout: str = "", languages: tuple[str, ...] = ("en",), **more: Any) -> Path:
    columns = more.pop("columns", {})
    asked = {"languages": languages, "layout": layout, "columns": columns, "handover": Handover(**more)}
    return export(file, ReportRequest("cedaw_upr", question or Filter(), **asked), file.with_suffix(".xlsx"), today=DAY)


def places(path: Path, sheet: str = ALL) -> list[tuple[str, str]]:
    return [(row["Reference"], row["Paragraph"]) for row in records(path, sheet)]


def made(file: Path, *mechanisms: str) -> list[tuple[str, str]]:
    """What the tables hold: each recommendation with the paragraph of every origin of these mechanisms."""
    marks = ", ".join(f"'{mechanism}'" for mechanism in mechanisms)
    sql = f"""SELECT reference, paragraph FROM recommendation WHERE privacy IS NOT 'restricted' AND mechanism IN ({marks})
        UNION ALL SELECT r.reference, o.paragraph FROM recommendation_origin o JOIN recommendation r ON r.id = o.recommendation_id
        WHERE r.privacy IS NOT 'restricted' AND o.mechanism IN ({marks})"""
    with closing(sqlite3.connect(file)) as db:
        return db.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("layout", "mechanisms"),
    [("", ("cedaw", "upr", "treaty_body")), ("all", ("cedaw", "upr", "treaty_body")), ("cedaw", ("cedaw",)), ("upr", ("upr",))],
)
def test_each_document_that_makes_a_recommendation_has_its_row(file: Path, layout: str, mechanisms: tuple[str, ...]) -> None:
    assert sorted(places(book(file, layout=layout))) == sorted(made(file, *mechanisms))


def test_rows_follow_mechanism_and_paragraph_as_numbers(file: Path) -> None:
    assert [paragraph for _, paragraph in places(book(file))] == ["15 (a)", "140.1", "140.2", "140.9", "140.12", ""]


def test_a_row_says_who_asked_what_was_answered_done_and_how_far_it_came(file: Path) -> None:
    rows = {(row["Reference"], row["Mechanism"]): row for row in records(book(file), ALL)}
    cedaw, judges = rows[("RC-0", "CEDAW concluding observations")], rows[("RC-1", "Universal Periodic Review")]
    assert (cedaw["Document"], cedaw["Made by"]) == ("CEDAW/C/KGZ/CO/5", "Committee on the Elimination of Discrimination against Women")
    assert (cedaw["Recommendation as issued"], cedaw["Translation"], cedaw["Themes"]) == ("Adopt a plan", "Принять план", "Justice; Peace")
    assert (cedaw["Position of the State"], cedaw["Level of implementation"]) == ("", "Partially implemented")
    by_norway = rows[("RC-0", "Universal Periodic Review")]
    assert (by_norway["Made by"], by_norway["Position of the State"], by_norway["Level of implementation"]) == (
        "Norway",
        "Supported",
        "Ongoing (in progress)",
    )
    assert judges["Measures taken"] == "1 February 2024: All judges were trained\nNovember 2022: A course began"
    assert judges["Measures of plans"] == "2.1 Train 100 judges (In progress)\n2.2 Print the manual (Not reported)"
    assert judges["What was done on these measures"] == "2.1 Train 100 judges: January 2024: Sixty judges"
    assert (judges["Level of implementation"], judges["Status"]) == ("Completed (implemented)", "Closed")
    assert (judges["Evidence"], judges["Responsible"]) == ("A/HRC/44/4", "Supreme Court")
    assert rows[("RC-2", "Universal Periodic Review")]["Level of implementation"] == "Not reported"
    assert rows[("RC-4", "Other treaty body")]["Level of implementation"] == "Not implemented"


def test_a_period_narrows_what_was_done_not_what_was_asked(file: Path) -> None:
    in_2022 = Filter(after=PartialDate(2022), before=PartialDate(2022))
    path = book(file, in_2022)
    assert places(path) == places(book(file))
    (judges,) = (row for row in records(book(file, in_2022), ALL) if row["Reference"] == "RC-1")
    assert (judges["Measures taken"], judges["Evidence"]) == ("November 2022: A course began", "")


def test_a_sheet_for_each_theme_and_for_those_without(file: Path) -> None:
    path = book(file)
    assert CalamineWorkbook.from_path(str(path)).sheet_names == ["About", "Summary", ALL, "Justice", "Peace", "No theme"]
    assert [reference for reference, _ in places(path, "Justice")] == ["RC-0", "RC-0", "RC-1"]
    assert [reference for reference, _ in places(path, "No theme")] == ["RC-3", "RC-2", "RC-4"]
    assert "Themes" not in read(path, "Justice")[0]


def test_the_summary_counts_positions_against_levels(file: Path) -> None:
    rows = read(book(file), "Summary")
    start = next(number for number, row in enumerate(rows) if row[0] == "Universal Periodic Review")
    found = [[cell for cell in row if cell != ""] for row in rows[start + 1 : start + 4]]
    assert found == [
        [
            "Position of the State",
            "Completed (implemented)",
            "Ongoing (in progress)",
            "No action (not implemented)",
            "Not reported",
            "Together",
        ],
        ["Supported", 1, 1, 1, 0, 3],
        ["Noted", 0, 0, 0, 1, 1],
    ]
    facts = {row[0]: row[1] for row in rows[:start]}
    assert (facts["Recommendations"], facts["Rows, one for each document that makes one"]) == (
        5,
        len(made(file, "cedaw", "upr", "treaty_body")),
    )


def test_the_level_stands_out_by_how_far_it_is(file: Path) -> None:
    sheet = load_workbook(book(file))[ALL]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "Level of implementation")
    rules = [rule.formula[0] for found in sheet.conditional_formatting for rule in found.rules if str(found.sqref).startswith(letter)]
    assert f'${letter}2="Ongoing (in progress)"' in rules and not any("Not reported" in rule for rule in rules)


def test_restricted_ones_come_only_when_asked_for(file: Path) -> None:
    assert ("RC-5", "") not in places(book(file)) and "Access" not in read(book(file), ALL)[0]
    path = book(file, restricted=True)
    assert ("RC-5", "") in places(path)
    about = {row[0]: row[1] for row in read(path, "About")}
    assert about["Restricted records"].startswith("1 record in this workbook is restricted")


def test_columns_chosen_for_the_matrix_hold_for_every_theme(file: Path) -> None:
    path = book(file, columns={"Matrix": ("paragraph", "themes", "level")})
    assert read(path, ALL)[0] == ["Paragraph", "Themes", "Level of implementation"]
    assert read(path, "Peace")[0] == ["Paragraph", "Level of implementation"]


def test_a_question_that_names_a_mechanism_narrows_the_layout(file: Path) -> None:
    assert sorted(places(book(file, Filter(kinds=("upr",))))) == sorted(made(file, "upr"))


def test_headings_in_both_languages(file: Path) -> None:
    path = book(file, languages=("ru", "en"))
    assert read(path, "Все рекомендации")[0] == [
        "Учётный номер / Reference",
        "Темы / Themes",
        "Механизм / Mechanism",
        "Документ / Document",
        "Пункт / Paragraph",
        "Кем дана / Made by",
        "Дата принятия / Issued on",
        "Страна / Country",
        "Рекомендация в подлиннике / Recommendation as issued",
        "Перевод / Translation",
        "Позиция государства / Position of the State",
        "Принятые меры / Measures taken",
        "Меры планов / Measures of plans",
        "Сделано по этим мерам / What was done on these measures",
        "Степень выполнения / Level of implementation",
        "Статус / Status",
        "Подтверждение / Evidence",
        "Мероприятия по выполнению / Follow-up events",
        "Ответственный / Responsible",
    ]
    rows = records(path, "Все рекомендации")
    assert rows[0]["Степень выполнения / Level of implementation"] == "Выполнена частично"


def test_an_empty_file_says_that_nothing_is_there(tmp_path: Path) -> None:
    path = tmp_path / "empty.wpst"
    Store.create(path).close()
    assert any("Nothing in the file" in str(cell) for row in read(book(path), ALL) for cell in row)
