"""The lines of a plan's matrix: each item with what is counted of it, as a tree, and the tree narrowed to what is looked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from wpstracker.domain.rollup import Progress
from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus
from wpstracker.figures.rows import Row
from wpstracker.records import PlanItem

_SHOWN = (
    *("number", "text", "level", "responsible_written", "start", "due", "due_kind", "due_written", "rhythm", "form", "expected"),
    *("budget_planned", "budget_spent", "currency", "funding_source"),
)
"""The fields a line shows; when one of them differs it is drawn anew."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What hangs on an item: links, indicators, updates; whether anything shows what was done, whether it is late."""

    indicators: int = 0
    events: int = 0
    recommendations: int = 0
    is_reported: bool = False
    has_evidence: bool = False
    is_overdue: bool = False
    bodies: tuple[tuple[str, str], ...] = ()
    """Ids and names of the bodies linked as responsible or co-responsible."""

    @classmethod
    def of(cls, row: Row, *, has_evidence: bool, is_overdue: bool) -> "Counted":
        """From a row of the figures."""
        counts = (row["indicator_count"], row["event_count"], row["recommendation_count"])
        return cls(*counts, row["last_update"] is not None, has_evidence, is_overdue, row["bodies"])


@dataclass(slots=True)
class Line:
    """An item as the table shows it; two lines are equal when they look the same. `status` is that of the day looked at."""

    id: str
    item: PlanItem = field(compare=False)
    said: tuple[Any, ...]
    status: MeasureStatus | None = None
    counted: Counted = field(default_factory=Counted)
    total: Progress = field(default_factory=Progress)
    """Of the item with everything below it."""

    @classmethod
    def of(cls, item: PlanItem, status: MeasureStatus | None, counted: Counted, total: Progress) -> "Line":
        """The line of an item."""
        said = (*(getattr(item, name) for name in _SHOWN), tuple(sorted((item.texts or {}).items())))
        return cls(str(item.id), item, said, status, counted, total)

    @classmethod
    def unsaved(cls, id_: str, item: PlanItem) -> "Line":
        """The line of an item that is not in the file."""
        return cls(id_, item, ())

    @property
    def level(self) -> ItemLevel:
        """The item's level; a measure when none is said."""
        return ItemLevel(self.item.level or ItemLevel.MEASURE)

    @property
    def is_measure(self) -> bool:
        """Only measures have a status."""
        return self.level is ItemLevel.MEASURE

    @property
    def is_heading(self) -> bool:
        """Whether it is a goal or an objective."""
        return self.level in (ItemLevel.GOAL, ItemLevel.OBJECTIVE)


@dataclass(slots=True)
class LineBranch:
    """A line with what hangs below it."""

    line: Line
    children: list["LineBranch"] = field(default_factory=list)


def every(branches: Iterable[LineBranch]) -> Iterator[LineBranch]:
    """Every branch in the order of the table."""
    for branch in branches:
        yield branch
        yield from every(branch.children)


def narrowed(branches: Sequence[LineBranch], fits: Callable[[Line], bool]) -> tuple[list[LineBranch], int]:
    """The branches that fit, with what they hang under, and how many fit by themselves."""
    found, count = [], 0
    for branch in branches:
        children, below = narrowed(branch.children, fits)
        own = fits(branch.line)
        count += below + own
        if own or children:
            found.append(LineBranch(branch.line, children))
    return found, count
