"""The reports there are. Each says what it is, which settings it understands, and builds itself as data; one writer makes the files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from wpstracker.domain.problems import KnownError
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.steps import Step
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.reports.book import Later, Report, Sheet, TableSheet
from wpstracker.store.database import Store
from wpstracker.words import N_, Words


class Setting(Vocabulary):
    """What can be set about a report."""

    COUNTRIES = "countries", N_("Countries")
    PERIOD = "period", N_("Period")
    QUESTION = "question", N_("Filters")
    PLANS = "plans", N_("Plans")
    AS_OF = "as_of", N_("As of")
    LAYOUT = "layout", N_("Layout")
    GROUPS = "groups", N_("Grouped by")
    HANDOVER = "handover", N_("Privacy")


@dataclass(frozen=True, slots=True)
class Asking:
    """What a report is built from: the open file and its name, what is asked, the words of the cells, the day."""

    store: Store
    request: ReportRequest
    words: Words
    file: str
    today: date


Build = Callable[[Asking], Report]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One report of the family. `load` imports what builds it; `layouts` and `groups` are codes with their untranslated names."""

    key: str
    title: str
    about: str
    settings: frozenset[Setting]
    load: Callable[[], Build]
    layouts: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()


def _activity() -> Build:
    from wpstracker.reports.summary import activity

    return activity


def _matrix() -> Build:
    from wpstracker.reports.matrix import matrix

    return matrix


def _tracker() -> Build:
    from wpstracker.reports.tracker import tracker

    return tracker


def _indicators() -> Build:
    from wpstracker.reports.indicator_table import indicator_table

    return indicator_table


def _participation() -> Build:
    from wpstracker.reports.sex_disaggregated import participation

    return participation


def _workforce() -> Build:
    from wpstracker.reports.workforce import workforce

    return workforce


def _cedaw_upr() -> Build:
    from wpstracker.reports.cedaw_upr import cedaw_upr

    return cedaw_upr


def _countries() -> Build:
    from wpstracker.reports.countries import countries

    return countries


def _donor() -> Build:
    from wpstracker.reports.donor_annex import donor_annex

    return donor_annex


def _data_quality() -> Build:
    from wpstracker.reports.data_quality import data_quality

    return data_quality


def _data_book() -> Build:
    from wpstracker.reports.data_book import data_book

    return data_book


_ABOUT_EVENTS = frozenset({Setting.COUNTRIES, Setting.PERIOD, Setting.QUESTION, Setting.HANDOVER})

_STEPS = tuple((step.value, step.label) for step in Step)

FAMILY: dict[str, ReportKind] = {
    kind.key: kind
    for kind in (
        ReportKind(
            "summary",
            N_("Activity summary"),
            N_("Figures, events, participation, recommendations and plans: everything of a period in one workbook."),
            _ABOUT_EVENTS | {Setting.GROUPS},
            _activity,
            groups=_STEPS,
        ),
        ReportKind(
            "tracker",
            N_("Recommendation tracker"),
            N_("Every recommendation with its progress, next step and evidence; overdue, orphaned and recurring ones apart."),
            _ABOUT_EVENTS | {Setting.LAYOUT, Setting.GROUPS},
            _tracker,
            layouts=(
                ("every", N_("Every recommendation, with the progress of the period")),
                ("made", N_("Recommendations made in the period")),
            ),
            groups=(
                ("status", N_("By status")),
                ("body", N_("By responsible body")),
                ("mechanism", N_("By origin")),
                ("theme", N_("By theme")),
                ("country", N_("By country")),
            ),
        ),
        ReportKind(
            "matrix",
            N_("NAP implementation matrix"),
            N_("The measures of a plan in the layout of its ministry, with what was done, obstacles, evidence and linked events."),
            frozenset({*_ABOUT_EVENTS, Setting.PLANS, Setting.AS_OF, Setting.LAYOUT}),
            _matrix,
            layouts=(
                ("kyrgyz", N_("Objectives, tasks, measures, indicators, responsible, term, form of implementation")),
                ("ukrainian", N_("Goals, tasks, activities, responsible, time, source of financing, estimate")),
                ("full", N_("Everything the plan says")),
            ),
        ),
        ReportKind(
            "indicators",
            N_("Indicator table"),
            N_("Target beside actual value for each period, trend, and the UN, EU and SDG indicators that national ones answer."),
            frozenset({*_ABOUT_EVENTS, Setting.PLANS, Setting.AS_OF}),
            _indicators,
        ),
        ReportKind(
            "participation",
            N_("Sex-disaggregated participation"),
            N_("Women and men at held events by institution, rank and year, by capacity, country and project; panels apart."),
            _ABOUT_EVENTS | {Setting.GROUPS},
            _participation,
            groups=_STEPS,
        ),
        ReportKind(
            "countries",
            N_("Country overview"),
            N_("Plans and their stage as of a day, claims and conflicts, next dates, and a timeline of plans."),
            frozenset({Setting.COUNTRIES, Setting.AS_OF, Setting.HANDOVER}),
            _countries,
        ),
        ReportKind(
            "workforce",
            N_("Workforce and country figures"),
            N_("Women in police, border service or parliament and other figures, year by year with their sources."),
            frozenset({Setting.COUNTRIES, Setting.HANDOVER}),
            _workforce,
        ),
        ReportKind(
            "cedaw_upr",
            N_("CEDAW and UPR matrix"),
            N_("Recommendations of human rights mechanisms by theme: position, measures taken, level of implementation, evidence."),
            _ABOUT_EVENTS | {Setting.LAYOUT},
            _cedaw_upr,
            layouts=(
                ("all", N_("CEDAW, UPR and other treaty bodies")),
                ("cedaw", N_("CEDAW only")),
                ("upr", N_("UPR only")),
            ),
        ),
        ReportKind(
            "donor",
            N_("OSCE and donor annex"),
            N_("Activities by project, framework or funder: partners, participants, results, follow-up, gender marker and cost."),
            _ABOUT_EVENTS | {Setting.GROUPS},
            _donor,
            groups=(("project", N_("By project")), ("framework", N_("By framework")), ("funder", N_("By funder"))),
        ),
        ReportKind(
            "data_quality",
            N_("Data-quality book"),
            N_("What is missing, odd, late or contradictory: each row names the record, the field and what to do."),
            frozenset({Setting.COUNTRIES, Setting.HANDOVER}),
            _data_quality,
        ),
        ReportKind(
            "data_book",
            N_("Full data book"),
            N_("Every table with its ids, for handing a file over."),
            frozenset({Setting.HANDOVER}),
            _data_book,
        ),
    )
}
"""Every report by its key, in the order of the gallery."""


def build(asking: Asking) -> Report:
    """The report asked for. KnownError when this program knows no such report."""
    kind = FAMILY.get(asking.request.kind)
    if kind is None:
        raise KnownError(
            N_("This program knows no report “{name}”. Choose one of: {known}."), name=asking.request.kind, known=", ".join(FAMILY)
        )
    return chosen_columns(kind.load()(asking), asking.request.columns)


def chosen_columns(report: Report, columns: Mapping[str, Sequence[str]]) -> Report:
    """The report with only the columns that were chosen, in the order chosen; a table nobody chose for keeps all of its own."""
    if not columns:
        return report
    narrowed: Callable[[Sheet], Sheet] = partial(_narrowed, columns=columns)
    sheets = report.sheets.each(narrowed) if isinstance(report.sheets, Later) else [narrowed(sheet) for sheet in report.sheets]
    return replace(report, sheets=sheets)


def _narrowed(sheet: Sheet, columns: Mapping[str, Sequence[str]]) -> Sheet:
    if not isinstance(sheet, TableSheet) or not columns.get(sheet.name):
        return sheet
    known = {column.key: column for column in sheet.columns}
    chosen = [known[key] for key in columns[sheet.name] if key in known]
    return replace(sheet, columns=chosen, fixed=min(sheet.fixed, len(chosen))) if chosen else sheet
