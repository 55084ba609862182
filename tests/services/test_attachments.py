"""Files kept with records: what may come in, what becomes of it, how it comes out again."""

import hashlib
import io
import json
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import an_event
from tests.pictures import PLACE, telling_jpeg
from wpstracker.domain.problems import KnownError
from wpstracker.domain.vocabularies import Privacy
from wpstracker.exchange.dump import dump
from wpstracker.exchange.pictures import NotCleaned
from wpstracker.folders import opened_copies_folder
from wpstracker.records import Attachment
from wpstracker.services import attachments, events, files, health
from wpstracker.services.attachments import Incoming
from wpstracker.store import contents
from wpstracker.store.database import Store

AGENDA = Incoming("agenda.pdf", b"%PDF agenda")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as made:
        yield made


@pytest.fixture
def event(store: Store) -> str:
    return an_event(store)


def one(store: Store, event: str, file: Incoming = AGENDA) -> str:
    """One attached file; its id."""
    return str(attachments.attach(store, "event", event, [file])[0].id)


def kept(store: Store) -> int:
    """How many contents are kept."""
    return int(store.rows("SELECT count(*) FROM attachment_content")[0][0])


# -- coming in


def test_a_file_is_kept_with_name_type_size_and_hash(store: Store, event: str, tmp_path: Path) -> None:
    path = tmp_path / "Повестка.pdf"
    path.write_bytes(b"%PDF agenda")

    attachments.attach(store, "event", event, [attachments.read(path)])

    (file,) = attachments.of_record(store, event)
    assert (file.name, file.media_type, file.size) == ("Повестка.pdf", "application/pdf", 11)
    assert file.digest == hashlib.sha256(b"%PDF agenda").hexdigest()
    assert file.privacy == Privacy.INTERNAL
    assert attachments.content(store, str(file.id)) == b"%PDF agenda"


def test_the_same_content_is_kept_once_however_often_it_is_attached(store: Store, event: str) -> None:
    other = an_event(store, "Another")
    one(store, event)
    one(store, other)
    one(store, other, Incoming("copy of agenda.pdf", AGENDA.data))
    assert kept(store) == 1
    assert [file.name for file in attachments.of_record(store, other)] == ["agenda.pdf", "copy of agenda.pdf"]


def test_the_same_file_again_on_the_same_record_does_nothing(store: Store, event: str) -> None:
    one(store, event)
    assert attachments.attach(store, "event", event, [AGENDA]) == []
    assert len(attachments.of_record(store, event)) == 1


def test_several_files_are_one_step(store: Store, event: str) -> None:
    attachments.attach(store, "event", event, [AGENDA, Incoming("b.txt", b"b")])
    store.undo()
    assert attachments.of_record(store, event) == []
    store.redo()
    assert [file.name for file in attachments.of_record(store, event)] == ["agenda.pdf", "b.txt"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "There is no file"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(bytes(52_500_000)), "51 MB; up to 50 MB"),
    ],
)
def test_what_cannot_be_attached_is_said_in_a_sentence(tmp_path: Path, make: Callable[[Path], object], said: str) -> None:
    path = tmp_path / "x.pdf"
    make(path)
    with pytest.raises(KnownError, match=said):
        attachments.read(path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything can be read here")
def test_a_file_that_may_not_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(KnownError, match="cannot be read"):
        attachments.read(path)


def test_nothing_is_attached_to_a_record_that_is_gone(store: Store, event: str) -> None:
    events.delete(store, [event])
    with pytest.raises(KnownError, match="no longer there"):
        attachments.attach(store, "event", event, [AGENDA])
    assert kept(store) == 0


def test_a_file_for_reading_takes_nothing(store: Store, event: str) -> None:
    with closing(Store.open_for_reading(store.path)) as reader, pytest.raises(KnownError, match="reading only"):
        attachments.attach(reader, "event", event, [AGENDA])


# -- pictures


@pytest.mark.usefixtures("app")
def test_a_picture_is_kept_without_the_place_it_was_taken_at(store: Store, event: str, tmp_path: Path) -> None:
    path = tmp_path / "group photo.jpg"
    path.write_bytes(telling_jpeg(6))

    id_ = one(store, event, attachments.read(path))

    assert PLACE not in attachments.content(store, id_)
    assert PLACE not in store.path.read_bytes()
    assert PLACE in path.read_bytes()


def test_a_picture_that_cannot_be_cleaned_is_asked_about_and_restricted(store: Store, event: str, tmp_path: Path) -> None:
    path = tmp_path / "photo.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0")
    with pytest.raises(NotCleaned):
        attachments.read(path)

    one(store, event, attachments.read(path, as_it_is=True))

    (file,) = attachments.of_record(store, event)
    assert file.privacy == Privacy.RESTRICTED


@pytest.mark.usefixtures("app")
def test_a_picture_that_can_be_cleaned_is_even_when_as_it_is_was_said(store: Store, event: str) -> None:
    id_ = one(store, event, attachments.taken(telling_jpeg(), "photo.jpg", as_it_is=True))
    assert PLACE not in attachments.content(store, id_)
    assert attachments.of_record(store, event)[0].privacy == Privacy.INTERNAL


# -- later


def test_removing_a_file_is_undone_with_its_content(store: Store, event: str) -> None:
    id_ = one(store, event)
    attachments.remove(store, [id_])
    assert attachments.of_record(store, event) == []
    assert contents.unused(store.db) == []
    store.undo()
    assert attachments.content(store, id_) == AGENDA.data


def test_a_record_takes_its_files_along_and_brings_them_back(store: Store, event: str) -> None:
    id_ = one(store, event)
    events.delete(store, [event])
    assert store.get(Attachment, id_) is None
    store.undo()
    assert attachments.content(store, id_) == AGENDA.data


def test_saving_a_record_in_its_editor_keeps_its_files(store: Store, event: str) -> None:
    one(store, event)
    draft = events.load(store, event)
    assert draft
    draft.record.title = "Renamed"
    events.save(store, draft)
    assert len(attachments.of_record(store, event)) == 1


def test_a_copy_of_a_record_starts_without_its_files(store: Store, event: str) -> None:
    one(store, event)
    twin = events.duplicate(store, event)
    assert twin
    assert attachments.of_record(store, events.save(store, twin)) == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("final agenda.pdf", "final agenda.pdf"),
        ("final", "final.pdf"),
        ("v1.2 of agenda", "v1.2 of agenda.pdf"),
        ("a/b.txt", "b.txt"),
        (" ", "agenda.pdf"),
    ],
)
def test_a_renamed_file_keeps_its_ending_unless_another_is_given(store: Store, event: str, typed: str, name: str) -> None:
    assert attachments.rename(store, one(store, event), typed) == name
    assert attachments.of_record(store, event)[0].name == name


def test_who_may_see_a_file_can_be_changed(store: Store, event: str) -> None:
    attachments.set_privacy(store, [one(store, event)], Privacy.PUBLIC)
    assert attachments.of_record(store, event)[0].privacy == Privacy.PUBLIC


def test_an_event_is_found_by_the_name_of_its_file(store: Store, event: str) -> None:
    from wpstracker.domain.question import Filter
    from wpstracker.figures.selecting import event_ids

    one(store, event, Incoming("Protocol of Borovoye.docx", b"x"))
    assert event_ids(store, Filter(text="borovoye")) == [event]


# -- out again


def test_a_copy_is_saved_where_the_person_wants_it(store: Store, event: str, tmp_path: Path) -> None:
    attachments.save_copy(store, one(store, event), tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == AGENDA.data
    with pytest.raises(KnownError, match="does not exist"):
        attachments.save_copy(store, one(store, event, Incoming("b", b"b")), tmp_path / "nowhere" / "out.pdf")


def test_another_program_gets_a_read_only_copy_that_is_gone_afterwards(store: Store, event: str) -> None:
    id_ = one(store, event)
    copy = attachments.open_copy(store, id_)
    assert copy.name == "agenda.pdf" and copy.read_bytes() == AGENDA.data
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o400
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert attachments.open_copy(store, id_) == copy

    attachments.forget_copies()

    assert not copy.exists()
    assert list(opened_copies_folder().iterdir()) == []
    attachments.forget_copies()


def test_a_lost_or_changed_content_is_told_by_opening_and_by_the_check(store: Store, event: str) -> None:
    lost, spoilt = one(store, event), one(store, event, Incoming("b.txt", b"b"))
    with store.db.atomic():
        store.db.execute_sql("DELETE FROM attachment_content WHERE digest = ?", (hashlib.sha256(AGENDA.data).hexdigest(),))
        store.db.execute_sql("UPDATE attachment_content SET bytes = ?", (b"c",))
    with pytest.raises(KnownError, match="is not in this file any more"):
        attachments.content(store, lost)
    assert attachments.content(store, spoilt)
    found = " ".join(finding.message for finding in health.check(store.path).findings)
    assert "is missing" in found and "is not what it was" in found


def test_a_sound_file_with_attachments_passes_the_check(tmp_path: Path) -> None:
    with closing(files.new_file(tmp_path / "s.wpst")) as store:
        event = an_event(store)
        attachments.remove(store, [one(store, event)])
        one(store, event, Incoming("b.txt", b"b"))
        assert health.check(store.path).findings == ()


def test_the_dump_names_every_file_with_its_hash(store: Store, event: str) -> None:
    one(store, event)
    out = io.StringIO()
    dump(store, out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    (file,) = [line for line in lines if line["kind"] == "attachment"]
    assert (file["record"], file["name"], file["digest"]) == (event, "agenda.pdf", hashlib.sha256(AGENDA.data).hexdigest())


def test_a_file_copied_alone_has_its_attachments(store: Store, event: str, tmp_path: Path) -> None:
    id_ = one(store, event)
    (tmp_path / "copy.wpst").write_bytes(store.path.read_bytes())
    with closing(Store.open(tmp_path / "copy.wpst")) as copy:
        assert attachments.content(copy, id_) == AGENDA.data
