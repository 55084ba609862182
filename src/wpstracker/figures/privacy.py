"""Who may see a record."""

from wpstracker.records import KINDS, Entry
from wpstracker.store.database import Store


def privacy_of(store: Store, kind: str, id_: str | None) -> str | None:
    """The level of a record; None when its kind has none, or it is gone."""
    if not id_ or not (kind in KINDS and issubclass(KINDS[kind], Entry)):
        return None
    rows = store.rows(f'SELECT privacy FROM "{kind}" WHERE id = ?', (id_,))
    return str(rows[0][0]) if rows and rows[0][0] else None
