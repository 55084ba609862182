"""What Excel asks of one worksheet of a workbook; `packages` looks at the parts that hold it together."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from openpyxl.utils import range_boundaries

if TYPE_CHECKING:
    from tests.reports.packages import Package

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState"
    " dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins"
    " pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing"
    " legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst"
)
QUOTED = re.compile(r"'((?:[^']|'')+)'!")
_COLUMN_OF = re.compile(r"(\w+)\[((?:\[#This Row\],)?)\[?((?:'.|[^'\[\]])+)\]?\]")
_LONGEST_TEXT, _LONGEST_FORMULA, _MOST_LINKS, _LAST_DAY = 32_767, 8_192, 65_530, 2_958_465
_BUILT_IN_DATES = {*range(14, 23), *range(45, 48)}

Box = tuple[int, int, int, int]


@dataclass
class SheetPart:
    """One worksheet."""

    package: "Package"
    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def tree(self) -> Any:
        """The XML of the sheet."""
        return self.package.trees[self.name]

    @cached_property
    def tables(self) -> list[Any]:
        """The tables on it."""
        targets = self.package.related(self.name).values()
        return [self.package.trees[target] for target in targets if "/tables/" in target and target in self.package.trees]

    @cached_property
    def area(self) -> Box:
        """Its cells."""
        return box(self.tree.find(f"{MAIN}dimension").get("ref"))

    def problems(self) -> Iterator[str]:
        """What is wrong with it."""
        yield from self._of_order()
        yield from self._of_cells()
        yield from self._of_boxes()
        for table in self.tables:
            yield from (f"table {table.get('displayName')}: {said}" for said in self._of_table(table))
        yield from self._of_marks()
        yield from self._of_links()
        yield from self._of_paper()

    def _of_order(self) -> Iterator[str]:
        """The parts of a sheet come in one order only."""
        order = _ORDER.split()
        places = [order.index(each.tag.removeprefix(MAIN)) for each in self.tree]
        if places != sorted(places):
            yield "its parts are not in their order"
        edges = [(int(each.get("min")), int(each.get("max")), float(each.get("width", 9))) for each in self.tree.iter(f"{MAIN}col")]
        if any(first > last or not 0 <= width <= 255 for first, last, width in edges) or any(
            one[1] >= other[0] for one, other in zip(edges, edges[1:], strict=False)
        ):
            yield "its columns overlap, or are too wide"

    def _of_cells(self) -> Iterator[str]:
        """Rows and cells in their order; texts, numbers, formulas and looks that Excel takes."""
        looks = self.package.trees["xl/styles.xml"]
        formats = {each.get("numFmtId"): each.get("formatCode") for each in looks.iter(f"{MAIN}numFmt")}
        ids = [look.get("numFmtId", "0") for look in looks.find(f"{MAIN}cellXfs")]
        days = {n for n, id_ in enumerate(ids) if int(id_) in _BUILT_IN_DATES or "yy" in formats.get(id_, "").replace("[$", "")}
        last_row = 0
        for row in self.tree.iter(f"{MAIN}row"):
            number, last = int(row.get("r")), 0
            if number <= last_row or number > 1_048_576 or float(row.get("ht", 15)) > 409:
                yield f"row {number} after {last_row}, {row.get('ht')} high"
            last_row = number
            for cell in row:
                column, at, _, _ = box(cell.get("r"))
                if at != number or column <= last or column > 16_384:
                    yield f"{cell.get('r')} in row {number} after column {last}"
                last = column
                look = int(cell.get("s", 0))
                if look >= len(ids):
                    yield f"{cell.get('r')} looks like {look}"
                yield from (f"{cell.get('r')}: {said}" for said in self._of_cell(cell, (number, column), is_day=look in days))

    def _of_cell(self, cell: Any, place: tuple[int, int], *, is_day: bool) -> Iterator[str]:
        kind, formula, value = cell.get("t", "n"), cell.find(f"{MAIN}f"), cell.find(f"{MAIN}v")
        if kind == "inlineStr":
            text = "".join(each.text or "" for each in cell.iter(f"{MAIN}t"))
            if cell.find(f"{MAIN}is") is None or value is not None:
                yield "a text that is none"
        elif kind == "s":
            text = self._shared[int(value.text)]
        else:
            text = (value.text or "") if value is not None else ""
        self.texts[place] = text
        if kind not in ("n", "s", "str", "inlineStr", "b", "e"):
            yield f"of kind {kind}"
        if len(text.encode("utf-16-le")) > 2 * _LONGEST_TEXT:
            yield "a text too long"
        if kind == "n" and text:
            number = float(text)
            if is_day and not 1 <= number <= _LAST_DAY:
                yield f"no day: {text}"
        if formula is not None:
            yield from self._of_formula(formula.text or "")

    @cached_property
    def _shared(self) -> list[str]:
        tree = self.package.trees.get("xl/sharedStrings.xml", ())
        return ["".join(each.text or "" for each in item.iter(f"{MAIN}t")) for item in tree]

    def _of_formula(self, formula: str) -> Iterator[str]:
        """It leads to sheets, tables and columns that are there."""
        bare = re.sub(r'"(?:[^"]|"")*"', '""', formula)
        if not formula or len(formula) > _LONGEST_FORMULA or formula.startswith("="):
            yield f"no formula: {formula[:60]}"
        if any(len(text) > 257 for text in re.findall(r'"(?:[^"]|"")*"', formula)):
            yield "a formula with a text over 255 letters"
        sheets = [title.replace("''", "'") for title in QUOTED.findall(bare)]
        yield from (f"leads to {title}, which is not there" for title in sheets if title not in self.package.sheets)
        for name, _, column in _COLUMN_OF.findall(bare):
            table = self.package.tables.get(name)
            wanted = re.sub(r"'(.)", r"\1", column)
            if table is None or wanted not in _columns_of(table):
                yield f"asks for {name}[{wanted}], which is not there"

    def _of_boxes(self) -> Iterator[str]:
        """Tables and merged cells do not overlap."""
        boxes = [(f"table {table.get('displayName')}", box(table.get("ref"))) for table in self.tables]
        boxes += [(f"merged {each.get('ref')}", box(each.get("ref"))) for each in self.tree.iter(f"{MAIN}mergeCell")]
        found = sorted(boxes, key=lambda each: each[1][1])
        for at, (name, here) in enumerate(found):
            for other, below in found[at + 1 :]:
                if below[1] > here[3]:
                    break
                if below[0] <= here[2] and below[2] >= here[0]:
                    yield f"{name} and {other} overlap"

    def _of_table(self, table: Any) -> Iterator[str]:
        """Its columns are called what stands in its header, each once; it has a row, and its filter is its own."""
        left, top, right, bottom = box(table.get("ref"))
        names, totals = _columns_of(table), int(table.get("totalsRowCount", 0))
        yield from (f"two columns {name}" for name, number in Counter(map(str.casefold, names)).items() if number > 1)
        if len(names) != right - left + 1 or bottom - top - totals < 1:
            yield f"{len(names)} columns in {table.get('ref')}"
        header = [self.texts.get((top, column), "") for column in range(left, right + 1)]
        if header != names:
            yield f"its header says {header}, its columns {names}"
        own = table.find(f"{MAIN}autoFilter")
        if own is not None and box(own.get("ref")) != (left, top, right, bottom - totals):
            yield f"filters {own.get('ref')} of {table.get('ref')}"
        ids = [each.get("id") for each in table.iter(f"{MAIN}tableColumn")]
        if len(set(ids)) != len(ids):
            yield "two columns with one id"
        if any(len(name) > 255 for name in names):
            yield "a heading over 255 letters"

    def _of_marks(self) -> Iterator[str]:
        """Conditional formats have looks and an order of their own."""
        looks = self.package.trees["xl/styles.xml"].find(f"{MAIN}dxfs")
        known = 0 if looks is None else len(looks)
        rules = list(self.tree.iter(f"{MAIN}cfRule"))
        if len({rule.get("priority") for rule in rules}) != len(rules):
            yield "two rules of one priority"
        ranges = Counter(each.get("sqref") for each in self.tree.iter(f"{MAIN}conditionalFormatting"))
        yield from (f"conditional formats of {cells} twice" for cells, number in ranges.items() if number > 1)
        for cells in ranges:
            parts = [box(part) for part in cells.split()]
            if _any_overlap(parts):
                yield f"a conditional format of {cells}, which overlap"
        for rule in rules:
            if rule.get("dxfId") is not None and int(rule.get("dxfId")) >= known:
                yield f"a rule looks like {rule.get('dxfId')}"
            yield from (
                f"a rule of {len(each.text)} letters" for each in rule.iter(f"{MAIN}formula") if not 0 < len(each.text) < _LONGEST_FORMULA
            )

    def _of_links(self) -> Iterator[str]:
        """Hyperlinks are not too many and lead to sheets that are there."""
        links = list(self.tree.iter(f"{MAIN}hyperlink"))
        if len(links) > _MOST_LINKS:
            yield f"{len(links)} hyperlinks"
        for link in links:
            for title in QUOTED.findall(link.get("location", "")):
                if title.replace("''", "'") not in self.package.sheets:
                    yield f"a link to {title}"

    def _of_paper(self) -> Iterator[str]:
        """Headers of pages are short enough; breaks come in their order."""
        for each in ("oddHeader", "oddFooter"):
            for text in self.tree.iter(f"{MAIN}{each}"):
                if len(text.text or "") > 255:
                    yield f"{each} of {len(text.text)} letters"
        for breaks in self.tree.iter(f"{MAIN}rowBreaks"):
            rows = [int(each.get("id")) for each in breaks]
            if rows != sorted(set(rows)) or int(breaks.get("count")) != len(rows):
                yield f"breaks after rows {rows}"


def _columns_of(table: Any) -> list[str]:
    """The names of a table's columns as they are read."""
    return [each.get("name").replace("_x000a_", "\n") for each in table.iter(f"{MAIN}tableColumn")]


def box(cells: str) -> Box:
    """Its first column and row, its last column and row."""
    left, top, right, bottom = range_boundaries(cells)
    return int(left or 1), int(top or 1), int(right or 16_384), int(bottom or 1_048_576)


def _any_overlap(boxes: Iterable[Box]) -> bool:
    every = list(boxes)
    return any(
        one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
        for at, one in enumerate(every)
        for other in every[at + 1 :]
    )
