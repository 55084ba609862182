"""How many took part, by sex as far as it was reported, and without names."""

from typing import Any

from PySide6.QtCore import Qt

from wpstracker.domain.headcount import Headcount, added
from wpstracker.domain.vocabularies import Capacity, Scheme
from wpstracker.figures.terms import terms
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.inputs import fold
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.choice import Entry, SearchableChoice
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.number_edit import CountEdit
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.records import Participation
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

_COUNTS = ("women", "men", "other", "undisaggregated", "total")
_DETAILS = ("organisation", "institution_type", "country", "capacity")


class ParticipationRow(PartRow):
    """One block of people; who they were in detail is asked only of those who want to say."""

    def __init__(self, names: Names, institution_types: list[Entry]) -> None:
        inputs: dict[str, Any] = {name: CountEdit(placeholder="—") for name in _COUNTS}
        inputs |= {
            "organisation": RecordChoice(names, "organisation", creates=True),
            "institution_type": SearchableChoice(institution_types, fold=fold),
        }
        fields = FormFields(Participation, ["who", "precision", *_COUNTS, *_DETAILS], inputs=inputs)
        super().__init__(Participation, fields, ["who", *_COUNTS, "organisation", "institution_type", "country"])
        who, counts = FormGrid(4, narrowest=120), FormGrid(5, narrowest=95)
        fields.place(who, "who", span=3)
        fields.place(who, "precision")
        for name in _COUNTS:
            fields.place(counts, name, label=tr("Sex not reported") if name == "undisaggregated" else "")
        self._more = push_button(tr("Organisation, country, capacity…"), icon_name="chevron-down", role="quiet")
        self._more.setAutoDefault(False)
        self._more.clicked.connect(lambda: self._show_details(focus=True))
        self._details = FormGrid(2)
        fields.place(self._details, *_DETAILS)
        for part in (who, counts, self._details):
            self.box.addWidget(part)
        self.box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._details.hide()

    def set_value(self, value: Any) -> None:
        """Show a block, with its details if it has any."""
        super().set_value(value)
        if value.organisation or value.institution_type or value.country or value.capacity != Capacity.PARTICIPANT:
            self._show_details()

    def set_problem(self, name: str, text: str) -> None:
        """Open the details when the problem is there."""
        if text and name in _DETAILS:
            self._show_details()
        super().set_problem(name, text)

    def headcount(self) -> Headcount:
        """The numbers as typed so far."""
        self.fields.write(self._record)
        assert isinstance(self._record, Participation)
        return self._record.headcount

    def _show_details(self, *, focus: bool = False) -> None:
        self._details.show()
        self._more.hide()
        if focus:
            self.fields.focus(_DETAILS[0])


class ParticipationGroup(PartsGroup):
    """Blocks of people with their totals below."""

    def __init__(self, store: Store, names: Names) -> None:
        self._names = names
        known = terms(store, words().language, Scheme.INSTITUTION_TYPE)
        self._institution_types = [Entry(term.id, term.label, (term.code,)) for term in known if not term.retired]
        super().__init__(
            Participation,
            self._row,
            add_text=tr("Add people who took part"),
            empty_text=tr("Not reported. Add one row for everybody, or one for each institution; leave empty what nobody counted."),
            name=tr("Participation"),
        )
        self._totals, self._split, self._remark = (
            text_label(role="heading"),
            text_label(role="muted", wrap=True),
            text_label(role="muted", wrap=True),
        )
        for label in (self._totals, self._split, self._remark):
            self.box.addWidget(label)
        self.changed.connect(self._tell)
        self._tell()

    def read(self, draft: Draft[Any]) -> None:
        """Show the blocks and their totals."""
        super().read(draft)
        self._tell()

    def summary(self) -> str:
        """The total and its split."""
        count = added(row.headcount() for row in self.filled())
        if not count.is_reported:
            blocks = len(self.filled())
            return tr_n("{n} group of people, numbers not reported", "{n} groups of people, numbers not reported", blocks) if blocks else ""
        number = count.show(words())
        if not count.is_disaggregated:
            return tr_n(
                "{number} person, not disaggregated by sex",
                "{number} people, not disaggregated by sex",
                count.people() or 0,
                number=number,
            )
        return tr_n(
            "{number} person: {women} women, {men} men",
            "{number} people: {women} women, {men} men",
            count.people() or 0,
            number=number,
            women=count.women,
            men=count.men,
        )

    def _row(self) -> ParticipationRow:
        return ParticipationRow(self._names, self._institution_types)

    def _tell(self) -> None:
        """Totals, share of women, and the quiet word when numbers differ."""
        rows = self.filled()
        count = added(row.headcount() for row in rows)
        self._totals.setText(tr("In all: {people}", people=count.show(words())))
        self._split.setText(_split_text(count))
        differing = [row.headcount() for row in rows if not row.headcount().adds_up]
        self._remark.setText(
            tr(
                "The parts make {parts}, the total stated is {total}. Sources do differ: both numbers are kept.",
                parts=differing[0].sum_of_parts(),
                total=differing[0].total,
            )
            if differing
            else ""
        )
        for label in (self._totals, self._split, self._remark):
            label.setVisible(bool(rows) and bool(label.text()))


def _split_text(count: Headcount) -> str:
    """How many women and men, and the women's share."""
    share = count.share_of_women
    if share is not None:
        known = {"women": count.women, "men": count.men, "share": round(share * 100)}
        if rest := count.not_split():
            return tr("Women: {women}, men: {men}, sex not known: {rest}. Share of women: {share} %", rest=rest, **known)
        return tr("Women: {women}, men: {men}. Share of women: {share} %", **known)
    if count.women is not None:
        return tr("Women: {women}; men not reported", women=count.women)
    if count.men is not None:
        return tr("Men: {men}; women not reported", men=count.men)
    return tr("Not disaggregated by sex") if count.is_reported else ""
