"""How far plans have come: the measures of each goal by status, counted by the rules of `domain.rollup`."""

from collections.abc import Sequence

from wpstracker.domain.rollup import HOW_COUNTED, Progress, summed
from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.plan_progress import Branch, PlanProgress
from wpstracker.figures.rows import Row
from wpstracker.reports.book import Block, Chart, Fact, Figures, Heading, PageSheet, Paragraph
from wpstracker.reports.plans_asked import PlansAsked
from wpstracker.words import N_, Words

_STATUSES: tuple[tuple[MeasureStatus, str], ...] = (
    (MeasureStatus.IMPLEMENTED, "00875F"),
    (MeasureStatus.PARTLY, "8FCBB3"),
    (MeasureStatus.IN_PROGRESS, "0072B2"),
    (MeasureStatus.NOT_STARTED, "F0C36D"),
    (MeasureStatus.NOT_IMPLEMENTED, "D55E00"),
)
"""Measures that were given up are in no share, so they are in no bar either."""
_UNKNOWN, _GREY = "not_reported", "C9D0D6"
_STATUS_COLUMNS = (
    *(Column(status.value, status.label, Type.COUNT) for status, _ in _STATUSES),
    Column(_UNKNOWN, N_("Not reported"), Type.COUNT),
    Column("counted", N_("Measures not cancelled"), Type.COUNT),
)
_SHARES = (
    Column("total", N_("Measures"), Type.COUNT),
    Column("cancelled", N_("Cancelled"), Type.COUNT),
    Column("implemented", N_("Implemented"), Type.TEXT),
    Column("reported", N_("Reported on"), Type.TEXT),
    Column("evidence", N_("Evidence"), Type.TEXT),
    Column("overdue", N_("Overdue"), Type.COUNT),
    Column("on_target", N_("Indicators on target"), Type.TEXT),
)


def summary_page(meant: PlansAsked, found: Sequence[tuple[str, PlanProgress]]) -> PageSheet:
    """Every plan on one line, then each by its goals; `found` are the plans with the titles they are shown under."""
    words = meant.asking.words
    blocks: list[Block] = [Fact(words(N_("As of")), meant.day)]
    if found:
        blocks.append(_plans(found, words))
    for number, (title, progress) in enumerate(found, 1):
        blocks += _by_goal(number, title, progress, words)
    blocks += [Heading(words(N_("How this is counted"))), *(Paragraph(words(rule)) for rule in HOW_COUNTED)]
    return PageSheet(words(N_("Summary")), words(N_("Progress by goal and status")), blocks)


def _plans(found: Sequence[tuple[str, PlanProgress]], words: Words) -> Figures:
    rows = [_shares(title, progress.total, words) for title, progress in found]
    return Figures("PlanShares", words(N_("Plans")), (Column("name", N_("Plan"), Type.TEXT), *_SHARES), rows)


def _by_goal(number: int, title: str, progress: PlanProgress, words: Words) -> list[Block]:
    """What has become of the measures of each goal, with a chart, and the shares beside it."""
    parts = _parts(progress, words)
    name = Column("name", N_("Goal"), Type.TEXT)
    keys, colours = [*(status.value for status, _ in _STATUSES), _UNKNOWN], [*(colour for _, colour in _STATUSES), _GREY]
    counts = [_counts(said, counted) for said, counted in parts if counted.total]
    shares = [_shares(said, counted, words) for said, counted in parts]
    chart = Chart(words(N_("Measures by goal and status")), keys, colours, lying=True)
    remark = words(N_("An empty number is none. “Not reported” is never taken for “not started”."))
    return [
        Figures(f"Statuses{number}", title, (name, *_STATUS_COLUMNS), counts, remark, chart, new_page=number > 1),
        Figures(f"Shares{number}", words(N_("Shares, each with what it is a share of")), (name, *_SHARES), shares),
    ]


def _parts(progress: PlanProgress, words: Words) -> list[tuple[str, Progress]]:
    """Every top item, then what stands under none: measures without a goal, indicators of the plan as a whole."""
    goals = [branch for branch in progress.branches if branch.node.level is not ItemLevel.MEASURE]
    loose = summed(branch.total for branch in progress.branches if branch.node.level is ItemLevel.MEASURE)
    parts = [(_named(branch, words), branch.total) for branch in goals]
    parts += [(words(N_("Measures without a goal")), loose)] if loose.total else []
    return parts + ([(words(N_("The plan as a whole")), progress.own)] if progress.own.indicators else [])


def _named(branch: Branch, words: Words) -> str:
    item = branch.node.item
    return f"{item.number} {item.texts.get(words.language) or item.text or item.reference}".strip()


def _counts(name: str, counted: Progress) -> Row:
    """None is left blank so that the eye finds what there is."""
    row: Row = {status.value: counted.of(status) or None for status, _ in _STATUSES}
    return row | {"name": name, _UNKNOWN: counted.not_reported or None, "counted": counted.counted}


def _shares(name: str, counted: Progress, words: Words) -> Row:
    """Each with numerator and denominator; nothing where there is nothing to be a share of."""
    said: Row = {"name": name, "total": counted.total, "cancelled": counted.cancelled, "overdue": counted.overdue}
    for key in ("implemented", "reported", "evidence", "on_target"):
        share = getattr(counted, key)
        said[key] = share.text(words) if share.whole else ""
    return said
