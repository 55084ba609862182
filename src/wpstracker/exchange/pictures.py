"""Taking out of a picture what it says besides the picture: where, when, by whom and with what it was taken.

Nothing is encoded anew, so not a pixel changes. Only what is needed to show the picture is kept: parts that nobody has heard of go, too.
Sources: JPEG is ITU T.81 and JFIF 1.02; PNG the W3C Recommendation, third edition; WebP RFC 9649; the orientation tag Exif 2.32.
"""

import re
import struct
from collections.abc import Iterator
from zlib import crc32

from wpstracker.domain.problems import KnownError
from wpstracker.words import N_

_MOST_PARTS = 100_000
"""A picture of 50 MB has some thousand parts; one with more was made to keep us busy."""

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_BARE = {0x01, *range(0xD0, 0xD8)}
"""Markers of a JPEG that stand alone, without a length."""
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"hIST", b"tRNS", b"pHYs", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT")
)
_WEBP_KEPT = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04

_TIFF_HEADS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"IIU\0", b"IIRO", b"IIRS", b"MMOR", b"FUJIFILMCCD-RAW")
_BOXED = ((b"heic", "HEIC"), (b"heix", "HEIC"), (b"mif1", "HEIC"), (b"msf1", "HEIC"), (b"hevc", "HEIC"), (b"avi", "AVIF"), (b"crx", "RAW"))
_OTHERS = ((b"\xff\x0a", "JPEG XL"), (b"\0\0\0\x0cJXL ", "JPEG XL"), (b"\0\0\0\x0cjP  ", "JPEG 2000"), (b"8BPS", "PSD"))


class NotCleaned(KnownError):
    """A picture or film that may say where it was taken, and we cannot take that out."""


class _Damaged(Exception):
    """It does not hold to its own format."""


def cleaned(data: bytes, name: str) -> bytes:
    """The same picture without metadata but for its orientation; anything that is no picture as it is. Raises NotCleaned."""
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return _clean_jpeg(data)
        if data.startswith(_PNG):
            return _clean_png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _clean_webp(data)
    except (_Damaged, struct.error, IndexError) as error:
        message = N_("The picture “{file}” is damaged, so it cannot be made sure that it does not say where it was taken.")
        raise NotCleaned(message, file=name) from error
    kind = _uncleanable(data)
    if kind:
        message = N_("“{file}” may say where and when it was taken, and WPS Tracker cannot take that out of {kind} files.")
        raise NotCleaned(message, file=name, kind=kind)
    return data


def _uncleanable(data: bytes) -> str:
    """The kind of a file that often holds a place and that we do not take apart; "" for all others."""
    if data.startswith(_TIFF_HEADS):
        return "TIFF / RAW"
    if data[4:8] == b"ftyp":
        return next((kind for brand, kind in _BOXED if data[8:12].startswith(brand)), "MP4 / MOV")
    if data.startswith((b"GIF87a", b"GIF89a")) and b"XMP DataXMP" in data:
        return "GIF / XMP"
    return next((kind for head, kind in _OTHERS if data.startswith(head)), "")


# -- JPEG


def _clean_jpeg(data: bytes) -> bytes:
    """Keep colours and picture; what stands after its end (a second picture, a film) goes as well."""
    kept, orientation, after_head = [data[:2]], 1, 1
    for marker, start, end in _jpeg_parts(data):
        part = data[start:end]
        if marker == 0xE1 and part[4:10] == b"Exif\0\0" and orientation == 1:
            orientation = _orientation(part[10:])
        if marker == 0xE0 and part[4:9] == b"JFIF\0" and len(kept) == 1:
            kept.append(b"\xff\xe0\x00\x10" + part[4:16].ljust(12, b"\0") + b"\0\0")  # without its small picture
            after_head = 2
        elif _is_kept(marker, part):
            kept.append(part)
    if orientation != 1:
        exif = b"Exif\0\0" + _exif(orientation)
        kept.insert(after_head, b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    return b"".join(kept)


def _is_kept(marker: int, part: bytes) -> bool:
    """Of the parts made for programs only the colour profile and Adobe's word on the colours; no comments."""
    if marker == 0xE2:
        return part[4:16] == b"ICC_PROFILE\0"
    if marker == 0xEE:
        return part[4:9] == b"Adobe"
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each part after the first marker; a scan goes with its head. Ends with the end of the picture."""
    place = 2
    for _ in range(_MOST_PARTS):
        if data[place] != 0xFF:
            raise _Damaged
        while data[place + 1] == 0xFF:
            place += 1
        marker, start = data[place + 1], place
        if marker == _EOI:
            yield marker, start, start + 2
            return
        if marker in (0, _SOI):
            raise _Damaged
        place += 2
        if marker not in _BARE:
            (length,) = struct.unpack_from(">H", data, place)
            place += length
            if length < 2 or place > len(data):
                raise _Damaged
        if marker == _SOS:
            found = _SCAN_END.search(data, place)
            if not found:
                raise _Damaged
            place = found.start()
        yield marker, start, place
    raise _Damaged


# -- PNG


def _clean_png(data: bytes) -> bytes:
    """Keep what the picture is made of and its colours; texts, times and what stands after the end go."""
    kept, orientation = [_PNG], 1
    for kind, start, end in _png_parts(data):
        if kind == b"eXIf":
            orientation = _orientation(data[start + 8 : end - 4])
        if kind == b"IEND" and orientation != 1:
            kept.insert(2, _png_part(b"eXIf", _exif(orientation)))
        if kind in _PNG_KEPT or kind[:1].isupper():
            kept.append(data[start:end])
    return b"".join(kept)


def _png_parts(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Type, start and end of each part, from IHDR to IEND."""
    place = len(_PNG)
    for number in range(_MOST_PARTS):
        (length,) = struct.unpack_from(">I", data, place)
        kind, end = data[place + 4 : place + 8], place + 12 + length
        if end > len(data) or not kind.isalpha() or (number == 0) != (kind == b"IHDR"):
            raise _Damaged
        yield kind, place, end
        if kind == b"IEND":
            return
        place = end
    raise _Damaged


def _png_part(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


# -- WebP


def _clean_webp(data: bytes) -> bytes:
    """Keep picture, colours and animation, and say in the head what is left."""
    (size,) = struct.unpack_from("<I", data, 4)
    end = 8 + size
    if end > len(data) or size < 4:
        raise _Damaged
    parts = list(_webp_parts(data, 12, end))
    exif = next((data[start + 8 : stop] for kind, start, stop in parts if kind == b"EXIF"), b"")
    orientation = _orientation(exif.removeprefix(b"Exif\0\0"))
    body = b"".join(_webp_kept(data, kind, start, stop, orientation) for kind, start, stop in parts if kind in _WEBP_KEPT)
    if orientation != 1:
        body += _webp_part(b"EXIF", _exif(orientation))
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _webp_parts(data: bytes, place: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Type, start and end (without the padding) of each part."""
    for _ in range(_MOST_PARTS):
        if place == end:
            return
        (length,) = struct.unpack_from("<I", data, place + 4)
        stop = place + 8 + length
        if stop > end:
            raise _Damaged
        yield data[place : place + 4], place, stop
        place = min(stop + length % 2, end)
    raise _Damaged


def _webp_kept(data: bytes, kind: bytes, start: int, stop: int, orientation: int) -> bytes:
    """A part as it stays: the head's flags say what is there, a frame has only parts of a picture in it."""
    body = data[start + 8 : stop]
    if kind == b"VP8X":
        flags = body[0] & ~(_WEBP_EXIF | _WEBP_XMP) | (_WEBP_EXIF if orientation != 1 else 0)
        return _webp_part(kind, bytes((flags,)) + body[1:])
    if kind == b"ANMF":
        frames = [_webp_part(of, data[first + 8 : last]) for of, first, last in _webp_parts(data, start + 24, stop) if of in _WEBP_KEPT]
        return _webp_part(kind, body[:16] + b"".join(frames))
    return _webp_part(kind, body)


def _webp_part(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


# -- Exif


def _orientation(tiff: bytes) -> int:
    """How the picture is to be turned, 1 to 8; 1, upright, when it is not said."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (directory,) = struct.unpack_from(order + "I", tiff, 4)
        (entries,) = struct.unpack_from(order + "H", tiff, directory)
        for entry in range(entries):
            tag, kind, _, value = struct.unpack_from(order + "HHIH", tiff, directory + 2 + 12 * entry)
            if tag == 0x0112 and kind == 3:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _exif(orientation: int) -> bytes:
    """The smallest Exif that says the orientation and nothing else."""
    return struct.pack(">4sIHHHIHHI", b"MM\0*", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
