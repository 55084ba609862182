"""How a page will look on paper, with the way to the printer."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.pages.country_print import page_layout, print_on

_SIZE, _AROUND = QSize(760, 900), QSize(20, 60)


class PrintPreview(QPrintPreviewDialog):
    """Opened with `open()`; no higher than the screen."""

    def __init__(self, parent: QWidget, document: QTextDocument, title: str) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # the dialog draws with it after this and does not keep it
        self._printer.setPageLayout(page_layout())
        self._printer.setDocName(title)
        super().__init__(self._printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Print: {title}", title=title))
        self.paintRequested.connect(lambda device: print_on(device, document))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _AROUND))
