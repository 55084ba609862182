"""The annex for donors and the OSCE: what was held within each project, of which framework or with whose money, and what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from wpstracker.domain.vocabularies import Precision
from wpstracker.figures import event_groups, events, follow_ups, partners
from wpstracker.figures.activity import held
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.counted import Counted, counted
from wpstracker.figures.rows import BATCH, Row, own_rows
from wpstracker.figures.selecting import count_events
from wpstracker.records import Event
from wpstracker.reports.asked import asked
from wpstracker.reports.book import Block, Fact, Heading, Report, TableSheet, ToRow
from wpstracker.reports.counted_tables import ALL, asks_for_held, in_order, table
from wpstracker.reports.donor_costs import cost_sheet
from wpstracker.reports.donor_rows import GROUPS, Annex, event_rows
from wpstracker.reports.donor_summary import summary_page
from wpstracker.reports.family import Asking
from wpstracker.reports.formulas import count_where, sum_where
from wpstracker.reports.left_out import restricted_text
from wpstracker.reports.sheets import NOTHING, after_explaining, by_keys, computed, explained, listing
from wpstracker.words import N_

TITLE = N_("OSCE and donor annex")
ANNEX = "Annex"
_NOT_NAMED = N_("Restricted, not named")
_OWN = {
    **{column.key: column for column in (*partners.COLUMNS, *follow_ups.COLUMNS)},
    "title": Column("title", N_("Activity"), Type.TEXT),
    "other": Column("other", N_("Other sex"), Type.COUNT),
    "counts": Column("counts", N_("How sure"), Type.CHOICE, Precision),
    "actual": Column("actual", N_("Actual results"), Type.LONG_TEXT),
    "missing": Column("missing", N_("What is missing"), Type.LONG_TEXT),
}
_KEYS = (
    "reference title event_kind start end country place organisers co_organisers supporters women men other not_split people counts actual"
    " recommended followed_by gender_marker cost_planned cost_spent currency funding_source project frameworks"
)
_WITHOUT = "reference title start country place missing"
_DEFINITIONS = (
    (N_("Which events"), N_("Only events that were held. Planned, postponed and cancelled ones are not activities carried out.")),
    (
        N_("Groups"),
        N_(
            "An event of several frameworks or funders stands in each of them; totals count it once. The funder is who funded the event, "
            "else who funds its project."
        ),
    ),
    (
        N_("OSCE Action Plan"),
        N_(
            "The 2004 OSCE Action Plan (MC.DEC/14/04) is one framework of the list. An office that reports by its chapters adds them as "
            "narrower frameworks and tags its events with them."
        ),
    ),
    (N_("Partners"), N_("Under the names they had when the event was held. Hosts stand with the organisers.")),
    (
        N_("Not reported"),
        N_(
            "Nobody has stated the number. The cell is empty, the column “How sure” says “not reported”. It never means "
            "zero; a zero is a zero."
        ),
    ),
    (
        N_("Not disaggregated"),
        N_(
            "People whose sex was not reported: those the source says so of, or the rest of its total. Women, men and "
            "the rest need not add up to a stated total; nothing is forced."
        ),
    ),
    (N_("Result"), N_("What came about. Expected results are left out.")),
    (N_("Costs"), N_("Amounts of different currencies are never added: each currency has its own sum.")),
    (N_("Gender marker (OECD-DAC)"), N_("0: not targeted, 1: significant objective, 2: principal objective. Empty means not marked.")),
)


def donor_annex(asking: Asking) -> Report:
    """About, summary, subtotals and costs by group, the annex itself, and the events that belong to no group."""
    words, found = asking.words, _Counting(asking)
    intro = N_("Activities carried out, with partners, participants, results, follow-up and cost, from one file of WPS Tracker.")
    return after_explaining(
        asking,
        TITLE,
        lambda sheets: explained(asking, words(TITLE), intro, sheets, _DEFINITIONS, _confidential(found.annex)),
        (("",), lambda: (summary_page(found.subtotals, list(found.costs.values()), found.every, words),)),
        (("Subtotals",), lambda: (found.subtotals,)),
        (("Costs",), lambda: (_costs(found),)),
        ((ANNEX,), lambda: (_activities(found.annex, with_other=bool(found.every and found.every.people.other)),)),
        (("Without",), lambda: (_without(found.annex),)),
    )


@dataclass(frozen=True)
class _Counting:
    """What the sheets are made from, each looked up when it is first asked for."""

    asking: Asking

    @cached_property
    def annex(self) -> Annex:
        return _annex(self.asking)

    @cached_property
    def costs(self) -> dict[str, Row]:
        events = sorted({event for _, event in self.annex.pairs})
        return own_rows(self.asking.store, Event, events, ("cost_planned", "cost_spent", "currency"))

    @cached_property
    def every(self) -> Counted | None:
        """All held events; None where there are none."""
        return counted(self.asking.store, self.annex.question, suppress=self.annex.suppress)[0] if self.annex.groups else None

    @cached_property
    def subtotals(self) -> TableSheet:
        return _subtotals(self.annex, self.every)


def _costs(found: _Counting) -> TableSheet:
    """A row for each group and currency."""
    annex = found.annex
    by_group = {group: [found.costs[event] for event in members] for group, members in annex.groups.items()}
    return cost_sheet(by_group, annex.group, annex.labels, annex.asking.words, annex=ANNEX)


def _annex(asking: Asking) -> Annex:
    """Groups with their events; what is restricted keeps its group without its name."""
    words, unrestricted = asking.words, not asking.request.handover.restricted
    grouping = asking.request.group_by if asking.request.group_by in GROUPS else "project"
    question = asked(asking.request.on(asking.today)).events.but(unrestricted=unrestricted)
    found = event_groups.members(asking.store, held(question), grouping) if asks_for_held(question) else {}
    known = event_groups.labels(asking.store, grouping, words.language, unrestricted=unrestricted)
    order = [*(key for key in known if key in found), *sorted(found.keys() - known.keys() - {""}), *([""] if "" in found else [])]
    labels = {key: known.get(key) or words(_NOT_NAMED if key else GROUPS[grouping][1]) for key in order}
    return Annex(asking, question, grouping, {key: found[key] for key in order}, labels)


def _subtotals(annex: Annex, every: Counted | None) -> TableSheet:
    """People by group, each sum also as a formula over the rows of the annex, where nothing of them is hidden."""
    words, name, title = annex.asking.words, "Subtotals", N_("Subtotals")
    if every is None:
        return computed(name, words(title), (annex.group,), (), words)
    lines = counted(annex.asking.store, annex.question, event_groups.GROUPINGS[annex.grouping], suppress=annex.suppress)
    labelled = [({"group": annex.labels[line.by[0]]}, line) for line in in_order(lines, annex.labels)]
    sheet = table(name, words(title), (annex.group,), labelled, every, words, adding=() if annex.overlaps else ALL)
    rows = [_certain(row) for row in sheet.rows()]
    links = {"group": ToRow(ANNEX, "group")}
    return replace(sheet, rows=lambda: rows, links=links, formulas={} if annex.suppress else _FORMULAS)


_SAME = {"group": "group"}
_FORMULAS = {
    "held": count_where(ANNEX, **_SAME),
    "reported": count_where(ANNEX, "people", **_SAME),
    **{key: sum_where(ANNEX, key, **_SAME) for key in ("women", "men", "other", "people")},
    "rest": sum_where(ANNEX, "not_split", **_SAME),
}


def _certain(row: Mapping[str, Any]) -> Row:
    """Where people are known and all of them are counted by sex, nobody is left: a zero, as the annex says it."""
    nobody_left = isinstance(row["people"], int) and row["rest"] is None
    return dict(row) | ({"rest": 0} if nobody_left else {})


def _activities(annex: Annex, *, with_other: bool) -> TableSheet:
    """Every event under each of its groups; people of other sex have a column only where somebody counted any."""
    unneeded = {{"project": "project", "framework": "frameworks"}.get(annex.grouping), None if with_other else "other"}
    keys = " ".join(key for key in _KEYS.split() if key not in unneeded)
    columns = (annex.group, *by_keys(events.COLUMNS, keys, _OWN))
    pairs = annex.pairs

    def rows() -> Iterator[Row]:
        for start in range(0, len(pairs), BATCH):
            portion = pairs[start : start + BATCH]
            known = event_rows(annex, list(dict.fromkeys(event for _, event in portion)))
            yield from (known[event] | {"group": annex.labels[group]} for group, event in portion if event in known)

    words = annex.asking.words
    return TableSheet(ANNEX, words(N_("Annex")), columns, rows, len(pairs), words(NOTHING), fixed=3)


def _without(annex: Annex) -> TableSheet:
    """The events that belong to no group, with what else a donor would ask for."""
    words, title = annex.asking.words, annex.asking.words(GROUPS[annex.grouping][1])
    columns = by_keys(events.COLUMNS, _WITHOUT, _OWN)
    return listing("Without", title, columns, annex.groups.get("", ()), partial(event_rows, annex), words)


def _confidential(annex: Annex) -> list[Block]:
    """How many restricted events are meant, and whether small numbers are written."""
    asking, words = annex.asking, annex.asking.words
    everything = held(annex.question.but(unrestricted=False))
    every, known = (count_events(asking.store, question) for question in (everything, everything.but(unrestricted=True)))
    small = N_("written as “<5”, and no sum gives them away") if annex.suppress else N_("written as they are")
    return [
        Heading(words(N_("Left out and confidential"))),
        Fact(words(N_("Restricted records")), restricted_text(every - known, asking.request.handover, words)),
        Fact(words(N_("Small numbers")), words(small)),
    ]
