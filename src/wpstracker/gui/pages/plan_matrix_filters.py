"""What is looked for in a plan's matrix: words, statuses, bodies, and what is late or not shown to be done."""

from collections.abc import Iterable

from wpstracker.domain.vocabularies import MeasureStatus
from wpstracker.figures.searched import found_by
from wpstracker.gui.language import tr
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.pages.options import of_vocabulary
from wpstracker.gui.pages.plan_matrix_lines import Line, LineBranch, every
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.records import PlanItem
from wpstracker.store.database import Store

_UNREPORTED = ""


class MatrixFilters:
    """Fills a FilterBar and says which lines fit."""

    def __init__(self, store: Store, bar: FilterBar) -> None:
        self._store, self._bar = store, bar
        self._named: set[str] | None = None
        statuses = [*of_vocabulary(MeasureStatus), Option(_UNREPORTED, tr("not reported"))]
        bar.add_choice("statuses", tr("Status"), statuses)
        bar.add_choice("bodies", tr("Responsible"))
        bar.add_toggle("overdue", tr("Overdue"), "clock")
        bar.add_toggle("no_evidence", tr("Without evidence"), "file")
        bar.add_toggle("no_report", tr("Without a report"), "message-square")

    def fill(self, branches: Iterable[LineBranch]) -> None:
        """Offer the bodies that are responsible for something."""
        names = sorted({body for branch in every(branches) for body in branch.line.counted.bodies}, key=str.casefold)
        self._bar.choice("bodies").set_options([Option(name, name) for name in names])

    def is_on(self) -> bool:
        """Whether anything is looked for."""
        return any(asked for part, asked in self._bar.values().items() if part != "as_of")

    def clear(self) -> None:
        """Look for everything, without announcing it."""
        self._bar.set_values({})

    def look_up(self) -> None:
        """Find what the words typed mean; to be asked before lines are."""
        self._named = found_by(self._store, PlanItem.kind(), self._bar.text())

    def fits(self, line: Line) -> bool:
        """Whether a line is looked for; of what a measure is asked, only measures fit."""
        counted, bar = line.counted, self._bar
        if bar.value("statuses") and not (line.is_measure and (line.status or _UNREPORTED) in bar.value("statuses")):
            return False
        if bar.value("bodies") and not set(bar.value("bodies")) & set(counted.bodies):
            return False
        if bar.is_on("overdue") and not counted.is_overdue:
            return False
        if bar.is_on("no_evidence") and (not line.is_measure or counted.has_evidence):
            return False
        if bar.is_on("no_report") and (not line.is_measure or counted.is_reported):
            return False
        return self._named is None or line.id in self._named or bool(line.item.number.startswith(bar.text()))
