"""Copies are made while somebody works and when the file is closed, beside the window and without a question."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests import unsaved
from tests.gui.windows import until
from wpstracker.domain.backup_rules import EVERY, Reason
from wpstracker.domain.problems import KnownError
from wpstracker.folders import backup_folder
from wpstracker.gui.backup_keeper import SECOND_PLACE, BackupKeeper
from wpstracker.gui.settings import Settings
from wpstracker.services import backups
from wpstracker.services.files import open_file
from wpstracker.store.database import Store
from wpstracker.store.locking import lock_of


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, span: timedelta) -> None:
        self.now += span


@pytest.fixture
def store(app: QApplication, tmp_path: Path) -> Iterator[Store]:
    Store.create(tmp_path / "office.wpst").close()
    with closing(open_file(tmp_path / "office.wpst")) as store:
        yield store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[KnownError]:
    return []


@pytest.fixture
def keeper(store: Store, settings: Settings, clock: Clock, told: list[KnownError]) -> BackupKeeper:
    return listening(BackupKeeper(store, settings, told.append, clock), store)


def listening(keeper: BackupKeeper, store: Store) -> BackupKeeper:
    """As the window tells it of changes."""
    store.announcer.subscribe(lambda changes: keeper.note_change())
    return keeper


def log_event(store: Store) -> None:
    with store.change("New event") as writer:
        writer.save(unsaved.event())


def reasons(store: Store) -> list[Reason]:
    return [copy.reason for copy in backups.copies_of(store.path)]


def test_after_half_an_hour_of_work_there_is_a_copy(store, keeper, clock):
    log_event(store)
    keeper.look()
    clock.pass_by(EVERY)
    keeper.look()
    until(lambda: reasons(store) == [Reason.WORK])
    clock.pass_by(EVERY)
    keeper.look()
    keeper.close()
    assert reasons(store) == [Reason.WORK], "nothing has changed since"


def test_on_closing_what_changed_is_copied(store, keeper):
    log_event(store)
    keeper.close()
    assert reasons(store) == [Reason.CLOSE]


def test_a_file_in_which_nothing_changed_is_not_copied(store, keeper, clock):
    clock.pass_by(EVERY)
    keeper.look()
    keeper.close()
    assert reasons(store) == []


def test_a_copy_that_cannot_be_made_is_told_once_and_tried_again(store, keeper, clock, told):
    backup_folder().parent.mkdir(parents=True, exist_ok=True)
    backup_folder().write_text("in the way")
    for _ in range(2):
        log_event(store)
        clock.pass_by(EVERY)
        keeper.look()
        until(lambda: keeper._copying is None)
    assert len(told) == 1 and "Choose another place for copies" in str(told[0])
    backup_folder().unlink()
    keeper.close()
    assert reasons(store) == [Reason.CLOSE]


def test_the_second_place_is_the_one_chosen(store, settings, tmp_path, told):
    usb = tmp_path / "usb"
    usb.mkdir()
    settings.put_text(SECOND_PLACE, str(usb))
    keeper = listening(BackupKeeper(store, settings, told.append), store)
    log_event(store)
    keeper.close()
    assert len(list(usb.rglob("*.wpst"))) == 1 and told == []


def test_the_lock_is_renewed_meanwhile(store, keeper):
    lock_of(store.path).write_text("")
    keeper.look()
    assert lock_of(store.path).read_text()
