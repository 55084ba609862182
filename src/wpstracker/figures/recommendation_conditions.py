"""Conditions on rows `e` of `recommendation` that are worked out from what is linked with them: measures, evidence, other origins."""

from wpstracker.domain.question import Filter, Only
from wpstracker.domain.recommendations import DONE
from wpstracker.domain.vocabularies import RecommendationRole, RecommendationStatus
from wpstracker.figures.recurring import RECURRING

Condition = tuple[str, list[str]]

_DONE = ", ".join(f"'{status}'" for status in sorted(DONE))
OPEN = f"coalesce(e.status, '') NOT IN ({_DONE})"
"""Still expected."""
LINKED = "EXISTS (SELECT 1 FROM recommendation_item l WHERE l.recommendation_id = e.id)"
"""A measure carries it out."""
LED = f"""EXISTS (SELECT 1 FROM recommendation_organisation l WHERE l.recommendation_id = e.id AND l.role = '{RecommendationRole.LEAD}')"""
"""Somebody is responsible for it."""
ORPHAN = f"({OPEN} AND NOT {LINKED})"
"""Still expected, and no measure of a plan carries it out."""
NO_OWNER = f"({OPEN} AND NOT {LED})"
"""Still expected, and nobody is responsible for it."""
_CLOSED_FROM = f"""(SELECT p.status_before FROM recommendation_progress p WHERE p.recommendation_id = e.id
    AND p.status_after = '{RecommendationStatus.CLOSED}' ORDER BY coalesce(p.effective, '') DESC, p.id DESC LIMIT 1)"""
IMPLEMENTED = f"""(e.status = '{RecommendationStatus.IMPLEMENTED}'
    OR (e.status = '{RecommendationStatus.CLOSED}' AND {_CLOSED_FROM} = '{RecommendationStatus.IMPLEMENTED}'))"""
"""Done as asked; closing it afterwards does not undo that."""
EVIDENCED = """EXISTS (SELECT 1 FROM recommendation_progress p WHERE p.recommendation_id = e.id AND (
    p.event_id IS NOT NULL OR p.source_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM attachment a WHERE a.record = p.id)
    OR EXISTS (SELECT 1 FROM citation c WHERE c.record = p.id)))"""
"""Some progress update rests on an event, a document, a file or a quote."""

ONLY = {
    Only.RECURRING: RECURRING,
    Only.ORPHAN: ORPHAN,
    Only.NO_OWNER: NO_OWNER,
    Only.LINKED: LINKED,
    Only.IMPLEMENTED: IMPLEMENTED,
    Only.EVIDENCED: EVIDENCED,
}
ASKED = (Only.DUE_SOON, Only.STALE, Only.STEP_LATE, *ONLY, Only.NO_YEAR)
"""Everything that can be worked out of a recommendation and asked for."""


def conditions(question: Filter) -> list[Condition]:
    """What is asked of links and origins; a mechanism, an event or a response may be that of a further origin."""
    found: list[Condition] = [(ONLY[only], []) for only in question.only if only in ONLY]
    found += _either("mechanism", question.kinds) + _either("response", question.responses)
    return found + (_either("event_id", (question.event,)) if question.event else [])


def _either(column: str, values: tuple[str, ...]) -> list[Condition]:
    """One of these values, in the recommendation itself or in a further origin; the empty one means that it states none itself."""
    if not values:
        return []
    marks = ", ".join("?" * len(values))
    own = f"coalesce(e.{column}, '')" if "" in values else f"e.{column}"
    further = f"e.id IN (SELECT o.recommendation_id FROM recommendation_origin o WHERE o.{column} IN ({marks}))"
    said = [str(value) for value in values]
    return [(f"({own} IN ({marks}) OR {further})", [*said, *said])]
