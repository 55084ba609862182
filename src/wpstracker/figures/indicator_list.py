"""Which indicators a question means, of one plan or of all."""

from collections.abc import Mapping, Sequence
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures import indicators
from wpstracker.figures.rows import Row
from wpstracker.figures.searched import Meant
from wpstracker.records import Indicator
from wpstracker.store.database import Store

SORTS = ("number", "text", "verdict", "newest_when", "trend", "country", "plan_title", "reference")


def meant(store: Store, rows: Mapping[str, Row], question: Filter) -> list[str]:
    """The ids of the rows that are meant, in their order."""
    asked = Meant(store, Indicator.kind(), question)
    return [id_ for id_, row in rows.items() if asked.includes(id_, lambda each, row=row: _holds(row, each), row["number"])]  # type: ignore[misc]


def rows_meant(store: Store, question: Filter, today: date, language: str = "en") -> list[Row]:
    """The indicators meant of every plan, in the order of countries, plans and matrices, as of the day asked about."""
    ids: Sequence[str] = [
        id_
        for (plan,) in store.rows("SELECT id FROM plan ORDER BY coalesce(country, '~'), in_force DESC, id")
        if question.plan in ("", plan)
        for id_ in indicators.ids_of_plan(store, plan)
    ]
    rows = indicators.rows(store, ids, question.as_of or today, language)
    ordered = {id_: rows[id_] for id_ in ids if id_ in rows}
    return [ordered[id_] for id_ in meant(store, ordered, question)]


def _holds(row: Row, question: Filter) -> bool:
    """Whether it is as asked, words and tags apart; “” among codes means without one."""
    codes = row["crosswalk"] or ("",)
    return (
        (not question.plan or row["plan"] == question.plan)
        and (not question.countries or row["country"] in question.countries)
        and (not question.statuses or row["verdict"] in question.statuses)
        and (not question.kinds or bool(set(codes) & set(question.kinds)))
        and (not question.bodies or row["organisation"] in question.bodies)
        and (not question.unrestricted or row["privacy"] != Privacy.RESTRICTED)
    )
