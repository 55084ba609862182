"""A mistake of the program is told once in plain words, and the log says where it happened without quoting a record."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.windows import message, shown
from wpstracker.domain.problems import KnownError
from wpstracker.gui.dialogs.mistake import MistakeDialog
from wpstracker.gui.mistakes import MistakeHook, without_values

SECRET = "Aigul, trained in Osh"


@pytest.fixture
def restarts() -> list[str]:
    """One entry for each time the program is to be started anew."""
    return []


@pytest.fixture
def hook(app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, restarts: list[str]) -> MistakeHook:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    return MistakeHook(app, tmp_path / "wpstracker.log", lambda: restarts.append("now"))


@pytest.fixture
def window(app: QApplication) -> QWidget:
    made = QWidget()
    made.show()
    return made


def happen(hook: MistakeHook, error: BaseException) -> None:
    """An error that reached the top of the program."""
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise error from cause
    except BaseException as raised:
        hook(type(raised), raised, raised.__traceback__)
    QTest.qWait(1)


def test_it_is_told_once_however_often_it_happens(hook: MistakeHook, window: QWidget) -> None:
    for _ in range(3):
        happen(hook, ValueError(SECRET))
    (dialog,) = window.findChildren(MistakeDialog)
    assert "What you saved is safe" in dialog.headline.text()
    dialog.reject()
    QTest.qWait(1)
    happen(hook, ValueError(SECRET))
    assert shown(window, MistakeDialog).isVisible()


def test_S07_the_report_can_be_read_before_it_is_copied_and_quotes_nothing(hook: MistakeHook, window: QWidget) -> None:
    happen(hook, ValueError(SECRET))
    dialog = shown(window, MistakeDialog)
    report = dialog.report.toPlainText()
    assert "ValueError" in report and "test_mistakes.py" in report and "WPS Tracker" in report
    assert "Aigul" not in report and str(Path.home()) not in report
    dialog.copy.click()
    assert QApplication.clipboard().text() == report


def test_the_program_can_be_started_anew(hook: MistakeHook, window: QWidget, restarts: list[str]) -> None:
    happen(hook, ValueError(SECRET))
    shown(window, MistakeDialog).restart.click()
    assert restarts == ["now"]


def test_the_log_says_where_without_quoting(hook: MistakeHook, window: QWidget, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="wpstracker"):
        happen(hook, ValueError(SECRET))
    assert "ValueError" in caplog.text
    assert "KeyError" in caplog.text
    assert "test_mistakes.py" in caplog.text
    assert "Aigul" not in caplog.text


def test_what_the_surroundings_refuse_is_no_mistake(hook: MistakeHook, window: QWidget) -> None:
    happen(hook, KnownError("The disk is full, so “{file}” could not be saved.", file="office.wpst"))
    assert message(window) == "The disk is full, so “office.wpst” could not be saved."


def test_names_of_files_stay_out_of_the_log() -> None:
    assert "office" not in without_values(KnownError("“{file}” is locked.", file="office.wpst"))
