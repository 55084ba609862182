"""A small editor for one value of an indicator with its evidence: quotes here, files beside it once it is saved."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.domain.indicators import cell_keys
from wpstracker.domain.problems import Problem
from wpstracker.figures.names import names as names_of
from wpstracker.gui.context import Context
from wpstracker.gui.forms.citations import CitationsGroup
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup, Group
from wpstracker.gui.forms.indicator_columns import cell_title
from wpstracker.gui.forms.inputs import NumberInput
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.attachments_panel import AttachmentsPanel
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import Attachment, Indicator, IndicatorValue
from wpstracker.services import indicators
from wpstracker.services.drafts import Draft


class ValueEditor(Editor):
    """Opened with `open()`; tells `saved(id of the value)`."""

    def __init__(self, context: Context, draft: Draft[Any], parent: QWidget | None = None) -> None:
        indicator = indicators.load(context.store, str(draft.record.indicator))
        is_new = indicators.load_value(context.store, str(draft.record.id)) is None
        title = tr("Add a value") if is_new else tr("Edit a value and its evidence")
        super().__init__(context, draft, title=title, is_new=is_new, parent=parent)
        self.add_section(_name_of(context, draft), ValueGroup(self.names, indicator.record if indicator else None, draft), is_open=True)
        self.add_section(tr("Evidence: quotes"), CitationsGroup(self.names, IndicatorValue.kind()), is_open=True)
        self.add_section(tr("Evidence: files"), FilesGroup(context, is_new), is_open=not is_new)
        self.form.list.hide()
        self.start()
        self.resize(740, 720)

    def save_draft(self) -> str:
        """One step with its quotes and what was made while typing."""
        return indicators.save_value(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """The period stands here once; numbers of people are not negative."""
        return indicators.value_problems(self.context.store, self.draft)


class ValueGroup(FieldsGroup):
    """Period, number, its parts, words, comment, source."""

    def __init__(self, names: Names, indicator: Indicator | None, draft: Draft[Any]) -> None:
        keys = cell_keys(indicator.disaggregation if indicator else (), [draft.record.cells])
        own = {
            "source": RecordChoice(names, "source", creates=True, placeholder=tr("Source: title or address")),
            "cells": CellsInput(keys, tr("Disaggregated values")),
        }
        order = ["period", "value", "cells", "written", "comment", "source"]
        super().__init__(FormFields(IndicatorValue, order, inputs=own))
        if indicator and indicator.unit:
            self.fields.widget("value").setPlaceholderText(indicator.unit)
        lines = [["period", "value", "written"], *([["cells"]] if keys else []), ["comment"], ["source"]]
        self.add_lines(*lines)

    def summary(self) -> str:
        """The period."""
        return str(self.fields.widget("period").text())


class CellsInput(QWidget):
    """A number for each part of a value; empty is not reported."""

    changed = Signal()

    def __init__(self, keys: Iterable[str], name: str) -> None:
        super().__init__()
        grid = FormGrid(4, narrowest=110)
        self._lines: dict[str, NumberInput] = {}
        for key in keys:
            line = NumberInput(name=cell_title(key))
            line.changed.connect(self.changed.emit)
            self._lines[key] = line
            grid.add(key, cell_title(key), line)
        self.setAccessibleName(name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(grid)

    def value(self) -> dict[str, float]:
        """The parts that are reported."""
        return {key: number for key, line in self._lines.items() if (number := line.value()) is not None}

    def set_value(self, value: Any) -> None:
        """Show parts."""
        for key, line in self._lines.items():
            line.set_value((value or {}).get(key))

    def problem(self) -> str:
        """The first part that is no number."""
        return next((line.problem() for line in self._lines.values() if line.problem()), "")


class FilesGroup(Group):
    """The files kept with the value; they are kept at once, so there has to be a value first."""

    def __init__(self, context: Context, is_new: bool) -> None:
        super().__init__()
        self._store = context.store
        self.panel = AttachmentsPanel(context)
        self.panel.setMinimumHeight(240)
        self._is_new, self._count = is_new, 0
        self.panel.setVisible(not is_new)
        if is_new:
            self.box.addWidget(text_label(tr("Save the value first; then files can be kept with it."), "muted", wrap=True))
        self.box.addWidget(self.panel)
        self.panel.count_changed.connect(self._told)

    def read(self, draft: Draft[Any]) -> None:
        """Show the files of the value."""
        if not self._is_new:
            self.panel.show_record((IndicatorValue.kind(), str(draft.record.id)))

    def write(self, draft: Draft[Any]) -> None:
        """The files are in the file already; the draft takes them as they are now."""
        now = None if self._is_new else indicators.load_value(self._store, str(draft.record.id))
        if now is not None:
            draft.parts[Attachment] = now.of(Attachment)

    def touched(self) -> bool:
        """Nothing here waits to be saved."""
        return False

    def set_problem(self, field: str, text: str) -> bool:
        """No field is here."""
        del field, text
        return False

    def clear_problems(self) -> None:
        """There are none."""

    def focus(self, field: str) -> None:
        """Go to the files."""
        del field
        self.panel.setFocus()

    def summary(self) -> str:
        """How many."""
        return tr_n("{n} file", "{n} files", self._count) if self._count else ""

    def _told(self, count: int) -> None:
        self._count = count
        self.changed.emit()


def _name_of(context: Context, draft: Draft[Any]) -> str:
    """The indicator, as its plan numbers and words it."""
    id_ = str(draft.record.indicator)
    text = names_of(context.store, "indicator", [id_], words().language).get(id_, tr("Indicator"))
    return text if len(text) <= 80 else f"{text[:78].rstrip()}…"
