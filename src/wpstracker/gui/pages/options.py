"""What filters offer: vocabularies, countries, years."""

from collections.abc import Iterable

from wpstracker.domain.folding import folded
from wpstracker.domain.places import country, country_name
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.services.checking import is_country


def of_vocabulary(members: Iterable[Vocabulary]) -> list[Option]:
    """Codes with their translated labels."""
    return [Option(member.value, tr(member.label)) for member in members]


def of_countries(codes: Iterable[str]) -> list[Option]:
    """Countries by name, Central Asia first, found by any of their names; "" is not stated."""
    known = [code for code in codes if is_country(code)]
    named = sorted(known, key=lambda code: (not country(code).central_asia, folded(country_name(code, words().language))))
    options = [Option(code, country_name(code, words().language), (code, *country(code).names.values())) for code in named]
    return options + ([Option("", tr("not stated"))] if "" in codes else [])


def of_years(years: Iterable[int]) -> list[Option]:
    """Years as they are."""
    return [Option(year, str(year)) for year in years]
