"""The Plans page: countries with their plans, where each stands, since when, and who says so."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from wpstracker.domain.question import Filter
from wpstracker.figures import plans as figures
from wpstracker.figures.columns import show_day
from wpstracker.figures.rows import Row
from wpstracker.gui.context import Context
from wpstracker.gui.copying import copy_out
from wpstracker.gui.forms.claim_editor import ClaimEditor
from wpstracker.gui.forms.figure_editor import FigureEditor
from wpstracker.gui.forms.plan_editor import PlanEditor
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask, offer
from wpstracker.gui.pages.figure_lines import DELETE, EDIT, NEW
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.plan_filters import PlanFilters
from wpstracker.gui.pages.plan_lines import COUNTRY, country_lines, says_none_known, without_1325_plan
from wpstracker.gui.pages.plan_matrix_text import HOW, how_counted
from wpstracker.gui.pages.plan_timeline import PlanTimeline, spans
from wpstracker.gui.pages.plan_tree import PlanTree
from wpstracker.gui.pages.plan_view import ASK, country_page, plan_page
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.styling import icon_button, push_button
from wpstracker.records import Plan
from wpstracker.services import country_figures
from wpstracker.services import plans as service
from wpstracker.services.drafts import Draft


class PlansPage(ListPage):
    """A tree beside the plan or country as a page."""

    key = "plans"
    record_kind = "plan"
    shows = (
        *("plan", "claim", "priority_area", "event_plan", "country_figure", "citation"),
        *("plan_organisation", "amendment", "plan_level", "plan_item", "indicator", "indicator_value", "obligation", "submission"),
        *("source", "event", "recommendation", "term", "organisation"),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, placeholder=tr("Search countries and plans"))
        self._rows: dict[str, Row] = {}
        self._asked = PlanFilters(self.filters)
        self.tree = PlanTree()
        self.timeline = PlanTimeline()
        self._make_actions()
        claim_button = push_button(self.claim.text(), icon_name="quote")
        claim_button.clicked.connect(self.claim.trigger)
        self.claim.changed.connect(lambda: claim_button.setEnabled(self.claim.isEnabled()))
        fold_button = icon_button("chevrons-up-down", tr("Open or close all countries"))
        fold_button.clicked.connect(self.tree.toggle_all)
        self.filters.add_widget(fold_button)
        self.lay_out(self.tree, new=self.new, reading=self._reading(), in_header=(claim_button,))
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setSizes([520, 580])
        self.keep_views()
        self.tree.current_changed.connect(lambda _id: self._show_current())
        self.tree.activated_id.connect(lambda _id: self.attempt(self.edit_record))
        self.tree.menu_requested.connect(self._open_menu)
        self.timeline.chosen.connect(self.tree.set_current_id)

    def title(self) -> str:
        """The page's name."""
        return tr("Plans")

    # -- what is shown

    def day(self) -> date:
        """The day whose status is shown."""
        return self._asked.day(self.context.today())

    def question(self) -> Filter:
        """What is asked at present."""
        return self._asked.question(self.context.today())

    def ask(self, question: Filter) -> None:
        """Show the plans that answer a question."""
        self._asked.ask(question)
        self._stale = False
        self.reload()

    def reload(self) -> None:
        """Ask the file again; selection, place and closed countries stay."""
        store, today, day, language = self.context.store, self.context.today(), self.day(), words().language
        every = figures.rows_on(store, Filter(), day, today, language)
        self._rows = {row["id"]: row for row in every}
        question = self.question()
        meant = every if question.but(as_of=None).is_empty else figures.all_rows(store, question, day, language)
        shown = [row for row in meant if row["id"] in self._rows]
        self._asked.fill(store)
        self.tree.set_empty(self._empty_state())
        lines = country_lines(shown, without_1325_plan(self._rows.values()))
        self.mark_found(question.text, self.tree)
        self.tree.set_countries(lines)
        self.count.setText(self._count(lines))
        if self.tree.current_id() is None and lines:
            self.tree.set_current_id(lines[0].id)
        self._show_current()
        self.listed.emit()

    def show_record(self, kind: str, id_: str) -> None:
        """Go to a plan or, by its code, to a country; filters that hide it are cleared."""
        if kind == "country_figure":
            kind, id_ = "country", self._country_of_figure(id_)
        wanted = f"{COUNTRY}{id_}" if kind == "country" else id_
        if not self.tree.lines().index_of(wanted).isValid():
            self.ask(Filter())
        self.tree.set_current_id(wanted)
        self.tabs.setCurrentIndex(0)

    def follow(self, target: str) -> None:
        """Links: a country or plan of this page, the list behind a count, or another record."""
        if target.startswith(ASK):
            page, _, code = target.removeprefix(ASK).partition("/")
            self.context.navigator.ask(page, Filter(countries=(code,)))
        elif target == HOW:
            offer(self, tr("How this is counted"), [], details=how_counted())
        elif target == NEW:
            self.figure.trigger()
        elif target.startswith(EDIT):
            self.attempt(lambda: self.edit_figure(target.removeprefix(EDIT)))
        elif target.startswith(DELETE):
            self.delete_figure(target.removeprefix(DELETE))
        elif target.startswith(("wps:country/", "wps:plan/")):
            self.show_record(*target.removeprefix("wps:").split("/", 1))
        else:
            super().follow(target)

    def state(self) -> dict[str, Any]:
        """With the question, the closed countries and what is chosen."""
        return super().state() | {"question": self.question(), "closed": self.tree.closed(), "current": self.tree.current_id()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        super().restore(state)
        self.tree.set_closed(state.get("closed", ()))
        self.ask(state.get("question", self.question()))
        if state.get("current"):
            self.tree.set_current_id(state["current"])

    def plan_id(self) -> str:
        """The current plan; on a country's line, the record that says no plan is known."""
        id_ = self.tree.current_id() or ""
        if not id_.startswith(COUNTRY):
            return id_
        return next((row["id"] for row in self._plans_of(id_.removeprefix(COUNTRY)) if says_none_known(row)), "")

    def country(self) -> str:
        """The code of the current country, or of the current plan's."""
        id_ = self.tree.current_id() or ""
        return id_.removeprefix(COUNTRY) if id_.startswith(COUNTRY) else str(self._rows.get(id_, {}).get("country", ""))

    # -- what can be done

    def page_actions(self) -> Sequence[QAction]:
        """New, edit, claim, figure, delete, copy."""
        return (self.new, self.edit, self.claim, self.figure, self.delete, self.copy, *self.list_actions())

    def new_record(self) -> None:
        """Begin a plan of the current country."""
        self._open(service.blank(self.country()))

    def edit_record(self) -> None:
        """Open the current plan."""
        draft = service.load(self.context.store, self.plan_id())
        if draft is not None:
            self._open(draft)

    def add_claim(self) -> None:
        """Put one more claim beside the others."""
        draft = service.load(self.context.store, self.plan_id())
        if draft is not None:
            ClaimEditor(self.context, draft, self).open()

    def delete_record(self) -> None:
        """Ask, then delete the current plan with the claims about it."""
        id_ = self.plan_id()
        if id_:
            details = tr("The claims about it go with it. Undo brings everything back.")
            text = tr("Delete the plan “{title}”?", title=self._rows[id_]["title"])
            ask(self, text, tr("Delete"), lambda: self.attempt(lambda: service.delete(self.context.store, [id_])), details=details)

    def add_figure(self) -> None:
        """Begin a figure about the current country."""
        FigureEditor(self.context, country_figures.blank(self.country()), self).open()

    def edit_figure(self, id_: str) -> None:
        """Open a figure of the current country."""
        draft = country_figures.load(self.context.store, id_)
        if draft is not None:
            FigureEditor(self.context, draft, self).open()

    def delete_figure(self, id_: str) -> None:
        """Ask, then delete a figure."""
        text, details = tr("Delete this figure?"), tr("Undo brings it back.")
        ask(self, text, tr("Delete"), lambda: self.attempt(lambda: country_figures.delete(self.context.store, [id_])), details=details)

    def copy_as_text(self) -> None:
        """Put the page that is read on the clipboard."""
        copy_out(self.pane.toPlainText(), self.record_kind, 1)
        self.context.navigator.say(tr("The page was copied as text."))

    # -- inside

    def _make_actions(self) -> None:
        self.new = self.action(tr("New plan"), "plus", "Ctrl+N", self.new_record)
        self.edit = self.action(tr("Edit plan"), "pencil", "Ctrl+E", self.edit_record)
        self.claim = self.action(tr("Add status claim"), "quote", "Ctrl+R", self.add_claim)
        self.figure = self.action(tr("Add a figure"), "hash", "Ctrl+Shift+F", self.add_figure)
        self.delete = self.action(tr("Delete plan"), "trash-2", "Del", self.delete_record, on=self.tree)
        self.copy = self.action(tr("Copy as text"), "copy", "Ctrl+Shift+C", self.copy_as_text)

    def _reading(self) -> QWidget:
        """The line of years above the page."""
        reading = QWidget()
        box = QVBoxLayout(reading)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.timeline)
        box.addWidget(self.pane, 1)
        return reading

    def _open(self, draft: Draft[Plan]) -> None:
        editor = PlanEditor(self.context, draft, self)
        editor.saved.connect(lambda id_: self.show_record("plan", id_))
        editor.open()

    def _country_of_figure(self, id_: str) -> str:
        draft = country_figures.load(self.context.store, id_)
        return next(filter(None, (draft.record.country, *draft.record.countries)), "") if draft else ""

    def _plans_of(self, code: str) -> list[Row]:
        return [row for row in self._rows.values() if row["country"] == code]

    def _show_current(self) -> None:
        """Set the current plan or country into the reading pane."""
        id_, day, today = self.tree.current_id() or "", self.day(), self.context.today()
        if id_.startswith(COUNTRY):
            self.pane.show_page(country_page(self.context.store, self.country(), self._plans_of(self.country()), day))
        else:
            draft = service.load(self.context.store, id_)
            self.pane.show_page(plan_page(self.context.store, draft, self._rows[id_], day, today) if draft and id_ in self._rows else str)
        self.timeline.show_plans(spans(self._plans_of(self.country())), day, id_)
        self.tell_history_of(self.plan_id() or None)
        self._offer_actions()

    def _offer_actions(self) -> None:
        """Only what can be done with what is chosen, and nothing that writes into a file for reading."""
        writable, some = not self.context.store.read_only, bool(self.plan_id())
        self.new.setEnabled(writable)
        for action in (self.edit, self.claim, self.delete):
            action.setEnabled(writable and some)
        self.figure.setEnabled(writable and bool(self.country()))
        self.copy.setEnabled(bool(self.tree.current_id()))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions([self.new, self.edit, self.claim, self.figure, self.delete])
        menu.addSeparator()
        menu.addActions([*self.batch_actions(), self.copy, self.alike_action])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _count(self, lines: Sequence[Any]) -> str:
        plans = sum(len(line.plans) for line in lines)
        shown = tr_n("{n} plan", "{n} plans", plans)
        said = tr_n("{plans} in {n} country", "{plans} in {n} countries", len(lines), plans=shown)
        day = self.question().as_of
        return tr("{count}, as of {day}", count=said, day=show_day(day)) if day else said

    def _empty_state(self) -> EmptyState:
        if not self._rows:
            sentence = tr("Enter the plan of your country: a title is enough, dates and claims can follow.")
            return EmptyState(tr("No plans yet"), sentence, icon_name="landmark", buttons=[(tr("New plan"), self.new.trigger)])
        clear = (tr("Clear filters"), lambda: self.ask(Filter()))
        return EmptyState(tr("No plan fits these filters"), icon_name="filter-x", buttons=[clear])
