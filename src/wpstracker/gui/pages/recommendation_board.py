"""Recommendations as a board: a column for each status, cards that are moved on by mouse or keys."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country_name
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.recommendations import needs_reason
from wpstracker.domain.vocabularies import RecommendationStatus as Status
from wpstracker.figures import recommendations as figures
from wpstracker.figures.by_status import by_status
from wpstracker.figures.rows import Row
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.status_dialog import StatusDialog
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import tell_error
from wpstracker.gui.pages.recommendation_table import due_of, show_due, urgency
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.board import Board, Card, ColumnKind
from wpstracker.gui.widgets.partial_date_edit import date_in_numbers
from wpstracker.records import Recommendation
from wpstracker.services import progress

_LIFE = (
    Status.RECORDED,
    Status.UNDER_REVIEW,
    Status.ACCEPTED,
    Status.PLANNED,
    Status.IN_PROGRESS,
    Status.PARTLY,
    Status.IMPLEMENTED,
    Status.NOT_IMPLEMENTED,
    Status.ON_HOLD,
    Status.CLOSED,
    Status.SUPERSEDED,
)
"""The columns from left to right."""
_FOLDED = (Status.CLOSED.value, Status.SUPERSEDED.value)
_SETTINGS = "recommendations.board"
_NOT_STATED = ""
_MOST_TRIED = 200
"""Of a larger selection only so many are asked where they may go; the services refuse the rest by name."""


class RecommendationBoard(Board):
    """Shows what the list shows. Moving a card on is recording progress: one step, with a reason where one is needed."""

    said = Signal(str)

    def __init__(self, context: Context) -> None:
        self._context = context
        kinds = [ColumnKind(status.value, tr(status.label), role_of(Status, status)) for status in _LIFE]
        kinds.insert(0, ColumnKind(_NOT_STATED, tr("Status not stated"), "neutral"))
        super().__init__(kinds, self._cards, self._may_come_to, name=tr("Recommendations by status"))
        self.set_folded(context.settings.state(_SETTINGS).get("folded", _FOLDED))
        self.column(_NOT_STATED).hide()
        self.folds_changed.connect(lambda: context.settings.put_state(_SETTINGS, {"folded": self.folded()}))
        self.move_wanted.connect(self.move_on)
        self.stuck.connect(self._tell_stuck)

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these recommendations, each column in the order given."""
        found = by_status(self._context.store, ids)
        self.set_movable(not self._context.store.read_only)
        self.column(_NOT_STATED).setVisible(bool(found.get(_NOT_STATED)))
        self.set_ids(found)

    def move_on(self, ids: Sequence[str], key: str) -> None:
        """Move cards to a status; a step that must say why asks for it."""
        status = Status(key)
        if self._asks_why(ids, status):
            self._open_dialog(ids, status)
            return
        when = PartialDate.of(self._context.today())
        try:
            number = progress.move(self._context.store, Recommendation.kind(), ids, status, when)
        except (Invalid, KnownError) as error:
            tell_error(self, error)
        else:
            self._tell_moved(number, status)

    def move_menu(self, parent: QWidget) -> QMenu:
        """“Move to …” with every status the chosen cards may come to."""
        menu = QMenu(tr("Move to"), parent)
        ids = self.selected_ids()
        for key in self.may_move_to():
            label = tr(Status(key).label)
            menu.addAction(tr("{status}…", status=label) if self._asks_why(ids, Status(key)) else label, partial(self.move_on, ids, key))
        menu.setEnabled(not menu.isEmpty())
        return menu

    def open_move_menu(self) -> None:
        """Beside the current card."""
        menu = self.move_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        column = self.column_of(self.current_id())
        if column is not None:
            place = column.cards.visualRect(column.cards.currentIndex()).center()
            menu.popup(column.cards.viewport().mapToGlobal(QPoint(place.x(), max(place.y(), 0))))

    def _asks_why(self, ids: Sequence[str], status: Status) -> bool:
        records = [self._context.store.get(Recommendation, id_) for id_ in ids]
        return any(record is not None and needs_reason(record.status, status) for record in records)

    def _open_dialog(self, ids: Sequence[str], status: Status) -> None:
        dialog = StatusDialog(self, self._context, Recommendation.kind(), ids, self._tell_moved)
        dialog.status.set_value(status)
        dialog.status.changed.emit()
        dialog.open()
        dialog.reason.setFocus()

    def _may_come_to(self, ids: Sequence[str]) -> Collection[str]:
        """The statuses all of these may come to today."""
        tried = ids[:_MOST_TRIED]
        when = PartialDate.of(self._context.today())
        found = progress.steps_of_all(self._context.store, Recommendation.kind(), tried, when)
        return [str(status) for status, number in found.items() if number == len(tried)]

    def _tell_moved(self, number: int, status: object) -> None:
        label = tr(Status(str(status)).label)
        self.said.emit(tr_n("{n} recommendation: {status}", "{n} recommendations: {status}", number, status=label))

    def _tell_stuck(self, side: int) -> None:
        record = self._context.store.get(Recommendation, self.current_id())
        if record is None:
            return
        label = tr(Status(record.status).label) if record.status else tr("Status not stated")
        if side > 0:
            self.said.emit(tr("No status further right may follow “{status}” for what is chosen.", status=label))
        else:
            self.said.emit(tr("No status further left may follow “{status}” for what is chosen.", status=label))

    def _cards(self, ids: Sequence[str]) -> Mapping[str, Card]:
        language = words().language
        found = figures.rows(self._context.store, ids, self._context.today(), language)
        return {id_: _card(row, language) for id_, row in found.items()}


def _card(row: Row, language: str) -> Card:
    """Text, country, who is responsible (else whom it addresses), deadline."""
    text = " ".join(row["text"].split()) or tr("Text missing")
    country = country_name(row["country"], language) if row["country"] else ""
    due = due_of(row)
    shown = show_due(due, date_in_numbers)
    return Card(text, country, row["responsible"] or row["addressees"], shown, urgency(due), row["text_missing"], row["privacy"])
