"""The implementation matrix of plans in the layouts ministries use: what each measure is, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, partial

from wpstracker.domain.plan_levels import ORDER
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.figures import plan_items, updates
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.plan_progress import PlanProgress, progress_of
from wpstracker.figures.plan_tree import own_level_names
from wpstracker.figures.rows import Row
from wpstracker.records import MeasureProgress, PlanItem
from wpstracker.reports.book import Block, Fact, Heading, PageSheet, Report, Sheet, TableSheet
from wpstracker.reports.family import Asking
from wpstracker.reports.left_out import restricted_text
from wpstracker.reports.matrix_rows import PART_OF, MatrixRows
from wpstracker.reports.matrix_summary import summary_page
from wpstracker.reports.plans_asked import COUNTRY, PLAN, PlansAsked, in_languages, plans_asked, titled
from wpstracker.reports.sheets import NOTHING, after_explaining, by_keys, explained, listing
from wpstracker.words import N_, Words

TITLE = N_("NAP implementation matrix")
KYRGYZ, UKRAINIAN, FULL = "kyrgyz", "ukrainian", "full"
"""The layouts that ministries of Kyrgyzstan and Ukraine use, and one with everything."""

_LEVELS = {
    KYRGYZ: (ItemLevel.OBJECTIVE, ItemLevel.TASK, ItemLevel.MEASURE),
    UKRAINIAN: ORDER,
    FULL: ORDER,
}
"""Those a plan has items at come besides."""
_UKRAINIAN_LEVELS = {
    ItemLevel.GOAL: N_("Strategic goal"),
    ItemLevel.OBJECTIVE: N_("Operational goal"),
    ItemLevel.MEASURE: N_("Activity"),
}
_OWN = {
    "responsible_said": Column("responsible_said", N_("Responsible"), Type.LONG_TEXT, help=N_("As the plan says it.")),
    "term": Column("term", N_("Term of implementation"), Type.TEXT, help=N_("As the plan says it.")),
    "indicators": Column("indicators", N_("Indicators"), Type.LONG_TEXT),
    "indicators_above": Column("indicators_above", N_("Indicators of the levels above"), Type.LONG_TEXT),
    "indicator_standing": Column("indicator_standing", N_("Where the indicators stand"), Type.LONG_TEXT),
    "estimate": Column("budget_planned", N_("Estimated cost"), Type.NUMBER),
    "pillar": Column("pillar", N_("Pillar"), Type.TEXT),
    PART_OF: Column(PART_OF, N_("Part of the measure"), Type.LONG_TEXT),
}
_BECAME = (
    Column("status", N_("Status"), Type.TEXT),
    Column("overdue", N_("Overdue"), Type.FLAG),
    Column("done", N_("What was done"), Type.LONG_TEXT),
    *own_columns(MeasureProgress, ("obstacles",)),
    Column("evidence", N_("Evidence"), Type.LONG_TEXT),
    Column("events", N_("Linked events"), Type.LONG_TEXT),
    Column("recommendations", N_("Linked recommendations"), Type.LONG_TEXT),
)
_KNOWN = plan_items.COLUMNS
_SAID = {
    KYRGYZ: "indicators indicators_above responsible_said term form",
    UKRAINIAN: "responsible_said term funding_source estimate currency",
    FULL: "expected indicators indicators_above indicator_standing responsible co_responsible responsible_written term start due due_kind"
    " rhythm form budget_planned budget_spent currency funding_source pillar cross_cutting",
}
_RECORD = "reference privacy verified"
_DEFINITIONS = (
    (N_("One row"), N_("A measure of the plan. The goals, objectives and tasks it belongs to are repeated on every row.")),
    (N_("Term of implementation"), N_("In the words of the plan; where it has none, the dates that were entered.")),
    (
        N_("Status"),
        N_(
            "As of the day named on the summary. “Not reported” means that nobody has said how far the measure has come; "
            "it is not “not started”."
        ),
    ),
    (
        N_("What was done"),
        N_(
            "The newest updates that took effect in the period, or by that day if no period is asked for. Obstacles and evidence "
            "are theirs too."
        ),
    ),
    (N_("Amounts"), N_("An empty cell was not stated. It never means zero. Amounts of different currencies are not added up.")),
    (N_("Long texts"), N_("A row is at most 14 lines high. Select a cell to read a longer text in full.")),
)


def matrix(asking: Asking) -> Report:
    """A summary, one sheet for each plan, and every update."""
    meant = plans_asked(asking, PlanItem)
    words, titles = asking.words, sheet_titles(meant.rows, asking.words)

    @cache
    def progress(plan: str) -> PlanProgress:
        return progress_of(asking.store, plan, meant.day, today=asking.today, unrestricted=meant.unrestricted)

    def explain(sheets: Sequence[Sheet]) -> PageSheet:
        intro = N_("The measures of national action plans, as they stood in one file of WPS Tracker on the day named below.")
        return explained(meant.asking, words(TITLE), intro, sheets, _DEFINITIONS, [*_plans(meant, titles), *_left_out(meant)])

    def of_plan(number: int) -> Sequence[Sheet]:
        plan = meant.rows[number]
        return (_sheet(meant, _name(number), plan, MatrixRows(meant, progress(plan["id"])), titles[number]),)

    return after_explaining(
        asking,
        TITLE,
        explain,
        (("",), lambda: (summary_page(meant, [(titled(row, words), progress(row["id"])) for row in meant.rows]),)),
        *(((_name(number),), partial(of_plan, number)) for number in range(len(meant.rows))),
        (("Updates",), lambda: (_updates(meant, [progress(row["id"]) for row in meant.rows]),)),
    )


def _name(number: int) -> str:
    """The table of the first plan, the second …"""
    return f"Matrix{number + 1}" if number else "Matrix"


def sheet_titles(plans: Iterable[Row], words: Words) -> list[str]:
    """Country and as much of the plan's title as a tab can show, none twice."""
    titles: list[str] = []
    for row in plans:
        whole, number = titled(row, words), 1
        title = shortened(whole, _TAB)
        while title in titles:
            number += 1
            title = f"{shortened(whole, _TAB - 4)} ({number})"
        titles.append(title)
    return titles


_TAB = 31
"""Letters Excel allows in the name of a sheet."""


def shortened(text: str, longest: int) -> str:
    """The first words of a text, as many as there is room for."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"


def _sheet(meant: PlansAsked, name: str, plan: Row, read: MatrixRows, title: str) -> TableSheet:
    """One plan. What was chosen for the first matrix holds for the others too."""
    asking = meant.asking
    columns = _columns(meant, plan["id"], read)
    wanted = asking.request.columns.get(name) or asking.request.columns.get("Matrix")
    if wanted:
        by_key = {column.key: column for column in columns}
        columns = [by_key[key] for key in wanted if key in by_key] or columns
    return TableSheet(name, title, columns, read.rows, len(read.lines), asking.words(NOTHING))


def _columns(meant: PlansAsked, plan: str, read: MatrixRows) -> list[Column]:
    """Those of the layout; the levels are called as the plan calls them."""
    asking = meant.asking
    layout = asking.request.layout if asking.request.layout in _SAID else KYRGYZ
    said = by_keys(_KNOWN, _SAID[layout], _OWN)
    if not read.has_indicators_above:
        said = tuple(column for column in said if column.key != "indicators_above")
    nested = (_OWN[PART_OF],) if read.has_nested else ()
    first = by_keys(_KNOWN, "number")
    record = by_keys(_KNOWN, _RECORD) if layout == FULL else ()
    notes = by_keys(_KNOWN, "notes") if layout == FULL and not meant.unrestricted else ()
    return [*first, *_levels(asking, plan, read.levels, layout), *nested, *said, *_BECAME, *record, *notes]


def _levels(asking: Asking, plan: str, used: set[ItemLevel], layout: str) -> list[Column]:
    """The levels the plan has items at, and measures in any case; where it names a level, by that name."""
    shown = [level for level in ORDER if level in used | {ItemLevel.MEASURE}] if used else _LEVELS[layout]
    own = {language: own_level_names(asking.store, plan, language) for language in asking.request.languages}
    usual = _UKRAINIAN_LEVELS if layout == UKRAINIAN else {}

    def called(level: ItemLevel) -> str:
        return in_languages(asking, lambda words: own[words.language].get(level) or words(usual.get(level, level.label)))

    return [Column(level.value, called(level), Type.LONG_TEXT) for level in shown]


def _updates(meant: PlansAsked, found: Sequence[PlanProgress]) -> TableSheet:
    """Every update of the period, plan by plan in the order of the matrix."""
    asking, words = meant.asking, meant.asking.words
    plan_of = {branch.id: row for row, progress in zip(meant.rows, found, strict=True) for branch in progress.walk()}
    told = updates.update_ids(asking.store, "plan_item", list(plan_of), meant.day, meant.first, meant.last)

    def read(ids: Sequence[str]) -> dict[str, Row]:
        rows = updates.rows(asking.store, "plan_item", ids, words.language, unrestricted=meant.unrestricted)
        for row in rows.values():
            plan = plan_of[row["owner"]]
            row["country"], row["plan_title"] = plan["country"], plan["title"]
        return rows

    columns = (COUNTRY, PLAN, *updates.columns("plan_item"))
    ids = [id_ for each in told.values() for id_ in each]
    return replace(listing("Updates", words(N_("Progress updates")), columns, ids, read, words), fixed=4)


def _plans(meant: PlansAsked, titles: Sequence[str]) -> list[Block]:
    """Which sheet is which plan."""
    words = meant.asking.words
    named = [Fact(title, row["title"], title) for row, title in zip(meant.rows, titles, strict=True)]
    return [Heading(words(N_("Plans"))), *named] if named else []


def _left_out(meant: PlansAsked) -> list[Block]:
    """What is restricted among what was asked for."""
    asking, words = meant.asking, meant.asking.words
    number = meant.restricted
    for row in meant.rows:
        every, known = (len(plan_items.ids_of_plan(asking.store, row["id"], unrestricted=only)) for only in (False, True))
        number += every - known
    heading = Heading(words(N_("Left out and confidential")))
    return [heading, Fact(words(N_("Restricted records")), restricted_text(number, asking.request.handover, words))]
