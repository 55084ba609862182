"""Where an indicator stands: its newest value by a day against the target in force for that value's period.

The rules, all of them:
* A value counts from the first day of its period on; one of a period without a year never does. The newest is of the period that ends last.
* The target in force is the one of the value's own period, else the last one whose period is over by the end of the value's.
* Nothing is interpolated or added up: a period without a value is not reported, and changes nothing.
* A value or target in words, or an indicator that is not said to rise, fall or stay, is not compared; baseline and target may say it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isclose

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Direction, Vocabulary
from wpstracker.words import N_


class Verdict(Vocabulary):
    """What may be said of an indicator."""

    ON = "on", N_("On target")
    OFF = "off", N_("Not on target")
    NO_TARGET = "no_target", N_("No target for this period")
    NOT_COMPARED = "not_compared", N_("Cannot be compared")
    NOT_REPORTED = "not_reported", N_("Not reported")


class Trend(Vocabulary):
    """How the newest number differs from the one before it."""

    RISING = "rising", N_("Rising")
    FALLING = "falling", N_("Falling")
    UNCHANGED = "unchanged", N_("Unchanged")
    ONE_VALUE = "one_value", N_("One value only")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value or a target: of a period, in numbers or in words."""

    period: PartialDate | None
    value: float | None = None
    written: str = ""

    @property
    def is_said(self) -> bool:
        """Whether anything is reported at all."""
        return self.value is not None or bool(self.written.strip())

    @property
    def begins(self) -> date | None:
        """The first day of the period."""
        return self.period.earliest() if self.period else None

    @property
    def ends(self) -> date | None:
        """The last day of the period."""
        return self.period.latest() if self.period else None


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator says of itself and what is said of it."""

    direction: Direction | None = None
    baseline: float | None = None
    baseline_when: PartialDate | None = None
    cumulative: bool = False
    targets: tuple[Figure, ...] = ()
    values: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an indicator stands as of a day.

    `newest` is the value, `target` the one it was compared with, `ahead` the next target that is not due yet; `reason` an untranslated
    sentence where nothing could be compared; `missing` the periods of targets that are over and without any value; `fell`: a cumulative
    value is smaller than an earlier one, which cannot be.
    """

    verdict: Verdict
    newest: Figure | None = None
    target: Figure | None = None
    ahead: Figure | None = None
    trend: Trend | None = None
    reason: str = ""
    missing: tuple[PartialDate, ...] = ()
    fell: bool = False


IN_WORDS = N_("The value or the target is in words.")
NO_DIRECTION = N_("It is not said whether the indicator should rise, fall or stay.")


def standing(measured: Measured, day: date) -> Standing:
    """Where an indicator stands as of a day."""
    said = reported(measured.values, day)
    due = [target for target in measured.targets if target.is_said and target.ends]
    ahead = min((target for target in due if _end(target) > day), key=_order, default=None)
    missing = _missing(due, said, day)
    if not said:
        return Standing(Verdict.NOT_REPORTED, ahead=ahead, missing=missing)
    newest, numbers = said[-1], [figure.value for figure in said if figure.value is not None]
    target = in_force(due, newest)
    verdict, reason = _judge(measured, newest, target)
    fell = measured.cumulative and any(later < earlier for earlier, later in zip(numbers, numbers[1:], strict=False))
    return Standing(verdict, newest, target, ahead if ahead != target else None, trend_of(numbers), reason, missing, fell)


def reported(values: Iterable[Figure], day: date) -> list[Figure]:
    """The values said by a day, the newest last."""
    return sorted((value for value in values if value.is_said and value.begins and value.begins <= day), key=_order)


def in_force(targets: Iterable[Figure], value: Figure) -> Figure | None:
    """The target a value is compared with: of its own period, else the last one that is over by the end of it."""
    known = list(targets)
    same = [target for target in known if target.period == value.period]
    over = [target for target in known if _end(target) <= _end(value)]
    return same[-1] if same else max(over, key=_order, default=None)


def reaches(direction: Direction, value: float, target: float) -> bool:
    """Whether a value is at its target or on the right side of it."""
    if isclose(value, target, rel_tol=1e-9, abs_tol=1e-12):
        return True
    return value > target if direction == Direction.UP else direction == Direction.DOWN and value < target


def direction_of(measured: Measured, target: float) -> Direction | None:
    """Which way it should go: as stated, else from the baseline to the target; None when neither says it."""
    if measured.direction is not None or measured.baseline is None:
        return measured.direction
    if target == measured.baseline:
        return Direction.HOLD
    return Direction.UP if target > measured.baseline else Direction.DOWN


def trend_of(numbers: Sequence[float]) -> Trend | None:
    """From the last number but one to the last."""
    if len(numbers) < 2:
        return Trend.ONE_VALUE if numbers else None
    earlier, later = numbers[-2:]
    return Trend.UNCHANGED if earlier == later else Trend.RISING if later > earlier else Trend.FALLING


def _judge(measured: Measured, newest: Figure, target: Figure | None) -> tuple[Verdict, str]:
    if target is None:
        return Verdict.NO_TARGET, ""
    if newest.value is None or target.value is None:
        return Verdict.NOT_COMPARED, IN_WORDS
    direction = direction_of(measured, target.value)
    if direction is None:
        return Verdict.NOT_COMPARED, NO_DIRECTION
    return (Verdict.ON if reaches(direction, newest.value, target.value) else Verdict.OFF), ""


def _missing(targets: Iterable[Figure], said: Sequence[Figure], day: date) -> tuple[PartialDate, ...]:
    """The periods of targets that are over by the day and of which nothing is reported."""
    known = {figure.period for figure in said}
    over = sorted((target for target in targets if _end(target) <= day and target.period not in known), key=_order)
    return tuple(dict.fromkeys(target.period for target in over if target.period))


def _end(figure: Figure) -> date:
    return figure.ends or date.max


def _order(figure: Figure) -> tuple[date, date]:
    """By the end of the period; of two that end together the longer one, which says more, comes last."""
    begins = figure.begins or date.min
    return (_end(figure), date.fromordinal(date.max.toordinal() - begins.toordinal() + 1))


# -- disaggregation

WOMEN, MEN = "women", "men"
_BY_SEX = ("sex", "gender", "пол", "по полу", "by sex", "пола")
_PERCENT = ("%", "percent", "per cent", "процент", "проценты", "процентов")
_PEOPLE = ("people", "persons", "women", "men", "человек", "чел", "чел.", "женщин", "мужчин")
_COUNTED = (
    *(*_PEOPLE, "laws", "events", "cases", "number", "units", "institutions", "trainings", "hours"),
    *("законов", "мероприятий", "случаев", "единиц", "шт", "шт.", "учреждений", "часов"),
)


@dataclass(frozen=True, slots=True)
class Split:
    """One way the value is split: what by, and the keys of its cells."""

    by: str
    keys: tuple[str, ...]


def splits(disaggregation: Iterable[str]) -> list[Split]:
    """The cells that words of disaggregation name: "sex" is women and men, "region: Osh, Batken" two cells; other words name none."""
    found = []
    for said in disaggregation:
        by, colon, names = said.partition(":")
        keys = [" ".join(name.split()) for name in names.replace(";", ",").split(",")]
        if colon and any(keys):
            found.append(Split(by.strip(), tuple(dict.fromkeys(key for key in keys if key))))
        elif said.strip().casefold() in _BY_SEX:
            found.append(Split(said.strip(), (WOMEN, MEN)))
    return found


def cell_keys(disaggregation: Iterable[str], known: Iterable[Mapping[str, float]] = ()) -> list[str]:
    """Every cell a value may have: those the disaggregation names, then those that `known` values have besides."""
    named = [key for split in splits(disaggregation) for key in split.keys]
    return list(dict.fromkeys((*named, *(key for cells in known for key in cells))))


def is_percent(unit: str) -> bool:
    """Whether values are shares, whose parts need not add up."""
    return unit.strip().casefold().rstrip(".") in _PERCENT


def counts_things(unit: str) -> bool:
    """Whether values count people or things, or are shares of them: such numbers are never negative."""
    return is_percent(unit) or unit.strip().casefold() in _COUNTED


def counts_people(unit: str, cells: Iterable[str] = ()) -> bool:
    """Whether values count people: their unit says so, or they are split into women and men."""
    return not is_percent(unit) and (unit.strip().casefold() in _PEOPLE or not {WOMEN, MEN}.isdisjoint(cells))


def parts_differ(value: float | None, cells: Mapping[str, float], disaggregation: Iterable[str], unit: str) -> float | None:
    """The sum of a split that is wholly reported and is not the value; None when every split fits or cannot be judged."""
    if value is None or is_percent(unit):
        return None
    for split in splits(disaggregation):
        numbers = [cells.get(key) for key in split.keys]
        total = sum(number for number in numbers if number is not None)
        if None not in numbers and not isclose(total, value, rel_tol=1e-9, abs_tol=1e-9):
            return total
    return None
