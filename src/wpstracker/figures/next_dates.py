"""What comes next in countries: the ends of plans, reports due, deadlines of recommendations and measures, oldest first."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial

from wpstracker.domain.obligations import SOON, DueState
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.plan_status import IN_FORCE
from wpstracker.domain.question import Filter
from wpstracker.domain.recommendations import NEVER_LATE
from wpstracker.domain.rollup import ENDED
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.names import names
from wpstracker.figures.obligations import due_rows, window
from wpstracker.figures.plan_progress import progress_of
from wpstracker.figures.plans import with_parts
from wpstracker.figures.rows import Row
from wpstracker.figures.selecting import Condition, all_of, awaited_condition, recommendation_condition
from wpstracker.records import PlanItem
from wpstracker.store.database import Store
from wpstracker.words import N_


class Coming(Vocabulary):
    """What a date is the date of."""

    PLAN = "plan", N_("End of a plan")
    REPORT = "report", N_("Report due")
    RECOMMENDATION = "recommendation", N_("Deadline of a recommendation")
    MEASURE = "measure", N_("Term of a measure")


COLUMNS: tuple[Column, ...] = (
    Column("country", N_("Country"), Type.COUNTRY),
    Column("date", N_("Date"), Type.DATE),
    Column("state", N_("State"), Type.CHOICE, DueState),
    Column("days", N_("Days left"), Type.NUMBER, help=N_("Until the last day the date can mean; below zero where it has passed.")),
    Column("what", N_("What falls due"), Type.CHOICE, Coming),
    Column("title", N_("Title"), Type.LONG_TEXT),
    Column("plan_title", N_("Plan"), Type.TEXT),
    Column("reference", N_("Reference"), Type.TEXT),
)
"""Everything a coming date can be listed by, in the order offered."""


def rows(store: Store, question: Filter, plans: Sequence[Row], today: date, language: str = "en") -> list[Row]:
    """What is overdue first; `plans` are rows of the plans meant, `question` asks for countries and privacy.

    `named` makes them the values of `COLUMNS`: of very many recommendations only those that somebody looks at need a name.
    """
    found = [*_plans(plans), *_reports(store, question, today, language)]
    found += [*_recommendations(store, question, today), *_measures(store, question, plans, today, language)]
    left = cache(partial(_left, today=today))
    rows = [row | left(row["date"]) for row in found]
    return sorted((row for row in rows if row["days"] is not None), key=lambda row: (row["days"], row["what"], row["reference"]))


def named(store: Store, rows: Sequence[Row], language: str = "en", *, unrestricted: bool = False) -> list[Row]:
    """These rows with what their recommendations and the plans of these are called."""
    titles = names(store, "recommendation", (row.get(Coming.RECOMMENDATION) for row in rows), language)
    plans = names(store, "plan", (row.get(Coming.PLAN) for row in rows), language, unrestricted=unrestricted)

    def called(row: Row) -> Row:
        return {"title": titles.get(row[Coming.RECOMMENDATION], ""), "plan_title": plans.get(row[Coming.PLAN], "")}

    return [row | called(row) if row["what"] is Coming.RECOMMENDATION else row for row in rows]


def _left(when: PartialDate | date, today: date) -> Row:
    """How long until the last day a date can mean."""
    last = when.latest() if isinstance(when, PartialDate) else when
    if last is None:
        return {"days": None, "state": None}
    days = (last - today).days
    return {"days": days, "state": DueState.OVERDUE if days < 0 else DueState.SOON if days <= SOON else DueState.LATER}


def _plans(plans: Sequence[Row]) -> Iterator[Row]:
    """Plans in force that say until when."""
    for plan in plans:
        if plan["stage"] in IN_FORCE and plan["until"]:
            yield _row(plan, plan["until"], Coming.PLAN, plan["title"], plan["title"])


def _reports(store: Store, question: Filter, today: date, language: str) -> Iterator[Row]:
    """Reports not handed in, as far as the calendar shows."""
    asked = question.narrowed_to(("countries",))
    for due in due_rows(store, window(today), today, asked, language, unrestricted=question.unrestricted):
        if not due["handed_in"]:
            yield _row(due, due["due"], Coming.REPORT, due["title"], due["plan_name"])


def _recommendations(store: Store, question: Filter, today: date) -> Iterator[Row]:
    """Recommendations that are not done and have a deadline that is a date; for their names they know whose ids to ask for."""
    dated: Condition = ("e.deadline > '0'", [])
    where, values = all_of([recommendation_condition(question, today), awaited_condition(), dated])
    sql = f"SELECT e.id, e.reference, e.country, e.deadline, e.plan_id FROM recommendation e WHERE {where}"
    deadline_of = cache(PartialDate.from_code)
    for id_, reference, country, deadline, plan in store.rows(sql, values):
        ids_of = {Coming.RECOMMENDATION: id_, Coming.PLAN: plan}
        yield _row({"country": country, "reference": reference}, deadline_of(deadline), Coming.RECOMMENDATION, "", "") | ids_of


def _measures(store: Store, question: Filter, plans: Sequence[Row], today: date, language: str) -> Iterator[Row]:
    """Measures of plans that are not ended and have a term that is a date."""
    have = with_parts(store, PlanItem)
    for plan in plans:
        if plan["id"] not in have:
            continue
        branches = list(progress_of(store, plan["id"], today, today=today, unrestricted=question.unrestricted).walk())
        called = names(store, "plan_item", (branch.id for branch in branches), language)
        for branch in branches:
            item = branch.node.item
            if branch.own.total and item.due and branch.status not in ENDED and item.due_kind not in NEVER_LATE:
                yield _row(plan | {"reference": item.reference}, item.due, Coming.MEASURE, called[branch.id], plan["title"])


def _row(owner: Row, when: PartialDate | date, what: Coming, title: str, plan: str) -> Row:
    return {
        "country": owner["country"],
        "date": when,
        "what": what,
        "title": title,
        "plan_title": plan,
        "reference": owner["reference"],
    }
