"""The contents of attached files, kept inside the file, each once however often it is attached.

A content is not in the change log: a record of the log names it by its hash. It stays while any change names it, so that undo
can bring an attachment back.
"""

import hashlib
from collections.abc import Iterator

from peewee import SqliteDatabase

from wpstracker.words import N_


def put(db: SqliteDatabase, data: bytes) -> str:
    """Keep a content, inside the caller's transaction; its SHA-256 in hex."""
    digest = hashlib.sha256(data).hexdigest()
    if not exists(db, digest):
        db.execute_sql("INSERT INTO attachment_content (digest, bytes) VALUES (?, ?)", (digest, data))
    return digest


def get(db: SqliteDatabase, digest: str) -> bytes | None:
    """A content; None when it is not there."""
    row = db.execute_sql("SELECT bytes FROM attachment_content WHERE digest = ?", (digest,)).fetchone()
    return bytes(row[0]) if row else None


def exists(db: SqliteDatabase, digest: str) -> bool:
    """Whether a content is kept; it is not read for that."""
    return db.execute_sql("SELECT 1 FROM attachment_content WHERE digest = ?", (digest,)).fetchone() is not None


def unused(db: SqliteDatabase) -> list[str]:
    """Hashes of contents that no record and no change names any more, so that nothing can bring them back."""
    sql = "SELECT digest FROM attachment_content WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.digest = attachment_content.digest)"
    gone = [str(row[0]) for row in db.execute_sql(sql).fetchall()]
    named = "SELECT 1 FROM change WHERE kind = 'attachment' AND instr(field_values, ?) > 0 LIMIT 1"
    return [digest for digest in gone if db.execute_sql(named, (digest,)).fetchone() is None]


def problems(db: SqliteDatabase) -> Iterator[tuple[str, dict[str, object]]]:
    """Contents that are missing, changed, or wanted by nothing: an untranslated sentence with its values for each."""
    wanted = db.execute_sql(
        "SELECT name, digest FROM attachment WHERE digest <> '' AND digest NOT IN (SELECT digest FROM attachment_content) ORDER BY id"
    )
    for name, digest in wanted.fetchall():
        yield N_("The content of the attached file “{name}” is missing (SHA-256 {digest})."), {"name": name, "digest": digest}
    for (digest,) in db.execute_sql("SELECT digest FROM attachment_content ORDER BY digest").fetchall():
        if hashlib.sha256(get(db, digest) or b"").hexdigest() != digest:
            yield N_("A kept content is not what it was when it was attached (SHA-256 {digest})."), {"digest": digest}
    for digest in unused(db):
        yield N_("A content is kept that no record and no step of the change log names (SHA-256 {digest})."), {"digest": digest}
