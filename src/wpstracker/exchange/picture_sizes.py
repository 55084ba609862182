"""How large a picture says it is, read from its head alone: what is shown takes four bytes a pixel, however few the file has."""

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MOST_PARTS = 1000


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None for what is no picture of a kind we show, or is cut off."""
    try:
        if data.startswith(_PNG):
            return _pair(data, 16, ">II")
        if data.startswith((b"GIF87a", b"GIF89a")):
            return _pair(data, 6, "<HH")
        if data.startswith(b"BM") and data[14:18] == b"\x28\0\0\0":
            width, height = _pair(data, 18, "<ii")
            return abs(width), abs(height)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data)
    except (struct.error, IndexError):
        return None
    return None


def _pair(data: bytes, place: int, how: str) -> tuple[int, int]:
    first, second = struct.unpack_from(how, data, place)
    return first, second


def _webp(data: bytes) -> tuple[int, int] | None:
    """RFC 9649: what is drawn on, a lossy or a lossless picture."""
    match data[12:16]:
        case b"VP8X":
            return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        case b"VP8 ":
            width, height = _pair(data, 26, "<HH")
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """The frame of a JPEG (ITU T.81) stands before its first scan."""
    place = 2
    for _ in range(_MOST_PARTS):
        while data[place] == 0xFF and data[place + 1] == 0xFF:
            place += 1
        marker, (length,) = data[place + 1], struct.unpack_from(">H", data, place + 2)
        if marker in _FRAMES:
            height, width = _pair(data, place + 5, ">HH")
            return width, height
        if data[place] != 0xFF or marker == 0xDA or length < 2:
            return None
        place += 2 + length
    return None
