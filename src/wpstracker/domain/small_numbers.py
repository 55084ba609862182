"""Small numbers: the few women or men of a police or border post can be recognised by their colleagues, even without a name.

The rule, for one row of a report, which is a group of people from a security institution:

1. A number of women, men, people of other sex or people not disaggregated from 1 to 4 is small and is written as “<5”; 0 hides nobody.
2. Where any of them is small, the number of all people is not written, so that it minus the other parts does not give the small one
   away; it is written as “<5” where it is small itself and at most two parts are (of three or four, “<5” would tell them).
3. A sum over rows holds only numbers that are written and says “at least” where it leaves one out (`figures.counted`). A sum that held
   hidden ones could not be written even where it alone tells none: several tables sum the same groups by country, type, theme …, and
   two sums over three groups can tell all three.

So every hidden number may have at least two values, also for a reader who knows this rule.
"""

from enum import Enum

from wpstracker.domain.headcount import Headcount

LIMIT = 5
SECURITY = frozenset(
    (
        *("ministry_internal_affairs", "ministry_defence", "border_service", "customs", "migration_service", "national_guard"),
        *("state_security", "prosecutors_office", "police_defence_academy", "emergency_situations"),
    )
)
"""Codes of institution types in which small numbers are pointed out."""

WHOLE = "people"
_MOST_TOLD = 2


class Hidden(Enum):
    """How a number is not written: as being small, or not at all."""

    SMALL = 1
    OTHER = 2


def parts_of(count: Headcount) -> dict[str, int]:
    """The parts of a group that somebody reported; the rest of a stated total is one of them."""
    values = {"women": count.women, "men": count.men, "other": count.other, "not_split": count.not_split()}
    return {name: value for name, value in values.items() if value is not None}


def is_few(number: float | None) -> bool:
    """Whether a number of people is so small that somebody could be recognised."""
    return number is not None and 0 < number < LIMIT


def is_small(count: Headcount) -> bool:
    """Whether any of its numbers is small."""
    return bool(hidden(count))


def hidden(count: Headcount) -> dict[str, Hidden]:
    """Which numbers of a group from a security institution are not written, and how."""
    found = {name: Hidden.SMALL for name, value in parts_of(count).items() if is_few(value)}
    people = count.people()
    if people is not None and (found or is_few(people)):
        found[WHOLE] = Hidden.SMALL if is_few(people) and len(found) <= _MOST_TOLD else Hidden.OTHER
    return found
