"""The last row of a table: sums that Excel and LibreOffice go on adding up, with their values for those that do not calculate."""

from collections.abc import Mapping, Sequence

from openpyxl.worksheet.table import TableColumn, TableFormula

from wpstracker.reports.book import Quotient, Sum, TableSheet
from wpstracker.reports.cells import CellValue, in_xml
from wpstracker.reports.formulas import column_name, formulas_of
from wpstracker.reports.looks import Look
from wpstracker.reports.rows import Placed, number_of, text_xml


def totals_xml(number: int, sheet: TableSheet, columns: Sequence[Placed], titles: Sequence[str], looks: Sequence[Look]) -> str:
    """The row as XML."""
    by_key = _by_key(columns, titles)
    cells = "".join(_cell(number, sheet, place, look, by_key) for place, look in zip(columns, looks, strict=True))
    return f'<row r="{number}">{cells}</row>'


def told(sheet: TableSheet, columns: Sequence[Placed], titles: Sequence[str]) -> list[TableColumn]:
    """The columns of the table with what stands in their last row; a sum goes on where the table is lengthened."""
    found = [TableColumn(id=number, name=title) for number, title in enumerate(titles, 1)]
    by_key = _by_key(columns, titles)
    formulas = formulas_of(sheet, titles)
    for place, column in zip(columns, found, strict=True):
        if place.column.key in formulas:
            column.calculatedColumnFormula = TableFormula(attr_text=formulas[place.column.key])
    for place, column in zip(columns, found, strict=True) if sheet.totals else ():
        value = (sheet.totals or {}).get(place.column.key)
        if isinstance(value, Sum):
            column.totalsRowFunction = "sum"
        elif formula := _formula(sheet, value, by_key, ""):
            column.totalsRowFunction, column.totalsRowFormula = "custom", TableFormula(attr_text=formula)
        elif isinstance(value, str):
            column.totalsRowLabel = value
    return found


def _by_key(columns: Sequence[Placed], titles: Sequence[str]) -> dict[str, str]:
    return {place.column.key: title for place, title in zip(columns, titles, strict=True)}


def _cell(number: int, sheet: TableSheet, place: Placed, look: Look, titles: Mapping[str, str]) -> str:
    given = (sheet.totals or {}).get(place.column.key)
    formula = _formula(sheet, given, titles, place.column.key)
    value: CellValue = given.value if isinstance(given, Sum | Quotient) else place.convert(given)
    begin = f'<c r="{place.letter}{number}"'
    if isinstance(value, str):
        return begin + text_xml(value, look)
    said = f"<f>{in_xml(formula)}</f>" if formula else ""
    known = "" if value is None else f"<v>{number_of(value)}</v>"
    return f'{begin} s="{look.plain}">{said}{known}</c>'


def _formula(sheet: TableSheet, value: object, titles: Mapping[str, str], key: str) -> str:
    """What works the value out; "" where it is only a value, or a column it needs was not chosen."""
    if isinstance(value, Sum) and value.value is not None and key:
        return _sum(sheet, titles[key])
    if isinstance(value, Quotient) and {value.part, value.whole} <= titles.keys():
        part, whole = _sum(sheet, titles[value.part]), _sum(sheet, titles[value.whole])
        return f'IF({whole}=0,"",{part}/{whole})'
    return ""


def _sum(sheet: TableSheet, title: str) -> str:
    return f"SUBTOTAL(109,{sheet.name}[{column_name(title)}])"
