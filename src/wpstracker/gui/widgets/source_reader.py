"""Opens and closes the text of a source in the last part of a splitter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QSplitter, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.widgets.keys import on_key
from wpstracker.gui.widgets.source_text import SourceTextPane
from wpstracker.services.sources import SourceText

KEYS = "Ctrl+Shift+T"
_SHARES = {2: (0.62, 0.38), 3: (0.25, 0.37, 0.38)}
"""Of the width: form and text; list, page and text."""


class SourceReader(QObject):
    """`button` opens and closes the pane; `texts` are asked for whenever it is open and `refresh` is called."""

    def __init__(
        self,
        owner: QWidget,
        splitter: QSplitter,
        button: QAbstractButton,
        texts: Callable[[], Sequence[SourceText]],
        *,
        cites: bool = False,
    ) -> None:
        super().__init__(owner)
        self._owner, self._splitter, self.button, self._texts = owner, splitter, button, texts
        self._sizes: list[int] = []
        self.pane = SourceTextPane(cites=cites)
        self.pane.hide()
        splitter.addWidget(self.pane)
        button.setCheckable(True)
        button.setToolTip(tr("Read the text of the source beside it ({keys})", keys=KEYS))
        button.toggled.connect(self._show)
        on_key(owner, KEYS, button.toggle, within=True)
        self.pane.closed.connect(lambda: button.setChecked(False))

    def refresh(self) -> None:
        """Ask for the texts again, if they are read."""
        if self.button.isChecked():
            self.pane.show_sources(self._texts())

    def _show(self, on: bool) -> None:
        """Closing gives the others back what they had."""
        if on:
            self._sizes = self._splitter.sizes()
            self.refresh()
            self.pane.show()
            shares = _SHARES[self._splitter.count()]
            self._splitter.setSizes([int(self._splitter.width() * share) for share in shares])
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            had_keyboard = self.pane.isAncestorOf(self._owner.focusWidget() or self._owner)
            self.pane.hide()
            self._splitter.setSizes(self._sizes)
            if had_keyboard and (first := self._splitter.widget(0)):
                first.setFocus(Qt.FocusReason.OtherFocusReason)
