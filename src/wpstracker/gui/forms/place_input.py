"""A line for a place: offers towns and places used before, and takes any other text as it is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from wpstracker.domain.places import country_name
from wpstracker.gui.forms.inputs import LineInput
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.suggestions import Suggestion, SuggestionPopup
from wpstracker.services.place_names import Place, place_called, places, used_places
from wpstracker.store.database import Store


class PlaceInput(LineInput):
    """`meant(place)` when a place was chosen or written in full; what else is known of it may then be filled in."""

    meant = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__(placeholder=tr("City or town"))
        self._store = store
        self._used: list[Place] | None = None
        self._offered: list[Place] = []
        self._is_marked = False
        self.popup = SuggestionPopup(self)
        self.popup.chosen.connect(self._take)
        self.textEdited.connect(self._offer)
        self.editingFinished.connect(self._settle)

    def event(self, event: QEvent) -> bool:
        """Escape closes the list before anything else."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.popup.isVisible())
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._takes(event.key()):
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the keyboard."""
        self.popup.hide()
        super().focusOutEvent(event)

    def _takes(self, key: int) -> bool:
        """True when a key is used up. What is typed stands unless one of the list was marked."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and self.popup.isVisible():
            if self._is_marked:
                self.popup.handle_key(key)
            self.popup.hide()
            return self._is_marked and key != Qt.Key.Key_Tab
        if key == Qt.Key.Key_Down and not self.popup.isVisible():
            self._offer(self.text())
            self._is_marked = self.popup.isVisible()
            return self._is_marked
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self._is_marked:
            self._is_marked = True
            self.popup.mark(0 if key == Qt.Key.Key_Down else -1)
            return True
        return self.popup.handle_key(key)

    def _offer(self, text: str) -> None:
        """Show what the text may mean; nothing is marked yet."""
        self._offered = places(self._known(), text, words().language)
        if [place.name for place in self._offered] == [text.strip()]:
            self._offered = []
        items = [Suggestion(str(at), place.name, _hint(place)) for at, place in enumerate(self._offered)]
        self.popup.offer(items, self)
        self.popup.mark(None)
        self._is_marked = False

    def _take(self, item: Suggestion | None) -> None:
        """Write the chosen one."""
        self.popup.hide()
        if item is None:
            return
        place = self._offered[int(item.id)]
        self.setText(place.name)
        self.meant.emit(place)

    def _settle(self) -> None:
        """A name written in full means as much as one that was chosen."""
        if self.isModified() and (place := place_called(self._known(), self.text(), words().language)):
            self.setModified(False)
            self.meant.emit(place)

    def _known(self) -> list[Place]:
        """Places of this file, read once."""
        if self._used is None:
            self._used = used_places(self._store)
        return self._used


def _hint(place: Place) -> str:
    """What tells it from its namesakes."""
    country = country_name(place.country, words().language) if place.country else ""
    today = tr("today {name}", name=place.today) if place.today else ""
    return ", ".join(part for part in (today, place.region, country) if part)
