"""The lines of a plan's matrix: each item with what is counted of it, as a tree, and the tree narrowed to what is looked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wpstracker.domain.rollup import Progress
from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus
from wpstracker.figures import plan_items
from wpstracker.figures.plan_progress import Branch, PlanProgress, progress_of
from wpstracker.figures.rows import Row
from wpstracker.records import PlanItem
from wpstracker.store.database import Store

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
    bodies: tuple[str, ...] = ()
    """The names of the bodies linked as responsible or co-responsible."""

    @classmethod
    def of(cls, row: Row, *, has_evidence: bool, is_overdue: bool) -> "Counted":
        """From a row of the figures."""
        bodies = tuple(name for part in (row["responsible"], row["co_responsible"]) if part for name in part.split("; "))
        counts = (row["indicator_count"], row["event_count"], row["recommendation_count"])
        return cls(*counts, row["last_update"] is not None, has_evidence, is_overdue, bodies)


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


@dataclass(slots=True)
class Matrix:
    """A plan's matrix as of a day: every line by its id, and the tree they make."""

    progress: PlanProgress
    lines: dict[str, Line]
    branches: list[LineBranch]


def read_matrix(store: Store, plan: str, day: date, today: date, language: str) -> Matrix:
    """Read every line of a plan."""
    progress = progress_of(store, plan, day, today=today)
    rows = plan_items.rows(store, [branch.id for branch in progress.walk()], day, language)
    lines: dict[str, Line] = {}

    def made(branch: Branch) -> LineBranch:
        counted = Counted.of(rows[branch.id], has_evidence=branch.has_evidence, is_overdue=branch.is_overdue)
        line = lines[branch.id] = Line.of(branch.node.item, branch.status, counted, branch.total)
        return LineBranch(line, [made(child) for child in branch.children])

    return Matrix(progress, lines, [made(branch) for branch in progress.branches])


def read_line(store: Store, item: PlanItem, known: Line | None, day: date, language: str, *, is_today: bool) -> Line:
    """One line anew; evidence and what is rolled up stay as they were `known` until everything is read again."""
    row = plan_items.rows(store, [str(item.id)], day, language)[str(item.id)]
    status = MeasureStatus(item.status) if item.status and is_today else known.status if known and not is_today else None
    counted = Counted.of(row, has_evidence=known is not None and known.counted.has_evidence, is_overdue=row["overdue"])
    return Line.of(item, status, counted, known.total if known else Progress())


def stands_otherwise(was: PlanItem, item: PlanItem) -> bool:
    """Whether an item has another place."""
    return bool((was.above, was.sort) != (item.above, item.sort))


def counts_otherwise(was: PlanItem, item: PlanItem) -> bool:
    """Whether something of an item changed that is rolled up."""
    return bool((was.level, was.status, was.due, was.due_kind) != (item.level, item.status, item.due, item.due_kind))


def branches_of(lines: Iterable[Line]) -> list[LineBranch] | None:
    """The tree that lines make, as `figures.plan_tree` makes it; None when some hang below themselves."""
    ordered = sorted(lines, key=lambda line: (line.item.sort is None, line.item.sort or 0, line.id))
    branches = {line.id: LineBranch(line) for line in ordered}
    tops: list[LineBranch] = []
    for line in ordered:
        above = branches.get(line.item.above or "")
        (tops if above is None else above.children).append(branches[line.id])
    return tops if sum(1 for _ in every(tops)) == len(ordered) else None


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
