"""How an indicator stands, in words and with a sign, so that no colour has to say it alone."""

from collections.abc import Sequence
from typing import Any

from wpstracker.domain.indicators import Figure, Measured, Standing, Trend, Verdict
from wpstracker.domain.partial_date import PartialDate
from wpstracker.figures.indicators import number_text, said_text
from wpstracker.gui.language import tr, words
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.charts import Category, Series, TrackData
from wpstracker.gui.widgets.charts.track import BASELINE, TARGET, VALUE

_SIGNS = {Verdict.ON: "✓", Verdict.OFF: "✗", Verdict.NO_TARGET: "○", Verdict.NOT_COMPARED: "?", Verdict.NOT_REPORTED: "–"}
_ARROWS = {Trend.RISING: "↗", Trend.FALLING: "↘", Trend.UNCHANGED: "→", Trend.ONE_VALUE: "·"}
_MOST_YEARS = 40


def verdict_text(verdict: Any) -> str:
    """The sign and the words: "✓ On target"."""
    known = Verdict(verdict)
    return tr("{sign} {words}", sign=_SIGNS[known], words=tr(known.label))


def verdict_role(verdict: Any) -> str:
    """The colour that goes with it."""
    return role_of(Verdict, verdict)


def trend_text(trend: Any) -> str:
    """The arrow and the words; empty where there is no number."""
    return tr("{sign} {words}", sign=_ARROWS[Trend(trend)], words=tr(Trend(trend).label)) if trend else ""


def figure_text(figure: Figure | None, unit: str) -> str:
    """A value or target with its period: "12 % (2023)"; empty without one."""
    shown = said_text(figure, unit, words().language)
    if figure is None or not shown or figure.period is None:
        return shown
    return tr("{value} ({period})", value=shown, period=figure.period.show(words().language))


def baseline_text(baseline: float | None, written: str, when: PartialDate | None, unit: str) -> str:
    """The baseline with its year; empty when none is known."""
    shown = number_text(baseline, unit, words().language) or written
    return tr("{value} ({period})", value=shown, period=when.show(words().language)) if shown and when else shown


def missing_text(standing: Standing) -> str:
    """The periods that are over and not reported; empty when there are none."""
    periods = ", ".join(period.show(words().language) for period in standing.missing)
    return tr("Not reported for {periods}, although a target was set.", periods=periods) if periods else ""


def chart_data(said: Measured, unit: str) -> TrackData:
    """The chart of an indicator: a place for each period, also for years between them that nobody reported."""
    found = [figure for figure in (*said.values, *said.targets) if figure.period and figure.period.year]
    periods = _with_gaps([figure.period for figure in found if figure.period], said.baseline_when)
    if not periods:
        return TrackData((), (), unit)
    values, targets = (_by_period(figures, periods) for figures in (said.values, said.targets))
    start = next((at for at, period in enumerate(periods) if period == said.baseline_when), 0)
    series = [Series(tr("Value"), values, "chart1", VALUE), Series(tr("Target"), targets, "chart2", TARGET)]
    if said.baseline is not None:
        at_start = [said.baseline if at == start else None for at in range(len(periods))]
        series.append(Series(tr("Baseline"), at_start, "neutral", BASELINE))
    known = [each for each in series if any(value is not None for value in each.values)]
    return TrackData([Category(period.code(), period.show(words().language)) for period in periods], known, unit)


def _by_period(figures: Sequence[Figure], periods: Sequence[PartialDate]) -> list[float | None]:
    """The number of each period; of two for one period, which two offices may have made, the last."""
    known = {figure.period: figure.value for figure in figures}
    return [known.get(period) for period in periods]


def _with_gaps(known: Sequence[PartialDate], start: PartialDate | None) -> list[PartialDate]:
    """The periods in order, the baseline's among them; where all are years, every year from the first to the last."""
    every = {*known, *([start] if start and start.year and known else [])}
    years = [period.year or 0 for period in every]
    if every and all(period.month is None for period in every) and max(years) - min(years) < _MOST_YEARS:
        return [PartialDate(year) for year in range(min(years), max(years) + 1)]
    return sorted(every, key=lambda period: (str(period.latest()), -len(period.code())))
