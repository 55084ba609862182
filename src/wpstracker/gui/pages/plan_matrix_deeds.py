"""What a person does with the lines of a plan's matrix; every deed is one step of the plan's services."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from wpstracker.domain.plan_levels import level_under
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.gui.context import Context
from wpstracker.gui.forms.part_rows import PartsGroup
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.messages import ask
from wpstracker.gui.pages.plan_matrix_cells import change_of
from wpstracker.gui.pages.plan_matrix_columns import BY_KEY, COLUMNS, TEXT
from wpstracker.gui.pages.plan_matrix_editors import CellText
from wpstracker.gui.pages.plan_matrix_lines import Line
from wpstracker.gui.pages.plan_matrix_model import MatrixModel
from wpstracker.gui.pages.plan_matrix_rows import NEW
from wpstracker.gui.pages.plan_matrix_status import report_status
from wpstracker.gui.pages.plan_matrix_tree import MatrixTree
from wpstracker.records import EventItem, PlanItem, PlanLevel, RecommendationItem, Record
from wpstracker.services import plan_items, plans
from wpstracker.words import N_

if TYPE_CHECKING:
    from wpstracker.gui.forms.plan_editor import PlanEditor


class MatrixDeeds(QObject):
    """Works on the plan `plan`. `attempt` tells what refuses; `keep_shown` is told of what is added, which filters may hide."""

    def __init__(
        self,
        context: Context,
        page: QWidget,
        model: MatrixModel,
        tree: MatrixTree,
        attempt: Callable[[Callable[[], object]], None],
        keep_shown: Callable[[str], object],
    ) -> None:
        super().__init__(page)
        self._context, self._page, self._model, self._tree = context, page, model, tree
        self._attempt, self._keep_shown = attempt, keep_shown
        self.plan = ""
        self._just_added = ""
        tree.cells.moved.connect(self._moved)
        tree.cells.more.connect(self.add)
        tree.cells.shifted.connect(lambda steps: attempt(lambda: self._shift(steps)))
        tree.beyond_end.connect(lambda: self.add() if model.editable else None)
        tree.left_new.connect(self._left_new, Qt.ConnectionType.QueuedConnection)
        model.dropped.connect(lambda ids, above, position: attempt(lambda: self._drop(ids, above, position)))

    # -- cells

    def write(self, line: Line, key: str, value: Any) -> None:
        """Put a cell into the file. Raises Invalid, KnownError or Unreadable."""
        store, column = self._context.store, COLUMNS[BY_KEY[key]]
        if line.id == NEW:
            self._add_typed(line, str(value))
        elif key == "status":
            report_status(self._context, self._page, self._attempt, line.id, value)
        else:
            plan_items.set_field(store, line.id, *change_of(line.item, column, value))

    # -- new lines

    def add(self) -> None:
        """A line of the same level below the current one, in which the text can be typed at once."""
        if not self._tree.cells.commit():
            return
        current = self._tree.current_id()
        line = self._model.line_of(current)
        if line is None or current == NEW:
            self._begin("", len(self._model.below("")), level_under(None, self._levels()))
            return
        above = self._model.above(current)
        self._begin(above, self._model.below(above).index(current) + 1, line.level)

    def add_below(self) -> None:
        """A line under the current one, of the next level the plan has, as its last."""
        if not self._tree.cells.commit():
            return
        line = self._model.line_of(self._tree.current_id())
        if line is not None:
            children = self._model.below(line.id)
            last = self._model.line_of(children[-1]) if children else None
            self._begin(line.id, len(children), last.level if last else level_under(line.level, self._levels()))

    def _begin(self, above: str, row: int, level: ItemLevel, text: str | None = None) -> None:
        line = Line.unsaved(NEW, PlanItem(plan=self.plan, above=above or None, level=level.value))
        self._model.begin_new(line, above, row)
        self._tree.empty.show()
        self._tree.edit_cell(NEW, TEXT, text)
        if isinstance(editor := self._tree.cells.editor, CellText):
            editor.setPlaceholderText(tr("New: {level}", level=self._model.cells.levels[level]))

    def _add_typed(self, line: Line, text: str) -> None:
        """The line that was typed goes into the file in its place."""
        above = self._model.above(NEW)
        siblings = self._model.below(above)
        place = siblings.index(NEW)
        is_current = self._tree.current_id() == NEW
        self._model.drop_new()
        after = siblings[place - 1] if place else None
        id_ = plan_items.add(self._context.store, self.plan, above or None, after, line.level, text)
        self._keep_shown(id_)
        if is_current:  # otherwise somebody went on to another line
            self._just_added = id_
            self._tree.set_current_id(id_, TEXT)

    def _moved(self, rows: int, columns: int) -> None:
        """After Enter in a new line the next one begins; after Enter in an empty new line none does."""
        added, self._just_added = self._just_added, ""
        if self._tree.current_id() == NEW:
            self._left_new()
        elif rows and added and added == self._tree.current_id():
            self.add()
        else:
            self._tree.move_by(rows, columns)

    def _left_new(self) -> None:
        """A new line without a text goes."""
        if self._tree.is_typing() or self._model.line_of(NEW) is None:
            return
        siblings, above = self._model.below(self._model.above(NEW)), self._model.above(NEW)
        place = siblings.index(NEW)
        beside = siblings[place - 1] if place else above
        self._model.drop_new()
        self._tree.empty.show()
        if not self._tree.set_current_id(beside, TEXT):
            self._tree.current_changed.emit("")

    def _shift(self, steps: int) -> None:
        """Move the line that is being typed in or out, and go on typing."""
        editor, current = self._tree.cells.editor, self._tree.current_id()
        if current != NEW:
            column = self._tree.currentIndex().column()
            if self._tree.cells.commit():
                self.indent() if steps > 0 else self.outdent()
                self._tree.edit_cell(current, column)
            return
        text = editor.text() if isinstance(editor, CellText) else ""
        above = self._model.above(NEW)
        siblings = self._model.below(above)
        place = siblings.index(NEW)
        if steps > 0 and place:
            holder, row = siblings[place - 1], len(self._model.below(siblings[place - 1]))
        elif steps < 0 and above:
            holder = self._model.above(above)
            row = self._model.below(holder).index(above) + 1
        else:
            return
        beside = self._model.below(holder)[:row][-1:]
        known, parent = self._model.line_of(beside[0]) if beside else None, self._model.line_of(holder) if holder else None
        level = known.level if known else level_under(parent.level if parent else None, self._levels())
        self._begin(holder, row, level, text)

    # -- moving and deleting

    def indent(self) -> None:
        """Put the chosen lines under the one before them."""
        self._move(plan_items.indent)

    def outdent(self) -> None:
        """Put the chosen lines beside the one they hang under."""
        self._move(plan_items.outdent)

    def move_up(self) -> None:
        """Change places with the line above."""
        self._move(plan_items.move_up)

    def move_down(self) -> None:
        """Change places with the line below."""
        self._move(plan_items.move_down)

    def _move(self, how: Callable[..., None]) -> None:
        ids = self._tree.selected_ids()
        if ids:
            how(self._context.store, ids)
            self._tree.scrollTo(self._tree.currentIndex())

    def _drop(self, ids: list[str], above: str, position: int) -> None:
        plan_items.move(self._context.store, ids, above or None, position)

    def renumber(self) -> None:
        """Number every line by its place."""
        count = plan_items.renumber(self._context.store, self.plan)
        said = tr_n("{n} line has another number now.", "{n} lines have other numbers now.", count)
        self._context.navigator.say(said if count else tr("Every line has the number of its place already."))

    def delete(self) -> None:
        """Ask, then delete the chosen lines with what hangs below them."""
        ids = self._tree.selected_ids()
        if not ids:
            return
        count = plan_items.count_with_below(self._context.store, ids)
        below = count - len(ids)
        text = tr_n("Delete {n} line?", "Delete {n} lines?", len(ids))
        hanging = tr_n("{n} more line hangs below and goes too.", "{n} more lines hang below and go too.", below) if below > 0 else ""
        details = " ".join(
            part for part in (hanging, tr("Links, indicators and progress go with them. Undo brings everything back.")) if part
        )
        ask(self._page, text, tr("Delete"), lambda: self._attempt(lambda: self._delete(ids)), details=details)

    def _delete(self, ids: list[str]) -> None:
        """The line behind the last one becomes the current one."""
        every = [line.id for line in self._model.lines()]
        plan_items.delete(self._context.store, ids)
        places = [every.index(id_) for id_ in ids if id_ in every]
        staying = [id_ for id_ in every[min(places, default=0) :] if self._model.line_of(id_)] or [line.id for line in self._model.lines()][
            -1:
        ]
        if staying:
            self._tree.set_current_id(staying[0])

    # -- clipboard

    def copy(self) -> None:
        """Put the chosen lines on the clipboard as a table."""
        self._tree.copy()
        count = len(self._tree.selected_ids())
        self._context.navigator.say(tr_n("{n} line was copied.", "{n} lines were copied.", count))

    def paste(self) -> None:
        """Show what the rows on the clipboard would become, then add them below the current line."""
        from wpstracker.gui.dialogs.paste_items import PasteItemsDialog

        current = self._tree.current_id()
        dialog = PasteItemsDialog(self._page, self._context, self.plan, current, QGuiApplication.clipboard().text())
        dialog.pasted.connect(self._pasted)
        dialog.open()

    def _pasted(self, ids: list[str]) -> None:
        for id_ in ids:
            self._keep_shown(id_)
        if ids:
            self._tree.set_current_id(ids[0], TEXT)
            self._tree.setFocus()

    # -- forms

    def edit_details(self) -> None:
        """Every field of the current line."""
        from wpstracker.gui.forms.plan_item_editor import PlanItemEditor
        from wpstracker.services import plan_item_drafts

        draft = plan_item_drafts.load(self._context.store, self._tree.current_id())
        if draft is not None and self._tree.cells.commit():
            PlanItemEditor(self._context, draft, self._page).open()

    def record_progress(self) -> None:
        """Say what was done about the current measure."""
        from wpstracker.gui.forms.progress_editor import open_progress

        line = self._model.line_of(self._tree.current_id())
        if line is None or line.id == NEW:
            return
        if not line.is_measure:
            raise Invalid([Problem("level", N_("Progress is recorded on measures. Choose a measure; goals and objectives add theirs up."))])
        open_progress(self._context, self._page, line.item)

    def link_events(self) -> None:
        """Choose the events that carry out the chosen lines."""
        self._link(EventItem)

    def link_recommendations(self) -> None:
        """Choose the recommendations that the chosen lines answer."""
        self._link(RecommendationItem)

    def _link(self, model: type[Record]) -> None:
        from wpstracker.gui.dialogs.link_dialog import open_link_dialog

        open_link_dialog(self._context, self._page, model, "item", self._tree.selected_ids())

    def name_levels(self) -> None:
        """What the plan calls goals, objectives, tasks and measures."""
        editor = self.edit_plan()
        if editor is not None:
            places = [at for at, group in enumerate(editor.groups) if isinstance(group, PartsGroup) and group.holds(PlanLevel)]
            editor.form.go_to(places[0])

    def edit_plan(self) -> "PlanEditor | None":
        """The plan itself; None when it is gone."""
        from wpstracker.gui.forms.plan_editor import PlanEditor

        draft = plans.load(self._context.store, self.plan)
        if draft is None:
            return None
        editor = PlanEditor(self._context, draft, self._page)
        editor.open()
        return editor

    def _levels(self) -> tuple[ItemLevel, ...]:
        return plan_items.levels_of(self._context.store, self.plan)
