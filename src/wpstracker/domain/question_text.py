"""A question as a line of text, `country:KZ,KG tag:"border management" after:2023-01 -online`: read, or refused at the word that is wrong.

A comma means any of the values; the same word twice means both tags, or any of the countries. What “-” stands before must not hold.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn

from wpstracker.domain import moving_days
from wpstracker.domain import question_values as values
from wpstracker.domain.moving_days import TODAY
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Problem
from wpstracker.domain.question import MOVABLE, Filter
from wpstracker.domain.question_tokens import Piece, Token, tokens
from wpstracker.domain.question_values import Names, NotAValue
from wpstracker.domain.question_words import PERIODS, WORDS, Flag, Takes, Word, key, knowing, words_by_name
from wpstracker.domain.vocabularies import EventStatus
from wpstracker.words import N_, Words

NO_WORD = N_("There is no word “{word}” to ask by here. To look for it as text, put it in quotation marks.")
NO_WORD_NEAR = N_("There is no word “{word}” to ask by. Did you mean “{nearest}”? To look for it as text, put it in quotation marks.")
NOT_HERE = N_("“{word}” cannot be asked of this list; it is known to: {lists}.")
NO_VALUE = N_("Nothing stands behind “{word}:”.")
ONE_VALUE = N_("“{word}” can be asked only once, with one value.")
NOT_LEFT_OUT = N_("“-{word}:” has no meaning; only what a record is or has can be left out.")
ONLY_LEFT_OUT = N_("Restricted records can only be left out: -{word}:{value}.")
ALONE = N_("“{value}” cannot stand among other values of “{word}”.")
ONE_ANY = N_("“Any of several” can be asked of tags only once.")
TWO_WORDS = N_("“{word}” cannot be asked together with “{other}”.")
ENDS_FIRST = N_("The period ends ({last}) before it begins ({first}).")
MAY_BE_MISSING = ("countries", "kinds", "statuses", "publishers", "responses")
"""Parts that can ask for records that state nothing."""
_WHOLE_DAYS = ("as_of", "over_by")
_COMING = (EventStatus.PLANNED.value, EventStatus.CONFIRMED.value)
"""An event is overdue when it is still to come though its date has passed."""


class Misread(Exception):
    """A word that cannot be read: from `start` to behind `end`; `nearest` is what may have been meant, or ""."""

    def __init__(self, problem: Problem, start: int, end: int, nearest: str = "") -> None:
        self.problem, self.start, self.end, self.nearest = problem, start, end, nearest
        super().__init__(problem.message)

    def text(self, words: Words) -> str:
        """What is wrong, in the reader's language."""
        return self.problem.text(words)


def parse(line: str, kind: str, names: Names, today: date) -> Filter:
    """The question asked of the lists of a kind of record ("" for a report); Misread at the first word that is wrong."""
    reading = _Reading(line, kind, names, today)
    for token in tokens(line):
        reading.take(token)
    return reading.question()


@dataclass
class _Reading:
    """What was read so far."""

    line: str
    kind: str
    names: Names
    today: date
    asked: dict[str, Any] = field(default_factory=dict)
    excluded: dict[str, Any] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    not_text: list[str] = field(default_factory=list)
    moving: dict[str, str] = field(default_factory=dict)
    """The parts whose days are named from today, by those names."""
    by: dict[str, str] = field(default_factory=dict)
    """The word that each part was asked by."""

    def question(self) -> Filter:
        """All of it."""
        parts = {name: value for name, value in self.asked.items() if name != "overdue_event"}
        moving = dict(self.moving)
        if "overdue_event" in self.asked:
            if "over_by" not in parts:
                moving["over_by"] = TODAY
            parts = {"statuses": _COMING, "over_by": self.today} | parts
        without = Filter(text=" ".join(self.not_text), **self.excluded)
        return Filter(text=" ".join(self.text), **parts, without=without, moving=tuple(sorted(moving.items())))

    def take(self, token: Token) -> None:
        """One more word, phrase or `key:value`."""
        if not token.key:
            self._take_text(token)
            return
        word = words_by_name(self.kind).get(key(token.key))
        if word is None:
            self._take_unknown(token)
        elif not token.pieces or not all(piece.text for piece in token.pieces):
            _refuse(token, NO_VALUE)
        else:
            self._take_values(token, word)

    def _take_text(self, token: Token) -> None:
        quoted = not token.key and token.pieces[0].quoted
        said = f'"{token.pieces[0].text}"' if quoted else self.line[token.start + token.minus : token.end]
        if said.strip('" '):
            (self.not_text if token.minus else self.text).append(said)

    def _take_unknown(self, token: Token) -> None:
        """A word before a blank is text, as is a single letter; anything else is a slip."""
        if not token.pieces or len(token.key) == 1:
            self._take_text(token)
        elif known := knowing(token.key):
            _refuse(token, NOT_HERE, lists=known)
        else:
            near = values.nearest_of(token.key, [name for word in WORDS[self.kind] for of in word.names.values() for name in of])
            _refuse(token, NO_WORD_NEAR if near else NO_WORD, nearest=near)

    def _take_values(self, token: Token, word: Word) -> None:
        single = not word.many and word.takes is not Takes.FLAG
        if single and len(token.pieces) > 1:
            _refuse(token, ONE_VALUE)
        if token.minus and word.takes is Takes.DAY:
            _refuse(token, NOT_LEFT_OUT)
        if self.by.setdefault(word.part or word.name("en"), word.name("en")) != word.name("en"):
            _refuse(token, TWO_WORDS, other=self.by[word.part])
        for piece in token.pieces:
            try:
                self._take_value(token, word, piece)
            except NotAValue as error:
                problem = Problem("question", error.message, {"word": token.key, **error.values})
                raise Misread(problem, piece.start, piece.end, error.nearest) from None

    def _take_value(self, token: Token, word: Word, piece: Piece) -> None:
        flag = word if word.takes is Takes.FLAG else self._flag_word(word, piece)
        if flag is not None:
            if flag is not word and len(token.pieces) > 1:
                raise NotAValue(ALONE, value=piece.text)
            self._take_flag(token, values.flag_of(flag, piece.text))
        elif word.takes is Takes.DAY:
            self._take_day(token, word, piece.text)
        else:
            self._add(token, word, _read(word, piece, self.names))

    def _flag_word(self, word: Word, piece: Piece) -> Word | None:
        """`status:overdue` asks for what is worked out, where no status is called so."""
        if word.part != "statuses" or values.is_code(word, piece.text):
            return None
        return next((each for each in WORDS[self.kind] if each.flags and values.is_flag(each, piece.text)), None)

    def _take_flag(self, token: Token, flag: Flag) -> None:
        if flag.part == "unrestricted":
            if not token.minus:
                raise NotAValue(ONLY_LEFT_OUT, value=flag.name("en"))
            self.asked["unrestricted"] = True
        elif flag.part == "split":
            self._set(token, "split", not token.minus)
        elif flag.part == "overdue" and self.kind == "event":
            if token.minus:
                raise NotAValue(NOT_LEFT_OUT)
            self.asked["overdue_event"] = True
        elif flag.part == "overdue":
            (self.excluded if token.minus else self.asked)["overdue"] = True
        else:
            self._extend(token, "only", (flag.value,))

    def _take_day(self, token: Token, word: Word, said: str) -> None:
        parts = PERIODS.get(word.part, (word.part,))
        if name := moving_days.name_of(said) if parts[0] in MOVABLE else "":
            asked = Filter().moved(name, *parts, today=self.today)
            values_of: tuple[Any, ...] = tuple(getattr(asked, part) for part in parts)
        elif word.part in _WHOLE_DAYS:
            values_of = (values.full_day(said),)
        else:
            values_of = values.period(said) if len(parts) > 1 else (values.day(said),)
        for part, value in zip(parts, values_of, strict=True):
            if part in self.asked and self.moving.get(part, "") != name:
                raise NotAValue(ONE_VALUE)
            self._set(token, part, value)
            self.moving |= {part: name} if name else {}
        for begins, ends in set(PERIODS.values()):
            self._check_order(self.asked.get(begins), self.asked.get(ends))

    def _check_order(self, after: PartialDate | None, before: PartialDate | None) -> None:
        first, last = after and after.earliest(), before and before.latest()
        if first and last and last < first:
            raise NotAValue(ENDS_FIRST, first=after, last=before)

    def _add(self, token: Token, word: Word, read: tuple[str, ...]) -> None:
        if not word.many:
            self._set(token, word.part, read[0])
        elif word.part == "terms" and not token.minus and len(token.pieces) > 1:
            self._any_of(token, read)
        else:
            self._extend(token, word.part, read)

    def _any_of(self, token: Token, read: tuple[str, ...]) -> None:
        """`tag:a,b` asks for one of them; there is one place for that."""
        if self.by.setdefault("any_terms", str(token.start)) != str(token.start):
            raise NotAValue(ONE_ANY)
        self._extend(token, "any_terms", read)

    def _extend(self, token: Token, part: str, read: tuple[Any, ...]) -> None:
        parts = self.excluded if token.minus else self.asked
        parts[part] = tuple(dict.fromkeys((*parts.get(part, ()), *read)))

    def _set(self, token: Token, part: str, value: Any) -> None:
        """A part with room for one value."""
        parts = self.excluded if token.minus and part != "split" else self.asked
        if parts.setdefault(part, value) != value:
            raise NotAValue(ONE_VALUE)


def _read(word: Word, piece: Piece, names: Names) -> tuple[str, ...]:
    """The codes or ids that a value means."""
    if word.part in MAY_BE_MISSING and not piece.quoted and values.is_not_stated(piece.text):
        return ("",)
    if word.takes is Takes.COUNTRY:
        return values.country_codes(piece.text)
    if word.takes is Takes.CHOICE:
        return (values.code_of(word, piece.text),)
    if word.takes is Takes.TEXT:
        return (next(iter(names.ids(word.record, piece.text)), piece.text),)
    return (values.record_id(word, piece.text, names, quoted=piece.quoted),)


def _refuse(token: Token, message: str, *, nearest: str = "", **said: object) -> NoReturn:
    """The whole `key:value` is wrong, or its word."""
    end = token.start + token.minus + len(token.key)
    problem = Problem("question", message, {"word": token.key, "nearest": nearest, **said})
    raise Misread(problem, token.start + token.minus, end, nearest)
