"""People named in their public roles. Participants are counted, not named."""

from wpstracker.domain.vocabularies import Privacy, Sex
from wpstracker.records.base import Entry
from wpstracker.records.fields import ByLanguage, Choice, Codes, Line, Link
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
