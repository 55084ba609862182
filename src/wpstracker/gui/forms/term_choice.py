"""One term of an official list, found by its label in any language."""

from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.terms import terms
from wpstracker.gui.forms.inputs import fold
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.choice import Entry, SearchableChoice
from wpstracker.store.database import Store
from wpstracker.words import LANGUAGES


def term_entries(store: Store, scheme: Scheme) -> list[Entry]:
    """The terms of a list that are not retired, in their order, each found by its labels and its code."""
    by_language = [{term.id: term.label for term in terms(store, language, scheme)} for language in LANGUAGES]
    return [
        Entry(term.id, term.label, (*{labels.get(term.id, "") for labels in by_language} - {"", term.label}, term.code))
        for term in terms(store, words().language, scheme)
        if not term.retired
    ]


def term_choice(store: Store, scheme: Scheme, name: str) -> SearchableChoice:
    """A line for one of them."""
    return SearchableChoice(term_entries(store, scheme), placeholder=tr("not stated"), name=name, fold=fold)
