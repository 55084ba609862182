"""Rows copied from a plan's table become items of its matrix.

Reading gives a preview with what was not understood; nothing is written before `plan_items.paste` gets its nodes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wpstracker.domain.amounts import read_amount
from wpstracker.domain.deadlines import understand
from wpstracker.domain.plan_headings import Holds, numbered, section
from wpstracker.domain.plan_levels import rank
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.figures.plan_tree import levels_of
from wpstracker.services.new_plan_items import NewItem
from wpstracker.services.pasted_columns import Layout, layout
from wpstracker.services.pasted_indicators import indicators
from wpstracker.services.plan_items import existing
from wpstracker.store.database import Store
from wpstracker.words import N_, Words

_NO_DATE = N_("No date was understood from this term; it is kept as it is written.")
_NO_AMOUNT = N_("This is not an amount; it is kept in the note.")
_NO_STATUS = N_("A status needs its date: record it as progress. The words are kept in the note.")
_NO_COLUMN = N_("It is not known what this column holds; its words are kept in the note.")
_SECOND = N_("The item has this already; what stands here is kept in the note.")
_NO_ITEM = N_("There is no goal, task or measure in this row, so it was left out.")

_TEXTS = {Holds.FORM: "form", Holds.EXPECTED: "expected", Holds.FUNDING: "funding_source"}
_OF_INDICATORS = (Holds.INDICATOR, Holds.BASELINE, Holds.TARGET, Holds.DATA_SOURCE)


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A cell that was kept as words or left out; row and column count from 1, as they were pasted."""

    row: int
    column: int
    heading: str
    text: str
    message: str

    def said(self, words: Words) -> str:
        """Why, in the reader's language."""
        return words(self.message)


@dataclass
class PastedItems:
    """What a paste would add. `columns` says what each column was taken for, None for unknown; `skipped` are rows without items."""

    nodes: list[NewItem] = field(default_factory=list)
    columns: tuple[Holds | None, ...] = ()
    not_understood: list[NotUnderstood] = field(default_factory=list)
    has_headings: bool = False
    skipped: int = 0

    def walk(self) -> Iterator[NewItem]:
        """Every item in order."""
        for node in self.nodes:
            yield from node.walk()

    @property
    def total(self) -> int:
        """How many items there are."""
        return sum(1 for _ in self.walk())

    @property
    def indicators(self) -> int:
        """How many indicators come with them."""
        return sum(len(item.indicators) for item in self.walk())

    def by_level(self) -> dict[ItemLevel, int]:
        """How many of each level."""
        return dict(Counter(item.level for item in self.walk()))


def read(store: Store, plan: str, cells: Sequence[Sequence[str]], above: str | None = None) -> PastedItems:
    """What these cells mean in the matrix of a plan, under one of its items or at its top; nothing is written. Raises Invalid."""
    holder = existing(store, above).level if above else None
    return understood(cells, levels_of(store, plan), ItemLevel(holder) if holder else None)


def understood(
    cells: Sequence[Sequence[str]], levels: Sequence[ItemLevel] = tuple(ItemLevel), above: ItemLevel | None = None
) -> PastedItems:
    """The same for a plan with these levels, under an item of a level."""
    width = max(map(len, cells), default=0)
    even = [[*row, *[""] * (width - len(row))] for row in cells]
    reading = _Reading(layout(even), levels, above)
    for number, row in enumerate(even):
        reading.read_row(number, [cell.strip() for cell in row])
    return reading.result


class _Reading:
    """Reads row after row, remembering the goal, task and measure it is in."""

    def __init__(self, found: Layout, levels: Sequence[ItemLevel], above: ItemLevel | None) -> None:
        self._layout = found
        self._by_depth = found.level_by_depth(levels, above)
        self._span = next((level for level in levels if above is None or rank(level) > rank(above)), ItemLevel.MEASURE)
        self._open: list[NewItem] = []
        self.result = PastedItems(columns=found.columns, has_headings=bool(found.heading_rows))

    def read_row(self, number: int, row: Sequence[str]) -> None:
        """Add what a row names; a row that names nothing new tells more of the item before it."""
        if number in self._layout.heading_rows or not any(row) or self._layout.is_repeated(row):
            self.result.skipped += 1
            return
        own_number = self._cell(row, Holds.NUMBER).rstrip(".)")
        items = [self._enter(level, place, text, own_number) for level, place, text in self._titles(row, own_number)]
        if not self._open:
            self.result.skipped += 1
            self._say(number, next(at for at, cell in enumerate(row) if cell), row, _NO_ITEM)
            return
        item = items[-1] if items else self._open[-1]
        if items and own_number and not self._layout.is_spanning(row):
            item.fields.setdefault("number", own_number)
        if not self._layout.is_spanning(row):
            self._read_fields(item, number, row)

    def _titles(self, row: Sequence[str], own_number: str) -> list[tuple[ItemLevel, str, str]]:
        """(level, number, text) of the items a row names, widest first."""
        filled = [cell for cell in row if cell]
        if len(filled) - bool(own_number and filled[0] != filled[-1]) == 1 and (said := section(filled[-1])):
            return [said]
        if self._layout.is_spanning(row):
            return [(self._span, *numbered(filled[0]))]
        found = []
        for level, at in self._layout.level_columns:
            if row[at]:
                said = section(row[at])
                found.append(said if said and said[0] is level else (level, *numbered(row[at])))
        generic = self._layout.generic
        if generic is not None and row[generic]:
            place, text = numbered(row[generic])
            depth = (own_number or place).rstrip(".)").count(".")
            found.append((self._by_depth.get(depth, ItemLevel.MEASURE), place, text))
        return found

    def _enter(self, level: ItemLevel, place: str, text: str, own_number: str) -> NewItem:
        """The open item that a cell only repeats, else a new one in its place."""
        for item in self._open:
            known = item.fields.get("number")
            if item.level is level and item.text == text and not (known and (place or own_number) not in ("", known)):
                return item
        while self._open and not rank(self._open[-1].level) < rank(level):
            self._open.pop()
        item = NewItem(level, text, {"number": place} if place else {})
        (self._open[-1].children if self._open else self.result.nodes).append(item)
        self._open.append(item)
        return item

    def _read_fields(self, item: NewItem, number: int, row: Sequence[str]) -> None:
        """What the other cells of a row say of its item."""
        for at, (holds, cell) in enumerate(zip(self._layout.columns, row, strict=True)):
            if not cell or self._is_title(at, holds):
                continue
            if holds in _TEXTS:
                item.fields[_TEXTS[holds]] = _joined(item.fields.get(_TEXTS[holds], ""), cell, "; ")
            elif holds is Holds.RESPONSIBLE:
                item.responsible = _joined(item.responsible, cell, ", ")
            elif holds is Holds.TERM:
                self._read_term(item, number, at, row)
            elif holds is Holds.AMOUNT:
                self._read_amount(item, number, at, row)
            elif holds not in _OF_INDICATORS and holds is not Holds.CO_RESPONSIBLE:
                self._keep(item, at, row)
                if holds is not Holds.NOTE:
                    self._say(number, at, row, _NO_STATUS if holds is Holds.STATUS else _NO_COLUMN)
        if others := self._cell(row, Holds.CO_RESPONSIBLE):
            item.responsible = _joined(
                item.responsible, f"{self._heading(self._layout.columns.index(Holds.CO_RESPONSIBLE))}: {others}", "; "
            )
        item.indicators += indicators(item, *(self._cell(row, holds) for holds in _OF_INDICATORS))

    def _is_title(self, at: int, holds: Holds | None) -> bool:
        return holds is Holds.NUMBER or at == self._layout.generic or any(at == column for _, column in self._layout.level_columns)

    def _read_term(self, item: NewItem, number: int, at: int, row: Sequence[str]) -> None:
        if item.fields.get("due_written", row[at]) != row[at]:
            self._keep(item, at, row)
            self._say(number, at, row, _SECOND)
            return
        item.fields["due_written"] = row[at]
        if understand(row[at]) is None:
            self._say(number, at, row, _NO_DATE)

    def _read_amount(self, item: NewItem, number: int, at: int, row: Sequence[str]) -> None:
        try:
            amount = read_amount(row[at], self._heading(at))
        except ValueError:
            self._keep(item, at, row)
            self._say(number, at, row, _NO_AMOUNT)
            return
        if amount is None:
            return
        if item.fields.get("budget_planned", amount.value) != amount.value:
            self._keep(item, at, row)
            self._say(number, at, row, _SECOND)
            return
        item.fields["budget_planned"] = amount.value
        if amount.currency:
            item.fields["currency"] = amount.currency

    def _keep(self, item: NewItem, at: int, row: Sequence[str]) -> None:
        """Put the words of a cell into the item's note, under the heading of the column."""
        said = f"{self._heading(at)}: {row[at]}" if self._heading(at) and self._layout.columns[at] is not Holds.NOTE else row[at]
        item.fields["notes"] = _joined(item.fields.get("notes", ""), said, "\n")

    def _say(self, number: int, at: int, row: Sequence[str], message: str) -> None:
        self.result.not_understood.append(NotUnderstood(number + 1, at + 1, self._heading(at), row[at], message))

    def _heading(self, at: int) -> str:
        return self._layout.headings[at] if at < len(self._layout.headings) else ""

    def _cell(self, row: Sequence[str], holds: Holds) -> str:
        columns = self._layout.columns
        return row[columns.index(holds)] if holds in columns else ""


def _joined(before: str, more: str, between: str) -> str:
    """Both texts; what is said already is not said again."""
    return before if more in before else between.join(text for text in (before, more) if text)
