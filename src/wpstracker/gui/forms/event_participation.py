"""How many took part, by sex as far as it was reported, and without names: a grid with its totals below."""

from typing import Any

from wpstracker.domain.headcount import Headcount, added
from wpstracker.domain.identity import new_id
from wpstracker.domain.vocabularies import Precision
from wpstracker.gui.forms.grid_group import GridGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.participation_columns import COUNTS, DETAILS, columns
from wpstracker.gui.grids.columns import Row
from wpstracker.gui.grids.model import GridModel
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.flow_layout import FlowLayout
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.records import Participation
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class ParticipationGroup(GridGroup):
    """One row for everybody, or one for each institution; empty is not reported."""

    kind = "participation"
    first = "who"

    def __init__(self, store: Store, names: Names) -> None:
        super().__init__()
        self._parts: dict[str, Participation] = {}
        shown = columns(store, names)
        self._blanks = {column.key: column.blank for column in shown}
        model = GridModel(shown, self._fresh, remark=_remark, invitation=tr("Type here, or paste from Excel"), parent=self)
        self.use_grid(model, name=tr("Participation"))
        self.more = push_button(tr("Organisation, country, capacity…"), icon_name="columns-3", role="quiet")
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.more.toggled.connect(self._show_details)
        self._totals = text_label(role="heading")
        self._split, self._remark_line = text_label(role="muted", wrap=True), text_label(role="muted", wrap=True)
        self._lay_out()
        self._show_details(on=False)
        self.tell()

    def read(self, draft: Draft[Any]) -> None:
        """Show the blocks and their totals; details are shown where there are any."""
        parts = draft.of(Participation)
        self._parts = {str(part.id): part for part in parts}
        rows = [Row(str(part.id), {name: getattr(part, name) for name in self._blanks}) for part in parts]
        self.remember(rows)
        self.model.set_rows(rows)
        self.more.setChecked(any(self._has_details(row) for row in rows))
        self.grid.go_to(0, 0)
        self.tell()

    def write(self, draft: Draft[Any]) -> None:
        """Every row that holds something, in the order shown; what was not touched stays as it was read."""
        draft.parts[Participation] = [self._part(row) for row in self.filled()]

    def summary(self) -> str:
        """The total and its split."""
        count = added(map(_headcount, self.filled()))
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

    def kept(self, row: Row) -> object:
        """Every cell: all columns are always there."""
        return row.id, dict(row.values)

    def is_blank(self, row: Row) -> bool:
        """How sure nothing is says nothing."""
        return all(row.values[name] in (blank, None, "") for name, blank in self._blanks.items() if name != "precision")

    def is_marked(self, key: str) -> None:
        """Show the details when one of them is wrong."""
        if key in DETAILS:
            self.more.setChecked(True)

    def follow_edit(self) -> None:
        """Show the details once there are any."""
        if any(self._has_details(row) for row in self.model.rows()):
            self.more.setChecked(True)
        super().follow_edit()

    def tell(self) -> None:
        """Totals, share of women, and the quiet word when numbers differ."""
        counts = [_headcount(row) for row in self.filled()]
        count = added(counts)
        differing = next((each for each in counts if not each.adds_up), None)
        self._totals.setText(tr("In all: {people}", people=count.show(words())))
        self._split.setText(_split_text(count))
        self._remark_line.setText(_difference(differing) if differing else "")
        for label in (self._totals, self._split, self._remark_line):
            label.setVisible(bool(counts) and bool(label.text()))

    # -- inside

    def _fresh(self) -> Row:
        return Row(new_id(), dict(self._blanks))

    def _has_details(self, row: Row) -> bool:
        return any(row.values[name] not in (self._blanks[name], None, "") or name in row.unread for name in DETAILS)

    def _part(self, row: Row) -> Participation:
        """The block of a row: the one it was read from, or a new one."""
        part = self._parts.get(row.id) or Participation(id=row.id)
        for name, value in row.values.items():
            if getattr(part, name) != value:
                setattr(part, name, value)
        return part

    def _show_details(self, on: bool) -> None:
        for at, column in enumerate(self.model.columns):
            self.grid.setColumnHidden(at, column.detail and not on)
        self.grid.fit()

    def _lay_out(self) -> None:
        """What one can do above the grid, what it says below."""
        above = FlowLayout(spacing=2)
        for keys in ("Ins", "Ctrl+Del", "Alt+Up", "Alt+Down", "Ctrl+D", "Ctrl+Z", "Ctrl+Y"):
            above.addWidget(self.grid.button(keys))
        above.addWidget(self.more)
        self.box.addLayout(above)
        self.box.addWidget(self.grid)
        below = (self.said, self._totals, self._split, self._remark_line)
        for label in below:
            self.box.addWidget(label)
        self.say("")


def _headcount(row: Row) -> Headcount:
    """The numbers of a row as one value."""
    precision = row.values["precision"]
    sure = Precision(precision) if precision in list(Precision) else Precision.EXACT
    return Headcount(**{name: row.values[name] for name in COUNTS}, precision=sure)


def _remark(row: Row, key: str) -> tuple[str, str]:
    """In the column of the total: what the parts make where no total is stated, and the word when both differ."""
    if key != "total":
        return "", ""
    count = _headcount(row)
    if count.total is None and count.sum_of_parts() is not None:
        return tr("= {sum}", sum=count.sum_of_parts()), tr("The sum of the parts. Enter a total only if the source states one.")
    return "", "" if count.adds_up else _difference(count)


def _difference(count: Headcount) -> str:
    return tr(
        "The parts make {parts}, the total stated is {total}. Sources do differ: both numbers are kept.",
        parts=count.sum_of_parts(),
        total=count.total,
    )


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
