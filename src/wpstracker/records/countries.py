"""Figures about countries, each with its date and source."""

from wpstracker.domain.vocabularies import FigureKind
from wpstracker.records.base import Entry
from wpstracker.records.events import Event
from wpstracker.records.fields import Choice, Codes, Count, Line, Link, Number, When
from wpstracker.records.organisations import Organisation
from wpstracker.records.sources import Source
from wpstracker.records.terms import Term
from wpstracker.words import N_


class CountryFigure(Entry):
    """A number, or a statement where the number is not given, about women and men in one or more countries."""

    label = N_("Country figure")
    figure_kind = Choice(FigureKind, N_("What it says"), default=FigureKind.OTHER)
    country = Line(N_("Country"), help=N_("Two-letter ISO 3166-1 code."), searched=False, index=True)
    countries = Codes(N_("Countries"), help=N_("For a figure about several countries."))
    as_of = When(N_("As of"))
    organisation = Link(Organisation, N_("Institution"))
    rank = Link(Term, N_("Rank band"), column_name="rank_id")
    women = Count(N_("Women"))
    men = Count(N_("Men"))
    value = Number(N_("Value"))
    unit = Line(N_("Unit"))
    statement = Line(N_("Statement"), help=N_("In words, where no number is given."), long=True)
    event = Link(Event, N_("Event it was given at"))
    source = Link(Source, N_("Source"))
