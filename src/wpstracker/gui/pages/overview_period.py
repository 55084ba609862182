"""The times the overview can be asked about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.filter_button import Option

THIS_YEAR, LAST_12, ALL = "this_year", "last_12", "all"
"""Periods by name; any other is a year, as "2024"."""

_SETTING, _MOST_FILES = "overview", 20


@dataclass(frozen=True, slots=True)
class Chosen:
    """The period by its name, "" before anybody chose one, and the countries."""

    period: str = ""
    countries: tuple[str, ...] = ()


def remembered(context: Context) -> Chosen:
    """What was last chosen for the open file."""
    said = context.settings.state(_SETTING).get(str(context.store.path))
    if not isinstance(said, dict) or not isinstance(said.get("countries"), list):
        return Chosen()
    return Chosen(str(said.get("period", "")), tuple(map(str, said["countries"])))


def remember(context: Context, period: str, countries: Sequence[str]) -> None:
    """Keep what was chosen for the open file, beside what was for the files opened lately."""
    file, kept = str(context.store.path), context.settings.state(_SETTING)
    others = {name: said for name, said in kept.items() if name != file}
    latest = dict(list(others.items())[1 - _MOST_FILES :])
    context.settings.put_state(_SETTING, latest | {file: {"period": period, "countries": list(countries)}})


def options(years: Sequence[int]) -> list[Option]:
    """What can be chosen; `years` are those in which there are events."""
    usual = [Option(THIS_YEAR, tr("this year")), Option(LAST_12, tr("last 12 months")), Option(ALL, tr("all years"))]
    return usual + [Option(str(year), str(year), group=tr("Years")) for year in years]


def usual(years: Sequence[int], today: date) -> str:
    """What is shown before anybody chose: this year when something stands in it, otherwise everything."""
    return THIS_YEAR if today.year in years else ALL


def asked(period: str, today: date) -> Filter:
    """The question for a period; one that is not understood is all years."""
    if period == LAST_12:
        first = today.year * 12 + today.month - 12
        return Filter(after=PartialDate(first // 12, first % 12 + 1), before=PartialDate(today.year, today.month))
    if period == THIS_YEAR:
        return Filter().in_year(today.year)
    return Filter().in_year(int(period)) if period.isdecimal() and len(period) == 4 else Filter()


def in_words(question: Filter) -> str:
    """The period of a question as it stands in a title: "2026", "December 2025 – November 2026"; "" for all years."""
    language = words().language
    if not question.after or not question.before:
        return ""
    first, last = question.after.show(language), question.before.show(language)
    return first if first == last else f"{first} – {last}"
