"""Rows copied in Excel, shown as the goals, objectives, tasks and measures they would become, before anything is written."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListWidget, QTreeWidget, QTreeWidgetItem, QWidget

from wpstracker.domain.plan_levels import may_hold
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.merge import refusal
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.grids.clipboard import from_text
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.records import PlanItem
from wpstracker.services import pasted_items, plan_items
from wpstracker.services.pasted_items import NotUnderstood, PastedItems
from wpstracker.services.plan_items import NewItem

_UNDER, _AFTER, _END = "under", "after", "end"
_MOST_NOTES = 200


class PasteItemsDialog(PlainDialog):
    """Opened with `open()`; tells `pasted(ids)` once they are in the plan, as one step."""

    pasted = Signal(list)

    def __init__(self, parent: QWidget, context: Context, plan: str, current: str, text: str) -> None:
        """`current` is the item that the rows are to go under or behind; empty for none."""
        super().__init__(parent, tr("Paste into the plan"), width=760)
        self._context, self._plan = context, plan
        self._current = context.store.get(PlanItem, current)
        self._levels = plan_items.level_names(context.store, plan, words())
        self._text, self.found = text, PastedItems()
        self.where = ChoiceBox(self._places(), empty=None, name=tr("Where the lines go"))
        self.said = text_label(wrap=True)
        self.preview = QTreeWidget()
        self.notes_label = text_label(role="label")
        self.notes = QListWidget()
        self.problem = text_label(role="problem", wrap=True)
        self.paste_button = push_button(tr("Add to the plan"), icon_name="check", role="primary")
        self.again_button = push_button(tr("Read the clipboard again"), icon_name="refresh-cw")
        self._build()
        self._choose_place()
        self.where.changed.connect(self.look)
        self.look()
        self.resize(920, 640)

    def look(self) -> None:
        """Read the rows anew and show what they would become."""
        above, _after = self._place()
        cells = from_text(self._text) if self._text.strip() else []
        try:
            self.found = pasted_items.read(self._context.store, self._plan, cells, above)
            self._show_problem("")
        except (Invalid, KnownError) as error:
            self.found = PastedItems()
            self._show_problem(refusal(error))
        self._show_items()
        self._show_notes()
        if self.found.nodes and not self._fits(self.found.nodes):
            self._show_problem(tr("These lines cannot hang there: they are as wide as what is above them. Choose another place."))
        self.paste_button.setEnabled(bool(self.found.nodes) and not self.problem.text())

    def paste(self) -> None:
        """Write them as one step; what refuses is told here."""
        above, after = self._place()
        try:
            ids = plan_items.paste(self._context.store, self._plan, above, after, self.found.nodes)
        except (Invalid, KnownError) as error:
            self._show_problem(refusal(error))
            return
        self._context.navigator.say(tr_n("{n} line was added to the plan.", "{n} lines were added to the plan.", len(ids)))
        self.accept()
        self.pasted.emit(ids)

    def read_again(self) -> None:
        """Something else was copied meanwhile."""
        self._text = QGuiApplication.clipboard().text()
        self.look()

    def _places(self) -> list[tuple[str, str]]:
        end = [(_END, tr("At the end of the plan"))]
        if self._current is None:
            return end
        text = " ".join(f"{self._current.number} {self._current.text}".split())
        shown = f"{text[:60].rstrip()}…" if len(text) > 60 else text
        return [(_UNDER, tr("Under “{text}”", text=shown)), (_AFTER, tr("After “{text}”, beside it", text=shown)), *end]

    def _choose_place(self) -> None:
        """The first place at which the rows may stand; beside a measure rather than under it."""
        is_measure = self._current is not None and self._current.level == ItemLevel.MEASURE
        order = (_AFTER, _UNDER, _END) if is_measure else (_UNDER, _AFTER, _END)
        for place in [place for place in order if place in self.where.values()]:
            self.where.set_value(place)
            self.look()
            if self.paste_button.isEnabled():
                return

    def _place(self) -> tuple[str | None, str | None]:
        """Under which item, and behind which."""
        match self.where.value():
            case "under" if self._current is not None:
                return str(self._current.id), None
            case "after" if self._current is not None:
                return self._current.above, str(self._current.id)
        return None, None

    def _fits(self, nodes: Iterable[NewItem]) -> bool:
        above, _after = self._place()
        holder = self._context.store.get(PlanItem, above)
        return holder is None or all(may_hold(ItemLevel(holder.level or ItemLevel.MEASURE), node.level) for node in nodes)

    def _show_items(self) -> None:
        self.preview.clear()
        self._add(self.preview.invisibleRootItem(), self.found.nodes)
        self.preview.expandAll()
        counts = [
            tr("{level}: {n}", level=self._levels[level], n=number)
            for level in ItemLevel
            if (number := self.found.by_level().get(level, 0))
        ]
        if self.found.indicators:
            counts.append(tr_n("{n} indicator", "{n} indicators", self.found.indicators))
        if counts:
            self.said.setText(tr("To be added: {counts}. Nothing is written yet.", counts=", ".join(counts)))
        else:
            self.said.setText(tr("There are no rows on the clipboard. Copy them in Excel or Word, headings included, and read it again."))

    def _add(self, above: QTreeWidgetItem, nodes: Iterable[NewItem]) -> None:
        for node in nodes:
            fields = node.fields
            texts = [
                node.text,
                str(fields.get("number", "")),
                self._levels[node.level],
                node.responsible,
                str(fields.get("due_written", "")),
            ]
            item = QTreeWidgetItem(above, texts)
            for column, text in enumerate(texts):
                item.setToolTip(column, text)
            self._add(item, node.children)

    def _show_notes(self) -> None:
        notes = self.found.not_understood
        self.notes.clear()
        self.notes.addItems([_said(note) for note in notes[:_MOST_NOTES]])
        self.notes_label.setText(
            tr_n("{n} cell was not understood; its words are kept:", "{n} cells were not understood; their words are kept:", len(notes))
        )
        self.notes.setFixedHeight(min(len(notes), 4) * self.fontMetrics().height() * 2 + 12)
        for widget in (self.notes, self.notes_label):
            widget.setVisible(bool(notes))

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _build(self) -> None:
        self.preview.setHeaderLabels([tr("Text"), tr("No."), tr("Level"), tr("Responsible"), tr("Deadline")])
        self.preview.setAccessibleName(tr("What would be added"))
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.preview.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.preview.header().setStretchLastSection(False)
        for column, width in ((1, 60), (2, 90), (3, 150), (4, 120)):
            self.preview.header().resizeSection(column, width)
        self.notes.setAccessibleName(tr("What was not understood"))
        self.notes.setWordWrap(True)
        for widget in (self.where, self.said, self.preview, self.notes_label, self.notes, self.problem):
            self.body.addWidget(widget, 1 if widget is self.preview else 0)
        self.paste_button.clicked.connect(self.paste)
        self.again_button.clicked.connect(self.read_again)
        self.add_buttons(left=(self.again_button,), main=self.paste_button)


def _said(note: NotUnderstood) -> str:
    """Row and column by their numbers, the heading, the words, and what became of them."""
    column = tr("column {n} “{heading}”", n=note.column, heading=note.heading) if note.heading else tr("column {n}", n=note.column)
    return tr("Row {row}, {column}: “{text}”. {message}", row=note.row, column=column, text=note.text, message=note.said(words()))
