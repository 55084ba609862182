"""A sound file has no findings; whatever is tampered with behind the change log's back is found and named."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_recommendation, an_event, event_draft
from wpstracker.domain.problems import KnownError
from wpstracker.domain.vocabularies import OrganisationRole
from wpstracker.records import Participation
from wpstracker.services import events
from wpstracker.services.files import new_file
from wpstracker.services.health import check
from wpstracker.services.sample import write_sample
from wpstracker.words import words_for

ENGLISH = words_for("en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in which much has happened."""
    path = tmp_path / "office.wpst"
    with closing(new_file(path, fill=lambda _store: None)) as store:
        made = an_event(
            store, "Training", organisations=[("Ministry", OrganisationRole.HOST)], tags=["police"], participation=[Participation()]
        )
        a_recommendation(store, "Go on", event=made)
        draft = event_draft(store, made)
        draft.record.title = "Seminar"
        events.save(store, draft)
        gone = an_event(store, "Gone")
        events.delete(store, [gone])
        store.undo()
        store.redo()
    return path


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def said(path: Path) -> list[str]:
    return [finding.text(ENGLISH) for finding in check(path).findings]


def test_a_file_that_was_worked_in_is_sound(file: Path) -> None:
    health = check(file)
    assert health.findings == ()
    assert (health.records, health.changes) == (7, 12)


def test_the_sample_is_sound(tmp_path: Path) -> None:
    write_sample(tmp_path / "sample.wpst").close()
    assert check(tmp_path / "sample.wpst").findings == ()


def test_checking_changes_nothing(file: Path) -> None:
    before = file.read_bytes()
    check(file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE event SET place = 'Osh', level = 'local'",
            "Event {id}: in its table it says something else than the change log (Place, Level).",
        ),
        ("UPDATE event SET start = '31/12/2024'", "Event {id}: in its table it says something else than the change log (Start)."),
        ("DELETE FROM participation", "by the change log it exists, but it is not in its table."),
        ("DELETE FROM step WHERE id = (SELECT min(id) FROM step)", "the step it belongs to is missing from the change log."),
        ("UPDATE step SET undoes = 'nowhere' WHERE undoes IS NOT NULL", "the step it undoes (nowhere) is missing"),
        ("UPDATE change SET kind = 'martian' WHERE kind = 'tagging'", "it is a “martian”, which this version does not know."),
        ("UPDATE change SET field_values = '{}' WHERE kind = 'recommendation'", "something else than the change log"),
        ("UPDATE recommendation SET event_id = 'nobody'", "it points at a record of “event” that is not there."),
        (
            "UPDATE search_text SET body = 'other words' WHERE kind = 'event'",
            "Event {id}: the search box finds it by other words than it holds.",
        ),
        ("DELETE FROM search_text WHERE kind = 'event'", "Event {id}: the search box finds it by other words than it holds."),
    ],
)
def test_what_was_tampered_with_is_named(file: Path, statement: str, sentence: str) -> None:
    with closing(sqlite3.connect(file)) as db:
        (event,) = db.execute("SELECT id FROM event").fetchone()
    tamper(file, statement)
    found = said(file)
    assert any(sentence.format(id=event) in text for text in found), found


def test_a_row_the_log_knows_nothing_of_is_named(file: Path) -> None:
    tamper(file, "UPDATE term SET id = 'smuggled'")
    assert "Term smuggled: it is in its table, but the change log knows nothing of it." in said(file)


def test_a_deleted_row_that_came_back_is_named(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        (gone,) = db.execute("SELECT record FROM change WHERE operation = 'delete' ORDER BY id DESC LIMIT 1").fetchone()
        columns = [row[1] for row in db.execute("PRAGMA table_info(event)")]
        copied = ", ".join(f"'{gone}'" if name == "id" else f'"{name}"' for name in columns)
        db.execute(f"INSERT INTO event SELECT {copied} FROM event LIMIT 1")
        db.commit()
    assert f"Event {gone}: by the change log it was deleted, but it is still in its table." in said(file)


def test_D19_damage_is_told_in_a_sentence(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\x55" * 200
    file.write_bytes(content)
    try:
        found = said(file)
    except KnownError as error:
        found = [str(error)]
    assert any("damage" in text for text in found), found


def test_findings_are_told_in_russian(file: Path) -> None:
    tamper(file, "UPDATE event SET place = 'Osh'")
    (finding,) = [finding for finding in check(file).findings if finding.fields]
    assert "в таблице указано не то" in finding.text(words_for("ru"))


def test_what_is_counted_of_an_event_other_than_it_and_its_groups_say_is_told(tmp_path: Path) -> None:
    path = tmp_path / "office.wpst"
    with closing(new_file(path, fill=lambda _store: None)) as store:
        kept = an_event(store, "Training", participation=[Participation(women=12, men=8), Participation(total=30)])
        assert store.rows("SELECT id, status, women, men, people, split FROM head_count") == [(kept, "planned", 12, 8, 50, 1)]
    tamper(path, "UPDATE head_count SET women = 13")
    assert said(path) == [f"Event {kept}: the figures count something else of it than its records say."]
    tamper(path, "UPDATE head_count SET women = 12, status = 'held'")
    assert said(path) == [f"Event {kept}: the figures count something else of it than its records say."]


def test_what_is_counted_of_a_recommendation_other_than_it_says_is_told(tmp_path: Path) -> None:
    path = tmp_path / "office.wpst"
    with closing(new_file(path, fill=lambda _store: None)) as store:
        kept = a_recommendation(store, deadline="June 2024")
        assert store.rows("SELECT id, status, due FROM recommendation_count") == [(kept, "recorded", "2024-06-31")]
    tamper(path, "UPDATE recommendation_count SET due = NULL")
    assert said(path) == [f"Recommendation {kept}: the figures count something else of it than its records say."]
