"""What was erased for good: a list by id alone, and the care that no byte of it stays behind in the file."""

from contextlib import suppress

from peewee import SqliteDatabase

from wpstracker.domain.problems import KnownError
from wpstracker.store import contents, files, log
from wpstracker.store.attached_texts import forget as forget_text
from wpstracker.store.database import Store

_INDEXES = ("search_index", "attachment_index")
_OWED = "owes cleaning"
"""A fact about the file, there until it was written anew."""


def remember(db: SqliteDatabase, kind: str, record: str) -> None:
    """Inside the step that erases: whatever arrives of this record later is erased too."""
    db.execute_sql("INSERT OR IGNORE INTO erasure (record, kind) VALUES (?, ?)", (record, kind))


def every(store: Store) -> list[tuple[str, str]]:
    """Kind and id of all that was erased."""
    return [(kind, record) for kind, record in store.rows("SELECT kind, record FROM erasure ORDER BY record")]


def is_erased(store: Store, record: str) -> bool:
    """Whether a record was erased."""
    return bool(store.rows("SELECT 1 FROM erasure WHERE record = ?", (record,)))


def strip_all(store: Store) -> bool:
    """Strip the log anew of what erasings have taken away, after changes arrived from elsewhere; whether there was any."""
    with store.db.atomic("IMMEDIATE"):
        records = [record for (record,) in store.rows("SELECT DISTINCT record FROM change WHERE operation = 'erase'")]
        found = sum(log.strip(store.db, record) for record in records) > 0
        if found:
            owe_cleaning(store.db)
        return found


def forget_content(store: Store, digest: str) -> None:
    """Inside the step that erases: a content goes, and its text, if nothing else names it."""
    named = "SELECT 1 FROM change WHERE kind = 'attachment' AND instr(field_values, ?) > 0 LIMIT 1"
    if not store.rows(named, (digest,)) and contents.exists(store.db, digest):
        forget_text(store, digest)
        store.db.execute_sql("DELETE FROM attachment_content WHERE digest = ?", (digest,))


def owe_cleaning(db: SqliteDatabase) -> None:
    """Inside the step that erases: should the program end before the file is written anew, the next opening does it."""
    db.execute_sql("INSERT OR REPLACE INTO about_file (name, value) VALUES (?, '1')", (_OWED,))


def is_owed(store: Store) -> bool:
    """Whether an erasing was not followed by its cleaning."""
    return bool(store.rows("SELECT 1 FROM about_file WHERE name = ?", (_OWED,)))


def settle(store: Store) -> None:
    """Write the file anew if that is still owed; where it cannot be done now, it stays owed."""
    if not store.read_only and is_owed(store):
        with suppress(KnownError):
            clean(store)


def clean(store: Store) -> None:
    """Write the file anew after an erasing: search indexes in one piece, words that nothing holds any more gone, no page left over."""
    with files.told(store.path):
        store.db.pragma("cache_spill", True)  # the whole file is written, and need not fit into the memory
        with store.db.atomic("IMMEDIATE"):
            for index in _INDEXES:
                store.db.execute_sql(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        _forget_words(store.db)
        store.db.execute_sql("VACUUM")
        store.db.execute_sql("DELETE FROM about_file WHERE name = ?", (_OWED,))


def _forget_words(db: SqliteDatabase) -> None:
    """Known words that are in no index. A word such as “agenda_2030” stands there in pieces, so it is looked for once more."""
    for index in _INDEXES:
        db.execute_sql(f"CREATE VIRTUAL TABLE temp.{index}_words USING fts5vocab(main, {index}, row)")
    held = " UNION ".join(f"SELECT term FROM temp.{index}_words" for index in _INDEXES)
    try:
        missing = db.execute_sql(f"SELECT word FROM search_word WHERE word NOT IN ({held})").fetchall()
    finally:
        for index in _INDEXES:
            db.execute_sql(f"DROP TABLE temp.{index}_words")
    with db.atomic("IMMEDIATE"):
        for (word,) in missing:
            if not _is_held(db, word):
                db.execute_sql("DELETE FROM search_word WHERE word = ?", (word,))


def _is_held(db: SqliteDatabase, word: str) -> bool:
    phrase = f'"{word.replace(chr(34), chr(34) * 2)}"'
    found = (db.execute_sql(f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1", (phrase,)).fetchone() for index in _INDEXES)
    return any(found)
