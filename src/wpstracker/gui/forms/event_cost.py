"""What an event cost, who paid, how far it was about gender, and how those who took part judged it."""

from typing import Any

from wpstracker.domain.currencies import CURRENCIES, is_currency
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.inputs import fold
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.choice import Entry, SearchableChoice
from wpstracker.records import Event

_COST = ("cost_planned", "cost_spent", "currency")
_EVALUATION = ("pre_test", "post_test", "satisfaction", "evaluated")


class CostGroup(FieldsGroup):
    """Marker, money, evaluation."""

    def __init__(self) -> None:
        names = ["gender_marker", *_COST, "funding_source", *_EVALUATION]
        super().__init__(FormFields(Event, names, inputs={"currency": CurrencyChoice()}))
        self.add_lines(["gender_marker"])
        self.add_lines(_COST, ["funding_source"], heading=tr("Money"))
        self.add_lines(_EVALUATION[:2], _EVALUATION[2:], heading=tr("Evaluation"))

    def summary(self) -> str:
        """How many fields are filled."""
        filled = [name for name in self.fields.names() if self.fields.widget(name).value() not in (None, "")]
        return tr_n("{n} field filled in", "{n} fields filled in", len(filled)) if filled else ""


class CurrencyChoice(SearchableChoice):
    """A currency of the usual ones, found by name or code; any other three letters are taken as they are."""

    def __init__(self) -> None:
        entries = [Entry(code, code, (tr(name),), tr(name)) for code, name in CURRENCIES.items()]
        super().__init__(entries, placeholder="EUR", fold=fold)

    def value(self) -> str:
        """The code, "" for none."""
        return super().value() or self._typed_code()

    def set_value(self, value: Any) -> None:
        """Show a code."""
        super().set_value(value or None)

    def problem(self) -> str:
        """Three letters will do."""
        return "" if self._typed_code() else super().problem()

    def _settle(self) -> None:
        code = self._typed_code()
        if code and super().value() is None:
            self.set_value(code)
        super()._settle()

    def _typed_code(self) -> str:
        code = self.text().strip().upper()
        return code if is_currency(code) else ""
