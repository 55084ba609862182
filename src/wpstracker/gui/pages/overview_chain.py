"""The panel that tells what came of events: recommendations, measures, implementation, evidence, each a list away."""

from collections.abc import Callable

from wpstracker.domain.question import Filter, Only
from wpstracker.figures.chain_counts import ChainCounts, Loose, question_of
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.charts import Category, ChartData, HBarChart, Series
from wpstracker.gui.widgets.panel import Note, Panel

Ask = Callable[[str, Filter], None]


class ChainPanel(Panel):
    """Each bar counts some of what the bar above counts; below stands what fell out of the chain."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(tr("From event to implementation"))
        self._ask, self._question = ask, Filter()
        empty = tr("No event was held and no recommendation made in this period.")
        self.chart = HBarChart(name=self.title(), empty_text=empty)
        self.chart.clicked.connect(lambda step, _series: self._open(step))
        self.body.addWidget(self.chart)
        self.body.addStretch(1)

    def fill(self, counts: ChainCounts, loose: Loose, question: Filter) -> None:
        """Show the chain of a question; what is loose is asked at any time."""
        self._question = question
        self.set_about(tr("Each bar counts some of those of the bar above it, from the recommendations on."))
        self.chart.set_data(_bars(counts))
        always = question.but(after=None, before=None)
        self.set_notes([*_outside(counts), *self._loose(loose, always)])

    def _loose(self, loose: Loose, question: Filter) -> list[Note]:
        """Open recommendations that nothing or nobody carries out, and those asked again and again."""
        said = (
            (loose.orphans, Only.ORPHAN, _orphans),
            (loose.unowned, Only.NO_OWNER, _unowned),
            (loose.recurring, Only.RECURRING, _recurring),
        )
        return [(text(n), self._asking(question.but(only=(only,)))) for n, only, text in said if n]

    def _asking(self, question: Filter) -> Callable[[], object]:
        return lambda: self._ask("recommendations", question)

    def _open(self, step: str) -> None:
        self._ask("events" if step == "events" else "recommendations", question_of(step, self._question))


def _bars(counts: ChainCounts) -> ChartData:
    steps = (
        ("events", tr("Events held"), counts.events, "neutral"),
        ("recommendations", tr("Recommendations made"), counts.recommendations, "chart1"),
        ("linked", tr("with a measure of a plan"), counts.linked, "info"),
        ("implemented", tr("and implemented"), counts.implemented, "good"),
        ("evidenced", tr("and with evidence"), counts.evidenced, "accent"),
    )
    if not (counts.events or counts.recommendations):
        return ChartData([], [])
    categories = [Category(key, name, role) for key, name, _, role in steps]
    return ChartData(categories, [Series(tr("What came of it"), [number for _, _, number, _ in steps])])


def _outside(counts: ChainCounts) -> list[Note]:
    n = counts.unlinked_done
    text = tr_n("{n} more is implemented without a measure.", "{n} more are implemented without a measure.", n)
    return [(text, None)] if n else []


def _orphans(n: int) -> str:
    return tr_n("{n} open recommendation without a measure", "{n} open recommendations without a measure", n)


def _unowned(n: int) -> str:
    return tr_n("{n} open recommendation: nobody responsible", "{n} open recommendations: nobody responsible", n)


def _recurring(n: int) -> str:
    return tr_n("{n} recommendation asked again in several years", "{n} recommendations asked again in several years", n)
