"""A look into a file without opening it: texts and pictures."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from wpstracker.exchange.picture_sizes import size_of
from wpstracker.exchange.pictures import NotCleaned, cleaned
from wpstracker.exchange.plain_texts import as_text
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.cards import EmptyState

_MOST_TEXT = 200_000
_MOST_PIXELS = 60_000_000
_MOST_MEGABYTES = 128
_LARGEST_SIDE = 1600
_JPEG, _SCAN, _MOST_SCANS = b"\xff\xd8", b"\xff\xda", 100
"""A JPEG that comes in sharper and sharper has about ten scans; each of them goes over the whole picture, however few bytes it has."""
_FORMATS = ("jpeg", "png", "webp", "gif", "bmp")


class FilePreview(QStackedWidget):
    """Shows a text, a picture, or that there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Preview"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.picture = PictureView()
        self.nothing = EmptyState(tr("No preview"), icon_name="file")
        for widget in (self.nothing, self.text, self.picture):
            self.addWidget(widget)

    def show_file(self, name: str, read: Callable[[], bytes]) -> None:
        """Look into a file; its content is read now."""
        data = read()
        image = picture_of(data)
        if image is not None:
            self.picture.show_picture(image, name)
            self.setCurrentWidget(self.picture)
            return
        text = as_text(data, name, _MOST_TEXT)
        if text is None:
            self.show_nothing()
            return
        self.text.setAccessibleName(tr("Text of {name}", name=name))
        cut = [tr("… only the beginning is shown.")] if len(data) > _MOST_TEXT else []
        self.text.setPlainText("\n\n".join([text.replace("\0", ""), *cut]))
        self.setCurrentWidget(self.text)

    def show_nothing(self) -> None:
        """Forget what was shown."""
        self.setCurrentWidget(self.nothing)
        self.text.clear()
        self.picture.show_picture(QImage(), "")


class PictureView(QWidget):
    """A picture, made smaller where it does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setMinimumHeight(80)

    def show_picture(self, image: QImage, name: str) -> None:
        """Show a picture; a null one shows nothing."""
        self._image = image
        self.setAccessibleName(tr("Picture {name}", name=name))
        self.update()

    def image(self) -> QImage:
        """The picture that is shown."""
        return self._image

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the middle, in its own proportions."""
        if self._image.isNull():
            return
        room = self.size() - QSize(8, 8)
        size = self._image.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        painter.end()


def picture_of(data: bytes) -> QImage | None:
    """A picture no larger than is looked at; None for what is none, is damaged, or is so large that reading it would take long."""
    said = size_of(data)
    if said is None or said[0] * said[1] > _MOST_PIXELS:
        return None
    try:
        bare = cleaned(data, "")  # texts in a picture may unpack to gigabytes, and Qt reads them all
    except NotCleaned:
        return None
    if bare.startswith(_JPEG) and bare.count(_SCAN) > _MOST_SCANS:
        return None
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    held = QByteArray(bare)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode("ascii", "replace") not in _FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    if max(size.width(), size.height()) > _LARGEST_SIDE:
        reader.setScaledSize(size.scaled(_LARGEST_SIDE, _LARGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
