"""Blocks of participation as rows, each with the event it belongs to."""

from collections.abc import Collection, Iterable, Sequence

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.small_numbers import is_small
from wpstracker.domain.vocabularies import Precision
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.counted import SECURE_TYPES
from wpstracker.figures.head_counts import shown
from wpstracker.figures.names import names
from wpstracker.figures.rows import IdsBy, Row, batches, event_heads, in_language, marks, own_rows, unless_restricted
from wpstracker.records import Event, Participation
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    Column("event_reference", N_("Event reference"), Type.TEXT),
    Column("event_title", N_("Event"), Type.TEXT),
    *own_columns(Event, ("start", "event_kind", "status")),
    Column("event_country", N_("Country of the event"), Type.COUNTRY),
    *own_columns(Participation, ("capacity", "who")),
    Column("organisation_name", N_("Organisation"), Type.TEXT),
    Column("institution", N_("Institution type"), Type.TEXT),
    *own_columns(Participation, ("country",)),
    Column("rank_band", N_("Rank band"), Type.TEXT),
    Column("age_band", N_("Age band"), Type.TEXT),
    *own_columns(Participation, ("women", "men", "other")),
    Column("not_split", N_("Not disaggregated"), Type.COUNT),
    Column("people", N_("People"), Type.COUNT),
    Column("counts", N_("How sure"), Type.CHOICE, Precision),
    Column("share_of_women", N_("Share of women"), Type.SHARE),
    *own_columns(Participation, ("total",)),
    Column("small", N_("Small number"), Type.FLAG, help=N_("A security institution, and fewer than five women or men or people.")),
)
"""Everything a block can be listed by, in the order offered."""

_TERMS = ("institution_type", "rank", "age")
_NUMBERS = ("women", "men", "other", "undisaggregated", "total", "precision")


def block_ids(store: Store, events: Collection[str]) -> IdsBy:
    """The blocks of these events, event after event in the order given."""
    return IdsBy(store, "SELECT event_id, id FROM participation WHERE event_id IN ({owners}) ORDER BY event_id, sort, id", events)


def rows(store: Store, ids: Iterable[str], language: str = "en", *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for these blocks, by id; a number nobody reported is None. `unrestricted` keeps restricted names out.

    `headcount` holds the numbers as a `Headcount`, `is_security` whether the group is from a security institution.
    """
    return _told(store, own_rows(store, Participation, ids), language, unrestricted)


def rows_of_events(store: Store, ids: Sequence[str], language: str = "en", *, unrestricted: bool = False) -> list[Row]:
    """The same of all blocks of these events, event after event in the order given."""
    found = _told(store, own_rows(store, Participation, ids, of="event_id"), language, unrestricted)
    places = {event: place for place, event in enumerate(ids)}
    return sorted(found.values(), key=lambda row: (places[row["event"]], row["sort"] is not None, row["sort"], row["id"]))


def _told(store: Store, found: dict[str, Row], language: str, unrestricted: bool) -> dict[str, Row]:
    """Give the blocks what is worked out of them and what their event says."""
    events = event_heads(store, (row["event"] for row in found.values()), language, "event_kind", "status", "country")
    for event in events.values():
        event["event_country"] = event.pop("country")
    organisations = _organisations(store, {row["organisation"] for row in found.values()}, language, unrestricted)
    security = _security(store)
    terms = names(store, "term", {row[key] for row in found.values() for key in _TERMS}, language)
    for row in found.values():
        row |= events[row["event"]]
        row["organisation_name"] = organisations.get(row["organisation"], "")
        row["institution"], row["rank_band"], row["age_band"] = (terms.get(row[key], "") for key in _TERMS)
        row |= shown(*map(row.__getitem__, _NUMBERS))
        row["is_security"] = row["institution_type"] in security or row["organisation"] in security
        row["small"] = row["is_security"] and is_small(row["headcount"])
    return found


def count_small(store: Store, events: Iterable[str]) -> int:
    """How many groups of security institutions at these events are small."""
    meant = set(events)
    return sum(event in meant and is_small(Headcount(*numbers)) for event, *numbers in store.rows(_OF_SECURITY))


_SECURE_BODIES = f"SELECT id FROM organisation WHERE institution_type_id IN ({SECURE_TYPES})"
_OF_SECURITY = f"""SELECT event_id, women, men, other, undisaggregated, total FROM participation
    WHERE institution_type_id IN ({SECURE_TYPES}) OR organisation_id IN ({_SECURE_BODIES})"""


def _security(store: Store) -> set[str]:
    """The institution types of the security sector, and the organisations of these types."""
    return {row[0] for row in store.rows(f"{SECURE_TYPES} UNION {_SECURE_BODIES}")}


def _organisations(store: Store, ids: set[str | None], language: str, unrestricted: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in batches(sorted(id_ for id_ in ids if id_)):
        known = unless_restricted("o", unrestricted)
        sql = f"SELECT o.id, o.name, o.names FROM organisation o WHERE o.id IN ({marks(batch)}){known}"
        found |= {id_: in_language(name, by_language, language) for id_, name, by_language in store.rows(sql, batch)}
    return found
