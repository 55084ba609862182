"""Where the entries of a calendar come from, one source for each kind; all of them ask by the dates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wpstracker.domain.obligations import DueState
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.recommendations import DONE, NEVER_LATE, is_overdue
from wpstracker.domain.rollup import ENDED, is_measure_overdue
from wpstracker.domain.vocabularies import EventStatus, ItemLevel, Privacy
from wpstracker.figures.calendar_item import CalendarItem, ItemKind, PlanDay, State
from wpstracker.figures.obligations import due_rows
from wpstracker.figures.rows import in_language
from wpstracker.figures.selecting import (
    IN_ORDER,
    Condition,
    all_of,
    common,
    event_condition,
    recommendation_condition,
)
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Window:
    """The days asked about, both inclusive. `with_years`: also what is known only to its year; `years_only`: nothing else.

    `by_country`: little is known of the countries asked about, so that going by them is quicker than by the days.
    """

    first: date
    last: date
    with_years: bool = True
    years_only: bool = False
    by_country: bool = False

    def known(self, column: str) -> list[Condition]:
        """How well a date must be known; it has a year."""
        if self.years_only:
            return [(f"length({column}) = 4", [])]
        return [] if self.with_years else [(f"length({column}) > 4", [])]


Source = Callable[[Store, Window, Filter, date, str], Iterator[CalendarItem]]

_FIRST = """CASE WHEN coalesce(e.start, '--') LIKE '--%' THEN e."end" ELSE e.start END"""
_LAST = """CASE WHEN coalesce(e."end", '--') LIKE '--%' THEN e.start ELSE e."end" END"""
_NEWEST_FIRST = f"{IN_ORDER.removesuffix(', p.id')} DESC, p.id DESC"
_STATES = {EventStatus.HELD: State.DONE, EventStatus.CANCELLED: State.CANCELLED, EventStatus.POSTPONED: State.CANCELLED}


def event_days(window: Window) -> Condition:
    """Which rows `e` of `event` may lie in a window; what an index can find is asked first.

    Starts within the years, what began earlier and has an end, and starts without a year or none at all, whose end stands for them.
    Within the index it is also asked exactly, so that no row is fetched in vain (a month of 100,000 events: 10 ms, not 16).
    """
    year, begins, ends = f"{window.first.year:04}", window.first.isoformat(), window.last.isoformat()
    vague = """AND (length(n.start) = 4 OR length(n."end") = 4)""" if window.years_only else ""
    exact = f"{_FIRST} <= ? AND {_LAST} >= substr(?, 1, length({_LAST}))"
    of_index = f"{exact.replace('e.', 'n.')} {vague}"
    near = f"""e.id IN (SELECT n.id FROM event n WHERE n.start >= ? AND n.start <= ? AND {of_index}
        UNION ALL SELECT n.id FROM event n WHERE n.start >= '1' AND n.start < ? AND n."end" >= ? AND {of_index}
        UNION ALL SELECT n.id FROM event n WHERE n.start < '1' AND n."end" >= ? AND {of_index}
        UNION ALL SELECT n.id FROM event n WHERE n.start IS NULL AND n."end" >= ? AND {of_index})"""
    known = window.known(f"substr({_FIRST}, 1, length({_LAST}))")
    if window.by_country:
        return all_of([(exact, [ends, begins]), *known])
    days = (ends, begins)
    return all_of([(near, [year, ends, *days, year, year, *days, year, *days, year, *days]), *known])


def between(column: str, window: Window) -> Condition:
    """A partial date that may lie in a window; an index on the column helps."""
    values = [f"{window.first.year:04}", window.last.isoformat(), window.first.isoformat()]
    name = f"+{column}" if window.by_country else column  # the plus keeps an index on it away
    condition = f"{name} >= ? AND {name} <= ? AND {name} >= substr(?, 1, length({column}))", values
    return all_of([condition, *window.known(column)])


def _by_date(question: Filter, window: Window) -> tuple[Filter, list[Condition]]:
    """The question without its countries, and these as a condition no index is tempted by: the dates narrow more."""
    if window.by_country or not question.countries:
        return question, []
    marks = ", ".join("?" * len(question.countries))
    return question.but(countries=()), [(f"coalesce(e.country, '') IN ({marks})", list(question.countries))]


def _events(store: Store, window: Window, question: Filter, _today: date, language: str) -> Iterator[CalendarItem]:
    asked, countries = _by_date(question, window)
    where, values = all_of([event_days(window), *countries, event_condition(asked)])
    sql = f"""SELECT e.id, e.title, e.titles, e.country, e.start, e."end", e.status, e.place, e.start_time, e.end_time, e.zone, e.privacy
        FROM event e WHERE {where}"""
    for id_, title, titles, country, start, end, status, place, begins, ends, zone, privacy in store.rows(sql, values):
        item = _item(
            ItemKind.EVENT,
            id_,
            ("event", id_),
            in_language(title, titles, language),
            country,
            (start, end),
            _STATES.get(status, State.OPEN),
            status=status or "",
            place=place,
            hours="–".join(part for part in (begins, ends) if part),
            zone=zone,
            is_restricted=privacy == Privacy.RESTRICTED,
        )
        if item:
            yield item


def deadline_condition(window: Window, question: Filter, today: date) -> Condition:
    """Which rows `e` of `recommendation` have a deadline that is a date and may lie in a window."""
    asked, countries = _by_date(question, window)
    return all_of([between("e.deadline", window), _a_date("e.deadline_kind"), *countries, recommendation_condition(asked, today)])


def _deadlines(store: Store, window: Window, question: Filter, today: date, _language: str) -> Iterator[CalendarItem]:
    where, values = deadline_condition(window, question, today)
    sql = f"""SELECT e.id, coalesce(nullif(e.text, ''), e.reference), e.country, e.deadline, e.deadline_kind, e.status, e.privacy
        FROM recommendation e WHERE {where}"""
    for id_, title, country, deadline, kind, status, privacy in store.rows(sql, values):
        late = is_overdue(status, kind, PartialDate.from_code(deadline), today)
        state = State.DONE if status in DONE else State.OVERDUE if late else State.OPEN
        opens, restricted = ("recommendation", id_), privacy == Privacy.RESTRICTED
        item = _item(ItemKind.DEADLINE, id_, opens, title, country, (deadline, None), state, status=status or "", is_restricted=restricted)
        if item:
            yield item


def _steps(store: Store, window: Window, question: Filter, today: date, _language: str) -> Iterator[CalendarItem]:
    """The next step the newest update of an open recommendation names; what a later update says takes its place."""
    newest = f"p.id = (SELECT p.id FROM recommendation_progress p WHERE p.recommendation_id = e.id ORDER BY {_NEWEST_FIRST} LIMIT 1)"
    open_ = f"coalesce(e.status, '') NOT IN ({', '.join('?' * len(DONE))})"
    asked, countries = _by_date(question, window)
    due, of_open = between("p.next_due", window), (open_, sorted(DONE))
    where, values = all_of([due, of_open, *countries, recommendation_condition(asked, today), (newest, [])])
    title = "coalesce(nullif(p.next_step, ''), nullif(e.text, ''), e.reference)"
    sql = f"""SELECT p.id, {title}, e.country, p.next_due, e.id, e.privacy, p.next_owner
        FROM recommendation_progress p CROSS JOIN recommendation e ON e.id = p.recommendation_id WHERE {where}"""
    for id_, said, country, when, recommendation, privacy, owner in store.rows(sql, values):
        item = _item(
            ItemKind.STEP,
            id_,
            ("recommendation", recommendation),
            said,
            country,
            (when, None),
            State.OPEN,
            place=owner,
            is_restricted=privacy == Privacy.RESTRICTED,
        )
        if item:
            yield _late(item, today)


def _measures(store: Store, window: Window, question: Filter, today: date, language: str) -> Iterator[CalendarItem]:
    asked = [*common(question.but(countries=(), unrestricted=False), "plan_item"), *_of_plan(question)]
    level = ("e.level IS ?", [ItemLevel.MEASURE.value])
    where, values = all_of([between("e.due", window), level, _a_date("e.due_kind"), *asked])
    sql = f"""SELECT e.id, coalesce(nullif(e.text, ''), e.reference), e.texts, e.number, p.country, e.due, e.due_kind, e.due_written,
        e.status, e.privacy, p.privacy FROM plan_item e JOIN plan p ON p.id = e.plan_id WHERE {where}"""
    for id_, title, texts, number, country, due, kind, written, status, own, of_plan in store.rows(sql, values):
        late = is_measure_overdue(status, kind, PartialDate.from_code(due), today)
        item = _item(
            ItemKind.MEASURE,
            id_,
            ("plan_item", id_),
            f"{number} {in_language(title, texts, language)}".strip(),
            country,
            (due, None),
            State.DONE if status in ENDED else State.OVERDUE if late else State.OPEN,
            status=status or "",
            has_words=bool(written.strip()),
            is_restricted=Privacy.RESTRICTED in (own, of_plan),
        )
        if item:
            yield item


def _plans(store: Store, window: Window, question: Filter, _today: date, language: str) -> Iterator[CalendarItem]:
    for day in PlanDay:
        where, values = all_of([between(f"e.{day}", window), *common(question, "plan")])
        sql = f"SELECT e.id, e.title, e.titles, e.country, e.{day}, e.privacy FROM plan e WHERE {where}"
        for id_, title, titles, country, when, privacy in store.rows(sql, values):
            said, restricted = in_language(title, titles, language), privacy == Privacy.RESTRICTED
            item = _item(
                ItemKind.PLAN, id_, ("plan", id_), said, country, (when, None), State.NONE, part=day.value, is_restricted=restricted
            )
            if item:
                yield item


def _reports(store: Store, window: Window, question: Filter, today: date, language: str) -> Iterator[CalendarItem]:
    if window.years_only:
        return
    asked = Filter(text=question.text, countries=question.countries)
    for row in due_rows(store, (window.first, window.last), today, asked, language, unrestricted=question.unrestricted):
        handed_in = row["state"] in (DueState.HANDED_IN, DueState.LATE)
        state = State.DONE if handed_in else State.OVERDUE if row["state"] is DueState.OVERDUE else State.OPEN
        day = PartialDate.of(row["due"]).code()
        restricted = row["privacy"] == Privacy.RESTRICTED
        item = _item(
            ItemKind.REPORT,
            row["id"],
            ("obligation", row["id"]),
            f"{row['title']} ({row['about']})" if row["about"] else row["title"],
            row["country"],
            (day, None),
            state,
            status=row["state"].value,
            place=row["to_whom"],
            is_restricted=restricted,
        )
        if item:
            yield item


def _item(
    kind: ItemKind,
    id_: str,
    opens: tuple[str, str],
    title: str,
    country: str | None,
    when: tuple[str | None, str | None],
    state: State,
    **more: Any,
) -> CalendarItem | None:
    """An entry from the codes of its dates; None without any year. An end before its start, which only foreign data has, is the start."""
    dates = [PartialDate.from_code(code) if code else None for code in when]
    start, end = (each if each and each.year else None for each in dates)
    begins = start or end
    if begins is None:
        return None
    ends = end if start and end and end != start else None
    first, last = begins.earliest(), (ends or begins).latest()
    assert first and last
    if last < first:
        ends, last = None, begins.latest() or first
    return CalendarItem(kind, id_, opens, title, country or "", begins, ends, first, last, state, **more)


def _late(item: CalendarItem, today: date) -> CalendarItem:
    return replace(item, state=State.OVERDUE) if item.last < today else item


def _a_date(column: str) -> Condition:
    """A deadline of a kind that is a date."""
    never = sorted(NEVER_LATE)
    return f"coalesce({column}, '') NOT IN ({', '.join('?' * len(never))})", [*never]


def _of_plan(question: Filter) -> list[Condition]:
    """What is asked of the plan a measure belongs to: its country, and that neither is restricted."""
    found: list[Condition] = []
    if question.countries:
        found.append((f"coalesce(p.country, '') IN ({', '.join('?' * len(question.countries))})", list(question.countries)))
    if question.unrestricted:
        restricted = Privacy.RESTRICTED.value
        found.append(("e.privacy IS NOT ? AND p.privacy IS NOT ?", [restricted, restricted]))
    return found


SOURCES: dict[ItemKind, Source] = {
    ItemKind.EVENT: _events,
    ItemKind.DEADLINE: _deadlines,
    ItemKind.STEP: _steps,
    ItemKind.MEASURE: _measures,
    ItemKind.PLAN: _plans,
    ItemKind.REPORT: _reports,
}
"""What finds the entries of each kind."""
