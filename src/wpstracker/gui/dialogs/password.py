"""Opening a protected file, and protecting one: its password is asked for, weighed, and kept nowhere."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QWidget

from wpstracker.domain.password_strength import bits, strength
from wpstracker.domain.problems import KnownError
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import push_button, text_label

_MOST_BITS = 80


class UnlockDialog(PlainDialog):
    """Asks until `unlock(password)` raises nothing; a wrong password may be mended where it stands."""

    def __init__(self, parent: QWidget, file: str, unlock: Callable[[str], None]) -> None:
        super().__init__(parent, tr("Open “{file}”", file=file), width=460)
        self._unlock = unlock
        self.password = _password_line()
        self.problem = text_label(role="problem", wrap=True)
        self.problem.hide()
        form = FormGrid()
        form.add("password", tr("Password"), self.password)
        self.body.addWidget(text_label(tr("“{file}” is protected by a password.", file=file), wrap=True))
        self.body.addWidget(form)
        self.body.addWidget(_shown_choice(self.password))
        self.body.addWidget(self.problem)
        self.open_button = push_button(tr("Open"), icon_name="lock-open", role="primary")
        self.open_button.clicked.connect(self._try)
        self.add_buttons(main=self.open_button)
        self.password.setFocus()

    def _try(self) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._unlock(self.password.text())
        except KnownError as error:
            self.problem.setText(error.text(words()))
            self.problem.show()
            self.fit_height()
            self.password.selectAll()
            self.password.setFocus()
        else:
            self.password.clear()
            self.accept()
        finally:
            QGuiApplication.restoreOverrideCursor()


class SetPasswordDialog(PlainDialog):
    """Sets, changes or takes away the password of the open file; `use(password)` gets "" when it is to have none."""

    def __init__(self, parent: QWidget, file: str, use: Callable[[str], object], *, is_protected: bool) -> None:
        title = tr("Change the password of “{file}”", file=file) if is_protected else tr("Protect “{file}” by a password", file=file)
        super().__init__(parent, title)
        self._use = use
        self.first, self.second = _password_line(), _password_line()
        self.meter = QProgressBar()
        self.meter.setRange(0, _MOST_BITS)
        self.meter.setTextVisible(False)
        self.meter.setAccessibleName(tr("Strength of the password"))
        self.strength = text_label(role="muted", wrap=True)
        self.problem = text_label(role="problem", wrap=True)
        self.problem.hide()
        self.understood = QCheckBox(tr("I understand that nobody can open the file without the password"))
        self.set_button = push_button(tr("Set the password"), icon_name="lock", role="primary")
        self.set_button.clicked.connect(self._set)
        self.remove_button = push_button(tr("Remove the password"), icon_name="lock-open")
        self.remove_button.setVisible(is_protected)
        self.remove_button.clicked.connect(lambda: self._finish(""))
        for line in (self.first, self.second):
            line.textChanged.connect(lambda _text: self._weigh())
        self.understood.toggled.connect(lambda _on: self._weigh())
        self._build()
        self._weigh()

    def _build(self) -> None:
        about = tr(
            "The whole file is encrypted: records, search, history, drafts and attached files, and every copy made from now on. "
            "Several words with blanks between them are easy to remember and hard to guess."
        )
        warning = tr(
            "There is no way back in without the password: neither we nor anybody else can recover it. Keep it on paper in a safe place."
        )
        form = FormGrid()
        form.add("first", tr("New password"), self.first)
        form.add("second", tr("The same again"), self.second)
        self.body.addWidget(text_label(about, "muted", wrap=True))
        for widget in (form, self.meter, self.strength, _shown_choice(self.first, self.second), text_label(warning, wrap=True)):
            self.body.addWidget(widget)
        self.body.addWidget(self.understood)
        self.body.addWidget(self.problem)
        self.add_buttons(left=(self.remove_button,), main=self.set_button)
        self.first.setFocus()

    def _weigh(self) -> None:
        """Show how good the password is, and whether it can be set."""
        password, again = self.first.text(), self.second.text()
        self.meter.setValue(round(min(bits(password), _MOST_BITS)))
        level = strength(password)
        self.strength.setText(words()(level.label) if password else tr("How hard it is to guess is shown here."))
        differs = bool(again) and password != again
        self.problem.setText(tr("The two passwords differ.") if differs else "")
        if self.problem.isHidden() == differs:
            self.problem.setVisible(differs)
            self.fit_height()
        self.set_button.setEnabled(bool(password) and password == again and self.understood.isChecked())

    def _set(self) -> None:
        self._finish(self.first.text())

    def _finish(self, password: str) -> None:
        self.first.clear()
        self.second.clear()
        self.accept()
        self._use(password)


def _password_line() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setInputMethodHints(
        Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
    )
    return line


def _shown_choice(*lines: QLineEdit) -> QCheckBox:
    """Lets somebody see what is typed."""
    choice = QCheckBox(tr("Show what is typed"))

    def show(on: bool) -> None:
        for line in lines:
            line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    choice.toggled.connect(show)
    return choice
