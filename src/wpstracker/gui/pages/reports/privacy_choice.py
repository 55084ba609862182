"""Who a report is for, and what may therefore stand in it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from wpstracker.domain.handover import Handover
from wpstracker.gui.language import tr
from wpstracker.gui.messages import ask
from wpstracker.gui.widgets.styling import text_label

PUBLIC = Handover(suppress_small=True)
INTERNAL = Handover()
FULL = Handover(restricted=True, participants=True, contacts=True)
_INDENT = 27


class PrivacyChoice(QWidget):
    """Three profiles; what was saved otherwise is a fourth one. The full profile is asked for a second time."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Privacy"))
        self._group = QButtonGroup(self)
        self._profiles: list[Handover] = []
        self._value = INTERNAL
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(1)
        self._add(
            PUBLIC, tr("Public"), tr("No restricted records, no names, no contacts; counts below 5 in security institutions are hidden.")
        )
        self._add(INTERNAL, tr("Internal"), tr("No restricted records, no names of participants, no contacts."))
        self._add(FULL, tr("Full"), tr("With restricted records, names of participants and contacts."))
        self._own = self._add(Handover(True, False, False, True), tr("As saved"), tr("What was chosen when the report was saved."))
        self._group.idClicked.connect(self._chosen)
        self.setFocusProxy(self._group.button(0))
        self.set_value(INTERNAL)

    def value(self) -> Handover:
        """What may leave the office."""
        return self._value

    def set_value(self, value: Handover) -> None:
        """Show a profile, without asking or announcing."""
        self._value = value
        is_own = value not in (PUBLIC, INTERNAL, FULL)
        if is_own:
            self._profiles[3] = value
        for widget in self._own:
            widget.setVisible(is_own)
        self._group.button(self._profiles.index(value)).setChecked(True)

    def button(self, profile: Handover) -> QRadioButton:
        """The button of a profile."""
        button = self._group.button(self._profiles.index(profile))
        assert isinstance(button, QRadioButton)
        return button

    def _add(self, profile: Handover, label: str, about: str) -> tuple[QWidget, QWidget]:
        button, said = QRadioButton(label), text_label(about, "small", wrap=True)
        button.setAccessibleDescription(about)
        said.setContentsMargins(_INDENT, 0, 0, 4)
        self._group.addButton(button, len(self._profiles))
        self._profiles.append(profile)
        self._box.addWidget(button)
        self._box.addWidget(said)
        return button, said

    def _chosen(self, number: int) -> None:
        wanted = self._profiles[number]
        if wanted == self._value:
            return
        if not wanted.is_confidential:
            self._take(wanted)
            return
        self.set_value(self._value)
        ask_for_confidential(self, lambda: self._take(wanted))

    def _take(self, wanted: Handover) -> None:
        self.set_value(wanted)
        self.changed.emit()


def ask_for_confidential(parent: QWidget, then: Callable[[], None]) -> None:
    """The first of two questions before anything restricted is shown or written."""
    text = tr("Show restricted records, names of participants and contacts in this report?")
    details = tr("Choose this only for readers who may know them. You will be asked again before anything is written.")
    ask(parent, text, tr("Show them"), then, details=details)
