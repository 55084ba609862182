"""Figures as charts: which bars there are, in which colours, and which question each of them answers."""

from collections.abc import Mapping, Sequence

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.months import month_short
from wpstracker.domain.places import country_name
from wpstracker.domain.vocabularies import EventKind, EventStatus, RecommendationStatus, Stage, Vocabulary
from wpstracker.figures.activity import COMING, Counts, OverTime
from wpstracker.figures.participation import Disaggregation
from wpstracker.figures.recommendations_over_time import ByYear
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.charts import Category, ChartData, Series

STATUSES: dict[str, tuple[str, ...]] = {
    "held": (EventStatus.HELD,),
    "coming": COMING,
    "off": (EventStatus.POSTPONED, EventStatus.CANCELLED),
    "unknown": ("",),
}
"""The statuses in one colour of the chart over time."""
OUTCOMES: dict[str, tuple[str, ...]] = {
    "done": (RecommendationStatus.IMPLEMENTED, RecommendationStatus.CLOSED),
    "partly": (RecommendationStatus.PARTLY,),
    "open": (
        *(RecommendationStatus.UNDER_REVIEW, RecommendationStatus.ACCEPTED),
        *(RecommendationStatus.PLANNED, RecommendationStatus.IN_PROGRESS),
    ),
    "recorded": (RecommendationStatus.RECORDED,),
    "failed": (RecommendationStatus.NOT_IMPLEMENTED,),
    "other": (RecommendationStatus.ON_HOLD, RecommendationStatus.SUPERSEDED, ""),
}
"""The statuses in one colour of the recommendations by year."""
REST = "rest"
MOST_BARS = 8


def over_time(figure: OverTime) -> ChartData:
    """Bars by month or year: held, still to come, off."""
    names = {
        "held": tr("Held"),
        "coming": tr("Planned or confirmed"),
        "off": tr("Postponed or cancelled"),
        "unknown": tr("Status not stated"),
    }
    roles = {"held": "good", "coming": "info", "off": "neutral", "unknown": "warning"}
    series = [
        Series(name, [sum(counts.get(status, 0) for status in STATUSES[key]) for counts in figure.steps.values()], roles[key], key)
        for key, name in names.items()
    ]
    shown = [each for each in series if each.key in ("held", "coming") or any(each.values)]
    return ChartData([Category(step, _step_label(step, figure)) for step in figure.steps], shown)


def _step_label(step: str, figure: OverTime) -> str:
    """A month by its short name, with the year in January when there are several years."""
    if len(step) == 4:
        return step
    several = len({each[:4] for each in figure.steps}) > 1
    month = month_short(int(step[5:]), words().language)
    return f"{month} ’{step[2:4]}" if several and (step.endswith("-01") or len(figure.steps) > 24) else month


def by_kind(counts: Counts) -> ChartData:
    """Types, the most frequent first, the rare ones together."""
    return _bars({kind: _label(EventKind, kind, tr("Type not stated")) for kind in counts}, counts, "chart1")


def by_country(counts: Counts) -> ChartData:
    """Countries, the most frequent first, the rare ones together."""
    names = {code: country_name(code, words().language) if code else tr("Country not stated") for code in counts}
    return _bars(names, counts, "chart7")


def by_status(counts: Counts) -> ChartData:
    """Recommendations in the order of their life."""
    order = [status for status in (*RecommendationStatus, "") if counts.get(status)]
    names = [_label(RecommendationStatus, status, tr("Status not stated")) for status in order]
    categories = [Category(status, name, role_of(RecommendationStatus, status)) for status, name in zip(order, names, strict=True)]
    return ChartData(categories, [Series(tr("Recommendations"), [counts[status] for status in order])])


def by_year(figure: ByYear) -> ChartData:
    """Recommendations by the year they were made in, in the colours of what came of them."""
    names = {
        "done": tr("Implemented or closed"),
        "partly": tr("Partly implemented"),
        "open": tr("Under way"),
        "recorded": tr("Not begun"),
        "failed": tr("Not implemented"),
        "other": tr("On hold, superseded or not stated"),
    }
    roles = {"done": "good", "partly": "warning", "open": "info", "recorded": "chart6", "failed": "bad", "other": "neutral"}
    series = [
        Series(name, [sum(counts.get(status, 0) for status in OUTCOMES[key]) for counts in figure.years.values()], roles[key], key)
        for key, name in names.items()
    ]
    return ChartData([Category(str(year), str(year)) for year in figure.years], [each for each in series if any(each.values)])


def by_stage(stages: Mapping[Stage, int]) -> ChartData:
    """Plans in the order of their life."""
    categories = [Category(stage.value, tr(stage.label), role_of(Stage, stage)) for stage in stages]
    return ChartData(categories, [Series(tr("Countries"), list(stages.values()))])


def counted(figure: Disaggregation) -> ChartData:
    """Held events by how far people were counted; those without any number are a piece of their own."""
    pieces = (
        ("split", tr("Women and men counted"), figure.split, "good"),
        ("totals", tr("Only a total"), figure.only_totals, "warning"),
        ("none", tr("Not reported"), figure.not_reported, "neutral"),
    )
    series = [Series(name, [number], role, key) for key, name, number, role in pieces if number]
    return ChartData([Category("events", tr("Held events"))], series)


def people(count: Headcount) -> ChartData:
    """People by sex, and those of whom it was not reported."""
    pieces = (
        (tr("Women"), count.women, "chart4"),
        (tr("Men"), count.men, "chart1"),
        (tr("Other sex"), count.other, "chart5"),
        (tr("Not disaggregated"), count.undisaggregated, "neutral"),
    )
    series = [Series(name, [number], role, str(at)) for at, (name, number, role) in enumerate(pieces) if number]
    return ChartData([Category("people", tr("People"))], series)


def codes_of(key: str, counts: Counts) -> tuple[str, ...]:
    """The codes behind a bar: its own, or all the rare ones."""
    return tuple(list(counts)[MOST_BARS - 1 :]) if key == REST and REST not in counts else (key,)


def _bars(names: Mapping[str, str], counts: Counts, role: str) -> ChartData:
    """A bar for each, the last one for all that would be too many."""
    codes = list(counts)
    shown: Sequence[str] = codes if len(codes) <= MOST_BARS else codes[: MOST_BARS - 1]
    rest = [counts[code] for code in codes[len(shown) :]]
    categories = [Category(code, names[code], "neutral" if not code else "") for code in shown]
    if rest:
        categories.append(Category(REST, tr_n("{n} other", "{n} others", len(rest)), "neutral"))
    return ChartData(categories, [Series(tr("Held events"), [*(counts[code] for code in shown), *([sum(rest)] if rest else [])], role)])


def _label(vocabulary: type[Vocabulary], code: str, without: str) -> str:
    """The translated label; a code of a later version as it is."""
    if code in (member.value for member in vocabulary):
        return tr(vocabulary(code).label)
    return code or without
