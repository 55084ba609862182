"""Whether a long list can be kept after a change, so that nobody waits for all of it after every record that is saved."""

from collections.abc import Hashable, Sequence
from datetime import date

from wpstracker.figures.listing import Listing
from wpstracker.gui.context import Context
from wpstracker.store.announcer import Changes


class Relisting:
    """Told of every change, and of the list that is shown."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._changed: dict[str, frozenset[str]] = {}
        self._listing: Listing | None = None
        self._read: tuple[date, int] | None = None
        self.asked: Hashable = None

    def changed(self, changes: Changes) -> None:
        """Something was written since the list was read."""
        for kind, ids in changes:
            self._changed[kind] = self._changed.get(kind, frozenset()) | ids

    def listed(self, asked: Hashable, ids: Sequence[str]) -> None:
        """This list answers what is asked."""
        self.asked, self._listing = asked, ids if isinstance(ids, Listing) else None
        self._changed, self._read = {}, self._today_and_others()

    def kept(self, asked: Hashable) -> Listing | None:
        """The list that answers this question, as far as that is known without reading it; it is the one that is shown if it is as it was.

        Never twice without a change, for then it is asked on purpose.
        """
        changed, self._changed = self._changed, {}
        if not changed or self._listing is None or not self._is_of_now(asked):
            return None
        return self._listing.after(changed)

    def is_shown(self, asked: Hashable, ids: Sequence[str]) -> bool:
        """Whether this list is the one that is shown."""
        return self._listing is ids and self.asked == asked

    def is_fresh(self, asked: Hashable) -> bool:
        """Whether nothing was written since the list that is shown was read for this question."""
        return not self._changed and self._is_of_now(asked)

    def _is_of_now(self, asked: Hashable) -> bool:
        return asked == self.asked and self._read == self._today_and_others()

    def _today_and_others(self) -> tuple[date, int]:
        """What lists depend on besides: the day, and what was written over other connections."""
        return self._context.today(), self._context.store.state()[1]
