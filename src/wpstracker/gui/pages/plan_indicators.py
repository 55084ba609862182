"""The indicators of a plan: how each stands, what it is measured by, its values over time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wpstracker.domain.crosswalk import international
from wpstracker.domain.indicators import Verdict
from wpstracker.domain.question import Filter
from wpstracker.figures import indicator_list
from wpstracker.figures import indicators as figures
from wpstracker.figures.rows import Row
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_list import DirectoryList
from wpstracker.gui.pages.indicator_deeds import IndicatorDeeds
from wpstracker.gui.pages.indicator_view import IndicatorReading, indicator_page
from wpstracker.gui.pages.indicator_words import chart_data, trend_text, verdict_role, verdict_text
from wpstracker.gui.tables.from_figures import specs
from wpstracker.gui.tables.paged_model import ColumnSpec
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.charts import TrackData, paint_spark
from wpstracker.gui.widgets.charts.data import spoken
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.gui.widgets.styling import push_button
from wpstracker.services import indicators as service
from wpstracker.services.drafts import Draft
from wpstracker.words import N_

_Index = QModelIndex | QPersistentModelIndex
_SPARK = "spark"
_SHORT = {"baseline_said": N_("Base"), "target_said": N_("Target set"), "newest_said": N_("Newest")}
"""Headings that leave room for the text in every language."""
_SORTS = ("number", "text", "verdict", "newest_when", "trend")


class PlanIndicators(DirectoryList):
    """A page of its own, or one view of a plan: `show_plan(id)` says of which."""

    record_kind = "indicator"
    figures, service = figures, service  # type: ignore[assignment]
    leading = "text"
    narrowest = 130
    sorted_by = ("number", False)
    sizes = (640, 360)
    mergeable = False  # two indicators with values of the same periods cannot be one
    widths = {"number": 56, "text": 200, "baseline_said": 66, "target_said": 84, "newest_said": 84, "verdict": 184, _SPARK: 100}
    visible = ("number", "text", "baseline_said", "target_said", "newest_said", "verdict")
    shows = (
        *("indicator", "indicator_target", "indicator_value", "plan", "plan_item", "organisation"),
        *("source", "citation", "attachment", "recommendation", "recommendation_indicator"),
    )
    day_asked = Signal(object)
    """A question asks for another day, or for today (None)."""
    _asked = Filter()
    _plan = ""
    _day: date | None = None

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: dict[str, Row] = {}

    def show_plan(self, plan: str, day: date | None = None) -> None:
        """Show the indicators of a plan as of a day, today when none is given; of another plan than before, all of them."""
        is_other = plan != self._plan
        self._plan, self._day, self._stale = plan, day, False
        if is_other:
            self.table.set_current_id(None)
            self.ask(Filter(as_of=day))
        else:
            self.reload()

    def plan(self) -> str:
        """The id of the plan shown, empty for none."""
        return self._plan

    def day(self) -> date:
        """The day as of which everything is said."""
        return self._day or self.context.today()

    def question(self) -> Filter:
        """With the day looked at."""
        asked = super().question()
        return asked.but(as_of=self._day).moving_like(self._asked.on(self.context.today()))

    def ask(self, question: Filter) -> None:
        """Show the indicators that answer a question; another day is for the plan to take up."""
        self._asked = question
        super().ask(question.but(as_of=None))
        day = None if question.as_of == self.context.today() else question.as_of
        if day != self._day:
            self.day_asked.emit(day)

    def state(self) -> dict[str, Any]:
        """With the plan."""
        return super().state() | {"plan": self._plan}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        self._plan = state.get("plan", self._plan)
        super().restore(state)

    # -- what the list says of itself

    def title(self) -> str:
        """The list's name."""
        return tr("Indicators")

    def search_text(self) -> str:
        """What stands in the search box."""
        return tr("Search indicators")

    def columns(self) -> list[ColumnSpec]:
        """With the course of the values behind the verdict."""
        made = specs(figures.COLUMNS, visible=self.visible, sorts=_SORTS, widths=self.widths, pills=("verdict",))
        found = [_worded(column) for column in made]
        found.insert(len(self.visible), ColumnSpec(_SPARK, tr("Over time"), self.widths[_SPARK], sortable=False, show=spoken))
        return found

    def found(self, question: Filter, sort: str, descending: bool) -> list[str]:
        """The indicators meant, in the order of the matrix unless another is asked for."""
        store, ids = self.context.store, figures.ids_of_plan(self.context.store, self._plan)
        self._rows = figures.rows(store, ids, self.day(), words().language)
        meant = indicator_list.meant(store, {id_: self._rows[id_] for id_ in ids if id_ in self._rows}, question)
        if sort != "number":
            meant.sort(key=lambda id_: _sort_key(self._rows[id_][sort]))
        return meant[::-1] if descending else meant

    def fetched(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """The cells, read with the list."""
        return {id_: [self._cell(self._rows[id_], column.key) for column in self.model.columns] for id_ in ids if id_ in self._rows}

    def page_of(self, id_: str) -> Callable[[], str] | None:
        """The page of the indicator."""
        return indicator_page(self.context.store, id_, self.day())

    def blank(self) -> Draft[Any]:
        """A new indicator of this plan, beside the one that is chosen."""
        current = self._rows.get(self.table.current_id() or "")
        return service.blank(self._plan, current["item"] if current else None)

    def add_filters(self) -> None:
        """How they stand, and what they answer."""
        self.add_choice("statuses", tr("Verdict"), self._verdicts)
        self.add_choice("kinds", tr("International code"), self._codes)

    def new_text(self) -> str:
        """The main button."""
        return tr("New indicator")

    def count_text(self, found: int, total: int) -> str:
        """How many, and how many of them want attention."""
        if found != total:
            return tr_n("{found} of {n} indicator", "{found} of {n} indicators", total, found=found)
        told = (Verdict.OFF, Verdict.NOT_REPORTED)
        counted = [(verdict, sum(row["verdict"] == verdict for row in self._rows.values())) for verdict in told]
        said = [tr("{verdict}: {n}", verdict=tr(verdict.label), n=number) for verdict, number in counted if number]
        return " · ".join((tr_n("{n} indicator", "{n} indicators", found), *said))

    def empty_texts(self) -> tuple[str, str]:
        """What to do first."""
        return tr("No indicators yet"), tr("An indicator says how it will be known whether the plan works: a baseline, targets, values.")

    def delete_texts(self, count: int) -> tuple[str, str, str]:
        """Before and after."""
        return (
            tr_n("Delete this indicator?", "Delete {n} indicators?", count),
            tr("Targets, values and their evidence go with it. You can undo this with Ctrl+Z."),
            tr_n("{n} indicator was deleted. Ctrl+Z brings it back.", "{n} indicators were deleted. Ctrl+Z brings them back.", count),
        )

    # -- what can be done

    def more_actions(self) -> list[QAction]:
        """Values, evidence, links, a copy."""
        self._deeds = IndicatorDeeds(self.context, self, lambda id_: self.show_record("indicator", id_))
        return [
            self.action(tr("Enter values…"), "table", "Ctrl+Shift+V", self.enter_values),
            self.action(tr("Add a value with its evidence…"), "plus", "Ctrl+R", self.add_value),
            self.action(tr("Link to recommendations…"), "link", "Ctrl+L", self.link_recommendations),
            self.action(tr("Duplicate"), "copy-plus", "Ctrl+D", self.duplicate),
        ]

    def page_actions(self) -> Sequence[QAction]:
        """With the international list."""
        return [*super().page_actions(), self.crosswalk]

    def enter_values(self) -> None:
        """Open the grid of values of the chosen indicator."""
        if id_ := self.table.current_id():
            self._deeds.enter_values(id_)

    def add_value(self) -> None:
        """One more value of the chosen indicator."""
        if id_ := self.table.current_id():
            self._deeds.add_value(id_)

    def link_recommendations(self) -> None:
        """Choose the recommendations followed by the chosen indicators."""
        self._deeds.link_recommendations(self.table.selected_ids())

    def duplicate(self) -> None:
        """The same again, without values."""
        self.edit_draft(service.duplicate(self.context.store, self.table.current_id() or ""))

    def follow(self, target: str) -> None:
        """Links of the page; an indicator of this plan is shown here."""
        if not self._deeds.follow(target, self.table.current_id()):
            super().follow(target)

    def lay_out(self, records: QWidget, *, new: QAction, reading: QWidget | None = None, in_header: Sequence[QWidget] = ()) -> None:
        """The chart above the page, the international list in the header, the course of values as a picture."""
        self.crosswalk = self.action(tr("International indicators…"), "globe", "Ctrl+Shift+I", self._deeds.show_crosswalk)
        button = push_button(self.crosswalk.text(), icon_name="globe")
        button.clicked.connect(self.crosswalk.trigger)
        self.reading = IndicatorReading(self.context, self.pane)
        self.table.setItemDelegateForColumn(self.model.column_of(_SPARK), SparkDelegate(self.table))
        super().lay_out(records, new=new, reading=reading or self.reading, in_header=(*in_header, button))
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)

    # -- inside

    def _show(self, id_: str | None) -> None:
        super()._show(id_)
        self.reading.show_chart(id_)

    def _offer_actions(self) -> None:
        super()._offer_actions()
        self.new_deed.setEnabled(self.new_deed.isEnabled() and bool(self._plan))

    def _cell(self, row: Row, key: str) -> Any:
        return chart_data(row["measured"], row["unit"]) if key == _SPARK else row[key]

    def _verdicts(self) -> list[Option]:
        return [Option(verdict.value, verdict_text(verdict)) for verdict in Verdict]

    def _codes(self) -> list[Option]:
        """The codes used in this plan, found by their texts too."""
        known = ((code, international(code)) for code in figures.codes_used(self.context.store, self._plan))
        return [Option(code, code, tuple(text.texts.values()) if text else ()) for code, text in known]


class SparkDelegate(QStyledItemDelegate):
    """Values, targets and baseline as a small picture."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground of the row, then the picture."""
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        data = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(data, TrackData):
            paint_spark(painter, QRectF(option.rect).adjusted(6, 0, -6, 0), data, tokens())


def _sort_key(value: Any) -> tuple[int, str]:
    """Verdicts and trends in the order of their lists, words by the alphabet; what is not known last."""
    if isinstance(value, Verdict):
        return (list(Verdict).index(value), "")
    return (0, str(value).casefold()) if value not in (None, "") else (9, "")


def _worded(column: ColumnSpec) -> ColumnSpec:
    """The verdict with its sign, the trend with its arrow, numbers under short headings."""
    if column.key in _SHORT:
        return replace(column, label=tr(_SHORT[column.key]), hint=column.hint or column.label)
    if column.key == "verdict":
        return replace(column, show=verdict_text, role=verdict_role)
    return replace(column, show=trend_text) if column.key == "trend" else column
