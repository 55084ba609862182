"""Files that earlier versions saved open as if they had been made today; the present schema is nobody's secret."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.files.make import fill, saved
from wpstracker.records import KINDS, RecommendationProgress
from wpstracker.store import health, schema
from wpstracker.store.database import Store

VERSIONS = range(1, schema.VERSION + 1)


def schema_of(path: Path) -> dict[tuple[str, str], str]:
    """Every table and index with its definition, whatever the order of the columns that were added later."""
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    return {(kind, name): _in_order(sql) for kind, name, sql in found}


def _in_order(sql: str) -> str:
    """A definition with its columns sorted, since a new column comes last in an old table."""
    head, _, body = " ".join(sql.split()).partition("(")
    return head + "|".join(sorted(re.split(r",\s*(?![^()]*\))", body.removesuffix(")"))))


def content_of(store: Store) -> dict[str, dict[str, object]]:
    return {kind: {str(each.id): each.plain() for each in store.fetch(model.select())} for kind, model in KINDS.items()}


@pytest.fixture
def fresh(tmp_path: Path):
    """What the present version makes."""
    with closing(made(tmp_path / "fresh.wpst", schema.VERSION)) as store:
        yield store


def made(path: Path, version: int) -> Store:
    """A file of the present schema with what the makers of a version put into theirs."""
    store = Store.create(path)
    fill(store, version)
    return store


def test_every_version_left_a_file():
    missing = [version for version in VERSIONS if not saved(version).exists()]
    assert not missing, "run python -m tests.files.make once for a new version"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_version_opens_with_the_present_schema_and_its_whole_content(tmp_path, fresh, version):
    path = tmp_path / "old.wpst"
    shutil.copy(saved(version), path)
    with closing(made(tmp_path / "as-then.wpst", version)) as then, closing(Store.open(path)) as store:
        assert content_of(store) == content_of(then)
        assert not list(health.findings(store.db))
        with store.change("Edit") as writer:
            record = store.get(KINDS["event"], "event")
            assert record
            writer.delete(record)
        assert store.undo() == "Edit"
    assert schema_of(path) == schema_of(fresh.path)


def test_the_schema_changes_only_together_with_its_version_and_a_migration(fresh):
    """The newest saved file is what people have. If this fails: raise schema.VERSION, add a migration, save a file of the new version."""
    assert schema_of(saved(schema.VERSION)) == schema_of(fresh.path)


def test_a_changed_model_would_be_noticed(fresh):
    """The comparison is not blind: one more column, one index less or another type each make a difference."""
    present = schema_of(fresh.path)
    for statement in (
        "ALTER TABLE event ADD COLUMN colour TEXT",
        "DROP INDEX event_by_start",
        "CREATE TABLE more (id TEXT)",
    ):
        changed = fresh.path.with_name("changed.wpst")
        shutil.copy(fresh.path, changed)
        with closing(sqlite3.connect(changed)) as db:
            db.execute(statement)
            db.commit()
        assert schema_of(changed) != present, statement


def test_from_version_1_what_was_done_becomes_a_progress_update_and_nothing_is_lost(tmp_path):
    path = tmp_path / "old.wpst"
    shutil.copy(saved(1), path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE recommendation SET progress = 'A form was printed'")
        db.execute("""UPDATE change SET field_values = json_set(field_values, '$.progress', 'A form was printed')
                      WHERE kind = 'recommendation'""")
        db.commit()
    with closing(Store.open(path)) as store:
        (told,) = store.fetch(RecommendationProgress.select())
        assert (told.recommendation, told.narrative, told.status_after) == ("recommendation", "A form was printed", "accepted")
        assert not list(health.findings(store.db))
    Store.open(path).close()
