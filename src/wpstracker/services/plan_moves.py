"""Moving items about in a plan's matrix: under each other, out again, up and down. An item's level follows its new place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wpstracker.domain.ordering import placed
from wpstracker.domain.plan_levels import DEEPEST, level_under, may_hold, rank, shifted
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.figures.plan_tree import Node, levels_of, load_tree, walk
from wpstracker.records import PlanItem
from wpstracker.store.database import Store
from wpstracker.words import N_

TITLE = N_("Move in the plan")
_UNDER_A_MEASURE = N_("“{text}” cannot stand under a measure: a measure holds only measures. Choose a goal, an objective or a task.")
_TOO_DEEP = N_("“{text}” would stand too deep: no level is left for what hangs below it. Move that out first.")
_UNDER_ITSELF = N_("An item cannot be moved below itself. Choose another place.")
_NOTHING_ABOVE = N_("There is no item before “{text}” under which it could go. Move it down first, or add a goal above it.")
_AT_THE_TOP = N_("“{text}” stands at the top already and cannot be moved out.")
_OTHER_PLAN = N_("Items can be moved only within their plan.")


def move(store: Store, ids: Sequence[str], above: str | None, position: int | None = None, initiator: object = None) -> None:
    """Take items with what hangs below them to a place among the children of another (None: the plan's top; no position: the end).

    The position counts the children that stay there. A level that is not allowed in the new place becomes the neighbour's. Raises Invalid.
    """
    matrix = _matrix(store, ids)
    target = matrix.target(above)
    nodes = matrix.chosen(ids)
    staying = [node for node in matrix.siblings(target) if node not in nodes]
    at = len(staying) if position is None else max(0, min(position, len(staying)))
    neighbour = next(iter(staying[max(at - 1, 0) :]), None)
    levels = [node.level if _may_stand(node.level, target) else matrix.level_beside(node, target, neighbour) for node in nodes]
    matrix.put(nodes, target, at, levels)
    matrix.save(store, initiator)


def indent(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Put items under the item before them, as its last children. Raises Invalid."""
    matrix = _matrix(store, ids)
    nodes = matrix.chosen(ids)
    for node in nodes:
        siblings = matrix.siblings(matrix.parent[node.id])
        before = [each for each in siblings[: siblings.index(node)] if each not in nodes]
        if not before:
            raise Invalid([_problem(_NOTHING_ABOVE, node)])
        target = before[-1]
        level = matrix.level_beside(node, target, target.children[-1] if target.children else None)
        matrix.put([node], target, len(target.children), [level])
    matrix.save(store, initiator)


def outdent(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Put items beside the one they stood under, right after it. Raises Invalid."""
    matrix = _matrix(store, ids)
    for node in reversed(matrix.chosen(ids)):
        parent = matrix.parent[node.id]
        if parent is None:
            raise Invalid([_problem(_AT_THE_TOP, node)])
        target = matrix.parent[parent.id]
        matrix.put([node], target, matrix.siblings(target).index(parent) + 1, [matrix.level_beside(node, target, parent)])
    matrix.save(store, initiator)


def move_up(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Put items before the sibling above them; those that are first stay."""
    _step_aside(store, ids, -1, initiator)


def move_down(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Put items behind the sibling below them; those that are last stay."""
    _step_aside(store, ids, 1, initiator)


def _step_aside(store: Store, ids: Sequence[str], step: int, initiator: object) -> None:
    """Each item changes place with its neighbour unless that moves too."""
    matrix = _matrix(store, ids)
    nodes = matrix.chosen(ids)
    for node in nodes if step < 0 else nodes[::-1]:
        parent = matrix.parent[node.id]
        siblings = matrix.siblings(parent)
        to = siblings.index(node) + step
        if 0 <= to < len(siblings) and siblings[to] not in nodes:
            matrix.put([node], parent, to, [node.level])
    matrix.save(store, initiator)


@dataclass
class _Matrix:
    """A plan's tree while it is being rearranged; what differs in the end is written."""

    tops: list[Node]
    levels: Sequence[ItemLevel]
    parent: dict[str, Node | None] = field(default_factory=dict)
    node: dict[str, Node] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    before: dict[str, tuple[object, ...]] = field(default_factory=dict)
    shape: list[tuple[str, str, ItemLevel]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parent = dict.fromkeys((top.id for top in self.tops), None)
        for node in walk(self.tops):
            self.node[node.id] = node
            self.before[node.id] = _standing(node)
            self.parent.update((child.id, node) for child in node.children)
        self.shape = self._shape()

    def _shape(self) -> list[tuple[str, str, ItemLevel]]:
        """What a person sees of the tree: each item in its order, what it hangs under, its level."""
        return [(node.id, above.id if (above := self.parent[node.id]) else "", node.level) for node in walk(self.tops)]

    def siblings(self, above: Node | None) -> list[Node]:
        """The list that what hangs under this one stands in."""
        return self.tops if above is None else above.children

    def target(self, above: str | None) -> Node | None:
        """The item that something is to hang under; Invalid when it is of another plan."""
        if above is not None and above not in self.node:
            raise Invalid([Problem("above", _OTHER_PLAN)])
        return self.node[above] if above else None

    def chosen(self, ids: Sequence[str]) -> list[Node]:
        """The items meant in the order of the table, without those that go along with another of them."""
        wanted = set(ids)
        return [node for node in walk(self.tops) if node.id in wanted and wanted.isdisjoint(self._above(node))]

    def _above(self, node: Node | None) -> Iterator[str]:
        while node is not None and (node := self.parent[node.id]) is not None:
            yield node.id

    def put(self, nodes: Sequence[Node], above: Node | None, position: int, levels: Sequence[ItemLevel]) -> None:
        """Take items from where they stand to a place among those that stay under another, each with its new level."""
        if above is not None and {above.id, *self._above(above)} & {node.id for node in nodes}:
            raise Invalid([Problem("above", _UNDER_ITSELF)])
        for node in nodes:
            if above is not None and above.level is ItemLevel.MEASURE is not node.level:
                raise Invalid([_problem(_UNDER_A_MEASURE, node)])
            self.siblings(self.parent[node.id]).remove(node)
        self.siblings(above)[position:position] = nodes
        for node, level in zip(nodes, levels, strict=True):
            self.parent[node.id] = above
            self.moved.add(node.id)
            _fit(node, level, above)

    def level_beside(self, node: Node, above: Node | None, neighbour: Node | None) -> ItemLevel:
        """The level an item takes on beside a neighbour; a measure that somebody has reported on stays one."""
        if node.item.status is not None and _may_stand(node.level, above):
            return node.level
        return neighbour.level if neighbour else level_under(above.level if above else None, self.levels)

    def save(self, store: Store, initiator: object) -> None:
        """Write every item whose place or level differs, as one step; what stays where it was is no step to undo."""
        if self._shape() == self.shape:
            return
        for above in {parent.id if parent else None: parent for id_ in self.moved for parent in [self.parent[id_]]}.values():
            siblings = self.siblings(above)
            moved = {position for position, node in enumerate(siblings) if node.id in self.moved}
            for node, sort in zip(siblings, placed([node.item.sort for node in siblings], moved), strict=True):
                node.item.sort = sort
                node.item.above = above.id if above else None
        with store.change(TITLE, initiator=initiator) as writer:
            for node in self.node.values():
                if _standing(node) != self.before[node.id]:
                    writer.save(node.item)


def _matrix(store: Store, ids: Sequence[str]) -> _Matrix:
    """The matrix of the plan that these items are of; an empty one when they are gone; Invalid for items of several plans."""
    items = [item for id_ in ids if (item := store.get(PlanItem, id_)) is not None]
    plans = {item.plan for item in items}
    if len(plans) > 1:
        raise Invalid([Problem("above", _OTHER_PLAN)])
    plan = next(iter(plans), None) or ""
    return _Matrix(load_tree(store, plan), levels_of(store, plan))


def _standing(node: Node) -> tuple[object, ...]:
    return node.item.above, node.item.sort, node.item.level


def _may_stand(level: ItemLevel, above: Node | None) -> bool:
    return above is None or may_hold(above.level, level)


def _fit(node: Node, level: ItemLevel, above: Node | None) -> None:
    """Give an item its level and those below it the levels that follow; Invalid when the levels do not suffice."""
    by = rank(level) - rank(node.level)
    node.item.level = level.value
    node.depth = above.depth + 1 if above else 0
    if node.depth >= DEEPEST:
        raise Invalid([_problem(_TOO_DEEP, node)])
    for child in node.children:
        wanted = shifted(child.level, by)
        if not may_hold(level, wanted):
            wanted = level_under(level)
        if wanted is ItemLevel.MEASURE is not child.level and child.children:
            raise Invalid([_problem(_TOO_DEEP, node)])
        _fit(child, wanted, node)


def _problem(message: str, node: Node) -> Problem:
    return Problem("above", message, {"text": node.item.text or node.item.number})
