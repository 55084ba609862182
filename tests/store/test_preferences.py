"""What an office settles for its file."""

from pathlib import Path

import pytest

from wpstracker.domain.problems import KnownError
from wpstracker.domain.recommendations import STALE_AFTER
from wpstracker.services.files import new_file
from wpstracker.store.database import Store
from wpstracker.store.preferences import MOST_DAYS, set_stale_after, stale_after


def test_it_is_kept_in_the_file_and_told_to_those_who_show_it(tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    assert stale_after(store) == STALE_AFTER
    told: list[bool] = []
    store.announcer.subscribe(lambda changes: told.append(changes.touch("recommendation")))
    set_stale_after(store, 90)
    assert told == [True] and store.undo_stack.next_undo() is None
    store.close()
    with_reading = Store.open_for_reading(tmp_path / "t.wpst")
    assert stale_after(with_reading) == 90
    with pytest.raises(KnownError):
        set_stale_after(with_reading, 30)
    with_reading.close()


@pytest.mark.parametrize(("days", "kept"), [(0, 1), (-5, 1), (100_000, MOST_DAYS)])
def test_it_stays_between_a_day_and_ten_years(tmp_path: Path, days: int, kept: int) -> None:
    store = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    set_stale_after(store, days)
    assert stale_after(store) == kept
    store.close()
