"""A line for the link to another record, found by typing any of its names."""

from PySide6.QtWidgets import QLineEdit

from wpstracker.gui.forms.names import TO_MAKE, Names
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.finding_line import FindingLine
from wpstracker.gui.widgets.suggestions import Suggestion


class RecordChoice(FindingLine):
    """The id of a record, or None. Unknown text becomes a new record where `creates` says so, else a problem."""

    def __init__(self, names: Names, kind: str, *, creates: bool = False, without: str = "", placeholder: str = "", name: str = "") -> None:
        """`without` is the id of a record that cannot be linked: the one being edited."""
        super().__init__(placeholder=placeholder or tr("Type a few letters"), opens=tr("Show the list (Down)"), name=name)
        self._names, self._kind, self._creates, self._without = names, kind, creates, without
        self.line.setMinimumWidth(120)
        self._new = self.line.addAction(icon("plus", colour_role="accent"), QLineEdit.ActionPosition.LeadingPosition)
        self._new.setToolTip(tr("New: it is saved together with this form"))
        self._show_state()

    def set_value(self, value: str | None) -> None:
        """Show a record; not announced as a change."""
        self._value, self._problem = value or None, ""
        self.line.setText(self._names.label(self._kind, value) if value else "")
        self.line.setCursorPosition(0)
        self._show_state()

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text().strip()

    def _typed(self, text: str) -> None:
        """Look up what is typed."""
        self._value, self._problem = None, ""
        self._offer_all() if text.strip() else self._popup.hide()
        self._show_state()
        self.changed.emit()

    def _offer_all(self) -> None:
        """Show what fits, and the way to make a new one."""
        text = "" if self._value else self.text()
        found = self._names.offers(self._kind, text) if self._creates else self._names.suggest(self._kind, text)
        self._popup.offer([item for item in found if item.id != self._without], self.line)

    def _take(self, item: Suggestion | None) -> None:
        """Write the chosen one."""
        self._popup.hide()
        if item is None:
            return
        self.set_value(self._names.make(self._kind, self.text()).id if item.id == TO_MAKE else item.id)
        self.changed.emit()

    def _settle(self) -> None:
        """When the person leaves: what is called exactly this, a new one, or the problem."""
        self._popup.hide()
        if self.text() and self._value is None:
            exact = self._names.exact(self._kind, self.text())
            if exact and exact.id == self._without:
                exact = None
            if exact or self._creates:
                self.set_value((exact or self._names.make(self._kind, self.text())).id)
                self.changed.emit()
            else:
                self._problem = tr("“{text}” was not found. Choose one from the list or leave the field empty.", text=self.text())
        self._show_state()

    def _show_state(self) -> None:
        """With whether it is new."""
        super()._show_state()
        is_new = self._names.is_new(self._value)
        self._new.setVisible(is_new)
        if is_new and not self._problem:
            self.line.setAccessibleDescription(self._new.toolTip())
        self.line.setToolTip(self.line.text())
