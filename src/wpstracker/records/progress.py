"""What is told of progress, by whoever follows a recommendation or a measure."""

from wpstracker.records.base import Record
from wpstracker.records.events import Event
from wpstracker.records.fields import Line, Link, When
from wpstracker.records.sources import Source
from wpstracker.words import N_


class ProgressUpdate(Record):
    """What every progress update has; kinds of it add whose progress it is and the statuses. Files and citations on it are its evidence."""

    effective = When(N_("Effective on"), help=N_("When it happened, not when it was typed."))
    narrative = Line(N_("What was done"), long=True)
    reason = Line(N_("Reason"), help=N_("Why it was closed, rejected, put on hold or taken up again."), long=True)
    obstacles = Line(N_("Obstacles"), long=True)
    next_step = Line(N_("Next step"), long=True)
    next_owner = Line(N_("Whose step it is"))
    next_due = When(N_("Next step due"))
    event = Link(Event, N_("Event that shows it"), help=N_("Evidence: an event at which this was done or reported."))
    source = Link(Source, N_("Source that shows it"), help=N_("Evidence: a document that says so."))
