"""Unsaved records for tests of the core: say what matters, the rest is given. Dates may be codes ("2023-09")."""

from typing import Any, TypeVar

from wpstracker.records import Event, Organisation, Participation, Person, Plan, Recommendation, Record, Term
from wpstracker.records.fields import When

AnyRecord = TypeVar("AnyRecord", bound=Record)


def event(**said: Any) -> Event:
    """A training in Kazakhstan."""
    return _made(Event, {"title": "Training on gender mainstreaming", "country": "KZ"} | said)


def recommendation(**said: Any) -> Recommendation:
    """A recommendation with its text."""
    return _made(Recommendation, {"text": "Appoint gender focal points"} | said)


def plan(**said: Any) -> Plan:
    """A plan of Kyrgyzstan."""
    return _made(Plan, {"title": "National action plan", "country": "KG"} | said)


def organisation(name: str = "Border Service", **said: Any) -> Organisation:
    """An organisation known by name."""
    return _made(Organisation, {"name": name} | said)


def person(name: str = "Lyazzat Ramazanova", **said: Any) -> Person:
    """A person known by name."""
    return _made(Person, {"name": name} | said)


def block(**said: Any) -> Participation:
    """People who took part."""
    return _made(Participation, said)


def tag(label: str = "networking", **said: Any) -> Term:
    """An own tag."""
    return _made(Term, {"scheme": "tag", "code": label, "labels": {"en": label}} | said)


def _made(model: type[AnyRecord], said: dict[str, Any]) -> AnyRecord:
    dates = {name for name, field in model.described().items() if isinstance(field, When)}
    codes = {name: model.described()[name].from_plain(code) for name, code in said.items() if name in dates and isinstance(code, str)}
    return model(**said | codes)
