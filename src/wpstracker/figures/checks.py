"""What a check of the data is, and what it looks at; `figures.data_gaps` lists the checks there are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Priority, Vocabulary
from wpstracker.figures import plans
from wpstracker.figures.columns import own_columns, show_day
from wpstracker.figures.rows import Row, own_rows
from wpstracker.figures.selecting import Condition, all_of, any_of, common, event_condition, none_of, recommendation_condition
from wpstracker.records import KINDS
from wpstracker.store.database import Store
from wpstracker.words import N_, Words


class GapGroup(Vocabulary):
    """Checks that are looked through together."""

    DATE = "date", N_("Missing dates")
    SPLIT = "split", N_("Missing numbers by sex")
    SOURCE = "source", N_("Missing sources")
    DETAILS = "details", N_("Other missing facts")
    LATE = "late", N_("Overdue and stale")
    EXPIRED = "expired", N_("Expired plans")
    TO_CONFIRM = "to_confirm", N_("To be confirmed")
    CONFLICTS = "conflicts", N_("Conflicting claims")
    DUPLICATES = "duplicates", N_("Possible duplicates")


@dataclass(frozen=True)
class Looking:
    """A file looked through with a question on a day; `participants`: people known only as named participants are looked at too.

    A question about events or recommendations narrows those; the other kinds understand its countries, words and privacy. A question
    about countries leaves out kinds that have none.
    """

    store: Store
    question: Filter
    today: date
    language: str = "en"
    participants: bool = False

    def condition(self, kind: str) -> Condition:
        """Which rows `e` of a kind are looked at."""
        if kind == "event":
            return event_condition(self.question)
        if kind == "recommendation":
            return recommendation_condition(self.question, self.today)
        fields, countries = KINDS[kind].described(), self.question.countries
        if countries and "country" not in fields:
            return "0", []
        asked = self.question.narrowed_to(("text",)).but(unrestricted=self.question.unrestricted and "privacy" in fields)
        own = _about_any(countries) if kind == "country_figure" else any_of("e.country", countries)
        return all_of([*common(asked, kind), *own, *none_of(asked, lambda each: all_of(common(each, kind)))])

    @cached_property
    def plans(self) -> list[Row]:
        """The plans that are looked at, with where they stand."""
        question = self.question.narrowed_to(("text", "countries", "unrestricted"))
        return plans.all_rows(self.store, question, self.today, self.language)


_NO_VALUES: Mapping[str, object] = MappingProxyType({})


class Gap(NamedTuple):
    """A record with something to mend; `values` fill the sentence of its check. There can be very many of them."""

    id: str
    values: Mapping[str, object] = _NO_VALUES


class Untranslated(str):
    """A value that is itself a text to be translated."""

    __slots__ = ()


Find = Callable[[Looking], list[Gap]]
Count = Callable[[Looking], int]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that may be missing or odd about records of a kind. All texts are untranslated.

    `field` names what is to be filled in or changed, `wrong` what is missing or odd, `mend` what to do; `among` says in the plural what is
    looked at, and `looked_at` counts it: the whole that a number of gaps is a part of.
    """

    key: str
    label: str
    group: GapGroup
    kind: str
    field: str
    wrong: str
    mend: str
    severity: Priority
    among: str
    find: Find
    looked_at: Count
    count: Count | None = None
    """How many `find` would find, where that can be told sooner."""

    def said(self, gap: Gap, words: Words) -> str:
        """What is wrong with one record, as a person reads it."""
        return words(self.wrong, **{name: _shown(value, words) for name, value in gap.values.items()})


NO_DATE = "({0} IS NULL OR {0} LIKE '--%')"
"""SQL: a partial date from which no year is known."""
UNCITED = """NOT EXISTS (SELECT 1 FROM citation c WHERE c.record = e.id)
    AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.record = e.id)"""
"""SQL: a record `e` on which neither a citation nor a file stands."""


def by_sql(kind: str, condition: str, within: str = "1", *, shows: Sequence[str] = ()) -> tuple[Find, Count, Count]:
    """Finder and counters for rows `e` of a kind: those `within` are looked at, those for which the condition holds are gaps.

    `shows` names the fields whose values the sentence needs.
    """

    def find(looking: Looking) -> list[Gap]:
        where, values = looking.condition(kind)
        sql = f'SELECT e.id FROM "{kind}" e WHERE {where} AND ({within}) AND ({condition}) ORDER BY e.reference, e.id'
        ids = [row[0] for row in looking.store.rows(sql, values)]
        if not shows:
            return [Gap(id_) for id_ in ids]
        found = own_rows(looking.store, KINDS[kind], ids, shows)
        return [Gap(id_, {name: found[id_][name] for name in shows}) for id_ in ids]

    def number(looking: Looking, further: str) -> int:
        where, values = looking.condition(kind)
        return int(looking.store.rows(f'SELECT count(*) FROM "{kind}" e WHERE {where} AND ({within}){further}', values)[0][0])

    return find, lambda looking: number(looking, ""), lambda looking: number(looking, f" AND ({condition})")


def label_of_field(kind: str, name: str) -> str:
    """The untranslated label of a field."""
    return own_columns(KINDS[kind], (name,))[0].label


def _about_any(countries: Sequence[str]) -> list[Condition]:
    """A figure about one of these countries, alone or with others."""
    if not countries:
        return []
    marks = ", ".join("?" * len(countries))
    named = f"(e.country IN ({marks}) OR EXISTS (SELECT 1 FROM json_each(e.countries) WHERE value IN ({marks})))"
    return [(named, [*countries, *countries])]


def _shown(value: object, words: Words) -> str:
    if isinstance(value, PartialDate):
        return value.show(words.language)
    if isinstance(value, Vocabulary):
        return words(value.label)
    if isinstance(value, Untranslated):
        return words(value)
    return show_day(value) if isinstance(value, date) else "" if value is None else str(value)
