"""What a workbook does for its reader beside the cells: marks, links, tags, names, formulas, printed heads, charts."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.reports.books import DAY, a_report, a_table, read, texts, written
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.vocabularies import RecommendationStatus
from wpstracker.figures.columns import Column, Type
from wpstracker.reports import listed
from wpstracker.reports.book import Chart, Figures, Mark, PageSheet, Tone, ToRow
from wpstracker.reports.formulas import share
from wpstracker.reports.links import to_address
from wpstracker.reports.naming import legal_names
from wpstracker.reports.workbook import write
from wpstracker.services.files import new_file
from wpstracker.services.reporting import report_of
from wpstracker.words import words_for

REFERENCE = Column("reference", "Reference", Type.TEXT)
EVENT = Column("event_reference", "Event", Type.TEXT)
STATUS = Column("status", "Status", Type.CHOICE, RecommendationStatus)
OVERDUE, DEADLINE = Column("overdue", "Overdue", Type.FLAG), Column("deadline", "Deadline", Type.DATE)
WOMEN, MEN, PART = Column("women", "Women", Type.COUNT), Column("men", "Men", Type.COUNT), Column("share", "Share of women", Type.SHARE)


def rules(path: Path, sheet: str = "Things") -> list[tuple[str, list[str], str]]:
    """(cells, formula, colour of the ground) of each rule but the one that draws lines below rows."""
    found: Any = load_workbook(path)[sheet].conditional_formatting
    rules = [(str(cells.sqref), rule) for cells in found for rule in cells.rules if rule.formula != ["TRUE"]]
    return [(cells, rule.formula, rule.dxf.fill.bgColor.rgb[2:] if rule.dxf else "") for cells, rule in rules]


def formulas(path: Path, sheet: str = "Things") -> list[list[Any]]:
    """The cells below the header as they were entered."""
    return [[cell.value for cell in row] for row in load_workbook(path)[sheet].iter_rows(min_row=2)]


# -- marks


def test_a_line_is_drawn_below_every_row_through_cells_that_are_empty(tmp_path: Path) -> None:
    path = written(tmp_path, a_table([{"women": 3, "men": None}, {"women": None, "men": 4}], (WOMEN, MEN)))
    found: Any = load_workbook(path)["Things"].conditional_formatting
    ((cells, rule),) = [(str(cells.sqref), rule) for cells in found for rule in cells.rules if rule.formula == ["TRUE"]]
    assert cells == "A2:B3" and rule.dxf.border.bottom.style == "thin"


def test_statuses_are_a_traffic_light_and_what_is_late_is_red(tmp_path: Path) -> None:
    rows = [{"status": "implemented", "overdue": False}, {"status": "planned", "overdue": True}]
    path = written(tmp_path, a_table(rows, (STATUS, OVERDUE, DEADLINE)))

    found = rules(path)
    assert ("B2:C3 B2:B3", ['$B2="yes"'], "FBDCD9")[1:] in [rule[1:] for rule in found]
    assert next(cells for cells, formula, _ in found if formula == ['$B2="yes"']).split() == ["B2:B3", "C2:C3"]
    assert ("A2:A3", ['$A2="Implemented"'], "DCF0E2") in found
    assert ("A2:A3", ['$A2="Not implemented"'], "FBDCD9") in found
    assert not any('"Planned"' in formula[0] for _, formula, _ in found)


def test_marks_are_found_in_the_words_of_the_report(tmp_path: Path) -> None:
    report = replace(a_report(a_table([{"status": "implemented"}], [STATUS])), words=words_for("ru"))
    write(report, tmp_path / "b.xlsx")
    (shown,) = read(tmp_path / "b.xlsx", "Things")[1]
    assert [f'$A2="{shown}"'] in [formula for _, formula, _ in rules(tmp_path / "b.xlsx")]


def test_a_sheet_may_choose_its_marks_and_have_bars(tmp_path: Path) -> None:
    marks = (Mark("reference", {'A "1"': Tone.BAD}), Mark("gone", {1: Tone.GOOD}))
    path = written(tmp_path, a_table([{"reference": 'A "1"', "women": 3}], (REFERENCE, STATUS, WOMEN), marks=marks, bars=("women", "gone")))
    assert rules(path) == [("A2", ['$A2="A ""1"""'], "FBDCD9"), ("C2", [], "")]


def test_an_empty_table_has_nothing_to_mark(tmp_path: Path) -> None:
    assert rules(written(tmp_path, a_table([], (STATUS, OVERDUE)))) == []


# -- links


def test_a_reference_leads_to_the_row_of_its_record_wherever_it_is_sorted_to(tmp_path: Path) -> None:
    events = a_table([{"reference": "KZ-1"}], [STATUS, REFERENCE], name="Events", title="Events of '24")
    rows = [{"event_reference": "KZ-1"}, {"event_reference": 'odd "~*?" one'}]
    path = written(tmp_path, events, a_table(rows, [EVENT]))

    assert formulas(path) == [
        ["=HYPERLINK(\"#'Events of ''24'!B\"&IFERROR(MATCH(\"KZ-1\",'Events of ''24'!$B:$B,0),1),\"KZ-1\")"],
        ['=HYPERLINK("#\'Events of \'\'24\'!B"&IFERROR(MATCH("odd ""~~~*~?"" one",\'Events of \'\'24\'!$B:$B,0),1),"odd ""~*?"" one")'],
    ]
    assert read(path, "Things")[1:] == [["KZ-1"], ['odd "~*?" one']]


def test_a_reference_leads_nowhere_when_its_sheet_or_column_is_not_in_the_workbook(tmp_path: Path) -> None:
    plans = a_table([{"status": "planned"}], [STATUS], name="Plans", title="Plans")
    things = a_table([{"event_reference": "KZ-1", "reference": "x"}], [EVENT, REFERENCE], links={"reference": ToRow("Plans", "reference")})
    path = written(tmp_path, plans, things)
    assert formulas(path) == [["KZ-1", "x"]]


def test_an_address_is_a_link_and_nothing_else_is(tmp_path: Path) -> None:
    path = written(tmp_path, texts('https://example.org/a?b=1&c="2"', "see https://example.org", "file:///c:/x.exe"))
    assert formulas(path) == [
        ['=HYPERLINK("https://example.org/a?b=1&c=""2""","https://example.org/a?b=1&c=""2""")'],
        ["see https://example.org"],
        ["file:///c:/x.exe"],
    ]
    assert read(path, "Things")[1] == ['https://example.org/a?b=1&c="2"']


@pytest.mark.parametrize(
    "text",
    [
        "http://",
        "https:// example.org",
        "javascript:alert(1)",
        "mailto:nobody",
        "http://[",
        "https://x/" + "y" * 255,
        "ftp://x/y",
        "http://x\ny",
    ],
)
def test_what_is_no_safe_address_leads_nowhere(text: str) -> None:
    assert to_address(text) == ""


def test_a_mailbox_is_an_address() -> None:
    assert to_address("mailto:office@example.org") == 'HYPERLINK("mailto:office@example.org","mailto:office@example.org")'


# -- formulas


def test_a_column_that_is_worked_out_goes_on_in_new_rows(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [{"women": 1, "men": 3, "share": 0.25}, {"women": None, "men": 3, "share": None}]
    path = written(tmp_path, a_table(rows, (WOMEN, MEN, PART), formulas={"share": share("women", "women", "men")}))

    formula = (
        'IF(COUNT(Things[[#This Row],[Women]],Things[[#This Row],[Men]])<2,"",IF(Things[[#This Row],[Women]]+Things[[#This Row],[Men]]=0,'
        '"",Things[[#This Row],[Women]]/(Things[[#This Row],[Women]]+Things[[#This Row],[Men]])))'
    )
    assert [row[2] for row in formulas(path)] == [f"={formula}"] * 2
    assert [row[2] for row in read(path, "Things")[1:]] == [0.25, ""]
    column = load_workbook(path)["Things"].tables["Things"].tableColumns[2]
    assert column.calculatedColumnFormula.attr_text == formula


def test_a_formula_is_left_out_where_its_columns_were_not_chosen(tmp_path: Path) -> None:
    path = written(tmp_path, a_table([{"women": 1, "share": 0.25}], (WOMEN, PART), formulas={"share": share("women", "women", "men")}))
    assert formulas(path) == [[1, 0.25]]


# -- names, long tables, tags


def test_names_of_tables_are_legal_and_unique_whatever_they_are_asked_to_be() -> None:
    asked = ["Events", "events", "A1", "r2c3", "Полиция", "2024", "a b", "", "Events"]
    assert legal_names(asked) == ["Events", "events_2", "Table_A1", "Table_r2c3", "_______", "Table_2024", "a_b", "Table_", "Events_3"]


def test_sheets_and_tables_that_share_a_name_are_told_apart(tmp_path: Path) -> None:
    figures = Figures("Things", "Things", [WOMEN], [{"women": 1}])
    path = written(tmp_path, PageSheet("THINGS", "A page", [figures]), texts("a"), texts("b"))
    book = load_workbook(path)
    assert book.sheetnames == ["THINGS", "Things (2)", "Things (3)"]
    assert [name for sheet in book.worksheets for name in sheet.tables] == ["Things", "Things_2", "Things_3"]
    assert [read(path, sheet)[1] for sheet in book.sheetnames[1:]] == [["a"], ["b"]]


def test_a_very_long_table_goes_on_on_another_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed, "MOST_ROWS", 300)
    monkeypatch.setattr("wpstracker.reports.tables.MOST_ROWS", 300)
    path = written(tmp_path, texts(*range(700)), texts("other"))

    book = load_workbook(path)
    assert book.sheetnames == ["Things", "Things (2)", "Things (3)", "Things (4)"]
    assert [next(iter(sheet.tables.values())).ref for sheet in book.worksheets] == ["A1:A301", "A1:A301", "A1:A101", "A1:A2"]
    assert [row[0] for name in book.sheetnames[:3] for row in read(path, name)[1:]] == list(range(700))
    assert {sheet.freeze_panes for sheet in book.worksheets} == {"B2"}


def test_hxl_tags_stand_below_the_headings_and_are_the_header_of_the_table(tmp_path: Path) -> None:
    columns = (
        REFERENCE,
        Column("start", "Start", Type.DATE),
        WOMEN,
        Column("2024-01", "Jan", Type.COUNT),
        replace(REFERENCE, label="Again"),
    )
    sheet = a_table([{"reference": "KZ-1", "women": 3, "2024-01": 1}], columns)
    write(replace(a_report(sheet), hxl=True), tmp_path / "b.xlsx")

    assert read(tmp_path / "b.xlsx", "Things") == [
        ["Reference", "Start", "Women", "Jan", "Again"],
        ["#meta+id", "#date+start", "#reached+f", "#meta+num+c_2024_01", "#meta+id+v2"],
        ["KZ-1", "", 3, 1, "KZ-1"],
    ]
    things: Any = load_workbook(tmp_path / "b.xlsx")["Things"]
    assert things.tables["Things"].ref == "A2:E3"
    assert things.tables["Things"].column_names[0] == "#meta+id"
    assert (things.freeze_panes, things.print_title_rows) == ("B3", "$1:$2")


def test_columns_can_be_folded_away(tmp_path: Path) -> None:
    sheet = load_workbook(written(tmp_path, a_table([{}], (REFERENCE, WOMEN, MEN), outlined=("women", "men"))))["Things"]
    assert [sheet.column_dimensions[letter].outlineLevel for letter in "AB"] == [0, 1]
    assert (sheet.column_dimensions["B"].min, sheet.column_dimensions["B"].max) in {(2, 3), (2, 2)}


# -- printing, properties


def test_every_page_says_what_was_asked(tmp_path: Path) -> None:
    asked = "Kazakhstan & others · " + "long " * 100
    write(replace(a_report(texts("a")), asked=asked), tmp_path / "b.xlsx")
    book = load_workbook(tmp_path / "b.xlsx")
    head: Any = book["Things"].oddHeader
    assert head.left.text.startswith("A report · Kazakhstan && others · long")
    assert len(head.left.text) <= 110 and head.left.text.endswith("…")
    assert "_x000" not in ZipFile(tmp_path / "b.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert book.properties.description == asked


def test_the_filters_of_a_request_are_in_the_head_of_its_pages(tmp_path: Path) -> None:
    with closing(new_file(tmp_path / "office.wpst")) as store:
        request = ReportRequest("workforce", Filter(countries=("KG",)))
        assert report_of(store, request, "f", DAY).asked == "Kyrgyzstan"
        assert report_of(store, ReportRequest("workforce"), "f", DAY).asked == ""


# -- charts


def test_lines_are_told_apart_in_grey_and_broken_where_nothing_is_known(tmp_path: Path) -> None:
    chart = Chart("Trend", ("women", "men"), ("0072B2", "D55E00"), lines=True)
    years = Column("year", "Year", Type.NUMBER)
    rows: list[dict[str, Any]] = [
        {"year": 2020, "women": 1, "men": 5},
        {"year": 2021, "women": None, "men": 4},
        {"year": 2022, "women": 3, "men": 2},
    ]
    path = written(tmp_path, PageSheet("Page", "A page", [Figures("Trend", "Trend", (years, WOMEN, MEN), rows, chart=chart)]))

    page: Any = load_workbook(path)["Page"]
    (drawn,) = page._charts
    assert drawn.tagname == "lineChart"
    looks = [(series.graphicalProperties.line.prstDash, series.marker.symbol, series.smooth) for series in drawn.series]
    assert looks == [("solid", "circle", False), ("dash", "square", False)]
    assert [[point.v for point in series.val.numRef.numCache.pt] for series in drawn.series] == [[1, 3], [5, 4, 2]]
