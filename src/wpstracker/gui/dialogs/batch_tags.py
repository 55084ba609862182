"""Tagging everything selected, and taking tags away from it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.batch_dialog import ChangeDialog
from wpstracker.gui.forms.event_tags import TagsGroup
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import Event
from wpstracker.services import batch, naming
from wpstracker.services.batch import Change, Tags
from wpstracker.services.drafts import Draft

_ID = Qt.ItemDataRole.UserRole
_ROOM = QSize(0, 28)


class AddTagsDialog(ChangeDialog):
    """Opened with `open()`: tags chosen as in a form are put on everything selected; what is there stays."""

    def __init__(self, parent: QWidget, context: Context, kind: str, ids: Sequence[str]) -> None:
        count = len(set(ids))
        super().__init__(parent, context, kind, ids, tr_n("Add tags to {n} selected record", "Add tags to {n} selected records", count))
        self._draft = Draft(Event())
        self.tags = TagsGroup(context.store, self.names)
        self.tags.read(self._draft)
        self.tags.changed.connect(self.chosen)
        self.body.addWidget(text_label(tr("Tags that are there already stay. One undo takes all of it back."), "muted", wrap=True))
        self.body.addWidget(self.tags)
        self.finish()
        self.tags.focus("")

    def change(self) -> Change | None:
        """The tags chosen."""
        self.tags.write(self._draft)
        return Tags(tuple(self._draft.terms)) if self._draft.terms else None

    def nothing_chosen(self) -> str:
        """What to do first."""
        return tr("Choose at least one tag.")

    def settle(self) -> None:
        """Take what stands typed; what is in no list is told beside it."""
        for name, problem in self.tags.problems().items():
            self.tags.set_problem(name, problem)

    def done_text(self, count: int) -> str:
        """The word afterwards."""
        return tr_n("{n} record was tagged. Ctrl+Z takes it back.", "{n} records were tagged. Ctrl+Z takes it back.", count)


class RemoveTagsDialog(ChangeDialog):
    """Opened with `open()`: the tags that stand on the selection, with on how many of them; those ticked go."""

    def __init__(self, parent: QWidget, context: Context, kind: str, ids: Sequence[str]) -> None:
        count = len(set(ids))
        title = tr_n("Remove tags from {n} selected record", "Remove tags from {n} selected records", count)
        super().__init__(parent, context, kind, ids, title)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Tags of the selection"))
        self.list.setMinimumHeight(220)
        self._fill()
        self.list.itemChanged.connect(lambda _item: self.chosen())
        self.body.addWidget(text_label(tr("Tick the tags to be removed. The tags themselves stay in their lists."), "muted", wrap=True))
        self.body.addWidget(self.list)
        self.finish()
        self.list.setFocus()

    def change(self) -> Change | None:
        """The tags ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = tuple(str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked)
        return Tags(ticked, on=False) if ticked else None

    def nothing_chosen(self) -> str:
        """What to do first."""
        return tr("Tick at least one tag.") if self.list.count() else tr("None of the selected records has a tag.")

    def done_text(self, count: int) -> str:
        """The word afterwards."""
        return tr_n(
            "Tags were removed from {n} record. Ctrl+Z brings them back.",
            "Tags were removed from {n} records. Ctrl+Z brings them back.",
            count,
        )

    def _fill(self) -> None:
        """The tag that stands on most of them first."""
        counts = batch.tags_on(self.context.store, self.kind, self.ids)
        offers = naming.offers_of_terms(self.context.store, counts, words().language)
        for offer in sorted(offers, key=lambda offer: (-counts[offer.id], offer.label)):
            item = QListWidgetItem(tr("{tag} ({n})", tag=offer.label, n=counts[offer.id]))
            item.setData(_ID, offer.id)
            item.setToolTip(offer.hint)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(_ROOM)
            self.list.addItem(item)
        if offers:
            self.list.setCurrentRow(0)
