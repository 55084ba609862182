"""People named in their public roles. Participants are counted, not named."""

from wpstracker.domain.vocabularies import Privacy, Sex
from wpstracker.records.base import Entry, Record
from wpstracker.records.fields import ByLanguage, Choice, Codes, Count, Flag, Line, Link, When
from wpstracker.records.organisations import Organisation
from wpstracker.words import N_


class Person(Entry):
    """A speaker, contact or office-holder."""

    label = N_("Person")
    name = Line(N_("Name"), index=True)
    names = ByLanguage(N_("Name in other scripts"))
    aliases = Codes(N_("Other spellings"), searched=True)
    sex = Choice(Sex, N_("Sex"))
    position = Line(N_("Position"))
    organisation = Link(Organisation, N_("Organisation"))
    contact = Line(N_("Contact"), long=True, privacy=Privacy.RESTRICTED, searched=False)
    consent = Flag(N_("Agreed to be named"))
    keep_until = When(
        N_("Keep until"),
        help=N_("The last day on which this may be kept about the person, as agreed or as your rules say; you are reminded then."),
    )


class Position(Record):
    """An office a person held, and since when; a focal point's office says what for."""

    label = N_("Position")
    parent = "person"
    person = Link(Person, N_("Person"), required=True)
    title = Line(N_("Position"))
    organisation = Link(Organisation, N_("Organisation"))
    held_from = When(N_("Since"))
    held_until = When(N_("Until"))
    focal_point = Flag(N_("Gender focal point"))
    focal_point_for = Line(N_("Focal point for"))
    sort = Count(N_("Order"))
