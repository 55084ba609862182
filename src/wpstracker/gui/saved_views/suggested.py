"""Views that many offices need, offered until they are taken: none stands in a file that nobody put there."""

from dataclasses import dataclass

from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import EventStatus
from wpstracker.words import N_


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A list worth keeping; its name is untranslated."""

    name: str
    page: str
    question: Filter


SUGGESTIONS = (
    Suggestion(N_("Participants not counted by sex"), "events", Filter(statuses=(EventStatus.HELD.value,), split=False)),
    Suggestion(N_("Overdue recommendations"), "recommendations", Filter(overdue=True)),
    Suggestion(N_("Open, nobody responsible"), "recommendations", Filter(only=(Only.NO_OWNER,))),
    Suggestion(N_("No news for long"), "recommendations", Filter(only=(Only.STALE,))),
    Suggestion(N_("Conflicting claims about plans"), "plans", Filter(only=(Only.CONFLICTING,))),
    Suggestion(N_("Gender focal points"), "directory/person", Filter(only=(Only.FOCAL_POINT,))),
)
