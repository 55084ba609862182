"""Which events a donor annex lists, group by group, and everything it says of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wpstracker.domain.question import Filter
from wpstracker.figures import events, follow_ups, partners
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.results import result_texts
from wpstracker.figures.rows import Row
from wpstracker.reports.donor_costs import currency_of
from wpstracker.reports.family import Asking
from wpstracker.reports.small_numbers import hidden_of_events, not_written
from wpstracker.words import N_

GROUPS = {
    "project": (N_("Project"), N_("Without a project")),
    "framework": (N_("Framework"), N_("Without a framework")),
    "funder": (N_("Funder"), N_("Without a funder")),
}
"""What a group is called, and what those are called that belong to none."""

_NEEDED = (
    ("start", N_("date")),
    ("place", N_("place")),
    ("organisers", N_("organisers")),
    ("people", N_("participants")),
    ("actual", N_("actual results")),
    ("gender_marker", N_("gender marker")),
    ("cost_spent", N_("cost spent")),
    ("funding_source", N_("source of funding")),
)


@dataclass(frozen=True, slots=True)
class Annex:
    """The held events meant, by group in the order of the groups; `labels` also names those that belong to none."""

    asking: Asking
    question: Filter
    grouping: str
    groups: Mapping[str, Sequence[str]]
    labels: Mapping[str, str]

    @property
    def unrestricted(self) -> bool:
        """Whether restricted names stay out."""
        return not self.asking.request.handover.restricted

    @property
    def suppress(self) -> bool:
        """Whether small numbers are not written."""
        return self.asking.request.handover.suppress_small

    @property
    def group(self) -> Column:
        """The column that names the group of a row."""
        return Column("group", GROUPS[self.grouping][0], Type.TEXT)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """(group, event) for every row of the annex."""
        return [(group, event) for group, members in self.groups.items() for event in members]

    @property
    def overlaps(self) -> bool:
        """Whether an event stands in several groups."""
        return len({event for _, event in self.pairs}) < len(self.pairs)


def event_rows(annex: Annex, ids: Sequence[str]) -> dict[str, Row]:
    """Everything the annex says of these events, by id."""
    store, words, unrestricted = annex.asking.store, annex.asking.words, annex.unrestricted
    found = events.rows(store, ids, words.language, unrestricted=unrestricted)
    results = result_texts(store, ids, words.language, unrestricted=unrestricted)
    helped = partners.partners(store, ids, words.language, unrestricted=unrestricted)
    after = follow_ups.follow_ups(store, ids, words.language, unrestricted=unrestricted)
    unwritten = hidden_of_events(store, ids) if annex.suppress else {}
    for id_, row in found.items():
        row |= helped[id_] | after[id_]
        row["actual"] = results.get(id_, ("", ""))[1]
        row["missing"] = _missing(annex, row)
        row["currency"] = currency_of(row, words)
        not_written(row, unwritten.get(id_, ()), words)
    return found


def _missing(annex: Annex, row: Row) -> str:
    """What a donor asks for and nobody has entered."""
    words = annex.asking.words
    missing = [words(label) for key, label in _NEEDED if row[key] is None or row[key] == ""]
    if row["people"] is not None and not row["headcount"].is_disaggregated:
        missing.append(words(N_("women and men among the participants")))
    if row["cost_spent"] is not None and not row["currency"]:
        missing.append(words(N_("currency")))
    return ", ".join(missing)
