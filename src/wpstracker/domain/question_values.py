"""What stands behind the colon of a typed question: read as a part of a `Filter`, and written again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NoReturn, Protocol

from wpstracker.domain import moving_days
from wpstracker.domain.partial_date import UNREADABLE, PartialDate
from wpstracker.domain.places import countries, find_country
from wpstracker.domain.question_tokens import quoted
from wpstracker.domain.question_words import NOT_STATED, Flag, Word, key
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.words import LANGUAGES, N_, words_for

REGIONS = {
    "central_asia": {"en": "central_asia", "ru": "центральная_азия"},
    "osce": {"en": "osce", "ru": "обсе"},
}
"""Groups of countries that have a name of their own."""
_ID = "#"
"""Stands before an id that has no name any more."""

UNKNOWN = N_("“{word}” has no value “{value}”. Write {example}, for instance.")
UNKNOWN_NEAR = N_("“{word}” has no value “{value}”. Did you mean “{nearest}”?")
SEVERAL = N_("“{value}” may be any of these: {names}. Write more of the name, or the reference.")
NO_DATE_NEAR = N_("“{text}” is not a date this program can read. Did you mean “{nearest}”?")
NO_YEAR = N_("“{text}” has no year. Write it like 2023-01 or 31.12.2023.")
NO_DAY = N_("“{text}” is not a full date. Write it like 31.12.2023.")
NO_EXAMPLE = N_("“{word}” has no value “{value}”.")


@dataclass(frozen=True, slots=True)
class Called:
    """A record as it can be written in a question; `hint` tells it from others."""

    name: str
    hint: str = ""


class Names(Protocol):
    """What records are called; kinds are those of records, "tag", "institution_type" and "publisher"."""

    def ids(self, kind: str, said: str) -> Sequence[str]:
        """The records that this name, code or reference means."""

    def name(self, kind: str, id_: str) -> str:
        """The name, code or reference that means this record alone; "" where there is none."""

    def called(self, kind: str, id_: str) -> str:
        """The name it is known by, perhaps with others."""

    def begun(self, kind: str, said: str, most: int) -> Sequence[Called]:
        """Records whose names begin so."""


class NotAValue(Exception):
    """Nothing that can stand there; `message` is untranslated and names the word before the colon as `{word}`."""

    def __init__(self, message: str, nearest: str = "", **values: object) -> None:
        self.message, self.nearest, self.values = message, nearest, values | {"nearest": nearest}
        super().__init__(message)


def nearest_of(said: str, known: Iterable[str]) -> str:
    """The one of the known words that somebody may have meant; "" when none is near."""
    from rapidfuzz import process  # only a slip needs it

    found = process.extractOne(key(said), {name: key(name) for name in known}, score_cutoff=60)
    return str(found[2]) if found else ""


# -- countries


def country_codes(said: str) -> tuple[str, ...]:
    """The codes of a country by any of its names, or of a region."""
    for region, names in REGIONS.items():
        if key(said) in map(key, names.values()):
            return region_codes(region)
    code = find_country(said)
    if code is None:
        known = [name for each in countries() for name in (each.name("en"), each.name("ru"))]
        _refuse(said, nearest_of(said, known), "KZ")
    return (str(code),)


@cache
def region_codes(region: str) -> tuple[str, ...]:
    """The countries of a region."""
    return tuple(each.code for each in countries() if (each.central_asia if region == "central_asia" else each.osce))


def countries_written(codes: tuple[str, ...], language: str) -> list[str]:
    """Codes; a region's by its name."""
    for region, names in REGIONS.items():
        if codes == region_codes(region):
            return [names.get(language, names["en"])]
    return list(codes)


# -- codes of lists


def code_of(word: Word, said: str) -> str:
    """The code of a list by its code or label in either language."""
    known = _codes(word.lists)
    if key(said) not in known:
        labels = [code.value for each in word.lists for code in each]
        _refuse(said, known.get(nearest_of(said, known), ""), labels[0])
    return known[key(said)]


def is_code(word: Word, said: str) -> bool:
    """Whether the word's lists know this code or label."""
    return key(said) in _codes(word.lists)


def code_written(word: Word, code: str, language: str) -> str:
    """The code in English; in another language the label, where it means the same."""
    label = next((words_for(language)(each(code).label) for each in word.lists if code in list(each)), code)
    label = label.lower().replace(" ", "_")
    return label if language != "en" and _codes(word.lists).get(key(label)) == code and "(" not in label else code


@cache
def _codes(lists: tuple[type[Vocabulary], ...]) -> dict[str, str]:
    """Codes by themselves and by their labels."""
    every = [each for of in lists for each in of]
    found = {key(each.value): each.value for each in every}
    for each in every:
        for language in LANGUAGES:
            found.setdefault(key(words_for(language)(each.label)), each.value)
    return found


# -- records


def record_id(word: Word, said: str, names: Names, *, quoted: bool) -> str:
    """The one record that is meant."""
    if said.startswith(_ID) and said != _ID and not quoted:
        return said.removeprefix(_ID)
    found = names.ids(word.record, said)
    if len(found) > 1:
        shown = "; ".join(names.name(word.record, id_) or names.called(word.record, id_) for id_ in found[:3])
        raise NotAValue(SEVERAL, value=said, names=shown)
    if not found:
        like = [each.name for each in names.begun(word.record, "", 2_000)]
        _refuse(said, nearest_of(said, like))
    return found[0]


def record_written(word: Word, id_: str, names: Names) -> str:
    """What means this record alone, at the worst its id."""
    name = names.name(word.record, id_)
    return sure(name) if name else f"{_ID}{id_}"


def sure(name: str) -> str:
    """A name as it is written, even if it looks like the word for an empty value."""
    return f'"{name}"' if is_not_stated(name) else quoted(name)


# -- days


def day(said: str) -> PartialDate:
    """A day, month or year that has a year."""
    try:
        found = PartialDate.parse(said)
    except ValueError:
        near = nearest_of(said, moving_days.every_usual()) if key(said)[:1].isalpha() or "days" in said else ""
        raise NotAValue(NO_DATE_NEAR if near else UNREADABLE, near, text=said) from None
    if found.year is None:
        raise NotAValue(NO_YEAR, text=said)
    return found


def full_day(said: str) -> date:
    """A day of which nothing is left open."""
    found = day(said)
    first = found.earliest()
    if found.day is None or first is None:
        raise NotAValue(NO_DAY, text=said)
    return first


def period(said: str) -> tuple[PartialDate, PartialDate]:
    """A year, month or day, or a quarter or half-year like 2024-Q1."""
    year, _, part = key(said).partition(" ")
    if year.isdigit() and len(part) == 2 and part[0] in _PARTS and part[1:] in "1234"[: 12 // _PARTS[part[0]]]:
        first = (int(part[1]) - 1) * _PARTS[part[0]] + 1
        return PartialDate(int(year), first), PartialDate(int(year), first + _PARTS[part[0]] - 1)
    found = day(said)
    return found, found


_PARTS = {"q": 3, "h": 6, "к": 3, "п": 6}
"""Months of a quarter and of a half-year by their letters."""


# -- what is, has or lacks something


def flag_of(word: Word, said: str) -> Flag:
    """By its name or label in either language."""
    found = next((each for each in word.flags if key(said) in _names_of(each)), None)
    if found is None:
        known = [name for each in word.flags for name in each.names.values()]
        _refuse(said, nearest_of(said, known), word.flags[0].name("en"))
    return found


def is_flag(word: Word, said: str) -> bool:
    """Whether it is one of the things the word can say."""
    return any(key(said) in _names_of(each) for each in word.flags)


def _names_of(flag: Flag) -> set[str]:
    return {key(name) for name in (*flag.names.values(), *(words_for(language)(flag.label) for language in LANGUAGES))}


def is_not_stated(said: str) -> bool:
    """Whether the word for an empty value stands there."""
    return key(said) in map(key, NOT_STATED.values())


def _refuse(said: str, nearest: str, example: str = "") -> NoReturn:
    if nearest:
        raise NotAValue(UNKNOWN_NEAR, nearest, value=said)
    raise NotAValue(UNKNOWN if example else NO_EXAMPLE, value=said, example=example)
