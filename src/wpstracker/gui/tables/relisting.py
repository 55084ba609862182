"""Whether a long list can stay as it is after a change, so that nobody waits for all of it after every record that is saved."""

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

    def is_answered(self, asked: Hashable) -> bool:
        """Whether the list that is shown answers this question still; never twice without a change, for then it is asked on purpose."""
        changed, self._changed = self._changed, {}
        if not changed or asked != self.asked or self._listing is None or self._read != self._today_and_others():
            return False
        return self._listing.stands(changed)

    def _today_and_others(self) -> tuple[date, int]:
        """What lists depend on besides: the day, and what was written over other connections."""
        return self._context.today(), self._context.store.state()[1]
