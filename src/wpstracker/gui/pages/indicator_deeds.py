"""What can be done from the page of an indicator, wherever it is shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.crosswalk import CrosswalkDialog
from wpstracker.gui.dialogs.link_dialog import open_link_dialog
from wpstracker.gui.forms.indicator_editor import IndicatorEditor
from wpstracker.gui.forms.value_editor import ValueEditor
from wpstracker.gui.pages.indicator_view import CROSSWALK, EDIT_VALUE, NEW_VALUE, RECOMMENDATIONS
from wpstracker.records import RecommendationIndicator
from wpstracker.services import indicators


class IndicatorDeeds:
    """Opens the dialogs over a page; `saved(id)` is called with the indicator that was changed."""

    def __init__(self, context: Context, parent: QWidget, saved: Callable[[str], object] = lambda _id: None) -> None:
        self._context, self._parent, self._saved = context, parent, saved

    def follow(self, target: str, indicator: str | None) -> bool:
        """Do what a link of the page asks; False for links that lead elsewhere."""
        if target.startswith(CROSSWALK):
            self.show_crosswalk(target.removeprefix(CROSSWALK))
        elif target.startswith(EDIT_VALUE):
            self.edit_value(target.removeprefix(EDIT_VALUE))
        elif target == NEW_VALUE and indicator:
            self.add_value(indicator)
        elif target == RECOMMENDATIONS and indicator:
            self.link_recommendations([indicator])
        else:
            return False
        return True

    def enter_values(self, indicator: str) -> None:
        """Open the grid of values."""
        draft = indicators.load(self._context.store, indicator)
        if draft is not None:
            editor = IndicatorEditor(self._context, draft, self._parent, at_values=True)
            editor.saved.connect(self._saved)
            editor.open()

    def add_value(self, indicator: str) -> None:
        """One more value with its evidence."""
        self._open_value(ValueEditor(self._context, indicators.blank_value(indicator), self._parent), indicator)

    def edit_value(self, value: str) -> None:
        """A value and its evidence."""
        draft = indicators.load_value(self._context.store, value)
        if draft is not None:
            self._open_value(ValueEditor(self._context, draft, self._parent), str(draft.record.indicator))

    def link_recommendations(self, ids: list[str]) -> None:
        """Choose the recommendations that are followed by these indicators."""
        open_link_dialog(self._context, self._parent, RecommendationIndicator, "indicator", ids)

    def show_crosswalk(self, code: str = "") -> None:
        """Every country's indicators that answer an international one."""
        CrosswalkDialog(self._parent, self._context, code).open()

    def _open_value(self, editor: ValueEditor, indicator: str) -> None:
        editor.saved.connect(lambda _id: self._saved(indicator))
        editor.open()
