"""Which terms the tag browser shows: those that are used in the list, or all; narrowed by what is typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wpstracker.domain.folding import folded_words
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.term_rows import TermRow, above, fitting, with_broader

SCHEMES = (Scheme.PILLAR, Scheme.RESOLUTION, Scheme.FRAMEWORK, Scheme.THEME, Scheme.TAG)
"""The lists of terms that records are tagged with, in the order shown."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One list of terms, or rather those of it that are shown, each behind the broader one it stands under."""

    scheme: Scheme
    rows: tuple[TermRow, ...]


def branches(
    rows: Mapping[str, Sequence[TermRow]], counts: Mapping[str, int], chosen: Iterable[str], *, every: bool = False, typed: str = ""
) -> list[Branch]:
    """The lists with terms to show; a chosen term is always there, so that it can be taken away; a retired one only where it is used."""
    wanted, words = set(chosen), folded_words(typed)
    found = []
    for scheme in SCHEMES:
        known = rows.get(scheme.value, ())
        meant = [row for row in known if row.id in counts or row.id in wanted or (every and not row.retired)]
        lineage = {each.id for row in meant for each in (row, *above(known, row))}
        shown = [row for row in known if row.id in lineage]
        shown = with_broader(shown, fitting(shown, words)) if words else shown
        if shown:
            found.append(Branch(scheme, tuple(shown)))
    return found


def toggled(chosen: Sequence[str], term: str, *, add: bool) -> tuple[str, ...]:
    """What is chosen after a press on a term: a second press takes it away; `add` leaves the others chosen."""
    if term in chosen:
        return tuple(each for each in chosen if each != term)
    return (*chosen, term) if add else (term,)
