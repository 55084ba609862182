"""Who took part in the events that were held, and how far they were counted by sex."""

from dataclasses import dataclass

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Precision
from wpstracker.figures.activity import held
from wpstracker.figures.selecting import REPORTED, SPLIT, event_condition
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Disaggregation:
    """Held events: how many, how many say any number of people, how many count women and men.

    `split`: women and men are both counted in at least one block of the event (`selecting.SPLIT`, `Filter.split`).
    `wholly`: of these, nobody is left whose sex was not counted. `people`: all blocks together; a part nobody reported is None.
    """

    held: int
    reported: int
    split: int
    wholly: int
    people: Headcount

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


_SPLIT = "coalesce(p.women, 0) + coalesce(p.men, 0) + coalesce(p.other, 0)"
_PEOPLE = f"coalesce(p.total, {_SPLIT} + coalesce(p.undisaggregated, 0))"
_BY_EVENT = f"""SELECT sum(p.women) AS women, sum(p.men) AS men, sum(p.other) AS other, sum({_PEOPLE}) AS people, sum({_SPLIT}) AS split,
    max(CASE WHEN {SPLIT} THEN 1 ELSE 0 END) AS is_split,
    max(CASE p.precision WHEN '{Precision.ABOUT}' THEN 2 WHEN '{Precision.AT_LEAST}' THEN 1 ELSE 0 END) AS unsure
    FROM participation p JOIN event e ON e.id = p.event_id WHERE {REPORTED} AND {{where}} GROUP BY p.event_id"""
_PRECISION = (Precision.EXACT, Precision.AT_LEAST, Precision.ABOUT)


def disaggregation(store: Store, question: Filter) -> Disaggregation:
    """Participation in the held events of a question, in every capacity; people who came twice are counted twice.

    People not disaggregated are, event by event, those beyond its women, men and other: the same number the list of events shows.
    """
    where, values = event_condition(held(question))
    number = store.rows(f"SELECT count(*) FROM event e WHERE {where}", values)[0][0]
    sql = f"""SELECT count(*), coalesce(sum(is_split), 0), coalesce(sum(CASE WHEN people <= split THEN is_split ELSE 0 END), 0),
        sum(women), sum(men), sum(other), nullif(sum(CASE WHEN people > split THEN people - split ELSE 0 END), 0), sum(people),
        coalesce(max(unsure), 0) FROM ({_BY_EVENT.format(where=where)}) AS by_event"""
    reported, split, wholly, women, men, other, rest, people, unsure = store.rows(sql, values)[0]
    total = Headcount(women, men, other, rest, people, _PRECISION[unsure] if reported else Precision.NOT_REPORTED)
    return Disaggregation(number, reported, split, wholly, total)
