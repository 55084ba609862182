"""A file written anew under another key, or under none: whole or not at all."""

from contextlib import closing
from typing import Any

from wpstracker.domain.problems import KnownError
from wpstracker.store import files, schema
from wpstracker.store.backups import counts
from wpstracker.store.connecting import Mode, cipher, database
from wpstracker.store.keys import Address, Key
from wpstracker.store.replacing import replacing
from wpstracker.words import N_


def rewrite(address: Address, key: Key | None) -> Address:
    """Put in the place of a file that nobody has open the same file under another key; where it can be opened from now on.

    KnownError leaves it as it was. The bytes of the old file are given back to the disk, which may keep them until they are needed.
    """
    fresh = Address(address.path, key)
    with files.told(address.path):
        held = _held(address)
        with replacing(address.path, private=True) as part:
            with closing(cipher(address)) as source:
                _export(source, Address(part, key))
            if _held(Address(part, key)) != held:
                message = N_("“{file}” could not be written anew without a loss, so it was left as it is. Check the file.")
                raise KnownError(message, file=address.path.name)
    return fresh


def _export(source: Any, target: Address) -> None:
    """Everything but the numbers in the head, which SQLCipher leaves out."""
    version = source.execute("PRAGMA user_version").fetchone()[0]
    key = target.key.pragma() if target.key else ""
    source.execute("ATTACH ? AS target KEY ?", (str(target.path), key))
    source.execute("SELECT sqlcipher_export('target')")
    source.execute(f"PRAGMA target.application_id = {schema.APPLICATION_ID}")
    source.execute(f"PRAGMA target.user_version = {int(version)}")
    source.execute("DETACH target")


def _held(address: Address) -> tuple[int, dict[str, int], int, int]:
    """What must be the same afterwards: version, records by kind, changes, words found; KnownError when the file is not sound."""
    db = database(address, Mode.READ)
    db.connect()
    with closing(db):
        if db.execute_sql("PRAGMA integrity_check(1)").fetchone() != ("ok",) or db.execute_sql("PRAGMA foreign_key_check").fetchone():
            raise KnownError(files.DAMAGED, file=address.path.name, reason="integrity_check")
        changes = int(db.execute_sql("SELECT count(*) FROM change").fetchone()[0])
        found = int(db.execute_sql("SELECT count(*) FROM search_index").fetchone()[0])
        return int(db.pragma("user_version")), counts(db), changes, found
