"""A file that cannot be opened or written gets one sentence that names it; it is never changed, and nothing else breaks."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.domain.problems import KnownError
from wpstracker.records import Event
from wpstracker.store import schema
from wpstracker.store.database import Store

NOT_OURS = "is not a WPS Tracker file"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a file with forty events holds."""
    path = tmp_path_factory.mktemp("made") / "office.wpst"
    store = Store.create(path)
    with store.change("New event") as writer:
        for number in range(40):
            writer.save(unsaved.event(id=f"e{number}", title=f"Training {number}", summary="Women in the security sector. " * 20))
    store.close()
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, content: bytes) -> Path:
    """A file with forty events in it, closed."""
    path = tmp_path / "office.wpst"
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    """What a person is told; the file is as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(KnownError) as refused:
        Store.open(path).close()
    assert (path.read_bytes() if path.is_file() else None) == before
    return str(refused.value)


def set_pragma(path: Path, **pragmas: int) -> None:
    with closing(sqlite3.connect(path)) as db:
        for name, value in pragmas.items():
            db.execute(f"PRAGMA {name} = {value}")
        db.commit()


# -- opening what cannot be opened


def test_D21_a_file_of_zero_bytes_is_never_silently_made_anew(tmp_path):
    path = tmp_path / "empty.wpst"
    path.touch()
    assert "“empty.wpst” is empty (0 bytes)" in refusal(path)
    assert path.stat().st_size == 0


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"PK\x03\x04" + b"\0" * 200,
        "Женщины, мир и безопасность\n".encode() * 50,
        b"SQLite format 2\0" * 10,
        b"\x89PNG\r\n\x1a\n" * 100,
    ],
)
def test_D23_a_file_that_is_no_database_is_refused(tmp_path, content):
    path = tmp_path / "letter.wpst"
    path.write_bytes(content)
    assert f"“letter.wpst” {NOT_OURS}" in refusal(path)


def test_D23_the_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "zotero.wpst"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE items (id INTEGER)")
        db.commit()
    assert NOT_OURS in refusal(path)


def test_D23_an_sqlite_head_without_a_body_is_refused(tmp_path):
    path = tmp_path / "head.wpst"
    path.write_bytes(b"SQLite format 3\0")
    assert NOT_OURS in refusal(path)


def test_D23_looking_at_the_database_of_another_program_does_not_touch_it(tmp_path):
    path = tmp_path / "notes.wpst"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE items (id INTEGER)")
        db.commit()
        names = sorted(each.name for each in tmp_path.iterdir())
        refusal(path)
        assert sorted(each.name for each in tmp_path.iterdir()) == names


def test_D23_our_mark_on_a_foreign_database_is_not_enough(tmp_path):
    path = tmp_path / "marked.wpst"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE items (id INTEGER)")
        db.commit()
    set_pragma(path, application_id=schema.APPLICATION_ID, user_version=schema.VERSION)
    assert "do not have (table items)" in refusal(path)


def test_D22_a_file_of_a_newer_version_is_refused_and_left_alone(file):
    set_pragma(file, user_version=schema.VERSION + 1)
    said = refusal(file)
    assert "“office.wpst” was made by a newer version of WPS Tracker" in said and "Update the program" in said


@pytest.mark.parametrize("version", [0, -1, -(2**31)])
def test_a_version_that_never_was_is_refused(file, version):
    set_pragma(file, user_version=version)
    assert "damaged" in refusal(file)


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    assert "There is no file at" in refusal(tmp_path / "gone.wpst")
    assert not (tmp_path / "gone.wpst").exists()


def test_a_file_in_a_missing_folder_is_said_to_be_missing(tmp_path):
    assert "There is no file at" in refusal(tmp_path / "gone" / "x.wpst")


def test_a_folder_is_not_a_file(tmp_path):
    assert "is a folder" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_a_file_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.wpst")
    assert NOT_OURS in refusal(tmp_path / "pipe.wpst")


@pytest.mark.parametrize("name", ["x" * 300 + ".wpst", "ж" * 200 + ".wpst"])
def test_a_name_too_long_for_the_computer_is_told(tmp_path, name):
    for attempt in (Store.open, Store.create):
        with pytest.raises(KnownError, match="too long"):
            attempt(tmp_path / name)


@pytest.mark.parametrize("attempt", [Store.open, Store.create])
def test_a_name_with_a_character_no_file_can_have_is_told(tmp_path, attempt):
    with pytest.raises(KnownError):
        attempt(tmp_path / "a\0b.wpst")


# -- damage


@pytest.mark.parametrize("keep", [17, 99, 512, 4096, 8192, 0.5, 0.9])
def test_D20_a_truncated_file_is_told_or_opens_for_what_is_left(file, keep):
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * keep) if keep < 1 else int(keep)])
    assert_told_or_usable(file)


@pytest.mark.parametrize("position", range(100))
def test_D19_any_flipped_byte_in_the_head_is_told_or_harmless(file, position):
    content = bytearray(file.read_bytes())
    content[position] ^= 0xFF
    file.write_bytes(content)
    assert_told_or_usable(file)


@pytest.mark.parametrize("seed", range(60))
def test_D19_flipped_bytes_anywhere_are_told_or_harmless(file, seed):
    chance = random.Random(seed)
    content = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 5, 200))):
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    file.write_bytes(content)
    assert_told_or_usable(file)


@pytest.mark.parametrize("page", range(8))
def test_D19_a_page_of_noise_is_told_or_harmless(file, page):
    content = bytearray(file.read_bytes())
    content[page * 4096 + (100 if page == 0 else 0) : (page + 1) * 4096] = random.Random(page).randbytes(4096 - (100 if page == 0 else 0))
    file.write_bytes(content)
    assert_told_or_usable(file)


@pytest.mark.parametrize("text", ["", "x", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "00ff"])
def test_an_id_that_is_none_in_the_log_is_damage(file, text):
    with closing(sqlite3.connect(file)) as db:
        db.execute("INSERT INTO step VALUES (?, '', '{}', '', NULL)", ("~" + text,))
        db.commit()
    assert "damaged" in refusal(file)


def assert_told_or_usable(path: Path) -> None:
    """Only a `KnownError` may come of opening, reading and writing."""
    for open_it in (Store.open, Store.open_for_reading):
        try:
            store = open_it(path)
        except KnownError:
            continue
        try:
            store.rows("SELECT id, title, summary FROM event")
            store.rows("SELECT count(*) FROM change")
            if not store.read_only:
                with store.change("New event") as writer:
                    writer.save(unsaved.event())
        except KnownError:
            pass
        finally:
            store.close()


# -- places that cannot be written

WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from wpstracker.domain.problems import KnownError
from wpstracker.store.database import Store
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
path = Path(sys.argv[1])
"""
OPEN = """
try:
    store = Store.open(path)
except KnownError as error:
    sys.exit(print(error))
print(store.read_only, store.rows("SELECT count(*) FROM event")[0][0])
try:
    with store.change("x"):
        pass
except KnownError as error:
    print(error)
"""
CREATE = """
try:
    Store.create(path)
except KnownError as error:
    print(error)
"""


def without_rights(program: str, path: Path) -> str:
    """What a program prints to whom the rights of files apply: they do not apply to root."""
    command = [sys.executable, "-c", WITHOUT_RIGHTS + program, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def place(file: Path) -> Iterator[Path]:
    """A file in a folder that anybody can come to and that belongs to whoever runs the tests."""
    if os.name != "posix":
        pytest.skip("rights are told otherwise there")
    with tempfile.TemporaryDirectory(prefix="wpst-") as name:
        folder = Path(name) / "office"
        Path(name).chmod(0o755)
        folder.mkdir()
        shutil.copy(file, folder / "office.wpst")
        yield folder / "office.wpst"
        folder.chmod(0o755)


@pytest.mark.parametrize(
    ("folder_mode", "file_mode"), [(0o555, 0o666), (0o777, 0o444), (0o555, 0o444)], ids=["D14 folder", "D15 file", "D14 D15 both"]
)
def test_D14_D15_a_read_only_place_opens_for_reading(place, folder_mode, file_mode):
    place.chmod(file_mode)
    place.parent.chmod(folder_mode)
    said = without_rights(OPEN, place)
    assert said.startswith("True 40")
    assert "“office.wpst” is open for reading only, so nothing can be saved in it." in said


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o755, 0), (0, 0o644)], ids=["file", "folder"])
def test_a_file_that_may_not_even_be_read_is_told(place, folder_mode, file_mode):
    place.chmod(file_mode)
    place.parent.chmod(folder_mode)
    said = without_rights(OPEN, place)
    assert "“office.wpst” cannot be opened in" in said and "denied" in said


@pytest.mark.parametrize("mode", [0o555, 0], ids=["read only", "not to be entered"])
def test_a_new_file_in_a_folder_that_takes_none_is_refused(place, mode):
    place.parent.chmod(mode)
    said = without_rights(CREATE, place.with_name("new.wpst"))
    assert "Nothing can be written in the folder" in said


def test_what_is_open_for_reading_refuses_every_change_with_a_sentence(file):
    store = Store.open_for_reading(file)
    sentence = "“office.wpst” is open for reading only, so nothing can be saved in it."
    with pytest.raises(KnownError, match=sentence), store.change("x") as writer:
        writer.save(unsaved.event())
    assert store.undo() is None and store.redo() is None
    assert len(store.fetch(Event.select())) == 40
    store.close()


def test_reading_leaves_the_file_as_it_is(file):
    before = file.read_bytes()
    store = Store.open_for_reading(file)
    assert store.get(Event, "e1")
    store.close()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


# -- making a new one


def test_a_new_file_never_takes_the_place_of_another(file):
    before = file.read_bytes()
    with pytest.raises(KnownError, match="There is already a file at"):
        Store.create(file)
    assert file.read_bytes() == before


def test_a_new_file_needs_its_folder(tmp_path):
    with pytest.raises(KnownError, match=r"The folder .*gone does not exist"):
        Store.create(tmp_path / "gone" / "x.wpst")


def test_a_new_file_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    def refuse(_db):
        raise sqlite3.OperationalError("made up")

    monkeypatch.setattr(schema, "create", refuse)
    with pytest.raises(sqlite3.OperationalError):
        Store.create(tmp_path / "x.wpst")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="rights are told otherwise there")
def test_S18_a_new_file_is_readable_by_its_owner_alone(tmp_path):
    Store.create(tmp_path / "x.wpst").close()
    assert (tmp_path / "x.wpst").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "name",
    [
        "with blank.wpst",
        "Женщины, мир и безопасность №1.wpst",
        "a%20b?mode=memory#x.wpst",
        "quo'te\"s.wpst",
        "o‘zbek 🙂.wpst",
        "-journal.wpst",
    ],
)
def test_D17_any_name_and_a_long_path_in_any_script_work(tmp_path, name):
    folder = tmp_path / "Отчёты за год" / ("папка " * 12) / ("x y" * 30)
    folder.mkdir(parents=True)
    path = folder / name
    assert len(str(path)) > 200
    store = Store.create(path)
    with store.change("New event") as writer:
        writer.save(unsaved.event(id="e"))
    store.close()
    for open_it in (Store.open, Store.open_for_reading):
        store = open_it(path)
        assert store.get(Event, "e")
        store.close()
    assert [each.name for each in folder.iterdir()] == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="names need not be text there")
def test_a_name_that_is_no_text_works(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.wpst"))
    Store.create(path).close()
    for open_it in (Store.open, Store.open_for_reading):
        open_it(path).close()
