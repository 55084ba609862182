"""The columns people are counted in: who they were, and how many, as far as it was reported."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wpstracker.domain.counted import read_count
from wpstracker.domain.vocabularies import Capacity, Precision, Scheme, Vocabulary
from wpstracker.gui.forms.inputs import country_entries, fold
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_column import RecordColumn
from wpstracker.gui.forms.term_choice import term_entries
from wpstracker.gui.grids.columns import ChoiceColumn, GridColumn, Reading, Row
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.choice import Entry
from wpstracker.records import Participation
from wpstracker.store.database import Store
from wpstracker.words import LANGUAGES, words_for

COUNTS = ("women", "men", "other", "undisaggregated", "total")
DETAILS = ("organisation", "institution_type", "country", "capacity", "rank", "age")
_WIDTHS = {
    "who": 150,
    "organisation": 160,
    "institution_type": 140,
    "country": 108,
    "capacity": 108,
    "rank": 88,
    "age": 88,
    "women": 74,
    "men": 74,
    "other": 66,
    "undisaggregated": 94,
    "total": 80,
    "precision": 112,
}


@dataclass(frozen=True)
class CountColumn(GridColumn):
    """Whole numbers; "about 50" also says how sure the row is. Empty is not reported and never 0."""

    blank: Any = None

    @property
    def is_number(self) -> bool:
        """Set to the right."""
        return True

    def show(self, value: Any) -> str:
        """Digits in groups of three."""
        return "" if value is None else f"{value:,}".replace(",", "\u00a0")

    def read(self, text: str, row: Row) -> Reading | str:
        """The number, and how sure it is if the text says so."""
        found = read_count(text)
        if found is None:
            return tr(
                "“{text}” cannot be read as a number of people. Write it like 24, about 50 or >=30; leave it empty if not reported.",
                text=text,
            )
        return Reading(found.number, _precision(found.precision, found.number, row.values["precision"]))


def columns(store: Store, names: Names) -> list[GridColumn]:
    """All of them, in the order of a sign-in sheet."""
    return [
        GridColumn("who", **_about("who")),
        RecordColumn("organisation", names=names, **_about("organisation")),
        _terms(store, "institution_type", Scheme.INSTITUTION_TYPE),
        ChoiceColumn("country", entries=country_entries(words().language), fold=fold, **_about("country")),
        _vocabulary("capacity", Capacity),
        _terms(store, "rank", Scheme.RANK),
        _terms(store, "age", Scheme.AGE),
        *(CountColumn(name, **_about(name)) for name in COUNTS),
        _vocabulary("precision", Precision),
    ]


def _about(name: str) -> dict[str, Any]:
    """Title in the present language, titles in all, width, and whether it is a detail."""
    label = str(Participation.described()[name].verbose_name)
    titles = tuple(words_for(language)(label) for language in LANGUAGES)
    return {"title": words()(label), "width": _WIDTHS[name], "detail": name in DETAILS, "titles": titles}


def _terms(store: Store, name: str, scheme: Scheme) -> GridColumn:
    return ChoiceColumn(name, blank=None, entries=term_entries(store, scheme), fold=fold, **_about(name))


def _vocabulary(name: str, vocabulary: type[Vocabulary]) -> GridColumn:
    entries = [
        Entry(member.value, words()(member.label), (*(words_for(language)(member.label) for language in LANGUAGES), member.value))
        for member in vocabulary
    ]
    return ChoiceColumn(name, blank=Participation.described()[name].default, entries=entries, fold=fold, **_about(name))


def _precision(read: Precision | None, number: int | None, present: str | None) -> Mapping[str, Any]:
    """What a number says of its row: the less sure word stays."""
    if number is None:
        return {}
    if read is None:
        return {"precision": Precision.EXACT.value} if present == Precision.NOT_REPORTED else {}
    return {} if present == Precision.ABOUT else {"precision": read.value}
