"""Where a fact was read, and the files kept with records."""

from wpstracker.domain.vocabularies import Confidence, Privacy, SourceKind
from wpstracker.records.base import Entry, Record
from wpstracker.records.fields import Choice, Count, Line, Link, When
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


class Citation(Record):
    """Which words of which source a field of a record rests on."""

    label = N_("Citation")
    parent = "record"
    record_kind = Line(N_("Kind of record"), searched=False)
    record = Line(N_("Record"), searched=False, index=True)
    field = Line(N_("Field"), help=N_("The field the quote supports; empty for the record as a whole."), searched=False)
    source = Link(Source, N_("Source"), required=True)
    quote = Line(N_("Quote"), long=True)
    place = Line(N_("Page or paragraph"))
    confidence = Choice(Confidence, N_("Confidence"), default=Confidence.HIGH)
    sort = Count(N_("Order"))


class Attachment(Record):
    """A file kept with a record; its content is kept once per digest, in the same database file."""

    label = N_("Attachment")
    parent = "record"
    record_kind = Line(N_("Kind of record"), searched=False)
    record = Line(N_("Record"), searched=False, index=True)
    name = Line(N_("File name"))
    media_type = Line(N_("Type of file"), searched=False)
    size = Count(N_("Size in bytes"))
    digest = Line(N_("SHA-256"), searched=False, index=True)
    privacy = Choice(Privacy, N_("Privacy"), default=Privacy.INTERNAL)
    sort = Count(N_("Order"))
