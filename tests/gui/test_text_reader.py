"""Attached files are read beside the window while it waits; closing the file gives it up at once."""

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests import unsaved
from wpstracker.domain.file_texts import TextProblem
from wpstracker.domain.question import Filter
from wpstracker.figures.selecting import event_ids
from wpstracker.gui.text_reader import TextReader
from wpstracker.services import attached_texts, attachments
from wpstracker.services.attachments import Incoming
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path):
    store = Store.create(tmp_path / "t.wpst")
    with store.change("x") as writer:
        writer.save(unsaved.event(id="e", title="Seminar"))
    yield store
    store.close()


def wait_until_read(app: QApplication, reader: TextReader) -> None:
    until = time.monotonic() + 30
    while (reader._now or reader._idle.isActive()) and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)


def attach(store: Store, name: str, data: bytes) -> None:
    attachments.attach(store, "event", "e", [Incoming(name, data)])


def test_files_are_read_after_opening_and_when_they_come(app: QApplication, store: Store) -> None:
    attach(store, "agenda.txt", "Повестка дня".encode())
    heard: list[Changes] = []
    store.announcer.subscribe(heard.append)
    reader = TextReader(app, store, idle_ms=1)
    wait_until_read(app, reader)
    assert event_ids(store, Filter(text="повестке")) == ["e"]
    assert [changes.title for changes in heard] == [""] and heard[0].touch("attachment")
    attach(store, "broken.pdf", b"%PDF-")
    wait_until_read(app, reader)
    assert list(attached_texts.problems(store, "e").values()) == [TextProblem.DAMAGED]
    reader.stop()


def test_closing_gives_up_what_is_being_read(app: QApplication, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached_texts, "_COMMAND", ("-c", "import time; time.sleep(60)"))
    attach(store, "agenda.txt", b"words")
    reader = TextReader(app, store, idle_ms=1)
    until = time.monotonic() + 1
    while time.monotonic() < until:
        app.processEvents()
    begun = time.monotonic()
    reader.stop()
    assert time.monotonic() - begun < 5 and len(attached_texts.unread(store)) == 1


def test_a_file_for_reading_is_not_written_to(app: QApplication, store: Store) -> None:
    attach(store, "agenda.txt", b"words")
    other = Store.open_for_reading(store.path)
    reader = TextReader(app, other, idle_ms=1)
    assert not reader._now and not reader._idle.isActive()
    reader.stop()
    other.close()
