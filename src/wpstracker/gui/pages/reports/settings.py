"""What can be set about a report; only what its kind understands is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country_name
from wpstracker.domain.question import Filter
from wpstracker.domain.report_periods import ReportPeriod
from wpstracker.domain.report_request import ReportRequest
from wpstracker.figures.plans import all_rows
from wpstracker.gui.context import Context
from wpstracker.gui.forms.inputs import CodesInput, countries_input
from wpstracker.gui.forms.question_input import QuestionInput
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.asked import only_beyond
from wpstracker.gui.pages.reports.column_choice import ColumnChoice
from wpstracker.gui.pages.reports.period_choice import PeriodChoice
from wpstracker.gui.pages.reports.privacy_choice import PrivacyChoice
from wpstracker.gui.saved_views.picker import ViewPicker
from wpstracker.gui.typed_questions import TypedQuestions
from wpstracker.gui.widgets.choice import ChoiceBox, Entry
from wpstracker.gui.widgets.field import FieldRow
from wpstracker.gui.widgets.partial_date_edit import partial_date_edit
from wpstracker.gui.widgets.styling import text_label
from wpstracker.reports.asked import facts
from wpstracker.reports.book import Report, TableSheet
from wpstracker.reports.family import ReportKind, Setting
from wpstracker.words import LANGUAGES

_SHOWN = ("countries", "after", "before", "as_of", "unrestricted")
"""The parts of a question that have a place of their own here."""


class ReportSettings(QScrollArea):
    """Takes a request and gives one back; `changed` tells that the preview has to follow."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._store = context.store
        self._request = ReportRequest()
        self._kind: ReportKind | None = None
        self._rest = self._asked = Filter()
        self._today = context.today
        self._columns: dict[str, tuple[str, ...]] = {}
        self._table = ""
        self._make_inputs(context)
        self._build()
        self._connect()

    # -- in and out

    def show_request(self, kind: ReportKind, request: ReportRequest, rest: Filter | None = None) -> None:
        """Show the settings of a report, without announcing them.

        `rest` is what the list one came from shows beyond them; it is offered, and taken when it is part of the request.
        """
        self._kind, self._request, self._columns = kind, request, dict(request.columns)
        question = request.question
        own = only_beyond(question, _SHOWN)
        self._rest = only_beyond(rest or Filter(), _SHOWN) if own.is_empty else own
        self.typed.forget_typing()
        self._asked = question
        self._show_period(request.period, question)
        self.countries.set_value(question.countries)
        self.as_of.set_value(PartialDate.of(question.as_of) if question.as_of else None)
        self.plans.set_value(request.plans)
        layouts = [("" if not at else code, tr(label)) for at, (code, label) in enumerate(kind.layouts)]
        _offer(self.layout_choice, layouts or [("", "")], request.layout)
        _offer(self.groups, [("", tr("As usual")), *((code, tr(label)) for code, label in kind.groups)], request.group_by)
        self.language.set_value(request.languages)
        self.privacy.set_value(request.handover)
        self.hxl.blockSignals(True)
        self.hxl.setChecked(request.hxl)
        self.hxl.blockSignals(False)
        self._show_rest(taken=not own.is_empty)
        self._show_understood()
        self.typed.show_question(self.request().question)
        self.verticalScrollBar().setValue(0)

    def request(self) -> ReportRequest:
        """What is asked for; what the kind does not understand stays as it was."""
        (first, last), day = self.period.days(), self.as_of.value()
        rest = self._rest if self.rest.isChecked() and self._understands(Setting.QUESTION) else Filter()
        question = rest.but(countries=self.countries.value(), after=first, before=last, as_of=day and day.latest())
        if name := self.period.name():
            question = question.moved(name, "after", "before", today=self._today())
        return self._request.but(
            question=question.moving_like(self._asked),
            period=self.period.period(),
            plans=self.plans.value(),
            layout=self.layout_choice.value() or "",
            group_by=self.groups.value() or "",
            languages=self.language.value(),
            handover=self.privacy.value(),
            columns={table: keys for table, keys in self._columns.items() if keys},
            hxl=self.hxl.isChecked(),
        )

    def show_columns_of(self, sheet: TableSheet | None, report: Report | None) -> None:
        """Offer the columns of the sheet in front; a page has none."""
        self._table = sheet.name if sheet else ""
        self.columns_row.setVisible(bool(sheet))
        if sheet and report:
            self.columns_row.label.setText(tr("Columns of “{sheet}”", sheet=sheet.title))
            known = [(column.key, report.heading(column)) for column in sheet.columns]
            self.columns.show_columns(self.columns_row.label.text(), known, self._columns.get(sheet.name, ()))

    def is_sound(self) -> bool:
        """Whether everything typed was understood."""
        return not (self.period.problem() or any(each.problem() for each in self._typed_in))

    def focus_problem(self) -> None:
        """Go to the first thing that has to be mended."""
        if self.period.problem():
            self.period.focus_problem()
        else:
            faulty = next((each for each in self._typed_in if each.problem()), self.countries)
            faulty.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside

    def _make_inputs(self, context: Context) -> None:
        self.period = PeriodChoice(context.today)
        self.countries = countries_input(tr("Countries"))
        self.rest = QCheckBox(tr("Only what the list shows"))
        self._conditions = text_label(role="small", wrap=True)
        self.typed = QuestionInput(TypedQuestions(context.store, "", context.today))
        self.views = ViewPicker(context.store)
        self.plans = CodesInput(_plan_entries(context), placeholder=tr("Type a country or a title"), name=tr("Plans"))
        self.as_of = partial_date_edit(tr("As of"), compact=True)
        self.as_of.line.setPlaceholderText(tr("As of today"))
        self._typed_in = (self.countries, self.plans, self.as_of, self.typed)
        self.layout_choice = ChoiceBox((), empty=None, name=tr("Layout"))
        self.groups = ChoiceBox((), empty=None, name=tr("Grouped by"))
        self.columns = ColumnChoice()
        self.language = ChoiceBox(_languages(), empty=None, name=tr("Language of the report"))
        self.privacy = PrivacyChoice()
        self.hxl = QCheckBox(tr("A row of HXL tags below the headings"))
        self.hxl.setToolTip(tr("The Humanitarian Exchange Language lets other programs recognise the columns."))

    def _build(self) -> None:
        """One below the other; those a kind does not understand are hidden."""
        self._rows: dict[Setting, QWidget] = {
            Setting.PERIOD: FieldRow(tr("Period"), self.period),
            Setting.COUNTRIES: FieldRow(tr("Countries"), self.countries, help=tr("Empty: all countries.")),
            Setting.QUESTION: _stacked(FieldRow(tr("Question as text"), self.typed), self.views, self.rest, self._conditions),
            Setting.PLANS: FieldRow(tr("Plans"), self.plans, help=tr("Empty: all plans the report is about.")),
            Setting.AS_OF: FieldRow(tr("As of"), self.as_of, help=tr("The report says where things stood on that day; empty: today.")),
            Setting.LAYOUT: FieldRow(tr("Layout"), self.layout_choice),
            Setting.GROUPS: FieldRow(tr("Grouped by"), self.groups),
        }
        self.columns_row = FieldRow(tr("Columns"), self.columns)
        inside = QWidget()
        inside.setProperty("role", "page")
        box = QVBoxLayout(inside)
        box.setContentsMargins(2, 2, 12, 12)
        box.setSpacing(14)
        language = FieldRow(tr("Language of the report"), self.language)
        self._privacy_row = FieldRow(tr("Privacy"), self.privacy)
        for row in (*self._rows.values(), self._privacy_row, language, self.columns_row, self.hxl):
            box.addWidget(row)
        box.addStretch(1)
        self.columns_row.hide()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        for signal in (
            *(self.period.changed, self.countries.changed, self.rest.toggled, self.plans.changed, self.as_of.changed),
            *(self.layout_choice.changed, self.groups.changed, self.language.changed, self.privacy.changed, self.hxl.toggled),
        ):
            signal.connect(lambda *_: self.changed.emit())
        self.changed.connect(lambda: self.typed.show_question(self.request().question))
        self.typed.asked.connect(self._take_typed)
        self.views.picked.connect(self._take_typed)
        self.columns.changed.connect(self._columns_changed)
        for box in (self.layout_choice, self.groups, self.language):
            box.currentTextChanged.connect(box.setToolTip)

    def _take_typed(self, question: Filter) -> None:
        """What was written, or a saved view asks, goes to the inputs that show it; the rest takes the place of what the list showed."""
        self.blockSignals(True)
        self._asked = question
        if question.after or question.before:
            self._show_period(None, question)
        self.countries.set_value(question.countries)
        self.as_of.set_value(PartialDate.of(question.as_of) if question.as_of else None)
        self._rest = only_beyond(question, _SHOWN)
        self._show_rest(taken=True)
        self.blockSignals(False)
        self.changed.emit()

    def _show_period(self, period: ReportPeriod | None, question: Filter) -> None:
        """A period of the question's own that a report knows by its name is shown by it."""
        name = question.moving_as("after", "before")
        if period is None and name in list(ReportPeriod):
            period = ReportPeriod(name)
        self.period.set_value(period, (question.after, question.before), name)

    def _columns_changed(self) -> None:
        if self._table:
            self._columns[self._table] = self.columns.value()
            self.changed.emit()

    def _show_rest(self, *, taken: bool) -> None:
        """What else is asked, in the words that will stand in the report."""
        self.rest.blockSignals(True)
        self.rest.setChecked(taken and not self._rest.is_empty)
        self.rest.blockSignals(False)
        for widget in (self.rest, self._conditions):
            widget.setVisible(not self._rest.is_empty)
        self._conditions.setText("; ".join(f"{fact.label}: {fact.value}" for fact in facts(self._rest, self._store, words())))

    def _show_understood(self) -> None:
        for setting, row in self._rows.items():
            row.setVisible(self._understands(setting))
        self.views.refresh()
        self._rows[Setting.LAYOUT].setVisible(bool(self._kind and self._kind.layouts))
        self._rows[Setting.GROUPS].setVisible(bool(self._kind and self._kind.groups))
        self._privacy_row.setVisible(self._understands(Setting.HANDOVER))

    def _understands(self, setting: Setting) -> bool:
        return self._kind is not None and setting in self._kind.settings


def _offer(box: ChoiceBox, codes: Sequence[tuple[str, str]], chosen: str) -> None:
    """The choices of a kind; the first one is as usual."""
    box.set_choices(codes)
    box.set_value(chosen if chosen in [code for code, _ in codes] else "")


def _languages() -> list[tuple[tuple[str, ...], str]]:
    """Each language alone, then each with the headings of the other beside its own."""
    alone = [((code,), name) for code, name in LANGUAGES.items()]
    return [
        *alone,
        (("en", "ru"), tr("English, headings also in Russian")),
        (("ru", "en"), tr("Russian, headings also in English")),
    ]


def _plan_entries(context: Context) -> list[Entry]:
    """Every plan by its title, found by its country too."""
    language = words().language
    named = [(country_name(row["country"], language), row) for row in all_rows(context.store, Filter(), context.today(), language)]
    return [Entry(row["id"], row["title"], (country, row["country"], row.get("reference") or ""), country) for country, row in named]


def _stacked(*widgets: QWidget) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(2)
    for widget in widgets:
        box.addWidget(widget)
    return made
