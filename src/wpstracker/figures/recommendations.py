"""Recommendations as rows: own fields, where they came from, whose they are, and whether they are overdue."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.recommendations import is_due_soon, is_overdue, is_stale, last_told
from wpstracker.domain.vocabularies import RecommendationRole, TextStatus
from wpstracker.figures import recommendation_links
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.rows import Row, batches, in_language, marks, own_rows, unless_restricted
from wpstracker.figures.selecting import IN_ORDER, ISSUED
from wpstracker.records import Recommendation
from wpstracker.store.database import Store
from wpstracker.store.preferences import stale_after
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    *own_columns(Recommendation, ("reference", "text", "status")),
    Column("overdue", N_("Overdue"), Type.FLAG, help=N_("Past its deadline and not done.")),
    *own_columns(Recommendation, ("deadline",)),
    Column("responsible", N_("Responsible"), Type.TEXT),
    Column("addressees", N_("Addressees"), Type.TEXT),
    Column("origin", N_("Event it came from"), Type.TEXT),
    Column("event_reference", N_("Event reference"), Type.TEXT),
    *own_columns(Recommendation, ("country", "issued", "mechanism", "text_status", "response", "priority", "deadline_written")),
    Column("plan_title", N_("Plan it concerns"), Type.TEXT),
    Column("progress", N_("What was done"), Type.TEXT, help=N_("What the newest progress update tells.")),
    *own_columns(Recommendation, ("paragraph", "privacy", "verified")),
    *recommendation_links.COLUMNS,
)
"""Everything a recommendation can be listed by, in the order offered."""


def rows(
    store: Store, ids: Sequence[str], today: date, language: str = "en", *, unrestricted: bool = False, only: Collection[str] = ()
) -> dict[str, Row]:
    """The values of `COLUMNS` for these recommendations, by id; a missing text stays empty, `text_status` says so.

    `text` is in the language asked for where there is a translation, `as_issued` never.
    `unrestricted` leaves out the names of restricted organisations, events and plans, and every contact. With `only` some columns what
    others are worked out from is not read, and they are None.
    """
    found = own_rows(store, Recommendation, ids)
    for keys, add in _ADDED.items():
        if not only or not keys.isdisjoint(only):
            add(store, found, language, unrestricted)
        else:
            for row in found.values():
                row.update(dict.fromkeys(keys))
    for row in found.values():
        row["overdue"] = is_overdue(row["status"], row["deadline_kind"], row["deadline"], today)
        row["due_soon"] = is_due_soon(row["status"], row["deadline_kind"], row["deadline"], today)
        row["text_missing"] = row["text_status"] == TextStatus.MISSING or not row["text"]
        row["as_issued"] = row["text"]
        if language != "en" and row["translation"]:
            row["text"] = row["translation"]
    return found


def _add_links(store: Store, found: dict[str, Row], language: str, unrestricted: bool) -> None:
    recommendation_links.add_links(store, found, language, unrestricted=unrestricted)


def _add_organisations(store: Store, found: dict[str, Row], language: str, unrestricted: bool) -> None:
    organisations = _organisations(store, list(found), language, unrestricted)
    for id_, row in found.items():
        for key, role in (("responsible", RecommendationRole.LEAD), ("addressees", RecommendationRole.ADDRESSEE)):
            row[key] = "; ".join(name for has, name in organisations[id_] if has == role)


def _add_event(store: Store, found: dict[str, Row], language: str, unrestricted: bool) -> None:
    events = _titles(store, "event", {row["event"] for row in found.values() if row["event"]}, language, unrestricted)
    for row in found.values():
        row["event_reference"], row["origin"] = events.get(row["event"], ("", ""))


def _add_plan(store: Store, found: dict[str, Row], language: str, unrestricted: bool) -> None:
    plans = _titles(store, "plan", {row["plan"] for row in found.values() if row["plan"]}, language, unrestricted)
    for row in found.values():
        row["plan_title"] = plans.get(row["plan"], ("", ""))[1]


def _add_progress(store: Store, found: dict[str, Row], _language: str, _unrestricted: bool) -> None:
    told = _newest_progress(store, list(found))
    for id_, row in found.items():
        row["progress"] = told.get(id_, "")


_ADDED: dict[frozenset[str], Callable[[Store, dict[str, Row], str, bool], None]] = {
    frozenset(column.key for column in recommendation_links.COLUMNS): _add_links,
    frozenset({"responsible", "addressees"}): _add_organisations,
    frozenset({"origin", "event_reference"}): _add_event,
    frozenset({"plan_title"}): _add_plan,
    frozenset({"progress"}): _add_progress,
}
"""What is read beside a recommendation's own fields, by the columns it is for."""


def _newest_progress(store: Store, ids: Sequence[str]) -> dict[str, str]:
    """What the newest update that tells anything tells, by recommendation."""
    found: dict[str, str] = {}
    for batch in batches(ids):
        sql = f"""SELECT p.recommendation_id, p.narrative FROM recommendation_progress p
                  WHERE p.recommendation_id IN ({marks(batch)}) AND p.narrative != '' ORDER BY {IN_ORDER}"""
        found.update(store.rows(sql, batch))
    return found


def days_told(store: Store, ids: Sequence[str]) -> dict[str, date]:
    """The last day anything was told of these recommendations, by id; those of which no day is known are left out."""
    told: dict[str, list[PartialDate]] = defaultdict(list)
    for batch in batches(ids):
        of_these = f"({marks(batch)})"
        sql = f"""SELECT recommendation_id, effective FROM recommendation_progress p WHERE recommendation_id IN {of_these}
                  UNION ALL SELECT e.id, {ISSUED} FROM recommendation e WHERE e.id IN {of_these}"""
        for id_, code in store.rows(sql, [*batch, *batch]):
            if code:
                told[id_].append(PartialDate.from_code(code))
    return {id_: day for id_, dates in told.items() if (day := last_told(dates))}


def days_quiet(store: Store, record: Recommendation, today: date) -> int | None:
    """For how many days nothing was told of a stale recommendation; None for one that is not stale."""
    told = days_told(store, [str(record.id)]).get(str(record.id))
    return (today - told).days if told and is_stale(record.status, told, today, stale_after(store)) else None


def from_events(store: Store, events: Sequence[str], *, unrestricted: bool = False) -> list[str]:
    """Ids of the recommendations that came out of these events, further origins included, by deadline; those without one last."""
    found: list[tuple[bool, str, str]] = []
    for batch in batches(events):
        known = unless_restricted("r", unrestricted)
        there = f"SELECT o.recommendation_id FROM recommendation_origin o WHERE o.event_id IN ({marks(batch)})"
        sql = f"""SELECT r.deadline IS NULL, coalesce(r.deadline, ''), r.id FROM recommendation r
                  WHERE (r.event_id IN ({marks(batch)}) OR r.id IN ({there})){known}"""
        found += store.rows(sql, (*batch, *batch))
    return [id_ for _, _, id_ in sorted(set(found))]


def status_counts(store: Store, ids: Sequence[str]) -> dict[str, int]:
    """How many of these recommendations have each status; "" stands for none."""
    found: dict[str, int] = defaultdict(int)
    for batch in batches(ids):
        sql = f"SELECT coalesce(status, ''), count(*) FROM recommendation WHERE id IN ({marks(batch)}) GROUP BY 1"
        for status, number in store.rows(sql, batch):
            found[status] += number
    return dict(found)


def _organisations(store: Store, ids: Sequence[str], language: str, unrestricted: bool) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for batch in batches(ids):
        known = unless_restricted("o", unrestricted)
        sql = f"""SELECT l.recommendation_id, l.role, o.name, o.names
                  FROM recommendation_organisation l JOIN organisation o ON o.id = l.organisation_id
                  WHERE l.recommendation_id IN ({marks(batch)}){known} ORDER BY l.recommendation_id, l.sort, l.id"""
        for record, role, name, names in store.rows(sql, batch):
            found[record].append((role, in_language(name, names, language)))
    return found


def _titles(store: Store, table: str, ids: set[str], language: str, unrestricted: bool) -> dict[str, tuple[str, str]]:
    """(reference, title) by id."""
    found: dict[str, tuple[str, str]] = {}
    for batch in batches(sorted(ids)):
        known = unless_restricted("t", unrestricted)
        sql = f"SELECT t.id, t.reference, t.title, t.titles FROM {table} t WHERE t.id IN ({marks(batch)}){known}"
        found |= {id_: (said, in_language(title, titles, language)) for id_, said, title, titles in store.rows(sql, batch)}
    return found
