"""Every record as one line of JSON: the open way out, with ids and links, and with what is private if it is asked for."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, TextIO

from wpstracker.domain.identity import moment_of
from wpstracker.figures import whole
from wpstracker.records import KINDS, Record
from wpstracker.store.database import Store

_PORTION = 500


def dump(store: Store, out: TextIO, *, restricted: bool = True) -> int:
    """Write every record, kind after kind and by id within a kind, so that equal files give equal dumps; how many there were.

    Without `restricted` neither restricted records nor restricted and internal fields, nor those known only as named participants.
    """
    number = 0
    for kind, model in KINDS.items():
        allowed = None if restricted else set(whole.ids(store, model, restricted=False, participants=False))
        names = None if restricted else {column.key for column in whole.columns(model, contacts=False, internal=False)}
        for line in _lines(store, kind, model, allowed, names):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            number += 1
    return number


def _lines(store: Store, kind: str, model: type[Record], allowed: set[str] | None, names: set[str] | None) -> Iterator[dict[str, Any]]:
    """Kind, id and every field by its name as the change log keeps it, and when the record was created and last changed."""
    fields = {name: field for name, field in model.described().items() if names is None or name in names}
    columns = ", ".join(f'r."{field.column_name}"' for field in fields.values())
    # min() and max() apart, or SQLite would read the whole log
    sql = f"""SELECT r.id, (SELECT min(id) FROM change WHERE record = r.id), (SELECT max(id) FROM change WHERE record = r.id), {columns}
              FROM "{kind}" r WHERE r.id > ? ORDER BY r.id LIMIT {_PORTION}"""
    last = ""
    while rows := store.rows(sql, (last,)):
        for last, created, changed, *values in rows:
            if allowed is not None and last not in allowed:
                continue
            line: dict[str, Any] = {"kind": kind, "id": last}
            line |= {name: field.plain(field.python_value(value)) for (name, field), value in zip(fields.items(), values, strict=True)}
            yield line | {"created": _moment(created), "changed": _moment(changed)}


def _moment(change: str | None) -> str | None:
    """When a change was made, in UTC; None for what every new file starts with."""
    seconds = moment_of(change) if change else 0
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if seconds else None
