"""Long work runs beside the window, shows how far it is, and can be stopped."""

import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QProgressBar, QPushButton, QWidget
from shiboken6 import isValid

from tests.gui.windows import until
from wpstracker.domain.problems import KnownError, Progress
from wpstracker.gui.jobs import run_job

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def window(app: QApplication) -> QWidget:
    made = QWidget()
    made.show()
    return made


def progress_dialog(window: QWidget) -> QDialog:
    (dialog,) = [child for child in window.findChildren(QDialog) if child.findChild(QProgressBar)]
    return dialog


def test_the_result_comes_back_to_the_thread_of_the_window(window: QWidget) -> None:
    worked_in: list[threading.Thread] = []
    told: list[tuple[int, threading.Thread]] = []

    def work(_progress: Progress) -> int:
        worked_in.append(threading.current_thread())
        return 42

    run_job(window, "Counting…", work, lambda result: told.append((result, threading.current_thread())))
    until(lambda: told)

    assert told == [(42, threading.main_thread())]
    assert worked_in[0] is not threading.main_thread()


def test_short_work_shows_nothing(window: QWidget) -> None:
    told: list[None] = []
    run_job(window, "Blinking…", lambda progress: progress(1.0), told.append)
    dialog = progress_dialog(window)
    while not told:
        assert not dialog.isVisible()
        QTest.qWait(10)


def test_long_work_shows_how_far_it_is_and_leaves_the_window_alive(window: QWidget) -> None:
    go_on = threading.Event()
    told: list[str] = []

    def work(progress: Progress) -> str:
        progress(0.4)
        go_on.wait(10)
        return "done"

    run_job(window, "Counting…", work, told.append)
    dialog = progress_dialog(window)
    until(dialog.isVisible)
    bar = dialog.findChild(QProgressBar)
    assert bar is not None
    assert bar.value() / bar.maximum() == pytest.approx(0.4)
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    go_on.set()
    until(lambda: told)
    until(lambda: not isValid(dialog))


@pytest.mark.parametrize("way", ["button", "escape"])
def test_it_can_be_stopped(window: QWidget, way: str) -> None:
    ended: list[str] = []

    def work(progress: Progress) -> None:
        for _ in range(1000):
            progress(0.1)
            time.sleep(0.01)

    run_job(window, "Counting…", work, lambda _: pytest.fail("it was done"), ended=lambda: ended.append("ended"))
    dialog = progress_dialog(window)
    until(dialog.isVisible)
    cancel = dialog.findChild(QPushButton)
    assert cancel is not None
    if way == "button":
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    until(lambda: ended)
    assert not window.findChildren(QMessageBox)


def test_what_refuses_is_told_in_its_sentence(window: QWidget) -> None:
    def work(_progress: Progress) -> None:
        raise KnownError("The disk is full: {place}.", place="A")

    run_job(window, "Counting…", work, lambda _: pytest.fail("it did not work"))
    until(lambda: window.findChildren(QMessageBox))
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "The disk is full: A."


def test_a_mistake_of_ours_is_raised_where_the_program_reports_mistakes(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: seen.append(kind))

    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    run_job(window, "Counting…", work, lambda _: None)
    until(lambda: seen)
    assert seen == [ZeroDivisionError]


def test_work_ends_when_its_window_goes(window: QWidget) -> None:
    ended = threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress(0.1)
                time.sleep(0.01)
        finally:
            ended.set()

    run_job(window, "Counting…", work, lambda _: None)
    window.close()
    window.deleteLater()
    until(ended.is_set)
