"""Which terms a question means, and terms as rows of a list."""

from collections.abc import Sequence

from wpstracker.domain.folding import folded_words
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.rows import Row
from wpstracker.figures.term_rows import TermRow, above, fitting, term_rows
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    Column("scheme", N_("List"), Type.CHOICE, Scheme),
    Column("code", N_("Code"), Type.TEXT),
    Column("label", N_("Term"), Type.TEXT),
    Column("other", N_("In the other language"), Type.TEXT),
    Column("broader", N_("Broader term"), Type.TEXT),
    Column("aliases", N_("Other names"), Type.TEXT),
    Column("used", N_("Used"), Type.COUNT, help=N_("By how many records.")),
    Column("own", N_("Own term"), Type.FLAG),
    Column("retired", N_("Retired"), Type.FLAG),
)
SORTS = ("scheme", "code", "label", "other", "used")


def meant(rows: Sequence[TermRow], question: Filter) -> list[TermRow]:
    """The terms of one list that are meant, in their order."""
    excluded = {row.id for each in question.left_out() for row in _all_of(rows, each)}
    return [row for row in _all_of(rows, question) if row.id not in excluded]


def rows_meant(store: Store, question: Filter, language: str = "en") -> list[Row]:
    """The terms meant of every list, in the order of the lists."""
    return [
        {
            **{name: getattr(row, name) for name in ("id", "scheme", "code", "label", "other", "used", "retired")},
            "aliases": "; ".join(row.aliases),
            "broader": " › ".join(each.label for each in above(rows, row)),
            "own": not row.official,
        }
        for rows in term_rows(store, language).values()
        for row in meant(rows, question)
    ]


def _all_of(rows: Sequence[TermRow], question: Filter) -> list[TermRow]:
    found = fitting(rows, folded_words(question.text))
    return [row for row in found if _holds(row, question)]


def _holds(row: TermRow, question: Filter) -> bool:
    return (
        (not question.kinds or row.scheme in question.kinds)
        and (Only.OWN not in question.only or not row.official)
        and (Only.RETIRED not in question.only or row.retired)
        and (Only.UNUSED not in question.only or not row.used)
    )
