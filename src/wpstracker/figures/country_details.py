"""What the file says of one country, read at once for its page and its print-out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import Instrument, Stage
from wpstracker.figures import country_figures, organisations, people
from wpstracker.figures.activity import OverTime, events_by_year, held
from wpstracker.figures.attention import count_coming, recommendations_by_status
from wpstracker.figures.event_lines import EventLine, event_lines
from wpstracker.figures.obligations import due_rows, window
from wpstracker.figures.plan_progress import PlanProgress, progress_of_country
from wpstracker.figures.plans import all_rows, claims_by_plan
from wpstracker.figures.rows import Row, unless_restricted
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.records import Claim, Source
from wpstracker.store.database import Store

LAST_EVENTS = 12
"""Events read for the page, the newest first; how many there are is counted apart."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim about a plan with its source, if that may be named."""

    claim: Claim
    source: Source | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan as of the day: its row, all claims about it (the newest first), and its progress where it has a matrix."""

    row: Row
    claims: tuple[ClaimLine, ...]
    progress: PlanProgress | None

    @property
    def conflicting(self) -> set[str]:
        """The claims that contradict another."""
        return {id_ for pair in self.row["standing"].conflicts for id_ in pair}


@dataclass(frozen=True, slots=True)
class CountryDetails:
    """`plans` from the newest to the oldest; `none_known` is the record that no 1325 plan is known, if somebody said so."""

    code: str
    day: date
    plans: tuple[PlanLine, ...]
    none_known: PlanLine | None
    events: OverTime
    events_held: int
    coming: int
    last_events: tuple[EventLine, ...]
    recommendations: dict[str, int]
    overdue: int
    figures: tuple[Row, ...]
    machinery: tuple[Row, ...]
    focal_points: tuple[Row, ...]
    reports: tuple[Row, ...]

    @property
    def has_1325_plan(self) -> bool:
        """Whether any 1325 plan of the country is known."""
        return any(line.row["instrument"] == Instrument.NAP_1325 for line in self.plans)

    @property
    def is_empty(self) -> bool:
        """Whether the file says nothing of the country at all."""
        known = (self.plans, self.none_known, self.last_events, self.recommendations, self.figures, self.machinery, self.reports)
        return not any(known) and not (self.coming or self.focal_points or self.events.steps or self.events.undated)


def details(store: Store, code: str, today: date, language: str, *, unrestricted: bool = False) -> CountryDetails:
    """All of it as of today; `unrestricted` leaves out restricted records, as what is handed over does."""
    here = Filter(countries=(code,), unrestricted=unrestricted)
    plans = _plans(store, here, today, language)
    ids = event_ids(store, held(here), "start", descending=True)
    figures = country_figures.about(store, code)
    known = country_figures.rows(store, figures, language, unrestricted=unrestricted)
    bodies = organisations.ids(store, here.but(only=(Only.GENDER_MACHINERY,)), language=language)
    points = people.ids(store, here.but(only=(Only.FOCAL_POINT,)), language=language)
    reports = due_rows(store, window(today), today, here, language, unrestricted=unrestricted)
    return CountryDetails(
        code,
        today,
        tuple(line for line in plans if line.row["stage"] != Stage.NONE),
        next((line for line in plans if line.row["stage"] == Stage.NONE), None),
        events_by_year(store, held(here)),
        len(ids),
        count_coming(store, here, today),
        event_lines(store, [(id_, "") for id_ in ids[:LAST_EVENTS]], language),
        recommendations_by_status(store, here, today),
        len(recommendation_ids(store, here.but(overdue=True), today)),
        tuple(known[id_] for id_ in _visible(store, "country_figure", figures, unrestricted) if id_ in known),
        _in_order(organisations.rows(store, bodies, language), bodies),
        _in_order(people.rows(store, points, language), points),
        tuple(row for row in reports if not row["handed_in"]),
    )


def _plans(store: Store, here: Filter, today: date, language: str) -> list[PlanLine]:
    """Every plan of the country, the one that began last first."""
    claims = {plan: [claim for claim in each if _is_made(claim, today)] for plan, each in claims_by_plan(store).items()}
    progress = progress_of_country(store, here.countries[0], today, today=today)
    rows = all_rows(store, here, today, language)
    sources = _sources(store, [claim for row in rows for claim in claims.get(row["id"], ())], here.unrestricted)
    lines = []
    for row in rows:
        said = tuple(ClaimLine(claim, sources.get(claim.source or "")) for claim in claims.get(row["id"], ()))
        lines.append(PlanLine(row, said, progress.get(row["id"])))
    return sorted(lines, key=_begins, reverse=True)


def _is_made(claim: Claim, day: date) -> bool:
    """Whether it does not speak of a later day."""
    first = claim.as_of.earliest() if claim.as_of else None
    return first is None or first <= day


def _begins(line: PlanLine) -> tuple[bool, str, int, str]:
    """1325 plans before others, then by when each began, or was last spoken of where no date of its own is known."""
    row = line.row
    when = next((row[name] for name in ("in_force", "adopted", "launched", "status_as_of") if row[name]), None)
    return row["instrument"] == Instrument.NAP_1325, when.code() if when else "", row["edition"] or 0, row["id"]


def _sources(store: Store, claims: Sequence[Claim], unrestricted: bool) -> dict[str, Source]:
    ids = _visible(store, "source", sorted({claim.source for claim in claims if claim.source}), unrestricted)
    found = (store.get(Source, id_) for id_ in ids)
    return {str(source.id): source for source in found if source is not None}


def _visible(store: Store, kind: str, ids: Sequence[str], unrestricted: bool) -> list[str]:
    """The same ids without restricted records where these stay out."""
    if not unrestricted:
        return list(ids)
    kept = {row[0] for row in store.rows(f'SELECT e.id FROM "{kind}" e WHERE 1{unless_restricted("e", unrestricted)}')}
    return [id_ for id_ in ids if id_ in kept]


def _in_order(rows: dict[str, Row], ids: Sequence[str]) -> tuple[Row, ...]:
    return tuple(rows[id_] for id_ in ids if id_ in rows)
