"""The settings of a report below its name and the way back to all of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.pages.reports.chosen import Chosen
from wpstracker.gui.pages.reports.settings import ReportSettings
from wpstracker.gui.widgets.styling import icon_button, text_label


class SettingsSide(QWidget):
    """What stands at the left of the preview of a chosen report."""

    def __init__(self, settings: ReportSettings, back: QAction) -> None:
        super().__init__()
        self._settings = settings
        self.back_button = icon_button("arrow-left", tr("All reports (Alt+Home)"), colour_role="text")
        self.back_button.clicked.connect(back.trigger)
        self.name, self._about = text_label("", "heading", wrap=True), text_label("", "small", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.name)
        texts.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(head)
        box.addWidget(settings, 1)

    def show_name(self, chosen: Chosen) -> None:
        """Name the report; of a saved one also its kind."""
        self.name.setText(chosen.name())
        title = tr(chosen.kind.title)
        self._about.setText(tr(chosen.kind.about) if self.name.text() == title else title)

    def take_keyboard(self) -> None:
        """Give the first setting the keyboard, or the way back when there is none."""
        first = self._settings.period if self._settings.period.isVisible() else self.back_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
