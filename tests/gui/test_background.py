"""Small questions are answered beside the window, the newest of each name only."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tests.builders import an_event
from tests.gui.windows import until
from wpstracker.domain.problems import KnownError
from wpstracker.gui.background import Background
from wpstracker.store.database import Store
from wpstracker.words import N_


@pytest.fixture
def background(app: QApplication, store: Store) -> Iterator[Background]:
    owner = QObject()
    made = Background(store.address, owner)
    yield made
    made.stop()


def events(store: Store) -> int:
    return int(store.rows("SELECT count(*) FROM event")[0][0])


def _said(number: int, _file: Store) -> int:
    return number


def test_a_question_is_answered_from_the_file_in_another_thread(background: Background, store: Store) -> None:
    an_event(store)
    found: list[object] = []
    background.ask("events", lambda file: (events(file), threading.current_thread() is threading.main_thread()), found.append)
    assert found == [] and background._waiting
    until(lambda: found)
    assert found == [(1, False)] and not background._waiting
    an_event(store)
    background.ask("events", events, found.append)
    until(lambda: len(found) == 2)
    assert found[1] == 2


def test_only_the_newest_question_of_a_name_is_answered(background: Background) -> None:
    found: list[object] = []
    for number in range(20):
        background.ask("same", partial(_said, number), found.append)
    background.ask("other", lambda _file: "other", found.append)
    background.ask("left", lambda _file: "left", found.append)
    background.forget("left")
    until(lambda: not background._waiting)
    assert found == [19, "other"]


def test_a_query_nobody_waits_for_any_more_is_broken_off(background: Background) -> None:
    endless = "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) SELECT count(*) FROM more"
    begun, found = threading.Event(), list[object]()

    def count(file: Store) -> int:
        begun.set()
        return int(file.rows(endless)[0][0])

    background.ask("same", count, found.append)
    assert begun.wait(5)
    background.ask("same", events, found.append)
    until(lambda: not background._waiting)
    assert found == [0]


def test_what_the_surroundings_refuse_is_passed_over_and_the_next_question_answered(background: Background) -> None:
    def refuse(_file: Store) -> int:
        raise KnownError(N_("The disk is full."))

    found: list[object] = []
    background.ask("refused", refuse, found.append)
    background.ask("events", events, found.append)
    until(lambda: not background._waiting)
    assert found == [0]


def test_the_file_is_let_go_after_a_silence_and_taken_up_again(background: Background, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wpstracker.gui.background._IDLE_SECONDS", 0.01)
    found: list[object] = []
    background.ask("events", events, found.append)
    until(lambda: found)
    until(lambda: all(thread.name != "counting" for thread in threading.enumerate()))
    background.ask("events", events, found.append)
    until(lambda: len(found) == 2)
