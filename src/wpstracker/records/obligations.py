"""What has to be reported to whom, by when, and what was handed in."""

from wpstracker.domain.vocabularies import ReportRule, Rhythm
from wpstracker.records.base import Entry, Record
from wpstracker.records.fields import Choice, Count, Line, Link, When
from wpstracker.records.organisations import Organisation
from wpstracker.records.plans import Plan
from wpstracker.records.sources import Source
from wpstracker.words import N_


class Obligation(Entry):
    """A duty to report; its due dates follow from the rule (`domain.obligations`)."""

    label = N_("Reporting obligation")
    title = Line(N_("What is reported"))
    recipient = Link(Organisation, N_("To whom"))
    recipient_written = Line(N_("To whom, as written"))
    country = Line(N_("Country"), help=N_("Two-letter ISO 3166-1 code."), searched=False, index=True)
    plan = Link(Plan, N_("Plan"))
    rule = Choice(ReportRule, N_("Rule"), default=ReportRule.AFTER_PERIOD)
    rhythm = Choice(Rhythm, N_("Period"))
    days_after = Count(N_("Days after the period"))
    due_month = Count(N_("Month it is due"))
    due_day = Count(N_("Day of the month"))
    due_once = When(N_("Due by"))
    begins = When(N_("First period"))
    until = When(N_("Last period"))
    rule_written = Line(N_("Rule as written"))
    source = Link(Source, N_("Source"))


class Submission(Record):
    """What was prepared and handed in for one due date. The files handed in are attached to it."""

    label = N_("Report handed in")
    parent = "obligation"
    in_draft = False
    obligation = Link(Obligation, N_("Reporting obligation"), required=True)
    due = When(N_("Due"))
    prepared = When(N_("Prepared on"))
    handed_in = When(N_("Handed in on"))
    note = Line(N_("Note"), long=True)
