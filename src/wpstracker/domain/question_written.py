"""A question written as the line of text it is read from, always in the same order: the same question, the same text."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from wpstracker.domain import moving_days
from wpstracker.domain import question_values as values
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, pieces
from wpstracker.domain.question_tokens import has_key, quoted
from wpstracker.domain.question_values import Names
from wpstracker.domain.question_words import NOT_STATED, PERIODS, WORDS, Flag, Takes, Word


def written(question: Filter, kind: str, names: Names, language: str = "en") -> str:
    """The text that `parse` reads as this question; what the lists of the kind know no word for is left out."""
    writer = _Writer(kind, names, language, question)
    said = [*writer.parts(question, ""), *writer.flags(question, ""), *_text(question.text, "")]
    if question.without:
        excluded = question.without
        said += [*writer.parts(excluded, "-"), *writer.flags(excluded, "-"), *_text(excluded.text, "-")]
    return " ".join(said)


def _text(text: str, minus: str) -> Iterator[str]:
    """Words and phrases; what would be read as something else gets quotation marks."""
    for piece in pieces(text):
        bare = piece.strip('"')
        if not bare.strip():
            continue
        if piece.startswith('"') or has_key(piece) or piece.startswith(_BEGINNINGS):
            yield f'{minus}"{bare.replace(chr(34), " ")}"'
        else:
            yield minus + piece


_IN_PERIODS = {*PERIODS, "before", "due_before"}
_BEGINNINGS = ("-", "“", "„", "«")


class _Writer:
    """Writes parts by the words of one kind in one language."""

    def __init__(self, kind: str, names: Names, language: str, question: Filter) -> None:
        self._words, self._names, self._language, self._question = WORDS[kind], names, language, question

    def parts(self, question: Filter, minus: str) -> Iterator[str]:
        """Everything with a colon but flags; a period is written once."""
        done: set[str] = set()
        for word in self._words:
            if word.takes is Takes.DAY:
                if word.part in ("after", "due_after"):
                    yield from self._period(question, word.part)
                elif word.part not in _IN_PERIODS and getattr(question, word.part) is not None:
                    yield self._day(word, getattr(question, word.part), dict(question.moving).get(word.part, ""))
            elif word.takes is not Takes.FLAG and word.part not in done:
                yield from self._values(word, question, minus, done)

    def flags(self, question: Filter, minus: str) -> Iterator[str]:
        """What is, has or lacks something."""
        known = [(word, flag) for word in self._words for flag in word.flags]
        for word, flag in known:
            if flag.part == "unrestricted" and question.unrestricted:
                yield self._flag(word, flag, "-")
            elif flag.part == "split" and question.split is not None:
                yield self._flag(word, flag, "" if question.split else "-")
            elif flag.part == "overdue" and question.overdue:
                yield self._flag(word, flag, minus)
        by_only = {flag.value: (word, flag) for word, flag in known if flag.part == "only"}
        yield from (self._flag(*by_only[only], minus) for only in question.only if only in by_only)

    def _values(self, word: Word, question: Filter, minus: str, done: set[str]) -> Iterator[str]:
        value = getattr(question, word.part)
        if not word.many:
            if value:
                yield minus + self._said(word, value)
            return
        if word.part == "terms":
            yield from (minus + self._said(word, (term,)) for term in value)
            value = question.any_terms
        if not value or not self._is_for(word):
            return
        done.add(word.part)
        if word.part == "terms" and len(value) == 1:  # read by itself it would have to be there
            value = (*value, *value)
        yield minus + self._said(word, value)

    def _is_for(self, word: Word) -> bool:
        """Whether a word is the one to ask for its part by, where several do; the last one takes what nobody knows."""
        rivals = [each for each in self._words if each.part == word.part]
        codes = {code for of in (self._question, self._question.without) if of for code in getattr(of, word.part)}
        known = {code for each in word.lists for code in each} | {""}
        return len(rivals) == 1 or rivals[-1] is word or known.issuperset(codes)

    def _period(self, question: Filter, part: str) -> Iterator[str]:
        """One word where both ends are the same day, month or year, or move together."""
        words = {word.part: word for word in self._words}
        begins, ends = PERIODS["in" if part == "after" else "due"]
        first, last, name = getattr(question, begins), getattr(question, ends), question.moving_as(begins, ends)
        moves = dict(question.moving)
        if name or (first and first == last and not {begins, ends} & moves.keys()):
            of_year = part == "after" and question.year
            yield self._day(words["year" if of_year else "in" if part == "after" else "due"], first, name)
            return
        for each, value in ((begins, first), (ends, last)):
            if value:
                yield self._day(words[each], value, moves.get(each, ""))

    def _day(self, word: Word, value: Any, name: str) -> str:
        """A day as it is written, or the name it moves by."""
        if name:
            return f"{word.name(self._language)}:{moving_days.written(name, self._language)}"
        return self._said(word, value)

    def _said(self, word: Word, value: Any) -> str:
        given = value if isinstance(value, tuple) else (value,)
        if word.takes is Takes.COUNTRY:
            given = tuple(values.countries_written(given, self._language))
        return f"{word.name(self._language)}:{','.join(self._one(word, each) for each in given)}"

    def _one(self, word: Word, value: Any) -> str:
        if value == "":
            return NOT_STATED.get(self._language, NOT_STATED["en"])
        if isinstance(value, PartialDate):
            return value.code()
        if isinstance(value, date):
            return value.isoformat()
        if word.takes is Takes.CHOICE:
            return quoted(values.code_written(word, str(value), self._language))
        if word.takes is Takes.RECORD:
            return values.record_written(word, str(value), self._names)
        return quoted(str(value)) if word.takes is Takes.COUNTRY else values.sure(str(value))

    def _flag(self, word: Word, flag: Flag, minus: str) -> str:
        return f"{minus}{word.name(self._language)}:{flag.name(self._language)}"
