"""The gaps the overview counts: those of `data_gaps` whose records a list can show, counted by index and not gathered one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.question import Filter, Only
from wpstracker.figures.activity import held
from wpstracker.figures.attention import count_recommendations, undated_question
from wpstracker.figures.data_gaps import CHECKS
from wpstracker.figures.participation import Reporting
from wpstracker.figures.selecting import count_events
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


def key_gaps(store: Store, always: Filter, people: Reporting, unowned: int, today: date) -> list[KeyGap]:
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
    """What an event does not say of itself; each is found in an index."""
    asked = {
        "event_no_date": always.but(only=(Only.NO_YEAR,)),
        "event_no_kind": always.but(kinds=("",)),
        "event_no_country": always.but(countries=("",)),
    }
    if always.countries and "" not in always.countries:
        del asked["event_no_country"]
    yield from (KeyGap(key, count_events(store, question), "events", question) for key, question in asked.items())


def _undated(store: Store, always: Filter, today: date) -> Iterator[KeyGap]:
    question = undated_question(always)
    yield KeyGap("recommendation_no_date", count_recommendations(store, question, today), "recommendations", question)
