"""What in the file belongs to a plan or to a country beside the plans themselves."""

from wpstracker.domain.question import Filter
from wpstracker.figures.rows import Row
from wpstracker.figures.selecting import event_ids
from wpstracker.store.database import Store


def recommendations_on(store: Store, plan: str) -> list[Row]:
    """The recommendations that concern a plan: id, reference, text, status; the newest first."""
    sql = """SELECT id, reference, text, status FROM recommendation WHERE plan_id = ? ORDER BY issued DESC, id DESC"""
    return [dict(zip(("id", "reference", "text", "status"), row, strict=True)) for row in store.rows(sql, (plan,))]


def events_supporting(store: Store, plan: str) -> list[tuple[str, str]]:
    """The events that support a plan, with how; the newest first."""
    sql = """SELECT l.event_id, l.note FROM event_plan l JOIN event e ON e.id = l.event_id
             WHERE l.plan_id = ? ORDER BY e.start IS NULL OR e.start LIKE '--%', e.start DESC, e.id"""
    return [(event, note or "") for event, note in store.rows(sql, (plan,))]


def successors(store: Store, plan: str) -> list[str]:
    """The plans that name this one as their predecessor, the earlier first."""
    sql = "SELECT id FROM plan WHERE predecessor_id = ? ORDER BY coalesce(in_force, adopted, '9999'), edition, id"
    return [row[0] for row in store.rows(sql, (plan,))]


def count_events(store: Store, country: str) -> int:
    """How many events took place in a country."""
    return len(event_ids(store, Filter(countries=(country,))))


def count_recommendations(store: Store, country: str) -> int:
    """How many recommendations concern a country."""
    return int(store.rows("SELECT count(*) FROM recommendation WHERE country = ?", (country,))[0][0])
