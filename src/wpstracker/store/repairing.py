"""Putting right what can be: the log is the truth where it is whole, the row where it is not, and what follows from both is made anew.

The log of a record is whole when each of its changes can be read and every change that another one had seen is there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from operator import attrgetter

import peewee
from peewee import SqliteDatabase

from wpstracker.domain.changes import PRESENCE, Change, Operation, fold
from wpstracker.domain.problems import KnownError, Progress, no_progress
from wpstracker.records import KINDS
from wpstracker.records.fields import Link
from wpstracker.store import contents, files, head_counts, health, log, recommendation_counts, search_index
from wpstracker.store.database import Store
from wpstracker.store.health import Finding
from wpstracker.store.mending import Mender
from wpstracker.words import N_

TITLE = N_("Repair the file")
_LOST_STEP = N_("A step whose name was lost")
_OF_AN_INDEX = ("missing from index", "wrong # of entries in index", "non-unique entry in index", "FTS5 table")
"""Complaints of SQLite that leave every row where it is."""
TOO_DAMAGED = N_("“{file}” is damaged in a way that cannot be repaired in place ({reason}). Restore a copy, or salvage what can be read.")

Note = Callable[[Finding], object]
_LOG, _ROWS = 0.1, 0.5
"""How far it is once the log was read, and once the rows were compared with it."""


def repair(store: Store, progress: Progress = no_progress) -> list[Finding]:
    """Put right what can be, as one step of the log that cannot be undone; what was done, a sentence each.

    KnownError when the pages themselves are damaged; nothing is changed then, nor when `progress` stops it.
    """
    done: list[Finding] = []
    db = store.db
    with files.told(store.path), _links_unchecked(db):
        _mend_indexes(store, done.append)
        with store.change(TITLE) as writer:
            mender = Mender(writer)
            broken = _mend_log(db, done.append, lambda share: progress(share * _LOG))
            _mend_rows(db, mender, broken, done.append, lambda share: progress(_LOG + share * (_ROWS - _LOG)))
            _mend_links(db, mender, done.append)
            for digest in contents.unused(db):
                db.execute_sql("DELETE FROM attachment_content WHERE digest = ?", (digest,))
                _note(done.append, N_("A content that nothing names was removed (SHA-256 {digest})."), digest=digest)
            _mend_what_follows(db, done.append, lambda share: progress(_ROWS + share * (1 - _ROWS)))
    store.undo_stack.forget()
    return done


@contextmanager
def _links_unchecked(db: SqliteDatabase) -> Iterator[None]:
    """A row may be written again before the one it points at."""
    db.pragma("foreign_keys", 0)
    try:
        yield
    finally:
        db.pragma("foreign_keys", 1)


def _mend_indexes(store: Store, note: Note) -> None:
    """Where only indexes are damaged, they are made anew from the rows."""
    damage = health.damage(store.db)
    if damage and all(any(words in text for words in _OF_AN_INDEX) for text in damage):
        with store.db.atomic("IMMEDIATE"):
            store.db.execute_sql("REINDEX")
            search_index.rebuild(store.db)
        _note(note, N_("The indexes of the database were made anew."))
        damage = health.damage(store.db)
    if damage:
        raise KnownError(TOO_DAMAGED, file=store.path.name, reason=damage[0])


def _mend_log(db: SqliteDatabase, note: Note, progress: Progress) -> set[str]:
    """Let every change be readable and have its step; the records of which changes had to be taken out."""
    broken: dict[str, str] = {}
    for _ in log.told(db, log.all_changes(db, broken.setdefault), progress):
        pass
    for id_, record in broken.items():
        db.execute_sql("DELETE FROM change WHERE id = ?", (id_,))
        _note(note, N_("Change {id} of record {record} could not be read and was taken out of the change log."), id=id_, record=record)
    for (step,) in db.execute_sql("SELECT DISTINCT step FROM change WHERE step NOT IN (SELECT id FROM step) ORDER BY step").fetchall():
        log.append_step(db, log.Step(step, _LOST_STEP, {}, ""))
        _note(note, N_("Step {id} was put back into the change log; its name and author are lost."), id=step)
    for (id_,) in db.execute_sql(health.UNREADABLE_STEPS).fetchall():
        db.execute_sql("UPDATE step SET title = ?, title_values = '{}' WHERE id = ?", (_LOST_STEP, id_))
        _note(note, N_("Step {id}: its name could not be read and is lost."), id=id_)
    for (id_,) in db.execute_sql("SELECT id FROM step WHERE undoes NOT IN (SELECT id FROM step)").fetchall():
        db.execute_sql("UPDATE step SET undoes = NULL WHERE id = ?", (id_,))
        _note(note, N_("Step {id} no longer names the step it undid, which is missing."), id=id_)
    return set(broken.values())


def _mend_rows(db: SqliteDatabase, mender: Mender, broken: set[str], note: Note, progress: Progress) -> None:
    """Bring every row and the changes of its record together."""
    differing: list[tuple[str, str, bool]] = []
    for id_, each in groupby(log.told(db, log.all_changes(db), progress), attrgetter("record")):
        changes = list(each)
        kind = changes[0].kind
        if kind in KINDS and (any(health.difference(db, id_, changes)) or _is_only_left(changes)):
            differing.append((kind, id_, id_ not in broken and _is_whole(changes)))
    for kind, id_, is_whole in differing:
        _mend_row(db, mender, (kind, id_), is_whole, note)
    for kind in KINDS:
        for (id_,) in db.execute_sql(f'SELECT id FROM "{kind}" WHERE id NOT IN (SELECT record FROM change) ORDER BY id').fetchall():
            _try(partial(mender.follow_row, kind, id_), note, N_("{kind} {id}: it was taken into the change log."), kind, id_)


def _mend_row(db: SqliteDatabase, mender: Mender, record: tuple[str, str], is_whole: bool, note: Note) -> None:
    kind, id_ = record
    there = db.execute_sql(f'SELECT 1 FROM "{kind}" WHERE id = ?', (id_,)).fetchone() is not None
    if is_whole or not there:
        if not is_whole:
            mender.bring_back(kind, id_)
        message = N_("{kind} {id}: it was written as the change log says.") if is_whole else _PUT_TOGETHER
        _try(lambda: mender.follow_log(kind, id_), note, message, kind, id_)
    else:
        message = N_("{kind} {id}: its change log has gaps, so what its table says was taken into the log.")
        _try(lambda: mender.follow_row(kind, id_), note, message, kind, id_)


_PUT_TOGETHER = N_("{kind} {id}: it was put together from what is left of its change log; some of it may be missing or old.")


def _is_whole(changes: list[Change]) -> bool:
    """Whether nothing is missing that another change of the record had seen, its creation included."""
    ids = {change.id for change in changes}
    told = any(PRESENCE in change.seen or change.operation in (Operation.DELETE, Operation.RESTORE) for change in changes)
    return told and all(id_ in ids for change in changes for seen in change.seen.values() for id_ in seen)


def _is_only_left(changes: list[Change]) -> bool:
    """Whether a record counts as gone only because its creation is missing: nobody deleted it."""
    return not fold(changes).alive and not any(change.operation is Operation.DELETE for change in changes)


def _mend_links(db: SqliteDatabase, mender: Mender, note: Note) -> None:
    """Empty links that lead nowhere; where a row cannot be without its link, the row goes, and what points at it then."""
    while broken := _broken_links(db):
        for kind, id_, name, link in broken:
            if link.required:
                mender.remove(kind, id_)
                _note(note, N_("{kind} {id}: it belonged to a record that is not there, so it was removed."), kind, id=id_)
            else:
                mender.empty(kind, id_, name)
                _note(note, N_("{kind} {id}: a link that led nowhere was emptied ({fields})."), kind, (name,), id=id_)


def _broken_links(db: SqliteDatabase) -> list[tuple[str, str, str, Link]]:
    """Kind, id, field and link; a row of which more than one leads nowhere stands here once."""
    found: dict[tuple[str, str], tuple[str, str, str, Link]] = {}
    for kind, model in KINDS.items():
        for name, link in model.described().items():
            if isinstance(link, Link):
                column, there = f'"{link.column_name}"', f'(SELECT id FROM "{link.rel_model.kind()}")'
                sql = f'SELECT id FROM "{kind}" WHERE {column} IS NOT NULL AND {column} NOT IN {there}'
                for (id_,) in db.execute_sql(sql).fetchall():
                    found.setdefault((kind, id_), (kind, id_, name, link))
    return list(found.values())


def _mend_what_follows(db: SqliteDatabase, note: Note, progress: Progress) -> None:
    """What is worked out from the rows is worked out anew."""
    if head_counts.differing(db):
        head_counts.rebuild(db)
        _note(note, N_("The numbers of people at events were added up anew."))
    if recommendation_counts.differing(db):
        recommendation_counts.rebuild(db)
        _note(note, N_("What the figures count of recommendations was worked out anew."))
    if any(health.search_differences(db)):
        search_index.rebuild(db, progress)
        _note(note, N_("The search text and its index were made anew."))


def _try(do: Callable[[], object], note: Note, message: str, kind: str, id_: str) -> None:
    """What cannot be put right stays as it is; it will be found again."""
    try:
        do()
    except (ValueError, TypeError, peewee.IntegrityError):
        return
    _note(note, message, kind, id=id_)


def _note(note: Note, message: str, kind: str = "", fields: tuple[str, ...] = (), **values: object) -> None:
    note(Finding(message, tuple(values.items()), kind, fields))
