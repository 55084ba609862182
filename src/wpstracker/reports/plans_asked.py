"""Which plans a report on plans is about, and as of which day."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from wpstracker.domain.places import country_name
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures import plans
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.rows import Row
from wpstracker.records import Record
from wpstracker.reports.asked import asked
from wpstracker.reports.family import Asking
from wpstracker.words import N_, Words, words_for

COUNTRY = Column("country", N_("Country"), Type.COUNTRY)
PLAN = Column("plan_title", N_("Plan"), Type.TEXT)
NUMBER = Column("number", N_("No."), Type.TEXT)


@dataclass(frozen=True, slots=True)
class PlansAsked:
    """`asking` with a request that says only what applies to plans; `rows` of the plans; how many `restricted` ones are meant.

    Statuses and values are as of `day`; `first` and `last` are the days of the period, if one is asked for.
    """

    asking: Asking
    day: date
    first: date | None
    last: date | None
    rows: tuple[Row, ...]
    restricted: int

    @property
    def unrestricted(self) -> bool:
        """Whether what is restricted stays out."""
        return not self.asking.request.handover.restricted


def plans_asked(asking: Asking, part: type[Record]) -> PlansAsked:
    """The plans chosen by name, else those the filters mean; of these only those that have such parts."""
    request, today = asking.request, asking.today
    question = request.on(today)
    first = question.after.earliest() if question.after else None
    last = question.before.latest() if question.before else None
    day = question.as_of or min(last or today, today)
    narrowed = _narrowed(question, chosen=bool(request.plans))
    every = plans.all_rows(asking.store, narrowed, day, asking.words.language)
    having = plans.with_parts(asking.store, part)
    meant = [row for row in every if row["id"] in having and (not request.plans or row["id"] in request.plans)]
    known = [row for row in meant if row["privacy"] != Privacy.RESTRICTED]
    kept = meant if request.handover.restricted else known
    said = replace(asking, request=request.but(question=narrowed, period=None))
    return PlansAsked(said, day, first, last, tuple(kept), len(meant) - len(known))


def _narrowed(question: Filter, *, chosen: bool) -> Filter:
    """What of a question applies to plans; where they were chosen by name, only the time."""
    when = Filter(after=question.after, before=question.before, as_of=question.as_of)
    if chosen:
        return when
    meant = asked(question).plans
    known = meant.narrowed_to(("text", "countries", "kinds", "statuses", "only", "terms", "any_terms"))
    return known.but(after=when.after, before=when.before, as_of=when.as_of)


def titled(row: Row, words: Words) -> str:
    """A plan with its country."""
    country = country_name(row["country"], words.language) if row["country"] else ""
    return words(N_("{country} – {title}"), country=country, title=row["title"]) if country else row["title"]


def in_languages(asking: Asking, say: Callable[[Words], str]) -> str:
    """A heading that is not in the catalogue as it stands, in every language asked for."""
    return " / ".join(dict.fromkeys(say(words_for(language)) for language in asking.request.languages))
