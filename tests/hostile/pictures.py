"""Pictures made to fill the memory of whoever shows them, each a few hundred bytes."""

import struct
import zlib
from collections.abc import Mapping


def png(width: int, height: int, *parts: bytes) -> bytes:
    """A picture that says it is so large; its rows are those of a small one."""
    head = _png_part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = _png_part(b"IDAT", zlib.compress((b"\0" + bytes(min(width, 8))) * min(height, 8)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(parts) + rows + _png_part(b"IEND", b"")


def _png_part(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def jpeg(width: int, height: int) -> bytes:
    """A JPEG of this size whose scan is empty."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(20) + b"\xff\xd9"


def png_of_texts(number: int) -> bytes:
    """A small picture with texts in it that unpack to 8 MB each."""
    text = b"Comment\0\0" + zlib.compress(b"x" * 7_900_000, 9)
    return png(10, 10, *[_png_part(b"zTXt", text)] * number)


def jpeg_of_scans(side: int, number: int) -> bytes:
    """A grey square that comes in ever so many scans, each of some bytes, which say that nothing is added to any of its blocks."""
    blocks = (side // 8) ** 2
    tables = b"".join(b"\xff\xc4\x00\x14" + kind + b"\x01" + bytes(15) + code for kind, code in ((b"\x00", b"\x00"), (b"\x10", b"\xe0")))
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 11, 8, side, side, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00"
    bits = ("0" + "1" * 14) * (blocks // 32_767 + 1)
    bits += "1" * (-len(bits) % 8)
    nothing = int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\x00")
    head = b"\xff\xd8\xff\xdb\x00\x43\x00" + b"\x01" * 64 + frame + tables
    return head + scan + b"\x00\x00\x00" + bytes(blocks // 8 + 1) + (scan + b"\x01\x3f\x00" + nothing) * number + b"\xff\xd9"


def gif(width: int, height: int) -> bytes:
    """A GIF of this size without a picture in it."""
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + b";"


def bmp(width: int, height: int) -> bytes:
    """A BMP of this size without its pixels."""
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)


def webp(width: int, height: int) -> bytes:
    """A WebP that draws on this much."""
    head = b"VP8X" + struct.pack("<I", 10) + bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 4 + len(head)) + b"WEBP" + head


ENDLESS: Mapping[str, bytes] = {
    "png": png(100_000, 100_000),
    "a png beyond what it can say": png(2**31 - 1, 2**31 - 1),
    "jpeg": jpeg(65_535, 65_535),
    "gif": gif(65_535, 65_535),
    "bmp": bmp(2**30, -(2**30)),
    "webp": webp(2**24, 2**24),
}
"""Pictures that no program can show."""

_PAGE = "http://192.0.2.1/"
ODD: Mapping[str, bytes] = {
    "svg with a script": f'<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("{_PAGE}")</script></svg>'.encode(),
    "svg that fetches": f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{_PAGE}x.png"/></svg>'.encode(),
    "svg of laughs": b'<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
    "an icon": b"\0\0\1\0\1\0\0\0\0\0\1\0\x20\0" + struct.pack("<II", 500, 22) + png(100_000, 100_000),
    "a png of texts": png_of_texts(900),
    "a jpeg of scans": jpeg_of_scans(7_000, 2_000),
    "a large but thinkable webp": webp(16_384, 16_384),
}
"""Files that may be kept, and of which no picture is shown."""
