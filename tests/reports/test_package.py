"""Every workbook opens in Excel without an offer to repair it: the rules of its format hold for each report in each language."""

import re
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tests.builders import an_event
from tests.reports.packages import Package
from wpstracker.domain.handover import Handover
from wpstracker.domain.report_request import ReportRequest
from wpstracker.reports.family import FAMILY
from wpstracker.services.reporting import export
from wpstracker.services.sample import write_sample

TODAY = date(2026, 1, 1)
ODD = ('=HYPERLINK("x")', "tab\tand\nline", "“quotes” & <marks> 'all'", "𝒶 star ⭐ and a combining é", "_x0041_ as it is", "a" * 33_000)
"""Titles that workbooks stumble over."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("package") / "Sample.wpst"
    with closing(write_sample(path)) as store:
        for title in ODD:
            an_event(store, title=title)
    return path


@pytest.mark.parametrize("languages", [("en",), ("ru",), ("en", "ru")], ids="-".join)
@pytest.mark.parametrize("kind", FAMILY)
def test_excel_has_nothing_to_repair(sample: Path, tmp_path: Path, kind: str, languages: tuple[str, ...]) -> None:
    everything, little = Handover(restricted=True, contacts=True, participants=True), Handover(suppress_small=True)
    handover = everything if languages == ("en",) else little
    request = ReportRequest(kind, languages=languages, handover=handover, hxl=languages == ("ru",))
    path = export(sample, request, tmp_path / "book", today=TODAY)

    assert Package.of(path).problems() == []
    titles = CalamineWorkbook.from_path(str(path)).sheet_names
    assert load_workbook(path, read_only=True).sheetnames == titles


SHEETS, TABLES = "xl/worksheets/sheet", "xl/tables/table"
DAMAGE = {
    "a column that is not called as its header says": (f"{TABLES}1.xml", r'<tableColumn id="1" name="', r'<tableColumn id="1" name="X'),
    "a table of one name with another": (f"{TABLES}2.xml", r'displayName="\w+"', 'displayName="Events"'),
    "a table called like a cell": (f"{TABLES}1.xml", r'displayName="\w+"', 'displayName="AB12"'),
    "a filter of other cells": (f"{TABLES}9.xml", r'<autoFilter ref="A1:', '<autoFilter ref="A2:'),
    "a part without a content type": ("[Content_Types].xml", rf'<Override PartName="/{TABLES}1.xml"[^>]*/>', ""),
    "a relation that leads nowhere": (f"xl/worksheets/_rels/{SHEETS[14:]}3.xml.rels", r"table\d+.xml", "table99.xml"),
    "a name of a sheet that is too long": ("xl/workbook.xml", 'name="Events"', f'name="{"E" * 32}"'),
    "printed titles of no sheet": ("xl/workbook.xml", r">'Events'!", ">'Gone'!"),
    "rows in disorder": (f"{SHEETS}3.xml", r'<row r="2"', '<row r="9"'),
    "a look that is not there": (f"{SHEETS}3.xml", r' s="\d+"', ' s="9999"'),
    "a day that is none": (f"{SHEETS}3.xml", r"<v>45\d\d\d</v>", "<v>-3</v>"),
    "two marks of one priority": (f"{SHEETS}3.xml", r'priority="\d+"', 'priority="1"'),
    "merged cells that overlap": (f"{SHEETS}1.xml", r'<mergeCell ref="A1:H1"\s*/>', '<mergeCell ref="A1:H1"/><mergeCell ref="B1:C1"/>'),
    "a chart of no sheet": ("xl/charts/chart1.xml", r"'Dashboard'!", "'Gone'!"),
    "a formula that asks a column that is gone": (f"{SHEETS}6.xml", r"\[\[#This Row\],\[Women\]\]", "[[#This Row],[Wommen]]"),
    "parts in disorder": (f"{SHEETS}3.xml", r"<pageMargins[^>]*/>(.*)(<tableParts)", r"\1<pageMargins/>\2"),
}


@pytest.fixture(scope="module")
def summary(sample: Path) -> Package:
    return Package.of(export(sample, ReportRequest(), sample.with_name("summary"), today=TODAY))


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_excel_would_repair_is_found(summary: Package, damage: str) -> None:
    part, whole, other = DAMAGE[damage]
    text, number = re.subn(whole, other, summary.parts[part].decode(), flags=re.DOTALL)
    assert number
    assert Package(summary.parts | {part: text.encode()}).problems() != []
