"""New items of a plan on their way into the file: what a paste or a single new row brings, checked, named and written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from wpstracker.domain.deadlines import understand
from wpstracker.domain.ordering import placed
from wpstracker.domain.plan_levels import may_hold
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.records import Indicator, IndicatorTarget, Plan, PlanItem
from wpstracker.services.checking import money_problems
from wpstracker.services.references import references
from wpstracker.services.responsible import KnownBodies, link_bodies
from wpstracker.store.database import Store
from wpstracker.store.writing import Writer
from wpstracker.words import N_

TOO_WIDE = N_("An item must be narrower than what it belongs to: goal, then objective, task and measure. Move it out first.")
_BELOW_MEASURE = N_("A measure holds only measures. Choose a goal, an objective or a task to put this under.")
_BACKWARDS = N_("It would be due before it starts. Correct one of the two dates.")


@dataclass
class NewIndicator:
    """An indicator to be added with an item, with its target if there is one."""

    record: Indicator
    target: IndicatorTarget | None = None


@dataclass
class NewItem:
    """An item to be added with what hangs below it; `fields` are those of PlanItem by name, `responsible` is as written."""

    level: ItemLevel
    text: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    responsible: str = ""
    indicators: list[NewIndicator] = field(default_factory=list)
    children: list["NewItem"] = field(default_factory=list)

    def walk(self) -> Iterator["NewItem"]:
        """This one and everything below it."""
        yield self
        for child in self.children:
            yield from child.walk()


class Making:
    """Items on their way into the file: checked, named, then written."""

    def __init__(self, store: Store, plan: str) -> None:
        self._store, self._plan = store, plan
        self._names = references(store, PlanItem(plan=plan))
        self._indicator_names = references(store, Indicator(plan=plan))
        self.items: list[tuple[PlanItem, NewItem]] = []

    def item(self, new: NewItem, holder: PlanItem | None) -> PlanItem:
        """The record of an item and, collected, of everything below it. Raises Invalid."""
        if holder is not None and not may_hold(level_of(holder) or ItemLevel.MEASURE, new.level):
            raise Invalid([Problem("level", _BELOW_MEASURE if level_of(holder) is ItemLevel.MEASURE else TOO_WIDE)])
        made = PlanItem(plan=self._plan, above=holder.id if holder else None, level=new.level.value, text=new.text.strip())
        for name, value in new.fields.items():
            setattr(made, name, value)
        made.responsible_written, made.reference = new.responsible.strip(), next(self._names)
        if made.due_written and not (made.due or made.start or made.due_kind):
            understand_term(made)
        found = problems(made)
        if found:
            raise Invalid(found)
        self.items.append((made, new))
        place([self.item(child, made) for child in new.children], range(len(new.children)))
        return made

    def write(self, writer: Writer) -> None:
        """Save the items with the bodies their words name and with their indicators."""
        bodies = KnownBodies(self._store, country_of(self._store, self._plan)) if any(new.responsible for _, new in self.items) else None
        for item, new in self.items:
            writer.save(item)
            if bodies is not None and new.responsible:
                link_bodies(self._store, writer, item, bodies.recognised(new.responsible))
            for sort, indicator in enumerate(new.indicators):
                self._write_indicator(writer, item, sort, indicator)

    def _write_indicator(self, writer: Writer, item: PlanItem, sort: int, new: NewIndicator) -> None:
        record = new.record
        record.plan, record.item, record.sort, record.reference = self._plan, str(item.id), sort, next(self._indicator_names)
        writer.save(record)
        if new.target is not None:
            new.target.indicator = str(record.id)
            writer.save(new.target)


def problems(item: PlanItem) -> list[Problem]:
    """Amounts and currency are sound; nothing is due before it starts. What is unknown is no problem, not even the text."""
    found = money_problems(item, "budget_planned", "budget_spent")
    starts, ends = (item.start.earliest() if item.start else None), (item.due.latest() if item.due else None)
    if starts and ends and ends < starts:
        found.append(Problem("due", _BACKWARDS))
    return found


def place(siblings: Sequence[PlanItem], moved: Iterable[int]) -> None:
    """Give siblings numbers in their order; those at the `moved` positions are new there."""
    for each, sort in zip(siblings, placed([each.sort for each in siblings], set(moved)), strict=True):
        each.sort = sort


def understand_term(item: PlanItem) -> None:
    """What the words of a term mean; words that mean nothing known leave no date behind."""
    meant = understand(item.due_written)
    item.start, item.due = (meant.start, meant.due) if meant else (None, None)
    item.due_kind = meant.kind.value if meant else None
    item.rhythm = meant.rhythm.value if meant and meant.rhythm else None


def level_of(item: PlanItem | None) -> ItemLevel | None:
    """The level of an item, if there is one."""
    return ItemLevel(item.level) if item is not None and item.level else None


def country_of(store: Store, plan: str | None) -> str:
    """The country of a plan; empty when there is none."""
    found = store.get(Plan, plan)
    return found.country if found else ""
