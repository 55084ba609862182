"""Which values the records of one kind have, for filters that offer nothing in vain.

The queries go from value to value over an index, not over every row.
"""

from wpstracker.store.database import Store


def how_many(store: Store, kind: str) -> int:
    """The number of records of a kind, counted in the smallest of its indexes."""
    return int(store.rows(f'SELECT count(*) FROM "{kind}"')[0][0])


def countries(store: Store, kind: str) -> list[str]:
    """The country codes of records of a kind; "" where some have none."""
    sql = f"""WITH RECURSIVE used(code) AS (
            SELECT min(country) FROM "{kind}"
            UNION ALL SELECT (SELECT min(country) FROM "{kind}" WHERE country > used.code) FROM used WHERE used.code IS NOT NULL)
        SELECT code FROM used WHERE code IS NOT NULL
        UNION SELECT '' WHERE EXISTS (SELECT 1 FROM "{kind}" WHERE country IS NULL)"""
    return [row[0] for row in store.rows(sql)]


def by_country(store: Store, kind: str) -> dict[str, int]:
    """How many records of a kind each country has."""
    counted = f'SELECT ?, count(*) FROM "{kind}" WHERE country = ?'
    codes = [code for code in countries(store, kind) if code]
    return dict(row for code in codes for row in store.rows(counted, (code, code)))


def years(store: Store, kind: str, field: str) -> list[int]:
    """The years of a date field, newest first."""
    sql = f"""WITH RECURSIVE used(year) AS (
            SELECT (SELECT substr(min("{field}"), 1, 4) FROM "{kind}" WHERE "{field}" >= '0')
            UNION ALL SELECT (SELECT substr(min("{field}"), 1, 4) FROM "{kind}" WHERE "{field}" >= printf('%04d', used.year + 1))
            FROM used WHERE used.year IS NOT NULL)
        SELECT year FROM used WHERE year IS NOT NULL ORDER BY 1 DESC"""
    return [int(row[0]) for row in store.rows(sql)]
