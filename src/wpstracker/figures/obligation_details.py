"""A reporting obligation with everything its page shows."""

from dataclasses import dataclass
from datetime import date

from wpstracker.domain.obligations import DueDate, Rule, next_due_dates
from wpstracker.domain.question import Filter
from wpstracker.figures.names import Named, named
from wpstracker.figures.obligations import due_rows, rule_of_record, window
from wpstracker.figures.rows import Row
from wpstracker.records import Attachment, Obligation, Source
from wpstracker.store.database import Store

NEXT = 3
_FIRST = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class ObligationDetails:
    """`past` are the due dates that are over or were marked, the newest first; `files` the files of each report by its id."""

    obligation: Obligation
    rule: Rule
    recipient: Named | None
    plan: Named | None
    source: Source | None
    coming: tuple[DueDate, ...]
    past: tuple[Row, ...]
    files: dict[str, list[Attachment]]


def details(store: Store, id_: str, today: date, language: str) -> ObligationDetails | None:
    """All that is known of an obligation; None when it is gone."""
    obligation = store.get(Obligation, id_)
    if obligation is None:
        return None
    rule = rule_of_record(obligation)
    first = _FIRST if obligation.begins else window(today)[0]
    rows = due_rows(store, (first, window(today)[1]), today, Filter(kinds=(id_,)), language)
    past = [row for row in rows if row["due"] < today or row["prepared"] or row["handed_in"]]
    return ObligationDetails(
        obligation,
        rule,
        named(store, "organisation", obligation.recipient, language),
        named(store, "plan", obligation.plan, language),
        store.get(Source, obligation.source),
        tuple(next_due_dates(rule, today, NEXT)),
        tuple(reversed(past)),
        {row["id"]: _files(store, row["id"]) for row in past if row["files"]},
    )


def _files(store: Store, report: str) -> list[Attachment]:
    return store.fetch(Attachment.select().where(Attachment.record == report).order_by(Attachment.sort, Attachment.id))
