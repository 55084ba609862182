"""The full data book: every table with its ids, for handing a file over to whoever works on without this program."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from wpstracker.domain.question import Filter
from wpstracker.figures import whole
from wpstracker.records import Record
from wpstracker.reports.book import Block, Fact, Heading, Report, TableSheet
from wpstracker.reports.family import Asking
from wpstracker.reports.sheets import after_explaining, explained, listing
from wpstracker.words import N_

TITLE = N_("Full data book")
_DEFINITIONS = (
    (N_("Id"), N_("Every record has one that is the same in every office. A link to another record is that record’s id.")),
    (N_("Codes"), N_("Choices are written in words. Countries are two-letter ISO 3166-1 codes, several are parted by semicolons.")),
    (N_("Kind of record"), N_("Tags, sources of facts and attachments name the kind and the id of the record they stand on.")),
)


def data_book(asking: Asking) -> Report:
    """A sheet for each kind that has records; filters do not apply, since a hand-over is whole."""
    words = asking.words
    intro = N_("Every record of one file of WPS Tracker, table by table, with the ids that link them. Filters do not apply.")
    whole_file = replace(asking, request=asking.request.but(question=Filter(), period=None))
    return after_explaining(
        asking,
        TITLE,
        lambda sheets: explained(whole_file, words(TITLE), intro, sheets, _DEFINITIONS, _confidential(asking)),
        *(((_name(model),), partial(_sheets, asking, model), True) for model in whole.handed_over()),
    )


def _name(model: type[Record]) -> str:
    return "".join(part.title() for part in model.kind().split("_"))


def _sheets(asking: Asking, model: type[Record]) -> Sequence[TableSheet]:
    """The sheet of a kind, if it has records."""
    handover, words = asking.request.handover, asking.words
    columns = whole.columns(model, contacts=handover.contacts, internal=handover.restricted)
    ids = whole.ids(asking.store, model, restricted=handover.restricted, participants=handover.participants)
    return (listing(_name(model), words(model.label), columns, ids, partial(whole.rows, asking.store, model), words),) if ids else ()


def _confidential(asking: Asking) -> list[Block]:
    """What is in it only because somebody asked, and what is not."""
    words, handover = asking.words, asking.request.handover
    there, left_out = words(N_("in this workbook: give it only to those who may see it")), words(N_("not in this workbook"))
    said = (
        (N_("Restricted records"), handover.restricted),
        (N_("Internal notes"), handover.restricted),
        (N_("Named participants"), handover.participants),
        (N_("Contact details"), handover.contacts),
    )
    facts = [Fact(words(label), there if asked else left_out) for label, asked in said]
    return [Heading(words(N_("Left out and confidential"))), *facts, Fact(words(N_("Contents of attached files")), left_out)]
