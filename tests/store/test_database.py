"""The open file: steps are whole, told once, and undone one by one."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import peewee
import pytest

from tests import unsaved
from wpstracker.domain.problems import Invalid, KnownError, Problem
from wpstracker.records import KINDS, Event, Organisation, Participation, Series, Tagging
from wpstracker.store import connecting, health
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path):
    store = Store.create(tmp_path / "t.wpst")
    yield store
    store.close()


def everything(store: Store) -> dict[str, list[tuple]]:
    """All a file says: records, log and search text."""
    tables = [*KINDS, "step", "change", "search_text"]
    return {table: sorted(store.rows(f'SELECT * FROM "{table}"'), key=repr) for table in tables}


def records_of(store: Store) -> dict[str, list[tuple]]:
    """The records and their search text, without the log."""
    found = everything(store)
    bodies = [said for _, *said in found["search_text"]]
    return {kind: found[kind] for kind in KINDS} | {"search": sorted(map(tuple, bodies))}


def heard_by(store: Store) -> list[Changes]:
    heard: list[Changes] = []
    store.announcer.subscribe(heard.append)
    return heard


def save(store: Store, *records, title: str = "Save") -> None:
    with store.change(title) as writer:
        for record in records:
            writer.save(record)


def assert_sound(store: Store) -> None:
    assert [finding.message for finding in health.findings(store.db)] == []


# -- the file


def test_the_pragmas_that_keep_a_file_whole_are_set(store):
    assert store.rows("PRAGMA journal_mode") == [("truncate",)]
    assert store.rows("PRAGMA synchronous") == [(2,)]
    assert store.rows("PRAGMA secure_delete") == [(1,)]
    assert store.rows("PRAGMA foreign_keys") == [(1,)]


def test_the_pragmas_are_set_when_an_old_file_is_opened_and_after_a_wal(tmp_path):
    path = tmp_path / "t.wpst"
    Store.create(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    store = Store.open(path)
    assert store.rows("PRAGMA journal_mode") == [("truncate",)] and store.rows("PRAGMA synchronous") == [(2,)]
    store.close()
    store = Store.open_for_reading(path)
    with pytest.raises(peewee.OperationalError, match="readonly"):
        store.db.execute_sql("DELETE FROM step")
    store.close()


def test_what_is_deleted_is_overwritten_in_the_file(tmp_path):
    path = tmp_path / "t.wpst"
    store = Store.create(path)
    store.db.execute_sql("CREATE TABLE scratch (text TEXT)")
    store.db.execute_sql("INSERT INTO scratch VALUES ('planted-marker')")
    assert b"planted-marker" in path.read_bytes()
    store.db.execute_sql("DELETE FROM scratch")
    store.close()
    assert b"planted-marker" not in path.read_bytes()


def test_a_model_is_bound_to_no_database(store):
    with pytest.raises((AttributeError, peewee.PeeweeException, TypeError)):
        list(Event.select())
    with pytest.raises((AttributeError, peewee.PeeweeException, TypeError)):
        unsaved.event().save()


def test_reading_a_link_gives_an_id_and_asks_the_file_nothing(store):
    save(store, Series(id="s", title="Dialogue"), unsaved.event(id="e", series="s"))
    event = store.get(Event, "e")
    asked: list[str] = []
    store.db.connection().set_trace_callback(asked.append)
    assert event.series == "s" and event.follows is None
    store.db.connection().set_trace_callback(None)
    assert asked == []


def test_nothing_connects_by_itself(tmp_path):
    store = Store.create(tmp_path / "t.wpst")
    store.close()
    with pytest.raises(peewee.InterfaceError):
        store.db.execute_sql("SELECT 1")


def test_a_date_that_is_none_is_never_stored(store):
    before = everything(store)
    for text in ("31/12/2024", "2024-13-01", "soon"):
        with pytest.raises(ValueError), store.change("New event") as writer:
            writer.save(Event(title="x", start=text))
    assert everything(store) == before


# -- steps


def test_a_step_that_changes_nothing_leaves_no_trace(store):
    event = unsaved.event(id="e")
    save(store, event)
    before, heard = everything(store), heard_by(store)
    step = store.undo_stack.next_undo()
    save(store, store.get(Event, "e"))
    with store.change("Nothing"):
        pass
    assert everything(store) == before
    assert heard == [] and store.undo_stack.next_undo() == step


def test_an_empty_step_after_an_undo_keeps_what_can_be_redone(store):
    save(store, unsaved.event(id="e"))
    store.undo()
    with store.change("Nothing"):
        pass
    assert store.redo() == "Save" and store.get(Event, "e")


def test_a_change_inside_a_change_joins_it(store):
    heard = heard_by(store)
    with store.change("Outer") as outer:
        outer.save(unsaved.event(id="a"))
        with store.change("Inner") as inner:
            inner.save(unsaved.event(id="b"))
            assert inner is outer
        assert heard == []
    assert [(changes.title, dict(changes)) for changes in heard] == [("Outer", {"event": frozenset({"a", "b"})})]
    assert store.rows("SELECT title FROM step") == [("Outer",)]
    assert store.undo() == "Outer"
    assert not store.fetch(Event.select())


def test_listeners_hear_once_after_the_commit_and_see_what_can_be_undone(store):
    seen: list[tuple] = []

    def listen(changes: Changes) -> None:
        with closing(sqlite3.connect(store.path)) as other:
            committed = other.execute("SELECT count(*) FROM event").fetchone()[0]
        seen.append((changes.title, committed, store.undo_stack.next_undo() is not None, store.undo_stack.next_redo() is not None))

    stop = store.announcer.subscribe(listen)
    save(store, unsaved.event(id="e"))
    store.undo()
    store.redo()
    stop()
    store.undo()
    assert seen == [("Save", 1, True, False), ("Save", 0, False, True), ("Save", 1, True, False)]


def test_the_one_who_asked_is_named(store):
    heard, me = heard_by(store), object()
    with store.change("x", initiator=me) as writer:
        writer.save(unsaved.event())
    store.undo(initiator=me)
    assert [changes.initiator for changes in heard] == [me, me]
    assert heard[0].touch("event", "plan") and not heard[0].touch("plan")


def test_a_listener_may_make_a_change_of_its_own(store):
    def listen(changes: Changes) -> None:
        if changes.title == "Save":
            save(store, unsaved.plan(), title="Answer")

    store.announcer.subscribe(listen)
    heard = heard_by(store)
    save(store, unsaved.event())
    assert sorted(changes.title for changes in heard) == ["Answer", "Save"]
    assert (store.undo(), store.undo()) == ("Answer", "Save")


def test_a_listener_that_fails_keeps_neither_the_save_nor_the_others_from_it(store):
    def fail(changes: Changes) -> None:
        raise ZeroDivisionError

    store.announcer.subscribe(fail)
    heard = heard_by(store)
    with pytest.raises(ZeroDivisionError):
        save(store, unsaved.event(id="e"))
    assert len(heard) == 1 and store.get(Event, "e") and store.undo_stack.next_undo()
    with pytest.raises(ZeroDivisionError):
        store.undo()
    assert not store.get(Event, "e")


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt, lambda: Invalid([Problem("x", "y")]), lambda: OSError(13, "no")])
def test_an_error_inside_a_step_takes_everything_back(store, error):
    save(store, unsaved.event(id="kept"))
    store.undo()
    store.redo()
    before, heard = everything(store), heard_by(store)
    stack = (store.undo_stack.next_undo(), store.undo_stack.next_redo())
    with pytest.raises(BaseException) as raised, store.change("Fails") as writer:  # noqa: PT012
        writer.save(unsaved.event(id="kept", title="Other"))
        writer.save(unsaved.event(id="new"))
        writer.delete(store.get(Event, "kept"))
        raise error()
    assert not isinstance(raised.value, KnownError), "an error of ours is not blamed on the file"
    assert everything(store) == before
    assert heard == [] and (store.undo_stack.next_undo(), store.undo_stack.next_redo()) == stack
    save(store, unsaved.event(id="after"))
    assert_sound(store)


def test_a_failed_change_inside_a_change_is_taken_back_by_itself(store):
    save(store, unsaved.event(id="used"), unsaved.organisation(id="o"), unsaved.tag(id="t"))
    with store.change("Outer") as outer:
        outer.save(unsaved.event(id="a"))
        with suppress(Invalid), store.change("Inner") as inner:
            inner.save(unsaved.event(id="half"))
            inner.delete(store.get(Event, "used"))
            raise Invalid([Problem("title", "Give it a title.")])
        outer.save(unsaved.event(id="b"))
    assert {event.id for event in store.fetch(Event.select())} == {"used", "a", "b"}
    assert not store.rows("SELECT 1 FROM change WHERE record = 'half'")
    assert_sound(store)
    store.undo()
    assert {event.id for event in store.fetch(Event.select())} == {"used"}


def test_a_step_of_which_only_a_failed_part_wrote_leaves_no_trace(store):
    before, heard = everything(store), heard_by(store)
    with store.change("Outer"), suppress(Invalid), store.change("Inner") as inner:
        inner.save(unsaved.event())
        raise Invalid([])
    assert everything(store) == before and heard == []


def test_a_write_that_failed_half_way_cannot_be_committed_by_catching_the_failure(store):
    before = everything(store)
    with pytest.raises(RuntimeError, match="failed inside this step"), store.change("Outer") as writer, suppress(Exception):
        writer.save(Participation(id="p", event=None, women=3))
    assert everything(store) == before
    with store.change("Outer") as writer:
        with suppress(Exception), store.change("Inner"):
            writer.save(Participation(id="p", event=None, women=3))
        writer.save(unsaved.event(id="e"))
    assert [event.id for event in store.fetch(Event.select())] == ["e"]
    assert_sound(store)


def test_a_writer_kept_after_its_step_refuses(store):
    with store.change("x") as writer:
        pass
    before = everything(store)
    for attempt in (lambda: writer.save(unsaved.event()), lambda: writer.delete(unsaved.event(id="e"))):
        with suppress(RuntimeError):
            attempt()
        assert everything(store) == before


def test_a_link_into_nothing_is_refused_when_the_step_ends(store):
    before = everything(store)
    with pytest.raises(peewee.IntegrityError):
        save(store, unsaved.event(id="e", series="nowhere"))
    assert everything(store) == before
    save(store, unsaved.event(id="e", series="s"), Series(id="s", title="made later in the same step"))
    assert_sound(store)


# -- undo


def test_every_step_has_its_name_for_undo_and_redo(store):
    save(store, unsaved.event(id="e"), title="New event")
    save(store, unsaved.event(id="e", title="Other"), title="Edit event")
    assert store.step(store.undo_stack.next_undo() or "").title == "Edit event"
    assert [store.undo(), store.undo(), store.undo()] == ["Edit event", "New event", None]
    assert [store.redo(), store.redo(), store.redo()] == ["New event", "Edit event", None]
    assert store.get(Event, "e").title == "Other"
    assert_sound(store)


def test_a_new_step_forgets_what_could_be_redone(store):
    save(store, unsaved.event(id="a"))
    store.undo()
    save(store, unsaved.event(id="b"))
    assert store.redo() is None
    assert [event.id for event in store.fetch(Event.select())] == ["b"]


def test_undoing_is_itself_written_down_with_what_it_undid(store):
    save(store, unsaved.event(id="e"))
    store.author = "Aigerim"
    store.undo()
    steps = [
        (step.title, step.undoes is not None, step.author)
        for step in map(store.step, sorted(row[0] for row in store.rows("SELECT id FROM step")))
    ]
    assert steps == [("Save", False, ""), ("Save", True, "Aigerim")]


def test_a_deleted_event_comes_back_with_its_parts_tags_and_the_links_to_it(store):
    save(
        store,
        unsaved.tag(id="t"),
        unsaved.organisation(id="o"),
        unsaved.event(id="e"),
        unsaved.event(id="later", follows="e"),
        unsaved.recommendation(id="r", event="e"),
        unsaved.block(id="p", event="e", women=3),
        Tagging(id="g", record_kind="event", record="e", term="t"),
    )
    before = records_of(store)
    with store.change("Delete event") as writer:
        writer.delete(store.get(Event, "e"))
    assert not store.rows("SELECT 1 FROM participation") and not store.rows("SELECT 1 FROM tagging")
    assert store.rows("SELECT event_id FROM recommendation") == [(None,)]
    assert store.get(Event, "later").follows is None
    assert_sound(store)
    after = records_of(store)
    store.undo()
    assert records_of(store) == before
    store.redo()
    assert records_of(store) == after
    store.undo()
    assert_sound(store)


def test_events_that_follow_each_other_in_a_ring_can_be_deleted_and_brought_back(store):
    save(store, unsaved.event(id="a", follows="b"), unsaved.event(id="b", follows="a"), unsaved.event(id="c", follows="c"))
    before = records_of(store)
    with store.change("Delete {n} events", n=3) as writer:
        for id_ in "abc":
            writer.delete(store.get(Event, id_))
    assert_sound(store)
    store.undo()
    assert records_of(store) == before
    assert_sound(store)


def test_what_others_cannot_do_without_is_not_deleted_and_nothing_is_half_deleted(store):
    part = {"organisation": "o", "event": "e"}
    save(store, unsaved.organisation(id="o"), unsaved.organisation(id="child", parent_organisation="o"), unsaved.event(id="e"))
    save(store, KINDS["event_organisation"](id="l", **part), KINDS["event_organisation"](id="m", **part))
    before = everything(store)
    with pytest.raises(Invalid, match=r"while other records use it \(2\)"), store.change("Delete organisation") as writer:
        writer.delete(store.get(Organisation, "o"))
    assert everything(store) == before
    with store.change("Delete what can be") as writer:
        for id_ in ("o", "child"):
            with suppress(Invalid):
                writer.delete(store.get(Organisation, id_))
    assert store.get(Organisation, "o") and not store.get(Organisation, "child")
    assert_sound(store)


def test_a_record_saved_again_after_it_was_deleted_lives_on_with_what_it_says_now(store):
    save(store, unsaved.event(id="e", title="Old", venue="Hall"))
    with store.change("Delete") as writer:
        writer.delete(store.get(Event, "e"))
    save(store, unsaved.event(id="e", title="New", country=""))
    event = store.get(Event, "e")
    assert (event.title, event.venue, event.country) == ("New", "", "")
    assert_sound(store)
    store.undo()
    assert not store.get(Event, "e")
    store.undo()
    assert store.get(Event, "e").venue == "Hall"
    assert_sound(store)


def test_deleting_what_is_not_there_is_nothing(store):
    before = everything(store)
    with store.change("Delete") as writer:
        writer.delete(unsaved.event(id="gone"))
    assert everything(store) == before


# -- copies, other programs, full disks


def test_a_copy_takes_a_name_of_its_own_in_the_clock_and_the_same_file_keeps_it(tmp_path):
    path = tmp_path / "t.wpst"
    store = Store.create(path)
    node = store._clock.node
    store.close()
    again = Store.open(path)
    assert again._clock.node == node
    again.close()
    shutil.copy(path, tmp_path / "copy.wpst")
    copy = Store.open(tmp_path / "copy.wpst")
    assert copy._clock.node != node
    copied = copy._clock.node
    copy.close()
    copy = Store.open(tmp_path / "copy.wpst")
    assert copy._clock.node == copied
    copy.close()


def test_a_backup_put_back_in_the_place_of_the_file_takes_a_new_name_in_the_clock(tmp_path):
    path, backup = tmp_path / "t.wpst", tmp_path / "backup.wpst"
    store = Store.create(path)
    node = store._clock.node
    store.close()
    shutil.copy(path, backup)
    backup.replace(path)
    store = Store.open(path)
    assert store._clock.node != node
    store.close()


def test_a_file_moved_elsewhere_and_back_is_still_a_file(tmp_path):
    store = Store.create(tmp_path / "t.wpst")
    save(store, unsaved.event(id="e"))
    store.close()
    (tmp_path / "moved").mkdir()
    (tmp_path / "t.wpst").rename(tmp_path / "moved" / "t.wpst")
    store = Store.open(tmp_path / "moved" / "t.wpst")
    save(store, unsaved.event(id="f"))
    assert_sound(store)
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved there")
@pytest.mark.parametrize("what", ["D11 renamed", "D12 deleted", "D13 replaced"])
def test_D11_D12_D13_a_file_that_is_no_longer_where_it_was_refuses_the_save_that_would_be_lost(tmp_path, what):
    path = tmp_path / "t.wpst"
    store = Store.create(path)
    save(store, unsaved.event(id="e"))
    if "renamed" in what:
        path.rename(tmp_path / "other.wpst")
    elif "deleted" in what:
        path.unlink()
    else:
        Store.create(tmp_path / "other.wpst").close()
        (tmp_path / "other.wpst").replace(path)
    with pytest.raises(KnownError, match=r"“t\.wpst” was moved, renamed, deleted or replaced while it was open, so nothing was saved"):
        save(store, unsaved.event(id="f"))
    store.close()


def test_D26_a_file_another_program_holds_is_said_to_be_in_use(tmp_path, monkeypatch):
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.1)
    path = tmp_path / "t.wpst"
    store = Store.create(path)
    save(store, unsaved.event(id="e"))
    before, heard = everything(store), heard_by(store)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        for attempt in (lambda: save(store, unsaved.event()), store.undo, lambda: store.get(Event, "e"), lambda: Store.open(path)):
            with pytest.raises(KnownError, match="“t.wpst” is in use by another program or window"):
                attempt()
        assert time.monotonic() - started < 3
        other.execute("ROLLBACK")
    assert everything(store) == before and heard == []
    save(store, unsaved.event(id="f"))
    assert (store.undo(), store.undo()) == ("Save", "Save")
    store.close()


WRITING = """
import sys
from pathlib import Path
from tests import unsaved
from wpstracker.records import Event
from wpstracker.store.database import Store
store = Store.open(Path(sys.argv[1]))
for number in range(25):
    store.fetch(Event.select().limit(1))
    with store.change("New event") as writer:
        store.get(Event, "none")
        writer.save(unsaved.event(id=f"{sys.argv[2]}{number}"))
store.close()
"""


def test_D26_two_programs_writing_at_once_wait_for_each_other(tmp_path):
    path = tmp_path / "t.wpst"
    Store.create(path).close()
    workers = [subprocess.Popen([sys.executable, "-c", WRITING, str(path), name]) for name in "ab"]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    store = Store.open(path)
    assert len(store.fetch(Event.select())) == 50
    assert_sound(store)
    store.close()


def test_a_step_takes_the_write_lock_before_it_reads(store):
    with (
        store.change("x"),
        closing(sqlite3.connect(store.path, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def fill(store: Store, size: int) -> None:
    for number in range(200):
        save(store, unsaved.event(id=f"big{number}", summary="Женщины " * size))


@pytest.mark.parametrize("size", [10, 2000])
def test_D05_a_full_disk_is_told_nothing_is_half_saved_and_work_goes_on_after(store, size):
    save(store, unsaved.event(id="e"))
    heard = heard_by(store)
    limit = store.rows("PRAGMA page_count")[0][0] + 10
    store.db.execute_sql(f"PRAGMA max_page_count = {limit}")
    with pytest.raises(KnownError, match="The disk is full, so “t.wpst” could not be saved"):
        fill(store, size)
    saved = len(heard)
    assert len(store.fetch(Event.select())) == 1 + saved
    assert_sound(store)
    with pytest.raises(KnownError, match="The disk is full"):
        save(store, unsaved.event(id="huge", summary="Женщины " * 100_000), unsaved.event(id="small"))
    store.db.execute_sql("PRAGMA max_page_count = 1000000")
    save(store, unsaved.event(id="after"))
    assert store.undo() == "Save" and len(store.fetch(Event.select())) == 1 + saved
    assert_sound(store)


FULL = """
import resource, signal, sys
from pathlib import Path
from tests import unsaved
from wpstracker.domain.problems import KnownError
from wpstracker.store.database import Store
store = Store.open(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, size + 20_000))
saved = 0
try:
    for number in range(500):
        with store.change("New event") as writer:
            writer.save(unsaved.event(id=f"n{number}", summary="x" * 2000))
        saved += 1
except KnownError as error:
    print(saved, error)
print(len(store.rows("SELECT id FROM event")))
store.close()
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
def test_D05_a_disk_that_takes_no_more_is_told_and_every_finished_save_is_there(tmp_path):
    path = tmp_path / "t.wpst"
    Store.create(path).close()
    command = [sys.executable, "-c", FULL, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    told, count = done.stdout.splitlines()
    saved, _, sentence = told.partition(" ")
    assert "disk is full" in sentence or "drive failed" in sentence
    assert saved == count != "0"
    store = Store.open(path)
    assert len(store.fetch(Event.select())) == int(saved)
    assert_sound(store)
    store.close()


KILLED = """
import os, sys
from pathlib import Path
from tests import unsaved
from wpstracker.store.database import Store
store = Store.open(Path(sys.argv[1]))
with store.change("New event") as writer:
    for number in range(300):
        writer.save(unsaved.event(id=f"n{number}", summary="x" * 3000))
        if number == int(sys.argv[2]):
            os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
def test_D01_a_save_killed_in_the_middle_never_happened(tmp_path):
    path = tmp_path / "t.wpst"
    store = Store.create(path)
    store.db.execute_sql("PRAGMA cache_size = 5")
    save(store, unsaved.event(id="e"))
    store.close()
    for number in (0, 250):
        done = subprocess.run([sys.executable, "-c", KILLED, str(path), str(number)], check=False, capture_output=True)
        assert done.returncode == -9
        store = Store.open(path)
        assert [event.id for event in store.fetch(Event.select())] == ["e"]
        assert_sound(store)
        store.close()
