"""What is offered while a name or tag is typed: any spelling, script or former name of what is known already."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from urllib.parse import urlsplit

from wpstracker.domain.finding import Typed
from wpstracker.domain.folding import folded, folded_words
from wpstracker.domain.identity import id_of
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country, country_name
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.listing import event_list, recommendation_list
from wpstracker.figures.rows import marks
from wpstracker.figures.terms import TermLabel, terms
from wpstracker.records import Organisation, Person, Project, Series, Source, Term
from wpstracker.services.checking import is_country
from wpstracker.services.naming_items import NUMBERED, NumberedItem, best_items, numbered_items
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be chosen: `hint` tells apart what has the same label."""

    id: str
    label: str
    hint: str = ""
    colour: str = ""


def tags(store: Store, text: str, language: str, *schemes: Scheme, limit: int = 12) -> list[Offer]:
    """Terms of these lists by label, code or other word, retired ones left out; in their own order when nothing is typed."""
    aliases = {id_: (*_values(labels), *_values(others)) for id_, labels, others in store.rows("SELECT id, labels, aliases FROM term")}
    known = [term for term in terms(store, language, *schemes) if not term.retired]
    named = ((_offer(term), (term.label, term.code, *aliases[term.id])) for term in known)
    return _best(named, text, limit)


def tag_called(store: Store, text: str, language: str) -> Offer | None:
    """The own tag that is called just this, or the theme or framework that it became or was merged into; None when there is none."""
    wanted = " ".join(folded_words(text))
    sql = "SELECT id, code, labels, aliases FROM term WHERE scheme IN (?, ?, ?) ORDER BY scheme <> ?, id"
    for id_, code, labels, aliases in store.rows(sql, (Scheme.TAG, Scheme.THEME, Scheme.FRAMEWORK, Scheme.TAG)):
        if wanted and any(" ".join(folded_words(name)) == wanted for name in (code, *_values(labels), *_values(aliases))):
            return next(iter(offers_of_terms(store, [id_], language)), None)
    return None


def _offer(term: TermLabel) -> Offer:
    return Offer(term.id, term.label, term.description, term.colour)


def offers_of_terms(store: Store, ids: Iterable[str], language: str) -> list[Offer]:
    """These terms as they are shown on chips, in their order."""
    wanted = list(ids)
    known = {term.id: _offer(term) for term in terms(store, language)}
    return [known[id_] for id_ in wanted if id_ in known]


def found(store: Store, kind: str, text: str, language: str, limit: int = 12) -> list[Offer]:
    """Organisations, people, series, sources and plans by any spelling, best first; events and recommendations by any words, newest first.

    Measures and indicators are found by number, words in any language, plan and country.
    """
    if kind in NUMBERED:
        return [_offer_of_item(item) for item in best_items(store, kind, text, language, limit)]
    if kind in _SEARCHED:
        ids = _SEARCHED[kind](store, text)[:limit]
        known = {offer.id: offer for offer, _ in _named(store, kind, language, ids)}
        return [known[id_] for id_ in ids]
    return _best(_named(store, kind, language), text, limit)


def every_name(store: Store, kind: str) -> Iterator[tuple[str, list[str]]]:
    """The id of each record of a kind with everything it is called; for looking up many names at once."""
    return ((offer.id, [name for name in names if name]) for offer, names in _named(store, kind, "en"))


def is_begun(store: Store, kind: str, text: str, language: str) -> bool:
    """Whether some name goes on as the text begins; "UN Women" is more than the beginnings of words of "… under … Women …"."""
    typed = Typed.of(text)
    return any(typed.goes_on(name) for _, names in _named(store, kind, language) for name in names if name)


def called(store: Store, kind: str, text: str, language: str) -> list[Offer]:
    """Records of which one name is just this text but for case, diacritics and blanks; where none is, those it means in another script.

    A person's single name in another script means nobody: Яна and Жана sound alike.
    """
    typed = Typed.of(text)
    known = list(_named(store, kind, language, _SEARCHED[kind](store, text)[:_FEW] if kind == "recommendation" else None))
    spelled = [offer for offer, names in known if any(map(typed.is_spelled, names))]
    if spelled or (kind == "person" and len(typed.words) < 2):
        return spelled
    return [offer for offer, names in known if any(map(typed.sounds_like, names))]


def offer_of(store: Store, kind: str, id_: str | None, language: str) -> Offer | None:
    """One record as it is offered; None when it is not there."""
    return next((offer for offer, _ in _named(store, kind, language, [id_])), None) if id_ else None


def _named(store: Store, kind: str, language: str, ids: Sequence[str] | None = None) -> Iterator[tuple[Offer, tuple[str, ...]]]:
    """Records of a kind as offers, each with everything it is called; all of them, or those with these ids."""
    if kind in NUMBERED:
        yield from ((_offer_of_item(item), (item.label, *item.spellings)) for item in numbered_items(store, kind, language, ids))
        return
    name, others, hint = _SPELLINGS[kind]
    where = "" if ids is None else f"WHERE id IN ({marks(ids)})"
    sql = f"SELECT id, {name}, {hint}, {', '.join(others)} FROM {kind} {where} ORDER BY {name}"
    for id_, label, hinted, *more in store.rows(sql, ids or ()):
        spellings = (label, *(spelling for text in more for spelling in _texts(text)), *_with_country(kind, label, hinted))
        shown = json.loads(more[0]).get(language) if more[0][:1] == "{" else None
        yield Offer(id_, shown or label, _in_words(hinted, language) if kind in _DATED else hinted or ""), spellings


def _offer_of_item(item: NumberedItem) -> Offer:
    return Offer(item.id, item.label, item.plan)


def _texts(kept: str) -> list[str]:
    """A plain text, or the texts of a JSON column."""
    return _values(kept) if kept[:1] in "[{" else [kept]


def _with_country(kind: str, label: str, hint: str) -> Iterator[str]:
    """A plan is looked for by its country, in any language."""
    if kind == "plan" and is_country(hint.partition(" ")[2]):
        each = country(hint.partition(" ")[2])
        yield from (f"{label} {name}" for name in (*each.names.values(), *each.aliases))


def _in_words(code: str, language: str) -> str:
    """A partial date and a country's code, parted by a blank, as a person reads them."""
    when, _, place = code.partition(" ")
    said = (PartialDate.from_code(when).show(language) if when else "", country_name(place, language) if place else "")
    return ", ".join(part for part in said if part)


def _events(store: Store, text: str) -> Sequence[str]:
    return event_list(store, Filter(text=text))


def _recommendations(store: Store, text: str) -> Sequence[str]:
    return recommendation_list(store, Filter(text=text), date.today(), "issued", descending=True)


_SEARCHED = {"event": _events, "recommendation": _recommendations}
"""Kinds of which there are many, found by the words of the whole record."""
_FEW = 50
_DATED = ("event", "plan", "source", "recommendation")
_OTHER_NAMES = "(SELECT json_group_array(o.name) FROM other_name o WHERE o.organisation_id = organisation.id)"
_SPELLINGS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "organisation": ("name", ("names", "aliases", "acronym", _OTHER_NAMES), "coalesce(nullif(acronym, ''), country)"),
    "person": ("name", ("names", "aliases"), "position"),
    "series": ("title", ("titles", "aliases"), "''"),
    "project": ("title", ("titles", "aliases", "number"), "number"),
    "event": ("title", ("titles",), "coalesce(start, '') || ' ' || coalesce(country, '')"),
    "recommendation": (
        "substr(replace(coalesce(nullif(text, ''), reference), char(10), ' '), 1, 160)",
        ("reference", "text", "translation"),
        "coalesce(issued, '') || ' ' || coalesce(country, '')",
    ),
    "source": ("title", ("publisher", "url"), "coalesce(published, '')"),
    "plan": (
        "coalesce(nullif(title, ''), reference)",
        ("titles", "reference"),
        "coalesce(in_force, adopted, '') || ' ' || coalesce(country, '')",
    ),
}
"""By kind: the column of the name, columns of other names, what tells namesakes apart."""


def new_series(title: str) -> Series:
    """A row of events known by name only, unsaved."""
    return Series(title=" ".join(title.split()))


def new_project(title: str) -> Project:
    """A project known by name only, unsaved."""
    return Project(title=" ".join(title.split()))


def new_source(text: str) -> Source:
    """A source known by its title or its web address only, unsaved."""
    tidy = " ".join(text.split())
    is_address = tidy.startswith(("http://", "https://"))
    return Source(title=urlsplit(tidy).netloc.removeprefix("www.") if is_address else tidy, url=tidy if is_address else "")


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
    """Those in which every typed word begins some word of one of the names; whole names first, then their beginnings."""
    typed = Typed.of(text)
    found = []
    for offer, names in named:
        known = [name for name in names if name]
        if any(map(typed.begins, known)):
            found.append((not any(map(typed.is_spelled, known)), not any(folded(name).startswith(typed.text) for name in known), offer))
    found.sort(key=itemgetter(0, 1))
    return [offer for *_, offer in found[:limit]]


def _values(kept: str) -> list[str]:
    """The texts of a JSON object or array column."""
    value = json.loads(kept) if kept else ()
    return list(value.values()) if isinstance(value, dict) else list(value)
