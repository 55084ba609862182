"""Lists with what is asked of them, kept under a name in the side bar."""

from wpstracker.records.base import Record
from wpstracker.records.fields import Codes, Count, Flag, Line
from wpstracker.words import N_


class SavedView(Record):
    """A list to be shown again; `question` is a `domain.question.Filter` as JSON, `page` the key of the page that shows it."""

    label = N_("Saved view")
    name = Line(N_("Name"))
    page = Line(N_("Page"), searched=False)
    question = Line(N_("Question"), searched=False)
    sorted_by = Line(N_("Sorted by"), searched=False)
    descending = Flag(N_("Descending"))
    columns = Codes(N_("Columns"))
    pinned = Flag(N_("Pinned"))
    sort = Count(N_("Order"))
