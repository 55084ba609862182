"""What is offered while a name or tag is typed: any spelling, script or former name of what is known already."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from wpstracker.domain.folding import folded, folded_words
from wpstracker.domain.identity import id_of
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.terms import TermLabel, terms
from wpstracker.records import Organisation, Person, Term
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be chosen: `hint` tells apart what has the same label."""

    id: str
    label: str
    hint: str = ""
    colour: str = ""


def organisations(store: Store, text: str, limit: int = 12) -> list[Offer]:
    """Organisations whose name, acronym or any other spelling has all these words, best first."""
    rows = store.rows("SELECT id, name, acronym, names, aliases, country FROM organisation ORDER BY name")
    named = (
        (Offer(id_, name, acronym or country), (name, acronym, *_values(names), *_values(aliases)))
        for id_, name, acronym, names, aliases, country in rows
    )
    return _best(named, text, limit)


def people(store: Store, text: str, limit: int = 12) -> list[Offer]:
    """People by any spelling of their name."""
    rows = store.rows("SELECT id, name, position, names, aliases FROM person ORDER BY name")
    named = ((Offer(id_, name, position), (name, *_values(names), *_values(aliases))) for id_, name, position, names, aliases in rows)
    return _best(named, text, limit)


def tags(store: Store, text: str, language: str, *schemes: Scheme, limit: int = 12) -> list[Offer]:
    """Terms of these lists by label, code or other word, retired ones left out; in their own order when nothing is typed."""
    aliases = {id_: (*_values(labels), *_values(others)) for id_, labels, others in store.rows("SELECT id, labels, aliases FROM term")}
    known = [term for term in terms(store, language, *schemes) if not term.retired]
    named = ((_offer(term), (term.label, term.code, *aliases[term.id])) for term in known)
    return _best(named, text, limit)


def _offer(term: TermLabel) -> Offer:
    return Offer(term.id, term.label, term.description, term.colour)


def offers_of_terms(store: Store, ids: Iterable[str], language: str) -> list[Offer]:
    """These terms as they are shown on chips, in their order."""
    wanted = list(ids)
    known = {term.id: _offer(term) for term in terms(store, language)}
    return [known[id_] for id_ in wanted if id_ in known]


def new_tag(label: str, language: str) -> Term:
    """An own tag, unsaved; the same word gives the same tag in every office."""
    tidy = " ".join(label.split())
    return Term(id=id_of("tag", folded(tidy)), scheme=Scheme.TAG.value, code=folded(tidy), labels={language: tidy})


def new_organisation(name: str) -> Organisation:
    """An organisation known by name only, unsaved."""
    return Organisation(name=" ".join(name.split()))


def new_person(name: str) -> Person:
    """A person known by name only, unsaved."""
    return Person(name=" ".join(name.split()))


def _best(named: Iterable[tuple[Offer, Iterable[str]]], text: str, limit: int) -> list[Offer]:
    """Those in which every typed word begins some word of one of the names; whole-name beginnings first."""
    words = folded_words(text)
    found = []
    for offer, names in named:
        known = [folded(name) for name in names if name]
        if any(_has_all(name, words) for name in known):
            found.append((not any(name.startswith(" ".join(words)) for name in known), offer))
    found.sort(key=itemgetter(0))
    return [offer for _, offer in found[:limit]]


def _has_all(name: str, words: list[str]) -> bool:
    parts = folded_words(name)
    return all(any(part.startswith(word) for part in parts) for word in words)


def _values(kept: str) -> list[str]:
    """The texts of a JSON object or array column."""
    value = json.loads(kept) if kept else ()
    return list(value.values()) if isinstance(value, dict) else list(value)
