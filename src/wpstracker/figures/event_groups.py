"""Events told apart by what they were held for: project, framework or funder. An event may belong to several, or to none."""

from collections import defaultdict

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import OrganisationRole, Scheme
from wpstracker.figures.counted import PROJECT, By, tagged
from wpstracker.figures.names import names
from wpstracker.figures.selecting import event_condition
from wpstracker.figures.terms import terms
from wpstracker.store.database import Store

_FUNDS = f"role = '{OrganisationRole.FUNDER}'"
FUNDER = By(
    "coalesce(f.funder, '')",
    f"""LEFT JOIN (SELECT event_id AS event, organisation_id AS funder FROM event_organisation WHERE {_FUNDS}
        UNION SELECT v.id, j.funder_id FROM event v JOIN project j ON j.id = v.project_id
        WHERE NOT EXISTS (SELECT 1 FROM event_organisation l WHERE l.event_id = v.id AND l.{_FUNDS})) f ON f.event = e.id""",
)
"""Who funded the event itself, else who funds its project."""

GROUPINGS = {"project": PROJECT, "framework": tagged(Scheme.FRAMEWORK), "funder": FUNDER}


def members(store: Store, question: Filter, grouping: str) -> dict[str, list[str]]:
    """The events of each group in the order of time, by the group's id; "" for those that belong to none."""
    by, (where, values) = GROUPINGS[grouping], event_condition(question)
    sql = f"""SELECT DISTINCT {by.value}, e.id, e.start FROM event e {by.join} WHERE {where}
              ORDER BY e.start IS NULL OR e.start LIKE '--%', e.start, e.id"""
    found: dict[str, list[str]] = defaultdict(list)
    for group, event, _ in store.rows(sql, values):
        found[group].append(event)
    return dict(found)


def labels(store: Store, grouping: str, language: str, *, unrestricted: bool = False) -> dict[str, str]:
    """What the groups are called, in their order: frameworks as the list has them, the others by name; restricted ones are left out."""
    if grouping == "framework":
        return {term.id: term.label for term in terms(store, language, Scheme.FRAMEWORK)}
    kind = "project" if grouping == "project" else "organisation"
    known = names(store, kind, [row[0] for row in store.rows(f"SELECT id FROM {kind}")], language, unrestricted=unrestricted)
    return dict(sorted(known.items(), key=lambda item: (item[1].casefold(), item[0])))
