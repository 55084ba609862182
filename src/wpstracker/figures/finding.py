"""Typed words looked up among the records of every kind, the likeliest first, each with what tells it apart and where the words stand."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from wpstracker.domain.asked_words import Asked, Word, asked
from wpstracker.domain.folding import folded_words
from wpstracker.domain.highlighting import Excerpt, Span, marker
from wpstracker.domain.transliteration import sound
from wpstracker.figures.found_in import Found, found_in
from wpstracker.figures.linked import linked_records
from wpstracker.figures.names import has_name, names
from wpstracker.store import searching
from wpstracker.store.database import Store
from wpstracker.store.search_index import BETWEEN
from wpstracker.store.search_texts import APART, NUMBERS, SEARCHED

FINDABLE = tuple(kind for kind in SEARCHED if has_name(kind))
"""Kinds of records that are found by themselves and have a name."""
TOLD_APART = ("event", "recommendation", "source", "plan_item", "indicator")
"""Kinds of which more is said than the name."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found.

    `about` tells it from others of its name (dates, country, plan). `field_label`, untranslated, and `excerpt` say where the words
    stand that the title does not have; `file` names the attached file if they stand in one. Marks are the places of the words.
    """

    kind: str
    id: str
    title: str
    about: str = ""
    field_label: str = ""
    excerpt: str = ""
    title_marks: tuple[Span, ...] = ()
    excerpt_marks: tuple[Span, ...] = ()
    file: str = ""


def find(store: Store, text: str, kinds: Iterable[str] | None = None, limit: int = 50, language: str = "en") -> list[Hit]:
    """The records that `text` means, as many as `limit`; nothing for a text without words.

    First those called just so, then those whose name begins so, those with the words in their names, with the words as they are spelled
    anywhere, with other forms of them, those that only sound like them, and those of which a file has them.
    """
    typed = asked(text)
    wanted = tuple(kind for kind in FINDABLE if kind in kinds) if kinds is not None else FINDABLE
    if not typed.wanted or not wanted:
        return []
    ranked = _ranked(store, typed, wanted, limit)
    called, about = _called(store, list(ranked), language)
    hits = [(key, called[key], about.get(key, "")) for key in ranked if key in called]
    return [_hit(store, text, key, title, more) for key, title, more in hits]


_Key = tuple[str, str]
_Row = tuple[str, str, str]
"""Kind, id and names in the index."""
_MORE = 2
"""So many times the records that are wanted are looked at, since the best of them come first."""
_WRITTEN = re.compile(r"[\w'’ʻʼ`]+")


def _ranked(store: Store, typed: Asked, kinds: Sequence[str], limit: int) -> list[_Key]:
    """Kind and id of the likeliest records, best first. Each portion is asked for only when those before it are too few."""
    allowed = _allowed(store, typed)
    found: dict[_Key, int] = {}
    line = " ".join(piece.spelled for piece in typed.words) if len(typed.words) == len(typed.wanted) else ""
    for rows, sure in _portions(store, typed, kinds, line, limit):
        for kind, id_, title in rows:
            if kind in kinds and (kind, id_) not in found and allowed(id_):
                found[kind, id_] = min(_rank(line, typed, title), _SAID if sure else _HEARD)
        if len(found) >= limit:
            break
    return sorted(found, key=lambda key: found[key])[:limit]


def _portions(store: Store, typed: Asked, kinds: Sequence[str], line: str, limit: int) -> Iterator[tuple[list[_Row], bool]]:
    """The likeliest first, each portion when it is needed, and whether its records surely say what is typed or may only sound like it.

    Where few records have all the words, those are read at once.
    """
    spelled = typed.as_spelled()
    if line and not typed.unwanted:
        yield _beginning(store, kinds, line, limit), True
    sure = _found(store, searching.within(spelled), kinds, limit)
    every = sure if len(sure) == _MORE * limit else _found(store, searching.within(typed), kinds, limit)
    if len(every) == _MORE * limit:
        yield _found(store, searching.within(typed, searching.TITLE, exact=True), kinds, limit), True
        yield _found(store, searching.within(spelled, searching.TITLE), kinds, limit), True
        yield _found(store, searching.within(typed, searching.TITLE), kinds, limit), False
        yield _found(store, searching.within(typed, exact=True), kinds, limit), True
    yield sure, True
    yield every, False
    yield _found(store, searching.in_files(typed), kinds, limit), False


def _found(store: Store, query: searching.Query, kinds: Sequence[str], limit: int) -> list[_Row]:
    """The records of these kinds that a query finds, those saved last first."""
    sql, values = query
    numbers = ", ".join(str(NUMBERS[kind]) for kind in kinds)
    ids = f"SELECT id FROM ({sql}) WHERE id % {APART} IN ({numbers}) ORDER BY id DESC LIMIT {_MORE * limit}"
    return store.rows(f"SELECT kind, record, title FROM search_text WHERE id IN ({ids}) ORDER BY id DESC", values)


def _beginning(store: Store, kinds: Sequence[str], line: str, limit: int) -> list[_Row]:
    """Records whose name begins with just what is typed."""
    begun = line[: searching.TITLE_BEGINS]
    one = f"""SELECT * FROM (SELECT kind, record, title FROM search_text
        WHERE kind = ? AND substr(title, 1, {searching.TITLE_BEGINS}) >= ? AND substr(title, 1, {searching.TITLE_BEGINS}) < ?
        ORDER BY substr(title, 1, {searching.TITLE_BEGINS}) LIMIT {limit})"""
    values = [value for kind in kinds for value in (kind, begun, begun + "\U0010ffff")]
    rows = store.rows(" UNION ALL ".join([one] * len(kinds)), values)
    return [row for row in rows if row[2].startswith(line)]


_SAID, _HEARD = 5, 6
"""Ranks of what has the words in its texts, and of what has only something that may sound like them."""


def _rank(line: str, typed: Asked, title: str) -> int:
    """0 called so, 1 the name begins so, 2 another name does, 3 its names have the words whole, 4 have them begun, else 6.

    A name has a word too that is written otherwise and sounds alike as far as it is typed; what may become of it does not count.
    """
    called = [name.strip() for name in title.split(BETWEEN)]
    if line and line in called:
        return 0
    if line and called[0].startswith(line):
        return 1
    if line and any(name.startswith(line) for name in called):
        return 2
    words = set(title.split())
    if all(piece.spelled in words for piece in typed.words):
        return 3
    begun = ((piece.spelled, sound(piece.spelled) or piece.spelled) for piece in typed.words)
    return 4 if all(any(word.startswith(either) for word in words) for either in begun) else _HEARD


def _allowed(store: Store, typed: Asked) -> Callable[[str], bool]:
    """Whether a record may be found, for all that its attached files say of what is not wanted."""
    queries = [searching.in_files(Asked((piece,), ())) for piece in typed.unwanted]
    refused = {id_ for sql, values in queries for (id_,) in store.rows(f"SELECT record FROM search_text WHERE id IN ({sql})", values)}
    return lambda id_: id_ not in refused


def _called(store: Store, keys: Sequence[_Key], language: str) -> tuple[dict[_Key, str], dict[_Key, str]]:
    """What these records are called, and what tells them apart."""
    called: dict[_Key, str] = {}
    about: dict[_Key, str] = {}
    for kind in dict.fromkeys(kind for kind, _ in keys):
        ids = [id_ for of, id_ in keys if of == kind]
        called |= {(kind, id_): name for id_, name in names(store, kind, ids, language).items()}
        if kind in TOLD_APART:
            about |= {(kind, id_): each.extra for id_, each in linked_records(store, kind, ids, language).items()}
    return called, about


def _hit(store: Store, text: str, key: _Key, title: str, about: str) -> Hit:
    kind, id_ = key
    looked_for = marker(text)
    place = next(iter(found_in(store, kind, id_, text, besides=f"{title} {about}")), _NOWHERE)
    spans = looked_for.marks(title)
    return Hit(kind, id_, title, about, place.field, place.excerpt.text, spans, place.excerpt.marks, place.file)


_NOWHERE = Found("", Excerpt("", ()))


_SHORTEST_TYPO = 5
"""Shorter words are too much like others."""


def suggestion(store: Store, text: str) -> str:
    """The line with every word that nothing has replaced by one that something has and that differs by one letter; empty without a guess.

    One letter may be wrong, missing, too much, or two changed places, though not the first, in words of five letters and more.
    """
    meant = text
    for word in asked(text).words:
        if len(word.spelled) >= _SHORTEST_TYPO and not _is_known(store, word):
            nearest = _nearest(store, word.spelled)
            if not nearest:
                return ""
            meant = _replaced(meant, word.spelled, nearest)
    return "" if meant == text else meant


def _is_known(store: Store, word: Word) -> bool:
    sql, values = searching.within(Asked((word,), ()))
    files, given = searching.in_files(Asked((word,), ()))
    return bool(store.rows(f"SELECT 1 FROM ({sql} LIMIT 1) UNION ALL SELECT 1 FROM ({files} LIMIT 1)", [*values, *given]))


def _nearest(store: Store, spelled: str) -> str:
    """The word of the search index that is one step away; of several the one that most records have."""
    from rapidfuzz.distance import OSA

    begun, length = spelled[0], len(spelled)
    sql = "SELECT word FROM search_word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
    words = [word for (word,) in store.rows(sql, (begun, chr(ord(begun) + 1), length - 1, length + 1))]
    near = [word for word in words if OSA.distance(spelled, word, score_cutoff=1) <= 1]
    return max(near, key=lambda word: _how_many(store, word), default="")


def _how_many(store: Store, word: str) -> int:
    return int(store.rows("SELECT count(*) FROM search_index WHERE search_index MATCH ?", (f'"{word}"',))[0][0])


def _replaced(text: str, spelled: str, by: str) -> str:
    """The text with the word, however it was spelled, written otherwise."""
    return _WRITTEN.sub(lambda found: by if folded_words(found[0]) == [spelled] else found[0], text)
