"""What a question asks beyond the parts a filter line shows, in words, so that it is never a secret why a list is short."""

import json
from collections.abc import Callable
from typing import Any

from wpstracker.domain import moving_days
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country_name
from wpstracker.domain.question import Filter
from wpstracker.domain.question_joining import together
from wpstracker.domain.question_written import written
from wpstracker.domain.vocabularies import Response
from wpstracker.figures.names import names
from wpstracker.figures.question_names import NamesInFile
from wpstracker.gui.language import tr, words
from wpstracker.store.database import Store


def beyond(store: Store, question: Filter, shown: tuple[str, ...], kind: str = "") -> dict[str, str]:
    """One sentence by part for each part that is asked of a kind of record and not among `shown`; what is left out comes piece by piece."""
    asked = {name: getattr(question, name) for name in Filter.__dataclass_fields__ if name not in ("without", "moving")}
    moving = {part: _moving(name) for part, name in question.moving}
    asked = {name: value for name, value in asked.items() if value != getattr(_NOTHING, name) and name not in shown}
    said = {name: _say(store, name, value, moving.get(name, "")) for name, value in asked.items()}
    known = NamesInFile(store, words().language)
    for name in [name for name, text in said.items() if not text]:
        said[name] = written(Filter().but(**{name: asked[name]}), kind, known, words().language)
    for each in question.left_out():
        typed = written(Filter(without=each), kind, known, words().language) or str(each.plain())
        said[_left_out(each)] = tr("Except {what}", what=typed.removeprefix("-"))
    return said


def without(question: Filter, part: str) -> Filter:
    """The question with one part taken away, or one thing that is left out."""
    if part.startswith(_LEFT_OUT):
        return question.but(without=together(each for each in question.left_out() if _left_out(each) != part))
    return question.but(**{part: getattr(_NOTHING, part)})


def only_beyond(question: Filter, shown: tuple[str, ...]) -> Filter:
    """The question without the parts that are shown elsewhere."""
    for part in shown:
        question = without(question, part)
    return question


def _left_out(each: Filter) -> str:
    """The key of one thing that is left out."""
    return _LEFT_OUT + json.dumps(each.plain())


def _moving(name: str) -> str:
    """Days named from today, within a sentence."""
    said = moving_days.label(name, words())
    return said[:1].lower() + said[1:]


def _say(store: Store, part: str, value: Any, moves: str = "") -> str:
    language = words().language
    if part in _LINKED:
        ids = list(value) if isinstance(value, tuple) else [value]
        called = names(store, _KIND_OF.get(part, part), ids, language)
        return _LINKED[part](", ".join(called.get(id_, tr("a record that is gone")) for id_ in ids))
    if part in _DAYS:
        day = moves or (value.show(language) if isinstance(value, PartialDate) else f"{value:%d.%m.%Y}")
        return _DAYS[part](day)
    if part == "only":
        return ", ".join(tr(each.label) for each in value)
    return _OTHERS[part](value) if part in _OTHERS else ""


def _response(code: str) -> str:
    return tr(Response(code).label) if code else tr("not stated")


_NOTHING = Filter()
_KIND_OF = {"terms": "term", "any_terms": "term", "bodies": "organisation"}
_LEFT_OUT = "-"
_LINKED: dict[str, Callable[[str], str]] = {
    "event": lambda name: tr("From the event “{event}”", event=name),
    "terms": lambda name: tr("Tagged {tags}", tags=name),
    "any_terms": lambda name: tr("Tagged with any of: {tags}", tags=name),
    "organisation": lambda name: tr("Organisation: {name}", name=name),
    "person": lambda name: tr("Person: {name}", name=name),
    "series": lambda name: tr("Series: {name}", name=name),
    "project": lambda name: tr("Project: {name}", name=name),
    "plan": lambda name: tr("Plan: {name}", name=name),
    "bodies": lambda name: tr("Responsible: {name}", name=name),
}
_OTHERS: dict[str, Callable[[Any], str]] = {
    "countries": lambda codes: tr("Countries: {countries}", countries=", ".join(country_name(code, words().language) for code in codes)),
    "publishers": lambda names: tr("Published by {publishers}", publishers=", ".join(name or tr("not stated") for name in names)),
    "responses": lambda codes: tr("Response: {responses}", responses=", ".join(_response(code) for code in codes)),
    "split": lambda value: tr("Counted by sex") if value else tr("Not counted by sex"),
    "unrestricted": lambda _: tr("Without restricted records"),
    "overdue": lambda _: tr("Overdue"),
}
_DAYS: dict[str, Callable[[str], str]] = {
    "after": lambda day: tr("From {first}", first=day),
    "before": lambda day: tr("Until {last}", last=day),
    "due_after": lambda day: tr("Due from {first}", first=day),
    "due_before": lambda day: tr("Due until {last}", last=day),
    "starts": lambda day: tr("Beginning in {period}", period=day),
    "over_by": lambda day: tr("Over before {day}", day=day),
    "as_of": lambda day: tr("As of {day}", day=day),
}
