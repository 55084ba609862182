"""Files that are dragged or pasted: paths on this computer, or a picture."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from wpstracker.gui.language import tr
from wpstracker.services.attachments import Incoming
from wpstracker.services.files import SUFFIX


def files_in(data: QMimeData | None) -> list[Path | Incoming]:
    """What is dragged or was copied, if it can be attached. A file of this program alone is meant to be opened instead.

    An empty clipboard may have no data at all.
    """
    if data is None:
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return [] if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX else list(paths)
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return [Incoming(tr("Picture") + ".png", _png(image))]
    return []


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
