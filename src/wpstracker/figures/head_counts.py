"""The people counted at events: group by group, and all groups of an event together, with what follows from the numbers."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.vocabularies import Precision
from wpstracker.figures.rows import Row, batches, marks
from wpstracker.store.database import Store
from wpstracker.store.head_counts import PRECISIONS

_GROUPS = """SELECT event_id, women, men, other, undisaggregated, total, precision
    FROM participation WHERE event_id IN ({marks}) ORDER BY event_id, sort, id"""
_KEPT = "SELECT id, women, men, other, people, unsure FROM head_count WHERE id IN ({marks}) AND people IS NOT NULL"


def of_groups(store: Store, events: Sequence[str]) -> dict[str, list[Headcount]]:
    """The groups of each event, in their order."""
    found: dict[str, list[Headcount]] = defaultdict(list)
    for batch in batches(events):
        for event, *numbers in store.rows(_GROUPS.format(marks=marks(batch)), batch):
            found[event].append(shown(*numbers)["headcount"])
    return found


def of_events(store: Store, events: Sequence[str]) -> dict[str, Row]:
    """`shown` of all groups of each event together; an event of which no number is known has none of them either."""
    found = dict.fromkeys(events, shown(None, None, None, None, None, Precision.NOT_REPORTED))
    for batch in batches(events):
        for event, women, men, other, people, unsure in store.rows(_KEPT.format(marks=marks(batch)), batch):
            rest = people - (women or 0) - (men or 0) - (other or 0)
            found[event] = shown(women, men, other, rest if rest > 0 else None, people, PRECISIONS[unsure])
    return found


@lru_cache(maxsize=4_096)
def shown(women: int | None, men: int | None, other: int | None, rest: int | None, total: int | None, precision: str | None) -> Row:
    """What a row shows of a head count; many groups have the same numbers. `headcount` holds it as a `Headcount`."""
    count = Headcount(women, men, other, rest, total, Precision(precision) if precision else Precision.EXACT)
    return {
        "headcount": count,
        "women": women,
        "men": men,
        "other": other,
        "people": count.people(),
        "not_split": count.not_split(),
        "share_of_women": count.share_of_women,
        "counts": count.precision if count.is_reported else Precision.NOT_REPORTED,
    }
