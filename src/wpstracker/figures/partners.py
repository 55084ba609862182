"""Who held an event and who helped, under the names they had then."""

from collections.abc import Sequence

from wpstracker.domain.vocabularies import OrganisationRole
from wpstracker.figures import event_organisations
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.rows import Row
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    Column("organisers", N_("Organisers"), Type.TEXT),
    Column("co_organisers", N_("Co-organisers"), Type.TEXT),
    Column("supporters", N_("Supporters and funders"), Type.TEXT),
)
_ROLES = {
    OrganisationRole.ORGANISER: "organisers",
    OrganisationRole.HOST: "organisers",
    OrganisationRole.CO_ORGANISER: "co_organisers",
    OrganisationRole.SUPPORTER: "supporters",
    OrganisationRole.FUNDER: "supporters",
    OrganisationRole.CONTRIBUTOR: "supporters",
    OrganisationRole.EXPERT_PROVIDER: "supporters",
}
"""An institution that only sent participants is no partner."""


def partners(store: Store, events: Sequence[str], language: str, *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for each of these events; `unrestricted` names no restricted body."""
    found: dict[str, dict[str, list[str]]] = {id_: {column.key: [] for column in COLUMNS} for id_ in events}
    ids = event_organisations.organisation_ids(store, events, unrestricted=unrestricted)
    rows = event_organisations.rows(store, ids, language)
    for id_ in ids:
        key = _ROLES.get(rows[id_]["role"])
        if key:
            found[rows[id_]["event"]][key].append(rows[id_]["name_then"])
    return {event: {key: "; ".join(dict.fromkeys(said)) for key, said in roles.items()} for event, roles in found.items()}
