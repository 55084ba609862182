"""Tables of held events and the people at them: the same columns wherever they are counted, by type, country, institution, theme …"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wpstracker.domain.question import Filter
from wpstracker.domain.small_numbers import WHOLE
from wpstracker.domain.vocabularies import EventStatus, Precision
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.counted import Counted
from wpstracker.figures.rows import Row
from wpstracker.reports.book import AtLeast, Quotient, Sum, TableSheet
from wpstracker.reports.formulas import share
from wpstracker.reports.sheets import computed
from wpstracker.reports.small_numbers import NOT_SHOWN
from wpstracker.words import N_, Words

NUMBERS = (
    Column("held", N_("Held events"), Type.COUNT),
    Column("reported", N_("of these, number reported"), Type.COUNT),
    Column("split", N_("of these, women and men counted"), Type.COUNT),
    Column("share_split", N_("Share of events with women and men counted"), Type.SHARE),
    Column("women", N_("Women"), Type.COUNT),
    Column("men", N_("Men"), Type.COUNT),
    Column("other", N_("Other sex"), Type.COUNT),
    Column("rest", N_("Not disaggregated"), Type.COUNT),
    Column("people", N_("People"), Type.COUNT),
    Column("counts", N_("How sure"), Type.CHOICE, Precision),
    Column("both", N_("Women and men together"), Type.COUNT),
    Column("share_of_women", N_("Share of women"), Type.SHARE),
)
"""What is counted of each line; both shares have their whole beside them."""

ALL = ("held", "reported", "split", "women", "men", "other", "rest", "people", "both")
PEOPLE = ("women", "men", "other", "people")
"""Of groups of participants: a person is part of one, an event has several; and what a source counts twice is left open per event."""

NOTHING: Sequence[str] = ()
_SHARES = {"share_split": ("split", "held"), "share_of_women": ("women", "both")}
_FORMULAS = {"share_split": share("split", "held"), "share_of_women": share("women", "women", "men")}
_HIDDEN = {"women": "women", "men": "men", "other": "other", "rest": "not_split", "people": WHOLE}


def asks_for_held(question: Filter) -> bool:
    """Whether any held event can be among those asked for."""
    return not question.statuses or EventStatus.HELD in question.statuses


def numbers(line: Counted, words: Words) -> Row:
    """The cells of `NUMBERS`; a number nobody reported is empty, and the people say so in words; a sum may be `AtLeast` a number."""
    count = line.people
    row: Row = {"held": line.held, "reported": line.reported, "split": line.split}
    row |= {"women": count.women, "men": count.men, "other": count.other, "rest": count.undisaggregated, "people": count.people()}
    row["both"] = None if count.women is None or count.men is None else count.women + count.men
    row["share_split"] = line.split / line.held if line.held else None
    row["share_of_women"], row["counts"] = count.share_of_women, count.precision
    if line.held and not line.reported:
        row["people"] = words(N_("not reported"))
    for key, name in _HIDDEN.items():
        if name in line.hidden:
            row[key] = _at_least(row[key], words)
    if {"women", "men"} & line.hidden:
        row["both"], row["share_of_women"] = words(NOT_SHOWN), None
    return row


def table(
    name: str,
    title: str,
    columns: Sequence[Column],
    lines: Sequence[tuple[Row, Counted]],
    every: Counted,
    words: Words,
    *,
    adding: Sequence[str] = ALL,
) -> TableSheet:
    """Lines with their numbers and, last, all held events.

    `adding` names the numbers of which each is part of one line only: their sums are formulas too. Where an event stands in several lines
    the last row counts it once and is no sum.
    """
    rows = [label | in_words(numbers(line, words)) for label, line in lines]
    totals = _totals(rows, in_words(numbers(every, words)), adding)
    totals[_broadest(columns, rows).key] = words(N_("Together") if "held" in adding else N_("All held events, each once"))
    sheet = computed(name, title, (*columns, *_used(rows)), rows, words, fixed=len(columns))
    return replace(sheet, totals=totals, bars=("held",), formulas=_FORMULAS)


def _broadest(columns: Sequence[Column], rows: Sequence[Row]) -> Column:
    """The column with room for what the last row is called."""
    return max(columns, key=lambda column: max((len(str(row[column.key])) for row in rows), default=0))


def _used(rows: Sequence[Row]) -> tuple[Column, ...]:
    """People of other sex have a column only where somebody counted any."""
    return NUMBERS if any(row["other"] for row in rows) else tuple(column for column in NUMBERS if column.key != "other")


def _totals(rows: Sequence[Row], every: Row, adding: Sequence[str]) -> Row:
    """The last row. A sum is a formula only where it holds what the column holds and nothing in the column is hidden."""
    totals: Row = every | {key: Sum(every[key]) for key in adding if _adds_up(rows, key, every[key])}
    for key, (part, whole) in _SHARES.items():
        if isinstance(totals[part], Sum) and isinstance(totals[whole], Sum):
            totals[key] = Quotient(part, whole, every[key])
    return totals


def _adds_up(rows: Sequence[Row], key: str, value: object) -> bool:
    known = [row[key] for row in rows]
    whole = all(not isinstance(each, str) for each in known if key != "people")
    return isinstance(value, int) and whole and sum(each for each in known if isinstance(each, int)) == value


def _at_least(value: object, words: Words) -> AtLeast | str:
    """A sum without the small numbers that belong to it."""
    return AtLeast(value, words) if isinstance(value, int) and value else words(NOT_SHOWN)


def in_words(row: Row) -> Row:
    """The cells of a table whose columns have one number format each: “at least 117” is a text there."""
    return {key: value.said if isinstance(value, AtLeast) else value for key, value in row.items()}


def in_order(lines: Sequence[Counted], *known: Mapping[str, str]) -> list[Counted]:
    """Lines in the order of the labels of what they are counted by, one list for each; what a list does not know comes last."""
    orders = [{key: number for number, key in enumerate(labels)} for labels in known]
    return sorted(lines, key=lambda line: ([order.get(key, len(order)) for order, key in zip(orders, line.by, strict=False)], line.by))
