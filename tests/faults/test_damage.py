"""Bytes that go wrong at any place: opening, checking and salvaging never crash, and nothing is lost in silence."""

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.faults.damage import damaged
from tests.faults.steps import work
from wpstracker.domain.problems import KnownError
from wpstracker.records import KINDS
from wpstracker.services.health import check
from wpstracker.store import contents, health
from wpstracker.store.database import Store
from wpstracker.store.keys import Address
from wpstracker.store.salvaging import Salvaged, salvage

IMAGES = 60
"""By each of the tests below."""
State = tuple[dict[str, dict[str, dict[str, Any]]], set[str]]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a file holds after some work."""
    path = tmp_path_factory.mktemp("sound") / "office.wpst"
    with closing(Store.create(path)) as store:
        work(store, 25, lambda _number: None, random.Random(5))
    return path.read_bytes()


@pytest.fixture(scope="module")
def expected(sound: bytes, tmp_path_factory: pytest.TempPathFactory) -> State:
    path = tmp_path_factory.mktemp("expected") / "office.wpst"
    path.write_bytes(sound)
    return held(path)


def held(path: Path) -> State:
    """Every record as plain values, and the digests of the files whose contents are what they were."""
    with closing(Store.open_for_reading(path)) as store:
        records = {kind: {str(record.id): record.plain() for record in store.fetch(model.select())} for kind, model in KINDS.items()}
        digests = [str(digest) for (digest,) in store.rows("SELECT digest FROM attachment_content")]
        return records, {digest for digest in digests if contents.get(store.db, digest)}


@pytest.mark.parametrize("part", range(4))
def test_D19_D20_damage_anywhere_is_told_and_what_is_salvaged_is_sound(tmp_path, sound, expected, part):
    path = tmp_path / "office.wpst"
    for seed in range(part * IMAGES, (part + 1) * IMAGES):
        path.write_bytes(damaged(sound, seed))
        before = path.read_bytes()
        assert is_told(path, expected), f"damage {seed} is not told"
        target = tmp_path / f"salvaged-{seed}.wpst"
        try:
            result = salvage(Address(path), target)
        except KnownError:
            assert not target.exists(), seed
            continue
        assert path.read_bytes() == before, seed
        assert_salvaged(result, expected, seed)


def is_told(path: Path, expected: State) -> bool:
    """Whether a refusal or a finding says so where a file no longer holds what it held."""
    try:
        return bool(check(path).findings) or held(path) == expected
    except KnownError:
        return True


def assert_salvaged(result: Salvaged, expected: State, seed: int) -> None:
    found = held(result.path)
    if not result.lost and not result.mended:
        assert found == expected, f"damage {seed}: something was lost in silence"
    with closing(Store.open(result.path)) as store:
        wrong = [finding for finding in health.findings(store.db) if finding not in result.lost]
    assert wrong == [], seed
    result.path.unlink()


@pytest.mark.parametrize("pages", [(0, 1), (1, 30), (0, 12), (40, 60)])
def test_D20_whole_stretches_of_pages_are_lost_and_told(tmp_path, sound, pages):
    path, target = tmp_path / "office.wpst", tmp_path / "salvaged.wpst"
    content = bytearray(sound)
    content[pages[0] * 4096 : pages[1] * 4096] = bytes((pages[1] - pages[0]) * 4096)
    path.write_bytes(content)
    assert salvage(Address(path), target).lost


def test_D20_without_its_first_page_nothing_of_the_log_is_missing(tmp_path, sound, expected):
    path, target = tmp_path / "office.wpst", tmp_path / "salvaged.wpst"
    path.write_bytes(bytes(4096) + sound[4096:])
    result = salvage(Address(path), target)
    assert held(target) == expected
    assert any("first page" in finding.message for finding in result.lost)
