"""The texts of attached files, each kept once per content: no step and no change, since they only repeat what the files say."""

from collections.abc import Mapping
from typing import NamedTuple

from wpstracker.store import files, search_index
from wpstracker.store.database import Store


class Unread(NamedTuple):
    """A content whose text nobody has read yet, with the name of one file that has it."""

    digest: str
    name: str


def unread(store: Store) -> list[Unread]:
    """The contents that are attached somewhere and have not been read, the smallest first."""
    sql = """SELECT a.digest, max(a.name) FROM attachment a JOIN attachment_content c ON c.digest = a.digest
             WHERE a.digest NOT IN (SELECT digest FROM attachment_text) GROUP BY a.digest ORDER BY max(a.size), a.digest"""
    return [Unread(*row) for row in store.rows(sql)]


def put(store: Store, digest: str, text: str, problem: str, indexed: str, forms: Mapping[str, search_index.Forms]) -> bool:
    """Keep what was read, in a transaction of its own; False when the file does not take it now."""
    if store.read_only or store.db.is_closed() or store.db.in_transaction():
        return False
    with files.told(store.path), store.db.atomic("IMMEDIATE"):
        sql = "INSERT INTO attachment_text (digest, text, problem) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id"
        row = store.db.execute_sql(sql, (digest, text, problem)).fetchone()
        if row and indexed:
            search_index.add_file(store.db, row[0], indexed, forms)
    return True


def forget(store: Store, digest: str) -> None:
    """Inside the step that does away with a content: its text goes too."""
    row = store.db.execute_sql("SELECT id, text FROM attachment_text WHERE digest = ?", (digest,)).fetchone()
    if row and row[1]:
        old = search_index.indexed_with_towns([row[1]])
        store.db.execute_sql("INSERT INTO attachment_index (attachment_index, rowid, body) VALUES ('delete', ?, ?)", (row[0], old))
    store.db.execute_sql("DELETE FROM attachment_text WHERE digest = ?", (digest,))


def attached(store: Store, digest: str) -> list[str]:
    """The ids of the attachments that have this content."""
    return [id_ for (id_,) in store.rows("SELECT id FROM attachment WHERE digest = ?", (digest,))]


def problems(store: Store, record: str) -> dict[str, str]:
    """What is wrong with the texts of a record's files, by digest: codes of `TextProblem`; a file not read yet has none."""
    sql = (
        """SELECT digest, problem FROM attachment_text WHERE problem <> '' AND digest IN (SELECT digest FROM attachment WHERE record = ?)"""
    )
    return dict(store.rows(sql, (record,)))
