"""What a recommendation has to do with others: it repeats or replaces an earlier one, comes from further places, is followed up."""

from collections.abc import Iterator
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Problem
from wpstracker.domain.recommendations import may_follow
from wpstracker.domain.vocabularies import RecommendationStatus
from wpstracker.figures.recommendations import days_told
from wpstracker.records import Event, Recommendation, RecommendationEvent, RecommendationOrigin
from wpstracker.services import progress
from wpstracker.services.drafts import Draft
from wpstracker.services.linking import follow_up_problems
from wpstracker.store.database import Store
from wpstracker.words import N_

_ITSELF = {
    "repeats": N_("A recommendation cannot repeat itself. Choose an earlier one, or leave it empty."),
    "supersedes": N_("A recommendation cannot supersede itself. Choose an earlier one, or leave it empty."),
}
_CIRCLE = {
    "repeats": N_("“{name}” repeats this recommendation already, by itself or through others. Choose an earlier one, or leave it empty."),
    "supersedes": N_(
        "“{name}” supersedes this recommendation already, by itself or through others. Choose an earlier one, or leave it empty."
    ),
}
_LATER = N_("“{name}” was issued later ({issued}). Link it the other way round: open that one and choose this one there.")


def kin_problems(store: Store, draft: Draft[Recommendation]) -> list[Problem]:
    """What makes no sense beside the other records of the file: circles, later ones repeated, follow-up before the recommendation."""
    found = [problem for name in ("repeats", "supersedes") for problem in _earlier_problems(store, draft.record, name)]
    for position, part in enumerate(draft.of(RecommendationEvent)):
        place = f"{RecommendationEvent.kind()}[{position}].event"
        found += follow_up_problems(draft.record, store.get(Event, part.event), place)
    return found


def origin_problems(draft: Draft[Recommendation]) -> list[Problem]:
    """A further origin names a mechanism, an event or a document."""
    message = N_("Say where it comes from: choose an origin, an event or a document, or remove the row.")
    kind = RecommendationOrigin.kind()
    return [
        Problem(f"{kind}[{position}].mechanism", message)
        for position, part in enumerate(draft.of(RecommendationOrigin))
        if not (part.mechanism or part.event or part.source)
    ]


def supersede(store: Store, record: Recommendation, today: date) -> None:
    """Bring the recommendation that this one replaces to the status “superseded”, if its life allows; joins the step that is open."""
    older = store.get(Recommendation, record.supersedes)
    if older is None or older.status == RecommendationStatus.SUPERSEDED or not may_follow(older.status, RecommendationStatus.SUPERSEDED):
        return
    when = _since(store, record, str(older.id), today)
    progress.move(store, Recommendation.kind(), [str(older.id)], RecommendationStatus.SUPERSEDED, when)


def _since(store: Store, record: Recommendation, older: str, today: date) -> PartialDate:
    """The newer one was issued, if nothing was told of the older one after that; otherwise today."""
    first = record.issued.earliest() if record.issued else None
    told = days_told(store, [older]).get(older)
    if record.issued and first and first <= today and (told is None or told <= first):
        return record.issued
    return PartialDate.of(today)


def _earlier_problems(store: Store, record: Recommendation, name: str) -> list[Problem]:
    """Why a link to an earlier recommendation cannot be."""
    earlier = store.get(Recommendation, getattr(record, name))
    if getattr(record, name) == record.id:
        return [Problem(name, _ITSELF[name])]
    if earlier is None:
        return []
    if str(record.id) in _chain(store, str(earlier.id), name):
        return [Problem(name, _CIRCLE[name], {"name": _called(earlier)})]
    last, first = record.issued and record.issued.latest(), earlier.issued and earlier.issued.earliest()
    if last and first and last < first:
        return [Problem(name, _LATER, {"name": _called(earlier), "issued": earlier.issued})]
    return []


def _chain(store: Store, start: str, name: str) -> Iterator[str]:
    """The recommendations a link leads to one after the other; a circle two offices made together ends."""
    seen: set[str] = set()
    at: str | None = start
    while at and at not in seen:
        seen.add(at)
        yield at
        rows = store.rows(f"SELECT {name}_id FROM recommendation WHERE id = ?", (at,))
        at = rows[0][0] if rows else None


def _called(record: Recommendation) -> str:
    """Reference and the beginning of the text."""
    text = " ".join(record.text.split())
    short = text if len(text) <= 80 else text[:79].rstrip() + "…"
    return " · ".join(part for part in (record.reference, short) if part)
