"""Countries by code and by any of their names, in seven languages."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from wpstracker.assets import reference
from wpstracker.domain.folding import folded
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.words import N_


@dataclass(frozen=True, slots=True)
class Country:
    """A country of ISO 3166-1; `names` and `capital` are keyed by language, `osce_partner` is "asian", "mediterranean" or None."""

    code: str
    alpha3: str
    names: dict[str, str] = field(hash=False)
    aliases: tuple[str, ...]
    capital: dict[str, str] = field(hash=False)
    osce: bool
    osce_partner: str | None
    central_asia: bool

    def name(self, language: str) -> str:
        """The name in a language, in English where it is missing."""
        return self.names.get(language) or self.names["en"]


def country(code: str) -> Country:
    """The country of an upper-case two-letter code; KeyError for any other."""
    return _all()[code]


def countries() -> list[Country]:
    """Every country, by code."""
    return list(_all().values())


class Region(Vocabulary):
    """Where a country belongs, from the nearest circle to the widest; each country is counted in one."""

    CENTRAL_ASIA = "central_asia", N_("Central Asia")
    OSCE = "osce", N_("Other OSCE participating States")
    PARTNERS = "partners", N_("OSCE Partners for Co-operation")
    OTHERS = "others", N_("Other countries")


def region_of(code: str) -> Region:
    """The region of a country code; other countries for one that is not known."""
    known = _all().get(code)
    if known is None or not (known.central_asia or known.osce or known.osce_partner):
        return Region.OTHERS
    if known.central_asia:
        return Region.CENTRAL_ASIA
    return Region.OSCE if known.osce else Region.PARTNERS


def country_name(code: str, language: str) -> str:
    """The country's name, or the code itself where it is unknown."""
    found = _all().get(code)
    return found.name(language) if found else code


def countries_by_name(language: str) -> list[Country]:
    """Every country in the alphabetical order of a language, ё beside е and Å beside A."""
    return sorted(_all().values(), key=lambda each: (folded(each.name(language)), each.code))


def find_country(text: str) -> str | None:
    """The code of the country meant by a code, a name in any language or another spelling."""
    return _by_any_name().get(_key(text))


@cache
def _all() -> dict[str, Country]:
    return {code: _made(code, entry) for code, entry in reference("countries")["countries"].items()}


def _made(code: str, entry: dict[str, Any]) -> Country:
    return Country(
        code=code,
        alpha3=entry["alpha3"],
        names=entry["names"],
        aliases=tuple(entry["aliases"]),
        capital=entry["capital"] or {},
        osce=entry["osce"],
        osce_partner=entry["osce_partner"],
        central_asia=entry["region"] == "central_asia",
    )


@cache
def _by_any_name() -> dict[str, str]:
    """Folded name -> code; codes win over names."""
    found = {_key(name): each.code for each in _all().values() for name in (*each.names.values(), *each.aliases, each.alpha3)}
    return found | {_key(code): code for code in _all()}


def _key(text: str) -> str:
    """Names are compared without case, marks, apostrophes, and with hyphens and dots as blanks."""
    return " ".join(folded(text).replace("-", " ").replace("–", " ").replace("—", " ").replace(".", " ").split())
