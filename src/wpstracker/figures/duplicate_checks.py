"""Which records may be there twice, as checks of the data."""

from collections.abc import Callable

from wpstracker.domain.vocabularies import Priority
from wpstracker.figures.checks import Check, Find, Gap, GapGroup, Looking, Untranslated
from wpstracker.figures.duplicates import possible_duplicates
from wpstracker.figures.names import names
from wpstracker.figures.whole import ids as handed_over
from wpstracker.records import KINDS
from wpstracker.words import N_


def _twins(kind: str) -> tuple[Find, Callable[[Looking], int]]:
    """Finder and counter for pairs of records of a kind; the gap stands on the first of the two and names the other."""

    def seen(looking: Looking) -> set[str]:
        asked = looking.question
        where, values = looking.condition(kind)
        meant = {row[0] for row in looking.store.rows(f'SELECT e.id FROM "{kind}" e WHERE {where}', values)}
        visible = handed_over(looking.store, KINDS[kind], restricted=not asked.unrestricted, participants=looking.participants)
        return meant & set(visible)

    def find(looking: Looking) -> list[Gap]:
        there = seen(looking)
        pairs = [pair for pair in possible_duplicates(looking.store, kind) if pair.one in there and pair.other in there]
        called = names(looking.store, kind, (pair.other for pair in pairs), looking.language)
        return [Gap(pair.one, {"other": called.get(pair.other, pair.other), "why": Untranslated(pair.why)}) for pair in pairs]

    return find, lambda looking: len(seen(looking))


_TWICE = (
    ("organisation", N_("Organisations that may be there twice"), N_("organisations"), N_("Name"), Priority.MEDIUM),
    ("person", N_("People who may be there twice"), N_("people"), N_("Name"), Priority.MEDIUM),
    ("series", N_("Series that may be there twice"), N_("series"), N_("Title"), Priority.LOW),
    ("project", N_("Projects that may be there twice"), N_("projects"), N_("Title"), Priority.MEDIUM),
    ("source", N_("Sources that may be there twice"), N_("sources"), N_("Title"), Priority.LOW),
    ("term", N_("Terms that may be there twice"), N_("terms"), N_("Labels"), Priority.LOW),
)

DUPLICATE_CHECKS = tuple(
    Check(
        f"twice_{kind}",
        label,
        GapGroup.DUPLICATES,
        kind,
        named_by,
        N_("{why}: “{other}”."),
        N_("Merge the two, or say that they are different."),
        severity,
        among,
        *_twins(kind),
    )
    for kind, label, among, named_by, severity in _TWICE
)
