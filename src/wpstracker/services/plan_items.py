"""What a person can do with the items of a plan's matrix; each function is one step that can be undone.

`status` is not set here: services.progress is its one door, so that every change of it says when and on what grounds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from wpstracker.domain.deadlines import understand
from wpstracker.domain.ordering import placed
from wpstracker.domain.plan_levels import level_under, may_hold
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.figures.plan_tree import Node, level_name, level_names, levels_of, load_tree, walk
from wpstracker.records import Indicator, Plan, PlanItem
from wpstracker.services.checking import money_problems
from wpstracker.services.plan_moves import indent, move, move_down, move_up, outdent
from wpstracker.services.references import references
from wpstracker.services.responsible import KnownBodies, link_bodies
from wpstracker.store.database import Store
from wpstracker.store.writing import Writer
from wpstracker.words import N_

FIELD_TITLE = N_("Edit item of a plan")
_GONE = N_("This item is no longer in the plan. Somebody deleted it meanwhile.")
_BELOW_MEASURE = N_("A measure holds only measures. Choose a goal, an objective or a task to put this under.")
_TOO_WIDE = N_("An item must be narrower than what it belongs to: goal, then objective, task and measure. Move it out first.")
_HOLDS = N_("It holds items that are as wide as that: goal, then objective, task and measure. Move them out first.")
_BACKWARDS = N_("It would be due before it starts. Correct one of the two dates.")
_OTHER_PLAN = N_("Items can be moved only within their plan.")


@dataclass
class NewItem:
    """An item to be added with what hangs below it; `fields` are those of PlanItem by name, `responsible` is as written."""

    level: ItemLevel
    text: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    responsible: str = ""
    indicators: list[Indicator] = field(default_factory=list)
    children: list["NewItem"] = field(default_factory=list)

    def walk(self) -> Iterator["NewItem"]:
        """This one and everything below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def add(
    store: Store,
    plan: str,
    above: str | None = None,
    after: str | None = None,
    level: ItemLevel | None = None,
    text: str = "",
    initiator: object = None,
    **fields: Any,
) -> str:
    """Add an item under another (None: at the top), behind a sibling (None: as the last); its id. Raises Invalid.

    Without a level it takes that of the sibling, else the next the plan has below what it belongs to.
    """
    holder = existing(store, above) if above else None
    beside = existing(store, after) if after else None
    chosen = level or _level(beside) or level_under(_level(holder), levels_of(store, plan))
    new = NewItem(ItemLevel(chosen), text, fields, fields.pop("responsible_written", ""))
    return _write(store, plan, above, after, [new], N_("Add to the plan"), initiator)[0]


def paste(store: Store, plan: str, above: str | None, after: str | None, rows: Sequence[NewItem], initiator: object = None) -> list[str]:
    """Add several items with what hangs below them, as `add` would; the ids of all of them, in order. Raises Invalid."""
    return _write(store, plan, above, after, rows, N_("Paste into the plan"), initiator)


def set_field(store: Store, id_: str, name: str, value: Any, initiator: object = None) -> None:
    """Change one field of an item; the words of a term or of who is responsible are also understood. Raises Invalid."""
    if name == "responsible_written":
        set_responsible(store, id_, value, initiator)
        return
    if name not in EDITABLE:
        raise ValueError(f"“{name}” is not a field that is set here.")
    item = existing(store, id_)
    setattr(item, name, value.strip() if isinstance(value, str) else value)
    if name == "due_written":
        _understand_term(item)
    found = [*problems(item), *(_level_problems(store, item) if name == "level" else ())]
    if found:
        raise Invalid(found)
    with store.change(FIELD_TITLE, initiator=initiator) as writer:
        writer.save(item)


def set_responsible(store: Store, id_: str, text: str, initiator: object = None) -> None:
    """Keep who is responsible as it is written, and link the bodies recognised in it; none is invented. Raises Invalid."""
    item = existing(store, id_)
    bodies = KnownBodies(store, _country(store, item.plan))
    before = bodies.recognised(item.responsible_written)
    item.responsible_written = text.strip()
    with store.change(FIELD_TITLE, initiator=initiator) as writer:
        writer.save(item)
        link_bodies(store, writer, item, bodies.recognised(item.responsible_written), before)


def problems(item: PlanItem) -> list[Problem]:
    """Amounts and currency are sound; nothing is due before it starts. What is unknown is no problem, not even the text."""
    found = money_problems(item, "budget_planned", "budget_spent")
    starts, ends = (item.start.earliest() if item.start else None), (item.due.latest() if item.due else None)
    if starts and ends and ends < starts:
        found.append(Problem("due", _BACKWARDS))
    return found


def count_with_below(store: Store, ids: Sequence[str]) -> int:
    """How many items would go if these were deleted: themselves and everything below them."""
    return len(_with_below(store, ids))


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> int:
    """Delete items with everything below them; how many went."""
    count = count_with_below(store, ids)
    title = N_("Delete item of a plan") if count == 1 else N_("Delete {n} items of a plan")
    with store.change(title, initiator=initiator, n=count) as writer:
        for id_ in ids:
            item = store.get(PlanItem, id_)
            if item is not None:
                writer.delete(item)
    return count


def renumber(store: Store, plan: str, initiator: object = None) -> int:
    """Give every item the number of its place: 1, 1.1, 1.1.2; how many changed."""
    changed = 0
    with store.change(N_("Renumber the plan"), initiator=initiator) as writer:
        for node, number in numbered(load_tree(store, plan)):
            if node.item.number != number:
                node.item.number = number
                changed += writer.save(node.item)
    return changed


def numbered(nodes: Iterable[Node], stem: str = "") -> Iterator[tuple[Node, str]]:
    """Every node with the number its place gives it."""
    for place, node in enumerate(nodes, 1):
        number = f"{stem}{place}"
        yield node, number
        yield from numbered(node.children, f"{number}.")


def existing(store: Store, id_: str) -> PlanItem:
    """The item; Invalid when somebody deleted it."""
    item = store.get(PlanItem, id_)
    if item is None:
        raise Invalid([Problem("id", _GONE)])
    return item


def _write(
    store: Store, plan: str, above: str | None, after: str | None, rows: Sequence[NewItem], title: str, initiator: object
) -> list[str]:
    """Make the items and put them in their place, as one step."""
    holder = existing(store, above) if above else None
    if holder is not None and holder.plan != plan:
        raise Invalid([Problem("above", _OTHER_PLAN)])
    siblings: list[PlanItem] = [node.item for node in _children(load_tree(store, plan), above)]
    place = next((number for number, each in enumerate(siblings, 1) if str(each.id) == after), len(siblings))
    made = _Making(store, plan)
    tops = [made.item(row, holder) for row in rows]
    siblings[place:place] = tops
    _place(siblings, range(place, place + len(tops)))
    with store.change(title, initiator=initiator) as writer:
        for each in siblings:
            if each not in tops:
                writer.save(each)
        made.write(writer)
    return [str(item.id) for item, _ in made.items]


def _place(siblings: Sequence[PlanItem], moved: Iterable[int]) -> None:
    for each, sort in zip(siblings, placed([each.sort for each in siblings], set(moved)), strict=True):
        each.sort = sort


class _Making:
    """Items on their way into the file: checked, named, then written."""

    def __init__(self, store: Store, plan: str) -> None:
        self._store, self._plan = store, plan
        self._names = references(store, PlanItem(plan=plan))
        self._indicator_names = references(store, Indicator(plan=plan))
        self.items: list[tuple[PlanItem, NewItem]] = []

    def item(self, new: NewItem, holder: PlanItem | None) -> PlanItem:
        """The record of an item and, collected, of everything below it. Raises Invalid."""
        if holder is not None and not may_hold(_level(holder) or ItemLevel.MEASURE, new.level):
            raise Invalid([Problem("level", _BELOW_MEASURE if _level(holder) is ItemLevel.MEASURE else _TOO_WIDE)])
        made = PlanItem(plan=self._plan, above=holder.id if holder else None, level=new.level.value, text=new.text.strip())
        for name, value in new.fields.items():
            setattr(made, name, value)
        made.responsible_written, made.reference = new.responsible.strip(), next(self._names)
        if made.due_written and not (made.due or made.start or made.due_kind):
            _understand_term(made)
        found = problems(made)
        if found:
            raise Invalid(found)
        self.items.append((made, new))
        _place([self.item(child, made) for child in new.children], range(len(new.children)))
        return made

    def write(self, writer: Writer) -> None:
        """Save the items with the bodies their words name and with their indicators."""
        bodies = KnownBodies(self._store, _country(self._store, self._plan)) if any(new.responsible for _, new in self.items) else None
        for item, new in self.items:
            writer.save(item)
            if bodies is not None and new.responsible:
                link_bodies(self._store, writer, item, bodies.recognised(new.responsible))
            for sort, indicator in enumerate(new.indicators):
                indicator.plan, indicator.item, indicator.sort = self._plan, str(item.id), sort
                indicator.reference = next(self._indicator_names)
                writer.save(indicator)


def _understand_term(item: PlanItem) -> None:
    """What the words of a term mean; words that mean nothing known leave no date behind."""
    meant = understand(item.due_written)
    item.start, item.due = (meant.start, meant.due) if meant else (None, None)
    item.due_kind = meant.kind.value if meant else None
    item.rhythm = meant.rhythm.value if meant and meant.rhythm else None


def _level_problems(store: Store, item: PlanItem) -> list[Problem]:
    """A level fits between what the item belongs to and what hangs below it."""
    level, holder = _level(item), store.get(PlanItem, item.above)
    if level is None or (holder is not None and not may_hold(_level(holder) or ItemLevel.MEASURE, level)):
        return [Problem("level", _TOO_WIDE)]
    below = store.fetch(PlanItem.select().where(PlanItem.above == item.id))
    fits = all(may_hold(level, _level(each) or ItemLevel.MEASURE) for each in below)
    return [] if fits else [Problem("level", _HOLDS)]


def _level(item: PlanItem | None) -> ItemLevel | None:
    return ItemLevel(item.level) if item is not None and item.level else None


def _children(tree: list[Node], above: str | None) -> list[Node]:
    if above is None:
        return tree
    return next((node.children for node in walk(tree) if node.id == above), [])


def _with_below(store: Store, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    plans = {item.plan for id_ in ids if (item := store.get(PlanItem, id_)) is not None and item.plan}
    for plan in plans:
        for node in walk(load_tree(store, plan)):
            if node.id in ids:
                found |= {below.id for below in walk([node])}
    return found


def _country(store: Store, plan: str | None) -> str:
    found = store.get(Plan, plan)
    return found.country if found else ""


EDITABLE = frozenset(PlanItem.described()) - {"plan", "above", "sort", "status", "reference", "responsible_written"}
"""What `set_field` may set besides the words on who is responsible."""

__all__ = [
    "EDITABLE",
    "NewItem",
    "Node",
    "add",
    "count_with_below",
    "delete",
    "existing",
    "indent",
    "level_name",
    "level_names",
    "levels_of",
    "load_tree",
    "move",
    "move_down",
    "move_up",
    "numbered",
    "outdent",
    "paste",
    "problems",
    "renumber",
    "set_field",
    "set_responsible",
    "walk",
]
