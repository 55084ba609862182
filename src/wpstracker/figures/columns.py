"""The columns a kind of record can be shown in: derived from the fields, plus what is computed from its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cache
from typing import Any

from wpstracker.domain.languages import language_name
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country_name
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.records import Record
from wpstracker.records.fields import ByLanguage, Choice, Codes, Count, Described, Flag, Link, Number, When
from wpstracker.words import N_, Words


class Type(Enum):
    """What a column holds; says how a value is shown, aligned and written to a cell."""

    TEXT = auto()
    LONG_TEXT = auto()
    CHOICE = auto()
    COUNTRY = auto()
    COUNTRIES = auto()
    LANGUAGES = auto()
    DATE = auto()
    COUNT = auto()
    NUMBER = auto()
    SHARE = auto()
    FLAG = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names the value in a row, `label` is untranslated English, `field` the record field it shows, if any."""

    key: str
    label: str
    holds: Type
    vocabulary: type[Vocabulary] | None = None
    help: str = ""
    restricted: bool = False

    @property
    def is_number(self) -> bool:
        """Whether values are set to the right."""
        return self.holds in (Type.COUNT, Type.NUMBER, Type.SHARE)

    def show(self, value: Any, words: Words) -> str:
        """A value as a person reads it; empty for unknown."""
        if value is None or value in ("", ()):
            return ""
        match self.holds:
            case Type.CHOICE:
                return label_of(self.vocabulary, value, words)
            case Type.COUNTRY:
                return country_name(str(value), words.language)
            case Type.COUNTRIES:
                return ", ".join(country_name(code, words.language) for code in value)
            case Type.LANGUAGES:
                return ", ".join(language_name(code, words) for code in value)
            case Type.DATE:
                return value.show(words.language) if isinstance(value, PartialDate) else show_day(value)
            case Type.FLAG:
                return words(N_("yes")) if value else ""
            case Type.COUNT:
                return f"{value:,}".replace(",", "\u00a0")
            case Type.SHARE:
                return words(N_("{percent} %"), percent=round(value * 100))
        return str(value)


def show_day(day: date) -> str:
    """A full date with four digits of year, the day first, in every language."""
    return f"{day:%d.%m.%Y}"


def label_of(vocabulary: type[Vocabulary] | None, code: Any, words: Words) -> str:
    """The translated label of a code; the code itself when the list does not know it."""
    if vocabulary is None:
        return str(code)
    try:
        return words(vocabulary(code).label)
    except ValueError:
        return str(code)


@cache
def own_columns(model: type[Record], names: Sequence[str]) -> tuple[Column, ...]:
    """The columns of these fields of a record."""
    fields = model.described()
    return tuple(_column(name, fields[name]) for name in names)


def _column(name: str, field: Described) -> Column:
    restricted = field.privacy == "restricted"
    described: Any = field
    return Column(name, described.verbose_name or "", _type(name, field), field.vocabulary, described.help_text or "", restricted)


def _type(name: str, field: Described) -> Type:
    """From the field's class; `country` fields are text that means an ISO code, `…languages` codes of languages."""
    if name == "country":
        return Type.COUNTRY
    if isinstance(field, Codes) and name.endswith("languages"):
        return Type.LANGUAGES
    kinds = (
        (Choice, Type.CHOICE),
        (When, Type.DATE),
        (Codes, Type.COUNTRIES),
        (Count, Type.COUNT),
        (Number, Type.NUMBER),
        (Flag, Type.FLAG),
    )
    for kind, type_ in kinds:
        if isinstance(field, kind):
            return type_
    if isinstance(field, (Link, ByLanguage)):
        return Type.TEXT
    return Type.LONG_TEXT if field.long else Type.TEXT
