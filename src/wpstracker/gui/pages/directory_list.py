"""What the lists of the directory share: described by the modules about their noun, filtered by simple choices, merged."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QAction

from wpstracker.domain.question import Filter, Only
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.merging import MergingActions
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages import asked
from wpstracker.gui.pages.nouns import Figures, Service
from wpstracker.gui.pages.table_page import TablePage
from wpstracker.gui.tables.from_figures import specs, values
from wpstracker.gui.tables.paged_model import ColumnSpec
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.services.drafts import Draft


class DirectoryList(TablePage):
    """A list of one kind of record, described by a module of figures and one of services."""

    figures: Figures
    service: Service
    visible: Sequence[str] = ()
    """The columns shown at first, in their order."""
    widths: Mapping[str, int] = {}
    mergeable = True
    """Whether two records may turn out to be one."""

    def __init__(self, context: Context) -> None:
        self._choices: dict[str, Callable[[], Sequence[Option]]] = {}
        self._toggles: list[Only] = []
        self._besides = Filter()
        self._merging: MergingActions | None = None
        super().__init__(context)

    # -- what a noun says of itself

    def columns(self) -> list[ColumnSpec]:
        """The columns of the table in the present language."""
        return specs(self.figures.COLUMNS, visible=self.visible, sorts=self.figures.sorts("en"), widths=self.widths)

    def found(self, question: Filter, sort: str, descending: bool) -> list[str]:
        """Ids of the records meant, in the order shown."""
        return self.figures.ids(self.context.store, question, sort, descending=descending, language=words().language)

    def fetched(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """The cells of these records in the order of the columns."""
        rows = self.figures.rows(self.context.store, ids, words().language)
        return {id_: values(row, self.model.columns) for id_, row in rows.items()}

    def blank(self) -> Draft[Any]:
        """A new, unsaved record."""
        return self.service.blank()

    def load(self, id_: str) -> Draft[Any] | None:
        """A record for its editor."""
        return self.service.load(self.context.store, id_)

    def remove(self, ids: Sequence[str]) -> None:
        """Delete records; Invalid says what still needs them."""
        self.service.delete(self.context.store, ids)

    def last_actions(self) -> list[QAction]:
        """Making one record of several."""
        if self.mergeable:
            self._merging = MergingActions(self, self.record_kind, self.table.selected_ids)
        return self._merging.actions() if self._merging else []

    # -- for the noun to use

    def add_choice(self, part: str, label: str, options: Callable[[], Sequence[Option]]) -> None:
        """A choice for a part of the question; what it offers is read anew with the list."""
        self.filters.add_choice(part, label)
        self._choices[part] = options

    def add_toggle(self, only: Only, icon_name: str = "", *, label: str = "") -> None:
        """A button for what is worked out from the records; `label`, already translated, says it shorter."""
        self.filters.add_toggle(only.value, label or tr(only.label), icon_name)
        self._toggles.append(only)

    # -- what is shown

    def question(self) -> Filter:
        """What is asked at present."""
        bar = self.filters
        only = tuple(each for each in self._toggles if bar.is_on(each.value))
        return self._besides.but(text=bar.text(), only=only, **{part: bar.value(part) for part in self._choices})

    def ask(self, question: Filter) -> None:
        """Show the records that answer a question."""
        shown: dict[str, Any] = {part: getattr(question, part) for part in ("text", *self._choices)}
        self.filters.set_values(shown | {each.value: each in question.only for each in self._toggles})
        self._besides = asked.only_beyond(question, self._in_bar())
        self.reload()

    def fill_filters(self) -> None:
        """Offer what there is to choose, and name what is asked besides."""
        for part, options in self._choices.items():
            self.filters.choice(part).set_options(options())
        self.filters.show_rest(asked.beyond(self.context.store, self._besides, self._in_bar(), self.record_kind))

    # -- inside

    def _build(self) -> None:
        super()._build()
        self.filters.rest_removed.connect(self._take_away)

    def _offer_actions(self) -> None:
        super()._offer_actions()
        if self._merging:
            self._merging.set_enabled(not self.context.store.read_only, self.table.current_id() is not None)

    @property
    def _settings(self) -> str:
        return f"directory.{self.record_kind}.table"

    def _in_bar(self) -> tuple[str, ...]:
        """The parts of a question that the filter line shows."""
        return ("text", "only", *self._choices)

    def _take_away(self, part: str) -> None:
        self._besides = asked.without(self._besides, part)
