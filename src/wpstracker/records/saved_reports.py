"""Reports with everything set about them, kept under a name to be repeated."""

from wpstracker.records.base import Record
from wpstracker.records.fields import Count, Line
from wpstracker.words import N_


class SavedReport(Record):
    """A report to be repeated; `request` is a `domain.report_request.ReportRequest` as JSON."""

    label = N_("Saved report")
    name = Line(N_("Name"))
    request = Line(N_("Settings"), searched=False)
    sort = Count(N_("Order"))
