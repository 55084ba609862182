"""Organisations: ministries, police, OSCE units, UN entities, NGOs, working groups."""

from wpstracker.records.base import Entry
from wpstracker.records.fields import ByLanguage, Codes, Flag, Line, Link
from wpstracker.records.terms import Term
from wpstracker.words import N_


class Organisation(Entry):
    """A body under its present name; other names and spellings lead to it as well."""

    label = N_("Organisation")
    name = Line(N_("Name"), index=True)
    names = ByLanguage(N_("Name in other languages"))
    acronym = Line(N_("Acronym"))
    aliases = Codes(N_("Former names and other spellings"), searched=True)
    parent_organisation = Link("self", N_("Part of"), column_name="parent_id")
    institution_type = Link(Term, N_("Institution type"))
    country = Line(N_("Country"), help=N_("Two-letter ISO 3166-1 code."), searched=False)
    gender_machinery = Flag(N_("National gender machinery"))
