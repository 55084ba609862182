"""Organisations: ministries, police, OSCE units, UN entities, NGOs, working groups; their other names and members."""

from wpstracker.domain.vocabularies import NameKind
from wpstracker.records.base import Entry, Record
from wpstracker.records.fields import ByLanguage, Choice, Codes, Count, Flag, Line, Link, When
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
    predecessor = Link("self", N_("Predecessor"), column_name="predecessor_id")
    founded = When(N_("Founded"))
    dissolved = When(N_("Dissolved"))


class OtherName(Record):
    """Another name of a body, with the time it was used: “OSCE Centre in Astana” is today's Programme Office."""

    label = N_("Name of an organisation")
    parent = "organisation"
    organisation = Link(Organisation, N_("Organisation"), required=True)
    name = Line(N_("Name"))
    name_kind = Choice(NameKind, N_("Kind of name"), default=NameKind.FORMER)
    used_from = When(N_("Used from"))
    used_until = When(N_("Used until"))
    sort = Count(N_("Order"))


class Membership(Record):
    """A member of a working group, network or commission."""

    label = N_("Member")
    parent = "organisation"
    organisation = Link(Organisation, N_("Organisation"), required=True)
    member = Link(Organisation, N_("Member organisation"), column_name="member_id")
    who = Line(N_("Who"), help=N_("Members as the source names them, for instance “civil society representatives”."))
    since = When(N_("Since"))
    sort = Count(N_("Order"))
