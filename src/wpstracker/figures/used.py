"""Which values the records of one kind have, for filters that offer nothing in vain."""

from wpstracker.store.database import Store


def how_many(store: Store, kind: str) -> int:
    """The number of records of a kind, counted in the smallest of its indexes."""
    return int(store.rows(f'SELECT count(*) FROM "{kind}"')[0][0])


def countries(store: Store, kind: str) -> list[str]:
    """The country codes of records of a kind; "" where some have none."""
    return [row[0] or "" for row in store.rows(f'SELECT DISTINCT country FROM "{kind}"')]


def years(store: Store, kind: str, field: str) -> list[int]:
    """The years of a date field, newest first."""
    sql = f"""SELECT DISTINCT substr("{field}", 1, 4) FROM "{kind}" WHERE "{field}" NOT LIKE '--%' ORDER BY 1 DESC"""
    return [int(row[0]) for row in store.rows(sql)]
