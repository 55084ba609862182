"""What the rows of plans say of their bodies, their amendments and the plan before; one query for each."""

from collections import defaultdict
from collections.abc import Sequence

from wpstracker.domain.vocabularies import PlanRole
from wpstracker.figures.names import names
from wpstracker.figures.rows import Row, batches, in_language, marks, unless_restricted
from wpstracker.store.database import Store


def add(store: Store, found: dict[str, Row], language: str, *, unrestricted: bool) -> None:
    """Put `lead_bodies`, `other_bodies`, `amendments` (None for none known) and `predecessor_title` into rows of plans."""
    ids = list(found)
    bodies, amended = _bodies(store, ids, language, unrestricted), _amendments(store, ids)
    before = names(store, "plan", (row["predecessor"] for row in found.values()), language, unrestricted=unrestricted)
    for id_, row in found.items():
        row["lead_bodies"] = "; ".join(name for role, name in bodies[id_] if role == PlanRole.LEAD)
        row["other_bodies"] = "; ".join(name for role, name in bodies[id_] if role != PlanRole.LEAD)
        row["amendments"] = amended.get(id_)
        row["predecessor_title"] = before.get(row["predecessor"] or "", "")


def _bodies(store: Store, ids: Sequence[str], language: str, unrestricted: bool) -> dict[str, list[tuple[str, str]]]:
    """(role, name) of the bodies of each plan."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for batch in batches(ids):
        known = unless_restricted("o", unrestricted)
        sql = f"""SELECT l.plan_id, l.role, o.name, o.names FROM plan_organisation l JOIN organisation o ON o.id = l.organisation_id
                  WHERE l.plan_id IN ({marks(batch)}){known} ORDER BY l.plan_id, l.sort, l.id"""
        for plan, role, name, others in store.rows(sql, batch):
            found[plan].append((role, in_language(name, others, language)))
    return found


def _amendments(store: Store, ids: Sequence[str]) -> dict[str, int]:
    """How many amendments each plan has that has any."""
    found: dict[str, int] = {}
    for batch in batches(ids):
        found.update(store.rows(f"SELECT plan_id, count(*) FROM amendment WHERE plan_id IN ({marks(batch)}) GROUP BY 1", batch))
    return found
