"""What events were expected to bring, and what they brought: as rows, and as text."""

from collections.abc import Collection, Iterable, Sequence

from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.rows import IdsBy, Row, batches, event_heads, in_language, marks, own_rows, unless_restricted
from wpstracker.records import Event, Result
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    Column("event_reference", N_("Event reference"), Type.TEXT),
    Column("event_title", N_("Event"), Type.TEXT),
    *own_columns(Event, ("start",)),
    *own_columns(Result, ("actual", "result_kind", "text", "reached")),
    Column("organisation_name", N_("Organisation it produced"), Type.TEXT),
    Column("document", N_("Document it produced"), Type.TEXT),
    Column("recommendations", N_("Recommendations"), Type.LONG_TEXT),
)
"""Everything a result can be listed by, in the order offered."""


def result_ids(store: Store, events: Collection[str]) -> IdsBy:
    """The results of these events, event after event in the order given."""
    return IdsBy(store, "SELECT event_id, id FROM result WHERE event_id IN ({owners}) ORDER BY event_id, sort, id", events)


def rows(store: Store, ids: Iterable[str], language: str = "en", *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for these results, by id. `unrestricted` keeps restricted names and recommendations out."""
    found = own_rows(store, Result, ids)
    events = event_heads(store, (row["event"] for row in found.values()), language)
    bodies = names(store, "organisation", (row["organisation"] for row in found.values()), language, unrestricted=unrestricted)
    documents = names(store, "source", (row["source"] for row in found.values()), language, unrestricted=unrestricted)
    recommended = recommendations_by_result(store, list(events), unrestricted=unrestricted)
    for id_, row in found.items():
        row |= events[row["event"]]
        row["organisation_name"], row["document"] = bodies.get(row["organisation"], ""), documents.get(row["source"], "")
        row["recommendations"] = "\n".join(recommended.get(id_, ()))
    return found


def result_texts(store: Store, events: Sequence[str], language: str = "en", *, unrestricted: bool = False) -> dict[str, tuple[str, str]]:
    """(expected, actual) of each event that has results, one line each; a body that was formed is named."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    known = unless_restricted("o", unrestricted)
    for batch in batches(events):
        sql = f"""SELECT r.event_id, r.actual, r.text, o.name, o.names
                  FROM result r LEFT JOIN organisation o ON o.id = r.organisation_id{known}
                  WHERE r.event_id IN ({marks(batch)}) ORDER BY r.event_id, r.sort, r.id"""
        for event, actual, text, name, translated in store.rows(sql, batch):
            body = in_language(name, translated, language) if name else ""
            line = " ".join(part for part in (text.strip(), f"({body})" if body and text.strip() else body) if part)
            found.setdefault(event, ([], []))[bool(actual)].append(line)
    return {event: ("\n".join(expected), "\n".join(actual)) for event, (expected, actual) in found.items()}


def recommendations_by_result(store: Store, events: Sequence[str], *, unrestricted: bool = False) -> dict[str, list[str]]:
    """The texts of the recommendations that belong to each result of these events, by the result's id; a missing text is its reference."""
    found: dict[str, list[str]] = {}
    known = unless_restricted("c", unrestricted)
    for batch in batches(events):
        sql = f"""SELECT c.result_id, coalesce(nullif(c.text, ''), c.reference) FROM recommendation c JOIN result r ON r.id = c.result_id
                  WHERE r.event_id IN ({marks(batch)}){known} ORDER BY c.reference, c.id"""
        for result, text in store.rows(sql, batch):
            found.setdefault(result, []).append(text)
    return found
