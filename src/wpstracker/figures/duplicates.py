"""Records that may mean the same: found by their names in every spelling and script, until somebody says they are different."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from wpstracker.domain.identity import FIRST_OWN_CHANGE
from wpstracker.domain.likeness import Likeness, blocks, likeness
from wpstracker.domain.transliteration import sounds
from wpstracker.domain.vocabularies import LOOSE
from wpstracker.store.database import Store

_MOST_IN_A_BLOCK = 30
"""More records than this share a word that tells nothing, such as “ministry”; they are parted by a second word."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of a kind that may be one, how alike they are (0 to 100), and why, as an untranslated sentence."""

    kind: str
    one: str
    other: str
    score: int
    why: str


@dataclass(frozen=True, slots=True)
class Named:
    """A record by everything it is called: each spelling as the sounds of its words."""

    id: str
    spellings: tuple[tuple[str, ...], ...]
    apart: str
    """Records in which this is filled and differs are different: another country, another sex."""
    linked: tuple[str, ...]
    """Records it names as its own superior or predecessor: whoever entered that knew both."""
    shared: bool
    """Every office has it, so it cannot be merged into another."""


def possible_duplicates(store: Store, kind: str) -> list[Pair]:
    """The pairs of a kind that may mean the same, likeliest first; those that were said to be different are left out."""
    every = list(_named(store, kind))
    different = {(one, other) for one, other in store.rows("SELECT one, other FROM not_duplicate WHERE record_kind = ?", (kind,))}
    found = []
    for one, other in _candidates(every):
        if tuple(sorted((one.id, other.id))) in different or _known_apart(one, other):
            continue
        alike = _likeness(one, other, kind)
        if alike:
            found.append(Pair(kind, one.id, other.id, alike.score, alike.why))
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


def similar_to(store: Store, kind: str, name: str, *, without: str = "") -> list[Pair]:
    """Records that what is being typed may mean, likeliest first; `one` of each pair is empty."""
    typed = Named("", (tuple(sounds(name)),), "", (), False)
    found = []
    for other in _named(store, kind):
        if other.id != without and (alike := _likeness(typed, other, kind)):
            found.append(Pair(kind, "", other.id, alike.score, alike.why))
    return sorted(found, key=lambda pair: (-pair.score, pair.other))


def _likeness(one: Named, other: Named, kind: str) -> Likeness | None:
    """The likeliest of all their spellings."""
    pairs = (likeness(a, b, people=kind == "person") for a in one.spellings for b in other.spellings)
    return max((alike for alike in pairs if alike), key=lambda alike: alike.score, default=None)


def _known_apart(one: Named, other: Named) -> bool:
    if one.shared and other.shared:
        return True
    return bool(one.apart and other.apart and one.apart != other.apart) or one.id in other.linked or other.id in one.linked


def _candidates(every: list[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs worth a closer look: they share the beginning or the end of a telling word."""
    seen: set[tuple[int, int]] = set()
    for numbers in _blocks(every):
        for pair in combinations(sorted(numbers), 2):
            if pair not in seen:
                seen.add(pair)
                yield every[pair[0]], every[pair[1]]


def _blocks(every: list[Named]) -> Iterator[set[int]]:
    """Groups of positions; a group too large is parted by a second word, and what is too large still tells nothing."""
    wide: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, named in enumerate(every):
        for spelling in named.spellings:
            wide[("", *sorted(spelling))].add(number)
            for block in blocks(spelling):
                wide[(block,)].add(number)
    narrow: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for key, numbers in wide.items():
        if len(numbers) <= _MOST_IN_A_BLOCK or key[0] == "":
            yield set(sorted(numbers)[:_MOST_IN_A_BLOCK])
    crowded = {key[0] for key, numbers in wide.items() if len(numbers) > _MOST_IN_A_BLOCK and len(key) == 1}
    for number, named in enumerate(every):
        for spelling in named.spellings:
            for one, other in combinations(sorted(blocks(spelling)), 2):
                if one in crowded and other in crowded:
                    narrow[(one, other)].add(number)
    yield from (numbers for numbers in narrow.values() if len(numbers) <= _MOST_IN_A_BLOCK)


def _named(store: Store, kind: str) -> Iterator[Named]:
    """Every record of a kind with all it is called, but for those of whom nothing is known any more."""
    columns, apart, linked = _CALLED[kind]
    shared = {id_ for (id_,) in store.rows("SELECT record FROM change WHERE kind = ? AND id < ?", (kind, FIRST_OWN_CHANGE))}
    sql = f'SELECT id, {apart}, {linked}, {", ".join(columns)} FROM "{kind}" WHERE id NOT IN (SELECT record FROM erasure)'
    for id_, apart_by, links, *called in store.rows(sql):
        texts = dict.fromkeys(text for kept in called if kept for text in _texts(kept) if text.strip())
        spellings = dict.fromkeys(tuple(heard) for text in texts if (heard := sounds(text)))
        yield Named(id_, tuple(spellings), apart_by or "", tuple(json.loads(links)), id_ in shared)


def _texts(kept: str) -> Iterable[str]:
    """A plain text, or the texts of a JSON column."""
    if kept[:1] not in "[{":
        return (kept,)
    try:
        value = json.loads(kept)
    except ValueError:
        return (kept,)
    return [str(text) for text in (value.values() if isinstance(value, dict) else value)]


_LOOSE = ", ".join(f"'{scheme}'" for scheme in LOOSE)
_OTHER_NAMES = "(SELECT json_group_array(o.name) FROM other_name o WHERE o.organisation_id = organisation.id)"
_CALLED: dict[str, tuple[tuple[str, ...], str, str]] = {
    "organisation": (("name", "names", "acronym", "aliases", _OTHER_NAMES), "country", "json_array(parent_id, predecessor_id)"),
    "person": (("name", "names", "aliases"), "sex", "'[]'"),
    "term": (("labels", "aliases"), f"CASE WHEN scheme IN ({_LOOSE}) THEN 'loose' ELSE scheme END", "json_array(parent_id)"),
    "series": (("title", "titles", "aliases"), "''", "'[]'"),
    "project": (("title", "titles", "aliases", "number"), "''", "'[]'"),
    "source": (("title", "url"), "published", "'[]'"),
}
"""By kind: the columns of its names, what keeps records apart when it differs, the records it names itself."""
