"""Projects as rows: number, funder, how many events were held within them."""

from collections.abc import Sequence

from wpstracker.domain.question import Filter, Only
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.rows import Row, batches, marks, name_order, own_rows
from wpstracker.figures.selecting import Condition, all_of, common, none_of, sorted_ids
from wpstracker.records import Project
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    *own_columns(Project, ("title", "number", "funder", "extra_budgetary")),
    Column("events", N_("Events"), Type.COUNT),
    *own_columns(Project, ("about", "reference", "privacy", "verified")),
)
"""Everything a project can be listed by, in the order offered."""


def sorts(language: str) -> dict[str, str]:
    """What projects can be sorted by; titles as they are shown in a language."""
    return {
        "title": name_order("e", language, "title", "titles"),
        "number": "nullif(e.number, '') COLLATE NOCASE",
        "funder": f"(SELECT {name_order('o', language)} FROM organisation o WHERE o.id = e.funder_id)",
        "extra_budgetary": "e.extra_budgetary",
        "events": "(SELECT count(*) FROM event v WHERE v.project_id = e.id)",
        "reference": "e.reference",
    }


def ids(store: Store, question: Filter, sort: str = "title", *, descending: bool = False, language: str = "en") -> list[str]:
    """Ids of the projects meant; the organisation of the question is the funder."""
    return sorted_ids(store, "project", condition(question), sorts(language)[sort], descending)


def condition(question: Filter) -> Condition:
    """Which rows `e` of `project` are meant."""
    conditions = common(question.but(countries=()), "project")
    conditions += [("e.funder_id = ?", [question.organisation])] if question.organisation else []
    conditions += [("e.extra_budgetary", [])] if Only.EXTRA_BUDGETARY in question.only else []
    return all_of([*conditions, *none_of(question, condition)])


def rows(store: Store, wanted: Sequence[str], language: str = "en") -> dict[str, Row]:
    """The values of `COLUMNS` for these projects, by id; titles in `language` where there are any."""
    found = own_rows(store, Project, wanted)
    funders = names(store, "organisation", (row["funder"] for row in found.values()), language)
    events: dict[str, int] = {}
    for batch in batches(wanted):
        events |= dict(
            store.rows(f"SELECT project_id, count(*) FROM event WHERE project_id IN ({marks(batch)}) GROUP BY project_id", batch)
        )
    for id_, row in found.items():
        row["title"] = row["titles"].get(language) or row["title"]
        row["funder"] = funders.get(row["funder"], "")
        row["events"] = events.get(id_)
    return found
