"""What reports tell of a recommendation beyond what a list shows: its newest progress, next step, evidence, years and tags."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from wpstracker.domain.recommendations import DONE, is_stale
from wpstracker.domain.vocabularies import RecommendationRole
from wpstracker.figures import recommendations, tags, updates
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.recurring import recurrences
from wpstracker.figures.rows import Row, batches, in_language, marks, own_rows, unless_restricted
from wpstracker.records import Recommendation, RecommendationProgress
from wpstracker.store.database import Store
from wpstracker.store.preferences import stale_after
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    Column("as_issued", N_("Text as issued"), Type.LONG_TEXT),
    *own_columns(Recommendation, ("translation", "deadline_kind")),
    Column("stale", N_("No news for long"), Type.FLAG),
    Column("due_soon", N_("Due within 30 days"), Type.FLAG),
    Column("last_told", N_("Last news"), Type.DATE, help=N_("When something was last told of it; at first, when it was made.")),
    Column("supporters", N_("Supporting organisations"), Type.TEXT),
    Column("document", N_("Document"), Type.TEXT),
    Column("result_title", N_("Result it belongs to"), Type.TEXT),
    Column("progress", N_("What was done"), Type.LONG_TEXT),
    Column("progress_on", N_("Newest update"), Type.DATE),
    *own_columns(RecommendationProgress, ("obstacles", "next_step", "next_owner", "next_due")),
    Column("evidence", N_("Evidence"), Type.LONG_TEXT),
    Column("years", N_("Asked in the years"), Type.TEXT),
    *tags.COLUMNS,
    *own_columns(Recommendation, ("contact",)),
)
"""In no order of its own; `contact` is restricted."""


def rows(
    store: Store, ids: Sequence[str], today: date, language: str = "en", *, unrestricted: bool = False, contacts: bool = False
) -> dict[str, Row]:
    """The values of `figures.recommendations.COLUMNS` and of `COLUMNS`, by id; a contact only when `contacts` are asked for.

    A next step is the one named last, and awaited only while the recommendation is open.
    """
    found = recommendations.rows(store, ids, today, language, unrestricted=unrestricted)
    tags.add_tags(store, found, language)
    _add_names(store, found, language, unrestricted)
    _add_progress(store, found, language, unrestricted)
    _add_news(store, found, today)
    again = recurrences(store, list(found), unrestricted=unrestricted)
    known = own_rows(store, Recommendation, list(found), ("contact",)) if contacts else {}
    for id_, row in found.items():
        row["years"] = ", ".join(map(str, again[id_].years)) if row["recurs"] else ""
        row["contact"] = known[id_]["contact"] if contacts else ""
    return found


def _add_names(store: Store, found: Mapping[str, Row], language: str, unrestricted: bool) -> None:
    """Who supports it, the document and the result it belongs to."""
    documents = names(store, "source", (row["source"] for row in found.values()), language, unrestricted=unrestricted)
    results = _results(store, {row["result"] for row in found.values() if row["result"]}, unrestricted)
    supporters = _supporters(store, list(found), language, unrestricted)
    for id_, row in found.items():
        row["document"], row["result_title"] = documents.get(row["source"], ""), results.get(row["result"], "")
        row["supporters"] = "; ".join(supporters[id_])


def _results(store: Store, ids: set[str], unrestricted: bool) -> dict[str, str]:
    """The texts of results, unless their event is restricted."""
    found: dict[str, str] = {}
    for batch in batches(sorted(ids)):
        sql = f"""SELECT r.id, r.text FROM result r JOIN event e ON e.id = r.event_id
                  WHERE r.id IN ({marks(batch)}){unless_restricted("e", unrestricted)}"""
        found.update(store.rows(sql, batch))
    return found


def _supporters(store: Store, ids: Sequence[str], language: str, unrestricted: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for batch in batches(ids):
        sql = f"""SELECT l.recommendation_id, o.name, o.names
                  FROM recommendation_organisation l JOIN organisation o ON o.id = l.organisation_id
                  WHERE l.role = '{RecommendationRole.SUPPORT}' AND l.recommendation_id IN ({marks(batch)})
                  {unless_restricted("o", unrestricted)} ORDER BY l.recommendation_id, l.sort, l.id"""
        for record, name, by_language in store.rows(sql, batch):
            found[record].append(in_language(name, by_language, language))
    return found


def _add_progress(store: Store, found: Mapping[str, Row], language: str, unrestricted: bool) -> None:
    """The newest update, the obstacles named last, the next step, and all evidence."""
    of_each = updates.update_ids(store, "recommendation", list(found), date.max)
    wanted = [id_ for ids in of_each.values() for id_ in ids]
    told = updates.rows(store, "recommendation", wanted, language, unrestricted=unrestricted)
    for id_, row in found.items():
        newest_first = [told[each] for each in of_each.get(id_, ())]
        awaited = _first(newest_first, "next_step", "next_due") if row["status"] not in DONE else None
        for key in ("next_step", "next_owner", "next_due"):
            row[key] = awaited[key] if awaited else None
        row["progress_on"] = (_first(newest_first, "narrative") or {}).get("effective")
        row["obstacles"] = (_first(newest_first, "obstacles") or {}).get("obstacles", "")
        row["evidence"] = evidence_of_updates(newest_first)


def _add_news(store: Store, found: Mapping[str, Row], today: date) -> None:
    """When something was last told of it, and whether that was long ago."""
    told, after = recommendations.days_told(store, list(found)), stale_after(store)
    for id_, row in found.items():
        row["last_told"] = told.get(id_)
        row["stale"] = is_stale(row["status"], told.get(id_), today, after)


def _first(newest_first: Sequence[Row], *keys: str) -> Row | None:
    return next((row for row in newest_first if any(row[key] for key in keys)), None)


def evidence_of_updates(told: Sequence[Row]) -> str:
    """What shows what these updates tell: events, documents, files, citations, each named once and on a line of its own."""
    shown = [part for row in told for part in (row["event_title"], row["source_title"], *row["evidence"].split("\n")) if part]
    return "\n".join(dict.fromkeys(shown))
