"""The tables of a file: one per kind of record, the change log, the search text and a few facts about the file itself."""

from peewee import SchemaManager, SqliteDatabase

from wpstracker.domain.identity import new_id
from wpstracker.records import KINDS
from wpstracker.store import head_counts, recommendation_counts

APPLICATION_ID = 0x57505354
"""“WPST”, written into the SQLite header so that a foreign database is recognised."""

VERSION = 3
"""The schema these models describe; `migrations.MIGRATIONS` leads every older file here."""

_OWN_NAMES = (
    *("step", "change", "about_file", "erasure", "draft", "search_text", "search_index", "search_word"),
    *("head_count", "recommendation_count"),
)
_OWN_TABLES = (
    """CREATE TABLE step (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, title_values TEXT NOT NULL, author TEXT NOT NULL, undoes TEXT REFERENCES step (id))""",
    """CREATE TABLE change (
        id TEXT PRIMARY KEY, step TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL, record TEXT NOT NULL, operation TEXT NOT NULL, field_values TEXT NOT NULL, seen TEXT NOT NULL)""",
    "CREATE INDEX change_record ON change (record, id)",
    "CREATE INDEX change_step ON change (step, id)",
    "CREATE TABLE attachment_content (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL)",
    "CREATE TABLE attachment_text (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, text TEXT NOT NULL, problem TEXT NOT NULL)",
    """CREATE VIRTUAL TABLE attachment_index USING fts5 (
        body, content='', tokenize='unicode61 remove_diacritics 0', prefix='2 3')""",
    "CREATE TABLE draft (kind TEXT NOT NULL, record TEXT NOT NULL, kept_at TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, record))",
    "CREATE TABLE about_file (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE erasure (record TEXT PRIMARY KEY, kind TEXT NOT NULL)",  # what was erased for good, by id alone
    """CREATE TABLE search_text (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL UNIQUE, title TEXT NOT NULL, body TEXT NOT NULL)""",
    "CREATE INDEX search_text_kind ON search_text (kind, id, record)",  # lists need no more, and never read the texts
    "CREATE INDEX search_text_title ON search_text (kind, substr(title, 1, 40))",
    "CREATE TABLE search_word (word TEXT PRIMARY KEY, stem TEXT NOT NULL, root TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX search_word_stem ON search_word (stem)",
    "CREATE INDEX search_word_root ON search_word (root)",
    """CREATE VIRTUAL TABLE search_index USING fts5 (
        title, body, content='search_text', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')""",
    head_counts.TABLE,
    recommendation_counts.TABLE,
    *recommendation_counts.INDEXES,
    # These hold all that is counted of an event: figures are read without its long texts (100,000 events: 0.14 s, not 0.45 s).
    'CREATE INDEX event_by_start ON event (start DESC, id DESC, "end", status, event_kind, country)',
    'CREATE INDEX event_counted ON event (status, start, "end", event_kind, country, id)',
    'CREATE INDEX event_by_kind ON event (status, event_kind, country, start, "end", id)',  # so that nothing is sorted to be counted
    'CREATE INDEX event_by_country ON event (country, status, start, "end", event_kind, id)',
    "CREATE INDEX tagging_by_term ON tagging (term_id, record_kind, record)",
    # Lists begin without a walk over every record, in the orders people use most (`figures/listing.py`).
    "CREATE INDEX event_by_title ON event (title COLLATE NOCASE, id)",
    "CREATE INDEX recommendation_by_deadline ON recommendation (deadline, id, status, deadline_kind, country)",
    "CREATE INDEX recommendation_by_year ON recommendation (issued, status, country, event_id)",
    # All that is counted of a recommendation, without its text (200,000: 0.05 s, not 0.3 s).
    "CREATE INDEX recommendation_counted ON recommendation (status, deadline_kind, deadline, country, issued, event_id, mechanism, id)",
)
OWN_TABLES = frozenset(statement.split("TABLE ")[1].split()[0] for statement in _OWN_TABLES if "TABLE " in statement)
"""Names of the tables besides those of the kinds of records."""


def create(db: SqliteDatabase) -> None:
    """Make every table in an empty database; the caller holds the transaction."""
    for model in KINDS.values():
        SchemaManager(model, db).create_all(safe=False)
    for statement in _OWN_TABLES:
        db.execute_sql(statement)
    db.execute_sql("INSERT INTO about_file (name, value) VALUES ('file', ?)", (new_id(),))  # by which its copies are found
    stamp(db, VERSION)


def missing_tables(db: SqliteDatabase) -> list[str]:
    """The tables a sound file has and this one has not."""
    there = {name for (name,) in db.execute_sql("SELECT name FROM sqlite_master").fetchall()}
    return [name for name in (*KINDS, *_OWN_NAMES) if name not in there]


def stamp(db: SqliteDatabase, version: int) -> None:
    """Write the schema version into the header, inside the same transaction."""
    db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute_sql(f"PRAGMA user_version = {version}")
