"""The one place where errors and questions reach the person."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.gui.language import tr, words


def tell_error(parent: QWidget, error: KnownError | Invalid) -> None:
    """Show one sentence per problem; does not wait for the answer."""
    if isinstance(error, Invalid):
        text = "\n".join(problem.text(words()) for problem in error.problems)
    else:
        text = error.text(words())
    _box(parent, QMessageBox.Icon.Warning, text).open()


def ask(parent: QWidget, text: str, yes: str, then: Callable[[], None], *, details: str = "") -> None:
    """Ask before something that is not easily taken back; `yes` names the deed ("Delete"). Does not block."""
    box = _box(parent, QMessageBox.Icon.Question, text)
    _explain(box, details)
    box.setStandardButtons(QMessageBox.StandardButton.NoButton)
    button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.buttonClicked.connect(lambda clicked: then() if clicked is button else None)
    box.open()


def offer(parent: QWidget, text: str, choices: Sequence[tuple[str, Callable[[], None]]], *, details: str = "") -> None:
    """Tell something and offer what can be done next, the likeliest first; Close does nothing. Does not block."""
    box = _box(parent, QMessageBox.Icon.Information, text)
    _explain(box, details)
    deeds = {box.addButton(label, QMessageBox.ButtonRole.ActionRole): do for label, do in choices}
    close = box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(next(iter(deeds), close))
    box.setEscapeButton(close)
    box.buttonClicked.connect(lambda clicked: deeds.get(clicked, lambda: None)())
    box.open()


def _explain(box: QMessageBox, details: str) -> None:
    """A second, smaller text; Qt would take what stands in angle brackets for HTML."""
    box.setInformativeText(details)
    for label in box.findChildren(QLabel, "qt_msgbox_informativelabel"):
        label.setTextFormat(Qt.TextFormat.PlainText)


def _box(parent: QWidget, icon: QMessageBox.Icon, text: str) -> QMessageBox:
    """Plain text only: a name with angle brackets is shown, not obeyed."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(icon)
    box.setWindowTitle("WPS Tracker")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole) if icon is QMessageBox.Icon.Warning else None
    return box
