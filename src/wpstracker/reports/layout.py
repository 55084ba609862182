"""From a report to the sheets of a workbook: which there are, what they and their tables are called, and what leads where."""

from collections.abc import Iterator
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.reports.book import Figures, PageSheet, Report, Sheet, TableSheet
from wpstracker.reports.links import Target
from wpstracker.reports.listed import Listed, letters_of, parts_of
from wpstracker.reports.looks import ACCENT, Looks
from wpstracker.reports.naming import legal_names, legal_titles
from wpstracker.reports.pages import PageWriter
from wpstracker.reports.printing import head_pages
from wpstracker.reports.spilled import Spilled
from wpstracker.reports.tables import TableWriter


def lay_out(workbook: Workbook, report: Report) -> tuple[list[TableWriter], Spilled]:
    """Make the sheets; pages are written whole, tables still want their rows. The sheet of texts too long for a cell is the last."""
    spilled = Spilled(report.words)
    sheets = (*report.sheets, spilled.sheet())
    titles = legal_titles(sheet.title for sheet in sheets for _ in range(_parts(sheet)))
    names = iter(legal_names(name for sheet in sheets for name in _names(sheet)))
    spilled.title = titles[-1]
    places = _first_titles(sheets, titles)
    known = {title: places[number] for number, title in reversed(list(enumerate(sheet.title for sheet in sheets)))}
    targets = {
        sheet.name: Target(place, letters_of(sheet)) for sheet, place in zip(sheets, places, strict=True) if isinstance(sheet, TableSheet)
    }
    tables: list[TableWriter] = []
    made = [_worksheet(workbook, report, title) for title in titles]
    worksheets, looks = iter(made), Looks(made[-1])
    for sheet in sheets:
        if isinstance(sheet, TableSheet):
            tables += _table(sheet, report, worksheets, looks, names, targets, spilled)
        else:
            worksheet = next(worksheets)
            worksheet.sheet_properties.tabColor = ACCENT
            PageWriter(_named(sheet, names), worksheet, report, known)
    return tables, spilled


def _table(
    sheet: TableSheet,
    report: Report,
    worksheets: Iterator[Worksheet],
    looks: Looks,
    names: Iterator[str],
    targets: dict[str, Target],
    spilled: Spilled,
) -> Iterator[TableWriter]:
    """The sheets a table takes: one, unless it has very many rows."""
    parts, worksheet, name = parts_of(sheet.count), next(worksheets), next(names)
    listed = Listed(replace(sheet, name=name, formulas=sheet.formulas if parts == 1 else {}), report, looks, targets)
    for part in range(parts):
        yield TableWriter(listed, next(worksheets) if part else worksheet, next(names) if part else name, spilled, part, parts)


def _worksheet(workbook: Workbook, report: Report, title: str) -> Worksheet:
    worksheet: Worksheet = workbook.create_sheet(title)
    head_pages(worksheet, report, title)
    return worksheet


def _parts(sheet: Sheet) -> int:
    return parts_of(sheet.count) if isinstance(sheet, TableSheet) else 1


def _names(sheet: Sheet) -> list[str]:
    """What the tables of a sheet would like to be called."""
    if isinstance(sheet, TableSheet):
        return [sheet.name] * _parts(sheet)
    return [block.name for block in sheet.blocks if isinstance(block, Figures)]


def _named(page: PageSheet, names: Iterator[str]) -> PageSheet:
    return replace(page, blocks=[replace(block, name=next(names)) if isinstance(block, Figures) else block for block in page.blocks])


def _first_titles(sheets: tuple[Sheet, ...], titles: list[str]) -> list[str]:
    """The real name of each sheet, of several parts that of the first."""
    found, number = [], 0
    for sheet in sheets:
        found.append(titles[number])
        number += _parts(sheet)
    return found
