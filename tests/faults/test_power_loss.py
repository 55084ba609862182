"""The power may be cut at any moment: every acknowledged step is there afterwards, and no half of another."""

from pathlib import Path

import pytest

from tests.faults.power import a_day, judged

IMAGES = 420
"""For each of the days below; `bench/faults.py` takes many more."""


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """Where the files lie that a power cut leaves."""
    folder = tmp_path / "left"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("seed", range(4))
def test_D02_a_power_cut_loses_no_acknowledged_step_and_leaves_no_half(tmp_path, left, seed):
    verdict = judged(a_day(tmp_path, seed), seed, IMAGES, left)
    assert (verdict.images, verdict.lost, verdict.wrong) == (IMAGES, 0, [])


def test_nor_does_it_while_a_step_is_larger_than_the_memory_kept_for_it(tmp_path, left):
    """With ten pages in memory SQLite writes into the file before the step is over."""
    verdict = judged(a_day(tmp_path, 9, pragmas={"cache_size": 10}), 9, IMAGES, left)
    assert (verdict.images, verdict.lost, verdict.wrong) == (IMAGES, 0, [])


@pytest.mark.parametrize(
    ("journal_mode", "synchronous"),
    [
        pytest.param("WAL", "NORMAL", id="wal-normal"),
        pytest.param("DELETE", "FULL", id="delete-full"),
        pytest.param("TRUNCATE", "NORMAL", id="truncate-normal"),
    ],
)
def test_the_same_cuts_do_lose_steps_with_other_settings(tmp_path, left, journal_mode, synchronous):
    """Otherwise the tests above would prove nothing."""
    day = a_day(tmp_path, 0, pragmas={"journal_mode": journal_mode, "synchronous": synchronous})
    assert judged(day, 0, 120, left).lost > 0
