"""A file under a password: opened with it, by nothing else, and nowhere readable."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.problems import KnownError
from wpstracker.domain.question import Filter
from wpstracker.folders import backup_folder
from wpstracker.services import attachments, backups, reporting
from wpstracker.store import connecting, health, kept_drafts
from wpstracker.store.database import Store
from wpstracker.store.files import Locked, WrongPassword, is_protected
from wpstracker.store.keys import ROUNDS, Address, Key
from wpstracker.store.protecting import rewrite

cipher = pytest.importorskip("sqlcipher3.dbapi2")
PASSWORD = "Қауіпсіздік — three words"
SECRET = "Ramazanova-of-the-border-service"


@pytest.fixture(scope="module")
def key() -> Key:
    """Derived once, since that takes half a second."""
    return Key.new(PASSWORD)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "files" / "office.wpst"
    path.parent.mkdir()
    with closing(Store.create(path)) as store:
        log_event(store, SECRET)
    return path


@pytest.fixture
def address(path: Path, key: Key) -> Address:
    return rewrite(Address(path), key)


@pytest.fixture
def store(address: Address) -> Iterator[Store]:
    with closing(Store.open(address)) as store:
        yield store


def log_event(store: Store, title: str) -> None:
    with store.change("New event") as writer:
        writer.save(unsaved.event(id=title, title=title, summary=f"{SECRET} said so"))


def where_readable(folder: Path, *words: str) -> list[str]:
    """Files in which a word stands as it is written, in any of the usual encodings."""
    needles = [word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le")]
    return [each.name for each in folder.rglob("*") if each.is_file() and any(needle in each.read_bytes() for needle in needles)]


def test_a_protected_file_works_like_any_other(store):
    log_event(store, "Conference")
    assert store.undo() == "New event" and store.redo() == "New event"
    assert store.rows("SELECT count(*) FROM search_index WHERE search_index MATCH 'conference'") == [(1,)]
    assert not list(health.findings(store.db))
    with closing(Store.open_for_reading(store.address)) as second:
        assert second.rows("SELECT count(*) FROM event") == [(2,)]
    assert store.rows("PRAGMA journal_mode") == [("truncate",)] and store.rows("PRAGMA synchronous") == [(2,)]


def test_any_program_with_sqlcipher_opens_it_with_the_password(address):
    with closing(cipher.connect(str(address.path))) as db:
        db.execute(f"PRAGMA key = '{PASSWORD}'")
        db.execute(f"PRAGMA kdf_iter = {ROUNDS}")
        assert db.execute("SELECT title FROM event").fetchall() == [(SECRET,)]


def test_S01_a_wrong_password_says_so_and_nothing_else(address):
    before = address.path.read_bytes()
    for wrong in (PASSWORD + " ", "", "x"):
        with pytest.raises(WrongPassword, match="The password is wrong, or “office.wpst” is not a WPS Tracker file"):
            Store.open(Address(address.path, Key.derived(wrong, before[:16])))
    assert address.path.read_bytes() == before


def test_the_right_password_typed_with_other_accents_is_the_right_password(address):
    decomposed = PASSWORD.replace("й", "и\u0306")
    Store.open(Address(address.path, Key.of_file(decomposed, address.path))).close()


def test_S02_an_empty_password_is_refused():
    with pytest.raises(KnownError, match="an empty one protects nothing"):
        Key.new("")


def test_S04_it_is_no_database_to_anybody_without_the_password(address):
    with closing(sqlite3.connect(address.path)) as db, pytest.raises(sqlite3.DatabaseError, match="not a database"):
        db.execute("SELECT * FROM event")
    assert is_protected(address.path)
    with pytest.raises(Locked, match="protected by a password"):
        Store.open(address.path)


@pytest.mark.parametrize("content", [None, b""])
def test_S06_a_key_never_makes_a_new_file(tmp_path, key, content):
    path = tmp_path / "gone.wpst"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KnownError):
        Store.open(Address(path, key))
    assert (path.read_bytes() if path.exists() else None) == content


def test_S05_nothing_readable_is_left_in_file_journal_draft_copy_or_attachment(store, tmp_path):
    log_event(store, "Conference" * 200)
    attachments.attach(store, "event", SECRET, [attachments.Incoming("agenda.txt", SECRET.encode() * 100)])
    kept_drafts.put(store, kept_drafts.KeptDraft("event", "typed", "2026-11-22T10:00:00", f'"{SECRET}"'))
    copy = backups.keep_copy(store.address, Reason.WORK)
    assert copy and where_readable(tmp_path, SECRET) == [] and where_readable(backup_folder(), SECRET, "Conference") == []
    with store.db.atomic("IMMEDIATE"):
        writer_at_work = store.db.execute_sql("UPDATE event SET summary = ?", (SECRET * 5000,))
        assert writer_at_work is not None
        assert where_readable(tmp_path, SECRET) == [], "nor in the journal meanwhile"
    store.close()
    assert where_readable(tmp_path, SECRET) == []
    with closing(Store.open(Address(copy.path, store.address.key))) as restored:
        assert restored.rows("SELECT count(*) FROM event") == [(2,)]


def test_copies_of_a_protected_file_are_found_compared_and_restored(address):
    copy = backups.keep_copy(address, Reason.BY_HAND)
    assert copy
    with closing(Store.open(address)) as store:
        log_event(store, "Conference")
        assert [(each.kind, each.then, each.now) for each in backups.since(store, copy).differences] == [("event", 1, 2)]
    assert backups.copies_of(address) == [copy]
    backups.restore(address, copy)
    with closing(Store.open(address)) as store:
        assert store.rows("SELECT count(*) FROM event") == [(1,)]


def test_the_password_can_be_changed_and_taken_away(address):
    other = Key.new("another one")
    changed = rewrite(address, other)
    with pytest.raises(WrongPassword):
        Store.open(address)
    with closing(Store.open(changed)) as store:
        assert not list(health.findings(store.db))
    plain = rewrite(changed, None)
    assert plain.key is None and not is_protected(plain.path)
    with closing(Store.open(plain.path)) as store:
        assert store.rows("SELECT title FROM event") == [(SECRET,)] and not list(health.findings(store.db))
    assert [each.name for each in plain.path.parent.iterdir()] == ["office.wpst"]


def test_nothing_changes_when_the_new_file_cannot_take_its_place(path, key, monkeypatch):
    before = path.read_bytes()

    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(KnownError, match="disk is full"):
        rewrite(Address(path), key)
    assert path.read_bytes() == before and [each.name for each in path.parent.iterdir()] == ["office.wpst"]


def test_reports_are_written_beside_the_window(store, tmp_path):
    done: list[object] = []
    target = tmp_path / "summary.xlsx"

    def write() -> None:
        done.append(reporting.export_summary(store.address, Filter(), target, language="ru", today=date(2026, 11, 22)))

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert done and target.exists()


def test_without_sqlcipher_a_protected_file_is_told_apart(address, monkeypatch):
    monkeypatch.setattr(connecting, "find_spec", lambda name: None)
    with pytest.raises(KnownError, match="this installation cannot open such files"):
        Store.open(address)


def test_a_key_does_not_show_itself(key):
    assert key.raw.hex() not in repr(Address(Path("x"), key)) and "raw" not in repr(key)
