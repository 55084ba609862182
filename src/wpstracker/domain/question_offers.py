"""What may be written next in a typed question: words of the list, and behind a colon the values of the word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from wpstracker.domain import moving_days
from wpstracker.domain import question_values as values
from wpstracker.domain.finding import Typed
from wpstracker.domain.places import countries_by_name
from wpstracker.domain.question import MOVABLE
from wpstracker.domain.question_text import MAY_BE_MISSING
from wpstracker.domain.question_tokens import Token, quoted, tokens
from wpstracker.domain.question_values import Names
from wpstracker.domain.question_words import NOT_STATED, PERIODS, WORDS, Takes, Word, key, words_by_name
from wpstracker.words import LANGUAGES, N_, words_for

MOST = 40
"""More than this nobody reads; the next letter narrows them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """`text` is what is written, `label` how it is shown, `hint` tells what it is."""

    text: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Offers:
    """What may stand in the place of the text from `start` to `end`; `is_value`: behind a colon, where something has to stand."""

    start: int
    end: int
    items: tuple[Offer, ...] = ()
    is_value: bool = False


def offers(line: str, cursor: int, kind: str, names: Names, language: str, *, least: int = 1) -> Offers:
    """What may be meant at the cursor; words are offered from `least` letters on, values at once."""
    token = next((each for each in tokens(line) if each.start < cursor <= each.end), None)
    if token is None or (not token.key and not token.pieces[0].quoted):
        start = token.start + token.minus if token else cursor
        begun = line[start:cursor] if token else ""
        found = _words(kind, begun, language) if len(begun) >= least else ()
        return Offers(start, token.end if token else cursor, tuple(found))
    word = words_by_name(kind).get(key(token.key))
    at_colon = token.start + token.minus + len(token.key)
    if word is None or cursor <= at_colon:
        return Offers(cursor, cursor)
    return _values_at(line, cursor, token, word, (names, language))


def _words(kind: str, begun: str, language: str) -> Iterator[Offer]:
    """The words some name of which begins so, by their names in the language."""
    said = words_for(language)
    for word in WORDS[kind]:
        if any(key(name).startswith(key(begun)) for of in word.names.values() for name in of):
            yield Offer(f"{word.name(language)}:", f"{word.name(language)}:", said(word.label))


def _values_at(line: str, cursor: int, token: Token, word: Word, known: tuple[Names, str]) -> Offers:
    piece = next((each for each in token.pieces if each.start <= cursor <= each.end), None)
    start, end = (piece.start, piece.end) if piece else (cursor, cursor)
    begun = line[start:cursor].lstrip('"“„«')
    found = sorted(islice(_values(word, begun, *known), MOST), key=lambda each: not key(each.label).startswith(key(begun)))
    return Offers(start, end, tuple(found), is_value=True)


def _values(word: Word, begun: str, names: Names, language: str) -> Iterator[Offer]:
    said = words_for(language)
    if word.takes is Takes.COUNTRY:
        yield from _countries(begun, language)
    elif word.takes is Takes.CHOICE:
        for code, label in {code.value: code.label for of in word.lists for code in of}.items():
            if _fits(begun, code, *(words_for(each)(label) for each in LANGUAGES)):
                yield Offer(quoted(values.code_written(word, code, language)), said(label), code)
    elif word.takes is Takes.FLAG:
        yield from _fitting(begun, ((flag.name(language), flag.name(language), said(flag.label)) for flag in word.flags))
    elif word.takes is Takes.DAY:
        if word.part in (*MOVABLE, *PERIODS):
            yield from _days(begun, language)
    else:
        yield from _records(word, begun, names)
    if word.part in MAY_BE_MISSING:
        name = NOT_STATED.get(language, NOT_STATED["en"])
        yield from _fitting(begun, [(name, said(N_("not stated")), "")])


def _days(begun: str, language: str) -> Iterator[Offer]:
    """Days named from today; a number that was typed stands in all of them."""
    said = words_for(language)
    number = re.search(r"(?<!\d)[1-9]\d{0,2}(?!\d)", begun)
    names = moving_days.with_number(int(number[0])) if number else moving_days.USUAL
    for name in names:
        known = key(f"{name} {moving_days.label(name, said)}").split()
        if all(any(word.startswith(part) for word in known) for part in key(begun).split()):
            yield Offer(moving_days.written(name, language), moving_days.label(name, said))


def _fitting(begun: str, known: Iterable[tuple[str, str, str]]) -> Iterator[Offer]:
    """Texts, labels and hints of which one begins so."""
    yield from (Offer(*each) for each in known if _fits(begun, *each))


def _fits(begun: str, *said: str) -> bool:
    typed = Typed.of(begun)
    return any(typed.begins(each) or key(each).startswith(key(begun)) for each in said)


def _countries(begun: str, language: str) -> Iterator[Offer]:
    typed = Typed.of(begun)
    for names in values.REGIONS.values():
        name = names.get(language, names["en"])
        if begun and key(name).startswith(key(begun)):
            yield Offer(name, name)
    coded = [each for each in countries_by_name(language) if begun and each.code.casefold() == begun.casefold()]
    called = (
        each
        for each in countries_by_name(language)
        if each not in coded and any(typed.begins(name) for name in (*each.names.values(), *each.aliases))
    )
    yield from (Offer(each.code, each.name(language), each.code) for each in (*coded, *called))


def _records(word: Word, begun: str, names: Names) -> Iterator[Offer]:
    """Records by name; one that shares its name by its reference."""
    found: Sequence[values.Called] = names.begun(word.record, begun, MOST)
    shared = {each.name for each in found if sum(other.name == each.name for other in found) > 1}
    for each in found:
        yield Offer(values.sure(each.hint if each.name in shared and each.hint else each.name), each.name, each.hint)
