"""Blocks of participation as rows, each with the event it belongs to."""

from collections.abc import Sequence

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.small_numbers import SECURITY, is_small
from wpstracker.domain.vocabularies import Precision, Scheme
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.rows import OF_EVENT, Row, batches, ids_by, in_language, marks, own_rows, unless_restricted
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

_OF_EVENT = ("start", "event_kind", "status")
_TERMS = ("institution_type", "rank", "age")
_READ = (*OF_EVENT, "event_kind", "status", "country")


def block_ids(store: Store, events: Sequence[str]) -> list[str]:
    """The blocks of these events, event after event in the order given."""
    return ids_by(store, "SELECT event_id, id FROM participation WHERE event_id IN ({owners}) ORDER BY event_id, sort, id", events)


def rows(store: Store, ids: Sequence[str], language: str = "en", *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for these blocks, by id; a number nobody reported is None. `unrestricted` keeps restricted names out.

    `headcount` holds the numbers as a `Headcount`, `is_security` whether the group is from a security institution.
    """
    found = own_rows(store, Participation, ids)
    events = own_rows(store, Event, sorted({row["event"] for row in found.values()}), _READ)
    organisations = _organisations(store, {row["organisation"] for row in found.values()}, language, unrestricted)
    security = _security(store)
    terms = names(store, "term", {row[key] for row in found.values() for key in _TERMS}, language)
    for row in found.values():
        event = events[row["event"]]
        row |= {key: event[key] for key in _OF_EVENT}
        row["event_reference"], row["event_country"] = event["reference"], event["country"]
        row["event_title"] = event["titles"].get(language) or event["title"]
        row["organisation_name"] = organisations.get(row["organisation"], "")
        row["institution"], row["rank_band"], row["age_band"] = (terms.get(row[key], "") for key in _TERMS)
        _add_counts(row)
        row["is_security"] = row["institution_type"] in security or row["organisation"] in security
        row["small"] = row["is_security"] and is_small(row["headcount"])
    return found


def count_small(store: Store, ids: Sequence[str]) -> int:
    """How many of these blocks are small groups of security institutions."""
    security, found = _security(store), 0
    for batch in batches(ids):
        sql = f"""SELECT institution_type_id, organisation_id, women, men, other, undisaggregated, total
                  FROM participation WHERE id IN ({marks(batch)})"""
        for institution, organisation, *numbers in store.rows(sql, batch):
            if (institution in security or organisation in security) and is_small(Headcount(*numbers)):
                found += 1
    return found


def _security(store: Store) -> set[str]:
    """The institution types of the security sector, and the organisations of these types."""
    known = store.rows("SELECT id, code FROM term WHERE scheme = ?", (Scheme.INSTITUTION_TYPE.value,))
    types = [id_ for id_, code in known if code in SECURITY]
    sql = f"SELECT id FROM organisation WHERE institution_type_id IN ({marks(types)})"
    return {*types, *(row[0] for row in store.rows(sql, types))}


def _add_counts(row: Row) -> None:
    precision = Precision(row["precision"]) if row["precision"] else Precision.EXACT
    count = Headcount(row["women"], row["men"], row["other"], row["undisaggregated"], row["total"], precision)
    row["headcount"] = count
    row["people"], row["not_split"], row["share_of_women"] = count.people(), count.not_split(), count.share_of_women
    row["counts"] = count.precision if count.is_reported else Precision.NOT_REPORTED


def _organisations(store: Store, ids: set[str | None], language: str, unrestricted: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in batches(sorted(id_ for id_ in ids if id_)):
        known = unless_restricted("o", unrestricted)
        sql = f"SELECT o.id, o.name, o.names FROM organisation o WHERE o.id IN ({marks(batch)}){known}"
        found |= {id_: in_language(name, by_language, language) for id_, name, by_language in store.rows(sql, batch)}
    return found
