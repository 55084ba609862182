"""A protected file is closed when nobody has touched the keyboard or the mouse for a while; what was typed has been kept."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from wpstracker.gui.settings import Settings

LOCK_AFTER = "lock_after"
MINUTES = (1, 5, 10, 15, 30, 60)
USUAL_MINUTES = 10
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


def minutes(settings: Settings) -> int:
    """After how many minutes; 0 is never."""
    said = settings.text(LOCK_AFTER, str(USUAL_MINUTES))
    return int(said) if said.isdecimal() else USUAL_MINUTES


class IdleLock(QObject):
    """Watches the whole program; `lock` is called once, after which it must be made anew."""

    def __init__(self, settings: Settings, lock: Callable[[], object]) -> None:
        super().__init__()
        self._settings = settings
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lock)
        if app := QCoreApplication.instance():
            app.installEventFilter(self)
        self._begin()

    def stop(self) -> None:
        """The file is closed."""
        self._timer.stop()
        if app := QCoreApplication.instance():
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any sign of life begins the wait anew."""
        if event.type() in _SIGNS_OF_LIFE:
            self._begin()
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        wait = minutes(self._settings)
        if wait:
            self._timer.start(wait * 60_000)
        else:
            self._timer.stop()
