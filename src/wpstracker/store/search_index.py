"""The search text of each record that can be looked up: its names, and its other words in their order, all folded.

Names stand in a column of their own, so that they can be told from other words. Between two texts stands a mark that nobody types: a
phrase never goes from one text into the next. Behind the texts stand the keys of names, by which they are found in any script.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from peewee import SqliteDatabase

from wpstracker.domain.changes import PRESENCE, Operation
from wpstracker.domain.finding import SHORTEST_KEY
from wpstracker.domain.problems import Progress, no_progress
from wpstracker.domain.towns import also_called
from wpstracker.domain.transliteration import heard_text
from wpstracker.domain.word_forms import root, stem
from wpstracker.records import ANYWHERE, KINDS, OtherName
from wpstracker.store.search_texts import APART, NAMED, NUMBERS, SEARCHED, Told, told_of_each, worded
from wpstracker.store.writing import links_to

BETWEEN = "\ue000"
"""A letter of no script: the index takes it for a word, the search box never does."""


Forms = tuple[str, str]
"""The stem and the root of a word."""
_REPEATED, _MANY = 120, 5
"""Shorter texts, and so many together, are often names that stand in many records."""
_AT_ONCE = 1000
"""Records whose texts are read and written together; each time the index turns from taking out to putting in, it writes what it has."""
_THESE = "SELECT value FROM json_each(?)"


def refresh(db: SqliteDatabase, touched: Mapping[str, Iterable[str]], step: str, progress: Progress = no_progress) -> None:
    """Write the search text of everything that these records' words appear in; `step` is the one that touched them."""
    tokens: set[str] = set()
    affected = _affected(db, _reworded(db, touched, step))
    wanted, done = sum(map(len, affected.values())), 0
    for kind in sorted(affected):
        for ids in _portions(sorted(affected[kind])):
            said = texts_of_each(db, kind, ids)
            stored = _stored(db, ids)
            others = {id_: texts for id_, texts in said.items() if stored.get(id_) != texts}
            _remove(db, [id_ for id_ in others if id_ in stored])
            tokens |= _add(db, kind, others)
            done += len(ids)
            progress(done / wanted)
    know(db, tokens)


def _portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))


def _reworded(db: SqliteDatabase, touched: Mapping[str, Iterable[str]], step: str) -> dict[str, set[str]]:
    """The touched records without those of which a step changed only fields that nobody searches."""
    found: dict[str, set[str]] = {kind: set(ids) for kind, ids in touched.items() if kind not in SEARCHED}
    for kind, id_, operation, values, seen in db.execute_sql(
        "SELECT kind, record, operation, field_values, seen FROM change WHERE step = ?", (step,)
    ):
        if kind in SEARCHED and (operation != Operation.SET or PRESENCE in json.loads(seen) or worded(kind) & json.loads(values).keys()):
            found.setdefault(kind, set()).add(id_)
    return found


def rebuild(db: SqliteDatabase, progress: Progress = no_progress) -> None:
    """Write the whole search text anew, that of attached files too."""
    db.execute_sql("INSERT INTO search_index(search_index) VALUES ('delete-all')")
    db.execute_sql("DELETE FROM search_text")
    tokens: set[str] = set()
    every = {kind: [id_ for (id_,) in db.execute_sql(f'SELECT id FROM "{kind}"').fetchall()] for kind in SEARCHED}
    wanted, done = sum(map(len, every.values())), 0
    for kind, of_kind in every.items():
        for ids in _portions(of_kind):
            tokens |= _add(db, kind, texts_of_each(db, kind, ids))
            done += len(ids)
            progress(done / wanted)
    know(db, tokens)
    db.execute_sql("INSERT INTO attachment_index(attachment_index) VALUES ('delete-all')")
    for id_, text in db.execute_sql("SELECT id, text FROM attachment_text WHERE text <> ''").fetchall():
        add_file(db, id_, indexed_with_towns([text]))


def add_file(db: SqliteDatabase, id_: int, text: str, forms: Mapping[str, Forms] | None = None) -> None:
    """Let the text of an attached file be found; `text` is as it stands in the index, `forms` what is known of its words already."""
    db.execute_sql("INSERT INTO attachment_index (rowid, body) VALUES (?, ?)", (id_, text))
    know(db, words_in(text), forms)


def know(db: SqliteDatabase, tokens: Iterable[str], forms: Mapping[str, Forms] | None = None) -> None:
    """Remember words with their stems and roots, so that each is found by its other forms. What nothing holds any more does no harm."""
    sql = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM search_word)"
    new = [word for (word,) in db.execute_sql(sql, (json.dumps(sorted(tokens)),)).fetchall()]
    known = forms_of(new) if forms is None else forms
    rows = json.dumps([(word, *known[word]) for word in new if word in known])
    values = ", ".join(f"json_extract(value, '$[{at}]')" for at in range(3))
    db.execute_sql(f"INSERT INTO search_word SELECT {values} FROM json_each(?)", (rows,))


def words_in(text: str) -> set[str]:
    """The words of a text as it stands in the index. One such as “agenda_2030” is two words to SQLite and one to us: it gives all three."""
    return {*text.split(), *(text.replace("_", " ").split() if "_" in text else ())}


def forms_of(words: Iterable[str]) -> dict[str, Forms]:
    """The stem and the root of each word that has letters."""
    return {word: (stem(word), root(word)) for word in words if word != BETWEEN and not word.isdigit()}


def indexed(texts: Iterable[str]) -> str:
    """Texts as they stand in the index: their folded words in order, each text apart, and behind them the keys of their names."""
    return _joined([_heard(tuple(texts))])


def _joined(heard: Sequence["_Heard"]) -> str:
    ordered = f" {BETWEEN} ".join(dict.fromkeys(words for each in heard for words in each.words))
    known = set(ordered.split(" "))
    keys = dict.fromkeys(key for each in heard for key in each.keys if key not in known)
    return f"{ordered} {BETWEEN} {' '.join(keys)}" if keys else ordered


Texts = tuple[str, str]
"""What a record is called and what else it says, as it stands in the index."""


def texts_of_each(db: SqliteDatabase, kind: str, ids: Sequence[str]) -> dict[str, Texts | None]:
    """The texts of these records by id; None for one that is gone or says nothing."""
    return {id_: _texts(told) if told else None for id_, told in told_of_each(db, kind, ids).items()}


def _texts(told: Sequence[Told]) -> Texts:
    names = [_heard(each.texts) for each in told if each.name]
    others = [_heard(each.texts) for each in told if not each.name]
    return _joined(names), _with_towns(others, names)


def indexed_with_towns(texts: Sequence[str]) -> str:
    """The same as `indexed`, with all names of the towns that are named in the texts."""
    return _with_towns([_heard(tuple(texts))])


def _with_towns(heard: Sequence["_Heard"], beside: Sequence["_Heard"] = ()) -> str:
    towns = tuple(dict.fromkeys(name for each in (*beside, *heard) for name in each.towns))
    return _joined([*heard, _heard(towns)] if towns else heard)


class _Heard(NamedTuple):
    """What texts are found by: the folded words of each in order, the keys of its names, every name of the towns in it."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    towns: tuple[str, ...]


def _heard(texts: tuple[str, ...]) -> _Heard:
    return _heard_again(texts) if sum(map(len, texts)) <= _REPEATED or len(texts) > _MANY else _heard_once(texts)


def _heard_once(texts: tuple[str, ...]) -> _Heard:
    each = [_told_again(text) if len(text) <= _REPEATED else _told_once(text) for text in texts if text]
    words = tuple(dict.fromkeys(words for words, _, _ in each if words))
    return _Heard(words, *(tuple(dict.fromkeys(one for told in each for one in told[at])) for at in (1, 2)))


_heard_again = lru_cache(10_000)(_heard_once)


def _told_once(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The folded words of a text in order, the keys of its names, and the names of its towns."""
    words, keys = heard_text(text)
    return " ".join(words), tuple(dict.fromkeys(key for key in keys if len(key) >= SHORTEST_KEY)), tuple(also_called((text,)))


_told_again = lru_cache(20_000)(_told_once)


def _affected(db: SqliteDatabase, touched: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """The touched records, the owners of touched parts, and whatever names a touched name, by kind, as far as they are looked up."""
    found: dict[str, set[str]] = {}
    for kind, each in touched.items():
        ids = sorted(each)
        if kind in SEARCHED:
            _put(found, {kind: set(ids)})
        if kind in NAMED:
            _put(found, _users(db, kind, ids))
        if KINDS[kind].parent and kind not in SEARCHED:
            of_parts = owners(db, kind, ids)
            _put(found, of_parts)
            if kind == OtherName.kind():
                for of_kind, named in of_parts.items():
                    _put(found, _users(db, of_kind, sorted(named)))
    return {kind: ids for kind, ids in found.items() if kind in SEARCHED}


def _put(found: dict[str, set[str]], more: Mapping[str, set[str]]) -> None:
    for kind, ids in more.items():
        found.setdefault(kind, set()).update(ids)


def owners(db: SqliteDatabase, kind: str, ids: Sequence[str]) -> dict[str, set[str]]:
    """The records that parts belong to and those they belonged to before, by kind, read from the log since a part may be gone."""
    sql = f"SELECT record, field_values FROM change WHERE record IN ({_THESE}) ORDER BY record, id"
    found: dict[str, set[str]] = {}
    last = ""
    said: dict[str, Any] = {}
    for id_, values in db.execute_sql(sql, (json.dumps(ids),)).fetchall():
        last, said = id_, (said if id_ == last else {}) | json.loads(values)
        owner, of_kind = said.get(KINDS[kind].parent), _owner_kind(kind, said)
        if owner and of_kind in KINDS:
            found.setdefault(of_kind, set()).add(owner)
    return found


def _owner_kind(kind: str, values: Mapping[str, Any]) -> str:
    if KINDS[kind] in ANYWHERE:
        return str(values.get("record_kind", ""))
    return str(KINDS[kind].described()[KINDS[kind].parent].rel_model.kind())


def _users(db: SqliteDatabase, kind: str, ids: Sequence[str]) -> dict[str, set[str]]:
    """Every looked-up record that points at one of these, itself or through a part, by kind."""
    found: dict[str, set[str]] = {}
    for model, _, link in links_to(kind):
        where = f'FROM "{model.kind()}" WHERE "{link.column_name}" IN ({_THESE})'
        if model.kind() in SEARCHED:
            sql = f"SELECT '{model.kind()}', id {where}"
        elif model in ANYWHERE:
            sql = f"SELECT record_kind, record {where}"
        else:
            parent = model.described()[model.parent]
            sql = f"SELECT '{parent.rel_model.kind()}', \"{parent.column_name}\" {where}"
        for of_kind, id_ in db.execute_sql(sql, (json.dumps(ids),)).fetchall():
            found.setdefault(of_kind, set()).add(id_)
    return found


def _stored(db: SqliteDatabase, ids: Sequence[str]) -> dict[str, Texts]:
    """What stands in the index of these records."""
    rows = db.execute_sql(f"SELECT record, title, body FROM search_text WHERE record IN ({_THESE})", (json.dumps(ids),)).fetchall()
    return {id_: (title, body) for id_, title, body in rows}


def _add(db: SqliteDatabase, kind: str, texts: Mapping[str, Texts | None]) -> set[str]:
    """Let these records be found; the words of their texts."""
    said = [(id_, *each) for id_, each in texts.items() if each is not None]
    (last,) = db.execute_sql(f"SELECT coalesce(max(id), 0) / {APART} FROM search_text").fetchone()
    rows = json.dumps([((last + number) * APART + NUMBERS[kind], *each) for number, each in enumerate(said, 1)])
    id_, record, title, body = (f"json_extract(value, '$[{at}]')" for at in range(4))
    into = "INSERT INTO {table} SELECT {values} FROM json_each(?)"
    texts_in = into.format(table="search_text (id, kind, record, title, body)", values=f"{id_}, '{kind}', {record}, {title}, {body}")
    db.execute_sql(texts_in, (rows,))
    db.execute_sql(into.format(table="search_index (rowid, title, body)", values=f"{id_}, {title}, {body}"), (rows,))
    return {word for _, *each in said for text in each for word in words_in(text)}


def _remove(db: SqliteDatabase, ids: Sequence[str]) -> None:
    """Let these records not be found any more."""
    these = (json.dumps(ids),)
    of_these = f"FROM search_text WHERE record IN ({_THESE})"
    db.execute_sql(
        f"INSERT INTO search_index (search_index, rowid, title, body) SELECT 'delete', id, title, body {of_these} ORDER BY id", these
    )
    db.execute_sql(f"DELETE {of_these}", these)
