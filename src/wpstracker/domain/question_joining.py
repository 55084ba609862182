"""One question added to another: lists grow, a single value takes the place of the one before."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, pieces

_PERIOD = ("after", "before")


def joined(present: Filter, more: Filter) -> Filter:
    """What both ask, with the words of `more` alone; what `more` asks for is no longer left out, and the other way round."""
    parts = {part.name: _joined(part.name, present, more) for part in fields(Filter) if part.name not in (*_PERIOD, "without")}
    parts |= dict(zip(_PERIOD, _period(present, more), strict=True))
    before, after = present.without or Filter(), more.without or Filter()
    words = " ".join(dict.fromkeys((*pieces(before.text), *pieces(after.text))))
    without = joined(_less(before, more), after).but(text=words) if before != after else before
    return _less(Filter(**parts), after).but(text=more.text, without=without)


def together(questions: Iterable[Filter]) -> Filter:
    """One question out of several, their words one behind the other."""
    made = Filter()
    for each in questions:
        made = joined(made, each).but(text=f"{made.text} {each.text}".strip())
    return made


def _joined(part: str, present: Filter, more: Filter) -> Any:
    old, new = getattr(present, part), getattr(more, part)
    if isinstance(old, tuple):
        return tuple(dict.fromkeys((*old, *new)))
    return new if new != getattr(Filter(), part) else old


def _less(question: Filter, other: Filter) -> Filter:
    """Without the values of lists that another question names."""
    lists = {part.name: getattr(question, part.name) for part in fields(Filter) if isinstance(getattr(question, part.name), tuple)}
    return question.but(**{name: tuple(each for each in of if each not in getattr(other, name)) for name, of in lists.items()})


def _period(present: Filter, more: Filter) -> tuple[PartialDate | None, PartialDate | None]:
    """A new end stands beside the old one where both make a period; a single year or month gives way."""
    old = (present.after, present.before)
    if not (more.after or more.before):
        return old
    if (more.after and more.before) or old[0] == old[1]:
        return more.after, more.before
    after, before = more.after or old[0], more.before or old[1]
    first, last = after and after.earliest(), before and before.latest()
    return (more.after, more.before) if first and last and last < first else (after, before)
