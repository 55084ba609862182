"""Who took part in the events that were held, and how far they were counted by sex."""

from dataclasses import dataclass

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.question import Filter
from wpstracker.figures.activity import held
from wpstracker.figures.counted import counted, kept_rows
from wpstracker.figures.selecting import event_condition
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Reporting:
    """Held events: how many, how many say any number of people, how many count women and men.

    `split`: women and men are both counted in at least one block of the event (`store.head_counts.SPLIT`, `Filter.split`).
    """

    held: int
    reported: int
    split: int

    @property
    def not_reported(self) -> int:
        """Held events of which no number of people is known; they add nothing to `people`, and that is not zero people."""
        return self.held - self.reported

    @property
    def only_totals(self) -> int:
        """Held events with a number of people in which no block counts women and men."""
        return self.reported - self.split

    @property
    def share(self) -> float | None:
        """Events with sex-disaggregated counts among all held events, 0 to 1; None when none was held."""
        return self.split / self.held if self.held else None


@dataclass(frozen=True, slots=True)
class Disaggregation(Reporting):
    """`wholly`: of those split, nobody is left whose sex was not counted. `people`: all blocks together; a part nobody reported is None."""

    wholly: int
    people: Headcount


def reporting(store: Store, question: Filter) -> Reporting:
    """The first numbers of `disaggregation` alone."""
    where, values = event_condition(held(question))
    sql = f"SELECT count(*), count(people), coalesce(sum(is_split), 0) FROM ({kept_rows(where)}) AS by_event"
    return Reporting(*store.rows(sql, values)[0])


def disaggregation(store: Store, question: Filter) -> Disaggregation:
    """Participation in the held events of a question, in every capacity; people who came twice are counted twice.

    People not disaggregated are, event by event, those beyond its women, men and other: the same number the list of events shows.
    """
    (found,) = counted(store, question)
    return Disaggregation(found.held, found.reported, found.split, found.wholly, found.people)
