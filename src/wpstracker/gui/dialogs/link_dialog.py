"""Choosing what a selection is linked with: a search box over a list with check marks, all of it by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.vocabularies import EventStatus, ItemLevel, MeasureStatus, RecommendationStatus, Vocabulary
from wpstracker.figures.columns import label_of
from wpstracker.figures.linked import Linked
from wpstracker.figures.names import names
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.merge import refusal
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.search_line import SearchLine
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.records import RecommendationEvent, Record
from wpstracker.records.links import side_kind
from wpstracker.services.link_candidates import Candidate, candidates, far_side
from wpstracker.services.linking import linked, relink

_ID = Qt.ItemDataRole.UserRole
_PAUSE_MS = 150
_DETAILS = 290
"""The most room for what stands beside a name."""
_ROOM = QSize(0, 28)
_STATUSES: dict[str, type[Vocabulary]] = {"plan_item": MeasureStatus, "event": EventStatus, "recommendation": RecommendationStatus}


class LinkDialog(PlainDialog):
    """Opened with `open()`; tells `saved()` after the step. What is linked already is ticked; unticking takes the link away."""

    saved = Signal()

    def __init__(self, parent: QWidget, context: Context, model: type[Record], side: str, ids: Sequence[str]) -> None:
        """`side` is the field of the link in which the `ids` stand."""
        self._kind = side_kind(model, far_side(model, side))
        super().__init__(parent, _title(model, self._kind), width=680)
        self._context, self._model, self._side, self._ids = context, model, side, list(dict.fromkeys(ids))
        self._was = {id_: _state(number, len(self._ids)) for id_, number in linked(context.store, model, side, self._ids).items()}
        self._chosen: dict[str, Qt.CheckState] = {}
        self.search = SearchLine(_placeholders()[self._kind])
        self.list = QTreeWidget()
        self.count = text_label(role="small", wrap=True)
        self.note = text_label(role="problem", wrap=True)
        self.link_button = push_button(tr("Save links"), icon_name="link", role="primary")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self.look()
        self.resize(760, 600)

    def look(self) -> None:
        """List what fits the words typed; what is linked or ticked stays in sight while nothing is typed."""
        text = self.search.text().strip()
        kept = [] if text else [id_ for id_ in (*self._was, *self._chosen) if self._now(id_) != Qt.CheckState.Unchecked]
        store = self._context.store
        found = candidates(
            store, self._model, self._side, self._ids, text, today=self._context.today(), language=words().language, keep=kept
        )
        self.list.blockSignals(True)
        self.list.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for each in found.listed:
            heading = tr("Linked or ticked") if each.record.id in kept else each.group or self._plural()
            if heading not in groups:
                groups[heading] = self._heading(heading)
            groups[heading].addChild(self._line(each, with_plan=each.record.id in kept))
        self.list.expandAll()
        self.list.header().resizeSection(1, min(self.list.sizeHintForColumn(1), _DETAILS))
        self.list.blockSignals(False)
        if lines := self._items():
            self.list.setCurrentItem(lines[0])
        hidden = found.total - len(found.listed)
        self.count.setText(
            tr_n("{n} more is not shown: type words to narrow the list.", "{n} more are not shown: type words to narrow the list.", hidden)
            if hidden
            else ("" if found.listed else _nothing(self._kind, text))
        )
        self.count.setVisible(bool(self.count.text()))
        self._tell()

    def tick(self, id_: str, on: bool = True) -> None:
        """Choose a record, or take it off."""
        self._chosen[id_] = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        for item in self._items():
            if item.data(0, _ID) == id_:
                self.list.blockSignals(True)
                item.setCheckState(0, self._chosen[id_])
                self.list.blockSignals(False)
        self._tell()

    def save(self) -> None:
        """Make and take away links in one step; what refuses is told in the dialog."""
        join, part = self._changes()
        if not (join or part):
            self.accept()
            return
        try:
            relink(self._context.store, self._model, self._side, self._ids, join, part)
        except (Invalid, KnownError) as error:
            self.note.setText(refusal(error))
            self.note.show()
            return
        self._context.navigator.say(tr("The links were saved. Ctrl+Z takes it back."))
        self.saved.emit()
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrows lead from the words to the list; there Space ticks and Enter saves."""
        if watched is not self.search or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if self._pause.isActive():
            self._pause.stop()
            self.look()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _now(self, id_: str) -> Qt.CheckState:
        return self._chosen.get(id_, self._was.get(id_, Qt.CheckState.Unchecked))

    def _changes(self) -> tuple[list[str], list[str]]:
        """The records to be joined, and those to be parted from."""
        changed = {id_: state for id_, state in self._chosen.items() if state != self._was.get(id_, Qt.CheckState.Unchecked)}
        join = [id_ for id_, state in changed.items() if state == Qt.CheckState.Checked]
        return join, [id_ for id_, state in changed.items() if state == Qt.CheckState.Unchecked]

    def _ticked(self, item: QTreeWidgetItem) -> None:
        self._chosen[str(item.data(0, _ID))] = item.checkState(0)
        self.note.hide()
        self._tell()

    def _tell(self) -> None:
        """How many links will come and go."""
        join, part = self._changes()
        said = [
            tr_n("{n} to be linked", "{n} to be linked", len(join)) if join else "",
            tr_n("{n} to be unlinked", "{n} to be unlinked", len(part)) if part else "",
        ]
        self.told.setText("; ".join(filter(None, said)) or tr("Space ticks, Enter saves."))
        self.link_button.setEnabled(bool(join or part))

    def _items(self) -> list[QTreeWidgetItem]:
        tops = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        children = (top.child(row) for top in tops if top for row in range(top.childCount()))
        return [child for child in children if child]

    def _heading(self, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(0, font)
        item.setSizeHint(0, _ROOM)
        self.list.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        return item

    def _line(self, each: Candidate, *, with_plan: bool) -> QTreeWidgetItem:
        """A record with its check mark; a dash means that only some of the selection are linked with it."""
        record = each.record
        item = QTreeWidgetItem([record.title, _about(record, with_plan=with_plan)])
        item.setData(0, _ID, record.id)
        item.setSizeHint(0, _ROOM)
        item.setForeground(1, QColor(tokens().muted))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, self._now(record.id))
        item.setToolTip(0, "\n".join(filter(None, (record.title, record.extra))))
        if self._was.get(record.id) == Qt.CheckState.PartiallyChecked:
            item.setToolTip(
                0, tr_n("Linked with {n} of the selection", "Linked with {n} of the selection", each.joined) + "\n" + item.toolTip(0)
            )
        return item

    def _build(self) -> None:
        """What is linked above, the words, the list, what will be done."""
        self.told = text_label(role="muted")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setTabKeyNavigation(False)
        self.list.setIndentation(12)
        self.list.setMinimumHeight(360)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.itemChanged.connect(lambda item, _column: self._ticked(item))
        self.note.hide()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self.look)
        self.body.addWidget(text_label(self._about_selection(), "muted", wrap=True))
        for widget in (self.search, self.list, self.count, self.told, self.note):
            self.body.addWidget(widget, 1 if widget is self.list else 0)
        self.link_button.clicked.connect(self.save)
        self.add_buttons(main=self.link_button)
        self.search.setFocus()

    def _plural(self) -> str:
        """What records without a plan stand under."""
        return tr("Events") if self._kind == "event" else tr("Recommendations")

    def _about_selection(self) -> str:
        """The one record by its name, several by their number."""
        kind = side_kind(self._model, self._side)
        if len(self._ids) > 1:
            return _selection(kind, len(self._ids))
        name = next(iter(names(self._context.store, kind, self._ids, words().language).values()), "")
        return " ".join(name.split())[:240]


def open_link_dialog(context: Context, parent: QWidget, model: type[Record], side: str, ids: Sequence[str]) -> LinkDialog | None:
    """Let a person choose what these records, which stand on `side` of the link, are linked with; nothing without any."""
    if not ids:
        return None
    dialog = LinkDialog(parent, context, model, side, ids)
    dialog.open()
    return dialog


def _state(number: int, all_: int) -> Qt.CheckState:
    return Qt.CheckState.Checked if number == all_ else Qt.CheckState.PartiallyChecked


def _about(record: Linked, *, with_plan: bool) -> str:
    """Status and what tells it apart; a measure's plan stands above it already. Of what is no measure, its level."""
    if record.level and record.level != ItemLevel.MEASURE:
        return label_of(ItemLevel, record.level, words())
    status = label_of(_STATUSES[record.kind], record.status, words()) if record.status and record.kind in _STATUSES else ""
    extra = record.extra if with_plan or record.kind not in ("plan_item", "indicator") else ""
    return " · ".join(part for part in (extra, status) if part)


def _title(model: type[Record], kind: str) -> str:
    if model is RecommendationEvent:
        return tr("Link to follow-up events") if kind == "event" else tr("Link to recommendations it follows up")
    titles = {
        "plan_item": tr("Link to measures"),
        "indicator": tr("Link to indicators"),
        "event": tr("Link to events"),
        "recommendation": tr("Link to recommendations"),
    }
    return titles[kind]


def _placeholders() -> dict[str, str]:
    return {
        "plan_item": tr("Number, words, plan or country of the measure"),
        "indicator": tr("Number, words, plan or country of the indicator"),
        "event": tr("Words of the event"),
        "recommendation": tr("Words of the recommendation"),
    }


def _nothing(kind: str, text: str) -> str:
    """Why the list is empty, and what to do."""
    if text:
        return tr("Nothing fits these words.")
    if kind == "plan_item":
        return tr("No plan has measures yet. Add them on the Plans page, in the plan's matrix.")
    if kind == "indicator":
        return tr("No plan has indicators yet. Add them on the Plans page.")
    return tr("There is nothing to link yet.")


def _selection(kind: str, count: int) -> str:
    match kind:
        case "recommendation":
            return tr_n("{n} recommendation", "{n} recommendations", count)
        case "event":
            return tr_n("{n} event", "{n} events", count)
        case "indicator":
            return tr_n("{n} indicator", "{n} indicators", count)
    return tr_n("{n} measure", "{n} measures", count)
