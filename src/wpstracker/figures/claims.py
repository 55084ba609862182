"""What was claimed about plans, as rows that repeat the plan: every claim, and those that contradict each other side by side."""

from collections.abc import Iterable, Sequence
from datetime import date

from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.plans import claims_by_plan
from wpstracker.figures.rows import Row, own_rows
from wpstracker.records import Claim, Plan, Source
from wpstracker.store.database import Store
from wpstracker.words import N_

_OF_PLAN = own_columns(Plan, ("country", "title", "edition", "reference"))
_SAID = own_columns(Claim, ("stage", "as_of", "confidence"))
_SOURCE = Column("source_title", N_("Source"), Type.TEXT)
COLUMNS: tuple[Column, ...] = (
    *_OF_PLAN,
    *own_columns(Claim, ("stage", "as_of", "basis", "confidence")),
    Column("shown", N_("Rests on it"), Type.FLAG, help=N_("The present status of the plan rests on this claim.")),
    Column("conflict", N_("Conflicting"), Type.FLAG, help=N_("It contradicts another claim about the plan.")),
    _SOURCE,
    Column("publisher", N_("Publisher"), Type.TEXT),
    Column("published", N_("Published"), Type.DATE),
    *own_columns(Claim, ("quote", "note")),
    Column("source_url", N_("Address (URL)"), Type.TEXT),
)
"""Everything a claim can be listed by, in the order offered."""

_PAIRED = (*_SAID, _SOURCE, *own_columns(Claim, ("quote", "note")))


def conflict_columns() -> tuple[Column, ...]:
    """The plan, then the earlier and the later claim beside each other."""
    return (*_OF_PLAN, *(_beside(column, side) for side in ("earlier", "later") for column in _PAIRED))


def _beside(column: Column, side: str) -> Column:
    return Column(f"{side}_{column.key}", _LABELS[side][column.key], column.holds, column.vocabulary)


_LABELS = {
    "earlier": {
        "stage": N_("Earlier claim: stage"),
        "as_of": N_("Earlier claim: as of"),
        "confidence": N_("Earlier claim: confidence"),
        "source_title": N_("Earlier claim: source"),
        "quote": N_("Earlier claim: quote"),
        "note": N_("Earlier claim: note"),
    },
    "later": {
        "stage": N_("Later claim: stage"),
        "as_of": N_("Later claim: as of"),
        "confidence": N_("Later claim: confidence"),
        "source_title": N_("Later claim: source"),
        "quote": N_("Later claim: quote"),
        "note": N_("Later claim: note"),
    },
}


def claim_rows(store: Store, plans: Sequence[Row], day: date, *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for what was claimed by a day about these plans (rows of `figures.plans`), by id, plan after plan.

    `unrestricted` names no restricted source.
    """
    said = claims_by_plan(store)
    found: dict[str, Row] = {}
    for plan in plans:
        conflicting = {id_ for pair in plan["standing"].conflicts for id_ in pair}
        for claim in said[plan["id"]]:
            if _is_made(claim, day):
                row = found[str(claim.id)] = _of_plan(plan) | {name: getattr(claim, name) for name in _FIELDS}
                row["shown"], row["conflict"] = plan["standing"].claim == claim.id, str(claim.id) in conflicting
    _add_sources(store, found.values(), unrestricted)
    return found


def conflict_rows(plans: Iterable[Row], claims: dict[str, Row]) -> list[Row]:
    """The values of `conflict_columns` for each pair of claims that contradict each other; `claims` are rows of these plans' claims."""
    rows = []
    for plan in plans:
        for one, other in plan["standing"].conflicts:
            sides = {f"{side}_{key}": claims[id_][key] for side, id_ in (("earlier", one), ("later", other)) for key in _LABELS[side]}
            rows.append(_of_plan(plan) | sides)
    return rows


def sources_of_status(plans: Iterable[Row], claims: dict[str, Row]) -> dict[str, str]:
    """What names the claim on which the present status of each plan rests, by plan."""
    return {plan["id"]: claims[plan["standing"].claim]["source_title"] for plan in plans if plan["standing"].claim in claims}


_FIELDS = ("stage", "as_of", "basis", "confidence", "quote", "note", "source")


def _of_plan(plan: Row) -> Row:
    return {column.key: plan[column.key] for column in _OF_PLAN}


def _is_made(claim: Claim, day: date) -> bool:
    """Whether it does not speak of a later day."""
    first = claim.as_of.earliest() if claim.as_of else None
    return first is None or first <= day


def _add_sources(store: Store, rows: Iterable[Row], unrestricted: bool) -> None:
    rows = list(rows)
    sources = own_rows(store, Source, sorted({row["source"] for row in rows if row["source"]}))
    for row in rows:
        source = sources.get(row["source"])
        if source is None or (unrestricted and source["privacy"] == Privacy.RESTRICTED):
            source = {}
        row["source_title"] = source.get("title") or source.get("url", "")
        row["source_url"], row["publisher"], row["published"] = source.get("url", ""), source.get("publisher", ""), source.get("published")
