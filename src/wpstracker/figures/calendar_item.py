"""One entry of a calendar: what it is the date of, and how exactly that date is known."""

from dataclasses import dataclass
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.redating import Unit, coarsest, common_unit
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.words import N_


class ItemKind(Vocabulary):
    """What a date in the calendar is the date of."""

    EVENT = "event", N_("Events")
    DEADLINE = "deadline", N_("Deadlines of recommendations")
    STEP = "step", N_("Next steps")
    MEASURE = "measure", N_("Terms of measures")
    PLAN = "plan", N_("Dates of plans")
    REPORT = "report", N_("Reports due")


class State(Vocabulary):
    """How far it has come, as far as a calendar tells it."""

    OPEN = "open", N_("Still to come or open")
    DONE = "done", N_("Held or done")
    OVERDUE = "overdue", N_("Overdue")
    CANCELLED = "cancelled", N_("Cancelled or postponed")
    NONE = "none", N_("A date")


class PlanDay(Vocabulary):
    """Which date of a plan it is."""

    ADOPTED = "adopted", N_("Adopted")
    LAUNCHED = "launched", N_("Launched")
    IN_FORCE = "in_force", N_("In force from")
    UNTIL = "until", N_("Ends")


ALL = tuple(ItemKind)


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """One entry. `start` and `end` are what is known; `first` and `last` the days they can mean, both inclusive.

    `id` is that of the record whose date it is, `opens` the kind and id of the record to be shown; `part` says which date of a plan.
    `has_words`: the term stands there in words of its own, which rule.
    """

    kind: ItemKind
    id: str
    opens: tuple[str, str]
    title: str
    country: str
    start: PartialDate
    end: PartialDate | None
    first: date
    last: date
    state: State
    status: str = ""
    place: str = ""
    part: str = ""
    hours: str = ""
    zone: str = ""
    has_words: bool = False
    is_restricted: bool = False

    @property
    def key(self) -> str:
        """Names it among all entries."""
        return f"{self.kind}/{self.id}/{self.part}"

    @property
    def exact(self) -> Unit:
        """Whether it stands on days, or only in a month or a year."""
        return coarsest(self.start, self.end)

    @property
    def unit(self) -> Unit | None:
        """By what it moves; None where its beginning and its end are known differently."""
        return common_unit(self.start, self.end)

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.last - self.first).days + 1

    def within(self, first: date, last: date) -> bool:
        """Whether any of its days lies between these, both inclusive."""
        return self.first <= last and self.last >= first
