"""What a person can do with events."""

from collections.abc import Sequence

from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import EventStatus
from wpstracker.records import Citation, Event, EventPlan, Participation, Quote, Result, Source
from wpstracker.services import drafts
from wpstracker.services.checking import country_problems, hour_problems, money_problems, percent_problems, title_problems, zone_problems
from wpstracker.services.citing import citation_problems
from wpstracker.services.drafts import Draft
from wpstracker.services.linking import link_problems
from wpstracker.store.database import Store
from wpstracker.words import N_

_OF_ONE_EVENT = ("cost_spent", "pre_test", "post_test", "satisfaction", "evaluated")


def blank() -> Draft[Event]:
    """A new, unsaved event."""
    return Draft(Event(status=EventStatus.PLANNED.value))


def load(store: Store, id_: str) -> Draft[Event] | None:
    """An event with its organisations, people, participation, results and terms."""
    return drafts.load(store, Event, id_)


def problems(draft: Draft[Event]) -> list[Problem]:
    """Everything in an event that contradicts itself; parts are named `participation[2].women`."""
    event = draft.record
    found = title_problems("title", event.title)
    found += country_problems("country", [event.country]) + country_problems("countries_covered", event.countries_covered)
    found += event.period.problems() + hour_problems(event) + zone_problems(event.zone)
    if event.follows == event.id:
        found.append(Problem("follows", N_("An event cannot follow itself. Choose another one, or leave it empty.")))
    found += percent_problems(event, "pre_test", "post_test", "satisfaction") + money_problems(event, "cost_planned", "cost_spent")
    return found + _problems_of_parts(draft) + link_problems(draft) + citation_problems(draft)


def _problems_of_parts(draft: Draft[Event]) -> list[Problem]:
    found: list[Problem] = []
    for position, block in enumerate(draft.of(Participation)):
        found += [_inside("participation", position, problem) for problem in block.headcount.problems()]
        found += [_inside("participation", position, problem) for problem in country_problems("country", [block.country])]
    for position, result in enumerate(draft.of(Result)):
        if not (result.text.strip() or result.organisation or result.source):
            found.append(Problem(f"result[{position}].text", N_("Say what the result is, or remove the line.")))
    for position, quote in enumerate(draft.of(Quote)):
        if not quote.words.strip():
            found.append(Problem(f"quote[{position}].words", N_("Enter the words that were said, or remove the row.")))
    for position, supported in enumerate(draft.of(EventPlan)):
        if not supported.plan:
            found.append(Problem(f"event_plan[{position}].plan", N_("Choose the plan, or remove the row.")))
    return found


def save(store: Store, draft: Draft[Event], initiator: object = None) -> str:
    """Save a new or changed event with everything that belongs to it, as one step; its id. Raises Invalid."""
    is_new = store.get(Event, str(draft.record.id)) is None
    return drafts.save(store, draft, N_("New event") if is_new else N_("Edit event"), problems(draft), initiator)


def duplicate(store: Store, id_: str) -> Draft[Event] | None:
    """An unsaved copy to start the next, similar event from: planned, without what came about or was said at the first."""
    draft = load(store, id_)
    if draft is None:
        return None
    twin = drafts.copied(draft)
    twin.record.status = EventStatus.PLANNED.value
    twin.parts[Result], twin.parts[Quote], twin.parts[Citation] = [], [], []
    for name in _OF_ONE_EVENT:
        setattr(twin.record, name, None)
    for block in twin.of(Participation):
        block.women = block.men = block.other = block.undisaggregated = block.total = None
    return twin


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete events with their parts; recommendations that came from them stay and lose the link."""
    title = N_("Delete event") if len(ids) == 1 else N_("Delete {n} events")
    drafts.delete(store, Event, ids, title, initiator, n=len(ids))


def source_of(store: Store, draft: Draft[Event]) -> Source | None:
    """The draft's source, saved or still new."""
    wanted = draft.record.source
    new = (record for record in draft.new if isinstance(record, Source) and record.id == wanted)
    return next(new, None) or store.get(Source, wanted)


def _inside(part: str, position: int, problem: Problem) -> Problem:
    return Problem(f"{part}[{position}].{problem.field}", problem.message, problem.values)
