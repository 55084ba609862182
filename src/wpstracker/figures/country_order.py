"""Lists are sorted by what a person reads: countries by their names in a language, not by their codes."""

from wpstracker.domain.places import countries_by_name
from wpstracker.figures.used import countries
from wpstracker.store.database import Store


def country_order(store: Store, kind: str, language: str) -> str:
    """What to order rows `e` of a kind by; records without a known country have no value."""
    used = set(countries(store, kind))
    ranks = [f"WHEN '{each.code}' THEN {rank}" for rank, each in enumerate(countries_by_name(language)) if each.code in used]
    return f"CASE e.country {' '.join(ranks)} END" if ranks else "NULL"
