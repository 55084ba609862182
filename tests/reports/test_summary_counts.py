"""The counted sheets of a summary against plain SQL: nothing lost, nothing counted twice unless it is said, nothing given away."""

import tempfile
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.random_participation import participation_file
from tests.reports.books import as_sql, read, records, sql
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.steps import Step
from wpstracker.figures.participation import disaggregation
from wpstracker.records import Event, Participation
from wpstracker.services.reporting import export
from wpstracker.store.database import Store

DAY = date(2025, 6, 15)
COUNTED = ("By country", "By institution type", "By theme and pillar")
HEADINGS = {
    "en": (
        *("Held events", "of these, number reported", "of these, women and men counted", "Share of events with women and men counted"),
        *("Women", "Men", "Other sex", "Not disaggregated", "People", "How sure", "Women and men together", "Share of women"),
    ),
    "ru": (
        *("Проведённые мероприятия", "из них число участников сообщено", "из них с разбивкой по полу"),
        *("Доля мероприятий с разбивкой по полу", "Женщины", "Мужчины", "Другой пол", "Без разбивки по полу", "Люди", "Точность"),
        *("Женщины и мужчины вместе", "Доля женщин"),
    ),
}


def book(file: Path, question: Filter | None = None, *, languages: tuple[str, ...] = ("en",), group: str = "", **handover: bool) -> Path:
    request = ReportRequest("summary", question or Filter(), handover=Handover(**handover), languages=languages, group_by=group)
    return export(file, request, file.with_suffix(".xlsx"), today=DAY)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    participation_file(path, 4, events=25).close()
    return path


BY_EVENT = """SELECT e.id, e.country AS country, sum(p.women) AS women, sum(p.men) AS men,
    sum(coalesce(p.total, coalesce(p.women, 0) + coalesce(p.men, 0) + coalesce(p.other, 0) + coalesce(p.undisaggregated, 0))) AS people,
    max(p.women IS NOT NULL AND p.men IS NOT NULL) AS split
    , count(p.id) AS groups FROM event e LEFT JOIN participation p ON p.event_id = e.id
    AND coalesce(p.total, p.women, p.men, p.other, p.undisaggregated) IS NOT NULL WHERE e.status = 'held' GROUP BY e.id"""


def test_countries_are_those_of_the_tables(file: Path) -> None:
    kept = sql(
        file,
        f"""SELECT country, count(*), sum(groups > 0), sum(split), sum(women), sum(men), sum(CASE WHEN groups > 0 THEN people END)
        FROM ({BY_EVENT}) GROUP BY country""",
    )
    names = {"KZ": "Kazakhstan", "KG": "Kyrgyzstan", "": "Country not stated"}
    *lines, together = records(book(file), "By country")
    columns = ("Held events", "of these, number reported", "of these, women and men counted", "Women", "Men", "People")
    assert {row["Country"]: tuple(as_sql(row[name]) for name in columns) for row in lines} == {names[row[0]]: row[1:] for row in kept}
    assert together["Country"] == "Together"
    assert together["Held events"] == sum(row[1] for row in kept)


def test_institutions_are_those_of_groups_and_their_organisations(file: Path) -> None:
    kept = sql(
        file,
        """SELECT coalesce(t.labels, ''), count(DISTINCT e.id), sum(p.women), sum(p.men)
        FROM event e JOIN participation p ON p.event_id = e.id LEFT JOIN organisation o ON o.id = p.organisation_id
        LEFT JOIN term t ON t.id = coalesce(p.institution_type_id, o.institution_type_id) WHERE e.status = 'held' GROUP BY t.id""",
    )
    lines = records(book(file), "By institution type")
    got = {row["Institution type"]: (row["Held events"], as_sql(row["Women"]), as_sql(row["Men"])) for row in lines[:-1]}
    without = sql(file, "SELECT count(*) FROM event e WHERE status = 'held' AND id NOT IN (SELECT event_id FROM participation)")[0][0]
    assert got.pop("No group of participants recorded", (0,))[0] == without
    assert Counter(got.values()) == Counter(row[1:] for row in kept)
    assert lines[-1]["Institution type"] == "All held events, each once"


def test_an_event_with_two_themes_stands_in_both_and_is_counted_once_below(file: Path) -> None:
    kept = sql(
        file,
        """SELECT t.code, count(*) FROM event e JOIN tagging g ON g.record = e.id JOIN term t ON t.id = g.term_id
        WHERE e.status = 'held' AND t.scheme IN ('theme', 'pillar') GROUP BY t.code""",
    )
    *lines, together = records(book(file), "By theme and pillar")
    assert {row["Pillar or theme"].lower(): row["Held events"] for row in lines if not row["Pillar or theme"].startswith("None")} == dict(
        kept
    )
    held = sql(file, "SELECT count(*) FROM event WHERE status = 'held'")[0][0]
    assert (together["Pillar or theme"], together["Held events"]) == ("All held events, each once", held)
    assert sum(row["Held events"] for row in lines if row["List"] == "Theme") >= held


@pytest.mark.parametrize("group", ["", *Step])
def test_every_held_event_stands_once_in_types_by_period(file: Path, group: str) -> None:
    header, *lines, together = read(book(file, group=group), "Type by period")
    kinds = {"training": "Training", "seminar": "Seminar", None: "Type not stated"}
    kept = sql(file, "SELECT event_kind, count(*) FROM event WHERE status = 'held' GROUP BY event_kind")
    assert {line[0]: line[-1] for line in lines} == {kinds[kind]: number for kind, number in kept}
    for line in (*lines, together):
        assert sum(cell or 0 for cell in line[1:-1]) == line[-1]
    for place in range(1, len(header)):
        assert sum(line[place] or 0 for line in lines) == together[place]
    known = {"": "2023", "month": "May 2024", "quarter": "2nd quarter of 2024", "half_year": "1st half of 2024", "year": "2024"}
    if group:
        assert known[group] in header


def test_periods_are_named_in_both_languages(file: Path) -> None:
    header = read(book(file, languages=("ru", "en"), group="half_year"), "Типы по периодам")[0]
    assert "I полугодие 2024 года / 1st half of 2024" in header


def test_what_is_missing_is_counted_of_how_many_and_names_event_and_field(file: Path) -> None:
    path = book(file)
    lines = {row["What is missing or odd"]: (row["Number"], row["of how many"], row["Share"]) for row in records(path, "Data gaps")}
    ((places, of),) = sql(file, "SELECT sum(coalesce(place, '') = ''), count(*) FROM event")
    assert lines["Events without a place"] == (places, of, pytest.approx(places / of))
    ((held,),) = sql(file, "SELECT count(*) FROM event WHERE status = 'held'")
    assert lines["Held events with a number of people, but not by sex"][1] == held
    rows = records(path, "Cells to mend")
    assert Counter(row["What is missing or odd"] for row in rows)["The city or town is not stated."] == places
    assert len(rows) == sum(number for number, _, _ in lines.values())
    titles = {row["Event"] for row in rows if row["Field"] == "Place"}
    assert titles == {row[0] for row in sql(file, "SELECT title FROM event WHERE coalesce(place, '') = ''")}


@pytest.mark.parametrize("language", HEADINGS)
def test_the_headings_of_every_counted_sheet(file: Path, language: str) -> None:
    path = book(file, languages=(language,))
    sheets = COUNTED if language == "en" else ("По странам", "По типам учреждений", "По темам и компонентам")
    for sheet in sheets:
        header = tuple(read(path, sheet)[0])
        expected = [heading for heading in HEADINGS[language] if heading in header or heading not in ("Other sex", "Другой пол")]
        assert list(header[-len(expected) :]) == expected, sheet


def test_ranks_and_ages_stand_beside_each_group(file: Path) -> None:
    kept = sql(file, "SELECT t.code, count(*) FROM participation p JOIN term t ON t.id = p.rank_id GROUP BY t.code")
    shown = Counter(row["Rank band"] for row in records(book(file), "Participation") if row["Rank band"])
    assert {name.lower(): number for name, number in shown.items()} == dict(kept)


def test_an_empty_file_and_a_question_without_held_events_have_empty_sheets(tmp_path: Path, file: Path) -> None:
    empty = tmp_path / "empty.wpst"
    Store.create(empty).close()
    for path in (book(empty), book(file, Filter(statuses=("planned",)))):
        for sheet in (*COUNTED, "Type by period"):
            assert read(path, sheet)[2][0] == "Nothing in the file answers the filters named on the first sheet."


def test_restricted_events_are_counted_on_no_sheet_unless_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "office.wpst"
    with closing(Store.create(file)) as store, store.change("x") as writer:
        writer.save(Event(id="e", title="Open", status="held", country="KZ", privacy="restricted", start=PartialDate(2024)))
        writer.save(Participation(event="e", women=40, men=50))
    assert read(book(file), "By country")[2][0].startswith("Nothing")
    assert records(book(file, restricted=True), "By country")[0]["Women"] == 40


@settings(max_examples=6)
@given(st.integers(0, 1000))
def test_totals_of_every_sheet_are_the_figures_of_the_overview(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "f.wpst"
        with closing(participation_file(file, seed, events=12)) as store:
            shown = disaggregation(store, Filter())
        path = book(file)
        for sheet in COUNTED if shown.held else ():
            together = records(path, sheet)[-1]
            assert (together["Held events"], together["of these, number reported"]) == (shown.held, shown.reported)
            assert together["of these, women and men counted"] == shown.split
            people = shown.people
            for column, value in (("Women", people.women), ("Men", people.men), ("Not disaggregated", people.undisaggregated)):
                assert as_sql(together[column]) == value
            assert as_sql(together["People"]) == people.people()


@settings(max_examples=6)
@given(st.integers(0, 1000))
def test_a_workbook_without_small_numbers_has_no_sum_that_needs_one(seed: int) -> None:
    """Whatever is a number in a line is no larger than the same number with small ones, and a line with small ones says “at least”."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "f.wpst"
        participation_file(file, seed, events=12).close()
        full = {sheet: records(book(file), sheet) for sheet in COUNTED}
        shown = {sheet: records(book(file, suppress_small=True), sheet) for sheet in COUNTED}
    for sheet in COUNTED:
        for one, two in zip(full[sheet], shown[sheet], strict=True):
            for column in ("Women", "Men", "Not disaggregated", "People"):
                hidden = isinstance(two[column], str) and two[column] not in ("", "not reported")
                assert hidden or one[column] == two[column]
                assert not hidden or two[column] == "not shown" or two[column].startswith("at least ")
