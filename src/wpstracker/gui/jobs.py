"""Long work beside the window: it shows how far it has come and can be stopped."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from wpstracker.domain.problems import Cancelled, KnownError, Progress
from wpstracker.gui.language import tr
from wpstracker.gui.messages import tell_error
from wpstracker.gui.widgets.styling import push_button, text_label

T = TypeVar("T")

QUIET_MS = 300
"""Work shorter than this shows no window of its own."""
_LOOK_EVERY_MS = 30
_STEPS = 1000


def run_job(
    parent: QWidget,
    text: str,
    work: Callable[[Progress], T],
    done: Callable[[T], None],
    *,
    ended: Callable[[], None] = lambda: None,
    certain: threading.Event | None = None,
) -> "Job[T]":
    """Run `work` in a thread of its own and hand what it returns to `done`, in the window's thread.

    `work` must touch no widget and open its own connection to the file. A `KnownError` is shown over `parent`; any other error
    is raised here, where the program reports its own mistakes. `ended` is called first, however it ended. Once `work` has set `certain`
    it can no longer be stopped.
    """
    return Job(parent, text, _Run(work, certain or threading.Event()), done, ended)


class _Run(Generic[T]):
    """What worker and window share: plain values only, because a worker that drops the last reference to a QObject ends the process."""

    def __init__(self, work: Callable[[Progress], T], certain: threading.Event) -> None:
        self._work: Callable[[Progress], T] | None = work
        self.certain = certain
        self.share = 0.0
        self.stop = False
        self.result: T
        self.error: BaseException | None = None
        self.thread = threading.Thread(target=self._run, name="job")

    def _run(self) -> None:
        assert self._work is not None
        try:
            self.result = self._work(self._tell)
        except BaseException as error:
            self.error = error
        self._work = None

    def _tell(self, share: float) -> None:
        self.share = share
        if self.stop and not self.certain.is_set():
            raise Cancelled


class Job(QObject, Generic[T]):
    """One piece of work on its way; lives as long as the widget it was started for."""

    def __init__(self, parent: QWidget, text: str, run: _Run[T], done: Callable[[T], None], ended: Callable[[], None]) -> None:
        super().__init__(parent)
        self._parent, self._run, self._done, self._ended = parent, run, done, ended
        self._dialog = _ProgressDialog(parent, text)
        self._dialog.rejected.connect(self.cancel)
        self._patience = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._patience.timeout.connect(self._dialog.open)
        self._watch = QTimer(self, interval=_LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)
        parent.destroyed.connect(lambda: setattr(run, "stop", True))
        run.thread.start()
        self._patience.start()
        self._watch.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next word of progress."""
        self._run.stop = True
        self._dialog.show_stopping()

    def _look(self) -> None:
        """See how far the work is; when it has ended, tell so once."""
        self._dialog.show_share(self._run.share)
        if self._run.certain.is_set():
            self._dialog.show_certain()
        if self._run.thread.is_alive():
            return
        self._watch.stop()
        self._patience.stop()
        self._dialog.end()
        self.deleteLater()
        self._tell()

    def _tell(self) -> None:
        error = self._run.error
        self._ended()
        if error is None:
            self._done(self._run.result)
        elif isinstance(error, KnownError):
            tell_error(self._parent, error)
        elif not isinstance(error, Cancelled):
            raise error


class _ProgressDialog(QDialog):
    """How far the work is, and the button that stops it; stays until the work has really ended."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("WPS Tracker")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(380)
        self._text = text_label(text, wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(text)
        self.cancel_button = push_button(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        box = QVBoxLayout(self)
        box.setSpacing(12)
        box.addWidget(self._text)
        box.addWidget(self.bar)
        box.addLayout(line)

    def show_share(self, share: float) -> None:
        """Move the bar; before the first news it only shows that work goes on."""
        if share > 0:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round(share * _STEPS))

    def show_stopping(self) -> None:
        """Say that the wish was heard."""
        self._text.setText(tr("Stopping…"))
        self.cancel_button.setEnabled(False)

    def show_certain(self) -> None:
        """Offer to stop no longer, since it cannot be."""
        if self.cancel_button.isEnabled():
            self.cancel_button.setEnabled(False)
            self.cancel_button.setToolTip(tr("It can no longer be stopped: the rest is being finished."))

    def reject(self) -> None:
        """Ask the work to stop, without going away yet."""
        if self.cancel_button.isEnabled():
            self.rejected.emit()

    def end(self) -> None:
        """Go away."""
        self.hide()
        self.deleteLater()
