"""Something went wrong in the program: what is safe, what can be done, and the report before it is sent anywhere."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import push_button, text_label


class MistakeDialog(PlainDialog):
    """Shown once for a mistake of ours; nothing is sent by the program."""

    def __init__(self, parent: QWidget | None, report: str, log_file: Path, restart: Callable[[], object]) -> None:
        super().__init__(parent, "WPS Tracker", width=620)
        self.headline = text_label(tr("Something went wrong in the program. What you saved is safe."), "heading", wrap=True)
        self.advice = text_label(
            tr(
                "What you were typing has been kept as well, but for the last few seconds. Go on if everything looks right. "
                "Otherwise start anew: your file is opened again, and what you were typing is offered to you."
            ),
            wrap=True,
        )
        about = tr(
            "The report below says where it happened. It holds nothing out of your file. Read it, copy it, and send it to whoever "
            "looks after the program; it also stands in {path}.",
            path=log_file,
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(tr("Report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setMinimumHeight(200)
        for widget in (self.headline, self.advice, text_label(about, "muted", wrap=True)):
            self.body.addWidget(widget)
        self.body.addWidget(self.report, 1)
        self.copy = push_button(tr("Copy the report"), icon_name="copy")
        self.copy.clicked.connect(self._copy)
        self.restart = push_button(tr("Start anew"), icon_name="rotate-ccw")
        self.restart.clicked.connect(restart)
        self.add_buttons(left=(self.copy, self.restart), close=tr("Go on"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(tr("Copied"))
