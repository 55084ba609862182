"""What was found, put right or saved: a sentence each, in a list that can be read to its end and copied."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import push_button, text_label

Deed = tuple[str, Callable[[], object]]


class FindingsDialog(PlainDialog):
    """A heading, lines below it, and what can be done next; each deed closes the dialog first."""

    def __init__(self, parent: QWidget, title: str, heading: str, lines: Sequence[str], deeds: Sequence[Deed] = ()) -> None:
        super().__init__(parent, title, width=820)
        self.heading = text_label(heading, wrap=True)
        self.lines = QPlainTextEdit("\n".join(lines))
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(heading)
        self.lines.setMinimumHeight(220)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.lines, 1)
        self.buttons = [push_button(text) for text, _do in deeds]
        for button, (_text, do) in zip(self.buttons, deeds, strict=True):
            button.clicked.connect(lambda _checked=False, do=do: self._do(do))
        self.add_buttons(left=self.buttons, close=tr("Close"))

    def _do(self, do: Callable[[], object]) -> None:
        self.accept()
        do()
