"""How much stands in a calendar, without reading what it is: for a year at a glance and for a line of time with very many events."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.redating import Unit, coarsest
from wpstracker.figures.calendar_item import ALL, ItemKind
from wpstracker.figures.calendar_items import items_within, kinds_asked, without_period
from wpstracker.figures.calendar_sources import Window, deadline_condition, event_days
from wpstracker.figures.selecting import all_of, event_condition, recommendation_condition
from wpstracker.store.database import Store

Kinds = Counter[ItemKind]
_OF_COUNTRIES = {
    ItemKind.STEP: """SELECT DISTINCT e.country FROM recommendation_progress p CROSS JOIN recommendation e
        ON e.id = p.recommendation_id WHERE p.next_due IS NOT NULL""",
    ItemKind.MEASURE: "SELECT DISTINCT p.country FROM plan_item i JOIN plan p ON p.id = i.plan_id WHERE i.due IS NOT NULL",
    ItemKind.REPORT: "SELECT DISTINCT country FROM obligation",
}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many entries of each kind stand on a day, in a month of which the day is not known, in a year of which not even the month is."""

    days: Mapping[date, Kinds] = field(default_factory=dict)
    months: Mapping[tuple[int, int], Kinds] = field(default_factory=dict)
    years: Mapping[int, Kinds] = field(default_factory=dict)


def counted(store: Store, window: Window, question: Filter, kinds: Collection[ItemKind], today: date, language: str) -> Counted:
    """What `items_within` would find in a window, counted; what goes over several days is counted on each of them."""
    asked = without_period(question)
    wanted = kinds_asked(asked, kinds)
    tally = _Tally(window.first, window.last)
    light = [kind for kind in (ItemKind.EVENT, ItemKind.DEADLINE) if kind in wanted and not asked.overdue]
    for kind in light:
        for start, end, number in _dates(store, kind, window, asked, today):
            tally.add(kind, start, end, number)
    rest = [kind for kind in wanted if kind not in light]
    for item in items_within(store, window, asked, rest, today, language) if rest else ():
        if item.exact is Unit.YEAR or not window.years_only:
            tally.add(item.kind, item.start, item.end, 1)
    return Counted(tally.days, tally.months, tally.years)


def starts(
    store: Store, question: Filter | None = None, kind: ItemKind = ItemKind.EVENT, *, today: date | None = None
) -> dict[str, Counter[str]]:
    """How many events begin, or deadlines lie, on each date as it is known ("2023-11-12", "2023-11", "2023"), by country."""
    asked = without_period(question or Filter())
    if not kinds_asked(asked, [kind]):
        return {}
    if kind is ItemKind.EVENT:
        (where, values), column, table = event_condition(asked), "e.start", "event"
    else:
        (where, values), column, table = recommendation_condition(asked, today or date.today()), "e.deadline", "recommendation"
    found: dict[str, Counter[str]] = {}
    sql = (
        f"SELECT {column}, coalesce(e.country, ''), count(*) FROM {table} e WHERE {where} AND {column} >= '1' GROUP BY {column}, e.country"
    )
    for start, country, number in store.rows(sql, values):
        found.setdefault(country, Counter())[start] += number
    return found


def due_countries(store: Store, question: Filter | None = None, kinds: Collection[ItemKind] = ALL) -> list[str]:
    """The countries meant in which steps, terms of measures or reports may fall due."""
    asked, codes = question or Filter(), set[str]()
    for kind in kinds_asked(asked, [kind for kind in _OF_COUNTRIES if kind in kinds]):
        codes |= {code or "" for (code,) in store.rows(_OF_COUNTRIES[kind])}
    return sorted(code for code in codes if not asked.countries or code in asked.countries)


def reach(store: Store, today: date) -> tuple[date, date]:
    """From the first to the last day that anything dated in the file can mean, today among them."""
    columns = [("event", "start"), ("event", "end"), ("recommendation", "deadline"), ("plan_item", "due")]
    columns += [("plan", name) for name in ("adopted", "in_force", "until")]
    ends: list[PartialDate] = []
    for table, column in columns:
        for order in ("min", "max"):
            sql = f"""SELECT {order}("{column}") FROM "{table}" WHERE "{column}" >= '1'"""
            ends += [PartialDate.from_code(code) for (code,) in store.rows(sql) if code]
    days = [day for each in ends for day in (each.earliest(), each.latest()) if day]
    return min((*days, today)), max((*days, today))


def without_a_year(store: Store, question: Filter | None = None) -> int:
    """How many events can stand in no calendar, because not even their year is known."""
    where, values = event_condition(without_period(question or Filter()))
    no_year = "(e.start IS NULL OR e.start < '1') AND coalesce(e.\"end\", '--') LIKE '--%'"
    return int(store.rows(f"SELECT count(*) FROM event e WHERE {where} AND {no_year}", values)[0][0])


def _dates(
    store: Store, kind: ItemKind, window: Window, question: Filter, today: date
) -> Iterable[tuple[PartialDate, PartialDate | None, int]]:
    """Beginning and end of what is counted, and how many have them: read from indexes alone."""
    if kind is ItemKind.EVENT:
        where, values = all_of([event_days(window), event_condition(question)])
        columns, table = 'e.start, e."end"', "event"
    else:
        where, values = deadline_condition(window, question, today)
        columns, table = "e.deadline, NULL", "recommendation"
    for start, end, number in store.rows(f"SELECT {columns}, count(*) FROM {table} e WHERE {where} GROUP BY 1, 2", values):
        dates = [each for code in (start, end) if code and (each := PartialDate.from_code(code)).year]
        if dates:
            yield dates[0], (dates[1] if len(dates) > 1 and dates[1] != dates[0] else None), number


class _Tally:
    """Counts by day, month and year between two days."""

    def __init__(self, first: date, last: date) -> None:
        self._first, self._last = first, last
        self.days: dict[date, Kinds] = {}
        self.months: dict[tuple[int, int], Kinds] = {}
        self.years: dict[int, Kinds] = {}

    def add(self, kind: ItemKind, start: PartialDate, end: PartialDate | None, number: int) -> None:
        begins, ends = start.earliest(), (end or start).latest()
        assert begins and ends
        if ends < begins:
            end, ends = None, start.latest() or begins
        first, last = max(begins, self._first), min(ends, self._last)
        match coarsest(start, end):
            case Unit.DAY:
                for days in range((last - first).days + 1):
                    self.days.setdefault(first + days * _ONE_DAY, Counter())[kind] += number
            case Unit.MONTH:
                for months in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
                    self.months.setdefault((months // 12, months % 12 + 1), Counter())[kind] += number
            case Unit.YEAR:
                for year in range(first.year, last.year + 1):
                    self.years.setdefault(year, Counter())[kind] += number
