"""A typed question taken apart: words, phrases in quotation marks, `key:value,value`; each with its place, perhaps left out with “-”."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}
_KEY = re.compile(r"[^\W\d_][\w-]*:")
_BARE_VALUE = re.compile(r'[^\s,"“”„«»#-][^\s,"“”„«»]*\Z')


@dataclass(frozen=True, slots=True)
class Piece:
    """A value, or a word or phrase of the text, without its quotation marks."""

    text: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """`key` is empty for words and phrases, which are the one piece; `end` is behind the last character."""

    start: int
    end: int
    minus: bool
    key: str
    pieces: tuple[Piece, ...]


def tokens(line: str) -> Iterator[Token]:
    """Everything on the line, from left to right."""
    place = _past_blanks(line, 0)
    while place < len(line):
        token = _token(line, place)
        yield token
        place = _past_blanks(line, token.end)


def is_typed(line: str) -> bool:
    """Whether something on the line is more than a word to look for."""
    return any(token.key or token.minus for token in tokens(line))


def ends_typed(line: str) -> bool:
    """Whether a blank behind it completes something that is more than a word to look for."""
    last = next(reversed([*tokens(line)]), None)
    if last is None or last.end == len(line) or line[last.end - 1] == ",":
        return False
    return bool(last.pieces) and (bool(last.key) or last.minus)


def words_only(line: str, is_word: Callable[[str], bool]) -> str:
    """The words and phrases to look for, without what has a minus, or a colon behind what `is_word` knows or before something."""
    kept = (token for token in tokens(line) if not token.minus and not (token.key and (is_word(token.key) or len(token.pieces) > 0)))
    return " ".join(line[token.start : token.end] for token in kept)


def quoted(value: str) -> str:
    """A value as it is written behind a colon: in quotation marks where it would not be read as one."""
    return value if _BARE_VALUE.match(value) else '"' + value.replace('"', '""') + '"'


def has_key(word: str) -> bool:
    """Whether a word would be read as `key:value`."""
    found = _KEY.match(word)
    return bool(found) and not word.startswith("//", found.end() if found else 0)


def _token(line: str, start: int) -> Token:
    minus = line[start] == "-" and start + 1 < len(line) and not line[start + 1].isspace() and line[start + 1] != "-"
    at = start + minus
    if line[at] in _QUOTES:
        piece = _quoted_piece(line, at, doubled=False)
        return Token(start, piece.end, minus, "", (piece,))
    if has_key(line[at : _past_word(line, at)]):
        colon = line.index(":", at)
        pieces = tuple(_values(line, colon + 1))
        end = pieces[-1].end if pieces else colon + 1
        return Token(start, end + line.startswith(",", end), minus, line[at:colon], pieces)
    end = _past_word(line, at)
    return Token(start, end, minus, "", (Piece(line[at:end], at, end),))


def _values(line: str, at: int) -> Iterator[Piece]:
    """The values behind a colon; after a comma there may be blanks."""
    while at < len(line) and not line[at].isspace():
        piece = _quoted_piece(line, at, doubled=True) if line[at] in _QUOTES else _bare_piece(line, at)
        yield piece
        if not line.startswith(",", piece.end):
            return
        at = _past_blanks(line, piece.end + 1)


def _bare_piece(line: str, at: int) -> Piece:
    end = at
    while end < len(line) and line[end] != "," and not line[end].isspace():
        end += 1
    return Piece(line[at:end], at, end)


def _quoted_piece(line: str, at: int, *, doubled: bool) -> Piece:
    """Up to the mark that closes, or to the end; in a value a doubled mark stands for itself."""
    mark, end = _QUOTES[line[at]], at + 1
    while end < len(line):
        if line[end] == mark:
            if not (doubled and mark == '"' and line.startswith('""', end)):
                break
            end += 1
        end += 1
    inside = line[at + 1 : end]
    return Piece(inside.replace('""', '"') if doubled else inside, at, min(end + 1, len(line)), quoted=True)


def _past_blanks(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at


def _past_word(line: str, at: int) -> int:
    while at < len(line) and not line[at].isspace():
        at += 1
    return at
