"""The life of each plan as pieces of time, from stage to stage, as far as claims and its own dates tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.plan_status import PlanDates, StatusClaim, standing
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Instrument, Stage
from wpstracker.figures.plans import all_rows, claims_by_plan
from wpstracker.store.database import Store

_NOTHING = (Stage.NONE, Stage.UNKNOWN)
_OVER = (Stage.EXPIRED, Stage.EVALUATED, Stage.SUCCEEDED, Stage.REPEALED, Stage.NEVER_ADOPTED)


@dataclass(frozen=True, slots=True)
class StageSpan:
    """A plan stood at a stage from one day to another, both inclusive."""

    stage: Stage
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PlanLife:
    """A plan with its stages, oldest first; `is_open` when nothing says when the last ends: it is drawn up to today."""

    id: str
    title: str
    country: str
    instrument: Instrument
    edition: int | None
    spans: tuple[StageSpan, ...]
    is_open: bool

    @property
    def first(self) -> date:
        """Its first known day."""
        return self.spans[0].first

    @property
    def last(self) -> date:
        """Its last day, or the present one."""
        return self.spans[-1].last


def plan_lives(store: Store, question: Filter, today: date, language: str = "en") -> list[PlanLife]:
    """The plans meant of which any time is known, by country and beginning."""
    claims = claims_by_plan(store)
    found = []
    for row in all_rows(store, question, today, language):
        dates = PlanDates(row["adopted"], row["launched"], row["in_force"], row["until"])
        spans, is_open = stages([claim.said for claim in claims[row["id"]]], dates, today)
        if spans:
            instrument = Instrument(row["instrument"] or Instrument.NAP_1325)
            found.append(PlanLife(row["id"], row["title"], row["country"], instrument, row["edition"], spans, is_open))
    return sorted(found, key=lambda life: (life.country, life.first, life.id))


def stages(claims: Iterable[StatusClaim], dates: PlanDates, today: date) -> tuple[tuple[StageSpan, ...], bool]:
    """A plan's stages from its first known day to its end, or to the present day when none is known; whether the end is open."""
    told = list(claims)
    turns = sorted(
        {day for when in (*(claim.as_of for claim in told), dates.adopted, dates.launched, dates.in_force) if (day := _first(when))}
    )
    end = dates.until.latest() if dates.until else None
    pieces: list[tuple[Stage, date]] = []
    for day in turns:
        stage = standing(told, dates, day).stage
        if not pieces or pieces[-1][0] is not stage:
            pieces.append((stage, day))
    begun = next((at for at, (stage, _) in enumerate(pieces) if stage not in _NOTHING), len(pieces))
    pieces = pieces[begun:]
    if not pieces or pieces[0][0] in _OVER or (end and end < pieces[0][1]):
        return (), False
    over = next((day for stage, day in pieces if stage in _OVER), None)
    last = end or (over - timedelta(days=1) if over else max(today, pieces[-1][1]))
    kept = [(stage, day) for stage, day in pieces if day <= last and stage not in _OVER]
    ends = [day - timedelta(days=1) for _, day in kept[1:]] + [last]
    spans = tuple(StageSpan(stage, day, until) for (stage, day), until in zip(kept, ends, strict=True))
    return spans, end is None and over is None


def _first(when: PartialDate | None) -> date | None:
    return when.earliest() if when else None
