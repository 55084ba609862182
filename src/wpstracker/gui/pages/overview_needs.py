"""The panels that tell what needs somebody: what is late or unsaid, and what is missing."""

from collections.abc import Callable

from wpstracker.domain.question import Filter
from wpstracker.figures.key_gaps import KeyGap
from wpstracker.figures.needs import Need
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.charts import Category, ChartData, HBarChart, Series
from wpstracker.gui.widgets.figure_line import FigureLine
from wpstracker.gui.widgets.panel import Panel

Ask = Callable[[str, Filter], None]


class NeedsPanel(Panel):
    """A line for each thing, always in the same place; a line opens the list it counts."""

    def __init__(self, ask: Ask, show_drafts: Callable[[], None]) -> None:
        super().__init__(tr("Late or unsettled"))
        self._ask, self._show_drafts = ask, show_drafts
        self.lines = {key: FigureLine(caption, role=role) for key, caption, role in _captions()}
        self.body.setSpacing(0)
        for key, line in self.lines.items():
            line.clicked.connect(lambda _checked=False, key=key: self._open(key))
            self.body.addWidget(line)
        self.body.addStretch(1)
        self._needs: dict[str, Need] = {}

    def fill(self, needs: list[Need], stale_after: int) -> None:
        """Show how much there is of each."""
        self._needs = {need.key: need for need in needs}
        for key, line in self.lines.items():
            line.set_number(self._needs[key].number, self._hint(key, stale_after))
        for key in ("drafts", "kept_too_long"):
            self.lines[key].setVisible(bool(self._needs[key].number))

    def _hint(self, key: str, stale_after: int) -> str:
        if key == "due_soon":
            return tr("Due within 30 days")
        return tr_n("For more than {n} day", "For more than {n} days", stale_after) if key == "stale" else ""

    def _open(self, key: str) -> None:
        need = self._needs[key]
        if need.page:
            self._ask(need.page, need.question)
        else:
            self._show_drafts()


class GapsPanel(Panel):
    """What is missing most, at any time; a bar opens the records."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(tr("What is missing"))
        self._ask = ask
        self._gaps: dict[str, KeyGap] = {}
        self.chart = HBarChart(name=self.title(), empty_text=tr("Nothing that is counted here is missing."))
        self.chart.clicked.connect(lambda key, _series: self._open(key))
        self.body.addWidget(self.chart)
        self.body.addStretch(1)

    def fill(self, gaps: list[KeyGap]) -> None:
        """Show how many records have each gap."""
        self._gaps = {gap.key: gap for gap in gaps}
        short = _short_labels()
        bars = [Category(gap.key, short.get(gap.key, tr(gap.label))) for gap in gaps]
        self.chart.set_data(ChartData(bars, [Series(tr("Records"), [gap.number for gap in gaps], "warning")]))

    def _open(self, key: str) -> None:
        gap = self._gaps[key]
        self._ask(gap.page, gap.question)


def _captions() -> tuple[tuple[str, str, str], ...]:
    """Key, caption and colour of each line, what is most pressing first."""
    return (
        ("overdue", tr("Overdue recommendations"), "bad"),
        ("due_soon", tr("Recommendations due soon"), "warning"),
        ("step_late", tr("Next steps that are late"), "warning"),
        ("stale", tr("No news for long"), "warning"),
        ("unsettled", tr("Past events: were they held?"), "warning"),
        ("drafts", tr("Typed and never saved"), "warning"),
        ("conflicts", tr("Conflicting claims"), "warning"),
        ("kept_too_long", tr("People to be erased: kept longer than agreed"), "bad"),
        ("reports", tr("Overdue reports"), "bad"),
    )


def _short_labels() -> dict[str, str]:
    """What the bars are called; the checks of the data say the same at greater length."""
    return {
        "event_not_counted": tr("Number of people"),
        "event_no_split": tr("Women and men"),
        "event_no_date": tr("Year of the event"),
        "event_no_kind": tr("Type of event"),
        "event_no_country": tr("Country of the event"),
        "recommendation_no_owner": tr("Who is responsible"),
        "recommendation_no_date": tr("Year of a recommendation"),
    }
