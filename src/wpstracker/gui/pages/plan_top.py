"""What stands above an opened plan: the way back, whose plan it is, how its measures stand as of a day, which view is in front."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.domain.places import country_name
from wpstracker.domain.rollup import HOW_COUNTED
from wpstracker.domain.vocabularies import MeasureStatus
from wpstracker.figures.columns import show_day
from wpstracker.figures.plan_progress import PlanProgress
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.charts.data import Category, ChartData, Series
from wpstracker.gui.widgets.charts.widget import ShareLine
from wpstracker.gui.widgets.elided_label import ElidedLabel
from wpstracker.gui.widgets.partial_date_edit import PartialDateEdit, partial_date_edit
from wpstracker.gui.widgets.styling import icon_button, text_label
from wpstracker.gui.widgets.view_switch import ViewSwitch
from wpstracker.records import Plan

UNREPORTED = "not_reported"
_ROLES = {MeasureStatus.NOT_STARTED: "chart6", MeasureStatus.CANCELLED: "disabled"}


MATRIX, INDICATORS = "matrix", "indicators"
"""The views of a plan."""


class PlanTop(QWidget):
    """`left` to go back, `status_asked(code)` when a piece of the bar is pressed. `as_of` stands among the filters of the matrix."""

    left = Signal()
    status_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.back = icon_button("arrow-left", tr("{action} ({keys})", action=tr("Back to plans"), keys="Esc"))
        self.back.clicked.connect(self.left.emit)
        self.title = ElidedLabel(role="title")
        self.about = text_label(role="muted")
        views = [(MATRIX, tr("Matrix"), "list-checks"), (INDICATORS, tr("Indicators"), "trending-up")]
        self.switch = ViewSwitch(views, name=tr("Matrix or indicators of the plan"))
        self.as_of = as_of_edit(tr("Shows where the measures stood on another day. Only what was told by then counts."))
        self.bar = ShareLine(name=tr("Measures by status"), empty_text=tr("No measures yet."))
        self.bar.clicked.connect(lambda _category, series: self.status_asked.emit(series))
        self._build()

    def day(self, today: date) -> date:
        """The day looked at: the last one the date can mean."""
        chosen = self.as_of.value()
        return (chosen.latest() if chosen else None) or today

    def show_plan(self, plan: Plan) -> None:
        """Country and title."""
        title = plan.titles.get(words().language) or plan.title
        country = country_name(plan.country, words().language) if plan.country else ""
        self.title.setText(" · ".join(part for part in (country, title) if part))

    def show_progress(self, found: PlanProgress, today: date) -> None:
        """How many measures have which status; what nobody reported is a piece of its own."""
        total = found.total
        counted = [(status.value, tr(status.label), total.of(status), _role(status)) for status in MeasureStatus]
        counted.append((UNREPORTED, tr("not reported"), total.not_reported, "border"))
        series = [Series(label, [number], colour_role=role, key=key) for key, label, number, role in counted if number]
        self.bar.set_data(ChartData([Category("measures", tr("Measures"))], series))
        self.bar.setVisible(bool(total.total))
        self.bar.setToolTip("\n".join(tr(rule) for rule in HOW_COUNTED))
        measures = tr_n("{n} measure", "{n} measures", total.total)
        said = tr("{measures}, {share} implemented", measures=measures, share=total.implemented.text(words())) if total.total else measures
        late = tr_n("{n} overdue", "{n} overdue", total.overdue) if total.overdue else ""
        day = tr("as of {day}", day=show_day(found.day)) if found.day != today else ""
        self.about.setText(" · ".join(part for part in (said, late, day) if part))

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.back)
        line.addWidget(self.title, 1)
        line.addWidget(self.about)
        line.addWidget(self.switch)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(line)
        box.addWidget(self.bar)


def as_of_edit(tip: str) -> PartialDateEdit:
    """Asks for the day that is looked at; `tip` says what it shows then."""
    edit = partial_date_edit(tr("Status as of this day; empty for today"), compact=True)
    edit.line.setPlaceholderText(tr("As of today"))
    edit.setFixedWidth(168)
    edit.setToolTip(tip)
    return edit


def _role(status: MeasureStatus) -> str:
    return _ROLES.get(status) or role_of(MeasureStatus, status)
