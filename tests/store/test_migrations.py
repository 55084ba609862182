"""An older file becomes a present one or stays what it was, with a copy beside it. Real migrations would come here one by one."""

import ast
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import peewee
import pytest

from tests import unsaved
from wpstracker.domain.problems import KnownError
from wpstracker.folders import backup_folder
from wpstracker.records import Event, Series
from wpstracker.store import backups, migrations, schema
from wpstracker.store.database import Store

NOW = schema.VERSION


def add_column(db: peewee.SqliteDatabase) -> None:
    db.execute_sql("ALTER TABLE event ADD COLUMN colour TEXT NOT NULL DEFAULT ''")


def add_table(db: peewee.SqliteDatabase) -> None:
    db.execute_sql("CREATE TABLE planted (id TEXT PRIMARY KEY)")
    db.execute_sql("INSERT INTO planted SELECT id FROM event")


def fail(db: peewee.SqliteDatabase) -> None:
    db.execute_sql("CREATE TABLE half (id TEXT)")
    db.execute_sql("UPDATE event SET title = 'half done'")
    raise ZeroDivisionError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of the present version with an event in it."""
    path = tmp_path / "office.wpst"
    with closing(Store.create(path)) as store, store.change("x") as writer:
        writer.save(Series(id="s", title="Dialogue"))
        writer.save(unsaved.event(id="e", title="Training", series="s"))
        writer.save(unsaved.block(id="b", event="e", women=3))
    return path


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make these the migrations from the present version on."""

    def planted(*steps: Callable[[peewee.SqliteDatabase], None]) -> None:
        monkeypatch.setattr(migrations, "MIGRATIONS", {NOW + number: step for number, step in enumerate(steps)})
        monkeypatch.setattr(schema, "VERSION", NOW + len(steps))
        monkeypatch.setattr(schema, "OWN_TABLES", schema.OWN_TABLES | {"planted"})

    return planted


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def schema_of(path: Path) -> list[tuple]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()


def content_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def copies(path: Path) -> list[Path]:
    """The copies kept of a file, newest first; beside it lies none."""
    assert [each for each in path.parent.iterdir() if each.suffix == ".wpst" and each != path] == []
    return [copy.path for folder in backup_folder().glob("*") for copy in backups.every(folder)]


def test_a_present_file_is_opened_as_it_is_and_not_copied(file):
    before = content_of(file)
    Store.open(file).close()
    assert copies(file) == []
    assert [line for line in content_of(file) if "about_file" not in line] == [line for line in before if "about_file" not in line]


def test_an_older_file_is_brought_up_to_date_step_by_step_and_copied_first(file, plant):
    before = content_of(file)
    plant(add_column, add_table)
    with closing(Store.open(file)) as store:
        assert store.get(Event, "e")
        assert store.rows("SELECT colour FROM event") == [("",)] and store.rows("SELECT id FROM planted") == [("e",)]
        assert store.rows("PRAGMA foreign_keys") == [(1,)]
        with store.change("x") as writer:
            writer.save(unsaved.event(id="f"))
    assert version_of(file) == NOW + 2
    (copy,) = copies(file)
    assert copy.name.startswith("office ") and copy.name.endswith(" migration.wpst")
    assert content_of(copy) == before and version_of(copy) == NOW
    Store.open(file).close()
    assert copies(file) == [copy]


def test_a_step_that_fails_leaves_the_file_as_it_was_before_the_first(file, plant):
    before = content_of(file)
    plant(add_column, fail)
    with pytest.raises(ZeroDivisionError):
        Store.open(file)
    assert version_of(file) == NOW
    assert content_of(file) == before and content_of(copies(file)[0]) == before
    plant(add_column, add_table)
    with closing(Store.open(file)) as store:
        assert store.rows("SELECT id FROM planted") == [("e",)]


def test_a_first_step_that_fails_leaves_the_file_as_it_was(file, plant):
    before = content_of(file)
    plant(fail)
    with pytest.raises(ZeroDivisionError):
        Store.open(file)
    assert content_of(file) == before and version_of(file) == NOW


def test_a_step_that_breaks_a_link_between_records_is_taken_back(file, plant):
    def break_link(db: peewee.SqliteDatabase) -> None:
        db.execute_sql("DELETE FROM event")

    before = content_of(file)
    plant(break_link)
    with pytest.raises(peewee.IntegrityError):
        Store.open(file)
    assert content_of(file) == before


def test_a_step_may_rebuild_a_table_without_losing_its_children(file, plant):
    def rebuild(db: peewee.SqliteDatabase) -> None:
        (sql,) = db.execute_sql("SELECT sql FROM sqlite_master WHERE name = 'series'").fetchone()
        db.execute_sql(sql.replace('"series"', '"series_new"', 1))
        db.execute_sql("INSERT INTO series_new SELECT * FROM series")
        db.execute_sql("DROP TABLE series")
        db.execute_sql("ALTER TABLE series_new RENAME TO series")

    plant(rebuild)
    with closing(Store.open(file)) as store:
        assert store.rows("SELECT series_id, title FROM event") == [("s", "Training")]
        assert store.rows("SELECT women FROM participation") == [(3,)] and store.rows("SELECT id FROM series") == [("s",)]
        assert store.rows("PRAGMA foreign_key_check") == []


def test_without_a_sound_copy_nothing_is_changed_and_older_copies_stay(file, plant, monkeypatch):
    plant(add_column)
    held = iter(range(9))
    monkeypatch.setattr(backups, "counts", lambda db: {"event": next(held)})  # never the same twice
    before = content_of(file)
    with pytest.raises(KnownError, match="no sound copy of it could be made"):
        Store.open(file)
    assert content_of(file) == before and copies(file) == []
    monkeypatch.undo()


def test_where_no_copy_can_be_kept_nothing_is_changed(file, plant):
    plant(add_column)
    backup_folder().parent.mkdir(parents=True)
    backup_folder().write_text("in the way")
    before = content_of(file)
    with pytest.raises(KnownError, match="no sound copy of it could be made"):
        Store.open(file)
    assert content_of(file) == before


def test_a_damaged_file_is_not_brought_up_to_date(file, plant):
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    file.write_bytes(content)
    plant(add_column)
    with pytest.raises(KnownError):
        Store.open(file)
    assert file.read_bytes() == bytes(content)


def test_an_older_file_opened_for_reading_is_not_touched_and_says_so(file, plant):
    plant(add_column)
    before = file.read_bytes()
    with pytest.raises(KnownError, match="was made by an older version of WPS Tracker"):
        Store.open_for_reading(file)
    assert file.read_bytes() == before


def test_D22_a_newer_file_is_not_touched(file):
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"PRAGMA user_version = {NOW + 1}")
        db.commit()
    before = file.read_bytes()
    for open_it in (Store.open, Store.open_for_reading):
        with pytest.raises(KnownError, match="newer version of WPS Tracker"):
            open_it(file)
    assert file.read_bytes() == before and copies(file) == []


KILLED = """
import os, sys
from pathlib import Path
from wpstracker.store import migrations, schema
from wpstracker.store.database import Store

def slow(db):
    db.execute_sql("PRAGMA cache_size = 5")
    db.execute_sql("CREATE TABLE planted (id TEXT PRIMARY KEY, text TEXT)")
    for number in range(200):
        db.execute_sql("INSERT INTO planted VALUES (?, ?)", (number, "x" * 3000))
        if number == int(sys.argv[2]):
            os.kill(os.getpid(), 9)

migrations.MIGRATIONS = {schema.VERSION: slow}
schema.VERSION += 1
schema.OWN_TABLES |= {"planted"}
Store.open(Path(sys.argv[1])).close()
"""


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
@pytest.mark.parametrize("number", [0, 100, 199, 1000])
def test_D03_a_migration_killed_in_the_middle_leaves_the_old_or_the_new_and_never_half(file, number):
    done = subprocess.run([sys.executable, "-c", KILLED, str(file), str(number)], check=False, capture_output=True, text=True)
    assert done.returncode == (-9 if number < 200 else 0), done.stderr
    with closing(sqlite3.connect(file)) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        planted = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'planted'").fetchone()[0]
        assert (version, planted) == ((NOW, 0) if number < 200 else (NOW + 1, 1))
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_there_is_a_migration_from_every_version_but_the_present():
    assert sorted(migrations.MIGRATIONS) == list(range(1, NOW))


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("executescript", "it commits half-way: 286 of 300 killed migrations were half done"),
        ("playhouse", "its migrations rebuild tables, lose triggers and delete children"),
    ],
)
def test_no_code_uses_what_would_leave_a_file_half_done(word, reason):
    package = Path(migrations.__file__).parents[1]
    users = [
        path.name
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if word in _names(node)
    ]
    assert not users, reason


def _names(node: ast.AST) -> set[str]:
    """The names a piece of code uses; what is only written about in a text does not count."""
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return {name}
        case ast.Import(names=names):
            return {part for alias in names for part in alias.name.split(".")}
        case ast.ImportFrom(module=module, names=names):
            return {*(module or "").split("."), *(alias.name for alias in names)}
    return set()


def test_a_planted_use_of_what_is_forbidden_would_be_seen():
    planted = ast.parse("from playhouse.migrate import migrate\ndb.connection().executescript('')")
    assert {"playhouse", "executescript"} <= {name for node in ast.walk(planted) for name in _names(node)}
