"""The gaps the overview counts: those of `data_gaps` whose records a list can show, counted by index and not gathered one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.question import Filter, Only
from wpstracker.figures.activity import held
from wpstracker.figures.attention import count_recommendations, undated_question
from wpstracker.figures.data_gaps import CHECKS
from wpstracker.figures.participation import Disaggregation
from wpstracker.figures.selecting import event_condition
from wpstracker.store.database import Store

_LABELS = {check.key: check.label for check in CHECKS}


@dataclass(frozen=True, slots=True)
class KeyGap:
    """How many records a check finds, and the question that lists them on a page; `label` is untranslated."""

    key: str
    number: int
    page: str
    question: Filter

    @property
    def label(self) -> str:
        """What the check calls these records."""
        return _LABELS[self.key]


def key_gaps(store: Store, always: Filter, people: Disaggregation, unowned: int, today: date) -> list[KeyGap]:
    """Gaps there are at any time, the most frequent first; `always` asks for countries, `people` and `unowned` are its figures."""
    held_ones = held(always)
    found = [
        KeyGap("event_not_counted", people.not_reported, "events", held_ones.but(only=(Only.NOT_REPORTED,))),
        KeyGap("event_no_split", people.only_totals, "events", held_ones.but(split=False, only=(Only.REPORTED,))),
        *_of_events(store, always),
        KeyGap("recommendation_no_owner", unowned, "recommendations", always.but(only=(Only.NO_OWNER,))),
        *_undated(store, always, today),
    ]
    return sorted((gap for gap in found if gap.number), key=lambda gap: -gap.number)


def _of_events(store: Store, always: Filter) -> Iterator[KeyGap]:
    """What an event does not say of itself, in one walk over an index."""
    where, values = event_condition(always)
    without = "coalesce(e.{0}, '') = ''"
    parts = ("(e.start IS NULL OR e.start LIKE '--%')", without.format("event_kind"), without.format("country"))
    sql = f"SELECT {', '.join(f'coalesce(sum({part}), 0)' for part in parts)} FROM event e WHERE {where}"
    dateless, typeless, countryless = store.rows(sql, values)[0]
    yield KeyGap("event_no_date", dateless, "events", always.but(only=(Only.NO_YEAR,)))
    yield KeyGap("event_no_kind", typeless, "events", always.but(kinds=("",)))
    yield KeyGap("event_no_country", countryless, "events", always.but(countries=("",)))


def _undated(store: Store, always: Filter, today: date) -> Iterator[KeyGap]:
    question = undated_question(always)
    yield KeyGap("recommendation_no_date", count_recommendations(store, question, today), "recommendations", question)
