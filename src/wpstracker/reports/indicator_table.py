"""The indicators of plans: target beside actual value, period by period, and the international indicators they answer."""

from wpstracker.domain.indicators import Verdict
from wpstracker.figures import indicators
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.rows import Row
from wpstracker.records import Indicator
from wpstracker.reports.book import Block, Chart, Fact, Figures, Heading, PageSheet, Report
from wpstracker.reports.family import Asking
from wpstracker.reports.indicator_rows import IndicatorRows, plans_with_rows
from wpstracker.reports.indicator_sheets import codes, table, values
from wpstracker.reports.left_out import restricted_text
from wpstracker.reports.plans_asked import PlansAsked, plans_asked, titled
from wpstracker.reports.sheets import after_explaining, explained
from wpstracker.words import N_

TITLE = N_("Indicators of national action plans")

_VERDICTS: tuple[tuple[Verdict, str], ...] = (
    (Verdict.ON, "00875F"),
    (Verdict.OFF, "D55E00"),
    (Verdict.NO_TARGET, "8DB8D8"),
    (Verdict.NOT_COMPARED, "A8478A"),
    (Verdict.NOT_REPORTED, "C9D0D6"),
)
_DEFINITIONS = (
    (N_("Not reported"), N_("Nobody has stated a value although the period of its target is over. It never means zero; a zero is a zero.")),
    (N_("Empty cell"), N_("Nothing is asked for: there is no target for the period, or the period is not over yet.")),
    (
        N_("Verdict"),
        N_(
            "The newest value beside the target of its own period, or else the last target whose period was over by then. "
            "Nothing is interpolated or added up."
        ),
    ),
    (N_("Trend"), N_("From the value before to the newest one. It does not say whether that is good.")),
    (N_("Values in words"), N_("A target or value that is said in words stands in the cell as it was written and is not compared.")),
    (
        N_("International codes"),
        N_(
            "UN: indicators of S/2010/498; EU: 12525/16; SDG: indicators of the Sustainable Development Goals. A plan says itself "
            "which of them its indicators answer. Where the text is empty, it is not in this program."
        ),
    ),
)


def indicator_table(asking: Asking) -> Report:
    """A summary with a chart, the table, every value, and the international codes."""
    meant = plans_asked(asking, Indicator)
    words, read = asking.words, IndicatorRows(meant)
    intro = N_(
        "What plans measure, what they aim for and what they have reached, as it stood in one file of WPS Tracker on the day named below."
    )
    return after_explaining(
        asking,
        TITLE,
        lambda sheets: explained(meant.asking, words(TITLE), intro, sheets, _DEFINITIONS, _left_out(read)),
        (("",), lambda: (_summary(read),)),
        (("Indicators",), lambda: (table(read),)),
        (("IndicatorValues",), lambda: (values(read),)),
        (("InternationalCodes",), lambda: (codes(read),)),
    )


def _summary(read: IndicatorRows) -> PageSheet:
    """How many indicators of each plan are on target, off it, or not reported."""
    words = read.meant.asking.words
    columns = (
        Column("name", N_("Plan"), Type.TEXT),
        *(Column(verdict.value, verdict.label, Type.COUNT) for verdict, _ in _VERDICTS),
        Column("all", N_("Together"), Type.COUNT),
    )
    rows = [_counted(read.meant, plan) for plan in plans_with_rows(read)]
    keys, colours = [verdict.value for verdict, _ in _VERDICTS], [colour for _, colour in _VERDICTS]
    chart = Chart(words(N_("Indicators by verdict")), keys, colours, lying=True)
    remark = words(N_("An empty number is none. “Not reported” means that nobody has stated any value."))
    figures = Figures("IndicatorVerdicts", words(N_("Indicators by plan and verdict")), columns, rows, remark, chart)
    return PageSheet(words(N_("Summary")), words(N_("Where the indicators stand")), (Fact(words(N_("As of")), read.meant.day), figures))


def _counted(meant: PlansAsked, plan: Row) -> Row:
    counts = indicators.counts(meant.asking.store, plan["id"], meant.day, unrestricted=meant.unrestricted)
    row: Row = {verdict.value: counts.of(verdict) or None for verdict, _ in _VERDICTS}
    return row | {"name": titled(plan, meant.asking.words), "all": counts.total}


def _left_out(read: IndicatorRows) -> list[Block]:
    """What is restricted among what was asked for, and numbers by which somebody could be recognised."""
    meant = read.meant
    words, store = meant.asking.words, meant.asking.store
    number = meant.restricted
    for plan in meant.rows:
        every, known = (len(indicators.ids_of_plan(store, plan["id"], unrestricted=only)) for only in (False, True))
        number += every - known
    return [
        Heading(words(N_("Left out and confidential"))),
        Fact(words(N_("Restricted records")), restricted_text(number, meant.asking.request.handover, words)),
        Fact(words(N_("Small numbers")), _small_numbers(read)),
    ]


def _small_numbers(read: IndicatorRows) -> str:
    words = read.meant.asking.words
    if not read.small:
        return words(N_("none"))
    if read.meant.asking.request.handover.suppress_small:
        return words.plural(
            "{n} value counts fewer than five people, or a part of it does. These numbers are written as “<5”; what it is split by "
            "is not shown.",
            "{n} values count fewer than five people, or a part of them does. These numbers are written as “<5”; what they are split by "
            "is not shown.",
            read.small,
        )
    return words.plural(
        "{n} value counts fewer than five people, or a part of it does. Somebody could be recognised; write the workbook without small "
        "numbers to hide them.",
        "{n} values count fewer than five people, or a part of them does. Somebody could be recognised; write the workbook without "
        "small numbers to hide them.",
        read.small,
    )
