"""Whether a file is sound: SQLite's own checks, the tables against the fold of the change log, the search text against the records."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from peewee import SqliteDatabase

from wpstracker.domain.changes import Change, fold
from wpstracker.domain.problems import Progress, no_progress
from wpstracker.records import KINDS, Event, Recommendation
from wpstracker.store import contents, head_counts, log, recommendation_counts, search_index
from wpstracker.store.search_texts import SEARCHED
from wpstracker.store.writing import blank
from wpstracker.words import N_, Words

_INDEX_PARTS = ("data", "idx", "docsize", "config")
"""The tables in which SQLite keeps a search index."""
UNREADABLE_STEPS = "SELECT id FROM step WHERE NOT json_valid(title_values) OR json_type(title_values) <> 'object' ORDER BY id"
_AT_ONCE = 200
_MOST_SAID = 100
"""SQLite stops looking after so many faults."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: an untranslated sentence with its values; `kind` and `fields` are named in the reader's language."""

    message: str
    values: tuple[tuple[str, object], ...] = ()
    kind: str = ""
    fields: tuple[str, ...] = ()

    def text(self, words: Words) -> str:
        """The sentence in the reader's language."""
        kind = words(KINDS[self.kind].label) if self.kind in KINDS else self.kind
        fields = ", ".join(words(KINDS[self.kind].described()[name].verbose_name) for name in self.fields)
        return words(self.message, kind=kind, fields=fields, **dict(self.values))


def findings(db: SqliteDatabase, progress: Progress = no_progress, *, is_searched: bool = True) -> Iterator[Finding]:
    """Everything that is wrong with an open file. A damaged one is not looked into further, since its rows cannot be trusted.

    Without `is_searched` the search text is left out, for one that was made anew a moment ago.
    """
    damaged = [_finding(N_("SQLite reports damage: {text}."), text=text) for text in damage(db)]
    if damaged:
        yield from damaged
        return
    yield from _broken_links(db)
    yield from _broken_log(db)
    yield from _differences(db, progress)
    yield from (Finding(message, tuple(values.items())) for message, values in contents.problems(db))
    yield from _count_differences(db)
    if is_searched:
        yield from search_differences(db)


def counts(db: SqliteDatabase) -> tuple[int, int]:
    """How many records and changes there are."""
    records = sum(int(db.execute_sql(f'SELECT count(*) FROM "{kind}"').fetchone()[0]) for kind in KINDS)
    return records, int(db.execute_sql("SELECT count(*) FROM change").fetchone()[0])


def damage(db: SqliteDatabase) -> list[str]:
    """What SQLite itself finds wrong with the pages of the file."""
    return [str(text) for (text,) in db.execute_sql(f"PRAGMA integrity_check({_MOST_SAID})").fetchall() if text != "ok"]


def _broken_links(db: SqliteDatabase) -> Iterator[Finding]:
    """Links between records that lead nowhere; those of the log are told apart below."""
    for table, row, target, _ in db.execute_sql("PRAGMA foreign_key_check").fetchall():
        if table in KINDS:
            (id_,) = db.execute_sql(f'SELECT id FROM "{table}" WHERE rowid = ?', (row,)).fetchone()
            yield _finding(N_("{kind} {id}: it points at a record of “{target}” that is not there."), table, id=id_, target=target)


def _broken_log(db: SqliteDatabase) -> Iterator[Finding]:
    """Changes that belong to no step or to an unknown kind, and rows the log knows nothing of."""
    sql = "SELECT id, record FROM change WHERE step NOT IN (SELECT id FROM step) ORDER BY id"
    for id_, record in db.execute_sql(sql).fetchall():
        yield _finding(N_("Change {id} of record {record}: the step it belongs to is missing from the change log."), id=id_, record=record)
    for id_, undoes in db.execute_sql("SELECT id, undoes FROM step WHERE undoes NOT IN (SELECT id FROM step)").fetchall():
        yield _finding(N_("Step {id}: the step it undoes ({undoes}) is missing from the change log."), id=id_, undoes=undoes)
    for (id_,) in db.execute_sql(UNREADABLE_STEPS).fetchall():
        yield _finding(N_("Step {id}: the name of this step cannot be read."), id=id_)
    for kind in KINDS:
        for (id_,) in db.execute_sql(f'SELECT id FROM "{kind}" WHERE id NOT IN (SELECT record FROM change) ORDER BY id').fetchall():
            yield _finding(N_("{kind} {id}: it is in its table, but the change log knows nothing of it."), kind, id=id_)


def _differences(db: SqliteDatabase, progress: Progress) -> Iterator[Finding]:
    """Records whose row is not what their changes add up to, and changes that cannot be read."""
    unreadable: list[tuple[str, str]] = []
    told = log.told(db, log.all_changes(db, lambda id_, record: unreadable.append((id_, record))), progress)
    for record, changes in groupby(told, attrgetter("record")):
        yield from difference(db, record, list(changes))
    for id_, record in unreadable:
        yield _finding(N_("Change {id} of record {record}: the change log holds it, but it cannot be read."), id=id_, record=record)


def difference(db: SqliteDatabase, id_: str, changes: list[Change]) -> Iterator[Finding]:
    """What is wrong with the row of a record that has these changes; nothing, or one finding."""
    kind = changes[0].kind
    if kind not in KINDS:
        yield _finding(N_("Record {id}: the change log says it is a “{name}”, which this version does not know."), id=id_, name=kind)
        return
    folded, row = fold(changes), _row(db, kind, id_)
    if row is None:
        if folded.alive:
            yield _finding(N_("{kind} {id}: by the change log it exists, but it is not in its table."), kind, id=id_)
    elif not folded.alive:
        yield _finding(N_("{kind} {id}: by the change log it was deleted, but it is still in its table."), kind, id=id_)
    else:
        differing = tuple(name for name, value in row.items() if value != folded.values.get(name, blank(kind, name)))
        if differing:
            message = N_("{kind} {id}: in its table it says something else than the change log ({fields}).")
            yield _finding(message, kind, differing, id=id_)


def _row(db: SqliteDatabase, kind: str, id_: str) -> dict[str, Any] | None:
    """The present values as the log keeps them; a value that cannot be read is given as it stands."""
    fields = KINDS[kind].described()
    row = db.execute_sql(_select(kind), (id_,)).fetchone()
    return {name: _plain(field, value) for (name, field), value in zip(fields.items(), row, strict=True)} if row else None


@cache
def _select(kind: str) -> str:
    columns = ", ".join(f'"{field.column_name}"' for field in KINDS[kind].described().values())
    return f'SELECT {columns} FROM "{kind}" WHERE id = ?'


def _plain(field: Any, value: Any) -> Any:
    try:
        return field.plain(field.python_value(value))
    except (ValueError, TypeError, OverflowError, AttributeError, RecursionError):
        return value


def _count_differences(db: SqliteDatabase) -> Iterator[Finding]:
    """Events and recommendations of which something else is counted than they, their groups and their updates say."""
    for kind, kept in ((Event.kind(), head_counts), (Recommendation.kind(), recommendation_counts)):
        for id_ in kept.differing(db):
            yield _finding(N_("{kind} {id}: the figures count something else of it than its records say."), kind, id=id_)


def search_differences(db: SqliteDatabase) -> Iterator[Finding]:
    """The search text of each record is worked out again and compared; then the index is checked against the text."""
    for record, kind in _found_by_other_words(db):
        yield _finding(N_("{kind} {id}: the search box finds it by other words than it holds."), kind, id=record)
    fault = _index_fault(db)
    if fault is not None:
        yield _finding(N_("The search index does not fit the search text ({reason})."), reason=fault)


def _found_by_other_words(db: SqliteDatabase) -> Iterator[tuple[str, str]]:
    """Records whose search text is not theirs, and texts of records that are gone."""
    for kind in SEARCHED:
        rows = db.execute_sql(f'SELECT e.id, t.title, t.body FROM "{kind}" e LEFT JOIN search_text t ON t.record = e.id ORDER BY e.id')
        while some := rows.fetchmany(_AT_ONCE):
            texts = search_index.texts_of_each(db, kind, [id_ for id_, *_ in some])
            yield from ((id_, kind) for id_, *stored in some if tuple(stored) != (texts[id_] or (None, None)))
        gone = f'SELECT record FROM search_text WHERE kind = ? AND record NOT IN (SELECT id FROM "{kind}") ORDER BY record'
        yield from ((id_, kind) for (id_,) in db.execute_sql(gone, (kind,)).fetchall())
    strange = f"SELECT record, kind FROM search_text WHERE kind NOT IN ({', '.join('?' * len(SEARCHED))}) ORDER BY record"
    yield from db.execute_sql(strange, SEARCHED).fetchall()


def _index_fault(db: SqliteDatabase) -> Exception | None:
    """What SQLite finds wrong with the index; looked at in memory, since it can only be asked where it may write."""
    with closing(sqlite3.connect(":memory:")) as copy:
        for table in ("search_text", "search_index"):
            copy.execute(db.execute_sql("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])
        for table in ("search_text", *(f"search_index_{part}" for part in _INDEX_PARTS)):
            copy.execute(f"DELETE FROM {table}")
            rows = db.execute_sql(f"SELECT * FROM {table}")
            copy.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows.description))})", rows)
        try:
            copy.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            return error
    return None


def _finding(message: str, kind: str = "", fields: tuple[str, ...] = (), **values: object) -> Finding:
    return Finding(message, tuple(values.items()), kind, fields)
