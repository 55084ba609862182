"""Salvage tells how far it is, can be stopped at any time, and holds no more in memory than it must."""

import random
import shutil
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest

from tests import unsaved
from tests.files.make import saved
from wpstracker.domain.problems import Cancelled, KnownError
from wpstracker.services import health
from wpstracker.services.salvage import salvage
from wpstracker.store import schema
from wpstracker.store.damaged import read_damaged
from wpstracker.store.database import Store
from wpstracker.store.keys import Address

PAGE = 4096
MANY, LENGTH = 1000, 3000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A damaged file with long texts in it, about 20 MB."""
    path = Path(shutil.copy(saved(schema.VERSION), tmp_path_factory.mktemp("large") / "office.wpst"))
    with closing(Store.open(path)) as store:
        store.db.execute_sql("PRAGMA synchronous = OFF")
        with store.change("New event") as writer:
            for number in range(MANY):
                writer.save(unsaved.event(id=f"e{number}", title=f"Training {number}", summary=str(number) * LENGTH))
    content = bytearray(path.read_bytes())
    chance = random.Random(3)
    for _ in range(5):
        at = chance.randrange(100, len(content) // PAGE) * PAGE
        content[at : at + PAGE] = chance.randbytes(PAGE)
    path.write_bytes(content)
    return path


def test_it_tells_how_far_it_is(large: Path, tmp_path: Path) -> None:
    told: list[float] = []
    result = salvage(large, tmp_path / "saved.wpst", told.append)
    assert told == sorted(told) and len(told) > 20 and told[0] < 0.1 and told[-1] > 0.85
    assert result.records["event"] >= MANY - 10
    assert not health.check(result.path).findings


def test_rows_that_were_read_are_not_kept_in_memory(large: Path) -> None:
    read = [0]
    tracemalloc.start()
    try:
        read_damaged(Address(large), lambda _table, row: read.append(sum(len(str(value)) for value in row.values())))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sum(read) > 10_000_000 and most < sum(read) / 4


@pytest.mark.parametrize("share", [0.01, 0.1, 0.38, 0.45, 0.6, 0.8, 0.86])
def test_stopped_it_leaves_nothing_and_the_damaged_file_as_it_is(large: Path, tmp_path: Path, share: float) -> None:
    before = large.read_bytes()

    def stop(told: float) -> None:
        if told >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        salvage(large, tmp_path / "saved.wpst", stop)
    assert list(tmp_path.iterdir()) == [] and large.read_bytes() == before


def test_a_full_disk_is_no_damage_of_the_file(large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = KnownError("The disk is full.")
    monkeypatch.setattr("wpstracker.store.salvaging._insert", lambda *_: _raise(full))
    with pytest.raises(KnownError, match="The disk is full"):
        salvage(large, tmp_path / "saved.wpst")
    assert list(tmp_path.iterdir()) == []


def _raise(error: Exception) -> None:
    raise error
