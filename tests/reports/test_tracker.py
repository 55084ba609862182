"""The recommendation tracker: every sheet against the tables themselves."""

from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.reports.books import read, records, sql
from tests.reports.recommended import add_themes, carry_out, lead, recommend, tag, tell, when
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.vocabularies import RecommendationStatus
from wpstracker.records import (
    Event,
    Organisation,
    Plan,
    PlanItem,
    RecommendationOrigin,
    Source,
)
from wpstracker.services.reporting import export
from wpstracker.store.database import Store

DAY = date(2024, 6, 30)
CHAIN = "KG-RC-0 (2016) → KG-RC-1 (2019) → KG-RC-2 (2019, 2023)"
KNOWN = "SELECT {what} FROM recommendation r WHERE r.privacy IS NOT 'restricted' AND {where}"


RECOMMENDATIONS: tuple[dict[str, Any], ...] = (
    {"text": "Adopt a plan", "translation": "Принять план", "issued": when("2016-05"), "status": "closed", "mechanism": "cedaw"},
    {"text": "Adopt a plan soon", "repeats": "r0", "issued": when("2019"), "status": "in_progress", "deadline": when("2024-05-31")},
    {"text": "Adopt it", "repeats": "r1", "issued": when("2023"), "status": "planned", "deadline": when("2023"), "mechanism": "upr"},
    {"text": "Train judges", "event": "e0", "status": "recorded", "country": "TJ", "priority": "high", "contact": "Ms. B., tel. 1"},
    {"text": "", "text_status": "missing", "issued": when("2023-07"), "status": "implemented", "country": "TJ"},
    {"text": "Secret", "issued": when("2023"), "privacy": "restricted", "status": "recorded", "deadline": when("2020")},
    {"text": "Report", "status": None, "deadline_kind": "periodic", "rhythm": "yearly", "deadline": when("2020"), "smart": ("specific",)},
)
LED = (("r1", "police"), ("r1", "border"), ("r2", "police"), ("r4", "hidden"), ("r5", "police"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(Store.create(path)) as store, store.change("x") as writer:
        for id_, name, names in (("police", "Police", {"ru": "Милиция"}), ("border", "Border Service", {}), ("hidden", "Unit 7", {})):
            writer.save(Organisation(id=id_, name=name, names=names, privacy="restricted" if id_ == "hidden" else "public"))
        writer.save(Event(id="e0", reference="TJ-EV-0", title="Round table", status="held", start=when("2022-03-04")))
        writer.save(Source(id="s0", title="Concluding observations"))
        writer.save(Plan(id="p0", title="NAP", country="KG"))
        writer.save(PlanItem(id="i0", plan="p0", number="1.1", text="Train officers"))
        add_themes(writer, "peace", "police_work")
        recommend(writer, "KG-RC", RECOMMENDATIONS)
        writer.save(RecommendationOrigin(id="o0", recommendation="r2", mechanism="cedaw", issued=when("2019"), source="s0"))
        lead(writer, *LED)
        carry_out(writer, "r2", ["i0"])
        tag(writer, ("r3", "peace"), ("r1", "police_work"), ("r1", "peace"))
        tell(
            writer,
            ("r1", "2023-02-01", "planned", {"narrative": "A group was set up", "next_step": "Meet", "next_owner": "Gender unit"}),
            ("r1", "2024-03", "in_progress", {"narrative": "A draft exists", "event": "e0", "obstacles": "No budget"}),
            ("r0", "2017", "closed", {"narrative": "Done", "next_step": "Nothing", "source": "s0"}),
            ("r5", "2024", "recorded", {"narrative": "Whispered"}),
        )
    return path


def book(
    file: Path, question: Filter | None = None, languages: tuple[str, ...] = ("en",), group: str = "", layout: str = "", **handover: bool
) -> Path:
    request = ReportRequest(
        "tracker", question or Filter(), handover=Handover(**handover), languages=languages, group_by=group, layout=layout
    )
    return export(file, request, file.with_suffix(".xlsx"), today=DAY)


def references(path: Path, sheet: str) -> list[str]:
    return [row["Reference"] for row in records(path, sheet)]


def summary(path: Path, heading: str) -> dict[str, list[Any]]:
    """A table of the summary: its numbers by the text of the first column."""
    rows = read(path, "Summary")
    start = next(number for number, row in enumerate(rows) if row[0] == heading) + 2
    found = {}
    for row in rows[start:]:
        if row[1] == "":
            break
        found[row[0]] = [cell for cell in row[1:] if cell != ""]
    return found


def test_every_recommendation_stands_once_as_the_tables_have_it(file: Path) -> None:
    rows = records(book(file), "All recommendations")
    known = sql(file, KNOWN.format(what="reference, text, translation", where="1"))
    assert sorted((row["Reference"], row["Text as issued"], row["Translation"]) for row in rows) == sorted(known)
    assert not any("Contact" in title for title in rows[0])


def test_newest_progress_next_step_evidence_and_links_stand_beside_it(file: Path) -> None:
    rows = {row["Reference"]: row for row in records(book(file), "All recommendations")}
    first, second, third = rows["KG-RC-1"], rows["KG-RC-2"], rows["KG-RC-0"]
    assert (first["What was done"], first["Newest update"], first["Obstacles"]) == ("A draft exists", "March 2024", "No budget")
    assert (first["Next step"], first["Whose step it is"], first["Evidence"]) == ("Meet", "Gender unit", "Round table")
    assert (second["Measures"], second["Further origins"]) == (
        "1.1 Train officers",
        "Concluding observations (CEDAW concluding observations, 2019)",
    )
    assert (second["Asked in the years"], second["Recurs in years"], second["No measure linked"]) == ("2016, 2019, 2023", 3, "no")
    assert third["Next step"] == "" and third["Evidence"] == "Concluding observations"
    assert rows["KG-RC-4"]["Text in hand"] == "Known, but text missing"
    assert (rows["KG-RC-6"]["How often"], rows["KG-RC-6"]["SMART"]) == ("Every year", "Specific")
    assert (rows["KG-RC-3"]["Event it came from"], rows["KG-RC-3"]["Last news"]) == ("Round table", date(2022, 3, 4))


def test_statuses_follow_the_order_of_the_life(file: Path) -> None:
    rows = records(book(file), "By status")
    shown = [row["Status"] for row in rows]
    order = [status.label for status in RecommendationStatus] + [""]
    assert shown == sorted(shown, key=order.index)
    assert Counter(shown)["Recorded"] == sql(file, KNOWN.format(what="count(*)", where="r.status = 'recorded'"))[0][0]


def test_each_body_has_its_rows_and_what_is_hidden_is_not_called_nobody(file: Path) -> None:
    pairs = [(row["Responsible body"], row["Reference"]) for row in records(book(file), "By responsible body")]
    led = sql(
        file,
        """SELECT o.name, r.reference FROM recommendation_organisation l JOIN organisation o ON o.id = l.organisation_id
           JOIN recommendation r ON r.id = l.recommendation_id
           WHERE r.privacy IS NOT 'restricted' AND o.privacy IS NOT 'restricted' AND l.role = 'lead'""",
    )
    nobody = sql(
        file,
        KNOWN.format(what="reference", where="r.id NOT IN (SELECT recommendation_id FROM recommendation_organisation)"),
    )
    expected = [*led, ("not shown", "KG-RC-4"), *(("nobody so far", reference) for (reference,) in nobody)]
    assert sorted(pairs) == sorted(expected)
    assert [body for body, _ in pairs] == sorted(
        [body for body, _ in pairs], key=["Border Service", "Police", "not shown", "nobody so far"].index
    )


def test_overdue_ones_come_with_their_days_the_latest_first(file: Path) -> None:
    rows = records(book(file), "Overdue")
    assert [(row["Reference"], row["Days overdue"]) for row in rows] == [("KG-RC-2", 182), ("KG-RC-1", 30)]


def test_a_reference_leads_to_the_row_with_everything(file: Path) -> None:
    cell = load_workbook(book(file))["Overdue"]["A2"]
    assert str(cell.value).startswith("=HYPERLINK(\"#'All recommendations'!") and '"KG-RC-2"' in str(cell.value)


def test_orphans_are_open_and_carried_out_by_no_measure(file: Path) -> None:
    done = "('implemented', 'closed', 'superseded', 'not_implemented')"
    linked = "r.id IN (SELECT recommendation_id FROM recommendation_item)"
    known = sql(file, KNOWN.format(what="reference", where=f"coalesce(r.status, '') NOT IN {done} AND NOT {linked}"))
    assert sorted(references(book(file), "Orphans")) == sorted(reference for (reference,) in known)


def test_what_recurs_stands_together_with_its_chain_and_years(file: Path) -> None:
    rows = records(book(file), "Recurring")
    assert [(row["Reference"], row["Asked in the years"], row["Asked again in"]) for row in rows] == [
        (f"KG-RC-{number}", "2016, 2019, 2023", CHAIN) for number in range(3)
    ]


def test_a_period_is_that_of_the_progress_or_of_the_recommendations(file: Path) -> None:
    every = records(book(file), "Progress")
    assert sorted(row["What was done"] for row in every) == ["A draft exists", "A group was set up", "Done"]
    half_year = Filter(after=PartialDate(2024, 1), before=PartialDate(2024, 6))
    (row,) = records(book(file, half_year), "Progress")
    assert (row["Reference"], row["Recommendation"], row["What was done"]) == ("KG-RC-1", "Adopt a plan soon", "A draft exists")
    assert len(references(book(file, half_year), "All recommendations")) == 6
    in_2023 = book(file, Filter(after=PartialDate(2023), before=PartialDate(2023)), layout="made")
    known = sql(file, KNOWN.format(what="reference", where="r.issued LIKE '2023%'"))
    assert sorted(references(in_2023, "All recommendations")) == sorted(reference for (reference,) in known)
    assert "Nothing in the file" in read(in_2023, "Progress")[2][0]


def test_a_question_about_events_takes_what_came_out_of_them(file: Path) -> None:
    path = book(file, Filter(statuses=("held",)))
    assert references(path, "All recommendations") == ["KG-RC-3"]


def test_the_summary_counts_what_the_tables_hold(file: Path) -> None:
    path = book(file)
    by_origin = dict(sql(file, KNOWN.format(what="mechanism, count(*)", where="1 GROUP BY mechanism")))
    labels = {"event": "Event conclusions", "cedaw": "CEDAW concluding observations", "upr": "Universal Periodic Review"}
    assert {name: row[0] for name, row in summary(path, "Recommendations by origin").items()} == {
        labels[origin]: number for origin, number in by_origin.items()
    }
    years = summary(path, "Recommendations by the year they were made in")
    assert {year: row[0] for year, row in years.items()} == {"2016": 1, "2019": 1, "2022": 1, "2023": 2, "Year not known": 1}
    status = summary(path, "Recommendations by status")
    assert sum(row[0] for row in status.values()) == len(references(path, "All recommendations"))
    assert all(row[0] == sum(row[1:]) for row in (*status.values(), *years.values()))
    assert summary(path, "Recommendations by responsible body")["Police"] == [2, 2, 0, 0]
    chain = summary(path, "From events to evidence")
    assert [row[0] for row in chain.values()] == [1, 6, 1, 0, 0]


@pytest.mark.parametrize(
    ("group", "title", "first"),
    [
        ("status", "Status", ["Recorded", "Planned", "In progress", "Implemented", "Closed", ""]),
        ("body", "Responsible", ["Police; Border Service", "Police", "", "", "", ""]),
        ("mechanism", "Origin", ["Event conclusions"] * 4 + ["CEDAW concluding observations", "Universal Periodic Review"]),
        ("theme", "Themes", ["Peace; Police_Work", "Peace", "", "", "", ""]),
        ("country", "Country", ["Kyrgyzstan"] * 4 + ["Tajikistan"] * 2),
    ],
)
def test_the_first_sheet_is_headed_and_sorted_by_what_was_asked(file: Path, group: str, title: str, first: list[str]) -> None:
    rows = read(book(file, group=group), "All recommendations")
    assert rows[0][0] == title and len(rows) == 7
    assert [row[0] for row in rows[1:]] == first


def test_restricted_records_and_contacts_come_only_when_asked_for(file: Path) -> None:
    path = book(file, restricted=True)
    assert "KG-RC-5" in references(path, "All recommendations") and "Contact" not in read(path, "All recommendations")[0]
    assert ("Unit 7", "KG-RC-4") in {(row["Responsible body"], row["Reference"]) for row in records(path, "By responsible body")}
    contacts = {row["Reference"]: row["Contact"] for row in records(book(file, contacts=True), "All recommendations")}
    assert contacts["KG-RC-3"] == "Ms. B., tel. 1" and "KG-RC-5" not in contacts
    about = {row[0]: row[1] for row in read(book(file), "About")}
    assert about["Restricted records"].startswith("1 record is marked") and about["Contact details"] == "not in this workbook"


def test_headings_in_both_languages_and_cells_in_the_first(file: Path) -> None:
    path = book(file, languages=("ru", "en"))
    assert read(path, "Просрочено")[0] == [
        "Учётный номер / Reference",
        "Текст / Text",
        "Просрочено дней / Days overdue",
        "Срок / Deadline",
        "Статус / Status",
        "Страна / Country",
        "Дата принятия / Issued on",
        "Происхождение / Origin",
        "Ответственный / Responsible",
        "Что сделано / What was done",
        "Дата последних сведений / Newest update",
        "Следующий шаг / Next step",
        "Чей это шаг / Whose step it is",
        "Срок следующего шага / Next step due",
        "Меры / Measures",
    ]
    texts = {row["Учётный номер / Reference"]: row["Текст / Text"] for row in records(path, "По статусу")}
    assert texts["KG-RC-0"] == "Принять план" and texts["KG-RC-3"] == "Train judges"


def test_an_empty_file_says_that_nothing_is_there(tmp_path: Path) -> None:
    path = tmp_path / "empty.wpst"
    Store.create(path).close()
    for sheet in ("All recommendations", "By status", "By responsible body", "Overdue", "Orphans", "Recurring", "Progress"):
        assert any("Nothing in the file" in str(cell) for row in read(book(path), sheet) for cell in row)
