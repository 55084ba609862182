"""What a person can do with recommendations."""

from collections.abc import Sequence
from datetime import date

from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import DeadlineKind, Mechanism, RecommendationStatus, TextStatus
from wpstracker.records import Citation, Event, Recommendation, RecommendationEvent, Result
from wpstracker.services import drafts
from wpstracker.services.checking import country_problems
from wpstracker.services.citing import citation_problems
from wpstracker.services.drafts import Draft
from wpstracker.services.linking import link_problems
from wpstracker.services.recommendation_kin import kin_problems, origin_problems, supersede
from wpstracker.store.database import Store
from wpstracker.words import N_


def blank(event: Event | None = None) -> Draft[Recommendation]:
    """A new, unsaved recommendation; one that came from an event takes its country and date."""
    record = Recommendation(status=RecommendationStatus.RECORDED.value)
    if event is not None:
        record.event, record.country = str(event.id), event.country
        record.mechanism, record.issued = Mechanism.EVENT.value, event.end or event.start
    return Draft(record)


def load(store: Store, id_: str) -> Draft[Recommendation] | None:
    """A recommendation with its organisations and terms."""
    return drafts.load(store, Recommendation, id_)


def problems(draft: Draft[Recommendation]) -> list[Problem]:
    """A text, or the word that it is missing; a deadline date where a date is promised is not required."""
    record = draft.record
    found = country_problems("country", [record.country])
    if not record.text.strip() and record.text_status != TextStatus.MISSING:
        found.append(Problem("text", N_("Enter the text, or choose “Known, but text missing” if only its existence is known.")))
    if record.deadline and record.deadline_kind == DeadlineKind.NONE:
        found.append(Problem("deadline", N_("There is a date although no deadline is set. Clear the date, or choose “By a date”.")))
    return found + origin_problems(draft) + link_problems(draft) + citation_problems(draft)


def results_of(store: Store, event: str | None) -> list[Result]:
    """The results of an event, to one of which a recommendation may belong."""
    found = store.fetch(Result.select().where(Result.event == event)) if event else []
    return sorted(found, key=lambda result: (result.sort if result.sort is not None else 1_000_000, str(result.id)))


def save(store: Store, draft: Draft[Recommendation], initiator: object = None, today: date | None = None) -> str:
    """Save a new or changed recommendation as one step; its id. Raises Invalid. Only a new one may bring its status along.

    One that it comes to supersede takes that status in the same step.
    """
    present = store.get(Recommendation, str(draft.record.id))
    is_new = present is None
    if present is not None:
        draft.record.status = present.status
    title = N_("New recommendation") if is_new else N_("Edit recommendation")
    found = [*problems(draft), *kin_problems(store, draft)]

    def replace() -> None:
        if draft.record.supersedes and (present is None or present.supersedes != draft.record.supersedes):
            supersede(store, draft.record, today or date.today())

    return drafts.save(store, draft, title, found, initiator, besides=replace)


def duplicate(store: Store, id_: str) -> Draft[Recommendation] | None:
    """An unsaved copy, recorded anew."""
    draft = load(store, id_)
    if draft is None:
        return None
    twin = drafts.copied(draft)
    twin.record.status = RecommendationStatus.RECORDED.value
    twin.record.repeats = twin.record.supersedes = None
    twin.parts[Citation], twin.parts[RecommendationEvent] = [], []
    return twin


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete recommendations."""
    title = N_("Delete recommendation") if len(ids) == 1 else N_("Delete {n} recommendations")
    drafts.delete(store, Recommendation, ids, title, initiator, n=len(ids))
