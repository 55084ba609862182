"""Held events step by step through time, for tables whose columns are months, quarters, half-years or years."""

from dataclasses import dataclass

from wpstracker.domain.question import Filter
from wpstracker.domain.steps import Step, steps_between, usual_step
from wpstracker.figures.activity import held
from wpstracker.figures.counted import KIND, By, Counted, by_step, counted
from wpstracker.figures.selecting import event_condition
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Steps:
    """The first months ("2024-04") of the steps from the first to the last of a question, without gaps; none where nothing is dated."""

    step: Step
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepByStep:
    """How many held events of each kind begin in each step; `undated`: that much of the date is not known; `earlier`: begun before."""

    steps: Steps
    counts: dict[tuple[str, str], int]
    undated: dict[str, int]
    earlier: dict[str, int]

    @property
    def kinds(self) -> list[str]:
        """Types of events there are, "" for those not stated last."""
        return sorted({kind for kind, _ in self.counts} | self.undated.keys() | self.earlier.keys(), key=lambda kind: (not kind, kind))

    def of_kind(self, kind: str) -> int:
        """All held events of a kind."""
        return sum(self.counts.get((kind, month), 0) for month in self.steps.months) + self.undated.get(kind, 0) + self.earlier.get(kind, 0)


def steps_of(store: Store, question: Filter, step: Step | None = None) -> Steps:
    """The steps of a question, of the length asked for or the shortest that gives no more than twelve of them."""
    where, values = event_condition(held(question))
    dated = f"SELECT min(e.start), max(e.start) FROM event e WHERE {where} AND e.start NOT LIKE '--%'"
    begins, ends = store.rows(dated, values)[0]
    first = question.after.earliest() if question.after else None
    last = question.before.latest() if question.before else None
    one = f"{first:%Y-%m}" if first else _month(begins)
    two = f"{last:%Y-%m}" if last else max(_month(ends), one)
    if not (one and two):
        return Steps(step or Step.YEAR, ())
    length = step or usual_step(one, two)
    return Steps(length, tuple(steps_between(one, two, length)))


def kinds_by_step(store: Store, question: Filter, step: Step | None = None) -> StepByStep:
    """Held events by kind and step."""
    found = StepByStep(steps_of(store, question, step), {}, {}, {})
    known = set(found.steps.months)
    where, values = event_condition(held(question))
    sql = f"SELECT {KIND.value}, {by_step(found.steps.step).value}, count(*) FROM event e WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2"
    for kind, month, number in store.rows(sql, values):
        if month in known:
            found.counts[kind, month] = number
        else:
            rest = found.undated if not month else found.earlier
            rest[kind] = rest.get(kind, 0) + number
    return found


def people_by_step(store: Store, question: Filter, steps: Steps, *by: By, suppress: bool = False) -> list[Counted]:
    """Held events and people by step (the first of each line's values), a line without events where there are none."""
    found = counted(store, question, by_step(steps.step), *by, suppress=suppress)
    return [line for line in found if line.by[0] in steps.months]


def _month(start: str | None) -> str:
    return (start if len(start) > 4 else f"{start}-01")[:7] if start else ""
