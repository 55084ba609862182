"""Where an event was read about: a source that is in the file already, or a new one."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import push_button
from wpstracker.records import Event, Source
from wpstracker.services.drafts import Draft

_PREFIX = "new_source."


class SourceGroup(FieldsGroup):
    """The source, and the words in it that the record rests on."""

    def __init__(self, names: Names) -> None:
        self._names = names
        choice = RecordChoice(names, "source", placeholder=tr("Words of its title, publisher or address"))
        super().__init__(FormFields(Event, ["source", "source_quote"], inputs={"source": choice}))
        self._source: Source | None = None
        self.add_lines(["source"])
        self._new = push_button(tr("Enter a new source"), icon_name="plus", role="quiet")
        self._new.setAutoDefault(False)
        self._new.clicked.connect(self._start)
        self._drop = push_button(tr("Choose a source that is in the file instead"), role="quiet")
        self._drop.setAutoDefault(False)
        self._drop.clicked.connect(self._stop)
        self.inline = FormFields(Source, ["title", "source_kind", "publisher", "published", "dateline", "url", "text"], parent=self)
        self.inline.changed.connect(self.changed.emit)
        self._form = self._inline_form()
        self.box.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self._form)
        self.add_lines(["source_quote"])
        self._show_form(shown=False)

    def read(self, draft: Draft[Any]) -> None:
        """The source of the draft; one that is still new is shown with all its fields."""
        super().read(draft)
        new = (record for record in draft.new if isinstance(record, Source) and record.id == draft.record.source)
        self._source = next(new, None)
        self.inline.read(self._source or Source())
        self._show_form(shown=self._source is not None)

    def write(self, draft: Draft[Any]) -> None:
        """The link and the quote; a new source goes into the draft with what is typed."""
        super().write(draft)
        if self._has_new():
            self._source = self._source or Source()
            self.inline.write(self._source)
            self._names.keep(self._source)
            draft.record.source = str(self._source.id)

    def touched(self) -> bool:
        """Whether link, quote or the new source changed."""
        return super().touched() or (not self._form.isHidden() and bool(self.inline.touched()))

    def typed(self) -> dict[str, str]:
        """Of the link, the quote and the new source."""
        inline = {} if self._form.isHidden() else self.inline.typed()
        return super().typed() | {_PREFIX + name: text for name, text in inline.items()}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """Into the same places."""
        super().put_typed({name: text for name, text in typed.items() if not name.startswith(_PREFIX)})
        inline = {name.removeprefix(_PREFIX): text for name, text in typed.items() if name.startswith(_PREFIX)}
        if inline:
            self._show_form(shown=True)
            self.inline.put_typed(inline)

    def problems(self) -> dict[str, str]:
        """What cannot be read, and a new source without a title."""
        if not self._has_new():
            return super().problems()
        told = self.inline.problems()
        if not self.inline.widget("title").value():
            told["title"] = tr("Give the new source a title, for instance the headline.")
        return super().problems() | {_PREFIX + name: text for name, text in told.items()}

    def set_problem(self, field: str, text: str) -> bool:
        """Show a problem of the link, the quote or the new source."""
        if field.startswith(_PREFIX):
            return self.inline.set_problem(field.removeprefix(_PREFIX), text)
        return super().set_problem(field, text)

    def clear_problems(self) -> None:
        """Take away all problems."""
        super().clear_problems()
        self.inline.clear_problems()

    def focus(self, field: str) -> None:
        """Go to a field; a hidden one leads to the first that is shown."""
        if field.startswith(_PREFIX):
            self.inline.focus(field.removeprefix(_PREFIX))
        elif not self._form.isHidden() and field != "source_quote":
            self.inline.focus("title")
        else:
            super().focus(field)

    def summary(self) -> str:
        """The source's title."""
        if not self._form.isHidden():
            return str(self.inline.widget("title").value())
        return str(self.fields.widget("source").text())

    def _inline_form(self) -> QWidget:
        grid = FormGrid(2)
        self.inline.place(grid, "title", span=0, required=True)
        self.inline.place(grid, "source_kind", "publisher", "published", "dateline")
        self.inline.place(grid, "url", span=0)
        self.inline.place(grid, "text", span=0)
        form = QWidget()
        box = QVBoxLayout(form)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(grid)
        box.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignLeft)
        return form

    def _has_new(self) -> bool:
        """Whether the form of a new source is open and something stands in it."""
        blank = Source()
        typed = (
            self.inline.widget(name).value() != getattr(blank, name) or self.inline.widget(name).problem() for name in self.inline.names()
        )
        return not self._form.isHidden() and any(typed)

    def _show_form(self, *, shown: bool) -> None:
        self._form.setVisible(shown)
        self._new.setHidden(shown)
        self.fields.row("source").setHidden(shown)

    def _start(self) -> None:
        self._show_form(shown=True)
        self.inline.focus("title")
        self.changed.emit()

    def _stop(self) -> None:
        self._show_form(shown=False)
        self.fields.focus("source")
        self.changed.emit()
