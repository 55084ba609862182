"""What events were expected to bring, and what they brought, as text."""

from collections.abc import Sequence

from wpstracker.figures.rows import batches, in_language, marks, unless_restricted
from wpstracker.store.database import Store


def result_texts(store: Store, events: Sequence[str], language: str = "en", *, unrestricted: bool = False) -> dict[str, tuple[str, str]]:
    """(expected, actual) of each event that has results, one line each; a body that was formed is named."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    known = unless_restricted("o", unrestricted)
    for batch in batches(events):
        sql = f"""SELECT r.event_id, r.actual, r.text, o.name, o.names
                  FROM result r LEFT JOIN organisation o ON o.id = r.organisation_id{known}
                  WHERE r.event_id IN ({marks(batch)}) ORDER BY r.event_id, r.sort, r.id"""
        for event, actual, text, name, names in store.rows(sql, batch):
            body = in_language(name, names, language) if name else ""
            line = " ".join(part for part in (text.strip(), f"({body})" if body and text.strip() else body) if part)
            found.setdefault(event, ([], []))[bool(actual)].append(line)
    return {event: ("\n".join(expected), "\n".join(actual)) for event, (expected, actual) in found.items()}


def recommendations_by_result(store: Store, events: Sequence[str]) -> dict[str, list[str]]:
    """The texts of the recommendations that belong to each result of these events, by the result's id; a missing text is its reference."""
    found: dict[str, list[str]] = {}
    for batch in batches(events):
        sql = f"""SELECT c.result_id, coalesce(nullif(c.text, ''), c.reference) FROM recommendation c JOIN result r ON r.id = c.result_id
                  WHERE r.event_id IN ({marks(batch)}) ORDER BY c.reference, c.id"""
        for result, text in store.rows(sql, batch):
            found.setdefault(result, []).append(text)
    return found
