"""Figures about countries year by year, none invented between the years."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.books import read, records
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.figures.workforce import over_years
from wpstracker.records import CountryFigure, Organisation
from wpstracker.services.reporting import export
from wpstracker.store.database import Store

DAY = date(2026, 1, 1)
POLICE = {"figure_kind": "women_police", "country": "KZ"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(Store.create(path)) as store, store.change("x") as writer:
        writer.save(Organisation(id="border", name="Border Service"))
        for number, said in enumerate(
            (
                POLICE | {"as_of": PartialDate(2021), "women": 10, "men": 90},
                POLICE | {"as_of": PartialDate(2023, 6), "women": 12, "men": 88},
                POLICE | {"as_of": PartialDate(2023), "women": 11, "men": 89},
                POLICE | {"as_of": PartialDate(2022), "value": 11.5, "unit": "%"},
                POLICE | {"statement": "few", "as_of": PartialDate(2020)},
                POLICE | {"value": 9.0, "unit": "%"},
                {"figure_kind": "women_border_service", "country": "TM", "organisation": "border", "women": 7, "as_of": PartialDate(2024)},
                {"figure_kind": "wps_index", "countries": ("KZ", "KG"), "value": 0.7, "as_of": PartialDate(2021), "privacy": "restricted"},
            )
        ):
            writer.save(CountryFigure(id=f"f{number}", reference=f"FG-{number}", **said))
    return path


def book(file: Path, question: Filter | None = None, languages: tuple[str, ...] = ("en",), *, restricted: bool = False) -> Path:
    request = ReportRequest("workforce", question or Filter(), handover=Handover(restricted=restricted), languages=languages)
    return export(file, request, file.with_suffix(".xlsx"), today=DAY)


def test_each_line_has_its_values_by_year_and_the_newest_of_a_year(file):
    rows = {(row["Country"], row["Unit"]): row for row in records(book(file), "By year")}
    share = rows[("Kazakhstan", "% women")]
    assert (share["2021"], share["2022"], share["2023"], share["2024"]) == (10, "", 12, "")
    assert share["First to last"] == 2
    assert rows[("Kazakhstan", "%")]["2022"] == 11.5 and rows[("Kazakhstan", "%")]["First to last"] == ""
    assert rows[("Turkmenistan", "")]["Institution"] == "Border Service" and rows[("Turkmenistan", "")]["2024"] == 7


def test_every_figure_is_listed_and_what_has_no_year_is_counted(file):
    path = book(file)
    with closing(sqlite3.connect(file)) as db:
        known = {row[0] for row in db.execute("SELECT reference FROM country_figure WHERE privacy IS NOT 'restricted'")}
    assert {row["Reference"] for row in records(path, "Every figure")} == known
    about = {row[0]: row[1] for row in read(path, "About")}
    assert (about["Figures without a year"], about["Figures in words only"]) == (1, 1)


def test_restricted_figures_come_only_when_asked_for_and_countries_narrow(file):
    assert not any("Index" in row["What it says"] for row in records(book(file), "By year"))
    assert any("Index" in row["What it says"] for row in records(book(file, restricted=True), "By year"))
    assert {row["Country"] for row in records(book(file, Filter(countries=("TM",))), "By year")} == {"Turkmenistan"}


def test_headings_in_both_languages(file):
    head = read(book(file, languages=("ru", "en")), "По годам")[0]
    assert head[:2] == ["Страна / Country", "Что показывает / What it says"]
    assert head[5:] == ["2021", "2022", "2023", "2024", "С первого по последний / First to last"]


def test_an_empty_file_says_that_nothing_is_there(tmp_path):
    path = tmp_path / "empty.wpst"
    Store.create(path).close()
    assert any("Nothing in the file" in str(cell) for row in read(book(path), "By year") for cell in row)


FIGURES = st.lists(
    st.fixed_dictionaries(
        {
            "country": st.sampled_from(("KZ", "KG", "")),
            "countries": st.just(()),
            "figure_kind": st.sampled_from(("women_police", "wps_index")),
            "institution": st.just(""),
            "rank_name": st.just(""),
            "unit": st.sampled_from(("", "%")),
            "value": st.none() | st.floats(0, 100),
            "women": st.none() | st.integers(0, 9),
            "share_of_women": st.none() | st.floats(0, 1),
            "as_of": st.none() | st.integers(2000, 2005).map(PartialDate),
        }
    ),
    max_size=12,
)


@given(FIGURES)
def test_nothing_is_lost_and_nothing_invented(figures):
    over = over_years(figures)
    stated = [each for each in figures if any(each[name] is not None for name in ("value", "women", "share_of_women"))]
    assert over.in_words == len(figures) - len(stated)
    assert over.undated == sum(each["as_of"] is None for each in stated)
    placed = sum(map(len, over.lines.values()))
    assert placed <= len(stated) - over.undated
    assert set(over.years) == {each["as_of"].year for each in stated if each["as_of"]}
