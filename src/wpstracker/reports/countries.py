"""The country overview: where the plans of every country stand as of a day, who says so, who contradicts it, and what comes next."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from wpstracker.domain.question import Filter
from wpstracker.figures import claims, country_overview, measure_counts, next_dates, plans
from wpstracker.figures.columns import Column, show_day
from wpstracker.figures.rows import Row
from wpstracker.reports.book import Block, Fact, Heading, Report, TableSheet
from wpstracker.reports.countries_summary import summary_page
from wpstracker.reports.family import Asking
from wpstracker.reports.sheets import computed, explained
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
    words, question = asking.words, _question(asking)
    day = asking.request.question.as_of or asking.today
    known = _plans(asking, question, day)
    said = claims.claim_rows(asking.store, known, day, unrestricted=question.unrestricted)
    sources = claims.sources_of_status(known, said)
    measures = measure_counts.rows(asking.store, known, day, asking.today, unrestricted=question.unrestricted)
    by_country = country_overview.rows(asking.store, question, known, measures, sources, asking.today, words.language)
    coming = next_dates.rows(asking.store, question, known, asking.today, words.language)
    table = partial(_table, words)
    sheets = (
        table("Countries", N_("Countries"), country_overview.COLUMNS, by_country, fixed=1),
        table("Plans", N_("Plans"), PLAN_COLUMNS, [_listed(plan, sources) for plan in known]),
        table("Claims", N_("Status claims"), claims.COLUMNS, list(said.values())),
        table("Conflicts", N_("Conflicts"), claims.conflict_columns(), claims.conflict_rows(known, said)),
        table("NextDates", N_("Next dates"), next_dates.COLUMNS, coming),
        table("MeasuresByStatus", N_("Measures by status"), measure_counts.COLUMNS, list(measures.values())),
    )
    summary = summary_page(by_country, known, sheets, day, words)
    intro = N_("Where plans on Women, Peace and Security stand, country by country, who says so, and what comes next.")
    about = explained(asking, words(TITLE), intro, (summary, *sheets), _DEFINITIONS, _more(asking, day))
    return Report(words(TITLE), words(TITLE), (about, summary, *sheets), words, asking.today, asking.request.languages, asking.request.hxl)


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
