"""Which items of plans a question means, whether they are lines of a matrix in hand or rows of every plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus, Privacy
from wpstracker.figures import plan_items
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.names import names
from wpstracker.figures.plan_progress import progress_of
from wpstracker.figures.rows import Row
from wpstracker.figures.searched import Meant
from wpstracker.figures.selecting import all_of, any_of
from wpstracker.records import PlanItem
from wpstracker.store.database import Store
from wpstracker.words import N_, words_for

COLUMNS: tuple[Column, ...] = (
    Column("country", N_("Country"), Type.COUNTRY),
    Column("plan_title", N_("Plan"), Type.TEXT),
    *plan_items.COLUMNS,
    Column("status_said", N_("Status"), Type.TEXT),
)
SORTS = ("country", "plan_title", "number", "text", "level", "status", "due", "last_update", "reference")


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What can be asked of an item; `status` is that of the day looked at, `bodies` are ids."""

    level: ItemLevel
    status: MeasureStatus | None
    bodies: tuple[str, ...]
    is_overdue: bool
    has_evidence: bool
    is_reported: bool
    due: PartialDate | None
    is_restricted: bool
    plan: str
    country: str = ""

    @property
    def is_measure(self) -> bool:
        """Only measures have a status, evidence and reports."""
        return self.level is ItemLevel.MEASURE

    def hold(self, question: Filter) -> bool:
        """Whether they are as asked, words and tags apart; of what only measures have, other items hold nothing."""
        is_measure = self.is_measure
        return (
            (not question.plan or self.plan == question.plan)
            and (not question.countries or self.country in question.countries)
            and (not question.kinds or self.level in question.kinds)
            and (not question.statuses or (is_measure and (self.status or "") in question.statuses))
            and (not question.bodies or bool(set(question.bodies) & set(self.bodies)))
            and (not question.overdue or self.is_overdue)
            and (Only.EVIDENCED not in question.only or (is_measure and self.has_evidence))
            and (Only.NO_EVIDENCE not in question.only or (is_measure and not self.has_evidence))
            and (Only.NO_REPORT not in question.only or (is_measure and not self.is_reported))
            and (not question.unrestricted or not self.is_restricted)
            and is_due(self.due, question)
        )


def is_due(due: PartialDate | None, question: Filter) -> bool:
    """Whether a date may lie in the period in which something has to fall due."""
    if not (question.due_after or question.due_before):
        return True
    first = question.due_after.earliest() if question.due_after else None
    last = question.due_before.latest() if question.due_before else None
    return due is not None and due.may_be_within(first, last)


def rows_meant(store: Store, question: Filter, today: date, language: str = "en") -> list[Row]:
    """The items meant of every plan, in the order of countries, plans and matrices, as of the day asked about."""
    words, meant = words_for(language), Meant(store, PlanItem.kind(), question)
    where, values = all_of([*any_of("country", question.countries), *any_of("id", [question.plan] if question.plan else [])])
    found: list[Row] = []
    sql = f"SELECT id, coalesce(country, '') FROM plan WHERE {where} ORDER BY coalesce(country, '~'), in_force DESC, id"
    plans = store.rows(sql, values)
    called = names(store, "plan", [id_ for id_, _ in plans], language)
    for plan, country in plans:
        for row, facts in _items(store, plan, country, question.as_of or today, today, language):
            if meant.includes(row["id"], facts.hold, row["number"]):
                said = words(facts.status.label) if facts.status else words(N_("not reported")) if facts.is_measure else ""
                found.append(row | {"country": country, "plan_title": called.get(plan, ""), "status_said": said})
    return found


def _items(store: Store, plan: str, country: str, day: date, today: date, language: str) -> Iterator[tuple[Row, ItemFacts]]:
    branches = list(progress_of(store, plan, day, today=today).walk())
    rows = plan_items.rows(store, [branch.id for branch in branches], day, language)
    for branch in branches:
        row, item = rows[branch.id], branch.node.item
        row |= {"status": branch.status, "overdue": branch.is_overdue}
        yield (
            row,
            ItemFacts(
                ItemLevel(item.level or ItemLevel.MEASURE),
                branch.status,
                tuple(id_ for id_, _ in row["bodies"]),
                branch.is_overdue,
                branch.has_evidence,
                row["last_update"] is not None,
                item.due,
                item.privacy == Privacy.RESTRICTED,
                plan,
                country,
            ),
        )
