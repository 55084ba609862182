"""What attached files say is found like what records say; a file that cannot be read says so and holds nothing up."""

import sys
import threading
import time
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.domain.file_texts import TextProblem
from wpstracker.domain.question import Filter
from wpstracker.exchange import text_worker
from wpstracker.figures.finding import find
from wpstracker.figures.found_in import FILE
from wpstracker.figures.selecting import event_ids
from wpstracker.records import Attachment
from wpstracker.services import attached_texts, attachments
from wpstracker.services.attachments import Incoming
from wpstracker.store import attached_texts as kept
from wpstracker.store import health, search_index
from wpstracker.store.database import Store

AGENDA = "Повестка дня: безопасность границ. Докладчик Жанна Ахметова. Round table on border management in Bishkek."


@pytest.fixture
def store(tmp_path: Path):
    store = Store.create(tmp_path / "t.wpst")
    with store.change("x") as writer:
        writer.save(unsaved.event(id="e", title="Seminar of focal points"))
        writer.save(unsaved.event(id="other", title="Seminar of judges"))
    yield store
    store.close()


def attach(store: Store, name: str, data: bytes, record: str = "e") -> Attachment:
    return attachments.attach(store, "event", record, [Incoming(name, data)])[0]


def found(store: Store, text: str) -> list[str]:
    return sorted(event_ids(store, Filter(text=text)))


@pytest.mark.parametrize(
    "text",
    [
        "границе",
        "zhanna",
        "akhmetova",
        "border seminar",
        "focal повестка",
        '"round table"',
        "bishkek -judges",
        "Бишкек",
        "agenda.txt",
        '"round tab',
    ],
)
def test_an_event_is_found_by_the_words_of_its_file_together_with_its_own(store: Store, text: str) -> None:
    attach(store, "agenda.txt", AGENDA.encode())
    assert attached_texts.read_all(store) == 1 and attached_texts.read_all(store) == 0
    assert found(store, text) == ["e"]


@pytest.mark.parametrize("text", ["judges повестка", '"table round"', "seminar -границ", '"agenda border"'])
def test_what_no_event_and_its_files_say_together_finds_nothing_of_it(store: Store, text: str) -> None:
    attach(store, "agenda.txt", AGENDA.encode())
    attached_texts.read_all(store)
    assert "e" not in found(store, text)


def test_a_hit_says_which_file_has_the_words(store: Store) -> None:
    attach(store, "agenda.txt", AGENDA.encode())
    attached_texts.read_all(store)
    (hit,) = find(store, "границе")
    assert (hit.kind, hit.id, hit.field_label, hit.file) == ("event", "e", FILE, "agenda.txt")
    assert [hit.excerpt[start:end] for start, end in hit.excerpt_marks] == ["границ"]


def test_a_file_that_goes_is_not_found_by_and_one_that_comes_back_is(store: Store) -> None:
    file = attach(store, "agenda.txt", AGENDA.encode())
    attached_texts.read_all(store)
    attachments.remove(store, [str(file.id)])
    assert found(store, "повестка") == []
    store.undo()
    assert found(store, "повестка") == ["e"]


def test_a_file_on_two_records_is_read_once_and_finds_both(store: Store) -> None:
    attach(store, "a.txt", AGENDA.encode())
    attach(store, "b.txt", AGENDA.encode(), "other")
    assert attached_texts.read_all(store) == 1
    assert found(store, "повестка") == ["e", "other"]


def test_what_cannot_be_read_says_why_and_is_not_tried_again(store: Store) -> None:
    file = attach(store, "a.pdf", b"%PDF-1.4 nothing")
    attached_texts.read_all(store)
    assert kept.problems(store, "e") == {file.digest: TextProblem.DAMAGED}
    assert kept.unread(store) == []


def test_reading_leaves_no_step_to_undo_and_the_file_is_sound(store: Store) -> None:
    attach(store, "agenda.txt", AGENDA.encode())
    before = store.undo_stack.next_undo()
    attached_texts.read_all(store)
    assert store.undo_stack.next_undo() == before
    assert not list(health.findings(store.db))


def test_writing_the_index_anew_finds_the_same(store: Store) -> None:
    attach(store, "agenda.txt", AGENDA.encode())
    attached_texts.read_all(store)
    with store.db.atomic("IMMEDIATE"):
        search_index.rebuild(store.db)
    assert found(store, "границе") == ["e"]


def test_a_text_that_is_forgotten_is_not_found(store: Store) -> None:
    file = attach(store, "agenda.txt", AGENDA.encode())
    attached_texts.read_all(store)
    with store.db.atomic("IMMEDIATE"):
        kept.forget(store, file.digest)
    assert found(store, "границе") == [] and len(kept.unread(store)) == 1
    store.db.execute_sql("INSERT INTO attachment_index (attachment_index) VALUES ('integrity-check')")


def test_a_file_for_reading_keeps_nothing(store: Store) -> None:
    attach(store, "agenda.txt", AGENDA.encode())
    other = Store.open_for_reading(store.path)
    assert not attached_texts.keep(other, "x", attached_texts.Read("text"))
    other.close()


def test_reading_stops_when_it_is_not_wanted_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    monkeypatch.setattr(attached_texts, "_COMMAND", ("-c", "import time; time.sleep(60)"))
    begun = time.monotonic()
    assert attached_texts.read(b"words", "a.txt", stop) is None
    assert time.monotonic() - begun < 10


def test_a_reader_that_takes_too_long_or_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached_texts, "_COMMAND", ("-c", "import time; time.sleep(60)"))
    assert attached_texts.read(b"words", "a.txt", seconds=0.3) == attached_texts.Read(problem=TextProblem.TOO_LONG)
    monkeypatch.setattr(attached_texts, "_COMMAND", ("-c", "import os; os._exit(9)"))
    assert attached_texts.read(b"words" * 100_000, "a.txt") == attached_texts.Read(problem=TextProblem.TOO_LARGE)


@pytest.mark.skipif(sys.platform != "linux", reason="only here the system is asked for a limit that holds")
def test_a_reader_that_wants_all_memory_is_refused_it(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = f"import {text_worker.__name__} as worker; worker._limit(); b'x' * 3 * 1024 ** 3"
    monkeypatch.setattr(attached_texts, "_COMMAND", ("-c", greedy))
    assert attached_texts.read(b"words", "a.txt") == attached_texts.Read(problem=TextProblem.TOO_LARGE)


def test_a_list_can_still_be_read_while_a_file_is(store: Store) -> None:
    attach(store, "agenda.txt", AGENDA.encode())
    said = attached_texts.read(AGENDA.encode(), "agenda.txt")
    with store.change("x") as writer:
        assert said is not None and not attached_texts.keep(store, "d", said)
        writer.save(unsaved.event(id="e", title="Seminar"))
    assert found(store, "seminar") == ["e", "other"]
