"""The panels of the overview: each shows one figure and opens the list behind whatever is pressed."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.period import Period
from wpstracker.domain.places import countries, country_name
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import EventStatus
from wpstracker.figures.activity import held
from wpstracker.figures.attention import ComingEvent, undated_question
from wpstracker.figures.overview import Overview
from wpstracker.figures.plan_counts import newest_question
from wpstracker.figures.recommendations_over_time import ByYear
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages import overview_charts as charts
from wpstracker.gui.pages.overview_period import in_words
from wpstracker.gui.widgets.charts import BarChart, HBarChart, ShareBar
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.panel import Note, Panel
from wpstracker.gui.widgets.record_line import RecordLine
from wpstracker.gui.widgets.styling import text_label

Ask = Callable[[str, Filter], None]
CENTRAL_ASIA, OSCE = "central_asia", "osce"


class OverTimePanel(Panel):
    """What happened and what is to come, month by month or year by year."""

    def __init__(self, ask: Ask) -> None:
        super().__init__("")
        self._ask, self._question = ask, Filter()
        self.chart = BarChart(name=tr("Events over time"), empty_text=tr("No event has a date in this period."))
        self.chart.clicked.connect(self._open)
        self.body.addWidget(self.chart, 1)

    def fill(self, shown: Overview, question: Filter) -> None:
        """Show the events of a question."""
        self._question = question
        by_month = bool(question.after and question.before)
        self.set_title(tr("Events by month: {period}", period=in_words(question)) if by_month else tr("Events by year"))
        self.chart.set_data(charts.over_time(shown.over_time))
        self.set_notes(self._left_out(shown, by_month))

    def _left_out(self, shown: Overview, by_month: bool) -> list[Note]:
        """Events that stand in no bar."""
        notes: list[Note] = []
        if n := shown.over_time.undated:
            unknown = Only.NO_MONTH if by_month else Only.NO_YEAR
            text = tr_n("{n} event without a month", "{n} events without a month", n) if by_month else _without_year(n)
            notes.append((text, lambda: self._ask("events", self._question.but(only=(unknown,)))))
        if n := shown.over_time.earlier:
            notes.append((tr_n("{n} event that began before", "{n} events that began before", n), None))
        return notes

    def _open(self, step: str, series: str) -> None:
        """An event that begins in a step lies in the period: naming the step is enough."""
        period = {"starts": PartialDate.from_code(step), "after": None, "before": None}
        self._ask("events", self._question.but(statuses=charts.STATUSES[series], **period))


class ComingPanel(Panel):
    """The next events by date."""

    def __init__(self, open_event: Callable[[str], None], show_all: Callable[[], None], plan: Callable[[], None]) -> None:
        super().__init__(tr("Coming next"))
        self._open, self._show_all, self._plan = open_event, show_all, plan
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.lines: list[RecordLine] = []

    def fill(self, shown: Overview) -> None:
        """List the events, or say that none is planned."""
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.lines = [self._line(event) for event in shown.coming]
        for line in self.lines:
            self._list.addWidget(line)
        if not shown.coming:
            self._list.addWidget(text_label(tr("No event is planned from today on."), "muted", wrap=True))
            self.set_notes([(tr("Plan an event"), self._plan)])
        else:
            self.set_notes([(tr_n("{n} coming event in the list", "All {n} coming events", shown.coming_count), self._show_all)])

    def _line(self, event: ComingEvent) -> RecordLine:
        language = words().language
        place = event.place or (country_name(event.country, language) if event.country else "")
        facts = (Period(event.start, event.end).show(language), place, tr(EventStatus(event.status).label))
        line = RecordLine(event.title, " · ".join(part for part in facts if part))
        line.clicked.connect(lambda: self._open(event.id))
        return line


class BarsPanel(Panel):
    """Lying bars over codes; `find` makes the question for the codes of a bar."""

    def __init__(self, title: str, *, empty_text: str, find: Callable[[str], None]) -> None:
        super().__init__(title)
        self.chart = HBarChart(name=title, empty_text=empty_text)
        self.chart.clicked.connect(lambda code, _series: find(code))
        self.body.addWidget(self.chart)
        self.body.addStretch(1)


class ParticipationPanel(Panel):
    """How many held events count women and men, and who took part."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(tr("Sex-disaggregated counts"))
        self._ask, self._question = ask, Filter()
        self.share = text_label(role="figure")
        self.meaning = text_label(wrap=True)
        self.counted = ShareBar(name=tr("Held events by how far people were counted"), empty_text=tr("No event was held in this period."))
        self.counted.clicked.connect(lambda _category, piece: self._open(piece))
        self.who = text_label(role="label", wrap=True)
        self.people = ShareBar(name=tr("People who took part"), empty_text=tr("No number of people was reported."))
        self.people.clicked.connect(lambda _category, _piece: self._open("reported"))
        for widget in (self.share, self.meaning, self.counted, self.who, self.people):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def fill(self, shown: Overview, question: Filter) -> None:
        """Show the held events of a question."""
        self._question, figure = held(question), shown.participation
        self.share.setVisible(figure.share is not None)
        self.share.setText(tr("{percent} %", percent=percent(figure.split, figure.held)))
        self.meaning.setVisible(figure.share is not None)
        self.meaning.setText(
            tr_n(
                "{split} of {n} held event counts women and men",
                "{split} of {n} held events count women and men",
                figure.held,
                split=figure.split,
            )
        )
        self.meaning.setToolTip(tr("An event counts when women and men were both counted in at least one group of those who took part."))
        self.counted.set_data(charts.counted(figure))
        self.who.setText(tr("People who took part: {number}", number=figure.people.show(words())))
        self.people.setVisible(figure.people.is_reported)
        self.people.set_data(charts.people(figure.people))
        self.set_notes(self._left_out(shown))

    def _left_out(self, shown: Overview) -> list[Note]:
        if not (n := shown.participation.not_reported):
            return []
        text = tr_n("{n} held event says no number: fill it in", "{n} held events say no number: fill them in", n)
        return [(text, lambda: self._open("none"))]

    def _open(self, piece: str) -> None:
        parts = {
            "split": self._question.but(split=True),
            "totals": self._question.but(split=False, only=(Only.REPORTED,)),
            "none": self._question.but(only=(Only.NOT_REPORTED,)),
            "reported": self._question.but(only=(Only.REPORTED,)),
        }
        self._ask("events", parts[piece])


class RecommendationsPanel(BarsPanel):
    """How far the recommendations of the period have come."""

    def __init__(self, ask: Ask) -> None:
        empty = tr("No recommendation was made in this period.")
        super().__init__(tr("Recommendations by status"), empty_text=empty, find=self._open)
        self._ask, self._question = ask, Filter()

    def fill(self, shown: Overview, question: Filter) -> None:
        """Show the recommendations of a question."""
        self._question = question
        self.set_about(tr("Issued in the period, or at an event that ended in it") if question.after or question.before else "")
        self.chart.set_data(charts.by_status(shown.recommendations))
        n = shown.undated_recommendations
        text = tr_n("{n} recommendation belongs to no year", "{n} recommendations belong to no year", n)
        self.set_notes([(text, lambda: self._ask("recommendations", undated_question(question)))] if n else [])

    def _open(self, status: str) -> None:
        self._ask("recommendations", self._question.but(statuses=(status,)))


class OutcomesPanel(Panel):
    """Recommendations year by year, and what came of them."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(tr("Recommendations by year and outcome"))
        self._ask, self._question = ask, Filter()
        self.chart = BarChart(name=self.title(), empty_text=tr("No recommendation has a year."))
        self.chart.clicked.connect(self._open)
        self.body.addWidget(self.chart, 1)

    def fill(self, figure: ByYear, always: Filter) -> None:
        """Show every year, whatever the period."""
        self._question = always
        self.set_about(tr("By the year they were made in, whatever the period; where they stand today"))
        self.chart.set_data(charts.by_year(figure))
        n = figure.earlier
        self.set_notes([(tr_n("{n} recommendation is older", "{n} recommendations are older", n), None)] if n else [])

    def _open(self, year: str, outcome: str) -> None:
        self._ask("recommendations", self._question.in_year(int(year)).but(statuses=charts.OUTCOMES[outcome]))


class PlansPanel(BarsPanel):
    """Where the countries' plans on UNSCR 1325 stand today."""

    def __init__(self, ask: Ask, changed: Callable[[], None]) -> None:
        super().__init__(tr("Where 1325 NAPs stand"), empty_text=tr("No plan of these countries is known."), find=self._open)
        self._ask, self._question = ask, Filter()
        choices = [(CENTRAL_ASIA, tr("Central Asia")), (OSCE, tr("OSCE participating States"))]
        self.region = ChoiceBox(choices, empty=tr("All countries"), name=tr("Countries whose plans are shown"))
        self.region.changed.connect(changed)
        self.body.insertWidget(0, self.region)

    def asked(self, chosen: Sequence[str]) -> Filter:
        """The countries whose plans are meant: those chosen for the page, otherwise the region."""
        self.region.setEnabled(not chosen)
        return Filter(countries=tuple(chosen) or _REGIONS[self.region.value()]())

    def fill(self, shown: Overview, question: Filter) -> None:
        """Show the plans of a question."""
        self._question, figure = newest_question(question), shown.plans
        self.set_about(
            tr_n(
                "The newest 1325 NAP of {n} country, as of today",
                "The newest 1325 NAP of each of {n} countries, as of today",
                figure.countries,
            )
        )
        self.chart.set_data(charts.by_stage(figure.stages))
        unsure = self._question.but(only=(Only.NEWEST, Only.TO_CONFIRM))
        text = tr_n("{n} status to be confirmed", "{n} statuses to be confirmed", figure.to_confirm)
        self.set_notes([(text, lambda: self._ask("plans", unsure))] if figure.to_confirm else [])

    def _open(self, stage: str) -> None:
        self._ask("plans", self._question.but(statuses=(stage,)))


_REGIONS: dict[str | None, Callable[[], tuple[str, ...]]] = {
    None: tuple,
    CENTRAL_ASIA: lambda: tuple(each.code for each in countries() if each.central_asia),
    OSCE: lambda: tuple(each.code for each in countries() if each.osce),
}


def percent(part: int, whole: int) -> int:
    """A share in per cent; never 100 or 0 when it is not all or none."""
    if not whole or part in (0, whole):
        return 100 if part and part == whole else 0
    return max(1, min(99, round(100 * part / whole)))


def _without_year(n: int) -> str:
    return tr_n("{n} event without a year", "{n} events without a year", n)
