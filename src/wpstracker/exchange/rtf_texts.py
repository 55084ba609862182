"""The text in an RTF file: control words are dropped, letters are decoded, tables of fonts and pictures are passed over."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress

_PIECE = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_PASSED_OVER = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata colorschememapping latentstyles datastore generator listtable".split()
    + b"listoverridetable rsidtbl xmlnstbl filetbl revtbl header footer fldinst".split()
)
_LINES = frozenset((b"par", b"line", b"row", b"sect", b"page"))
_BLANKS = frozenset((b"tab", b"cell"))


def rtf_text(data: bytes) -> Iterator[str]:
    """The lines of a document."""
    reader = _Reader(data)
    for piece in _PIECE.finditer(data):
        if reader.take(piece):
            yield reader.line()
    yield reader.line()


class _Reader:
    """Where in the groups of braces it is, what is passed over, and the line so far."""

    def __init__(self, data: bytes) -> None:
        self._encoding = "cp1251" if b"\\fcharset204" in data else "cp1252"
        self._depth = self._hidden = 0
        self._replaced, self._swallow = 1, 0
        self._bytes = bytearray()
        self._written: list[str] = []

    def take(self, piece: re.Match[bytes]) -> bool:
        """Read one piece; True at the end of a line."""
        word, number, byte, sign, brace, text = piece.groups()
        if brace:
            self._step(brace)
        elif self._hidden:
            return False
        elif sign == b"*" or word in _PASSED_OVER:
            self._hidden = self._depth
        elif byte or text:
            self._add(bytes.fromhex(byte.decode()) if byte else text)
        elif word in _BLANKS or sign == b"~":
            self._add(b" ")
        elif number:
            self._set(word, int(number))
        return word in _LINES and not self._hidden

    def line(self) -> str:
        """The line so far; halves of characters beyond the first 65,536 are put together."""
        self._decode()
        line, self._written = "".join(self._written), []
        return line.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()

    def _step(self, brace: bytes) -> None:
        self._depth += 1 if brace == b"{" else -1
        if self._depth < self._hidden:
            self._hidden = 0

    def _add(self, said: bytes) -> None:
        """Letters; those that repeat a Unicode letter for old programs are swallowed."""
        self._bytes += said[self._swallow :]
        self._swallow = max(0, self._swallow - len(said))

    def _set(self, word: bytes, number: int) -> None:
        if word == b"u":
            self._decode()
            self._written.append(chr(number % 65536))
            self._swallow = self._replaced
        elif word == b"uc":
            self._replaced = max(0, number)
        elif word == b"ansicpg" and number != 1252:
            with suppress(LookupError):
                self._encoding = codecs.lookup(f"cp{number}").name

    def _decode(self) -> None:
        self._written.append(self._bytes.decode(self._encoding, "replace"))
        self._bytes.clear()
