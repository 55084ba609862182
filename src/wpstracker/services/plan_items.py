"""What a person can do with the items of a plan's matrix; each function is one step that can be undone.

`status` is not set here: services.progress is its one door, so that every change of it says when and on what grounds.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wpstracker.domain.plan_levels import level_under, may_hold
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.figures.plan_tree import Node, level_name, level_names, levels_of, load_tree, walk
from wpstracker.records import PlanItem
from wpstracker.services.new_plan_items import (
    TOO_WIDE,
    Making,
    NewIndicator,
    NewItem,
    country_of,
    level_of,
    place,
    problems,
    understand_term,
)
from wpstracker.services.plan_moves import indent, move, move_down, move_up, outdent
from wpstracker.services.responsible import KnownBodies, link_bodies
from wpstracker.store.database import Store
from wpstracker.words import N_

FIELD_TITLE = N_("Edit item of a plan")
_GONE = N_("This item is no longer in the plan. Somebody deleted it meanwhile.")
_HOLDS = N_("It holds items that are as wide as that: goal, then objective, task and measure. Move them out first.")
_OTHER_PLAN = N_("Items can be moved only within their plan.")


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
    chosen = level or level_of(beside) or level_under(level_of(holder), levels_of(store, plan))
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
        understand_term(item)
    found = [*problems(item), *(_level_problems(store, item) if name == "level" else ())]
    if found:
        raise Invalid(found)
    with store.change(FIELD_TITLE, initiator=initiator) as writer:
        writer.save(item)


def set_responsible(store: Store, id_: str, text: str, initiator: object = None) -> None:
    """Keep who is responsible as it is written, and link the bodies recognised in it; none is invented. Raises Invalid."""
    item = existing(store, id_)
    bodies = KnownBodies(store, country_of(store, item.plan))
    before = bodies.recognised(item.responsible_written)
    item.responsible_written = text.strip()
    with store.change(FIELD_TITLE, initiator=initiator) as writer:
        writer.save(item)
        link_bodies(store, writer, item, bodies.recognised(item.responsible_written), before)


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
    for count, node in enumerate(nodes, 1):
        number = f"{stem}{count}"
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
    at = next((number for number, each in enumerate(siblings, 1) if str(each.id) == after), len(siblings))
    made = Making(store, plan)
    tops = [made.item(row, holder) for row in rows]
    siblings[at:at] = tops
    place(siblings, range(at, at + len(tops)))
    with store.change(title, initiator=initiator) as writer:
        for each in siblings:
            if each not in tops:
                writer.save(each)
        made.write(writer)
    return [str(item.id) for item, _ in made.items]


def _level_problems(store: Store, item: PlanItem) -> list[Problem]:
    """A level fits between what the item belongs to and what hangs below it."""
    level, holder = level_of(item), store.get(PlanItem, item.above)
    if level is None or (holder is not None and not may_hold(level_of(holder) or ItemLevel.MEASURE, level)):
        return [Problem("level", TOO_WIDE)]
    below = store.fetch(PlanItem.select().where(PlanItem.above == item.id))
    fits = all(may_hold(level, level_of(each) or ItemLevel.MEASURE) for each in below)
    return [] if fits else [Problem("level", _HOLDS)]


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


EDITABLE = frozenset(PlanItem.described()) - {"plan", "above", "sort", "status", "reference", "responsible_written"}
"""What `set_field` may set besides the words on who is responsible."""

__all__ = [
    "EDITABLE",
    "NewIndicator",
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
