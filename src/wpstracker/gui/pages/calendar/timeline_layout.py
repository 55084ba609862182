"""From what the file says to what stands on the line of time: which lanes are read one by one, and which are only counted."""

from collections.abc import Sequence
from datetime import date

from wpstracker.domain.highlighting import marker
from wpstracker.figures.calendar_item import CalendarItem, ItemKind
from wpstracker.gui.pages.calendar.lanes import Dates, Lane, lanes
from wpstracker.gui.pages.calendar.marks import Mark, place_counts, place_items, place_plans, place_years
from wpstracker.gui.pages.calendar.scale import Scale
from wpstracker.gui.pages.calendar.source import CalendarSource

LEGIBLE = 60
"""So many entries of a lane in the window are still read and drawn one by one."""
_DUE = (ItemKind.DEADLINE, ItemKind.STEP, ItemKind.MEASURE, ItemKind.REPORT)
_LITTLE = 4000
"""Countries with so little in all are read by country, not by day."""
_PAD = 4.0


class TimelineLayout:
    """Lanes with their heights, and the marks of the lanes that are seen. Entries are read a quarter of a window further than is seen."""

    def __init__(self, source: CalendarSource, line: float) -> None:
        """`line` is the height of one row."""
        self._source, self._line = source, line
        self.marker = marker(source.question.text)
        self.lanes = lanes(source.lives(), source.starts(ItemKind.EVENT), source.starts(ItemKind.DEADLINE), source.due_countries())
        top = 0.0
        for lane in self.lanes:
            rows = len(lane.plans) + _event_rows(lane) + _due_rows(lane)
            lane.top, lane.height = top, max(1, rows) * line + 2 * _PAD
            top += lane.height
        self.height = top
        self._read: tuple[date, date, tuple[str, ...], tuple[str, ...]] | None = None
        self._items: dict[tuple[str, bool], list[CalendarItem]] = {}

    def seen(self, scrolled: float, height: float) -> list[Lane]:
        """The lanes of a part of the whole height."""
        return [lane for lane in self.lanes if lane.top + lane.height >= scrolled and lane.top <= scrolled + height]

    def marks(self, seen: Sequence[Lane], scale: Scale, width: float) -> list[tuple[Lane, list[Mark]]]:
        """What is drawn on these lanes; what is not yet read is read."""
        first, last = scale.day(0), scale.day(width)
        self._make_read(first, last)
        return [(lane, self._of(lane, scale, width)) for lane in seen]

    def _of(self, lane: Lane, scale: Scale, width: float) -> list[Mark]:
        line, top = self._line, lane.top + _PAD
        found = place_plans(lane.plans, scale, width, top, line)
        row = len(lane.plans)
        for is_due, dates, kind, rows in (
            (False, lane.events, ItemKind.EVENT, _event_rows(lane)),
            (True, lane.deadlines, ItemKind.DEADLINE, _due_rows(lane)),
        ):
            if not rows:
                continue
            place = top + row * line
            if (lane.country, is_due) in self._items:
                near = (item for item in self._items[lane.country, is_due] if item.within(scale.day(-60), scale.day(width + 60)))
                found += place_items(near, scale, place, line, rows, row)
            else:
                found += place_counts(dates, scale, width, place, line, row, kind)
                found += place_years(dates, scale, width, place + (rows - 1) * line, line, row + rows - 1, kind)
            row += rows
        return found

    def _make_read(self, first: date, last: date) -> None:
        """Read the entries of the lanes with few of them, unless that was done for a stretch around this one."""
        events, due = self._sparse(first, last)
        if (
            self._read
            and self._read[0] <= first
            and last <= self._read[1]
            and set(events) <= set(self._read[2])
            and set(due) <= set(self._read[3])
        ):
            self._forget_dense(events, due)
            return
        begins, ends = _around(first, last)
        self._read = begins, ends, events, due
        self._items = {(code, is_due): [] for codes, is_due in ((events, False), (due, True)) for code in codes}
        known = {lane.country: lane for lane in self.lanes}
        with_events = [known[code] for code in events if known[code].events.total()]
        with_deadlines = [known[code] for code in due if known[code].deadlines.total()]
        found = self._of_lanes(begins, ends, (ItemKind.EVENT,), with_events, sum(lane.events.total() for lane in with_events))
        found += self._of_lanes(begins, ends, (ItemKind.DEADLINE,), with_deadlines, sum(lane.deadlines.total() for lane in with_deadlines))
        found += self._of_lanes(begins, ends, _DUE[1:], [known[code] for code in due if known[code].has_due], 0)
        for item in found:
            self._items.setdefault((item.country, item.kind is not ItemKind.EVENT), []).append(item)

    def _of_lanes(self, first: date, last: date, kinds: tuple[ItemKind, ...], seen: Sequence[Lane], total: int) -> list[CalendarItem]:
        countries = tuple(lane.country for lane in seen)
        return self._source.only(first, last, kinds, countries, by_country=0 < total <= _LITTLE)

    def _sparse(self, first: date, last: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The countries with so few events, and deadlines, in sight and just beside it that they are read."""
        wide = _around(first, last)

        def few(dates: Dates) -> bool:
            return dates.between(first, last) <= LEGIBLE and dates.between(*wide) <= 2 * LEGIBLE

        events = tuple(lane.country for lane in self.lanes if few(lane.events))
        return events, tuple(lane.country for lane in self.lanes if few(lane.deadlines))

    def _forget_dense(self, events: Sequence[str], due: Sequence[str]) -> None:
        """Lanes that have become dense are counted from now on, until they are read again."""
        known = {(code, False) for code in events} | {(code, True) for code in due}
        if not known >= self._items.keys():
            self._items = {key: items for key, items in self._items.items() if key in known}
            assert self._read
            self._read = (*self._read[:2], tuple(events), tuple(due))


def _around(first: date, last: date) -> tuple[date, date]:
    """What is read: a quarter of a window further on either side."""
    more = (last - first).days // 4 + 1
    return date.fromordinal(max(1, first.toordinal() - more)), date.fromordinal(min(date.max.toordinal(), last.toordinal() + more))


def _event_rows(lane: Lane) -> int:
    return min(2, lane.events.total())


def _due_rows(lane: Lane) -> int:
    if not lane.has_due:
        return 0
    return 2 if lane.deadlines.years and lane.deadlines.total() > LEGIBLE else 1
