"""Rows read from the bytes of a damaged database, without its tables of contents.

A record in SQLite's file format (https://www.sqlite.org/fileformat.html) begins with a head that gives the type and length of each column.
The heads of our rows are known: an id is a text of 32 hex digits, a digest one of 64. So they are looked for everywhere, and what they
announce is read behind them, over the chain of overflow pages where a row is longer than a page. Each is checked by its content.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from mmap import mmap

from wpstracker.domain.changes import Operation

Row = tuple[object, ...]
Data = bytes | mmap
_PAGE = 4096
_ID, _RECORD, _DIGEST = rb"\x4d", rb"\x55", rb"\x81\x0d"
"""The heads of texts of 32 and 36 letters and, as a number of two bytes, of 64."""
_HEX = re.compile("[0-9a-f]{32}")
_LONGEST_NUMBER = 9
_CHANGE_COLUMNS, _STEP_COLUMNS, _CONTENT_COLUMNS, _ERASURE_COLUMNS = 7, 5, 2, 2


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of a table are recognised: their head, the number of their columns, what must hold of their content."""

    table: str
    head: re.Pattern[bytes]
    columns: int
    fits: Callable[[Row], bool]


def rows(data: Data, page: int = _PAGE) -> Iterator[tuple[str, Row, float]]:
    """Every row of a known shape with the name of its table and how much was looked through; a row may be found more than once.

    Erasures come first: what was erased is known before anything else is found.
    """
    for number, shape in enumerate(_SHAPES):
        for found in shape.head.finditer(data):
            row = _record(data, found.start(), shape.columns, page)
            if row is not None and shape.fits(row):
                yield shape.table, row, (number + found.start() / len(data)) / len(_SHAPES)


def page_size(head: bytes) -> int:
    """As the head of a file says; ours where it says what cannot be."""
    said = int.from_bytes(head[16:18], "big")
    said = 65536 if said == 1 else said
    return said if 512 <= said <= 65536 and said & (said - 1) == 0 else _PAGE


def _record(data: Data, start: int, columns: int, page: int) -> Row | None:
    """The record whose head stands at `start`; None when it is none or goes beyond what is there."""
    length, at = _number(data, start)
    types: list[int] = []
    while at < start + length and len(types) < columns:
        kind, at = _number(data, at)
        types.append(kind)
    if at != start + length or len(types) != columns:
        return None
    sizes = [_size(kind) for kind in types]
    total = length + sum(sizes)
    payload = _payload(data, start, total, page)
    if payload is None:
        return None
    values: list[object] = []
    offset = length
    for kind, size in zip(types, sizes, strict=True):
        values.append(_value(kind, payload[offset : offset + size]))
        offset += size
    return None if any(value is _UNREADABLE for value in values) else tuple(values)


def _payload(data: Data, start: int, total: int, page: int) -> bytes | None:
    """The bytes of a record: those on its leaf and those on the chain of pages behind it."""
    if total > len(data):
        return None
    most = page - 35
    if total <= most:
        return data[start : start + total] if start % page + total <= page else None
    least = (page - 12) * 32 // 255 - 23
    local = least + (total - least) % (page - 4)
    local = local if local <= most else least
    if start % page + local + 4 > page:
        return None
    parts = [data[start : start + local]]
    missing, following = total - local, int.from_bytes(data[start + local : start + local + 4], "big")
    while missing > 0:
        at = (following - 1) * page
        if following < 1 or at + page > len(data):
            return None
        following = int.from_bytes(data[at : at + 4], "big")
        parts.append(data[at + 4 : at + 4 + min(missing, page - 4)])
        missing -= page - 4
    return b"".join(parts)


_UNREADABLE = object()


def _value(kind: int, data: bytes) -> object:
    if kind == 0:
        return None
    if kind >= 13 and kind % 2:
        try:
            return data.decode()
        except UnicodeDecodeError:
            return _UNREADABLE
    if kind >= 12:
        return data
    return _UNREADABLE  # no row looked for has numbers


def _size(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else 0


def _number(data: Data, at: int) -> tuple[int, int]:
    """A number of one to nine bytes as SQLite writes it, and where the next thing begins."""
    value = 0
    for byte in data[at : at + _LONGEST_NUMBER - 1]:
        value = value << 7 | byte & 0x7F
        at += 1
        if byte < 0x80:
            return value, at
    return value << 8 | int.from_bytes(data[at : at + 1], "big"), at + 1


def is_id(value: object) -> bool:
    """Whether it may be the id of a change or step."""
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def is_change(row: Row) -> bool:
    """Whether a row may be one of the change log."""
    return is_id(row[0]) and is_id(row[1]) and row[4] in tuple(Operation) and _is_object(row[5]) and _is_object(row[6])


def is_step(row: Row) -> bool:
    """Whether a row may be a step of the log."""
    texts = all(isinstance(value, str) for value in row[:4])
    return texts and is_id(row[0]) and _is_object(row[2]) and (row[4] is None or is_id(row[4]))


def is_content(row: Row) -> bool:
    """Whether a content is what it was when it was attached."""
    return isinstance(row[1], bytes) and hashlib.sha256(row[1]).hexdigest() == row[0]


def _is_erasure(row: Row) -> bool:
    return all(isinstance(value, str) for value in row) and re.fullmatch(r"[0-9a-f-]{36}", str(row[0])) is not None


def _is_object(value: object) -> bool:
    try:
        return isinstance(value, str) and isinstance(json.loads(value), dict)
    except (ValueError, RecursionError):
        return False


_SHAPES = (
    Shape("erasure", re.compile(rb"\x03" + _RECORD), _ERASURE_COLUMNS, _is_erasure),
    Shape("change", re.compile(rb"[\x08-\x1f]" + _ID + _ID), _CHANGE_COLUMNS, is_change),
    Shape("step", re.compile(rb"(?s)[\x06-\x1f]" + _ID + rb"(?=.{4,30}[0-9a-f]{32})"), _STEP_COLUMNS, is_step),
    Shape("attachment_content", re.compile(rb"[\x04-\x0c]" + _DIGEST), _CONTENT_COLUMNS, is_content),
)
