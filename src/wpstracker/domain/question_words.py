"""The words of a typed question: what each asks for, its names in English and Russian, and which lists know it."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from types import MappingProxyType
from typing import Any

from wpstracker.domain.folding import folded
from wpstracker.domain.indicators import Verdict
from wpstracker.domain.obligations import DueState
from wpstracker.domain.question import Only
from wpstracker.domain.vocabularies import (
    EventKind,
    EventStatus,
    Instrument,
    ItemLevel,
    MeasureStatus,
    Mechanism,
    PersonRole,
    RecommendationStatus,
    Response,
    Scheme,
    SourceKind,
    Stage,
    Vocabulary,
)
from wpstracker.words import N_


class Takes(Enum):
    """What stands behind the colon."""

    COUNTRY = auto()
    CHOICE = auto()
    RECORD = auto()
    DAY = auto()
    FLAG = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """`names` by language, the one that is written first; `part` of a `Filter`; `label` says what it asks for.

    `lists` hold the codes a CHOICE takes, `record` the kind a RECORD is of, `flags` what a FLAG can say.
    """

    names: dict[str, tuple[str, ...]]
    part: str
    takes: Takes
    label: str
    lists: tuple[type[Vocabulary], ...] = ()
    record: str = ""
    many: bool = False
    flags: "tuple[Flag, ...]" = ()

    def name(self, language: str) -> str:
        """How it is written in a language."""
        return self.names.get(language, self.names["en"])[0]


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that `is:`, `has:` or `no:` can say: which part of a `Filter` takes which value."""

    word: str
    names: dict[str, str]
    part: str
    value: Any
    label: str

    def name(self, language: str) -> str:
        """How it is written in a language."""
        return self.names.get(language, self.names["en"])


class Lists(Vocabulary):
    """The lists that questions are asked of, by the kind of their records."""

    EVENT = "event", N_("Events")
    RECOMMENDATION = "recommendation", N_("Recommendations")
    PLAN = "plan", N_("Plans")
    ORGANISATION = "organisation", N_("Organisations")
    PERSON = "person", N_("People")
    SERIES = "series", N_("Series of events")
    PROJECT = "project", N_("Projects")
    SOURCE = "source", N_("Sources")
    OBLIGATION = "obligation", N_("Reporting")
    PLAN_ITEM = "plan_item", N_("Matrix of a plan")
    INDICATOR = "indicator", N_("Indicators")
    TERM = "term", N_("Terms")


NOT_STATED = MappingProxyType({"en": "not_stated", "ru": "не_указано"})
"""Stands for an empty value."""


def _word(english: str, russian: str, part: str, takes: Takes, label: str, **more: Any) -> Word:
    return Word({"en": tuple(english.split()), "ru": tuple(russian.split())}, part, takes, label, **more)


def _only(word: str, english: str, russian: str, only: Only) -> Flag:
    return Flag(word, {"en": english, "ru": russian}, "only", only, only.label)


_COUNTRY = _word("country countries", "страна страны", "countries", Takes.COUNTRY, N_("Country"), many=True)
_TAG = _word("tag tags term", "метка метки тег теги тема термин", "terms", Takes.RECORD, N_("Tag"), record="tag", many=True)
_DAYS = (
    _word("after from since", "после с от", "after", Takes.DAY, N_("From this day, month or year on")),
    _word("before until to", "до по", "before", Takes.DAY, N_("Until this day, month or year")),
    _word("in during", "за период", "in", Takes.DAY, N_("In this period")),
    _word("year", "год", "year", Takes.DAY, N_("In this year")),
)
_DUE = (
    _word("due_after due_from", "срок_с срок_после", "due_after", Takes.DAY, N_("Due from this day, month or year on")),
    _word("due_before due_until", "срок_до срок_по", "due_before", Takes.DAY, N_("Due until this day, month or year")),
    _word("due deadline", "срок", "due", Takes.DAY, N_("Due in this period")),
)
PERIODS = {"in": ("after", "before"), "year": ("after", "before"), "due": ("due_after", "due_before")}
"""The words that set both ends of a period."""
_STARTS = _word("starts begins", "начало", "starts", Takes.DAY, N_("Beginning in this month or year"))
_OVER = _word("over ended", "окончено завершено", "over_by", Takes.DAY, N_("Over before this day"))
_AS_OF = _word("as_of", "на на_дату", "as_of", Takes.DAY, N_("As of this day"))


def _record(english: str, russian: str, part: str, label: str, record: str = "", *, many: bool = False) -> Word:
    return _word(english, russian, part, Takes.RECORD, label, record=record or part, many=many)


_ORGANISATION = _record("organisation organization org", "организация орган", "organisation", N_("Organisation"))
_PERSON = _record("person", "лицо человек", "person", N_("Person"))
_SERIES = _record("series", "серия", "series", N_("Series"))
_PROJECT = _record("project", "проект", "project", N_("Project"))
_PLAN = _record("plan", "план", "plan", N_("Plan"))
_BODY = ("responsible body organisation organization org", "ответственный орган организация")
_RESPONSIBLE = _record(*_BODY, "bodies", N_("Responsible"), "organisation", many=True)
_EVENT = _record("event", "мероприятие событие", "event", N_("Event it came from"))


def _choice(english: str, russian: str, part: str, label: str, *lists: type[Vocabulary]) -> Word:
    return _word(english, russian, part, Takes.CHOICE, label, lists=lists, many=True)


def _status(*lists: type[Vocabulary]) -> Word:
    return _choice("status state stage", "статус этап", "statuses", N_("Status"), *lists)


_TYPE = _choice("type kind", "вид тип", "kinds", N_("Type"), EventKind)
_ORIGIN = _choice("origin mechanism type kind", "происхождение вид тип", "kinds", N_("Origin"), Mechanism)
_INSTRUMENT = _choice("instrument type kind", "документ вид тип", "kinds", N_("Instrument"), Instrument)
_RESPONSE = _choice("response answer", "ответ", "responses", N_("Response"), Response)

_OVERDUE = Flag("is", {"en": "overdue", "ru": "просроченные"}, "overdue", True, N_("Overdue"))
_UNRESTRICTED = Flag("is", {"en": "restricted", "ru": "ограниченные"}, "unrestricted", False, N_("Restricted records"))
_OF_EVENTS = (
    Flag("has", {"en": "split", "ru": "разбивка"}, "split", True, N_("Counted by sex")),
    _only("has", "count", "участники", Only.REPORTED),
    _only("no", "count", "участников", Only.NOT_REPORTED),
    _only("no", "month", "месяца", Only.NO_MONTH),
)
_NO_YEAR = _only("no", "year", "года", Only.NO_YEAR)
_EVIDENCED = _only("has", "evidence", "подтверждение", Only.EVIDENCED)
_OF_RECOMMENDATIONS = (
    _only("is", "due_soon", "скоро_срок", Only.DUE_SOON),
    _only("is", "stale", "без_новостей", Only.STALE),
    _only("is", "step_late", "шаг_просрочен", Only.STEP_LATE),
    _only("is", "recurring", "повторные", Only.RECURRING),
    _only("is", "implemented", "выполненные", Only.IMPLEMENTED),
    _only("has", "measure", "мера", Only.LINKED),
    _only("no", "measure", "меры", Only.ORPHAN),
    _only("no", "owner", "ответственного", Only.NO_OWNER),
    _EVIDENCED,
)
_LACKING = (
    _only("no", "evidence", "подтверждения", Only.NO_EVIDENCE),
    _only("no", "report", "отчёта", Only.NO_REPORT),
)
_OF_PLANS = (
    _only("is", "newest", "новейшие", Only.NEWEST),
    _only("is", "conflicting", "противоречивые", Only.CONFLICTING),
    _only("is", "to_confirm", "неподтверждённые", Only.TO_CONFIRM),
)


def _flags(*flags: Flag) -> tuple[Word, ...]:
    """The words `is:`, `has:` and `no:` with what each of them can say here."""
    names = {
        "is": ("is", "только это", N_("Only those that are …")),
        "has": ("has with", "есть", N_("Only those with …")),
        "no": ("no", "без нет", N_("Only those without …")),
    }
    said = {word: tuple(flag for flag in flags if flag.word == word) for word in names}
    return tuple(_word(*names[word][:2], "", Takes.FLAG, names[word][2], flags=of, many=True) for word, of in said.items() if of)


WORDS: dict[str, tuple[Word, ...]] = {
    "event": (
        *(_COUNTRY, _TYPE, _status(EventStatus), _TAG, *_DAYS, _ORGANISATION, _PERSON, _SERIES, _PROJECT, _STARTS, _OVER),
        *_flags(*_OF_EVENTS, _NO_YEAR, _OVERDUE, _UNRESTRICTED),
    ),
    "recommendation": (
        *(_COUNTRY, _ORIGIN, _status(RecommendationStatus), _RESPONSE, _TAG, *_DAYS, *_DUE, _ORGANISATION, _EVENT),
        *_flags(_OVERDUE, *_OF_RECOMMENDATIONS, _NO_YEAR, _UNRESTRICTED),
    ),
    "plan": (_COUNTRY, _INSTRUMENT, _status(Stage), _TAG, _AS_OF, *_flags(*_OF_PLANS, _UNRESTRICTED)),
    "organisation": (
        _COUNTRY,
        _record("type kind", "тип вид", "kinds", N_("Institution type"), "institution_type", many=True),
        _TAG,
        *_flags(_only("is", "gender_machinery", "гендерный_механизм", Only.GENDER_MACHINERY), _UNRESTRICTED),
    ),
    "person": (
        _COUNTRY,
        _choice("role type", "роль вид тип", "kinds", N_("Role at events"), PersonRole),
        _ORGANISATION,
        _TAG,
        *_flags(
            _only("is", "focal_point", "координаторы", Only.FOCAL_POINT),
            _only("is", "expired", "срок_истёк", Only.KEPT_TOO_LONG),
            _UNRESTRICTED,
        ),
    ),
    "series": (_COUNTRY, _TAG, *_flags(_UNRESTRICTED)),
    "project": (
        _record("funder organisation organization org", "донор организация", "organisation", N_("Funder"), "organisation"),
        _TAG,
        *_flags(_only("is", "extra_budgetary", "внебюджетные", Only.EXTRA_BUDGETARY), _UNRESTRICTED),
    ),
    "source": (
        _choice("type kind", "вид тип", "kinds", N_("Type"), SourceKind),
        _word("publisher", "издатель", "publishers", Takes.TEXT, N_("Publisher"), record="publisher", many=True),
        _TAG,
        *_flags(_UNRESTRICTED),
    ),
    "obligation": (
        _COUNTRY,
        _record("obligation", "обязательство", "kinds", N_("Obligation"), "obligation", many=True),
        _status(DueState),
        *_DUE,
        *_flags(_UNRESTRICTED),
    ),
    "plan_item": (
        *(_COUNTRY, _PLAN, _choice("level type kind", "уровень вид тип", "kinds", N_("Level"), ItemLevel), _status(MeasureStatus)),
        *(_RESPONSIBLE, _TAG, *_DUE, _AS_OF, *_flags(_OVERDUE, _EVIDENCED, *_LACKING, _UNRESTRICTED)),
    ),
    "indicator": (
        *(_COUNTRY, _PLAN, _choice("verdict status state", "оценка статус", "statuses", N_("Verdict"), Verdict)),
        _record("code type kind", "код вид тип", "kinds", N_("International code"), "crosswalk", many=True),
        *(_RESPONSIBLE, _TAG, _AS_OF, *_flags(_UNRESTRICTED)),
    ),
    "term": (
        _choice("list scheme type kind", "список вид тип", "kinds", N_("List"), Scheme),
        *_flags(
            _only("is", "own", "собственные", Only.OWN),
            _only("is", "retired", "выведенные", Only.RETIRED),
            _only("is", "unused", "неиспользуемые", Only.UNUSED),
        ),
    ),
    "": (
        *(_COUNTRY, _TYPE, _ORIGIN, _INSTRUMENT, _status(EventStatus, RecommendationStatus, Stage), _RESPONSE, _TAG, *_DAYS, *_DUE),
        *(_ORGANISATION, _PERSON, _SERIES, _PROJECT, _EVENT, _STARTS, _OVER, _AS_OF),
        *_flags(*_OF_EVENTS, _NO_YEAR, _OVERDUE, *_OF_RECOMMENDATIONS, *_OF_PLANS, _UNRESTRICTED),
    ),
}
"""What can be asked of the lists of each kind of record; "" of a report, which is about events, recommendations and plans."""


def key(text: str) -> str:
    """Names are compared without case and marks; an underscore or hyphen is a blank."""
    return " ".join(folded(text).replace("_", " ").replace("-", " ").split())


@cache
def words_by_name(kind: str) -> dict[str, Word]:
    """Every name of the words a kind knows; a name of several is that of the first."""
    found: dict[str, Word] = {}
    for place in (0, None):  # the written names win over the others
        for word in WORDS[kind]:
            for names in word.names.values():
                for name in names[:1] if place == 0 else names:
                    found.setdefault(key(name), word)
    return found


def knowing(name: str) -> tuple[Lists, ...]:
    """The lists that know a word of this name."""
    return tuple(each for each in Lists if key(name) in words_by_name(each.value))
