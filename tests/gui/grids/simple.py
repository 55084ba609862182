"""A grid of three columns to test on: words, numbers, one of a list."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from wpstracker.gui.grids.columns import ChoiceColumn, GridColumn, Reading, Row
from wpstracker.gui.widgets.choice import Entry

_ids = count()


@dataclass(frozen=True)
class Number(GridColumn):
    """Whole numbers only."""

    blank: Any = None

    @property
    def is_number(self) -> bool:
        return True

    def read(self, text: str, row: Row) -> Reading | str:
        if not text.strip():
            return Reading(None)
        return Reading(int(text)) if text.strip().isdigit() else f"{text} is no number"


COLUMNS: list[GridColumn] = [
    GridColumn("who", "Who", 120, titles=("Кто",)),
    Number("women", "Women", 80, titles=("Женщины",)),
    Number("men", "Men", 80),
    ChoiceColumn("sure", "How sure", 100, blank="exact", entries=[Entry("exact", "Exact"), Entry("about", "About", ("около",))]),
]


def fresh() -> Row:
    """An empty row."""
    return Row(f"row {next(_ids)}", {column.key: column.blank for column in COLUMNS})


def row(who: str = "", women: int | None = None, men: int | None = None, sure: str = "exact") -> Row:
    """A filled row."""
    return Row(f"row {next(_ids)}", {"who": who, "women": women, "men": men, "sure": sure})
