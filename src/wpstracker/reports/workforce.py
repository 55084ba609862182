"""Workforce and country figures: women in police, in parliament, the WPS Index …, year by year and each with its source."""

from functools import cache, partial

from wpstracker.domain.vocabularies import FigureKind
from wpstracker.figures import country_figures
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.rows import Row
from wpstracker.figures.workforce import SHARE, Line, OverYears, over_years
from wpstracker.reports.book import Block, Fact, Report, TableSheet
from wpstracker.reports.family import Asking
from wpstracker.reports.sheets import after_explaining, computed, explained, listing
from wpstracker.words import N_

TITLE = N_("Workforce and country figures")
_LINE = (
    Column("countries", N_("Country"), Type.COUNTRIES),
    Column("figure_kind", N_("What it says"), Type.CHOICE, FigureKind),
    Column("institution", N_("Institution"), Type.TEXT),
    Column("rank", N_("Rank band"), Type.TEXT),
    Column("unit", N_("Unit"), Type.TEXT),
)
_DEFINITIONS = (
    (
        N_("One line"),
        N_("Figures of the same country, institution, rank band and unit. What was counted in another way has its own line."),
    ),
    (N_("% women"), N_("Worked out from women and men where both are stated. A percentage that a source states keeps the source’s unit.")),
    (N_("Several figures in a year"), N_("The newest one stands in the year; all of them stand on the sheet with every figure.")),
    (
        N_("Empty cell"),
        N_("Nobody has stated the number for that year. It never means zero; nothing is worked out for the years between."),
    ),
)


def workforce(asking: Asking) -> Report:
    """By year, then every figure."""
    words, handover = asking.words, asking.request.handover
    ids = country_figures.all_ids(asking.store, asking.request.question.countries, unrestricted=not handover.restricted)
    read = partial(country_figures.rows, asking.store, language=words.language, unrestricted=not handover.restricted)

    @cache
    def over() -> OverYears:
        known = read(ids)
        return over_years(known[id_] for id_ in ids if id_ in known)

    intro = N_("Figures about women and men in institutions and countries, each with its date and source.")
    return after_explaining(
        asking,
        TITLE,
        lambda sheets: explained(asking, words(TITLE), intro, sheets, _DEFINITIONS, _left_aside(over(), asking)),
        (("FiguresByYear",), lambda: (_by_year(over(), asking),)),
        (("Figures",), lambda: (listing("Figures", words(N_("Every figure")), country_figures.COLUMNS, ids, read, words),)),
    )


def _by_year(over: OverYears, asking: Asking) -> TableSheet:
    years = over.years
    columns = (*_LINE, *(Column(str(year), str(year), Type.NUMBER) for year in years), Column("change", N_("First to last"), Type.NUMBER))
    rows = [_row(line, values, asking) for line, values in over.lines.items()]
    return computed("FiguresByYear", asking.words(N_("By year")), columns, rows, asking.words, fixed=2)


def _row(line: Line, values: dict[int, float], asking: Asking) -> Row:
    """One line; how far it moved is said only where two years are known."""
    unit = asking.words(line.unit) if line.unit == SHARE else line.unit
    moved = round(values[max(values)] - values[min(values)], 6) if len(values) > 1 else None
    row: Row = {"countries": line.countries, "figure_kind": line.figure_kind, "institution": line.institution, "rank": line.rank}
    return row | {"unit": unit, "change": moved} | {str(year): value for year, value in values.items()}


def _left_aside(over: OverYears, asking: Asking) -> list[Block]:
    """What could not be put into a year."""
    words = asking.words
    return [
        Fact(words(N_("Figures without a year")), over.undated),
        Fact(words(N_("Figures in words only")), over.in_words),
    ]
