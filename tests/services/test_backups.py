"""Copies kept without asking, compared with today, restored and taken back."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.problems import KnownError
from wpstracker.services import backups as service
from wpstracker.store import backups, health
from wpstracker.store.database import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(Store.create(path)) as store:
        log_event(store, "Training")
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(Store.open(path)) as store:
        yield store


def log_event(store: Store, title: str) -> None:
    with store.change("New event") as writer:
        writer.save(unsaved.event(id=title, title=title))


def titles(path: Path) -> list[str]:
    with closing(Store.open(path)) as store:
        assert not list(health.findings(store.db))
        return [title for (title,) in store.rows("SELECT title FROM event ORDER BY title")]


def made(path: Path, reason: Reason = Reason.WORK, second: Path | None = None) -> backups.Backup:
    copy = service.keep_copy(path, reason, second)
    assert copy
    return copy


def test_nothing_is_copied_again_while_nothing_changed(store):
    first = made(store.path)
    assert service.keep_copy(store.path, Reason.CLOSE) is None
    by_hand = made(store.path, Reason.BY_HAND)
    log_event(store, "Conference")
    second = made(store.path, Reason.CLOSE)
    assert service.copies_of(store.path) == [second, by_hand, first]


def test_a_second_place_gets_a_copy_too_and_is_not_needed(store, tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()
    made(store.path, second=usb)
    (folder,) = usb.iterdir()
    (there,) = backups.every(folder)
    assert there.counts == {"event": 1}
    assert len(service.copies_of(store.path, usb)) == len(service.copies_of(store.path)) + 1
    log_event(store, "Conference")
    folder.rename(tmp_path / "unplugged")
    usb.rmdir()
    usb.write_text("not a drive")
    with pytest.raises(KnownError, match="The one on this computer was made"):
        service.keep_copy(store.path, Reason.CLOSE, usb)
    assert service.copies_of(store.path)[0].counts == {"event": 2}


def test_old_copies_are_let_go_by_the_rules(store):
    first = made(store.path)
    for title in ("A", "B"):
        log_event(store, title)
        made(store.path)
    log_event(store, "C")
    service.keep_copy(store.path, Reason.WORK, now=datetime.now().astimezone() + timedelta(days=800))
    left = service.copies_of(store.path)
    assert first not in left and len(left) == 2


def test_what_differs_from_today_is_told(store):
    copy = made(store.path)
    log_event(store, "Conference")
    log_event(store, "Dialogue")
    with store.change("Edit event") as writer:
        writer.save(unsaved.event(id="Training", title="Course"))
    found = service.since(store, copy)
    assert found.differences == (service.Difference("event", 1, 3, 3),)
    assert [step.title for step in found.steps] == ["Edit event", "New event", "New event"]
    assert (found.step_count, found.steps_only_in_copy) == (3, 0)


def test_a_copy_of_the_present_differs_in_nothing(store):
    assert service.since(store, made(store.path)) == service.Since((), (), 0, 0)


def test_a_restored_file_is_the_copy_and_the_present_one_is_set_aside(path):
    copy = made(path)
    with closing(Store.open(path)) as store:
        log_event(store, "Conference")
        node = store._node()
    aside = service.restore(path, copy)
    assert titles(path) == ["Training"] and aside and titles(aside) == ["Conference", "Training"]
    with closing(Store.open(path)) as store:
        assert store._node() != node, "what it writes from now on is its own"


def test_a_restore_can_be_taken_back(path):
    copy = made(path)
    with closing(Store.open(path)) as store:
        log_event(store, "Conference")
    service.restore(path, copy)
    newest = service.copies_of(path)[0]
    assert newest.reason is Reason.RESTORE
    service.restore(path, newest)
    assert titles(path) == ["Conference", "Training"]
    with closing(Store.open(path)) as store:
        assert service.since(store, copy).step_count == 1


def test_D20_a_damaged_file_is_kept_aside_and_its_copies_are_found(path):
    copy = made(path)
    damaged = path.read_bytes()[:3000]
    path.write_bytes(damaged)
    assert service.copies_of(path) == [copy]
    aside = service.restore(path, copy)
    assert aside and aside.read_bytes() == damaged and titles(path) == ["Training"]


def test_D24_a_journal_goes_aside_with_its_file(path):
    copy = made(path)
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"of the other file")
    aside = service.restore(path, copy)
    assert aside and not journal.exists()
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"of the other file"


def test_a_file_that_is_gone_can_be_restored(path):
    copy = made(path)
    path.unlink()
    assert service.copies_of(path) == [copy]
    assert service.restore(path, copy) is None
    assert titles(path) == ["Training"]


def test_a_copy_that_changed_is_not_restored(path):
    copy = made(path)
    copy.path.write_bytes(copy.path.read_bytes()[:-4096])
    before = path.read_bytes()
    with pytest.raises(KnownError, match="no longer what was written"):
        service.restore(path, copy)
    assert path.read_bytes() == before and len(list(path.parent.glob("*.wpst"))) == 1


def test_a_restore_that_fails_at_the_last_moment_puts_everything_back(path, monkeypatch):
    copy = made(path)
    with closing(Store.open(path)) as store:
        log_event(store, "Conference")

    def refuse(self: Path, target: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(KnownError):
        service.restore(path, copy)
    monkeypatch.undo()
    assert titles(path) == ["Conference", "Training"]
