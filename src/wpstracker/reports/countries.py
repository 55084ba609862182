"""The country overview: where the plans of every country stand as of a day, who says so, who contradicts it, and what comes next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial

from wpstracker.domain.question import Filter
from wpstracker.figures import claims, country_overview, measure_counts, next_dates, plans
from wpstracker.figures.columns import Column, show_day
from wpstracker.figures.rows import Row, batches
from wpstracker.reports.book import Block, Fact, Heading, PageSheet, Report, TableSheet
from wpstracker.reports.countries_summary import summary_page
from wpstracker.reports.family import Asking
from wpstracker.reports.sheets import NOTHING, after_explaining, computed, explained
from wpstracker.reports.summary_tables import PLAN_COLUMNS
from wpstracker.words import N_, Words

TITLE = N_("Country overview")
_DEFINITIONS = (
    (
        N_("As of"),
        N_(
            "Plans stand where what was claimed by that day leaves them; claims about a later day are not listed. Events and "
            "recommendations are counted as the file knows them today."
        ),
    ),
    (
        N_("Present status of a plan"),
        N_(
            "The newest claim that somebody made. The plan’s own dates move an adopted plan on (in force, expired); "
            "the column “Basis” then says that it was derived."
        ),
    ),
    (N_("To be confirmed"), N_("The claim has a low confidence or no source could be found for it. Check it before you quote it.")),
    (N_("Conflicts"), N_("Two claims that contradict each other stand beside each other in a row. Neither is overwritten.")),
    (
        N_("1325 NAP"),
        N_(
            "A national action plan on UN Security Council resolution 1325. A gender-equality plan is another "
            "instrument and is listed as such."
        ),
    ),
    (N_("Region"), N_("Each country is counted in one region. The countries of Central Asia are OSCE participating States too.")),
    (
        N_("Measures not reported"),
        N_("Measures on which nobody has reported. An empty cell means that the plan’s measures are not in the file; it never means zero."),
    ),
    (
        N_("Next dates"),
        N_("Ends of plans in force, reports that were not handed in, deadlines of open recommendations, terms of measures not ended."),
    ),
)


def countries(asking: Asking) -> Report:
    """About, summary, countries, plans, claims, conflicts, next dates, measures by status."""
    words, known = asking.words, _Known(asking)
    sheets: dict[str, Callable[[], TableSheet]] = {
        "Countries": lambda: _table(words, "Countries", N_("Countries"), country_overview.COLUMNS, known.by_country, fixed=1),
        "Plans": lambda: _table(words, "Plans", N_("Plans"), PLAN_COLUMNS, [_listed(plan, known.sources) for plan in known.plans]),
        "Claims": lambda: _table(words, "Claims", N_("Status claims"), claims.COLUMNS, list(known.said.values())),
        "Conflicts": lambda: _conflicts(known),
        "NextDates": lambda: _next_dates(known),
        "MeasuresByStatus": lambda: _measures(known),
    }
    made = {name: cache(make) for name, make in sheets.items()}

    def summary() -> PageSheet:
        return summary_page(known.by_country, known.plans, [make() for make in made.values()], known.day, words)

    intro = N_("Where plans on Women, Peace and Security stand, country by country, who says so, and what comes next.")
    return after_explaining(
        asking,
        TITLE,
        lambda sheets: explained(asking, words(TITLE), intro, sheets, _DEFINITIONS, _more(asking, known.day)),
        (("",), lambda: (summary(),)),
        *(((name,), partial(_one, make)) for name, make in made.items()),
    )


def _one(make: Callable[[], TableSheet]) -> Sequence[TableSheet]:
    return (make(),)


@dataclass(frozen=True)
class _Known:
    """What the sheets are made of, each looked up when it is first asked for."""

    asking: Asking

    @cached_property
    def question(self) -> Filter:
        return _question(self.asking)

    @property
    def day(self) -> date:
        return self.asking.request.question.as_of or self.asking.today

    @cached_property
    def plans(self) -> list[Row]:
        return _plans(self.asking, self.question, self.day)

    @cached_property
    def said(self) -> dict[str, Row]:
        return claims.claim_rows(self.asking.store, self.plans, self.day, unrestricted=self.question.unrestricted)

    @cached_property
    def sources(self) -> dict[str, str]:
        return claims.sources_of_status(self.plans, self.said)

    @cached_property
    def measures(self) -> dict[str, Row]:
        asking = self.asking
        return measure_counts.rows(asking.store, self.plans, self.day, asking.today, unrestricted=self.question.unrestricted)

    @cached_property
    def by_country(self) -> list[Row]:
        asking, language = self.asking, self.asking.words.language
        return country_overview.rows(asking.store, self.question, self.plans, self.measures, self.sources, asking.today, language)


def _conflicts(known: _Known) -> TableSheet:
    rows = claims.conflict_rows(known.plans, known.said)
    return _table(known.asking.words, "Conflicts", N_("Conflicts"), claims.conflict_columns(), rows)


def _measures(known: _Known) -> TableSheet:
    rows = list(known.measures.values())
    return _table(known.asking.words, "MeasuresByStatus", N_("Measures by status"), measure_counts.COLUMNS, rows)


def _next_dates(known: _Known) -> TableSheet:
    """Named a portion at a time."""
    asking, question, language = known.asking, known.question, known.asking.words.language
    coming = next_dates.rows(asking.store, question, known.plans, asking.today, language)

    def rows() -> Iterator[Row]:
        for batch in batches(coming):
            yield from next_dates.named(asking.store, batch, language, unrestricted=question.unrestricted)

    words = asking.words
    return TableSheet("NextDates", words(N_("Next dates")), next_dates.COLUMNS, rows, len(coming), words(NOTHING), fixed=2)


def _question(asking: Asking) -> Filter:
    """Countries and privacy; plans stand as of a day and know no period."""
    return asking.request.question.narrowed_to(("countries",)).but(unrestricted=not asking.request.handover.restricted)


def _plans(asking: Asking, question: Filter, day: date) -> list[Row]:
    """Every plan meant as of the day, in the order of the lists; its record that none is known included."""
    language = asking.words.language
    ids = [row["id"] for row in plans.all_rows(asking.store, question, day, language)]
    found = plans.rows(asking.store, ids, day, language, unrestricted=question.unrestricted)
    return [found[id_] for id_ in ids]


def _listed(plan: Row, sources: dict[str, str]) -> Row:
    return plan | {"said_by": sources.get(plan["id"], ""), "to_confirm": plan["standing"].to_be_confirmed}


def _table(words: Words, name: str, title: str, columns: Sequence[Column], rows: Sequence[Row], *, fixed: int = 2) -> TableSheet:
    return computed(name, words(title), columns, rows, words, fixed=fixed)


def _more(asking: Asking, day: date) -> list[Block]:
    """The day, and whether restricted records are there."""
    words, restricted = asking.words, asking.request.handover.restricted
    there, left_out = words(N_("in this workbook: give it only to those who may see it")), words(N_("not in this workbook"))
    return [
        Heading(words(N_("Left out and confidential"))),
        Fact(words(N_("Plans as of")), show_day(day)),
        Fact(words(N_("Restricted records")), there if restricted else left_out),
    ]
