"""The chain counted: of the events of a period, the recommendations made, and what came of them, link by link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.question import Filter, Only
from wpstracker.domain.recommendations import DONE
from wpstracker.domain.vocabularies import RecommendationRole, RecommendationStatus
from wpstracker.figures.activity import held
from wpstracker.figures.recommendation_conditions import EVIDENCED, IMPLEMENTED, LINKED, OPEN
from wpstracker.figures.recommendation_counts import count, rows_of
from wpstracker.figures.rows import batches, marks
from wpstracker.figures.selecting import event_condition
from wpstracker.store.database import Store

STEPS = ("recommendations", "linked", "implemented", "evidenced")
"""The steps of the chain in recommendations; each counts some of those of the step before."""
_COUNTED = (*STEPS, "unlinked_done")
_SUMS = f"""count(*), sum({LINKED}), sum(CASE WHEN {IMPLEMENTED} THEN {LINKED} END),
    sum(CASE WHEN {IMPLEMENTED} AND {LINKED} THEN {EVIDENCED} END), sum(CASE WHEN {IMPLEMENTED} THEN NOT {LINKED} END)"""
"""As CASE, since SQLite then looks no further where one of several conditions does not hold."""
_LINKED_SUMS = f"count(*), coalesce(sum({IMPLEMENTED}), 0), coalesce(sum(CASE WHEN {IMPLEMENTED} THEN {EVIDENCED} END), 0)"
_LINKED_ONES = "e.id IN (SELECT recommendation_id FROM recommendation_item)"
_LED_ONES = f"e.id IN (SELECT recommendation_id FROM recommendation_organisation WHERE role = '{RecommendationRole.LEAD}')"
"""Begun with the links, of which there are fewer than recommendations."""
_DONE_ONES = "e.status IN ({})".format(", ".join(f"'{status}'" for status in sorted(DONE)))
"""The opposite of `OPEN`."""
_MAYBE_DONE = f"e.status IN ('{RecommendationStatus.IMPLEMENTED}', '{RecommendationStatus.CLOSED}')"
"""Implied by `IMPLEMENTED`, so that an index begins there."""


@dataclass(frozen=True, slots=True)
class ChainCounts:
    """`events`: held. `recommendations`: made in the period, at those events or elsewhere. `linked`: of them, with a measure of a plan.

    `implemented`: of those, done. `evidenced`: of those, with evidence. `unlinked_done`: done without a measure, so outside the chain.
    """

    events: int
    recommendations: int
    linked: int
    implemented: int
    evidenced: int
    unlinked_done: int


def chain_of(store: Store, events: int, ids: Sequence[str]) -> ChainCounts:
    """The same of these recommendations, beside a number of held events."""
    found = dict.fromkeys(_COUNTED, 0)
    for batch in batches(ids):
        sql = f"SELECT {_SUMS} FROM recommendation e WHERE e.id IN ({marks(batch)})"
        for step, number in zip(found, store.rows(sql, batch)[0], strict=True):
            found[step] += number or 0
    return ChainCounts(events=events, **found)


@dataclass(frozen=True, slots=True)
class Loose:
    """What hangs outside the chain, at any time: open recommendations without a measure, without anybody responsible; those asked again."""

    orphans: int
    unowned: int
    recurring: int


def loose_counts(store: Store, question: Filter, today: date) -> Loose:
    """`question` asks for countries."""
    meant = rows_of(question, today)
    still_open = count(store, meant) - count(store, meant.that(_DONE_ONES))
    with_measure, with_lead = (count(store, meant.that(f"{OPEN} AND {ones}")) for ones in (_LINKED_ONES, _LED_ONES))
    recurring = count(store, rows_of(question.but(only=(Only.RECURRING,)), today))
    return Loose(still_open - with_measure, still_open - with_lead, recurring)


def question_of(step: str, question: Filter) -> Filter:
    """The question that lists what a step counts; “events” are held events, “unlinked_done” stands beside the chain."""
    if step == "events":
        return held(question)
    return question.but(only=(*question.only, *_ASKED[step]))


def chain_counts(store: Store, question: Filter, today: date) -> ChainCounts:
    """The chain of a question that asks for countries and a period."""
    where, values = event_condition(question_of("events", question))
    events = store.rows(f"SELECT count(*) FROM event e WHERE {where}", values)[0][0]
    meant = rows_of(question, today)
    with_measure = meant.that(_LINKED_ONES)
    linked, implemented, evidenced = store.rows(f"SELECT {_LINKED_SUMS} FROM {with_measure.sql}", meant.values)[0]
    alone = count(store, meant.that(f"{_MAYBE_DONE} AND {IMPLEMENTED} AND NOT {LINKED}"))
    return ChainCounts(events, count(store, meant), linked, implemented, evidenced, alone)


_ASKED: dict[str, tuple[Only, ...]] = {
    "recommendations": (),
    "linked": (Only.LINKED,),
    "implemented": (Only.LINKED, Only.IMPLEMENTED),
    "evidenced": (Only.LINKED, Only.IMPLEMENTED, Only.EVIDENCED),
    "unlinked_done": (Only.IMPLEMENTED,),
}
