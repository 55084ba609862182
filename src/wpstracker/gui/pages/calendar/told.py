"""What is said of entries and days, to the eye and to a screen reader."""

from collections.abc import Sequence
from datetime import date

from wpstracker.domain.calendar_periods import CalendarPeriod
from wpstracker.domain.months import month_name
from wpstracker.domain.obligations import DueState
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.period import Period
from wpstracker.domain.places import country_name
from wpstracker.domain.vocabularies import EventStatus, MeasureStatus, RecommendationStatus, Rhythm, Vocabulary
from wpstracker.figures.calendar_counts import Kinds
from wpstracker.figures.calendar_item import CalendarItem, ItemKind, PlanDay, State
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.words import N_

_ONE = {
    ItemKind.EVENT: N_("Event"),
    ItemKind.DEADLINE: N_("Deadline of a recommendation"),
    ItemKind.STEP: N_("Next step"),
    ItemKind.MEASURE: N_("Term of a measure"),
    ItemKind.PLAN: N_("Plan"),
    ItemKind.REPORT: N_("Report due"),
}
_STATUSES: dict[ItemKind, type[Vocabulary]] = {
    ItemKind.EVENT: EventStatus,
    ItemKind.DEADLINE: RecommendationStatus,
    ItemKind.MEASURE: MeasureStatus,
    ItemKind.REPORT: DueState,
}
_NAMED = 12
"""So many entries of a day are named; of the others it is said how many they are."""


def day_text(day: date) -> str:
    """A day in words: "12 November 2026"."""
    return PartialDate.of(day).show(words().language)


def month_text(year: int, month: int) -> str:
    """A month in words: "November 2026"."""
    return tr("{name_of_month} {year}", name_of_month=month_name(month, words().language), year=year)


def period_text(period: CalendarPeriod) -> str:
    """The period turned to, as a heading: "November 2026", "4th quarter of 2026", "2026"."""
    if period.rhythm is Rhythm.MONTHLY:
        text = month_text(period.start.year, period.start.month)
        return text[:1].upper() + text[1:]
    return str(period.start.year) if period.rhythm is Rhythm.YEARLY else period.show(words())


def when_text(item: CalendarItem) -> str:
    """When it is, as far as it is known, with its hours."""
    return ", ".join(part for part in (Period(item.start, item.end).show(words().language), item.hours) if part)


def kind_text(item: CalendarItem) -> str:
    """What it is, in one word or two."""
    return tr("Plan: {what}", what=tr(PlanDay(item.part).label)) if item.kind is ItemKind.PLAN else tr(_ONE[item.kind])


def title_text(item: CalendarItem) -> str:
    """What stands on it: a title, for a plan with the date it is."""
    title = item.title or tr("without a title")
    return tr("{what}: {title}", what=tr(PlanDay(item.part).label), title=title) if item.kind is ItemKind.PLAN else title


def lines(item: CalendarItem) -> list[str]:
    """Everything known of an entry, a line each, the title first."""
    place = ", ".join(part for part in (item.place, country_name(item.country, words().language) if item.country else "") if part)
    late = tr("Overdue") if item.state is State.OVERDUE else ""
    restricted = tr("Restricted") if item.is_restricted else ""
    kind = " · ".join(part for part in (kind_text(item), _status(item), late if late != _status(item) else "", restricted) if part)
    return [part for part in (item.title, kind, when_text(item), place) if part]


def spoken(item: CalendarItem) -> str:
    """The same in one line."""
    return "; ".join(lines(item))


def spoken_day(day: date, items: Sequence[CalendarItem]) -> str:
    """What a screen reader says of a day: "12 November 2026, 2 events: …"."""
    said = day_text(day)
    if not items:
        return tr("{day}, nothing", day=said)
    named = "; ".join(item.title if item.kind is ItemKind.EVENT else f"{kind_text(item)}: {item.title}" for item in items[:_NAMED])
    if len(items) > _NAMED:
        named = tr_n("{titles}; and {n} more", "{titles}; and {n} more", len(items) - _NAMED, titles=named)
    if all(item.kind is ItemKind.EVENT for item in items):
        return tr_n("{day}, {n} event: {titles}", "{day}, {n} events: {titles}", len(items), day=said, titles=named)
    return tr_n("{day}, {n} entry: {titles}", "{day}, {n} entries: {titles}", len(items), day=said, titles=named)


def spoken_counts(day: date, kinds: Kinds) -> str:
    """What is said of a day of which only the numbers are known: how many of each kind."""
    if not kinds:
        return tr("{day}, nothing", day=day_text(day))
    counted = ", ".join(tr("{kind}: {n}", kind=tr(kind.label), n=kinds[kind]) for kind in ItemKind if kinds[kind])
    return tr("{day}. {numbers}", day=day_text(day), numbers=counted)


def _status(item: CalendarItem) -> str:
    vocabulary = _STATUSES.get(item.kind)
    if vocabulary is None:
        return ""
    if not item.status:
        return tr("not reported") if item.kind is ItemKind.MEASURE else ""
    return tr(vocabulary(item.status).label)
