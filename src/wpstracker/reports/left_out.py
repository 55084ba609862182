"""What a report says of what is not in it, and of what is in it only because somebody asked."""

from collections.abc import Iterable

from wpstracker.domain.handover import Handover
from wpstracker.figures.blocks import count_small
from wpstracker.reports.book import Fact
from wpstracker.reports.summary_contents import Contents
from wpstracker.store.database import Store
from wpstracker.words import N_, Words


def left_out(store: Store, found: Contents, words: Words) -> list[Fact]:
    """A fact for each kind of confidential content, whether it is there or not."""
    return [
        Fact(words(N_("Restricted records")), restricted_text(found.restricted, found.handover, words)),
        Fact(words(N_("Named participants")), _participants(found, words)),
        Fact(words(N_("Contact details")), _contacts(found, words)),
        Fact(words(N_("Internal notes")), words(N_("not in this workbook"))),
        Fact(words(N_("Small numbers")), small_numbers_text(store, found.events, found.handover, words)),
    ]


def restricted_text(number: int, handover: Handover, words: Words) -> str:
    """How many records are restricted among those meant, and whether they are in the workbook."""
    if not number:
        return words(N_("none"))
    if handover.restricted:
        return words.plural(
            "{n} record in this workbook is restricted. Give it only to those who may see it.",
            "{n} records in this workbook are restricted. Give it only to those who may see them.",
            number,
        )
    return words.plural(
        "{n} record is marked as restricted and is neither listed nor counted.",
        "{n} records are marked as restricted and are neither listed nor counted.",
        number,
    )


def _participants(found: Contents, words: Words) -> str:
    if not found.participants:
        return words(N_("none"))
    if found.handover.participants:
        return words.plural(
            "{n} named participant is on the sheet “People”. Give this workbook only to those who may know the name.",
            "{n} named participants are on the sheet “People”. Give this workbook only to those who may know the names.",
            found.participants,
        )
    return words.plural(
        "{n} name is left out; participants are counted, not named.",
        "{n} names are left out; participants are counted, not named.",
        found.participants,
    )


def _contacts(found: Contents, words: Words) -> str:
    if found.handover.contacts and found.handover.restricted:
        return words(N_("on the sheets “People” and “Recommendations”, as far as they are known"))
    if found.handover.contacts:
        return words(N_("on the sheet “People”, as far as they are known"))
    return words(N_("not in this workbook"))


def small_numbers_text(store: Store, events: Iterable[str], handover: Handover, words: Words) -> str:
    """How many groups of participants of these events have small numbers, and what is written of them."""
    number = count_small(store, events)
    if not number:
        return words(N_("none"))
    if handover.suppress_small:
        return words.plural(
            "{n} group of participants from a security institution counts fewer than five women, men or people. These numbers are "
            "written as “<5”, the people in all are not shown beside them, and sums leave them out and say “at least”.",
            "{n} groups of participants from security institutions count fewer than five women, men or people. These numbers are "
            "written as “<5”, the people in all are not shown beside them, and sums leave them out and say “at least”.",
            number,
        )
    return words.plural(
        "{n} group of participants from a security institution counts fewer than five women, men or people: see the column “Small "
        "number” on the sheet “Participation”. Somebody could be recognised; write the workbook without small numbers to hide them.",
        "{n} groups of participants from security institutions count fewer than five women, men or people: see the column “Small "
        "number” on the sheet “Participation”. Somebody could be recognised; write the workbook without small numbers to hide them.",
        number,
    )
