"""How often records are used: by which other records, of which kinds."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from wpstracker.records import ANYWHERE, KINDS
from wpstracker.records.fields import Link
from wpstracker.store.database import Store
from wpstracker.store.writing import links_to


def uses(store: Store, kind: str) -> Mapping[str, Counter[str]]:
    """By id of a used record: how many records of each kind point at it, by themselves or through their parts; its own kind left out."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for owner, selects in _selects(kind).items():
        sql = f"SELECT target, count(*) FROM ({' UNION '.join(selects)}) GROUP BY target"
        for target, number in store.rows(sql):
            found[target][owner] += number
    sql = "SELECT term_id, record_kind, count(*) FROM tagging GROUP BY term_id, record_kind"
    for target, owner, number in store.rows(sql) if kind == "term" else ():
        found[target][owner] += number
    return found


def _selects(kind: str) -> dict[str, list[str]]:
    """For each kind of owner, queries of (target, owner) over every field that points at this kind; tags are counted apart."""
    queries: dict[str, list[str]] = defaultdict(list)
    for model, _, link in links_to(kind):
        if model in ANYWHERE:
            continue
        parent = model.described().get(model.parent)
        owner = parent.rel_model.kind() if isinstance(parent, Link) else model.kind()
        if owner != kind and KINDS[owner] not in ANYWHERE:
            column = parent.column_name if isinstance(parent, Link) else "id"
            queries[owner].append(
                f'SELECT "{link.column_name}" AS target, "{column}" AS owner FROM "{model.kind()}" WHERE "{link.column_name}" IS NOT NULL'
            )
    return queries
