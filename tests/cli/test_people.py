"""`wpstracker person`: what is held about somebody goes into one page, and is erased when that is said twice."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import an_event
from wpstracker.cli import main
from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.vocabularies import PersonRole
from wpstracker.records import Person
from wpstracker.services import files, people
from wpstracker.services.backups import copies_of, keep_copy
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

NAME = "Zulfiya Quzmarova"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(files.new_file(path)) as store:
        an_event(store, "Conference", people=[(NAME, PersonRole.SPEAKER, "Deputy Chair")], summary="Opened by Zulfiya Quzmarova.")
        people.save(store, Draft(Person(name="Aigul <Same>", contact="one@example.org", privacy="restricted")))
        people.save(store, Draft(Person(name="Aigul <Same>", contact="two@example.org")))
    return path


def test_S17_everything_about_a_person_goes_into_one_page(file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "her.html"
    assert main(["person", NAME, "--report", str(target), "--file", str(file)]) == 0
    assert str(target) in capfd.readouterr().out
    page = target.read_text(encoding="utf-8")
    assert all(text in page for text in (NAME, "Conference", "Deputy Chair", "Speaker", "Opened by Zulfiya Quzmarova."))
    assert not re.search(r"(src|href)=\"http", page) and "<script" not in page


def test_what_is_held_is_told_without_a_page_too(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["person", "зульфия кузмарова", str(file)]) == 0
    assert f"Name: {NAME}" in capfd.readouterr().out


def test_a_name_that_nobody_or_several_have_is_refused(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["person", "Nobody Known", str(file)]) == 2
    assert "There is no person “Nobody Known” in the file." in capfd.readouterr().err
    assert main(["person", "Aigul Same", str(file)]) == 2
    said = capfd.readouterr().err
    assert "Several people are called “Aigul Same”" in said
    first = re.findall(r"one of them: (\S+?),", said)[0]
    assert main(["person", first, str(file)]) == 0
    assert "Aigul <Same>" in capfd.readouterr().out


def test_S16_erasing_asks_for_a_second_word(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["person", NAME, "--erase", "--file", str(file)]) == 2
    said = capfd.readouterr()
    assert "--yes" in said.err and "Names the person and stays: Conference" in said.out
    with closing(Store.open_for_reading(file)) as store:
        assert store.rows("SELECT 1 FROM person WHERE name = ?", (NAME,))
    keep_copy(file, Reason.BY_HAND)
    assert main(["person", NAME, "--erase", "--clean-copies", "--forget-copies", "--yes", "--file", str(file)]) == 0
    told = capfd.readouterr().out
    assert "Everything about the person was erased." in told and "1 earlier copy holds the person no more." in told
    assert "texts of other records name the person still." in told and "0 earlier copies were deleted." in told
    assert len(copies_of(file)) == 1
    with closing(Store.open_for_reading(file)) as store:
        assert not store.rows("SELECT 1 FROM person WHERE name = ?", (NAME,))
        assert store.rows("SELECT count(*) FROM event_person") == [(1,)]


@pytest.mark.parametrize(
    "asked", [("dump",), ("calendar", "--out", "c.ics"), ("report", "summary", "--out", "s.xlsx")], ids=lambda asked: asked[0]
)
def test_what_is_confidential_leaves_the_file_only_when_asked_twice(
    file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*asked, "--include-restricted", "--file", str(file)]) == 2
    said = capfd.readouterr()
    assert "--yes" in said.err and "one@example.org" not in said.out
    assert list(tmp_path.iterdir()) == [file]
    assert main([*asked, "--include-restricted", "--yes", "--file", str(file)]) == 0


def test_a_dump_leaves_out_what_is_confidential(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["dump", str(file)]) == 0
    said = capfd.readouterr().out
    assert said.count("Aigul <Same>") == 1 and "@example.org" not in said and NAME in said
    assert main(["dump", "--include-restricted", "--yes", str(file)]) == 0
    said = capfd.readouterr().out
    assert said.count("Aigul <Same>") == 2 and "one@example.org" in said
