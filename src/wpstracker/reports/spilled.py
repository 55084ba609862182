"""Texts that are too long for a cell go on on a sheet of their own."""

from dataclasses import dataclass, field

from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import TableSheet
from wpstracker.reports.cells import LONGEST, pieces
from wpstracker.words import N_, Words

TITLE = N_("Long texts")
_COLUMNS = (
    Column("sheet", N_("Sheet"), Type.TEXT),
    Column("name", N_("Reference"), Type.TEXT),
    Column("column", N_("Column"), Type.TEXT),
    Column("part", N_("Part"), Type.COUNT),
    Column("text", N_("Text"), Type.LONG_TEXT),
)

LongText = dict[str, object]


@dataclass
class Spilled:
    """What did not fit, with the place each belongs to; `title` is the real name of their sheet."""

    words: Words
    title: str = ""
    rows: list[LongText] = field(default_factory=list)

    def keep(self, sheet: str, name: str, column: Column, text: str) -> str:
        """Keep the text in parts if it must be, and tell what stands in the cell instead."""
        remark = self.words(N_("… (continued on the sheet “{sheet}”)"), sheet=self.title)
        if len(pieces(text)) == 1:
            return text
        parts = pieces(text, LONGEST - len(remark))
        for number, part in enumerate(parts[1:], 2):
            self.rows.append({"sheet": sheet, "name": name, "column": self.words(column.label), "part": number, "text": part})
        return parts[0] + remark

    def sheet(self) -> TableSheet:
        """The sheet; how many rows it has is known only when all others are written."""
        return TableSheet("LongTexts", self.words(TITLE), _COLUMNS, lambda: self.rows, 0, "", fixed=2)
