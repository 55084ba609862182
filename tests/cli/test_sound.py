"""Checking, repairing and salvaging a file from the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import an_event
from wpstracker.cli import main
from wpstracker.services.files import new_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(new_file(path, fill=lambda _store: None)) as store:
        an_event(store, "Training", place="Osh")
    return path


def test_what_can_be_repaired_is_repaired_and_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE event SET place = 'Nowhere'")
    assert main(["check", str(file)]) == 1
    capsys.readouterr()
    assert main(["check", str(file), "--repair"]) == 0
    said = capsys.readouterr().out
    assert "The file as it was is kept at" in said
    assert "it was written as the change log says" in said
    assert main(["check", str(file)]) == 0


def test_D20_what_can_be_read_of_a_damaged_file_is_saved_and_the_loss_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = file.with_name("saved.wpst")
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    assert main(["salvage", str(file), str(target)]) == 1
    said = capsys.readouterr()
    assert "Event: 1" in said.out
    assert "first page" in said.err
    assert main(["check", str(target)]) == 0


def test_where_nothing_can_be_read_no_file_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.wpst").write_bytes(b"Dear colleague, " * 1000)
    assert main(["salvage", str(tmp_path / "letter.wpst"), str(tmp_path / "saved.wpst")]) == 1
    assert "so no file was made" in capsys.readouterr().err
    assert not (tmp_path / "saved.wpst").exists()
