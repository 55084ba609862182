"""The matrix of a plan as a tree, and what the plan calls its levels."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wpstracker.domain.plan_levels import ORDER
from wpstracker.domain.vocabularies import ItemLevel, Privacy
from wpstracker.records import PlanItem, PlanLevel
from wpstracker.store.database import Store
from wpstracker.words import Words


@dataclass(slots=True)
class Node:
    """An item with what hangs below it, in order; the top has depth 0."""

    item: PlanItem
    depth: int = 0
    children: list["Node"] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The item's id."""
        return str(self.item.id)

    @property
    def level(self) -> ItemLevel:
        """The item's level; a measure when none is said."""
        return ItemLevel(self.item.level or ItemLevel.MEASURE)


def load_tree(store: Store, plan: str, *, unrestricted: bool = False) -> list[Node]:
    """The items of a plan that stand at its top, each with its children; every item of the plan appears once.

    What hangs below itself (two offices moved two items under each other) or below another plan's item stands at the top.
    `unrestricted` leaves out restricted items with all that hangs below them.
    """
    tops = _tree(store, plan)
    return _without_restricted(tops) if unrestricted else tops


def _tree(store: Store, plan: str) -> list[Node]:
    nodes = {str(item.id): Node(item) for item in store.fetch(PlanItem.select().where(PlanItem.plan == plan))}
    ordered = sorted(nodes.values(), key=_position)
    below: dict[str, list[Node]] = defaultdict(list)
    tops: list[Node] = []
    for node in ordered:
        (below[node.item.above] if node.item.above in nodes else tops).append(node)
    reached: set[str] = set()
    for top in tops:
        _hang(top, below, reached)
    for node in ordered:
        if node.id not in reached:
            _hang(node, below, reached)
            tops.append(node)
    return tops


def _without_restricted(nodes: Iterable[Node]) -> list[Node]:
    kept = [node for node in nodes if node.item.privacy != Privacy.RESTRICTED]
    for node in kept:
        node.children = _without_restricted(node.children)
    return kept


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node in the order of the table: each before what hangs below it."""
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def levels_of(store: Store, plan: str) -> tuple[ItemLevel, ...]:
    """The levels a plan has, widest first: those it names, or all four when it names none."""
    named = {level.level for level in _named(store, plan)}
    return tuple(level for level in ORDER if level in named) or ORDER


def level_names(store: Store, plan: str, words: Words) -> dict[ItemLevel, str]:
    """What a plan calls each level, in a language where it says so; our own word for those it does not name."""
    return {level: words(level.label) for level in ORDER} | own_level_names(store, plan, words.language)


def own_level_names(store: Store, plan: str, language: str) -> dict[ItemLevel, str]:
    """The names a plan itself gives to its levels, in a language where it says so."""
    said = {level.level: (level.names.get(language) or level.name).strip() for level in _named(store, plan)}
    return {ItemLevel(level): name for level, name in said.items() if level and name}


def level_name(store: Store, plan: str, level: ItemLevel, words: Words) -> str:
    """What a plan calls one level."""
    return level_names(store, plan, words)[ItemLevel(level)]


def _named(store: Store, plan: str) -> list[PlanLevel]:
    return store.fetch(PlanLevel.select().where(PlanLevel.plan == plan).order_by(PlanLevel.sort, PlanLevel.id))


def _hang(top: Node, below: dict[str, list[Node]], reached: set[str]) -> None:
    """Give each node under a top its children and its depth."""
    reached.add(top.id)
    waiting = [top]
    while waiting:
        node = waiting.pop()
        for child in below.get(node.id, ()):
            if child.id not in reached:
                reached.add(child.id)
                child.depth = node.depth + 1
                node.children.append(child)
                waiting.append(child)


def _position(node: Node) -> tuple[bool, int, str]:
    return node.item.sort is None, node.item.sort or 0, node.id
