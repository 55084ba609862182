"""What an office settles for its file: no step and no change, since it is nobody's record and stays when something is undone."""

from wpstracker.domain import recommendations
from wpstracker.domain.problems import KnownError
from wpstracker.store import files
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store
from wpstracker.words import N_

_STALE = "stale_after"
MOST_DAYS = 3650
STALE_BEFORE = f"""date(?, '-' || coalesce((SELECT value FROM about_file WHERE name = '{_STALE}'),
    {recommendations.STALE_AFTER}) || ' days')"""
"""SQL: the day, so many days before the one given, since which something must have been told."""


def stale_after(store: Store) -> int:
    """After how many days without news a recommendation is stale."""
    found = store.rows("SELECT value FROM about_file WHERE name = ?", (_STALE,))
    return int(found[0][0]) if found else recommendations.STALE_AFTER


def set_stale_after(store: Store, days: int) -> None:
    """Settle it, between 1 day and ten years; whoever shows recommendations hears of it. KnownError for a file opened for reading."""
    if store.read_only:
        raise KnownError(N_("“{file}” is open for reading only, so nothing can be saved in it."), file=store.path.name)
    days = max(1, min(days, MOST_DAYS))
    with files.told(store.path), store.db.atomic("IMMEDIATE"):
        store.db.execute_sql("INSERT OR REPLACE INTO about_file (name, value) VALUES (?, ?)", (_STALE, str(days)))
    store.announcer.tell(Changes("", {"recommendation": frozenset()}))
