"""The plans an event supports, and the priority areas it named."""

from typing import Any

from wpstracker.figures.priority_areas import named_by
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import EventPlan
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class EventPlansGroup(PartsGroup):
    """Plans with how the event supports them."""

    def __init__(self, store: Store, plans: Names) -> None:
        self._store, self._plans = store, plans
        super().__init__(
            EventPlan,
            self._row,
            add_text=tr("Add a plan"),
            empty_text=tr("None yet. A plan the event supports, or that was worked on there."),
            name=tr("Plans supported"),
        )
        self._areas = text_label(role="muted", wrap=True)
        self.box.addWidget(self._areas)

    def read(self, draft: Draft[Any]) -> None:
        """With the areas named, which are edited with their plan."""
        super().read(draft)
        found = [area.name for area in named_by(self._store, str(draft.record.id), words().language)]
        listed = ", ".join(found)
        self._areas.setText(
            tr("Priority areas named by this event: {areas}. They are edited with their plan.", areas=listed) if found else ""
        )
        self._areas.setVisible(bool(found))

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} plan", "{n} plans", count) if count else ""

    def _row(self) -> PartRow:
        choice = RecordChoice(self._plans, "plan", placeholder=tr("Country or words of the plan"))
        fields = FormFields(EventPlan, ["plan", "note"], inputs={"plan": choice})
        fields.widget("note").setPlaceholderText(tr("How the event supports it"))
        row = PartRow(EventPlan, fields, ["plan", "note"])
        row.add_line(("plan", 1))
        row.add_line(("note", 1))
        return row
