"""Pictures for tests: drawn and encoded by Qt, with the Exif, XMP and comments of a camera put in by the rules of each format."""

import struct
from zlib import crc32

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

PLACE = b"51.1694N 71.4491E"
CAMERA = b"Testcam 9000"


def a_picture(kind: str = "jpg", *, width: int = 40, height: int = 24) -> bytes:
    """A coloured picture, wider than high."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height // 2, Qt.GlobalColor.yellow)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, 90)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def seen(data: bytes, *, turned: bool = True) -> QImage:
    """The picture as a program shows it; null when it cannot be read."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(turned)
    return reader.read()


def exif(orientation: int = 1, order: str = ">") -> bytes:
    """What a camera writes: its name, the orientation, and a GPS directory with the place."""
    head = struct.pack(order + "2sHI", b"MM" if order == ">" else b"II", 42, 8)
    after = 8 + 2 + 3 * 12 + 4
    entries = [
        struct.pack(order + "HHII", 0x0110, 2, len(CAMERA) + 1, after),
        struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack(order + "HHII", 0x8825, 4, 1, after + len(CAMERA) + 1),
    ]
    gps = struct.pack(order + "HHHIII", 1, 0x001B, 2, len(PLACE), after + len(CAMERA) + 1 + 18, 0) + PLACE
    return head + struct.pack(order + "H", 3) + b"".join(entries) + bytes(4) + CAMERA + b"\0" + gps


def jpeg_part(marker: int, body: bytes) -> bytes:
    """A segment."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def telling_jpeg(orientation: int = 1) -> bytes:
    """A JPEG with Exif, XMP, IPTC, a comment, a maker's segment, a colour profile, and a second picture behind the first."""
    plain = a_picture("jpg")
    parts = (
        jpeg_part(0xE1, b"Exif\0\0" + exif(orientation)),
        jpeg_part(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + PLACE + b"</x:xmpmeta>"),
        jpeg_part(0xE2, b"ICC_PROFILE\0\x01\x01profile"),
        jpeg_part(0xE2, b"MPF\0" + PLACE),
        jpeg_part(0xE5, b"maker " + PLACE),
        jpeg_part(0xED, b"Photoshop 3.0\x008BIM" + PLACE),
        jpeg_part(0xFE, b"taken at " + PLACE),
    )
    return plain[:2] + b"".join(parts) + plain[2:] + b"second picture " + PLACE


def png_part(kind: bytes, body: bytes) -> bytes:
    """A chunk."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


def telling_png(orientation: int = 1) -> bytes:
    """A PNG with Exif, texts, XMP, a time, an unknown chunk, and something behind its end."""
    plain = a_picture("png")
    texts = (
        png_part(b"eXIf", exif(orientation, "<")),
        png_part(b"tEXt", b"Comment\0" + PLACE),
        png_part(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + PLACE),
        png_part(b"tIME", bytes(7)),
        png_part(b"prVt", PLACE),
    )
    head = 8 + 25
    return plain[:head] + b"".join(texts) + plain[head:] + PLACE


def webp_part(kind: bytes, body: bytes) -> bytes:
    """A chunk."""
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def telling_webp(orientation: int = 1) -> bytes:
    """A WebP in the extended format with Exif, XMP and an unknown chunk."""
    plain = a_picture("webp", width=40, height=24)
    body = plain[12:]
    if body[:4] == b"VP8X":
        body = body[18:]
    head = webp_part(b"VP8X", bytes((0x0C, 0, 0, 0)) + (39).to_bytes(3, "little") + (23).to_bytes(3, "little"))
    rest = webp_part(b"EXIF", exif(orientation)) + webp_part(b"XMP ", b"<x>" + PLACE + b"</x>") + webp_part(b"PRVT", PLACE)
    whole = b"WEBP" + head + body + rest
    return b"RIFF" + struct.pack("<I", len(whole)) + whole
