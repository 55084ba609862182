"""What is drawn on a lane: single entries where there is room, and counts where they would cover each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF

from wpstracker.domain.redating import Unit
from wpstracker.domain.vocabularies import Instrument, Stage
from wpstracker.figures.calendar_item import CalendarItem, ItemKind
from wpstracker.figures.plan_lives import PlanLife, StageSpan
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.pages.calendar.lanes import BUCKET, Dates
from wpstracker.gui.pages.calendar.scale import Scale
from wpstracker.gui.pages.calendar.told import day_text, lines
from wpstracker.gui.roles import role_of

SIGN = 13.0
"""The side of a sign."""
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn: an entry, a plan, or a `count` of what would overlap; `first` and `last` are its days."""

    rect: QRectF
    row: int
    first: date
    last: date
    item: CalendarItem | None = None
    plan: PlanLife | None = None
    count: int = 0
    kind: ItemKind = ItemKind.EVENT
    vague: bool = False

    @property
    def key(self) -> str:
        """Names it, as long as the scale stays."""
        if self.item:
            return self.item.key
        return f"plan/{self.plan.id}" if self.plan else f"count/{self.kind}/{self.first}/{self.vague}"

    def told(self) -> str:
        """Everything known of it."""
        if self.item:
            return "\n".join(lines(self.item))
        if self.plan:
            return plan_told(self.plan)
        if self.vague:
            return tr("{number}, {year}, month not known", number=self._number(), year=self.first.year)
        span = day_text(self.first) if self.first == self.last else f"{day_text(self.first)} – {day_text(self.last)}"
        return tr("{number}, {period}. Press to look closer.", number=self._number(), period=span)

    def _number(self) -> str:
        if self.kind is ItemKind.EVENT:
            return tr_n("{n} event", "{n} events", self.count)
        return tr_n("{n} deadline", "{n} deadlines", self.count)


def plan_told(life: PlanLife) -> str:
    """A plan with its stages, a line each."""
    stages = [tr("{stage}: from {first}", stage=tr(span.stage.label), first=day_text(span.first)) for span in life.spans]
    end = tr("End not stated") if life.is_open else tr("Until {last}", last=day_text(life.last))
    return "\n".join([life.title, *stages, end])


def place_items(items: Iterable[CalendarItem], scale: Scale, top: float, height: float, rows: int, first_row: int) -> list[Mark]:
    """Entries in rows, each where it is free; what finds no room becomes a count in the last row."""
    taken: list[list[int]] = [[] for _ in range(rows)]
    placed: list[Mark] = []
    for item in sorted(items, key=lambda each: (each.exact is not Unit.DAY, each.first, each.days)):
        x, width = _extent(item, scale)
        row = next((at for at, marks in enumerate(taken) if _is_free((placed[each].rect for each in marks), x, width)), None)
        if row is None:
            middle = x + width / 2
            at = min(taken[-1], key=lambda each: abs(placed[each].rect.center().x() - middle))
            placed[at] = _with(placed[at], item)
            continue
        taken[row].append(len(placed))
        rect = QRectF(x, top + row * height + 1, width, height - 2)
        placed.append(Mark(rect, first_row + row, item.first, item.last, item, kind=item.kind))
    return placed


def _is_free(rects: Iterable[QRectF], x: float, width: float) -> bool:
    return all(rect.right() + _GAP <= x or x + width + _GAP <= rect.left() for rect in rects)


def place_counts(dates: Dates, scale: Scale, width: float, top: float, height: float, row: int, kind: ItemKind) -> list[Mark]:
    """Counts over pieces of the line, between its edges."""
    buckets = dates.buckets(scale.per_day)
    left = scale.begins * scale.per_day
    found = []
    for bucket in range(int(left // BUCKET) - 1, int((left + width) // BUCKET) + 2):
        number = buckets.get(bucket)
        if number:
            first = date.fromordinal(max(1, -int(-bucket * BUCKET // scale.per_day)))
            last = max(first, date.fromordinal(max(1, int(((bucket + 1) * BUCKET - 0.001) // scale.per_day))))
            rect = QRectF(bucket * BUCKET - left + 1, top + 1, BUCKET - 2, height - 2)
            found.append(Mark(rect, row, first, last, count=number, kind=kind))
    return found


def place_years(dates: Dates, scale: Scale, width: float, top: float, height: float, row: int, kind: ItemKind) -> list[Mark]:
    """Counts of what is known only to its year, each over its year."""
    found = []
    for year, number in dates.years.items():
        first, last = date(year, 1, 1), date(year, 12, 31)
        left, right = scale.x(first), scale.x(last) + scale.per_day
        if right >= 0 and left <= width:
            rect = QRectF(left + 1, top + 1, max(right - left - 2, 4), height - 2)
            found.append(Mark(rect, row, first, last, count=number, kind=kind, vague=True))
    return found


def place_plans(rows: Sequence[Sequence[PlanLife]], scale: Scale, width: float, top: float, height: float) -> list[Mark]:
    """The bars of plans between the edges."""
    found = []
    for row, lives in enumerate(rows):
        for life in lives:
            left, right = scale.x(life.first), scale.x(life.last + timedelta(days=1))
            if right >= 0 and left <= width:
                rect = QRectF(left, top + row * height + 1, max(right - left, 4), height - 3)
                found.append(Mark(rect, row, life.first, life.last, plan=life, kind=ItemKind.PLAN))
    return found


def stage_pieces(mark: Mark, scale: Scale) -> list[tuple[QRectF, str]]:
    """The stages of a plan's bar with their roles."""
    assert mark.plan
    pieces = []
    for span in mark.plan.spans:
        left, right = scale.x(span.first), scale.x(span.last + timedelta(days=1))
        pieces.append((QRectF(left, mark.rect.top(), max(right - left, 3), mark.rect.height()), role_of(Stage, span.stage)))
    return pieces


def stage_label(life: PlanLife, span: StageSpan, today: date, *, named: bool) -> str:
    """What stands on a piece of a plan's bar: its stage, unless the plan is over; the first piece names sort and edition too."""
    stage = "" if life.last < today and span is life.spans[-1] else tr(span.stage.label)
    if not named:
        return stage
    sort = tr("NAP") if life.instrument is Instrument.NAP_1325 else tr(life.instrument.label)
    label = tr("{instrument}, edition {n}", instrument=sort, n=life.edition) if life.edition else sort
    return f"{label} · {stage}" if stage else label


def _extent(item: CalendarItem, scale: Scale) -> tuple[float, float]:
    """Where an entry begins and how wide it is: a sign, or a bar over its days."""
    left, width = scale.x(item.first), item.days * scale.per_day
    if width >= SIGN * 1.6 and (item.days > 1 or item.exact is not Unit.DAY or scale.per_day > 40):
        return left, width
    return left + (width - SIGN) / 2, SIGN


def _with(mark: Mark, item: CalendarItem) -> Mark:
    """The same mark as a count that takes in one more."""
    number = (mark.count or 1) + 1
    width = max(SIGN, 8.0 + 7 * len(str(number)))
    middle = mark.rect.left() + min(mark.rect.width(), SIGN * 2) / 2
    rect = QRectF(middle - width / 2, mark.rect.top(), width, mark.rect.height())
    return Mark(rect, mark.row, min(mark.first, item.first), max(mark.last, item.last), count=number, kind=mark.kind)
