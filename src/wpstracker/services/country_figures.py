"""What a person can do with figures about countries."""

from collections.abc import Sequence

from wpstracker.domain.problems import Problem
from wpstracker.records import CountryFigure
from wpstracker.services import drafts
from wpstracker.services.checking import country_problems
from wpstracker.services.citing import citation_problems
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store
from wpstracker.words import N_


def blank(country: str = "") -> Draft[CountryFigure]:
    """A new, unsaved figure about a country."""
    return Draft(CountryFigure(country=country))


def load(store: Store, id_: str) -> Draft[CountryFigure] | None:
    """A figure."""
    return drafts.load(store, CountryFigure, id_)


def problems(draft: Draft[CountryFigure]) -> list[Problem]:
    """A figure is about some country and says something, in numbers or in words."""
    figure = draft.record
    found = country_problems("country", [figure.country]) + country_problems("countries", figure.countries)
    if not (figure.country or figure.countries):
        found.append(Problem("country", N_("Choose the country the figure is about, or several below.")))
    if figure.value is None and figure.women is None and figure.men is None and not figure.statement.strip():
        found.append(Problem("statement", N_("Enter a number, or what was said in words.")))
    return found + citation_problems(draft)


def save(store: Store, draft: Draft[CountryFigure], initiator: object = None) -> str:
    """Save a new or changed figure as one step; its id. Raises Invalid."""
    is_new = store.get(CountryFigure, str(draft.record.id)) is None
    title = N_("New country figure") if is_new else N_("Edit country figure")
    return drafts.save(store, draft, title, problems(draft), initiator)


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete figures."""
    title = N_("Delete country figure") if len(ids) == 1 else N_("Delete {n} country figures")
    drafts.delete(store, CountryFigure, ids, title, initiator, n=len(ids))
