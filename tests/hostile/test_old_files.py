"""A file of an earlier version that holds nonsense is brought up to date or refused with a sentence, and never changed by half."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.hostile.old_files import OLD, VALUES, Change, columns, spoiled
from wpstracker.domain.problems import KnownError
from wpstracker.figures.finding import find
from wpstracker.records import KINDS
from wpstracker.services import history
from wpstracker.services.files import open_file
from wpstracker.services.salvage import salvage
from wpstracker.store import health, schema
from wpstracker.store.database import Store
from wpstracker.store.files import may_be_salvaged
from wpstracker.words import words_for

COLUMNS = columns()
CHOSEN = st.sampled_from(OLD).flatmap(
    lambda version: st.tuples(
        st.just(version),
        st.lists(
            st.builds(
                lambda at, row, value: Change(at[0], at[1], row, value),
                st.sampled_from(COLUMNS[version]),
                st.none() | st.integers(0, 20),
                st.sampled_from(tuple(VALUES)),
            ),
            min_size=1,
            max_size=3,
        ),
    )
)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a file as bytes; what SQLite leaves in pages that are not in use does not count."""
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as db:
        db.text_factory = bytes
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").fetchall()
        found = {name.decode(): db.execute(f'SELECT * FROM "{name.decode()}"').fetchall() for (name,) in tables}
        return found | {about: db.execute(f"{about}").fetchall() for about in ("PRAGMA user_version", "SELECT sql FROM sqlite_master")}


def outcome(path: Path) -> str:
    """The sentence with which a file is refused, as it was before; "" if it opened, and then everything in it can be looked at."""
    before = content(path)
    opened = _opened(path)
    if isinstance(opened, KnownError):
        assert content(path) == before, "refused and yet changed"
        assert [each.name for each in path.parent.iterdir() if "lock" not in each.name] == [path.name]
        assert may_be_salvaged(opened, path), "nothing is offered"
        return _readable(opened)
    with closing(opened) as store:
        assert store.rows("PRAGMA user_version") == [(schema.VERSION,)]
        _look_at(store)
    return ""


def _opened(path: Path) -> Store | KnownError:
    try:
        return open_file(path)
    except KnownError as error:
        return error


def _readable(error: KnownError) -> str:
    said = {language: error.text(words_for(language)) for language in ("en", "ru")}
    assert all("old.wpst" in text and len(text) < 1000 for text in said.values())
    return said["en"]


def _look_at(store: Store) -> None:
    for model in KINDS.values():
        for record in store.fetch(model.select()):
            history.history(store, str(record.id))
    find(store, "training")
    for finding in health.findings(store.db):
        assert finding.text(words_for("ru"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHOSEN, st.booleans())
@example((1, [Change("recommendation", "progress", None, "bytes")]), True)
@example((1, [Change("change", "field_values", 3, "half an object")]), True)
@example((1, [Change("event", "title", 0, "nothing")]), False)
@example((2, [Change("event", "titles", 0, "half an object")]), True)
@example((2, [Change("change", "seen", None, "a list")]), False)
def test_nonsense_in_an_older_file_is_told_and_the_file_left_as_it_was(chosen: tuple[int, list[Change]], at_home: bool) -> None:
    version, changes = chosen
    with tempfile.TemporaryDirectory() as folder:
        outcome(spoiled(Path(folder), version, changes, at_home=at_home))


@pytest.mark.parametrize("version", OLD)
def test_an_older_file_without_nonsense_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    assert outcome(spoiled(tmp_path, version, [], at_home=False)) == ""


@pytest.mark.parametrize(
    "change",
    [
        Change("person", "names", None, "an object of no name"),
        Change("term", "description", 12, "null"),
        Change("series", "countries", None, "less than nothing"),
        Change("organisation", "names", None, "a part"),
        Change("participation", "other", None, "infinity"),
        Change("change", "field_values", 3, "half an object"),
        Change("change", "field_values", 3, "an object of fields"),
        Change("event", "titles", None, "a deep list"),
        Change("step", "title_values", 0, "a deep list"),
        Change("change", "seen", 0, "a deep list"),
    ],
    ids=lambda change: f"{change.table} {change.column} {change.value}",
)
def test_what_can_be_read_of_a_refused_file_is_saved(tmp_path: Path, change: Change) -> None:
    path = spoiled(tmp_path, OLD[-1], [change], at_home=True)
    assert outcome(path) or change.table in ("term", "change")
    with closing(open_file(salvage(path, tmp_path / "saved.wpst").path)) as store:
        assert store.rows("SELECT count(*) FROM event") == [(2,)]
        _look_at(store)
