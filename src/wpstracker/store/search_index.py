"""The search text of each record that can be looked up: its names, and its other words in their order, all folded.

Names stand in a column of their own, so that they can be told from other words. Between two texts stands a mark that nobody types: a
phrase never goes from one text into the next. Behind the texts stand the keys of names, by which they are found in any script.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from peewee import SqliteDatabase

from wpstracker.domain.changes import PRESENCE, Operation
from wpstracker.domain.finding import SHORTEST_KEY
from wpstracker.domain.problems import Progress, no_progress
from wpstracker.domain.towns import also_called
from wpstracker.domain.transliteration import heard_names, heard_words
from wpstracker.domain.word_forms import root, stem
from wpstracker.records import ANYWHERE, KINDS, OtherName
from wpstracker.store.search_texts import APART, NAMED, NUMBERS, SEARCHED, said_of, worded
from wpstracker.store.writing import links_to

BETWEEN = "\ue000"
"""A letter of no script: the index takes it for a word, the search box never does."""


Forms = tuple[str, str]
"""The stem and the root of a word."""
_REPEATED = 120
"""Shorter texts are often names that stand in many records."""
_TOLD_EVERY = 100


def refresh(db: SqliteDatabase, touched: Mapping[str, Iterable[str]], step: str, progress: Progress = no_progress) -> None:
    """Write the search text of everything that these records' words appear in; `step` is the one that touched them."""
    tokens: set[str] = set()
    affected = sorted(_affected(db, _reworded(db, touched, step)))
    for done, (kind, id_) in enumerate(affected):
        _remove(db, id_)
        texts = texts_of(db, kind, id_)
        if texts is not None:
            _add(db, kind, id_, *texts)
            tokens.update(*map(words_in, texts))
        if done % _TOLD_EVERY == 0:
            progress(done / len(affected))
    know(db, tokens)


def _reworded(db: SqliteDatabase, touched: Mapping[str, Iterable[str]], step: str) -> dict[str, set[str]]:
    """The touched records without those of which a step changed only fields that nobody searches."""
    found: dict[str, set[str]] = {kind: set(ids) for kind, ids in touched.items() if kind not in SEARCHED}
    for kind, id_, operation, values, seen in db.execute_sql(
        "SELECT kind, record, operation, field_values, seen FROM change WHERE step = ?", (step,)
    ):
        if kind in SEARCHED and (operation != Operation.SET or PRESENCE in json.loads(seen) or worded(kind) & json.loads(values).keys()):
            found.setdefault(kind, set()).add(id_)
    return found


def rebuild(db: SqliteDatabase) -> None:
    """Write the whole search text anew, that of attached files too."""
    db.execute_sql("INSERT INTO search_index(search_index) VALUES ('delete-all')")
    db.execute_sql("DELETE FROM search_text")
    tokens: set[str] = set()
    for kind in SEARCHED:
        for (id_,) in db.execute_sql(f'SELECT id FROM "{kind}"').fetchall():
            texts = texts_of(db, kind, id_)
            if texts is not None:
                _add(db, kind, id_, *texts)
                tokens.update(*map(words_in, texts))
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
    told = list(map(_told, dict.fromkeys(texts)))
    ordered = f" {BETWEEN} ".join(dict.fromkeys(words for words, _ in told if words))
    known = set(ordered.split(" "))
    keys = dict.fromkeys(key for _, keys in told for key in keys if key not in known)
    return f"{ordered} {BETWEEN} {' '.join(keys)}" if keys else ordered


def texts_of(db: SqliteDatabase, kind: str, id_: str) -> tuple[str, str] | None:
    """What a record is called and what else it says, as it stands in the index; None when it is gone or says nothing."""
    said = list(said_of(db, kind, id_))
    if not said:
        return None
    names = [each.text for each in said if each.name and each.text]
    others = [each.text for each in said if not each.name and each.text]
    return indexed(names), indexed_with_towns(others, names)


def indexed_with_towns(texts: Sequence[str], beside: Sequence[str] = ()) -> str:
    """The same, with all names of the towns that are named in them or `beside` them."""
    towns = dict.fromkeys(name for text in dict.fromkeys((*beside, *texts)) for name in _towns_in(text))
    return indexed([*texts, *towns])


def _told(text: str) -> tuple[str, tuple[str, ...]]:
    return _told_again(text) if len(text) <= _REPEATED else _told_once(text)


def _towns_in(text: str) -> tuple[str, ...]:
    return _towns_again(text) if len(text) <= _REPEATED else tuple(also_called((text,)))


def _told_once(text: str) -> tuple[str, tuple[str, ...]]:
    """The folded words of a text in order, and the keys of its names."""
    keys = (key for key in heard_names(text) if len(key) >= SHORTEST_KEY)
    return " ".join(word for word, _ in heard_words(text)), tuple(dict.fromkeys(keys))


_told_again = lru_cache(20_000)(_told_once)


@lru_cache(20_000)
def _towns_again(text: str) -> tuple[str, ...]:
    return tuple(also_called((text,)))


def _affected(db: SqliteDatabase, touched: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """The touched records, the owners of touched parts, and whatever names a touched name, as far as they are looked up themselves."""
    found: set[tuple[str, str]] = set()
    for kind, ids in touched.items():
        for id_ in ids:
            if kind in SEARCHED:
                found.add((kind, id_))
            if kind in NAMED:
                found |= _users(db, kind, id_)
            if KINDS[kind].parent and kind not in SEARCHED:
                owners = _owners(db, kind, id_)
                found |= owners
                if kind == OtherName.kind():
                    found |= {user for owner in owners for user in _users(db, *owner)}
    return {(kind, id_) for kind, id_ in found if kind in SEARCHED}


def _owners(db: SqliteDatabase, kind: str, id_: str) -> set[tuple[str, str]]:
    """The record a part belongs to and those it belonged to before, read from the log since the part may be gone."""
    rows = db.execute_sql("SELECT field_values FROM change WHERE record = ? ORDER BY id", (id_,)).fetchall()
    said: dict[str, Any] = {}
    found = set()
    for (values,) in rows:
        said |= json.loads(values)
        owner, of_kind = said.get(KINDS[kind].parent), _owner_kind(kind, said)
        if owner and of_kind in KINDS:
            found.add((of_kind, owner))
    return found


def _owner_kind(kind: str, values: Mapping[str, Any]) -> str:
    if KINDS[kind] in ANYWHERE:
        return str(values.get("record_kind", ""))
    return str(KINDS[kind].described()[KINDS[kind].parent].rel_model.kind())


def _users(db: SqliteDatabase, kind: str, id_: str) -> set[tuple[str, str]]:
    """Every looked-up record that points at this one, itself or through a part."""
    found: set[tuple[str, str]] = set()
    for model, _, link in links_to(kind):
        if model.kind() in SEARCHED:
            rows = db.execute_sql(f'SELECT id FROM "{model.kind()}" WHERE "{link.column_name}" = ?', (id_,)).fetchall()
            found |= {(model.kind(), row[0]) for row in rows}
        elif model in ANYWHERE:
            sql = f'SELECT record_kind, record FROM {model.kind()} WHERE "{link.column_name}" = ?'
            found |= set(db.execute_sql(sql, (id_,)).fetchall())
        else:
            parent = model.described()[model.parent]
            sql = f'SELECT "{parent.column_name}" FROM "{model.kind()}" WHERE "{link.column_name}" = ?'
            found |= {(parent.rel_model.kind(), row[0]) for row in db.execute_sql(sql, (id_,)).fetchall()}
    return found


def _add(db: SqliteDatabase, kind: str, id_: str, title: str, body: str) -> None:
    sql = f"""INSERT INTO search_text (id, kind, record, title, body)
              SELECT (coalesce(max(id), 0) / {APART} + 1) * {APART} + ?, ?, ?, ?, ? FROM search_text RETURNING id"""
    row = db.execute_sql(sql, (NUMBERS[kind], kind, id_, title, body)).fetchone()
    db.execute_sql("INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)", (row[0], title, body))


def _remove(db: SqliteDatabase, id_: str) -> None:
    row = db.execute_sql("SELECT id, title, body FROM search_text WHERE record = ?", (id_,)).fetchone()
    if row:
        db.execute_sql("INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', ?, ?, ?)", row)
        db.execute_sql("DELETE FROM search_text WHERE id = ?", (row[0],))
