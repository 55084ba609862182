"""Where a fact was read."""

from wpstracker.domain.vocabularies import SourceKind
from wpstracker.records.base import Entry
from wpstracker.records.fields import Choice, Line, When
from wpstracker.words import N_


class Source(Entry):
    """A document with its publisher, date, address and, if it was pasted, its text."""

    label = N_("Source")
    title = Line(N_("Title"))
    source_kind = Choice(SourceKind, N_("Kind of source"))
    publisher = Line(N_("Publisher"))
    author = Line(N_("Author"))
    published = When(N_("Published"))
    accessed = When(N_("Accessed"))
    dateline = Line(N_("Dateline"), help=N_("Place and date at the head of the text; the venue may be another."))
    url = Line(N_("Address (URL)"), searched=False)
    language = Line(N_("Language"), searched=False)
    text = Line(N_("Full text"), long=True)
