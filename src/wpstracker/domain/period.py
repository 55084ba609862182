"""When something happens: start, end, hours with their zone, and how long, each as far as it is known."""

from dataclasses import dataclass
from math import inf

from wpstracker.domain.months import month_in_date
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Problem
from wpstracker.words import N_, words_for


@dataclass(frozen=True, slots=True)
class Period:
    """`start` and `end` are inclusive; hours are local "HH:MM" in `zone` (IANA name); durations are numbers of days and hours."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    start_time: str = ""
    end_time: str = ""
    zone: str = ""
    days: float | None = None
    hours: float | None = None

    def problems(self) -> list[Problem]:
        """What contradicts itself; a part that is unknown is never a problem."""
        found = []
        if self.start and self.end and self._ends_before_start():
            values = {"end": self.end, "start": self.start}
            found.append(Problem("end", N_("The end ({end}) is before the start ({start}). Correct one of the two."), values))
        if self.end and not self.start:
            found.append(Problem("start", N_("There is an end but no start. Enter when it began, even if only the year is known.")))
        if self.start_time and self.end_time and self.end_time < self.start_time and self.end in (None, self.start):
            found.append(
                Problem("end_time", N_("It ends at {end}, before it starts at {start}."), {"end": self.end_time, "start": self.start_time})
            )
        found += [
            Problem(name, N_("A duration cannot be negative or zero. Leave it empty if it is unknown."))
            for name, value in (("duration_days", self.days), ("duration_hours", self.hours))
            if value is not None and not 0 < value < inf
        ]
        return found

    def _ends_before_start(self) -> bool:
        """Only what is surely before: "June 2007" is not before "15 June 2007"."""
        assert self.start and self.end
        if self.start.year is None or self.end.year is None:
            same_kind = self.start.year is None and self.end.year is None
            return same_kind and self.end < self.start and not _over_new_year(self.start, self.end)
        latest, earliest = self.end.latest(), self.start.earliest()
        return latest is not None and earliest is not None and latest < earliest

    def day_count(self) -> float | None:
        """Days stated, or counted from two full dates; None when neither is known."""
        if self.days is not None:
            return self.days
        if not (self.start and self.start.is_day):
            return None
        last = self.end or self.start
        first_day, last_day = self.start.earliest(), last.latest()
        count = (last_day - first_day).days + 1 if last.is_day and first_day and last_day else 0
        return count if count > 0 else None

    def show(self, language: str) -> str:
        """As a person reads it: "14–15 September 2023", "3–5 August (year not stated)", with hours where they are known."""
        dates = self._show_dates(language)
        hours = "–".join(part for part in (self.start_time, self.end_time) if part)
        if hours and self.zone:
            hours = f"{hours} ({self.zone.rsplit('/', 1)[-1].replace('_', ' ')})"
        return ", ".join(part for part in (dates, hours) if part)

    def _show_dates(self, language: str) -> str:
        if not self.start:
            return ""
        if not self.end or self.end == self.start:
            return self.start.show(language)
        one, two = self.start, self.end
        if one.day and two.day and one.year == two.year:
            return self._show_days(one, two, language)
        return f"{one.show(language)} – {two.show(language)}"

    @staticmethod
    def _show_days(one: PartialDate, two: PartialDate, language: str) -> str:
        """Two days of one year, saying the month once when it is the same."""
        month_one, month_two = month_in_date(one.month or 1, language), month_in_date(two.month or 1, language)
        days = f"{one.day}–{two.day} {month_two}" if one.month == two.month else f"{one.day} {month_one} – {two.day} {month_two}"
        return f"{days} {one.year}" if one.year else words_for(language)(N_("{day} (year not stated)"), day=days)


def _over_new_year(start: PartialDate, end: PartialDate) -> bool:
    """Whether two days without a year may mean a turn of the year: 29 December to 3 January, but not 5 to 3 August."""
    return 0 < ((end.month or 0) - (start.month or 0)) % 12 <= 6
