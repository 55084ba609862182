"""Bringing a selection to another status: counted steps, a reason where one is due, those that refuse are named."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.builders import a_recommendation
from tests.gui.contexts import TODAY, a_context
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.gui.dialogs.status_dialog import StatusDialog
from wpstracker.records import Recommendation, RecommendationProgress
from wpstracker.services.files import new_file
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    yield opened
    opened.close()


@pytest.fixture
def window(app) -> QWidget:
    made = QWidget()
    made.show()
    return made


def opened(window: QWidget, store: Store, folder: Path, *ids: str, told: list[tuple[int, str]] | None = None) -> StatusDialog:
    def moved(number: int, status: Vocabulary) -> None:
        (told if told is not None else []).append((number, status.value))

    dialog = StatusDialog(window, a_context(store, folder), "recommendation", ids, moved)
    dialog.open()
    return dialog


def labels(dialog: StatusDialog) -> list[str]:
    return [dialog.status.itemText(at) for at in range(dialog.status.count())]


def statuses(store: Store, *ids: str) -> list[str]:
    return [str(record.status) for id_ in ids if (record := store.get(Recommendation, id_))]


def text_of(dialog: StatusDialog) -> str:
    return dialog._refused.text()


def test_the_steps_say_for_how_many_they_may_follow(window, store, tmp_path):
    dialog = opened(window, store, tmp_path, a_recommendation(store), a_recommendation(store, status="accepted"))
    assert "Closed" in labels(dialog) and "Planned" in labels(dialog)
    assert "Implemented (may follow for 1 of 2)" in labels(dialog)
    dialog.reject()


def test_all_move_as_one_step_and_it_is_told(window, store, tmp_path):
    ids = (a_recommendation(store), a_recommendation(store))
    told: list[tuple[int, str]] = []
    dialog = opened(window, store, tmp_path, *ids, told=told)
    dialog.status.set_value("accepted")
    dialog.narrative.setPlainText("Cabinet decision")
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Space)
    assert statuses(store, *ids) == ["accepted"] * 2 and told == [(2, "accepted")]
    updates = store.fetch(RecommendationProgress.select())
    assert {update.narrative for update in updates} == {"Cabinet decision"}
    assert {update.effective for update in updates} == {PartialDate.of(TODAY)}
    store.undo()
    assert statuses(store, *ids) == ["recorded"] * 2


def test_a_reason_is_asked_for_where_it_is_due(window, store, tmp_path):
    ids = (a_recommendation(store), a_recommendation(store))
    dialog = opened(window, store, tmp_path, *ids)
    assert not dialog.reason.isVisible()
    dialog.status.setCurrentIndex(labels(dialog).index("On hold"))
    assert dialog.reason.isVisible()
    dialog.save()
    assert dialog._form.problems()["reason"] == "Say why it is put on hold."
    dialog.reason.setPlainText("Elections")
    dialog.save()
    assert statuses(store, *ids) == ["on_hold"] * 2


def test_those_that_refuse_are_named_and_none_moves(window, store, tmp_path):
    ids = (a_recommendation(store, "Count women and men"), a_recommendation(store, status="accepted"))
    dialog = opened(window, store, tmp_path, *ids)
    dialog.status.set_value("implemented")
    dialog.save()
    assert "Count women and men: “Implemented” cannot follow “Recorded”." in text_of(dialog)
    assert statuses(store, *ids) == ["recorded", "accepted"]
    dialog.reject()


def test_a_day_to_come_or_one_that_cannot_be_read_is_refused(window, store, tmp_path):
    dialog = opened(window, store, tmp_path, a_recommendation(store))
    dialog.when.set_value(PartialDate(2030))
    dialog.save()
    assert "still to come" in dialog._form.problems()["effective"]
    dialog.reject()
    assert store.fetch(RecommendationProgress.select()) == []


def test_what_comes_finds_room(window, store, tmp_path):
    ids = (a_recommendation(store, "Count women and men"), a_recommendation(store, status="accepted"))
    dialog = opened(window, store, tmp_path, *ids)
    QTest.qWait(1)
    plain = dialog.height()
    dialog.status.set_value("implemented")
    dialog.save()
    QTest.qWait(1)
    assert dialog.height() > plain
    assert dialog.narrative.height() >= dialog.narrative.minimumHeight() and dialog.status.height() >= dialog.status.sizeHint().height()
    dialog.reject()
