"""The text in a file of another program: PDF, Word, OpenDocument, Excel, PowerPoint, RTF, HTML, mail, plain text.

Made for a process that may be stopped (`text_worker`): what is read was written by anybody, and a few bytes may unpack to gigabytes.
"""

import email
import email.policy
import io
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser

from wpstracker.domain.file_texts import LONGEST, TextProblem
from wpstracker.exchange.office_texts import office_text
from wpstracker.exchange.plain_texts import as_text
from wpstracker.exchange.rtf_texts import rtf_text
from wpstracker.exchange.unreadable import NoText

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = ("docx", "xlsx", "pptx", "docm", "xlsm", "pptm")
_NEVER_PLAIN = (*_OFFICE, "xls", "doc", "ppt", "odt", "ods", "odp", "pdf")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_IS_PAGE = re.compile(rb"\s*(?:<!doctype html|<html|<table|<\?xml[^>]*>\s*<html)", re.IGNORECASE)
"""Programs of offices write pages with a table in them under the name of a workbook."""
_CYRILLIC = ("cp1251", "koi8-r", "cp866")
_USUAL = frozenset("оеаинтсрвлкмдпуя")


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, at most `LONGEST` letters, and what is wrong with it, if anything."""

    text: str
    problem: TextProblem | None = None


def text_of(data: bytes, name: str) -> Reading:
    """The text of a file by its content and the ending of its name."""
    read = _reader(data, name.rpartition(".")[2].lower())
    if read is None:
        return Reading("", TextProblem.OTHER_KIND)
    try:
        return _gathered(read(data))
    except NoText as error:
        return Reading("", error.problem)
    except MemoryError:
        return Reading("", TextProblem.TOO_LARGE)
    except Exception:  # whatever a reader stumbles over in a foreign file
        return Reading("", TextProblem.DAMAGED)


def _gathered(pieces: Iterator[str]) -> Reading:
    """Pieces of text until there are enough; a reader that fails after some pieces has read them all the same."""
    kept: list[str] = []
    length = 0
    try:
        for piece in pieces:
            kept.append(piece)
            length += len(piece) + 1
            if length > LONGEST:
                return Reading("\n".join(kept)[:LONGEST], TextProblem.CUT)
    except NoText:
        raise
    except Exception:
        if not any(map(str.strip, kept)):
            raise
    text = "\n".join(kept).strip()
    return Reading(text.replace("\0", " ")) if text else Reading("", TextProblem.NO_TEXT)


def _reader(data: bytes, ending: str) -> Callable[[bytes], Iterator[str]] | None:
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf
    if data.startswith(b"{\\rtf"):
        return rtf_text
    if data.startswith(b"PK"):
        return office_text
    if data.startswith(_OLE) and (ending in _OFFICE or _ENCRYPTED in data):
        return _locked
    if ending in _NEVER_PLAIN and _IS_PAGE.match(data):
        return _html
    return _mistaken if ending in _NEVER_PLAIN and not data.startswith(_OLE) else _BY_ENDING.get(ending)


def _locked(_data: bytes) -> Iterator[str]:
    """A document of today's Word or Excel is in such a wrapping only when it has a password."""
    raise NoText(TextProblem.PASSWORD)


def _mistaken(_data: bytes) -> Iterator[str]:
    """Its name says a document, its content does not."""
    raise NoText(TextProblem.DAMAGED)


def _pdf(data: bytes) -> Iterator[str]:
    """Page after page; one that cannot be read is passed over."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it has to say of a file is for nobody's eyes
    pdf = PdfReader(io.BytesIO(data), strict=False)
    with suppress(DependencyError):
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise NoText(TextProblem.PASSWORD)
    try:
        pages = len(pdf.pages)
    except DependencyError as error:  # ciphers that would need another package
        raise NoText(TextProblem.PASSWORD) from error
    for number in range(pages):
        with suppress(Exception):
            yield pdf.pages[number].extract_text()


class _Html(HTMLParser):
    """Gathers what a browser would show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        """Scripts and styles are not shown; most other things begin a line."""
        self._hidden += tag in _NOT_SHOWN
        if tag not in _IN_LINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """What follows is shown again."""
        self._hidden -= tag in _NOT_SHOWN and self._hidden > 0

    def handle_data(self, data: str) -> None:
        """Text."""
        if not self._hidden:
            self.pieces.append(data)


_NOT_SHOWN = ("script", "style", "template", "noscript")
_IN_LINE = ("a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u")


def _html(data: bytes) -> Iterator[str]:
    head = data[:2048].lower()
    named = head.partition(b"charset=")[2].lstrip(b"\"'")[:20]
    encoding = "".join(chr(byte) for byte in named if chr(byte).isalnum() or byte in b"-_")
    parser = _Html()
    parser.feed(_decoded(data, encoding)[: 4 * LONGEST])
    yield from (line.strip() for line in "".join(parser.pieces).splitlines() if line.strip())


def _plain(data: bytes) -> Iterator[str]:
    text = as_text(data, "", len(data))
    if text is None and b"\0" in data:
        raise NoText(TextProblem.DAMAGED)
    yield text if text is not None else _decoded(data, "")


def _mail(data: bytes) -> Iterator[str]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    yield str(message["subject"] or "")
    body = message.get_body(("plain", "html"))
    if body is not None:
        content = str(body.get_content())
        yield from _html(content.encode()) if body.get_content_subtype() == "html" else (content,)


def _decoded(data: bytes, encoding: str) -> str:
    """Text in the encoding it names, or in the one in which it looks most like Russian."""
    for each in (encoding, "utf-8-sig"):
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(each) if each else data.decode("utf-8-sig")
    part = data[:20_000]
    best = max(_CYRILLIC, key=lambda each: sum(letter in _USUAL for letter in part.decode(each, "replace")))
    return data.decode(best, "replace")


_BY_ENDING: Mapping[str, Callable[[bytes], Iterator[str]]] = (
    dict.fromkeys(("htm", "html", "xhtml"), _html)
    | dict.fromkeys(("txt", "text", "csv", "tsv", "md", "rst", "srt", "vtt", "ics", "vcf"), _plain)
    | {"eml": _mail}
)
