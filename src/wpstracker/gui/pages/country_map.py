"""From figures to a map: classes with their colours and signs, and what is said of each country."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wpstracker.domain.places import countries
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Stage
from wpstracker.figures.columns import show_day
from wpstracker.figures.map_figures import CountryPlan, PlanClass, Range, held_by_country, overdue_by_country, plans_by_country, ranges
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.overview_period import in_words
from wpstracker.gui.pages.plan_lines import period_of
from wpstracker.gui.widgets.map import MapClass, MapData, MapValue, Sign
from wpstracker.store.database import Store

PLANS, EVENTS, OVERDUE = "plans", "events", "overdue"
CENTRAL_ASIA, OSCE, WORLD = "central_asia", "osce", "world"
_SIGNS = {PlanClass.DRAFTED: Sign.RISING, PlanClass.ENDED: Sign.FALLING, PlanClass.NONE: Sign.DOTTED}
_ZERO, _NOTHING = "zero", "nothing"
_SHADES = ((), (4,), (2, 4), (2, 3, 5), (1, 2, 3, 5), (1, 2, 3, 4, 5))
"""The shades for as many ranges."""


@dataclass(frozen=True)
class Subject:
    """What a map shows and what it is called; `besides` says what stands on no map."""

    title: str = ""
    data: MapData = field(default_factory=MapData)
    besides: str = ""


def region_names() -> list[tuple[str, str]]:
    """The maps that can be chosen."""
    return [(CENTRAL_ASIA, tr("Central Asia")), (OSCE, tr("OSCE area")), (WORLD, tr("World"))]


def members(region: str) -> list[str]:
    """The codes of a region's countries, with or without an outline."""
    return [each.code for each in countries() if region == WORLD or (each.central_asia if region == CENTRAL_ASIA else each.osce)]


def of_plans(store: Store, day: date, today: date) -> Subject:
    """The newest 1325 plan of each country as of a day."""
    about = tr("Newest 1325 NAP as of {day}", day=show_day(day)) if day != today else tr("Newest 1325 NAP as of today")
    return Subject(about, plan_data(plans_by_country(store, day, words().language)))


def plan_data(plans: Mapping[str, CountryPlan]) -> MapData:
    """Plans as a map shows them."""
    classes = tuple(MapClass(group.value, tr(group.label), group.value, _SIGNS.get(group, Sign.PLAIN)) for group in PlanClass)
    return MapData(classes, {code: _plan_value(plan) for code, plan in plans.items()}, tr("? = to be confirmed"))


def of_events(store: Store, period: Filter) -> Subject:
    """Events held in a period."""
    counts = held_by_country(store, period)
    steps = ranges(number for code, number in counts.items() if code)
    classes = (
        *_ramp(steps, "step", lambda said, n: tr_n("{numbers} event", "{numbers} events", n, numbers=said)),
        MapClass(_ZERO, tr("No event recorded"), "none"),
    )
    values = {
        code: MapValue(_key(steps, number), tr_n("{n} event held", "{n} events held", number), str(number))
        for code, number in counts.items()
        if code
    }
    said = in_words(period)
    title = tr("Events held: {period}", period=said) if said else tr("Events held")
    lost = counts.get("", 0)
    besides = tr_n("{n} held event names no country", "{n} held events name no country", lost) if lost else ""
    return Subject(title, MapData(classes, values), besides)


def of_overdue(store: Store, today: date) -> Subject:
    """Overdue recommendations as of today; none overdue is told apart from no recommendation."""
    counts = overdue_by_country(store, today)
    steps = ranges(number for code, number in counts.items() if code)
    nothing = MapClass(_NOTHING, tr("No recommendation recorded"), "unknown")
    classes = (
        *_ramp(steps, "heat", lambda said, _n: tr("{numbers} overdue", numbers=said)),
        MapClass(_ZERO, tr("None overdue"), "none"),
        nothing,
    )
    values = {code: _overdue_value(steps, number) for code, number in counts.items() if code}
    lost = counts.get("", 0)
    besides = tr_n("{n} overdue recommendation names no country", "{n} overdue recommendations name no country", lost) if lost else ""
    return Subject(tr("Overdue recommendations"), MapData(classes, values), besides)


def _plan_value(plan: CountryPlan) -> MapValue:
    """Stage, period, doubt; below it the title."""
    period = period_of({"in_force": plan.begins, "adopted": None, "until": plan.ends})
    doubt = tr("to be confirmed") if plan.to_confirm else ""
    line = " · ".join(part for part in (tr(plan.stage.label), period, doubt) if part)
    text = line if plan.stage is Stage.NONE or not plan.title else f"{line}\n{plan.title}"
    return MapValue(plan.group.value, text, "?" if plan.to_confirm and plan.stage is not Stage.UNKNOWN else "")


def _overdue_value(steps: list[Range], number: int) -> MapValue:
    text = tr_n("{n} overdue recommendation", "{n} overdue recommendations", number) if number else tr("None overdue")
    return MapValue(_key(steps, number), text, str(number) if number else "")


def _ramp(steps: list[Range], name: str, label: Callable[[str, int], str]) -> list[MapClass]:
    """A class for each range, the darker the more; `label` puts the numbers into words."""
    numbers = [str(each.first) if each.first == each.last else f"{each.first}–{each.last}" for each in steps]
    shades = _SHADES[len(steps)]
    return [
        MapClass(str(each.first), label(said, each.last), f"{name}{shade}")
        for each, said, shade in zip(steps, numbers, shades, strict=True)
    ]


def _key(steps: list[Range], number: int) -> str:
    return next((str(each.first) for each in steps if each.first <= number <= each.last), _ZERO)
