"""Who organised an event, and the people named in it."""

from typing import Any

from wpstracker.domain.vocabularies import PersonRole
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.cards import Banner
from wpstracker.records import EventOrganisation, EventPerson
from wpstracker.services.drafts import Draft


class OrganisationsGroup(PartsGroup):
    """Organisations with their roles; a name that is not known yet becomes a new organisation."""

    def __init__(self, names: Names) -> None:
        self._names = names
        super().__init__(
            EventOrganisation,
            self._row,
            add_text=tr("Add an organisation"),
            empty_text=tr("Nobody yet. Organisers, hosts, supporters and funders go here."),
            name=tr("Organisations"),
        )

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} organisation", "{n} organisations", count) if count else ""

    def _row(self) -> PartRow:
        choice = RecordChoice(self._names, "organisation", creates=True, placeholder=tr("Organisation, in any spelling"))
        fields = FormFields(EventOrganisation, ["organisation", "role", "named_as"], inputs={"organisation": choice})
        fields.widget("named_as").setPlaceholderText(tr("Named as: the source's spelling, if it differs"))
        row = PartRow(EventOrganisation, fields, ["organisation"])
        row.add_line(("organisation", 3), ("role", 1))
        row.add_line(("named_as", 1))
        return row

    def _row_problems(self, row: PartRow) -> dict[str, str]:
        missing = {} if row.fields.widget("organisation").value() else {"organisation": tr("Name the organisation, or remove the row.")}
        return missing | super()._row_problems(row)


class PeopleGroup(PartsGroup):
    """People in their public roles, with the office they held then."""

    def __init__(self, names: Names) -> None:
        self._names = names
        super().__init__(
            EventPerson,
            self._row,
            add_text=tr("Add a person"),
            empty_text=tr("Nobody yet. Speakers, moderators and contacts go here; participants are counted below, not named."),
            name=tr("People"),
        )
        self.warning = Banner(kind="warning", dismissible=False)
        self.box.addWidget(self.warning)
        self.changed.connect(self._warn)
        self._warn()

    def read(self, draft: Draft[Any]) -> None:
        """One row for each, and the warning if it is due."""
        super().read(draft)
        self._warn()

    def _warn(self) -> None:
        """Participants are counted, not named."""
        named = any(row.fields.widget("role").value() == PersonRole.PARTICIPANT for row in self.rows.inputs())
        text = tr("Names of participants are not needed; counts are. Name somebody only with good reason: it can put people at risk.")
        self.warning.set_message(text if named else "")

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} person", "{n} people", count) if count else ""

    def _row(self) -> PartRow:
        choice = RecordChoice(self._names, "person", creates=True, placeholder=tr("Name, in any spelling"))
        fields = FormFields(EventPerson, ["person", "role", "office"], inputs={"person": choice})
        fields.widget("office").setPlaceholderText(tr("Office held then"))
        row = PartRow(EventPerson, fields, ["person", "office"])
        row.add_line(("person", 3), ("role", 2))
        row.add_line(("office", 1))
        return row

    def _row_problems(self, row: PartRow) -> dict[str, str]:
        missing = {} if row.fields.widget("person").value() else {"person": tr("Name the person, or remove the row.")}
        return super()._row_problems(row) | missing
