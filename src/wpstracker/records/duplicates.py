"""What was said about records that look alike."""

from wpstracker.records.base import Record
from wpstracker.records.fields import Line
from wpstracker.words import N_


class NotDuplicate(Record):
    """Two records of a kind that somebody looked at and found to be different; its id is made of the pair."""

    label = N_("Not the same")
    record_kind = Line(N_("Kind of record"), searched=False)
    one = Line(N_("Record"), searched=False, index=True)
    other = Line(N_("Other record"), searched=False, index=True)
