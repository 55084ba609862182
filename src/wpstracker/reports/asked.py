"""What a question asks of each noun, and how it is said on the page that explains a report."""

from dataclasses import dataclass

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country_name
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.question_written import written
from wpstracker.domain.vocabularies import EventKind, EventStatus, Instrument, Mechanism, RecommendationStatus, Response, Stage, Vocabulary
from wpstracker.figures.columns import show_day
from wpstracker.figures.names import names
from wpstracker.figures.question_names import NamesInFile
from wpstracker.figures.recommendation_conditions import ONLY
from wpstracker.figures.terms import labels_of
from wpstracker.reports.book import Fact
from wpstracker.store.database import Store
from wpstracker.words import N_, Words

_CODES: dict[str, tuple[type[Vocabulary], type[Vocabulary]]] = {
    "event": (EventKind, EventStatus),
    "recommendation": (Mechanism, RecommendationStatus),
    "plan": (Instrument, Stage),
}
_ONLY = {
    "event": {Only.REPORTED, Only.NOT_REPORTED, Only.NO_MONTH, Only.NO_YEAR},
    "recommendation": {Only.DUE_SOON, Only.STALE, Only.STEP_LATE, *ONLY},
    "plan": {Only.NEWEST, Only.CONFLICTING, Only.TO_CONFIRM},
}
_COMMON = ("text", "countries", "terms", "any_terms", "after", "before", "organisation", "unrestricted")
_LINKED = {
    "organisation": N_("Organisation: {name}"),
    "person": N_("Person: {name}"),
    "series": N_("Series: {name}"),
    "project": N_("Project: {name}"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is put to events, recommendations and plans; `about` is the only noun that understands all of it, or ""."""

    events: Filter
    recommendations: Filter
    plans: Filter
    about: str


def asked(question: Filter) -> Asked:
    """A list's question goes to its own noun whole; countries, period, tags and words go to every noun."""
    common = question.narrowed_to(_COMMON)
    about = _noun(question) or (_noun(question.without) if question.without else "")
    events, recommendations, plans = (question if about in (noun, "") else common for noun in _CODES)
    if about != "plan":
        plans = plans.narrowed_to(part for part in Filter.__dataclass_fields__ if part not in ("text", "terms", "any_terms", "without"))
    return Asked(events, recommendations, plans.but(as_of=question.as_of), about)


def _noun(question: Filter) -> str:
    """What the question is about; a code that two nouns know means the first of them."""
    if question.overdue or question.event or question.responses or question.due_after or question.due_before:
        return "recommendation"
    if question.split is not None or question.starts or question.over_by or question.person or question.series or question.project:
        return "event"
    for noun, (kinds, statuses) in _CODES.items():
        if (question.kinds or question.statuses or question.only) and (
            _all_known(question.kinds, kinds) and _all_known(question.statuses, statuses) and set(question.only) <= _ONLY[noun]
        ):
            return noun
    return ""


def _all_known(codes: tuple[str, ...], vocabulary: type[Vocabulary]) -> bool:
    return all(code == "" or code in list(vocabulary) for code in codes)


def facts(question: Filter, store: Store, words: Words) -> list[Fact]:
    """The question in words, part by part; one line when it asks for everything."""
    found = [
        Fact(
            words(N_("Countries")), ", ".join(country_name(code, words.language) or words(N_("not stated")) for code in question.countries)
        ),
        Fact(words(N_("Period")), _period(question.after, question.before, words)),
        Fact(words(N_("Due")), _period(question.due_after, question.due_before, words)),
        Fact(words(N_("Type")), _labels(question.kinds, 0, words)),
        Fact(words(N_("Status")), _labels(question.statuses, 1, words)),
        Fact(words(N_("Tags")), _terms(question, store, words)),
        Fact(words(N_("Words")), question.text),
        Fact(words(N_("Further")), "; ".join(_further(question, store, words))),
    ]
    return [fact for fact in found if fact.value] or [Fact(words(N_("Filters")), words(N_("none: the whole file")))]


def _period(after: PartialDate | None, before: PartialDate | None, words: Words) -> str:
    first = after.show(words.language) if after else ""
    last = before.show(words.language) if before else ""
    if first and last:
        return first if first == last else words(N_("{first} to {last}"), first=first, last=last)
    return words(N_("From {first}"), first=first) if first else words(N_("Until {last}"), last=last) if last else ""


def _labels(codes: tuple[str, ...], place: int, words: Words) -> str:
    lists = [pair[place] for pair in _CODES.values()]
    found = [next((words(each(code).label) for each in lists if code in list(each)), code or words(N_("not stated"))) for code in codes]
    return ", ".join(found)


def _terms(question: Filter, store: Store, words: Words) -> str:
    labels = labels_of(store, words.language) if question.terms else {}
    return ", ".join(labels.get(term, term) for term in question.terms)


def _further(question: Filter, store: Store, words: Words) -> list[str]:
    found = [words(only.label) for only in question.only]
    if question.split is not None:
        found.append(words(N_("Counted by sex")) if question.split else words(N_("Not counted by sex")))
    if question.overdue:
        found.append(words(N_("Overdue")))
    if question.responses:
        said = (words(Response(code).label) if code else words(N_("not stated")) for code in question.responses)
        found.append(words(N_("Response: {responses}"), responses=", ".join(said)))
    if question.event:
        called = names(store, "event", [question.event], words.language)
        found.append(words(N_("From the event “{event}”"), event=called.get(question.event, question.event)))
    for kind, label in _LINKED.items():
        if id_ := getattr(question, kind):
            found.append(words(label, name=names(store, kind, [id_], words.language).get(id_, id_)))
    if question.starts:
        found.append(words(N_("Beginning in {period}"), period=question.starts.show(words.language)))
    if question.over_by:
        found.append(words(N_("Over before {day}"), day=show_day(question.over_by)))
    if question.as_of:
        found.append(words(N_("As of {day}"), day=show_day(question.as_of)))
    return found + _tags_and_left_out(question, store, words)


def _tags_and_left_out(question: Filter, store: Store, words: Words) -> list[str]:
    """One of several tags, and what is left out: as it is typed."""
    found = []
    if question.any_terms:
        labels = labels_of(store, words.language)
        tags = ", ".join(labels.get(term, term) for term in question.any_terms)
        found.append(words(N_("Tagged with any of: {tags}"), tags=tags))
    typed = NamesInFile(store, words.language)
    for each in question.left_out():
        said = written(Filter(without=each), "", typed, words.language).removeprefix("-")
        found.append(words(N_("Except {what}"), what=said))
    return found
