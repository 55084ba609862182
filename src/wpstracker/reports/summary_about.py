"""The first sheet of a summary: what was asked, where it comes from, what is in it, and how to read it."""

from collections.abc import Sequence

from wpstracker.reports.book import Block, Heading, PageSheet, Sheet
from wpstracker.reports.family import Asking
from wpstracker.reports.left_out import left_out
from wpstracker.reports.sheets import explained
from wpstracker.reports.summary_contents import Contents
from wpstracker.words import N_

DEFINITIONS = (
    (
        N_("Not reported"),
        N_(
            "Nobody has stated the number. The cell is empty, the column “How sure” says “not reported”. It never means "
            "zero; a zero is a zero."
        ),
    ),
    (
        N_("About, at least"),
        N_("The source itself says so. A sum is as sure as the least sure number in it: see the column “How sure”."),
    ),
    (
        N_("Disaggregated"),
        N_(
            "An event is counted as sex-disaggregated when women and men are both counted in at least one of its "
            "groups of participants (S/2010/498)."
        ),
    ),
    (
        N_("Not disaggregated"),
        N_(
            "People whose sex was not reported: those the source says so of, or the rest of its total. Women, men and "
            "the rest need not add up to a stated total; nothing is forced."
        ),
    ),
    (
        N_("Counted sheets"),
        N_(
            "Held events only. An event with two themes, or with groups from two institutions, stands in both lines; the last line counts "
            "it once. A person is part of one group, so people of institutions add up."
        ),
    ),
    (
        N_("Cells to mend"),
        N_("A line for each thing that is missing in an event, with the field to fill in. The sheet “Data gaps” says of how many."),
    ),
    (N_("Share of women"), N_("Women among the women and men counted. People whose sex was not reported are left out.")),
    (
        N_("Overdue"),
        N_(
            "A recommendation that is not done although the last day its deadline can mean was before this workbook "
            "was made. Those without a date and periodic ones are never overdue."
        ),
    ),
    (
        N_("Present status of a plan"),
        N_(
            "The newest claim that somebody made. The plan’s own dates move an adopted plan on (in force, expired); "
            "the column “Basis” then says that it was derived."
        ),
    ),
    (N_("To be confirmed"), N_("The claim has a low confidence or no source could be found for it. Check it before you quote it.")),
    (N_("Conflicting claims"), N_("Sources contradict each other on the plan’s stage. Both claims are kept in the file.")),
    (
        N_("1325 NAP"),
        N_(
            "A national action plan on UN Security Council resolution 1325. A gender-equality plan is another "
            "instrument and is listed as such."
        ),
    ),
    (
        N_("Dates"),
        N_(
            "A date is a real date where the day is known. Where only the month or the year is known, the cell holds "
            "text; the column “Year” can be used for counting."
        ),
    ),
    (N_("Long texts"), N_("A row is at most 14 lines high. Select a cell to read a longer text in full.")),
)


def about_page(asking: Asking, found: Contents, sheets: Sequence[Sheet]) -> PageSheet:
    """What a reader who was handed the workbook needs to know."""
    words = asking.words
    title = words(N_("Summary of activities on Women, Peace and Security"))
    intro = N_("Events, people, recommendations and plans, as they stood in one file of WPS Tracker on the day named below.")
    confidential: list[Block] = [Heading(words(N_("Left out and confidential"))), *left_out(asking.store, found, words)]
    return explained(asking, title, intro, sheets, DEFINITIONS, confidential)
