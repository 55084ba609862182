"""Events as rows: own fields, who did what, tags, and the people counted."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from wpstracker.domain.vocabularies import OrganisationRole
from wpstracker.figures import head_counts, tags
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.rows import Row, batches, in_language, marks, own_rows, unless_restricted
from wpstracker.records import Event
from wpstracker.store.database import Store
from wpstracker.words import N_

_LINKS = {"series": "series", "part_of": "event", "follows": "event", "project": "project", "source": "source"}
_ORGANISING = (OrganisationRole.ORGANISER, OrganisationRole.CO_ORGANISER, OrganisationRole.HOST)

COLUMNS: tuple[Column, ...] = (
    *own_columns(Event, ("reference", "title", "event_kind", "status", "start", "end", "country", "place", "event_format", "level")),
    Column("organisers", N_("Organisers"), Type.TEXT),
    Column("supporters", N_("Supporters and funders"), Type.TEXT),
    Column("people", N_("People"), Type.COUNT),
    Column("women", N_("Women"), Type.COUNT),
    Column("men", N_("Men"), Type.COUNT),
    Column("not_split", N_("Not disaggregated"), Type.COUNT),
    Column("share_of_women", N_("Share of women"), Type.SHARE),
    *tags.COLUMNS,
    Column("recommendations", N_("Recommendations"), Type.COUNT),
    *own_columns(Event, ("region", "venue", "countries_covered", "working_languages", "duration_days", "duration_hours")),
    *own_columns(Event, ("start_time", "end_time", "zone", "when_written", "series", "part_of", "follows", "project")),
    Column("plans", N_("Plans supported"), Type.TEXT),
    *own_columns(Event, ("gender_marker", "cost_planned", "cost_spent", "currency", "funding_source")),
    *own_columns(Event, ("pre_test", "post_test", "satisfaction", "evaluated", "live_stream", "hashtags", "source")),
    *own_columns(Event, ("objectives", "summary", "privacy", "verified")),
)
"""Everything an event can be listed by, in the order offered."""


def rows(
    store: Store, ids: Sequence[str], language: str = "en", *, unrestricted: bool = False, only: Collection[str] = ()
) -> dict[str, Row]:
    """The values of `COLUMNS` for these events, by id; term and organisation names in `language` where there are any.

    `headcount` holds the added participation as a `Headcount`; unknown numbers are None. `unrestricted` leaves out what
    restricted records say: the names of organisations and of what an event belongs to, the number of recommendations.
    `only` some columns are read, and perhaps others that come with them.
    """
    found = own_rows(store, Event, ids, (*only, "title", "titles") if only else ())
    for row in found.values():
        row["title"] = row["titles"].get(language) or row["title"]
    _name_links(store, found, [field for field in _LINKS if not only or field in only], language, unrestricted)
    for keys, add in _ADDED.items():
        if not only or not keys.isdisjoint(only):
            add(store, found, language, unrestricted)
    return found


def _name_links(store: Store, found: dict[str, Row], fields: Iterable[str], language: str, unrestricted: bool) -> None:
    """What an event belongs to, by name instead of id."""
    for field in fields:
        known = names(store, _LINKS[field], (row[field] for row in found.values()), language, unrestricted=unrestricted)
        for row in found.values():
            row[field] = known.get(row[field], "")


def _add_plans(store: Store, found: dict[str, Row], language: str, unrestricted: bool) -> None:
    supported: dict[str, list[str]] = defaultdict(list)
    for batch in batches(list(found)):
        sql = f"SELECT event_id, plan_id FROM event_plan WHERE event_id IN ({marks(batch)}) ORDER BY event_id, sort, id"
        for event, plan in store.rows(sql, batch):
            supported[event].append(plan)
    plans = names(store, "plan", (plan for each in supported.values() for plan in each), language, unrestricted=unrestricted)
    for id_, row in found.items():
        row["plans"] = "; ".join(plans[plan] for plan in supported[id_] if plan in plans)


def _add_organisations(store: Store, found: dict[str, Row], language: str, unrestricted: bool) -> None:
    organisations: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for batch in batches(list(found)):
        known = unless_restricted("o", unrestricted)
        sql = f"""SELECT l.event_id, l.role, o.name, o.names FROM event_organisation l JOIN organisation o ON o.id = l.organisation_id
                  WHERE l.event_id IN ({marks(batch)}){known} ORDER BY l.event_id, l.sort, l.id"""
        for event, role, name, translated in store.rows(sql, batch):
            organisations[event].append((role, in_language(name, translated, language)))
    for id_, row in found.items():
        row["organisers"] = "; ".join(name for role, name in organisations[id_] if role in _ORGANISING)
        row["supporters"] = "; ".join(name for role, name in organisations[id_] if role not in _ORGANISING)


def _add_people(store: Store, found: dict[str, Row], _language: str, _unrestricted: bool) -> None:
    for id_, counted in head_counts.of_events(store, list(found)).items():
        found[id_] |= counted


def _add_tags(store: Store, found: dict[str, Row], language: str, _unrestricted: bool) -> None:
    tags.add_tags(store, found, language)


def _add_recommended(store: Store, found: dict[str, Row], _language: str, unrestricted: bool) -> None:
    recommended = _recommended(store, list(found), unrestricted)
    for id_, row in found.items():
        row["recommendations"] = recommended.get(id_)


def _recommended(store: Store, ids: Sequence[str], unrestricted: bool) -> dict[str, int]:
    """How many recommendations came out of each event, further origins included; events without any are left out."""
    found: dict[str, int] = {}
    for batch in batches(ids):
        known = unless_restricted("r", unrestricted)
        sql = f"""SELECT event, count(*) FROM (
                SELECT r.event_id AS event, r.id FROM recommendation r WHERE r.event_id IN ({marks(batch)}){known}
                UNION SELECT o.event_id, r.id FROM recommendation_origin o JOIN recommendation r ON r.id = o.recommendation_id
                WHERE o.event_id IN ({marks(batch)}){known})
            GROUP BY event"""
        found |= dict(store.rows(sql, (*batch, *batch)))
    return found


_ADDED: dict[frozenset[str], Callable[[Store, dict[str, Row], str, bool], None]] = {
    frozenset({"organisers", "supporters"}): _add_organisations,
    frozenset({"headcount", "people", "women", "men", "not_split", "share_of_women", "counts"}): _add_people,
    frozenset({"recommendations"}): _add_recommended,
    frozenset({"plans"}): _add_plans,
    frozenset(column.key for column in tags.COLUMNS): _add_tags,
}
"""What is read beside an event's own fields, by the columns it is for."""


def years(store: Store) -> list[int]:
    """The years in which events start, newest first."""
    sql = "SELECT DISTINCT substr(start, 1, 4) FROM event WHERE start IS NOT NULL AND start NOT LIKE '--%' ORDER BY 1 DESC"
    return [int(row[0]) for row in store.rows(sql)]
