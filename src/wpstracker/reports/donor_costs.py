"""What the events of a donor annex cost, group by group; amounts of different currencies are never added."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wpstracker.figures.columns import Column, Type
from wpstracker.figures.rows import Row
from wpstracker.reports.book import TableSheet
from wpstracker.reports.formulas import count_where, sum_where
from wpstracker.reports.sheets import computed
from wpstracker.words import N_, Words

CURRENCY_NOT_STATED = N_("currency not stated")
AMOUNTS = ("cost_planned", "cost_spent")
NUMBERS = (
    Column("currency", N_("Currency"), Type.TEXT),
    Column("costed", N_("Events with a cost"), Type.COUNT),
    Column("cost_planned", N_("Planned"), Type.NUMBER),
    Column("cost_spent", N_("Spent"), Type.NUMBER),
)


def currency_of(event: Row, words: Words) -> str:
    """The currency of what an event cost; "" where no amount is known."""
    if all(event[key] is None for key in AMOUNTS):
        return ""
    return event["currency"] or words(CURRENCY_NOT_STATED)


def by_currency(events: Iterable[Row], words: Words) -> list[Row]:
    """One row for each currency; a sum of nothing known stays empty."""
    found: dict[str, Row] = {}
    for event in events:
        currency = currency_of(event, words)
        if currency:
            row = found.setdefault(currency, {"currency": currency, "costed": 0, "cost_planned": None, "cost_spent": None})
            row["costed"] += 1
            row |= {key: round((row[key] or 0) + event[key], 2) for key in AMOUNTS if event[key] is not None}
    return [found[currency] for currency in sorted(found)]


def cost_sheet(groups: Mapping[str, Sequence[Row]], group: Column, labels: Mapping[str, str], words: Words, *, annex: str) -> TableSheet:
    """A row for each group and currency, with formulas that go on adding up the rows of the annex."""
    rows = [{"group": labels[key]} | row for key, events in groups.items() for row in by_currency(events, words)]
    same = {"group": "group", "currency": "currency"}
    formulas = {key: sum_where(annex, key, **same) for key in AMOUNTS} | {"costed": count_where(annex, **same)}
    return replace(computed("Costs", words(N_("Costs")), (group, *NUMBERS), rows, words), formulas=formulas)
