"""Looking into a zip archive, such as a document of today's Word or Excel, without unpacking it: a few bytes may unpack to gigabytes."""

import io
import lzma
import struct
import zipfile
import zlib
from enum import StrEnum

_END, _END_SIZE, _LONGEST_REMARK = b"PK\x05\x06", 22, 65_535
_MOST_PARTS = 10_000
_MEGABYTE = 1024 * 1024
_MOST_UNPACKED = 1024 * _MEGABYTE
_ALWAYS_TAKEN = 32 * _MEGABYTE
_MOST_SWELLING = 200
"""Sheets full of equal rows unpack to some thirty times their size; zlib can reach a thousand."""
_HEAD = 4096
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ValueError,
    OSError,
    NotImplementedError,
    OverflowError,
    EOFError,
    RuntimeError,
)
"""What the library raises on a damaged archive, by the place of the damage; bz2 raises OSError or ValueError."""


class Danger(StrEnum):
    """What an archive would do to the one who unpacks it."""

    SWELLS = "swells"
    MANY_PARTS = "many parts"
    LEADS_OUT = "leads out"
    ENTITIES = "entities"


class Damaged(Exception):
    """It does not hold to its own format."""


class Dangerous(Exception):
    """Nobody should unpack it."""

    def __init__(self, danger: Danger) -> None:
        super().__init__(danger.value)
        self.danger = danger


def is_archive(data: bytes) -> bool:
    """Whether it begins like one; what stands before an archive is not looked over."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def opened(data: bytes) -> zipfile.ZipFile:
    """An archive that may be read, its directory looked over and nothing unpacked. Dangerous says why not, Damaged that it is none."""
    if _declared_parts(data) > _MOST_PARTS:
        raise Dangerous(Danger.MANY_PARTS)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Damaged from error
    danger = _danger(archive, len(data))
    if danger is not None:
        raise Dangerous(danger)
    return archive


def names_twice(archive: zipfile.ZipFile) -> bool:
    """Whether two parts have one name, so that two programs read two different documents."""
    names = archive.namelist()
    return len(set(names)) < len(names)


def _declared_parts(data: bytes) -> int:
    """How many parts the end of the archive speaks of, before anything is made of each; 65,535 stands for more."""
    place = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_REMARK))
    return int(struct.unpack_from("<H", data, place + 10)[0]) if 0 <= place <= len(data) - _END_SIZE else 0


def _danger(archive: zipfile.ZipFile, packed: int) -> Danger | None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS:
        return Danger.MANY_PARTS
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MOST_UNPACKED or (unpacked > _ALWAYS_TAKEN and unpacked > _MOST_SWELLING * packed):
        return Danger.SWELLS
    if any(_leads_out(part.orig_filename) for part in parts):
        return Danger.LEADS_OUT
    return Danger.ENTITIES if _is_document(archive) and any(_declares_entities(archive, part) for part in parts) else None


def _leads_out(name: str) -> bool:
    """Absolute, on a drive, or upwards out of the folder it is unpacked in."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or plain[1:2] == ":" or ".." in plain.split("/")


def _is_document(archive: zipfile.ZipFile) -> bool:
    return "[Content_Types].xml" in archive.NameToInfo or "content.xml" in archive.NameToInfo


def _declares_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Abbreviations stand before all else in XML; a few of them can unfold to gigabytes, or fetch what stands elsewhere."""
    if not part.filename.lower().endswith((".xml", ".rels", ".vml")) or part.flag_bits & 1:
        return False
    try:
        with archive.open(part) as file:
            head = file.read(_HEAD)
    except _BROKEN:
        return False  # whoever reads it will say that it is damaged
    return b"<!ENTITY" in head or "<!ENTITY".encode("utf-16-le") in head or "<!ENTITY".encode("utf-16-be") in head
