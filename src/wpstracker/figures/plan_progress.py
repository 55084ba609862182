"""How far a plan has come as of a day: each item by itself and with what hangs below it, rolled up by the rules of `domain.rollup`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.progress import Told, in_order
from wpstracker.domain.rollup import NOTHING, Progress, begins_by, is_measure_overdue, of_measure, status_on, summed
from wpstracker.domain.vocabularies import EventStatus, ItemLevel, MeasureStatus
from wpstracker.figures.indicators import counts_by_item
from wpstracker.figures.plan_tree import Node, load_tree
from wpstracker.figures.rows import batches, marks
from wpstracker.records import PlanItem
from wpstracker.store.database import Store


@dataclass(slots=True)
class Branch:
    """An item with its progress: `own` without and `total` with what hangs below it. Only measures have a status that counts."""

    node: Node
    status: MeasureStatus | None
    has_evidence: bool
    is_overdue: bool
    own: Progress
    total: Progress = NOTHING
    children: list["Branch"] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The item's id."""
        return self.node.id


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """A plan as of a day: its top items, `own` for indicators of the plan as a whole, and everything together."""

    plan: str
    day: date
    branches: tuple[Branch, ...]
    own: Progress
    total: Progress

    def walk(self) -> Iterator[Branch]:
        """Every item in the order of the table."""
        waiting = list(self.branches)[::-1]
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting.extend(reversed(branch.children))


def progress_of(store: Store, plan: str, day: date | None = None, *, today: date | None = None, unrestricted: bool = False) -> PlanProgress:
    """How far a plan has come as of a day, or today; `unrestricted` does not count restricted items and what hangs below them."""
    now = today or date.today()
    as_of = day or now
    known = _Known(store, plan, as_of, now, unrestricted)
    branches = tuple(known.branch(node) for node in load_tree(store, plan, unrestricted=unrestricted))
    own = Progress(indicators=known.indicators.get(None, {}))
    return PlanProgress(plan, as_of, branches, own, own + summed(branch.total for branch in branches))


def progress_of_country(store: Store, country: str, day: date | None = None, *, today: date | None = None) -> dict[str, PlanProgress]:
    """The same for every plan of a country that has items or indicators, by plan; the newest plan first."""
    sql = """SELECT id FROM plan p WHERE country = ? AND (EXISTS (SELECT 1 FROM plan_item i WHERE i.plan_id = p.id)
                 OR EXISTS (SELECT 1 FROM indicator i WHERE i.plan_id = p.id))
             ORDER BY coalesce(nullif(in_force, ''), adopted, '') DESC, id"""
    return {plan: progress_of(store, plan, day, today=today) for (plan,) in store.rows(sql, (country,))}


class _Known:
    """What is known of a plan's items as of a day, read in a few queries."""

    def __init__(self, store: Store, plan: str, day: date, today: date, unrestricted: bool) -> None:
        self._day, self._today = day, today
        updates = _updates(store, plan)
        self._told, self._begun = _told(updates)
        self._evident = _evident(store, plan, [update for update in updates if begins_by(update.effective, day)], day)
        counted = counts_by_item(store, plan, day, unrestricted=unrestricted)
        self.indicators = {item: counts.verdicts for item, counts in counted.items()}

    def branch(self, node: Node) -> Branch:
        """A node with its progress and, before it, that of everything below."""
        item, id_ = node.item, node.id
        status = status_on(item.status, self._begun.get(id_, item.status), self._told.get(id_, ()), self._day, self._today)
        late = is_measure_overdue(status, item.due_kind, item.due, self._day)
        counts = of_measure(status, has_evidence=id_ in self._evident, is_overdue=late) if _is_measure(item) else NOTHING
        own = counts + Progress(indicators=self.indicators.get(id_, {}))
        children = [self.branch(child) for child in node.children]
        return Branch(node, status, id_ in self._evident, late, own, own + summed(child.total for child in children), children)


@dataclass(frozen=True, slots=True)
class _Update:
    id: str
    item: str
    effective: PartialDate | None
    before: str | None
    after: str | None
    names_evidence: bool


def _is_measure(item: PlanItem) -> bool:
    return item.level in (None, ItemLevel.MEASURE)


def _updates(store: Store, plan: str) -> list[_Update]:
    """Everything told of the measures of a plan."""
    sql = """SELECT u.id, u.item_id, u.effective, u.status_before, u.status_after, u.event_id IS NOT NULL OR u.source_id IS NOT NULL
             FROM measure_progress u JOIN plan_item i ON i.id = u.item_id WHERE i.plan_id = ? ORDER BY u.id"""
    return [
        _Update(id_, item, PartialDate.from_code(when) if when else None, before, after, bool(named))
        for id_, item, when, before, after, named in store.rows(sql, (plan,))
    ]


def _told(updates: Iterable[_Update]) -> tuple[dict[str, list[Told]], dict[str, str | None]]:
    """What was told of each item, the oldest first, and the status before the first of it."""
    told: dict[str, list[Told]] = defaultdict(list)
    before: dict[str, str | None] = {}
    for update in updates:
        told[update.item].append(Told(update.id, update.effective, update.after))
        before[update.id] = update.before
    ordered = {item: in_order(each) for item, each in told.items()}
    return ordered, {item: before[each[0].id] for item, each in ordered.items()}


def _evident(store: Store, plan: str, updates: Sequence[_Update], day: date) -> set[str]:
    """The items of a plan with evidence, as `domain.rollup.HOW_COUNTED` says it."""
    found = {update.item for update in updates if update.names_evidence}
    owners = {update.id: update.item for update in updates}
    owners |= {row[0]: row[0] for row in store.rows("SELECT id FROM plan_item WHERE plan_id = ?", (plan,))}
    for batch in batches(list(owners)):
        for kind in ("attachment", "citation"):
            sql = f"SELECT DISTINCT record FROM {kind} WHERE record IN ({marks(batch)})"
            found |= {owners[row[0]] for row in store.rows(sql, batch)}
    return found | _at_events(store, plan, day)


def _at_events(store: Store, plan: str, day: date) -> set[str]:
    """The items to which an event is linked that had been held by the day."""
    sql = """SELECT l.item_id, e.start FROM event_item l JOIN event e ON e.id = l.event_id JOIN plan_item i ON i.id = l.item_id
             WHERE i.plan_id = ? AND e.status = ?"""
    held = store.rows(sql, (plan, EventStatus.HELD))
    return {item for item, start in held if begins_by(PartialDate.from_code(start) if start else None, day)}
