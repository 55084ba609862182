"""Taxonomies: pillars, resolutions, themes, own tags … and what is tagged with them."""

from wpstracker.domain.vocabularies import Scheme
from wpstracker.records.base import Record
from wpstracker.records.fields import ByLanguage, Choice, Codes, Count, Flag, Line, Link
from wpstracker.words import N_


class Term(Record):
    """One word of a taxonomy. Official terms can be relabelled and retired, never deleted."""

    label = N_("Term")
    scheme = Choice(Scheme, N_("List"), index=True)
    code = Line(N_("Code"), searched=False)
    labels = ByLanguage(N_("Labels"))
    description = ByLanguage(N_("Description"))
    aliases = Codes(N_("Other words for it"), searched=True)
    parent_term = Link("self", N_("Broader term"), column_name="parent_id")
    colour = Line(N_("Colour"), searched=False)
    official = Flag(N_("Official"))
    retired = Flag(N_("Retired"))
    sort = Count(N_("Order"))


class Tagging(Record):
    """A term put on a record of any kind; its id is made of the pair."""

    label = N_("Tag")
    parent = "record"
    record_kind = Line(N_("Kind of record"), searched=False)
    record = Line(N_("Record"), searched=False, index=True)
    term = Link(Term, N_("Term"), required=True, goes_with=True)
