"""Which saved view a page shows, whether its list shows something else by now, and what to do about it."""

from collections.abc import Callable, Mapping
from textwrap import shorten
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.page import Page
from wpstracker.gui.saved_views.deeds import ViewDeeds
from wpstracker.gui.tables.record_table import RecordTable
from wpstracker.gui.widgets.keys import new_action
from wpstracker.gui.widgets.styling import icon_button, push_button, text_label
from wpstracker.services import saved_views
from wpstracker.services.saved_views import Look, View

TakeUp = Callable[[Mapping[str, Any]], object]
_WIDEST, _BEGINNING, _SYMBOL, _GAP = 200, 60, 42, 6
_LONGEST = 60
"""Letters of a name that is proposed."""


class ViewControl(QWidget):
    """Stands in the header of a page. While a view is shown, columns and order are the view's; the page's own come back afterwards."""

    view_changed = Signal()

    def __init__(self, page: Page, place: str, table: RecordTable | None = None, take_up: TakeUp | None = None) -> None:
        """`place` is the page's key among `saved_views.PAGES`; `take_up` lets the page take up a state of its table."""
        super().__init__()
        self._page, self._place, self._table, self._take_up = page, place, table, take_up
        self._context: Context = page.context
        self._view: View | None = None
        self._kept = (Filter(), Look())
        self._own: dict[str, Any] = {}
        self._quiet = False
        self.deeds = ViewDeeds(page, page.context)
        self.save_action = new_action(page, tr("Save this view…"), "bookmark", "Ctrl+Shift+V", self.save)
        self.update_action = new_action(page, tr("Update view"), "save", "Ctrl+Shift+U", self.update_view)
        self._build()
        self._show()

    # -- what the page and the window ask

    def actions_here(self) -> tuple[QAction, QAction]:
        """Keep the list under a name; let the view in front show what the list shows."""
        return self.save_action, self.update_action

    def present(self) -> str:
        """The id of the view that is shown, "" when it is none."""
        return self._view.id if self._view else ""

    def differs(self) -> bool:
        """Whether the list shows something else than its view keeps."""
        question, look = self._kept
        return self._view is not None and (self._page.question(), self._look()) != (question.on(self._context.today()), look)

    def show_view(self, view: View) -> None:
        """Show exactly what a view keeps."""
        if self._view is None and self._table is not None:
            self._own = self._table.saved_state()
        self._view, self._quiet = view, True
        self._take_look(view.look)
        self._page.ask(view.question)
        self._quiet = False
        self._kept = (self._page.question(), self._look())
        self._show()

    def leave(self) -> None:
        """The list is no view's any more; columns and order are again the page's own."""
        if self._view is None:
            return
        self._quiet = True
        if self._take_up is not None and self._own:
            self._take_up(self._own)
        self._view, self._own = None, {}
        self._page.reload()
        self._quiet = False
        self._show()

    def compare_look(self) -> None:
        """The columns were changed."""
        if not self._quiet:
            self._show()

    def compare(self) -> None:
        """The list was read anew, perhaps for another question. A list that asks nothing any more has left its view."""
        if self._quiet or self._view is None:
            return
        if self._page.question().is_empty and not self._kept[0].is_empty:
            self.leave()
        else:
            self._show()

    def views_changed(self) -> None:
        """Views were renamed, changed or deleted, perhaps by undoing."""
        if self._view is None:
            return
        known = saved_views.get(self._context.store, self._view.id)
        if known is None:
            self.leave()
            return
        if (known.question, known.look) != (self._view.question, self._view.look):
            self._kept = (known.question, known.look)
        self._view = known
        self._show()

    def state(self) -> dict[str, Any]:
        """Which view is shown, and the page's own columns behind it."""
        return {"id": self._view.id, "own": self._own} if self._view else {}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a `state`, before the page asks its question."""
        view = saved_views.get(self._context.store, str(state.get("id", "")))
        if view is None:
            if self._view is not None:
                self._forget()
            return
        if self._view is None or self._view.id != view.id:
            self._own = dict(state.get("own", {}))
            self._view, self._kept = view, (view.question, view.look)
            self._take_look(view.look)
        self._show()

    # -- what can be done

    def save(self) -> None:
        """Ask for a name and keep the list under it."""
        page = self._page
        name = self._view.name if self._view else _proposed(page.question(), self._context)
        self.deeds.keep(self._place, page.question(), self._look(), name, self._saved)

    def update_view(self) -> None:
        """Let the view show from now on what the list shows."""
        if self._view is not None:
            self._kept = (self._page.question(), self._look())
            self.deeds.update(self._view, *self._kept)
            self._show()

    def back_to_view(self) -> None:
        """Show the view as it was saved."""
        if self._view is not None:
            self.show_view(self._view)

    # -- inside

    def _saved(self, id_: str) -> None:
        """The list that was kept is from now on that view's."""
        view = saved_views.get(self._context.store, id_)
        if view is None:
            return
        if self._view is None and self._table is not None:
            self._own = self._table.saved_state()
        self._view, self._kept = view, (self._page.question(), self._look())
        self._show()

    def _forget(self) -> None:
        """Without asking the list anew: whoever calls does that."""
        if self._take_up is not None and self._own:
            self._take_up(self._own)
        self._view, self._own = None, {}
        self._show()

    def _look(self) -> Look:
        if self._table is None:
            return Look()
        by, descending = self._table.sort_state() or ("", False)
        return Look(by, descending, self._table.columns.shown())

    def _take_look(self, look: Look) -> None:
        """Columns of the view in its order; a view without any leaves them as they are."""
        if self._table is None or self._take_up is None:
            return
        every = [column.key for column in self._table.records().columns]
        hidden = [key for key in every if key not in look.columns]
        state: dict[str, Any] = {"order": [*look.columns, *hidden], "hidden": hidden} if look.columns else {}
        self._take_up(state | ({"sort": [look.sorted_by, look.descending]} if look.sorted_by else {}))

    def _show(self) -> None:
        """The name of the view, and that the list shows something else."""
        view, differs, writable = self._view, self.differs(), not self._context.store.read_only
        self.save_button.setVisible(view is None)
        self.name_button.setVisible(view is not None)
        self.update_button.setVisible(differs and writable)
        self.save_action.setEnabled(writable)
        self.save_button.setEnabled(writable)
        self.update_action.setEnabled(differs and writable)
        if view is not None:
            said = tr("View “{name}”, changed", name=view.name) if differs else tr("View “{name}”", name=view.name)
            self.name_button.setToolTip(said)
            self.name_button.setAccessibleName(said)
        self._fit()
        self.updateGeometry()
        self.view_changed.emit()

    def sizeHint(self) -> QSize:
        """Room for all words, whatever is cut off at present."""
        return QSize(self._wanted(), super().sizeHint().height()) if self._view else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The beginning of the name and a symbol are enough."""
        least = _SYMBOL + _BEGINNING + (_SYMBOL if self.differs() else 0)
        return QSize(least, super().minimumSizeHint().height()) if self._view else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _wanted(self) -> int:
        """The width of everything in words."""
        words_of = self.fontMetrics().horizontalAdvance
        name = min(_WIDEST, words_of(self._view.name) if self._view else 0) + _SYMBOL
        if not self.differs():
            return name
        return name + words_of(self.changed_mark.text()) + words_of(tr("Update view")) + _SYMBOL + 3 * _GAP

    def _fit(self) -> None:
        """Everything in words where there is room; else the button is a symbol and the name is cut off."""
        if self._view is None:
            self.changed_mark.hide()
            return
        differs, wide = self.differs(), self.width() >= self._wanted()
        self.changed_mark.setVisible(differs and wide)
        self.update_button.setText(tr("Update view") if wide else "")
        room = _WIDEST if wide else max(_BEGINNING, self.width() - _SYMBOL - (_SYMBOL + _GAP if differs else 0))
        self.name_button.setText(self.fontMetrics().elidedText(self._view.name, Qt.TextElideMode.ElideRight, min(_WIDEST, room)))

    def _open_menu(self) -> None:
        view = self._view
        if view is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        back = menu.addAction(icon("undo-2"), tr("Back to the view as it was saved"), self.back_to_view)
        back.setEnabled(self.differs())
        menu.addActions([self.update_action])
        menu.addAction(icon("bookmark"), tr("Save as a new view…"), self.save).setEnabled(self.save_action.isEnabled())
        menu.addSeparator()
        self.deeds.fill(menu, view)
        menu.addSeparator()
        menu.addAction(icon("x"), tr("Leave the view"), self._leave_to_all)
        menu.popup(self.name_button.mapToGlobal(QPoint(0, self.name_button.height())))

    def _leave_to_all(self) -> None:
        """Everything, with the page's own columns."""
        self.leave()
        self._page.ask(Filter())

    def _build(self) -> None:
        self.save_button = icon_button("bookmark", tr("Save this view… ({keys})", keys="Ctrl+Shift+V"))
        self.save_button.clicked.connect(self.save_action.trigger)
        self.name_button = push_button("", icon_name="bookmark", role="quiet")
        self.name_button.clicked.connect(self._open_menu)
        self.changed_mark = text_label(tr("changed"), "muted")
        self.update_button = push_button(tr("Update view"), icon_name="save")
        self.update_button.setAccessibleName(tr("Update view"))
        self.update_button.setToolTip(tr("The view keeps from now on what the list shows ({keys})", keys="Ctrl+Shift+U"))
        self.update_button.clicked.connect(self.update_action.trigger)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        for part in (self.save_button, self.name_button, self.changed_mark, self.update_button):
            line.addWidget(part)


def _proposed(question: Filter, context: Context) -> str:
    """A name made of what is asked: “Kyrgyzstan, Training”."""
    from wpstracker.reports.asked import facts

    if question.is_empty:
        return ""
    said = ", ".join(str(fact.value) for fact in facts(question, context.store, words()))
    return shorten(said, _LONGEST, placeholder="…")
