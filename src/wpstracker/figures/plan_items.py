"""The items of a plan's matrix as rows: own fields, who is responsible, what is linked, what was told last, whether they are overdue."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.progress import place
from wpstracker.domain.rollup import is_measure_overdue
from wpstracker.domain.vocabularies import DeadlineKind, ItemRole, Rhythm
from wpstracker.figures.columns import Column, Type, label_of, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.plan_tree import load_tree, walk
from wpstracker.figures.rows import Row, batches, marks, own_rows, unless_restricted
from wpstracker.records import PlanItem
from wpstracker.store.database import Store
from wpstracker.words import N_, Words

COLUMNS: tuple[Column, ...] = (
    *own_columns(PlanItem, ("number", "text", "level")),
    Column("responsible", N_("Responsible"), Type.TEXT),
    Column("co_responsible", N_("Co-responsible"), Type.TEXT),
    *own_columns(PlanItem, ("responsible_written", "due_written", "form", "expected", "status")),
    Column("overdue", N_("Overdue"), Type.FLAG, help=N_("Past its deadline and not done.")),
    Column("last_update", N_("Last update"), Type.DATE, help=N_("When the newest progress update took effect.")),
    Column("indicator_count", N_("Indicators"), Type.COUNT),
    Column("event_count", N_("Events"), Type.COUNT),
    Column("recommendation_count", N_("Recommendations"), Type.COUNT),
    *own_columns(
        PlanItem,
        (
            "start", "due", "due_kind", "rhythm", "budget_planned", "budget_spent", "currency", "funding_source", "cross_cutting",
            "reference", "privacy", "verified", "notes",
        ),
    ),
)  # fmt: skip
"""Everything an item of a plan can be listed by, in the order offered."""

_COUNTED = {
    "indicator_count": "indicator e ON e.item_id = i.id",
    "event_count": "event_item l ON l.item_id = i.id JOIN event e ON e.id = l.event_id",
    "recommendation_count": "recommendation_item l ON l.item_id = i.id JOIN recommendation e ON e.id = l.recommendation_id",
}
"""By column: what is joined to an item to be counted."""


def ids_of_plan(store: Store, plan: str, *, unrestricted: bool = False) -> list[str]:
    """The items of a plan in the order of its matrix; `unrestricted` leaves out restricted ones with all that hangs below them."""
    return [node.id for node in walk(load_tree(store, plan, unrestricted=unrestricted))]


def rows(store: Store, ids: Sequence[str], day: date, language: str = "en", *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for these items as of today, by id. Counts are of the item itself, not of what hangs below it.

    `responsible` are the linked bodies by name, `bodies` those and the co-responsible ones as (id, name); `overdue` is as of the day.
    `unrestricted` leaves out whatever is restricted.
    """
    found = own_rows(store, PlanItem, ids)
    bodies = _bodies(store, ids, language, unrestricted)
    told = _last_updates(store, ids)
    for id_, row in found.items():
        row["responsible"] = "; ".join(name for _, name in bodies[id_][ItemRole.LEAD])
        row["co_responsible"] = "; ".join(name for _, name in bodies[id_][ItemRole.SUPPORT])
        row["bodies"] = (*bodies[id_][ItemRole.LEAD], *bodies[id_][ItemRole.SUPPORT])
        row["last_update"] = told.get(id_)
        row["overdue"] = is_measure_overdue(row["status"], row["due_kind"], row["due"], day)
        row["text"] = row["texts"].get(language) or row["text"]
        row.update(dict.fromkeys(_COUNTED, 0))
    for key, joined in _COUNTED.items():
        for id_, count in _counts(store, joined, ids, unrestricted):
            found[id_][key] = count
    return found


def term_meant(kind: str | None, rhythm: str | None, start: PartialDate | None, due: PartialDate | None, words: Words) -> str:
    """What a term means in words: kind or rhythm, then its dates; empty when nothing is known."""
    if kind == DeadlineKind.CONTINUOUS:
        said = words(DeadlineKind.CONTINUOUS.label)
    elif kind == DeadlineKind.PERIODIC or rhythm:
        said = label_of(Rhythm, rhythm, words) if rhythm else words(DeadlineKind.PERIODIC.label)
    else:
        said = ""
    begins, ends = (when.show(words.language) if when else "" for when in (start, due))
    dates = f"{begins}–{ends}" if begins and ends and begins != ends else ends or begins
    return ", ".join(part for part in (said, dates) if part)


def _counts(store: Store, joined: str, ids: Sequence[str], unrestricted: bool) -> Iterator[tuple[str, int]]:
    """(item, how many) of what is linked to those items that have any."""
    known = unless_restricted("e", unrestricted)
    for batch in batches(ids):
        sql = f"SELECT i.id, count(*) FROM plan_item i JOIN {joined} WHERE i.id IN ({marks(batch)}){known} GROUP BY i.id"
        yield from store.rows(sql, batch)


def _bodies(store: Store, ids: Sequence[str], language: str, unrestricted: bool) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """The bodies linked to each item with their names, by role, in their order."""
    links: list[tuple[str, str, str]] = []
    for batch in batches(ids):
        sql = f"""SELECT item_id, organisation_id, role FROM item_organisation
                  WHERE item_id IN ({marks(batch)}) ORDER BY item_id, coalesce(sort, 1000000), id"""
        links += [(item, body, role) for item, body, role in store.rows(sql, batch)]
    called = names(store, "organisation", {body for _, body, _ in links}, language, unrestricted=unrestricted)
    found: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for item, body, role in links:
        if body in called:
            found[item][role or ItemRole.LEAD].append((body, called[body]))
    return found


def _last_updates(store: Store, ids: Sequence[str]) -> dict[str, PartialDate]:
    """When the newest update on each item took effect."""
    newest: dict[str, tuple[tuple[str, str], PartialDate]] = {}
    for batch in batches(ids):
        sql = f"SELECT item_id, effective, id FROM measure_progress WHERE item_id IN ({marks(batch)}) AND effective IS NOT NULL"
        for item, code, id_ in store.rows(sql, batch):
            when = PartialDate.from_code(code)
            newest[item] = max(newest.get(item, (("", ""), when)), (place(when, id_), when), key=lambda each: each[0])
    return {item: when for item, (_, when) in newest.items()}
