"""A file of records from elsewhere: what does something by itself, or what no reader can make sense of, is refused and left as it is."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.hostile import databases
from wpstracker.domain.problems import KnownError
from wpstracker.records import Event
from wpstracker.services import attachments, history, saved_reports, saved_views, unsaved
from wpstracker.services.files import open_file, open_to_read
from wpstracker.store.connecting import MOST_BYTES
from wpstracker.store.database import Store

MOST_SECONDS = 2


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return databases.small(tmp_path_factory.mktemp("made") / "office.wpst").read_bytes()


@pytest.fixture
def file(tmp_path: Path, sound: bytes) -> Path:
    path = tmp_path / "office.wpst"
    path.write_bytes(sound)
    return path


def refusal(path: Path) -> str:
    """What a person is told, whether the file is opened for work or for reading; the file is as it was."""
    before, began = path.read_bytes(), time.perf_counter()
    with pytest.raises(KnownError) as refused:
        open_file(path).close()
    assert time.perf_counter() - began < MOST_SECONDS
    with pytest.raises(KnownError, match="office.wpst"):
        open_to_read(path).close()
    assert path.read_bytes() == before
    return str(refused.value)


@pytest.mark.parametrize("case", databases.NOT_LIKE_OURS)
def test_D23_what_does_something_by_itself_is_never_opened(file: Path, case: str) -> None:
    databases.changed(file, *databases.NOT_LIKE_OURS[case])
    assert "do not have" in refusal(file)


@pytest.mark.parametrize("case", databases.NONSENSE)
def test_what_no_reader_could_make_sense_of_is_told_at_the_door(file: Path, case: str) -> None:
    databases.changed(file, *databases.NONSENSE[case])
    assert "is damaged" in refusal(file)


@pytest.mark.parametrize("case", databases.ODD)
def test_what_is_only_odd_is_passed_over(file: Path, case: str) -> None:
    databases.changed(file, *databases.ODD[case])
    with closing(open_file(file)) as store:
        event = store.get(Event, "e")
        assert event is not None
        assert unsaved.offered(store) == []
        assert [view.question for view in saved_views.all_views(store)] == []
        assert all(saved.request is not None for saved in saved_reports.all_saved(store))
        history.history(store, "e")
        with store.change("Edit event") as writer:
            event.title = "Another title"
            writer.save(event)


def test_S13_a_name_that_leads_upwards_stays_in_the_folder_of_copies(file: Path, tmp_path: Path) -> None:
    databases.changed(file, *databases.ODD["an attachment that leads upwards"])
    with closing(open_file(file)) as store:
        copy = attachments.open_copy(store, "a")
        assert copy.name == "evil.txt" and copy.parent.name == "d"
        attachments.forget_copies()


def test_a_value_that_fills_the_memory_is_told_as_damage(file: Path) -> None:
    databases.changed(file, f"INSERT INTO attachment_content VALUES ('d', zeroblob({MOST_BYTES + 1}))")
    with closing(open_file(file)) as store, pytest.raises(KnownError, match="damaged"):
        store.rows("SELECT bytes FROM attachment_content WHERE digest = 'd'")


def test_functions_that_do_something_are_not_run_from_a_schema(file: Path) -> None:
    with closing(open_file(file)) as store:
        assert store.rows("PRAGMA trusted_schema") == [(0,)]
        assert store.rows("PRAGMA cell_size_check") == [(1,)]


def test_values_are_looked_at_once_and_not_again_in_the_same_place(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_file(file).close()
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE event SET status = 'x', evaluated = 'many'")
        db.commit()
    with closing(Store.open(file)) as store:
        assert store.rows("SELECT evaluated FROM event") == [("many",)]
