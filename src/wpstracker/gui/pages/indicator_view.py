"""An indicator as a page to read, with its chart above: where it stands, period by period, and what it rests on."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wpstracker.domain.places import country_name
from wpstracker.figures.citations import citations_of
from wpstracker.figures.indicator_details import IndicatorDetails, indicator_details
from wpstracker.figures.indicator_values import PeriodLine, ValueLine
from wpstracker.figures.indicators import number_text, rows, said_text
from wpstracker.gui.context import Context
from wpstracker.gui.forms.crosswalk_input import code_text
from wpstracker.gui.forms.indicator_columns import cell_title
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_pieces import head_html, link_of
from wpstracker.gui.pages.facts import Fact, facts, record_block, section
from wpstracker.gui.pages.footnotes import Footnotes
from wpstracker.gui.pages.indicator_words import (
    baseline_text,
    chart_data,
    figure_text,
    missing_text,
    trend_text,
    verdict_role,
    verdict_text,
)
from wpstracker.gui.widgets.charts import TrackChart
from wpstracker.gui.widgets.reading_pane import ReadingPane, chip_html, esc, facts_html, link_html, table_html
from wpstracker.records import Indicator
from wpstracker.store.database import Store

NEW_VALUE, EDIT_VALUE, CROSSWALK, RECOMMENDATIONS = "wps:new/value", "wps:edit-value/", "wps:crosswalk/", "wps:link/recommendation"
"""Links that add a value, edit the one whose id follows, show who else answers a code, choose recommendations."""


class IndicatorReading(QWidget):
    """The chart above the page. `link_activated(target)` for every link of the page."""

    link_activated = Signal(str)

    def __init__(self, context: Context, pane: ReadingPane | None = None) -> None:
        """`pane` stands in for a pane of its own."""
        super().__init__()
        self._context = context
        self.chart = TrackChart(name=tr("Values over time"), empty_text=tr("No value and no target yet."))
        self.pane = pane or ReadingPane(name=tr("Indicator"))
        if pane is None:
            self.pane.link_activated.connect(self.link_activated.emit)
        self.chart.clicked.connect(lambda period, _series: self.pane.scrollToAnchor(f"period-{period}"))
        self._frame = QFrame()
        self._frame.setProperty("role", "surface")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(8, 8, 8, 4)
        inside.addWidget(self.chart)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._frame)
        box.addWidget(self.pane, 1)
        self.show_indicator(None)

    def show_indicator(self, id_: str | None, day: date | None = None) -> None:
        """Show an indicator as of a day, today otherwise; nothing for None or one that is gone."""
        store = self._context.store
        page = indicator_page(store, id_, day or self._context.today()) if id_ else None
        self.pane.show_page(page or str)
        self.show_chart(id_ if page else None)

    def show_chart(self, id_: str | None) -> None:
        """Only the chart."""
        row = rows(self._context.store, [id_], self._context.today()).get(id_) if id_ else None
        self._frame.setVisible(row is not None)
        if row is not None:
            self.chart.set_data(chart_data(row["measured"], row["unit"]))


def indicator_page(store: Store, id_: str, day: date) -> Callable[[], str] | None:
    """Reads the indicator as of a day; the answer builds the page in the present colours. None when it is gone."""
    details = indicator_details(store, id_, day, words().language)
    if details is None:
        return None
    cited, writable = citations_of(store, id_), not store.read_only
    return lambda: _page(details, day, Footnotes(Indicator.kind(), cited), writable)


def _page(details: IndicatorDetails, day: date, notes: Footnotes, writable: bool) -> str:
    record = details.indicator
    text = record.texts.get(words().language) or record.text or record.reference
    others = [each for each in (record.text, *record.texts.values()) if each != text]
    head = head_html(f"{record.number} {text}".strip(), others, [_standing_chips(details)])
    return "".join(
        [
            head,
            _standing_html(details, notes),
            _periods_html(details, day, writable),
            _codes_html(record),
            _recommendations_html(details, writable),
            section(tr("About the indicator"), _about(details, notes)),
            notes.html(),
            record_block(record),
        ]
    )


def _standing_chips(details: IndicatorDetails) -> str:
    stands = details.standing
    chip = chip_html(verdict_text(stands.verdict), role=verdict_role(stands.verdict))
    return " · ".join(part for part in (chip, esc(trend_text(stands.trend))) if part)


def _standing_html(details: IndicatorDetails, notes: Footnotes) -> str:
    """Newest value, target, what is ahead, and what is to be said of them."""
    record, stands = details.indicator, details.standing
    newest = figure_text(stands.newest, record.unit) or tr("not reported")
    known = [
        (tr("Newest value"), esc(newest)),
        (tr("Target"), esc(figure_text(stands.target, record.unit))),
        (tr("Next target"), esc(figure_text(stands.ahead, record.unit))),
        (
            tr("Baseline"),
            notes.after(esc(baseline_text(record.baseline, record.baseline_written, record.baseline_when, record.unit)), "baseline"),
        ),
    ]
    said = [tr(stands.reason) if stands.reason else "", missing_text(stands)]
    said += [tr("A value is smaller than one before it, although each should include those before.")] if stands.fell else []
    warned = "".join(f'<p class="warning">{esc(each)}</p>' for each in said if each)
    return facts_html(known) + warned


def _periods_html(details: IndicatorDetails, day: date, writable: bool) -> str:
    """Target and value of each period; a period with a target that is over and without a value says so."""
    add = f"<p>{link_html(NEW_VALUE, tr('Add a value'))}</p>" if writable else ""
    heading = f"<h2>{esc(tr('Targets and values'))}</h2>"
    if not details.periods:
        return heading + add if add else ""
    titles = [cell_title(key) for key in details.cells]
    headers = [tr("Period"), tr("Target"), tr("Value"), *titles, tr("Source")]
    sides = ["left", "right", "right", *("right" for _ in titles), "left"]
    lines = [_period_cells(details, line, day, writable) for line in details.periods]
    return heading + table_html(headers, lines, sides) + _remarks(details) + add


def _period_cells(details: IndicatorDetails, line: PeriodLine, day: date, writable: bool) -> list[str]:
    unit, language = details.indicator.unit, words().language
    period = line.period.show(language) if line.period else tr("period not stated")
    code = line.period.code() if line.period else ""
    value = line.value
    shown = esc(said_text(value.figure, unit, language)) if value else ""
    if not shown:
        over = line.target is not None and line.target.ends is not None and line.target.ends <= day
        shown = f'<span class="muted">{esc(tr("not reported") if over or value else tr("not due yet"))}</span>'
    parts = [esc(number_text(value.cells.get(key), "", language)) if value else "" for key in details.cells]
    target = esc(said_text(line.target, unit, language))
    return [f'<a name="period-{code}"></a>{esc(period)}', target, shown, *parts, _evidence(value, writable)]


def _evidence(value: ValueLine | None, writable: bool) -> str:
    """The source, how much evidence there is, and the way to it."""
    if value is None:
        return ""
    more = tr_n("{n} piece of evidence", "{n} pieces of evidence", value.evidence) if value.evidence else tr("no evidence")
    edit = link_html(EDIT_VALUE + value.id, tr("Edit")) if writable else ""
    small = " · ".join(part for part in (esc(more), edit) if part)
    return "<br>".join(part for part in (link_of("source", value.source), f'<span class="small">{small}</span>') if part)


def _remarks(details: IndicatorDetails) -> str:
    """Comments on values, and parts that do not add up."""
    unit, language = details.indicator.unit, words().language
    found = []
    for line in details.periods:
        if line.value is None or line.period is None:
            continue
        period = line.period.show(language)
        if line.value.parts is not None:
            parts, value = number_text(line.value.parts, unit, language), number_text(line.value.figure.value, unit, language)
            said = tr(
                "The parts make {parts}, the value is {value}: the parts do not add up to the value. Both are kept.",
                parts=parts,
                value=value,
            )
            found.append(f'<p class="warning">{esc(tr("{period}: {remark}", period=period, remark=said))}</p>')
        if line.value.figure.value is not None and line.value.figure.written:
            found.append(f'<p class="small">{esc(tr("{period}: {remark}", period=period, remark=line.value.figure.written))}</p>')
        if line.value.comment:
            found.append(f'<p class="small">{esc(tr("{period}: {remark}", period=period, remark=line.value.comment))}</p>')
    return f"<p></p>{''.join(found)}" if found else ""


def _codes_html(record: Indicator) -> str:
    """The international indicators it answers, each with its text and the way to all others that answer it."""
    lines = [f"<li>{esc(code_text(code))} {link_html(CROSSWALK + code, tr('Who else answers it'))}</li>" for code in record.crosswalk]
    return f"<h2>{esc(tr('International indicators'))}</h2><ul>{''.join(lines)}</ul>" if lines else ""


def _recommendations_html(details: IndicatorDetails, writable: bool) -> str:
    lines = "".join(f"<li>{link_of('recommendation', each)}</li>" for each in details.recommendations)
    choose = f"<p>{link_html(RECOMMENDATIONS, tr('Link to recommendations…'))}</p>" if writable else ""
    shown = (f"<ul>{lines}</ul>" if lines else "") + choose
    return f"<h2>{esc(tr('Recommendations followed by it'))}</h2>{shown}" if shown else ""


def _about(details: IndicatorDetails, notes: Footnotes) -> list[Fact]:
    record = details.indicator
    fields = ("level", "direction", "cumulative", "unit", "frequency", "data_source")
    known = notes.facts(facts(record, *fields), *fields)
    country = country_name(details.country, words().language) if details.country else ""
    return [
        (tr("Plan"), " · ".join(part for part in (link_of("plan", details.plan), esc(country)) if part)),
        (tr("Goal, objective or measure"), link_of("plan_item", details.item)),
        *known[:4],
        (tr("Disaggregated by"), esc("; ".join(record.disaggregation))),
        (tr("Responsible"), link_of("organisation", details.organisation)),
        *known[4:],
    ]
