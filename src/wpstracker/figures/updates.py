"""What was told of the progress of recommendations or measures, as rows: each update repeats whose progress it is."""

from collections.abc import Iterable, Sequence
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.progress import place
from wpstracker.domain.rollup import begins_by
from wpstracker.domain.vocabularies import MeasureStatus, RecommendationStatus, Vocabulary
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.evidence import evidence_of
from wpstracker.figures.names import names
from wpstracker.figures.rows import Row, batches, marks, own_rows
from wpstracker.records import MeasureProgress, PlanItem, ProgressUpdate, Recommendation, RecommendationProgress, Record
from wpstracker.store.database import Store
from wpstracker.words import N_

_UPDATES: dict[str, type[ProgressUpdate]] = {"recommendation": RecommendationProgress, "plan_item": MeasureProgress}
_OWNERS: dict[str, type[Record]] = {"recommendation": Recommendation, "plan_item": PlanItem}
_STATUSES: dict[str, type[Vocabulary]] = {"recommendation": RecommendationStatus, "plan_item": MeasureStatus}
_TOLD = ("narrative", "reason", "obstacles", "next_step", "next_owner", "next_due")


def columns(kind: str) -> tuple[Column, ...]:
    """What an update on a "recommendation" or a "plan_item" can be listed by; `reference` and `owner_text` are whose progress it is."""
    amounts = ("value", "spent") if kind == "plan_item" else ()
    statuses = _STATUSES[kind]
    return (
        *own_columns(_OWNERS[kind], ("reference",)),
        Column("owner_text", N_("Measure") if kind == "plan_item" else N_("Recommendation"), Type.LONG_TEXT),
        *own_columns(_UPDATES[kind], ("effective",)),
        Column("status_before", N_("Status before"), Type.CHOICE, statuses),
        Column("status_after", N_("Status after"), Type.CHOICE, statuses),
        *own_columns(_UPDATES[kind], (*_TOLD, *amounts)),
        Column("event_title", N_("Event that shows it"), Type.TEXT),
        Column("source_title", N_("Source that shows it"), Type.TEXT),
        Column("evidence", N_("Files and citations"), Type.LONG_TEXT),
    )


def update_ids(
    store: Store, kind: str, owners: Sequence[str], by: date, first: date | None = None, last: date | None = None
) -> dict[str, list[str]]:
    """The updates on each of these records that had taken effect by a day, the newest first.

    With a day to begin or end, only those that may have taken effect within; one without a date, or without a year, is in no period.
    """
    column = _UPDATES[kind].described()[_UPDATES[kind].parent].column_name
    found: dict[str, list[tuple[tuple[str, str], str]]] = {}
    for batch in batches(owners):
        sql = f'SELECT "{column}", id, effective FROM {_UPDATES[kind].kind()} WHERE "{column}" IN ({marks(batch)})'
        for owner, id_, code in store.rows(sql, batch):
            when = PartialDate.from_code(code) if code else None
            if begins_by(when, by) and (when.may_be_within(first, last) if when else first is last is None):
                found.setdefault(owner, []).append((place(when, id_), id_))
    return {owner: [id_ for _, id_ in sorted(found[owner], reverse=True)] for owner in owners if owner in found}


def rows(store: Store, kind: str, ids: Iterable[str], language: str = "en", *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `columns` for these updates, by id, with the `owner`; `unrestricted` names nothing restricted that shows it."""
    model = _UPDATES[kind]
    wanted = list(ids)
    found = own_rows(store, model, wanted)
    owners = own_rows(store, _OWNERS[kind], sorted({row[model.parent] for row in found.values()}))
    called = names(store, kind, owners, language)
    events = names(store, "event", (row["event"] for row in found.values()), language, unrestricted=unrestricted)
    sources = names(store, "source", (row["source"] for row in found.values()), language, unrestricted=unrestricted)
    shown = evidence_of(store, wanted, language, unrestricted=unrestricted)
    for id_, row in found.items():
        row["owner"] = owner = row[model.parent]
        row["reference"], row["owner_text"] = owners.get(owner, {}).get("reference", ""), called.get(owner, "")
        row["event_title"], row["source_title"] = events.get(row["event"], ""), sources.get(row["source"], "")
        row["evidence"] = "\n".join(dict.fromkeys(shown.get(id_, ())))
    return found
