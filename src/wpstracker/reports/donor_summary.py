"""The donor annex in figures: participants by group, and what was spent in each currency."""

from collections.abc import Sequence

from wpstracker.figures.counted import Counted
from wpstracker.figures.rows import Row
from wpstracker.reports.book import Block, Chart, Fact, Figures, PageSheet, TableSheet
from wpstracker.reports.donor_costs import NUMBERS, by_currency
from wpstracker.words import N_, Words

MOST_GROUPS = 20
_OF_HELD = N_("{number} of {all} held events")
_SHOWN = ("group", "held", "reported", "women", "men", "other", "rest", "people")
_BARS = {"women": "D55E00", "men": "0072B2", "rest": "A3ADB7"}


def summary_page(subtotals: TableSheet, costs: Sequence[Row], every: Counted | None, words: Words) -> PageSheet:
    """How many events and people, then the currencies, then the largest groups."""
    facts: list[Block] = []
    if every is not None:
        facts = [
            Fact(words(N_("Held events")), every.held, subtotals.title),
            Fact(words(N_("People at held events")), every.people.show(words) if not every.hidden else words(N_("not shown"))),
            Fact(words(N_("Women and men counted")), words(N_("{number} of {all} held events"), number=every.split, all=every.held)),
            Fact(
                words(N_("Number not reported")),
                words(N_("{number} of {all} held events"), number=every.held - every.reported, all=every.held),
            ),
        ]
    return PageSheet(words(N_("Summary")), words(N_("Activities in figures")), [*facts, _costs(costs, words), _people(subtotals, words)])


def _people(subtotals: TableSheet, words: Words) -> Figures:
    """The groups with most events."""
    every = list(subtotals.rows()) if subtotals.count else []
    largest = sorted(every, key=lambda row: -row["held"])[:MOST_GROUPS]
    rows = [row for row in every if row in largest]
    shown = [
        column for column in subtotals.columns if column.key in ("group", "held", "reported", "women", "men", "other", "rest", "people")
    ]
    drawn = any(isinstance(row[key], int) and row[key] for row in rows for key in _BARS)
    title = words(N_("Participants"))
    left_out = len(every) - len(rows)
    remark = words(N_("An empty number was not reported; it does not mean zero."))
    if left_out:
        remark += " " + words.plural(
            "{n} more group is on the sheet of subtotals.", "{n} more groups are on the sheet of subtotals.", left_out
        )
    chart = Chart(title, tuple(_BARS), tuple(_BARS.values()), lying=True) if drawn else None
    return Figures("ParticipantsByGroup", title, shown, rows, remark, chart)


def _costs(costs: Sequence[Row], words: Words) -> Figures:
    """One row for each currency; they are never added."""
    rows = by_currency(costs, words)
    remark = words(N_("Each event once. Amounts of different currencies are never added.")) if rows else words(N_("No costs are entered."))
    return Figures("CostsByCurrency", words(N_("Costs by currency")), NUMBERS, rows, remark)
