"""The records of a file as facts tell of them: links written as names."""

import io
import json
from typing import Any

from wpstracker.exchange.dump import dump
from wpstracker.records import KINDS
from wpstracker.records.fields import Link
from wpstracker.store.database import Store

Named = dict[str, list[dict[str, Any]]]


def named_records(store: Store) -> Named:
    """Every record of the dump by kind, its links written as the names of what they point at; not when it was written."""
    out = io.StringIO()
    dump(store, out)
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    names = {record["id"]: _name(record) for record in records}
    found: Named = {}
    for record in records:
        found.setdefault(record["kind"], []).append(_with_names(record, names))
    return found


def has(records: Named, kind: str, fields: dict[str, Any]) -> bool:
    """Whether a record of a kind has these fields."""
    return any(all(record.get(name) == value for name, value in fields.items()) for record in records.get(kind, []))


def _name(record: dict[str, Any]) -> str:
    labels = record.get("labels") or {}
    return record.get("title") or record.get("name") or labels.get("en") or next(iter(labels.values()), "") or record.get("text") or ""


def _with_names(record: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    fields = KINDS[record["kind"]].described() if record["kind"] in KINDS else {}
    linked = {name for name, field in fields.items() if isinstance(field, Link)} | {"record"}
    told = {name: value for name, value in record.items() if name not in ("created", "changed")}
    return {name: names.get(value, value) if name in linked else value for name, value in told.items()}
