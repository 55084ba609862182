"""Small tables of people at held events with their charts: women, men and those not disaggregated one above the other."""

from collections.abc import Sequence

from wpstracker.domain.steps import show_step
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.counted import Counted
from wpstracker.figures.over_time import Steps
from wpstracker.figures.rows import Row
from wpstracker.reports.book import Chart, Figures
from wpstracker.reports.counted_tables import NUMBERS, numbers
from wpstracker.words import N_, Words

PEOPLE = tuple(column for column in NUMBERS if column.key in ("women", "men", "other", "rest", "people"))
_STACKED = ("women", "men", "rest")
_COLOURS = ("D55E00", "0072B2", "A3ADB7")


def stacked(title: str, rows: Sequence[Row], *, lying: bool) -> Chart | None:
    """The chart of rows that hold `PEOPLE`; none where nobody was counted."""
    if not any(isinstance(row.get(key), int) and row[key] for row in rows for key in _STACKED):
        return None
    return Chart(title, _STACKED, _COLOURS, lying=lying)


def used(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """People of other sex have a column only where somebody counted any."""
    return tuple(column for column in columns if column.key != "other" or any(row.get("other") for row in rows))


def over_time(lines: Sequence[Counted], steps: Steps, every: Counted, words: Words) -> Figures:
    """People at held events step by step, in which the share of women can be followed; `lines` begin with the step."""
    known = {line.by[0]: line for line in lines}
    rows = [{"step": show_step(month, steps.step, words)} | _numbers(known.get(month), words) for month in steps.months] if known else []
    aside = every.held - sum(line.held for line in lines)
    remark = words.plural(
        "{n} held event is not shown here: it began before the period, or its date is not known so far.",
        "{n} held events are not shown here: they began before the period, or their dates are not known so far.",
        aside,
    )
    columns = (Column("step", steps.step.label, Type.TEXT), *used(PEOPLE, rows))
    title = words(N_("People at held events over time"))
    return Figures("PeopleOverTime", title, columns, rows, remark if aside else "", stacked(title, rows, lying=False))


def shares_over_time(lines: Sequence[Counted], steps: Steps, words: Words) -> list[Figures]:
    """The share of women step by step, each with its whole; nothing where it is known of fewer than two steps."""
    known = {line.by[0]: numbers(line, words) for line in lines}
    if sum(cells["share_of_women"] is not None for cells in known.values()) < 2:
        return []
    rows = [{"step": show_step(month, steps.step, words)} | _percent(known.get(month, {})) for month in steps.months]
    columns = (
        Column("step", steps.step.label, Type.TEXT),
        *(column for column in NUMBERS if column.key in ("women", "both")),
        Column("percent", N_("Share of women, %"), Type.NUMBER),
    )
    title = words(N_("Share of women over time, %"))
    remark = words(N_("Women among the women and men counted; a step in which nobody was counted by sex has none."))
    return [Figures("ShareOverTime", title, columns, rows, remark, Chart(title, ("percent",), _COLOURS[:1], lines=True))]


def _percent(cells: Row) -> Row:
    share = cells.get("share_of_women")
    return cells | {"percent": None if share is None else round(share * 100, 1)}


def _numbers(line: Counted | None, words: Words) -> Row:
    return numbers(line, words) if line else {}
