"""How many records of a list bear each term, or one that stands below it."""

from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.figures.counting import condition
from wpstracker.figures.selecting import EVERYTHING
from wpstracker.store.database import Store

_COUNTS = """
    WITH RECURSIVE
        above(term, broader) AS (
            SELECT id, id FROM term
            UNION SELECT a.term, t.parent_id FROM above a JOIN term t ON t.id = a.broader WHERE t.parent_id IS NOT NULL),
        branch(id) AS (SELECT DISTINCT broader FROM above WHERE broader <> term){meant}
    SELECT g.term_id, count(*) FROM tagging g WHERE {which} GROUP BY g.term_id HAVING g.term_id NOT IN branch
    UNION ALL
    SELECT a.broader, count(DISTINCT g.record) FROM above a JOIN tagging g ON g.term_id = a.term
        WHERE a.broader IN branch AND {which} GROUP BY a.broader"""
"""Terms with nothing below them are counted by their tags alone; records are told apart only where several of a branch may stand on one."""
_MEANT = ",\n        meant(id) AS MATERIALIZED (SELECT e.id FROM {kind} e WHERE {where})"


def tag_counts(store: Store, kind: str, question: Filter, today: date) -> dict[str, int]:
    """The number of records by id of the term; a term that none of them bears is left out."""
    where, values = condition(store, kind, question, today)
    if where == EVERYTHING:  # the tags say of which kind they are: no record is looked up (100,000 events: 0.1 s, not 0.9 s)
        return dict(store.rows(_COUNTS.format(meant="", which="g.record_kind = ?"), (kind, kind)))
    sql = _COUNTS.format(meant=_MEANT.format(kind=kind, where=where), which="g.record IN meant")
    return dict(store.rows(sql, values))
