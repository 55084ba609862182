"""A file is opened by one at a time; everybody else may read it."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wpstracker.domain.problems import KnownError
from wpstracker.services.files import new_file, open_file, open_to_read
from wpstracker.store.database import Store
from wpstracker.store.locking import InUse, lock_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    Store.create(path).close()
    return path


def test_a_second_window_is_told_who_has_the_file_and_may_read_it(path):
    with closing(open_file(path, "Focal point")) as first:
        assert first.author == "Focal point"
        for anyway in (False, True):
            with pytest.raises(InUse, match=" is open: ") as told:
                open_file(path, anyway=anyway)
            assert told.value.is_certain
        with closing(open_to_read(path)) as second:
            assert second.read_only
    open_file(path).close()
    assert [each.name for each in path.parent.iterdir()] == ["office.wpst"]


def test_a_new_file_is_held_from_the_start(tmp_path):
    path = tmp_path / "new.wpst"
    with closing(new_file(path, lambda store: None)), pytest.raises(InUse):
        open_file(path)
    open_file(path).close()


def test_a_file_that_cannot_be_opened_is_not_held(path):
    path.write_bytes(path.read_bytes()[:5000])
    for _ in range(2):
        with pytest.raises(KnownError) as told:
            open_file(path)
        assert not isinstance(told.value, InUse)
    assert not lock_of(path).exists()


def test_no_lock_is_left_where_there_is_no_file(tmp_path):
    with pytest.raises(KnownError, match="There is no file"):
        open_file(tmp_path / "gone.wpst")
    assert list(tmp_path.iterdir()) == []


def test_somebody_who_is_perhaps_gone_may_be_overruled(path):
    now = datetime.now(UTC).isoformat()
    lock_of(path).write_text(json.dumps({"user": "gulnara", "computer": "OFFICE-2", "process": 7, "since": now, "heard": now}))
    with pytest.raises(InUse, match="gulnara") as told:
        open_file(path)
    assert not told.value.is_certain
    open_file(path, anyway=True).close()


def test_a_place_that_takes_no_lock_takes_the_file_without_one(path):
    lock_of(path).mkdir()
    with closing(open_file(path)) as store:
        assert store.lock is None and not store.read_only
