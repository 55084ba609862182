"""What the program is, which version, under which terms, and where it keeps things."""

import platform

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wpstracker import __version__
from wpstracker.assets import resource
from wpstracker.folders import log_file
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import push_button, text_label


class AboutDialog(PlainDialog):
    """Everything on one small page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("About WPS Tracker"))
        picture = QLabel()
        picture.setPixmap(QIcon(str(resource("icons", "app.svg"))).pixmap(64, 64))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(text_label(tr("WPS Tracker {version}", version=__version__), "title"))
        for text, role in self._texts():
            label = text_label(text, role, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
            words.addWidget(label)
        words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.body.addLayout(line)
        log = push_button(tr("Open the folder of the log"), role="quiet")
        log.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file().parent))))
        self.add_buttons(left=[log])

    def _texts(self) -> list[tuple[str, str]]:
        python, system = platform.python_version(), platform.platform()
        return [
            (tr("Events, recommendations and national action plans on Women, Peace and Security, in one file on your computer."), ""),
            (tr("Nothing you enter leaves this computer unless you export or send it."), ""),
            (
                tr(
                    "Free software under the MIT licence. It uses Qt for Python (LGPL 3), Peewee and openpyxl (MIT), platformdirs (MIT), "
                    "Click (BSD) and Lucide icons (ISC); country names come from i18n-iso-countries (MIT)."
                ),
                "muted",
            ),
            (tr("Python {python}, Qt {qt}, {system}", python=python, qt=qVersion(), system=system), "small"),
            (tr("Log: {path}", path=log_file()), "small"),
        ]
