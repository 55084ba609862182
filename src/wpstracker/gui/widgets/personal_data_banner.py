"""Pointing out that a text holds data about persons, and offering what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.domain.personal_data import PersonalData
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.cards import Banner
from wpstracker.gui.widgets.styling import push_button


class PersonalDataBanner(QFrame):
    """`restrict` and `remove` when the person decides so."""

    restrict = Signal()
    remove = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner(kind="warning", dismissible=False)
        self.restrict_button = push_button(tr("Keep the source restricted"), icon_name="lock")
        self.restrict_button.clicked.connect(self.restrict.emit)
        self.remove_button = push_button(tr("Remove them from the text"), icon_name="x")
        self.remove_button.clicked.connect(self.remove.emit)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.restrict_button)
        line.addWidget(self.remove_button)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.banner)
        box.addLayout(line)
        self.show_found(PersonalData(), restricted=False)

    def show_found(self, found: PersonalData, *, restricted: bool) -> None:
        """Say what was found; nothing is shown when there is nothing. A restricted source is told so quietly."""
        examples = ", ".join((*found.addresses, *found.numbers)[:3])
        kind = "info" if restricted else "warning"
        self.banner.set_message(f"{said_of(found)}\n{examples}" if found else "", kind=kind)
        self.restrict_button.setVisible(not restricted)
        self.setVisible(bool(found))


def said_of(found: PersonalData) -> str:
    """Which data about persons a text holds, in a sentence."""
    addresses = tr_n("{n} e-mail address", "{n} e-mail addresses", len(found.addresses)) if found.addresses else ""
    numbers = tr_n("{n} telephone number", "{n} telephone numbers", len(found.numbers)) if found.numbers else ""
    if addresses and numbers:
        return tr("The text contains {addresses} and {numbers}. These are personal data.", addresses=addresses, numbers=numbers)
    return tr("The text contains {data}. These are personal data.", data=addresses or numbers)
