"""How far the matrices of plans have come: measures by status, a row for each plan that has a matrix."""

from collections.abc import Iterable
from datetime import date

from wpstracker.domain.rollup import Progress
from wpstracker.domain.vocabularies import MeasureStatus
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.plan_progress import progress_of
from wpstracker.figures.plans import with_parts
from wpstracker.figures.rows import Row
from wpstracker.records import Plan, PlanItem
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    *own_columns(Plan, ("country", "title", "edition", "reference")),
    Column("measures", N_("Measures"), Type.COUNT),
    *(Column(status.value, status.label, Type.COUNT) for status in MeasureStatus),
    Column("not_reported", N_("Not reported"), Type.COUNT),
    Column("counted", N_("Not cancelled"), Type.COUNT),
    Column("with_evidence", N_("With evidence"), Type.COUNT),
    Column("overdue", N_("Overdue"), Type.COUNT),
)
"""Everything the measures of a plan are counted by, in the order offered."""


def rows(store: Store, plans: Iterable[Row], day: date, today: date, *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` as of a day, by plan, for those that have measures; `unrestricted` counts no restricted ones."""
    have = with_parts(store, PlanItem)
    found = {}
    for plan in plans:
        if plan["id"] in have:
            counts = progress_of(store, plan["id"], day, today=today, unrestricted=unrestricted).total
            found[plan["id"]] = {column.key: plan[column.key] for column in COLUMNS[:4]} | numbers(counts)
    return {id_: row for id_, row in found.items() if row["measures"]}


def numbers(counts: Progress) -> Row:
    """The counts by the keys of `COLUMNS`."""
    return {
        "measures": counts.total,
        **{status.value: counts.of(status) for status in MeasureStatus},
        "not_reported": counts.not_reported,
        "counted": counts.counted,
        "with_evidence": counts.with_evidence,
        "overdue": counts.overdue,
    }
