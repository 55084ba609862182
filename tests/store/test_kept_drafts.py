"""Keeping a draft is never in the way, and no record, change or step comes of it."""

import io
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.exchange.dump import dump
from wpstracker.services.health import check
from wpstracker.store import kept_drafts
from wpstracker.store.database import Store
from wpstracker.store.kept_drafts import KeptDraft

DRAFT = KeptDraft("event", "e1", "2026-11-22T10:32:00", '{"title": "Half a sen"}')


@pytest.fixture
def store(tmp_path: Path):
    with closing(Store.create(tmp_path / "t.wpst")) as store:
        yield store


def test_the_newest_draft_of_a_record_takes_the_place_of_the_one_before(store: Store) -> None:
    kept_drafts.put(store, DRAFT)
    newer = KeptDraft("event", "e1", "2026-11-22T10:35:00", '{"title": "Half a sentence"}')
    kept_drafts.put(store, newer)
    kept_drafts.put(store, KeptDraft("event", "e2", "2026-11-22T10:33:00", "{}"))

    assert [draft.record for draft in kept_drafts.all_kept(store)] == ["e2", "e1"]
    assert kept_drafts.all_kept(store)[1] == newer


def test_a_draft_is_no_change_no_record_and_nothing_to_undo(store: Store) -> None:
    with store.change("Fill") as writer:
        writer.save(unsaved.event())
    before = store.rows("SELECT count(*) FROM change"), store.rows("SELECT count(*) FROM step"), store.undo_stack.next_undo()
    heard: list[object] = []
    store.announcer.subscribe(heard.append)

    kept_drafts.put(store, DRAFT)

    assert (store.rows("SELECT count(*) FROM change"), store.rows("SELECT count(*) FROM step"), store.undo_stack.next_undo()) == before
    assert not heard
    assert not check(store.path).findings
    out = io.StringIO()
    assert dump(store, out) == 1
    assert "Half a sen" not in out.getvalue()


def test_a_file_in_use_elsewhere_is_not_waited_for(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        assert not kept_drafts.put(store, DRAFT)
        assert not kept_drafts.forget(store, "event", "e1")
        assert time.monotonic() - started < 1
        other.execute("ROLLBACK")

    assert "is in use by another program" in caplog.messages[0]
    assert "Half" not in caplog.text
    assert store.path.name not in caplog.text
    assert kept_drafts.put(store, DRAFT)
    assert store.rows("PRAGMA busy_timeout") == [(5000,)]


def test_a_full_disk_keeps_nothing_and_says_nothing(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    store.db.pragma("max_page_count", store.db.pragma("page_count"))

    assert not kept_drafts.put(store, KeptDraft("event", "e1", "2026-11-22T10:32:00", "x" * 100_000))

    assert "The disk is full" in caplog.messages[0]
    assert not kept_drafts.all_kept(store)


def test_inside_a_step_a_draft_has_to_wait(store: Store) -> None:
    with store.change("Step") as writer:
        writer.save(unsaved.event())
        assert not kept_drafts.put(store, DRAFT)


def test_a_file_for_reading_keeps_and_offers_none(store: Store) -> None:
    kept_drafts.put(store, DRAFT)
    with closing(Store.open_for_reading(store.path)) as reading:
        assert not kept_drafts.put(reading, DRAFT)
        assert not kept_drafts.all_kept(reading)


def test_keeping_costs_few_milliseconds(store: Store) -> None:
    body = "x" * 20_000
    kept_drafts.put(store, DRAFT)
    times = []
    for _ in range(20):
        started = time.perf_counter()
        kept_drafts.put(store, KeptDraft("event", "e1", "2026-11-22T10:32:00", body))
        times.append(time.perf_counter() - started)
    assert sorted(times)[10] < 0.05  # ten times what it takes, for a busy machine
