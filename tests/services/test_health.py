"""What can be put right in a file is put right after a copy was made; what cannot is said."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_recommendation, an_event, event_draft
from wpstracker.domain.problems import KnownError
from wpstracker.domain.vocabularies import OrganisationRole
from wpstracker.records import Participation
from wpstracker.services import attachments, events
from wpstracker.services.files import new_file, open_file
from wpstracker.services.health import check, repair
from wpstracker.store.locking import InUse
from wpstracker.words import words_for

ENGLISH = words_for("en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in which much has happened."""
    path = tmp_path / "office.wpst"
    with closing(new_file(path, fill=lambda _store: None)) as store:
        blocks = [Participation(women=12, men=8)]
        made = an_event(
            store, "Training", organisations=[("Ministry", OrganisationRole.HOST)], tags=["police"], participation=blocks, place="Osh"
        )
        a_recommendation(store, "Go on", event=made)
        attachments.attach(store, "event", made, [attachments.Incoming("agenda.txt", b"Agenda of the day")])
        draft = event_draft(store, made)
        draft.record.title = "Seminar"
        events.save(store, draft)
        events.delete(store, [an_event(store, "Gone")])
    return path


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def asked(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def done(path: Path) -> str:
    return "\n".join(finding.text(ENGLISH) for finding in repair(path).done)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE event SET place = 'Nowhere'", "it was written as the change log says."),
        ("UPDATE event SET start = '31/12/2024'", "it was written as the change log says."),
        ("DELETE FROM participation", "it was written as the change log says."),
        ("DELETE FROM event", "it was written as the change log says."),
        ("UPDATE head_count SET women = 99", "The numbers of people at events were added up anew."),
        ("UPDATE recommendation_count SET made = '1999'", "What the figures count of recommendations was worked out anew."),
        ("UPDATE search_text SET body = 'other words'", "The search text and its index were made anew."),
        ("DELETE FROM search_text", "The search text and its index were made anew."),
        ("DELETE FROM search_index_data WHERE id > 10", "The search text and its index were made anew."),
        ("UPDATE step SET title_values = 'no json'", "its name could not be read and is lost."),
        ("INSERT INTO attachment_content VALUES ('nobody', x'00')", "A content that nothing names was removed (SHA-256 nobody)."),
    ],
)
def test_what_the_log_or_the_rows_still_say_is_put_right(file: Path, statement: str, sentence: str) -> None:
    before = asked(file, "SELECT title, place, start FROM event"), asked(file, "SELECT women, men FROM participation")
    tamper(file, statement)
    assert check(file).findings
    assert sentence in done(file)
    assert check(file).findings == ()
    assert (asked(file, "SELECT title, place, start FROM event"), asked(file, "SELECT women, men FROM participation")) == before


def test_a_row_the_log_does_not_know_is_taken_into_it(file: Path) -> None:
    tamper(file, "DELETE FROM change WHERE record IN (SELECT id FROM recommendation)")
    assert "Recommendation" in done(file)
    assert check(file).findings == ()
    assert asked(file, "SELECT text FROM recommendation") == [("Go on",)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET field_values = '{\"title' WHERE kind = 'event'",
        "UPDATE change SET seen = '[]' WHERE kind = 'event'",
        "UPDATE change SET operation = 'sett' WHERE kind = 'event'",
        "DELETE FROM change WHERE kind = 'event' AND operation = 'set'",
    ],
)
def test_where_the_log_has_gaps_the_row_is_believed(file: Path, statement: str) -> None:
    before = asked(file, "SELECT title, place, start FROM event")
    tamper(file, statement)
    assert check(file).findings
    done(file)
    assert check(file).findings == ()
    assert asked(file, "SELECT title, place, start FROM event") == before


def test_a_record_of_which_row_and_creation_are_gone_is_put_together_from_what_is_left(file: Path) -> None:
    tamper(file, "DELETE FROM event", "DELETE FROM change WHERE kind = 'event' AND seen LIKE '%\"*\":[]%'")
    assert "put together from what is left" in done(file)
    assert asked(file, "SELECT title, place FROM event") == [("Seminar", "")]


def test_a_link_that_leads_nowhere_is_emptied_and_a_part_without_its_record_removed(file: Path) -> None:
    tamper(file, "DELETE FROM event", "DELETE FROM change WHERE kind = 'event'")
    said = done(file)
    assert "a link that led nowhere was emptied" in said
    assert "it belonged to a record that is not there" in said
    assert check(file).findings == ()
    assert asked(file, "SELECT event_id FROM recommendation") == [(None,)]
    assert asked(file, "SELECT count(*) FROM participation") == [(0,)]


def test_what_cannot_be_repaired_is_said(file: Path) -> None:
    tamper(file, "DELETE FROM attachment_content", "UPDATE change SET kind = 'martian' WHERE kind = 'tagging'")
    left = [finding.text(ENGLISH) for finding in repair(file).left]
    assert any("content of the attached file “agenda.txt” is missing" in text for text in left), left
    assert any("“martian”" in text for text in left), left


def test_a_copy_is_kept_first_and_says_what_the_file_said(file: Path) -> None:
    tamper(file, "UPDATE event SET place = 'Nowhere'")
    copy = repair(file).copy
    assert asked(copy, "SELECT place FROM event") == [("Nowhere",)]


def test_a_file_too_unsound_for_the_usual_copy_is_copied_beside_itself(file: Path) -> None:
    tamper(file, "DELETE FROM event")
    before = file.read_bytes()
    copy = repair(file).copy
    assert copy.parent == file.parent
    assert len(copy.read_bytes()) == len(before)
    assert asked(copy, "SELECT count(*) FROM event") == [(0,)]


def test_a_sound_file_is_left_as_it_is(file: Path) -> None:
    steps = asked(file, "SELECT * FROM step")
    result = repair(file)
    assert (result.done, result.left) == ((), ())
    assert asked(file, "SELECT * FROM step") == steps


def test_a_damaged_index_is_made_anew(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event_by_title'").fetchone()
    content = bytearray(file.read_bytes())
    at = content.index(b"Seminar", (root - 1) * 4096, root * 4096)
    content[at : at + 7] = b"Zeminar"
    file.write_bytes(content)
    assert check(file).findings
    assert "The indexes of the database were made anew." in done(file)
    assert check(file).findings == ()


def test_a_file_that_is_open_is_not_repaired(file: Path) -> None:
    with closing(open_file(file)), pytest.raises(InUse):
        repair(file)


def test_damage_in_the_pages_is_not_repaired_in_place(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for start in range(8 * 4096, len(content), 4096):
        content[start : start + 200] = b"\x55" * 200
    file.write_bytes(content)
    before = file.read_bytes()
    with pytest.raises(KnownError, match="damage"):
        repair(file)
    assert file.read_bytes() == before


def test_a_folder_that_is_synchronised_is_warned_of(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Ministry"
    folder.mkdir()
    new_file(folder / "office.wpst", fill=lambda _store: None).close()
    place = check(folder / "office.wpst").place
    assert place is not None
    assert "OneDrive copies to other computers" in place.text(ENGLISH)
