"""What one record takes over from another that means the same: its names, and what it did not know itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wpstracker.domain.folding import folded_words
from wpstracker.domain.vocabularies import NameKind, Privacy
from wpstracker.records import Organisation, OtherName, Record, Term
from wpstracker.records.fields import ByLanguage, Codes, Link

_NAMES = ("name", "title", "names", "titles", "labels", "acronym", "aliases", "code")
"""Fields that say what a record is called; `code` of a term only."""
_OWN = ("reference", "verified", "scheme", "official", "retired", "sort")
"""Fields that stay as they are whatever the other record says."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which the records contradict each other: what is kept, and what the other one held, as JSON values."""

    field: str
    kept: Any
    given: Any
    given_by: str


@dataclass
class Taken:
    """What was taken over: fields that were empty, further names of an organisation, and contradictions."""

    filled: list[str] = field(default_factory=list)
    names: list[OtherName] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)


def take_over(keep: Any, other: Any, known_names: list[str], taken: Taken) -> None:
    """Let `keep` gain what `other` knows; `known_names` are those it has in rows of their own."""
    _take_names(keep, other, known_names, taken)
    for name, described in keep.described().items():
        if name not in (*_NAMES, *_OWN) and not _is_own_link(type(keep), described):
            _take_field(keep, other, name, taken)


def own_links(model: type[Record]) -> list[str]:
    """The fields by which records of a kind point at their own kind: part of, predecessor, broader term."""
    return [name for name, described in model.described().items() if _is_own_link(model, described)]


def _is_own_link(model: type[Record], described: Any) -> bool:
    return isinstance(described, Link) and described.rel_model is model


def _take_field(keep: Any, other: Any, name: str, taken: Taken) -> None:
    described, kept, given = keep.described()[name], getattr(keep, name), getattr(other, name)
    if described.plain(kept) == described.plain(given) or described.plain(given) == described.blank:
        return
    if isinstance(described, Codes):
        _set(keep, name, tuple(dict.fromkeys((*kept, *given))), taken)
    elif isinstance(described, ByLanguage):
        _take_languages(keep, other, name, taken)
    elif name == "privacy":
        _set(keep, name, max(kept, given, key=[privacy.value for privacy in Privacy].index), taken)
    elif name == "notes" and kept:
        _set(keep, name, kept if given in kept else f"{kept}\n\n{given}", taken)
    elif described.plain(kept) == described.blank:
        _set(keep, name, given, taken)
    else:
        taken.differing.append(Differing(name, described.plain(kept), described.plain(given), str(other.id)))


def _take_languages(keep: Any, other: Any, name: str, taken: Taken) -> None:
    kept, given = dict(getattr(keep, name)), dict(getattr(other, name))
    _set(keep, name, given | kept, taken)
    for language in sorted(kept.keys() & given.keys()):
        if kept[language] != given[language]:
            taken.differing.append(Differing(name, kept[language], given[language], str(other.id)))


def _set(keep: Any, name: str, value: Any, taken: Taken) -> None:
    if getattr(keep, name) != value:
        setattr(keep, name, value)
        taken.filled.append(name)


def _take_names(keep: Any, other: Any, known_names: list[str], taken: Taken) -> None:
    """Every way the other is called leads to the kept one: in its own fields where they are empty, else as another name."""
    fields = keep.described()
    for name in ("acronym", *(["code"] if isinstance(keep, Term) else [])):
        if name in fields and not getattr(keep, name) and getattr(other, name):
            _set(keep, name, getattr(other, name), taken)
    for name in ("names", "titles", "labels"):
        if name in fields:
            _set(keep, name, dict(getattr(other, name)) | dict(getattr(keep, name)), taken)
    known = {_key(spelling) for spelling, _ in _spellings(keep)} | {_key(name) for name in known_names}
    known |= {_key(row.name) for row in taken.names}
    for spelling, kind in _spellings(other):
        if _key(spelling) not in known:
            known.add(_key(spelling))
            _add_spelling(keep, other, spelling, kind, taken)


def _add_spelling(keep: Any, other: Any, spelling: str, kind: NameKind, taken: Taken) -> None:
    if isinstance(keep, Organisation) and kind is not NameKind.SHORT:
        taken.names.append(OtherName(organisation=keep.id, name=spelling, name_kind=kind.value))
    elif "aliases" in keep.described():
        _set(keep, "aliases", (*keep.aliases, spelling), taken)
    else:
        taken.differing.append(Differing("title", keep.title, spelling, str(other.id)))


def _spellings(record: Any) -> Iterator[tuple[str, NameKind]]:
    """Everything a record itself says it is called, with what sort of name that would be of another; short ones are mere aliases."""
    fields = record.described()
    for name in ("name", "title"):
        if name in fields:
            yield getattr(record, name), NameKind.SPELLING
    for name in ("names", "titles", "labels"):
        if name in fields:
            yield from ((text, NameKind.TRANSLATION) for text in getattr(record, name).values())
    for name in ("acronym", *(["code"] if isinstance(record, Term) else [])):
        if getattr(record, name, ""):
            yield getattr(record, name), NameKind.SHORT
    if "aliases" in fields:
        yield from ((text, NameKind.SHORT) for text in record.aliases)


def _key(spelling: str) -> str:
    return " ".join(folded_words(spelling))
