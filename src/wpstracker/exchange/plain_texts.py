"""Telling text from other content, and reading it in the encodings offices of the region use."""

from collections.abc import Mapping

_HEAD = 8192
_BLANKS = frozenset(b"\t\n\r\f")
_ENDINGS = frozenset(
    ("txt", "text", "csv", "tsv", "md", "log", "srt", "vtt", "eml", "ics", "vcf", "json", "xml", "html", "htm", "svg", "rst")
)
_MARKS: Mapping[bytes, str] = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def as_text(data: bytes, name: str, most: int) -> str | None:
    """The beginning of a text of at most `most` bytes; None for what is no text.

    UTF-8 and UTF-16 are known by themselves; Windows-1251 only by a name that ends like a text's, since any bytes could be that.
    """
    part = data[:most]
    for mark, encoding in _MARKS.items():
        if part.startswith(mark):
            return part.decode(encoding, errors="replace")
    if any(byte < 32 and byte not in _BLANKS for byte in part[:_HEAD]):
        return None
    try:
        return part.decode()
    except UnicodeDecodeError as error:
        if len(part) < len(data) and error.start >= len(part) - 3:
            return part[: error.start].decode()
    return part.decode("cp1251", errors="replace") if name.rpartition(".")[2].lower() in _ENDINGS else None
