"""A plan's matrix read from the file: whole, or only the lines that changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from wpstracker.domain.rollup import Progress
from wpstracker.domain.vocabularies import MeasureStatus
from wpstracker.figures import plan_items
from wpstracker.figures.plan_progress import Branch, PlanProgress, progress_of
from wpstracker.gui.pages.plan_matrix_lines import Counted, Line, LineBranch, every
from wpstracker.records import PlanItem
from wpstracker.store.database import Store


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


@dataclass(slots=True)
class Renewed:
    """The lines that say something else, whether any came, went or moved, and whether what is rolled up may be another."""

    lines: list[Line] = field(default_factory=list)
    moved: bool = False
    counts: bool = False


def renew(store: Store, matrix: Matrix, ids: Iterable[str], today: date, language: str) -> Renewed | None:
    """Read the items that changed and put them into the matrix; None when only reading everything will do.

    No ids: something that is counted changed, but no item.
    """
    found, known = Renewed(counts=not ids), matrix.lines
    for id_ in ids:
        was, item = known.get(id_), store.get(PlanItem, id_)
        if item is None or item.plan != matrix.progress.plan:
            found.moved = known.pop(id_, None) is not None or found.moved
            continue
        found.moved = was is None or _stands_otherwise(was.item, item) or found.moved
        found.counts = was is None or _counts_otherwise(was.item, item) or found.counts
        known[id_] = _read_line(store, item, was, matrix.progress.day, language, is_today=matrix.progress.day == today)
        found.lines.append(known[id_])
    branches = _branches_of(known.values())
    if branches is None:
        return None
    matrix.branches = branches
    found.counts = found.counts or found.moved
    return found


def _read_line(store: Store, item: PlanItem, known: Line | None, day: date, language: str, *, is_today: bool) -> Line:
    """One line anew; evidence and what is rolled up stay as they were `known` until everything is read again."""
    row = plan_items.rows(store, [str(item.id)], day, language)[str(item.id)]
    status = MeasureStatus(item.status) if item.status and is_today else known.status if known and not is_today else None
    counted = Counted.of(row, has_evidence=known is not None and known.counted.has_evidence, is_overdue=row["overdue"])
    return Line.of(item, status, counted, known.total if known else Progress())


def _stands_otherwise(was: PlanItem, item: PlanItem) -> bool:
    """Whether an item has another place."""
    return bool((was.above, was.sort) != (item.above, item.sort))


def _counts_otherwise(was: PlanItem, item: PlanItem) -> bool:
    """Whether something of an item changed that is rolled up."""
    return bool((was.level, was.status, was.due, was.due_kind) != (item.level, item.status, item.due, item.due_kind))


def _branches_of(lines: Iterable[Line]) -> list[LineBranch] | None:
    """The tree that lines make, as `figures.plan_tree` makes it; None when some hang below themselves."""
    ordered = sorted(lines, key=lambda line: (line.item.sort is None, line.item.sort or 0, line.id))
    branches = {line.id: LineBranch(line) for line in ordered}
    tops: list[LineBranch] = []
    for line in ordered:
        above = branches.get(line.item.above or "")
        (tops if above is None else above.children).append(branches[line.id])
    return tops if sum(1 for _ in every(tops)) == len(ordered) else None
