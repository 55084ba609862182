"""Which level of a plan's matrix may hold which: goal, objective, task, measure; a plan may skip some, and a measure may hold measures."""

from collections.abc import Sequence

from wpstracker.domain.vocabularies import ItemLevel

ORDER = tuple(ItemLevel)
"""The levels from the widest to the narrowest."""

DEEPEST = 8
"""No plan seen has more than four levels; measures in measures may add some."""


def may_hold(above: ItemLevel, below: ItemLevel) -> bool:
    """Whether an item of one level may stand under one of another: only what is narrower, or a measure under a measure."""
    return rank(below) > rank(above) or above is below is ItemLevel.MEASURE


def rank(level: ItemLevel) -> int:
    """0 for a goal, 3 for a measure."""
    return ORDER.index(level)


def level_under(above: ItemLevel | None, levels: Sequence[ItemLevel] = ORDER) -> ItemLevel:
    """The level that comes next under one, of those the plan has; under nothing the plan's widest."""
    if above is None:
        return levels[0] if levels else ItemLevel.GOAL
    return next((level for level in levels if rank(level) > rank(above)), ItemLevel.MEASURE)


def shifted(level: ItemLevel, by: int) -> ItemLevel:
    """The level so many steps narrower (or wider); a measure stays a measure."""
    if level is ItemLevel.MEASURE:
        return level
    return ORDER[min(max(rank(level) + by, 0), len(ORDER) - 1)]
