"""Words that were said at an event."""

from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n
from wpstracker.records import Quote


class QuotesGroup(PartsGroup):
    """Who said what; a speaker who is not known yet becomes a new person."""

    def __init__(self, names: Names) -> None:
        self._names = names
        super().__init__(
            Quote,
            self._row,
            add_text=tr("Add a quote"),
            empty_text=tr("None yet. Words worth keeping, with the person who said them."),
            name=tr("Quotes"),
        )

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} quote", "{n} quotes", count) if count else ""

    def _row(self) -> PartRow:
        choice = RecordChoice(self._names, "person", creates=True, placeholder=tr("Speaker, in any spelling"))
        fields = FormFields(Quote, ["words", "person"], inputs={"person": choice})
        fields.widget("words").setPlaceholderText(tr("Word for word, without quotation marks"))
        row = PartRow(Quote, fields, ["words", "person"])
        row.add_line(("words", 1))
        row.add_line(("person", 1))
        return row
