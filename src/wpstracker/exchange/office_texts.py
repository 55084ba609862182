"""The text in Word, Excel, PowerPoint and OpenDocument files: zip archives of XML, read part by part within bounds.

No reader of whole documents is used: only the words are wanted, and what python-docx or openpyxl build in memory can be made a thousand
times the file. Entities are refused; nothing outside the file is ever looked at.
"""

import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from wpstracker.domain.file_texts import TextProblem
from wpstracker.exchange.archives import Damaged, Dangerous, names_twice, opened
from wpstracker.exchange.unreadable import NoText

_LARGEST_PART = 64 * 1024 * 1024
_MOST_READ = 256 * 1024 * 1024
_PORTION = 256 * 1024
_PARTS = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml|xl/sharedStrings\.xml|xl/worksheets/sheet\d+\.xml"
    r"|ppt/(?:slides/slide|notesSlides/notesSlide)\d+\.xml|content\.xml"
)
_ENDS = frozenset(("p", "h", "si", "is", "row", "tab", "br", "line-break", "s", "tc", "table-cell"))


def office_text(data: bytes) -> Iterator[str]:
    """The paragraphs of a document, the cells of a table, the lines of slides."""
    try:
        archive = opened(data)
    except Dangerous as error:
        raise NoText(TextProblem.TOO_LARGE) from error
    except Damaged as error:
        raise NoText(TextProblem.DAMAGED) from error
    if names_twice(archive):
        raise NoText(TextProblem.DAMAGED)
    parts = archive.infolist()
    wanted = sorted((part for part in parts if _PARTS.fullmatch(part.filename)), key=_order)
    if not wanted:
        raise NoText(TextProblem.OTHER_KIND)
    if "META-INF/manifest.xml" in archive.NameToInfo and b"encryption-data" in b"".join(_portions(archive, "META-INF/manifest.xml")):
        raise NoText(TextProblem.PASSWORD)
    if sum(part.file_size for part in wanted) > _MOST_READ:
        raise NoText(TextProblem.TOO_LARGE)
    for part in wanted:
        if part.flag_bits & 1:
            raise NoText(TextProblem.PASSWORD)
        yield from _part(archive, part)


def _order(part: zipfile.ZipInfo) -> tuple[bool, int, str]:
    """The document before its notes, slides by their numbers."""
    number = re.search(r"(\d+)\.xml$", part.filename)
    return "document" not in part.filename, int(number[1]) if number else 0, part.filename


def _part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[str]:
    reader = _Xml(everything=part.filename == "content.xml")
    for portion in _portions(archive, part.filename):
        yield from reader.read(portion)
    yield from reader.read(b"", last=True)


def _portions(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part as it is unpacked, whatever size it says it has."""
    left = _LARGEST_PART
    with archive.open(name) as file:
        while portion := file.read(_PORTION):
            left -= len(portion)
            if left < 0:
                raise NoText(TextProblem.TOO_LARGE)
            yield portion


class _Xml:
    """The text of an XML part as it comes: elements called `t`, or `everything`, a line for each paragraph or cell."""

    def __init__(self, *, everything: bool) -> None:
        self._open = int(everything)
        self._line: list[str] = []
        self._lines: list[str] = []
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse

    def read(self, portion: bytes, *, last: bool = False) -> list[str]:
        """The lines that are complete with this portion."""
        self._parser.Parse(portion, last)
        if last:
            self._end_line()
        lines, self._lines = self._lines, []
        return lines

    def _begin(self, name: str, _attributes: dict[str, str]) -> None:
        self._open += name.rpartition(":")[2] == "t"

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._open -= local == "t"
        if local in ("tab", "br", "s", "line-break"):
            self._line.append(" ")
        elif local in _ENDS:
            self._end_line()

    def _text(self, text: str) -> None:
        if self._open:
            self._line.append(text)

    def _end_line(self) -> None:
        line = " ".join("".join(self._line).split())
        self._line = []
        if line:
            self._lines.append(line)

    def _refuse(self, *_declared: object) -> None:
        raise NoText(TextProblem.DAMAGED)
