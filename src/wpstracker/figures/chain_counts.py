"""The chain counted: of the events of a period, the recommendations made, and what came of them, link by link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.question import Filter, Only
from wpstracker.figures.activity import held
from wpstracker.figures.recommendation_conditions import EVIDENCED, IMPLEMENTED, LED, LINKED, OPEN
from wpstracker.figures.rows import batches, marks
from wpstracker.figures.selecting import event_condition, recommendation_condition
from wpstracker.store.database import Store

STEPS = ("recommendations", "linked", "implemented", "evidenced")
"""The steps of the chain in recommendations; each counts some of those of the step before."""
_COUNTED = (*STEPS, "unlinked_done")
_SUMS = f"""count(*), sum({LINKED}), sum(CASE WHEN {IMPLEMENTED} THEN {LINKED} END),
    sum(CASE WHEN {IMPLEMENTED} AND {LINKED} THEN {EVIDENCED} END), sum(CASE WHEN {IMPLEMENTED} THEN NOT {LINKED} END)"""
"""As CASE, since SQLite then looks no further where one of several conditions does not hold."""


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
    where, values = recommendation_condition(question, today)
    sql = f"SELECT coalesce(sum(NOT {LINKED}), 0), coalesce(sum(NOT {LED}), 0) FROM recommendation e WHERE {OPEN} AND {where}"
    orphans, unowned = store.rows(sql, values)[0]
    return Loose(orphans, unowned, _count(store, question.but(only=(Only.RECURRING,)), today))


def question_of(step: str, question: Filter) -> Filter:
    """The question that lists what a step counts; “events” are held events, “unlinked_done” stands beside the chain."""
    if step == "events":
        return held(question)
    return question.but(only=(*question.only, *_ASKED[step]))


def chain_counts(store: Store, question: Filter, today: date) -> ChainCounts:
    """The chain of a question that asks for countries and a period."""
    where, values = event_condition(question_of("events", question))
    events = store.rows(f"SELECT count(*) FROM event e WHERE {where}", values)[0][0]
    where, values = recommendation_condition(question, today)
    found = store.rows(f"SELECT {_SUMS} FROM recommendation e WHERE {where}", values)[0]
    return ChainCounts(events=events, **{step: number or 0 for step, number in zip(_COUNTED, found, strict=True)})


def _count(store: Store, question: Filter, today: date) -> int:
    where, values = recommendation_condition(question, today)
    return int(store.rows(f"SELECT count(*) FROM recommendation e WHERE {where}", values)[0][0])


_ASKED: dict[str, tuple[Only, ...]] = {
    "recommendations": (),
    "linked": (Only.LINKED,),
    "implemented": (Only.LINKED, Only.IMPLEMENTED),
    "evidenced": (Only.LINKED, Only.IMPLEMENTED, Only.EVIDENCED),
    "unlinked_done": (Only.IMPLEMENTED,),
}
