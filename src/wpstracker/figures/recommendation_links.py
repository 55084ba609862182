"""The columns of a recommendation that are worked out from what it is linked with."""

from collections.abc import Mapping

from wpstracker.domain.recommendations import DONE
from wpstracker.domain.vocabularies import DeadlineKind, RecommendationRole, Smart
from wpstracker.figures.chain import Chain, chains
from wpstracker.figures.columns import Column, Type, label_of, own_columns
from wpstracker.figures.linked import Linked
from wpstracker.figures.recurring import recurrences
from wpstracker.figures.rows import Row, batches, marks, unless_restricted
from wpstracker.records import Recommendation
from wpstracker.store.database import Store
from wpstracker.words import N_, words_for

COLUMNS: tuple[Column, ...] = (
    Column("recurs", N_("Recurs in years"), Type.COUNT, help=N_("In how many years the same was asked.")),
    Column("orphan", N_("No measure linked"), Type.FLAG, help=N_("Still open, and no measure of a plan carries it out.")),
    Column("no_owner", N_("Nobody responsible"), Type.FLAG, help=N_("Still open, and no organisation is responsible.")),
    Column("measures", N_("Measures"), Type.TEXT),
    Column("indicators", N_("Indicators"), Type.TEXT),
    Column("follow_ups", N_("Follow-up events"), Type.TEXT),
    Column("further_origins", N_("Further origins"), Type.TEXT),
    Column("repeats", N_("Repeats"), Type.TEXT),
    Column("supersedes", N_("Supersedes"), Type.TEXT),
    *own_columns(Recommendation, ("rhythm",)),
    Column("smart", N_("SMART"), Type.TEXT),
    *own_columns(Recommendation, ("contact",)),
)
"""In the order offered; `contact` is restricted."""


def add_links(store: Store, found: Mapping[str, Row], language: str, *, unrestricted: bool) -> None:
    """Give rows of recommendations the values of `COLUMNS`; `unrestricted` leaves out restricted names and every contact."""
    ids = list(found)
    words = words_for(language)
    linked = chains(store, Recommendation.kind(), sorted(_with(store, _LINKED, ids)), language, unrestricted=unrestricted)
    again = recurrences(store, ids, unrestricted=unrestricted)
    carried, led = _with(store, _CARRIED, ids), _with(store, _LED, ids)
    called = _references(store, {row[name] for row in found.values() for name in ("repeats", "supersedes") if row[name]}, unrestricted)
    for id_, row in found.items():
        chain, is_open = linked.get(id_, _UNLINKED), row["status"] not in DONE
        row["measures"], row["indicators"], row["follow_ups"] = map(_titles, (chain.measures, chain.indicators, chain.events))
        row["further_origins"] = "; ".join(_origin(each) for each in chain.origins[1:])
        row["recurs"] = len(again[id_].years) if id_ in again and again[id_].recurs else None
        row["orphan"], row["no_owner"] = is_open and id_ not in carried, is_open and id_ not in led
        row["repeats"], row["supersedes"] = called.get(row["repeats"], ""), called.get(row["supersedes"], "")
        row["rhythm"] = row["rhythm"] if row["deadline_kind"] == DeadlineKind.PERIODIC else None
        row["smart"] = ", ".join(label_of(Smart, code, words) for code in row["smart"])
        row["contact"] = "" if unrestricted else row["contact"]


_UNLINKED = Chain()
_LINKED = " UNION ".join(
    f"SELECT recommendation_id FROM {table} WHERE recommendation_id IN ({{marks}})"
    for table in ("recommendation_item", "recommendation_indicator", "recommendation_event", "recommendation_origin")
)
_CARRIED = "SELECT DISTINCT recommendation_id FROM recommendation_item WHERE recommendation_id IN ({marks})"
_LED = f"""SELECT DISTINCT recommendation_id FROM recommendation_organisation
    WHERE role = '{RecommendationRole.LEAD}' AND recommendation_id IN ({{marks}})"""


def _with(store: Store, sql: str, ids: list[str]) -> set[str]:
    times = sql.count("{marks}")
    return {row[0] for batch in batches(ids) for row in store.rows(sql.format(marks=marks(batch)), [*batch] * times)}


def _references(store: Store, ids: set[str], unrestricted: bool) -> dict[str, str]:
    """The human names of recommendations."""
    known = unless_restricted("r", unrestricted)
    sql = f"SELECT r.id, r.reference FROM recommendation r WHERE r.id IN ({{marks}}){known}"
    return {id_: said for batch in batches(sorted(ids)) for id_, said in store.rows(sql.format(marks=marks(batch)), batch)}


def _titles(linked: tuple[Linked, ...]) -> str:
    return "; ".join(each.title for each in linked)


def _origin(origin: Linked) -> str:
    """Title with what tells it apart in brackets."""
    return f"{origin.title} ({origin.extra})" if origin.title and origin.extra else origin.title or origin.extra
