"""One question added to another: lists grow, a single value takes the place of the one before."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, pieces

_PERIODS = (("after", "before"), ("due_after", "due_before"))
_APART = ("without", "moving", *(part for period in _PERIODS for part in period))


def joined(present: Filter, more: Filter) -> Filter:
    """What both ask, with the words of `more` alone; what `more` asks for is no longer left out, and the other way round."""
    parts = {part.name: _joined(part.name, present, more) for part in fields(Filter) if part.name not in _APART}
    for period in _PERIODS:
        parts |= _period(present, more, *period)
    parts["moving"] = _moving(parts, present, more)
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
    lists = {part.name: getattr(question, part.name) for part in fields(Filter) if part.name != "moving"}
    lists = {name: of for name, of in lists.items() if isinstance(of, tuple)}
    return question.but(**{name: tuple(each for each in of if each not in getattr(other, name)) for name, of in lists.items()})


def _period(present: Filter, more: Filter, begins: str, ends: str) -> dict[str, PartialDate | None]:
    """A new end stands beside the old one where both make a period; a single year or month gives way."""
    old, new = ((getattr(each, begins), getattr(each, ends)) for each in (present, more))
    if new == (None, None):
        return {begins: old[0], ends: old[1]}
    if all(new) or old[0] == old[1] or present.moving_as(begins, ends):
        return {begins: new[0], ends: new[1]}
    after, before = new[0] or old[0], new[1] or old[1]
    first, last = after and after.earliest(), before and before.latest()
    apart = first and last and last < first
    return {begins: new[0], ends: new[1]} if apart else {begins: after, ends: before}


def _moving(parts: dict[str, Any], present: Filter, more: Filter) -> tuple[tuple[str, str], ...]:
    """What still moves: each day as in the question it comes from."""
    kept = [each for each in present.moving if getattr(more, each[0]) is None and parts[each[0]] is not None]
    return tuple(sorted((*kept, *more.moving)))
