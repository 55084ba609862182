"""Which recommendations a report on recommendations is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.figures.recommendations import from_events
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.reports.asked import Asked, asked
from wpstracker.reports.book import Block, Fact, Heading
from wpstracker.reports.family import Asking
from wpstracker.reports.left_out import restricted_text
from wpstracker.store.database import Store
from wpstracker.words import N_


@dataclass(frozen=True, slots=True)
class RecommendationsAsked:
    """`ids` by deadline, how many `restricted` ones are meant, the `question` as recommendations understand it.

    `first` and `last` are the days of the period, if one is asked for.
    """

    ids: Sequence[str]
    restricted: int
    question: Filter
    first: date | None
    last: date | None


def recommendations_asked(asking: Asking, kinds: Sequence[str] = (), *, any_time: bool = False) -> RecommendationsAsked:
    """Those the filters mean; a question about events takes what came out of them.

    `kinds` are the only mechanisms a report is about; with `any_time` the period says nothing about when they were made.
    """
    request, today = asking.request, asking.today
    question = request.on(today)
    meant = asked(question.but(after=None, before=None) if any_time else question)
    narrowed = meant.recommendations.but(kinds=_mechanisms(meant, kinds))
    known, every = (_ids(asking.store, meant, narrowed, kinds, today, unrestricted=unrestricted) for unrestricted in (True, False))
    unrestricted = not request.handover.restricted
    return RecommendationsAsked(
        known if unrestricted else every,
        len(every) - len(known),
        narrowed.but(unrestricted=unrestricted),
        question.after.earliest() if question.after else None,
        question.before.latest() if question.before else None,
    )


def _mechanisms(meant: Asked, kinds: Sequence[str]) -> tuple[str, ...]:
    """The mechanisms that the question and the report both mean; all of the report's where the question names none of them."""
    wanted = meant.recommendations.kinds if meant.about == "recommendation" else ()
    return (tuple(kind for kind in wanted if kind in kinds) or tuple(kinds)) if kinds else wanted


def _ids(store: Store, meant: Asked, narrowed: Filter, kinds: Sequence[str], today: date, *, unrestricted: bool) -> list[str]:
    if meant.about != "event":
        return recommendation_ids(store, narrowed.but(unrestricted=unrestricted), today)
    came = from_events(store, event_ids(store, meant.events.but(unrestricted=unrestricted)), unrestricted=unrestricted)
    of_kinds = set(recommendation_ids(store, Filter(kinds=tuple(kinds)), today)) if kinds else set(came)
    return [id_ for id_ in came if id_ in of_kinds]


def confidential(asking: Asking, restricted: int) -> list[Block]:
    """What such a report leaves out, or holds only because somebody asked."""
    words, handover = asking.words, asking.request.handover
    contacts = N_("in this workbook: give it only to those who may see it") if handover.contacts else N_("not in this workbook")
    return [
        Heading(words(N_("Left out and confidential"))),
        Fact(words(N_("Restricted records")), restricted_text(restricted, handover, words)),
        Fact(words(N_("Contact details")), words(contacts)),
        Fact(words(N_("Internal notes")), words(N_("not in this workbook"))),
    ]
