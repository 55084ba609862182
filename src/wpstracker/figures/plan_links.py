"""What in the file belongs to a plan or to a country beside the plans themselves."""

from wpstracker.domain.question import Filter
from wpstracker.figures.rows import Row
from wpstracker.figures.selecting import event_ids
from wpstracker.store.database import Store


def recommendations_on(store: Store, plan: str) -> list[Row]:
    """The recommendations that concern a plan: id, reference, text, status; the newest first."""
    sql = """SELECT id, reference, text, status FROM recommendation WHERE plan_id = ? ORDER BY issued DESC, id DESC"""
    return [dict(zip(("id", "reference", "text", "status"), row, strict=True)) for row in store.rows(sql, (plan,))]


def count_events(store: Store, country: str) -> int:
    """How many events took place in a country."""
    return len(event_ids(store, Filter(countries=(country,))))


def count_recommendations(store: Store, country: str) -> int:
    """How many recommendations concern a country."""
    return int(store.rows("SELECT count(*) FROM recommendation WHERE country = ?", (country,))[0][0])
