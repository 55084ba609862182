"""Find and replace in the selected records or the whole list: every place is shown, ticked or not, before anything is written."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QHeaderView, QTableView, QWidget

from wpstracker.domain.text_pattern import Pattern
from wpstracker.figures.names import names
from wpstracker.gui.background import Background
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.dialogs.replace_hits import RECORD, HitsModel, SpanDelegate
from wpstracker.gui.forms.inputs import LineInput
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.long_steps import AT_ONCE, run_step
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.filter_button import FilterButton, Option
from wpstracker.gui.widgets.flow_layout import FlowLayout
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.services import replacing_text as service
from wpstracker.services.replacing_text import Found, Hit, TextField

_PAUSE_MS = 250
_SELECTED, _LISTED = "selected", "listed"


class ReplaceDialog(PlainDialog):
    """Opened with `open()`; what is ticked is replaced as one step."""

    def __init__(self, parent: QWidget, context: Context, kind: str, selected: Sequence[str], listed: Sequence[str]) -> None:
        super().__init__(parent, tr("Find and replace"), width=720)
        self._context, self._kind = context, kind
        self._ids = {_SELECTED: list(selected), _LISTED: list(listed)}
        self._fields = {(field.kind, field.name): field for field in service.text_fields(kind)}
        self._found: Found | None = None
        self.wanted, self.by = LineInput(), LineInput()
        self.scope = ChoiceBox(self._scopes(), empty=None)
        self.fields = FilterButton(tr("Fields"))
        self.match_case, self.whole_words = QCheckBox(tr("Match case")), QCheckBox(tr("Whole words"))
        self.yo_is_e, self.signs = QCheckBox(tr("ё counts as е")), QCheckBox(tr("Signs * ? #"))
        self.restricted = QCheckBox(tr("In restricted fields too"))
        self.hits = HitsModel()
        self.table = QTableView()
        self.told = text_label(wrap=True)
        self.all_button, self.none_button = push_button(tr("Tick all")), push_button(tr("Tick none"))
        self.replace_button = push_button(tr("Replace"), role="primary")
        self._counting = Background(context.store.address, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._build()
        self._connect()
        self._offer_fields()
        self.look()
        self.resize(980, 640)
        self.wanted.setFocus()

    def fit_height(self) -> None:
        """The table takes what room there is."""

    def pattern(self) -> Pattern:
        """What is looked for, as it is typed: blanks count."""
        return Pattern(
            self.wanted.text(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
            yo_is_e=self.yo_is_e.isChecked(),
            signs=self.signs.isChecked(),
        )

    def look(self) -> None:
        """Find every place: at once among few records, beside the window among many."""
        self._pause.stop()
        pattern, ids, fields = self.pattern(), self._ids[self.scope.value()], self._chosen_fields()
        if pattern.is_empty or not fields:
            self._counting.forget("hits")
            self._show(None)
        elif len(ids) <= AT_ONCE:
            self._show(service.find(self._context.store, self._kind, ids, fields, pattern))
        else:
            self.told.setText(tr("Looking…"))
            kind = self._kind
            self._counting.ask("hits", lambda file: service.find(file, kind, ids, fields, pattern), self._show)

    def replace(self) -> None:
        """Write what is ticked; what refuses is told, and nothing is written then."""
        if self._pause.isActive():
            self.look()
        hits, pattern, by, kind = self.hits.ticked(), self.pattern(), self.by.text(), self._kind
        if not hits or not self.replace_button.isEnabled():
            return
        self._counting.stop()
        text = tr_n("Replacing in {n} place…", "Replacing in {n} places…", len(hits))
        store = self._context.store
        run_step(self, store, text, len(hits), lambda file, progress: service.replace(file, kind, hits, pattern, by, progress), self._done)

    def done(self, result: int) -> None:
        """Nothing is looked for any more."""
        self._counting.stop()
        super().done(result)

    def _done(self, count: int) -> None:
        self._context.navigator.say(
            tr_n("Replaced in {n} record. Ctrl+Z takes it back.", "Replaced in {n} records. Ctrl+Z takes it back.", count)
        )
        self.accept()

    # -- inside

    def _changed(self) -> None:
        """Something else is looked for: what was found is not true any more."""
        self._found = None
        self._offer()
        self._pause.start()

    def _show(self, found: Found | None) -> None:
        self._found = found
        hits = found.hits if found else ()
        records = dict.fromkeys(hit.record for hit in hits)
        self.hits.show_hits(hits, names(self._context.store, self._kind, records, words().language), self._label)
        self.told.setText(self._said(found, len(records)))

    def _said(self, found: Found | None, records: int) -> str:
        if found is None:
            return tr("Type what is to be found.") if self._chosen_fields() else tr("Choose at least one field.")
        if not found.hits:
            return tr("It was not found in these fields.")
        said = tr_n("{n} place", "{n} places", len(found.hits))
        said = tr_n("{places} in {n} record", "{places} in {n} records", records, places=said)
        return said if found.is_all else tr("The first {places}. Replace these, then look for the rest.", places=said)

    def _label(self, hit: Hit) -> str:
        field = self._fields[(hit.place.kind, hit.place.field)]
        label = _field_label(field)
        key = hit.place.key
        return tr("{field} ({language})", field=label, language=key) if key and not key.isdigit() else label

    def _offer(self) -> None:
        count = len(self.hits.ticked()) if self._found else 0
        self.replace_button.setEnabled(count > 0)
        self.replace_button.setText(tr_n("Replace {n} place", "Replace {n} places", count) if count else tr("Replace"))

    def _chosen_fields(self) -> list[TextField]:
        return [self._fields[key] for key in self.fields.values()]

    def _offer_fields(self) -> None:
        """Those that are no words of sources are ticked at first; restricted ones are offered only if asked for."""
        shown = {key: field for key, field in self._fields.items() if not field.is_restricted or self.restricted.isChecked()}
        self.fields.set_options([Option(key, _field_label(field)) for key, field in shown.items()])
        was = self.fields.values()
        new = [key for key, field in shown.items() if not field.is_quoted and (field.is_restricted or not was)]
        self.fields.set_values([*(key for key in was if key in shown), *(key for key in new if key not in was)])
        self._changed()

    def _scopes(self) -> list[tuple[str, str]]:
        listed = len(self._ids[_LISTED])
        found = [(_LISTED, tr_n("The whole list: {n} record", "The whole list: {n} records", listed))]
        selected = len(self._ids[_SELECTED])
        own = (_SELECTED, tr_n("The {n} selected record", "The {n} selected records", selected))
        return [own, *found] if selected > 1 else [*found, *([own] if selected else [])]

    def _build(self) -> None:
        form = FormGrid(2)
        form.add("find", tr("Find what"), self.wanted)
        form.add("by", tr("Replace with"), self.by)
        form.add("scope", tr("Where"), self.scope)
        form.add("fields", tr("Fields"), _at_the_left(self.fields))
        self.yo_is_e.setChecked(True)
        self.signs.setToolTip(tr("A star stands for any letters, ? for one character, # for one digit."))
        options = QWidget()
        flow = FlowLayout(options, spacing=16)
        for box in (self.match_case, self.whole_words, self.yo_is_e, self.signs, self.restricted):
            flow.addWidget(box)
        self.restricted.setVisible(any(field.is_restricted for field in self._fields.values()))
        self.table.setModel(self.hits)
        self.table.setItemDelegate(SpanDelegate(self.table))
        self.table.setAccessibleName(tr("Places found"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((190, 160, 280)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.body.addWidget(form)
        self.body.addWidget(options)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self.add_buttons(left=(self.all_button, self.none_button), main=self.replace_button)
        self.replace_button.setDefault(False)  # Enter in a line only looks again

    def _connect(self) -> None:
        for changed in (self.wanted.changed, self.scope.changed, self.fields.changed):
            changed.connect(self._changed)
        for box in (self.match_case, self.whole_words, self.yo_is_e, self.signs):
            box.toggled.connect(lambda _on: self._changed())
        self.restricted.toggled.connect(lambda _on: self._offer_fields())
        self.wanted.returnPressed.connect(self.look)
        self.by.changed.connect(lambda: self.hits.set_by(self.by.text()))
        self.hits.ticks_changed.connect(self._offer)
        self.all_button.clicked.connect(partial(self.hits.tick_all, True))
        self.none_button.clicked.connect(partial(self.hits.tick_all, False))
        self.replace_button.clicked.connect(self.replace)
        self.table.activated.connect(lambda index: self._toggle(index.row()))
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.replace_button.click)

    def _toggle(self, row: int) -> None:
        index = self.hits.index(row, RECORD)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self.hits.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def _at_the_left(widget: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget)
    line.addStretch(1)
    holder.setFocusProxy(widget)
    return holder


def _field_label(field: TextField) -> str:
    return tr("{part}: {field}", part=tr(field.part), field=tr(field.label)) if field.part else tr(field.label)
