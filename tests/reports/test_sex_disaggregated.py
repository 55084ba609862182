"""Attendances by institution, rank and year, panels apart from them: every cell against plain SQL, small numbers on no sheet."""

from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.figures.random_participation import participation_file
from tests.reports.books import as_sql, read, records, sql
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.vocabularies import Capacity, PersonRole
from wpstracker.figures.panels import ON_PANELS, panels
from wpstracker.records import Event, EventPerson, Organisation, Participation, Person, Project, Term
from wpstracker.services.reporting import export
from wpstracker.store.database import Store

DAY = date(2025, 6, 15)
SHEETS = (
    *("About", "Dashboard", "Attendances", "By institution type", "By capacity", "Panels", "By country", "Countries of participants"),
    *("By project", "Participation"),
)
PANELS = {
    "en": (
        *("Role", "Held events with such people named", "of these, with men only", "Appearances", "Women", "Men", "Other sex"),
        *("Sex not stated", "Women and men together", "Share of women", "Persons, each once", "of these, women", "of these, men"),
    ),
    "ru": (
        *("Роль", "Проведённые мероприятия, где такие лица названы", "из них только с мужчинами", "Выступления", "Женщины", "Мужчины"),
        *("Другой пол", "Пол не указан", "Женщины и мужчины вместе", "Доля женщин", "Лица, каждое один раз", "из них женщины"),
        "из них мужчины",
    ),
}


def book(file: Path, question: Filter | None = None, *, languages: tuple[str, ...] = ("en",), group: str = "", **handover: bool) -> Path:
    request = ReportRequest("participation", question or Filter(), handover=Handover(**handover), languages=languages, group_by=group)
    return export(file, request, file.with_suffix(".xlsx"), today=DAY)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    participation_file(path, 9, events=30).close()
    return path


def test_attendances_are_those_of_the_groups_by_institution_rank_and_year(file: Path) -> None:
    kept = sql(
        file,
        """SELECT coalesce(i.code, ''), coalesce(r.code, ''),
        CASE WHEN e.start LIKE '--%' THEN '' ELSE coalesce(substr(e.start, 1, 4), '') END, count(DISTINCT e.id), sum(p.women), sum(p.men)
        FROM event e JOIN participation p ON p.event_id = e.id
        LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN term r ON r.id = p.rank_id
        LEFT JOIN term i ON i.id = coalesce(p.institution_type_id, o.institution_type_id) WHERE e.status = 'held' GROUP BY 1, 2, 3""",
    )
    *lines, together = records(book(file), "Attendances")
    unstated = {"institution type not stated": "", "rank not stated": "", "date not known so far": ""}

    def key(text: str) -> str:
        return unstated.get(text.lower(), text.lower())

    got = {
        tuple(key(row[name]) for name in ("Institution type", "Rank band", "Year")): (
            *(row["Held events"], as_sql(row["Women"]), as_sql(row["Men"])),
        )
        for row in lines
        if row["Institution type"] != "No group of participants recorded"
    }
    assert got == {row[:3]: row[3:] for row in kept}
    assert together["Women"] == sum(row[4] or 0 for row in kept)


def test_shares_stand_beside_what_they_are_of(file: Path) -> None:
    for sheet in ("By institution type", "By capacity", "By country", "By project", "Countries of participants"):
        for row in records(book(file), sheet):
            assert row["Share of events with women and men counted"] == pytest.approx(
                row["of these, women and men counted"] / row["Held events"]
            )
            if isinstance(row["Share of women"], float):
                assert row["Share of women"] == pytest.approx(row["Women"] / row["Women and men together"])


def test_capacities_are_those_of_the_groups(file: Path) -> None:
    kept = sql(
        file,
        """SELECT p.capacity, sum(p.women), sum(p.men) FROM event e JOIN participation p ON p.event_id = e.id
        WHERE e.status = 'held' GROUP BY p.capacity""",
    )
    labels = {capacity.value: capacity.label for capacity in Capacity} | {None: "Capacity not stated"}
    *lines, _ = records(book(file), "By capacity")
    got = {row["Capacity"]: (as_sql(row["Women"]), as_sql(row["Men"])) for row in lines}
    got.pop("No group of participants recorded", None)
    assert got == {labels[capacity]: (women, men) for capacity, women, men in kept}


def test_panels_count_appearances_and_each_person_once(file: Path) -> None:
    roles = ", ".join(f"'{role}'" for role in ON_PANELS)
    kept = sql(
        file,
        f"""SELECT l.role, e.id, s.id, s.sex FROM event e JOIN event_person l ON l.event_id = e.id JOIN person s ON s.id = l.person_id
        WHERE e.status = 'held' AND l.role IN ({roles})""",
    )
    labels = {role.value: role.label for role in PersonRole}
    lines = {row["Role"]: row for row in records(book(file), "Panels")}
    for role, rows in {**{role: [row for row in kept if row[0] == role] for role in {row[0] for row in kept}}, "": kept}.items():
        line = lines.pop(labels[role] if role else "All these roles together")
        sexes = Counter(row[3] for row in rows)
        assert (line["Appearances"], line["Women"], line["Men"]) == (len(rows), sexes["female"], sexes["male"])
        assert line["Sex not stated"] == sexes[None]
        assert line["Held events with such people named"] == len({row[1] for row in rows})
        assert line["Persons, each once"] == len({row[2] for row in rows})
        events = {row[1] for row in rows}
        men_only = [event for event in events if {row[3] for row in rows if row[1] == event} == {"male"}]
        assert line["of these, with men only"] == len(men_only)
    assert not lines


def test_the_sheets_and_their_headings_in_both_languages(file: Path) -> None:
    path = book(file)
    assert tuple(load_workbook(path).sheetnames) == SHEETS
    for language, sheet in (("en", "Panels"), ("ru", "Выступавшие и ведущие")):
        assert tuple(read(book(file, languages=(language,)), sheet)[0]) == PANELS[language]
    head = read(book(file, languages=("ru", "en"), group="quarter"), "Посещения")[0]
    assert head[:4] == [
        "Тип учреждения / Institution type",
        "Группа должностей / Rank band",
        "Квартал / Quarter",
        "Проведённые мероприятия / Held events",
    ]


def test_a_russian_workbook_is_russian_throughout(file: Path) -> None:
    book_ = load_workbook(book(file, languages=("ru",)), data_only=True)
    own = ("WPS Tracker", "UTC", "office.wpst", "S/2010/498", "Event ", "Project", "Орган", "KZ-", "KG-")
    latin = [
        cell
        for sheet in book_.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str) and any("a" <= letter <= "z" for letter in cell.lower()) and not any(word in cell for word in own)
    ]
    assert not [text for text in latin if " квартал " not in text]


def test_an_empty_file_says_so_on_every_sheet(tmp_path: Path) -> None:
    path = tmp_path / "empty.wpst"
    Store.create(path).close()
    for sheet in SHEETS[2:]:
        assert read(book(path), sheet)[2][0] == "Nothing in the file answers the filters named on the first sheet."


def test_what_can_be_known_of_persons_is_said(file: Path) -> None:
    about = {row[0]: row[1] for row in read(book(file), "About") if len(row) > 1}
    assert "three attendances" in about["Attendances"]
    assert "never added up" in about["Panels"]


# -- what stays in the office


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """Two border posts with few women, a school, a restricted event and a restricted project."""
    path = tmp_path / "posts.wpst"
    with closing(Store.create(path)) as store, store.change("x") as writer:
        border = Term(id="border", scheme="institution_type", code="border_service", labels={"en": "Border service"})
        school = Term(id="school", scheme="institution_type", code="education", labels={"en": "School"})
        project = Project(id="project", title="Hidden project", privacy="restricted")
        for record in (border, school, project, Organisation(id="post", name="Post", institution_type="border")):
            writer.save(record)
        held = {"status": "held", "country": "KZ", "start": PartialDate(2024)}
        for id_ in ("one", "two"):
            writer.save(Event(id=id_, title=id_, project="project", **held))
        writer.save(Participation(event="one", organisation="post", women=3, men=20))
        writer.save(Participation(event="two", institution_type="border", women=2, men=30))
        writer.save(Participation(event="two", institution_type="school", women=40, men=10))
        writer.save(Event(id="secret", title="Secret", privacy="restricted", **held))
        writer.save(Participation(event="secret", institution_type="school", women=100, men=100))
        for id_, privacy in (("open", None), ("shy", "restricted")):
            writer.save(Person(id=id_, name=id_, sex="female", privacy=privacy))
            writer.save(EventPerson(event="one", person=id_, role="speaker"))
        writer.save(EventPerson(event="two", person="open", role="participant"))
    return path


def test_restricted_events_projects_and_people_are_left_out_unless_asked_for(posts: Path) -> None:
    path = book(posts)
    assert records(path, "By country")[0]["Women"] == 45
    assert [row["Project"] for row in records(path, "By project")] == ["A project that is not named here", "Together"]
    assert [row["Persons, each once"] for row in records(path, "Panels")] == [1, 1]
    about = {row[0]: row[1] for row in read(path, "About") if len(row) > 1}
    assert about["Restricted records"] == "1 record is marked as restricted and is neither listed nor counted."

    everything = book(posts, restricted=True)
    assert records(everything, "By country")[0]["Women"] == 145
    assert records(everything, "By project")[0]["Project"] == "Hidden project"
    assert [row["Persons, each once"] for row in records(everything, "Panels")] == [2, 2]


def test_small_numbers_stand_on_no_sheet_nor_in_any_sum(posts: Path) -> None:
    path = book(posts, suppress_small=True)
    border, school, together = records(path, "By institution type")
    assert [border[name] for name in ("Women", "Men", "People", "Share of women")] == ["not shown", 50, "at least 50", ""]
    assert [school[name] for name in ("Women", "Men", "People")] == [40, 10, 50]
    assert [together[name] for name in ("Women", "Men", "People")] == ["at least 40", 60, "at least 100"]
    assert records(path, "Attendances")[-1]["Women"] == "at least 40"
    numbers = {
        cell
        for sheet in load_workbook(path, data_only=True).worksheets
        if sheet.title not in ("About", "Panels")
        for row in sheet.iter_rows(values_only=True)
        for cell in row[4:]
        if isinstance(cell, int | float)
    }
    assert not numbers & {3, 5, 45, 105, 23, 32, 55}
    by_post = records(path, "Participation")
    assert sorted(str(row["Women"]) for row in by_post) == ["40.0", "<5", "<5"]


def test_named_participants_are_no_part_of_a_panel(posts: Path) -> None:
    with closing(Store.open(posts)) as store:
        assert [(panel.role, panel.appearances) for panel in panels(store, Filter(unrestricted=True))] == [("speaker", 1), ("", 1)]
