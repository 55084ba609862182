"""What pages offer for linking: actions on the selection, and the links of a reading pane that begin the same."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction

from wpstracker.gui.dialogs.link_dialog import open_link_dialog
from wpstracker.gui.language import tr
from wpstracker.gui.pages.chain_html import LINK_EVENTS, LINK_FOLLOWED_UP, LINK_INDICATORS, LINK_MEASURES
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.records import EventItem, RecommendationEvent, RecommendationIndicator, RecommendationItem, Record


class LinkDeeds:
    """The actions of one page; `selected` tells the ids the person chose, `current` the one that is read."""

    def __init__(
        self,
        page: ListPage,
        selected: Callable[[], Sequence[str]],
        current: Callable[[], str | None],
        deeds: Sequence[tuple[str, str, str, type[Record], str]],
    ) -> None:
        """`deeds`: words, keys, target of a link in the reading pane, kind of link, side on which the page's records stand."""
        self._page, self._current = page, current
        self._targets = {target: (model, side) for _, _, target, model, side in deeds}
        self.actions: list[QAction] = [
            page.action(text, "link", keys, lambda model=model, side=side: self._open(model, side, selected()))  # type: ignore[misc]
            for text, keys, _, model, side in deeds
        ]

    def follow(self, target: str) -> bool:
        """Begin what a link of the reading pane asks for; False when it is no link of ours."""
        if target not in self._targets:
            return False
        current = self._current()
        self._open(*self._targets[target], [current] if current else [])
        return True

    def set_enabled(self, on: bool) -> None:
        """Whether there is something to link and the file can be written."""
        for action in self.actions:
            action.setEnabled(on)

    def _open(self, model: type[Record], side: str, ids: Sequence[str]) -> None:
        open_link_dialog(self._page.context, self._page, model, side, ids)


def recommendation_links(page: ListPage, selected: Callable[[], Sequence[str]], current: Callable[[], str | None]) -> LinkDeeds:
    """What recommendations are linked with."""
    side = "recommendation"
    return LinkDeeds(
        page,
        selected,
        current,
        (
            (tr("Link to measures…"), "Ctrl+L", LINK_MEASURES, RecommendationItem, side),
            (tr("Link to follow-up events…"), "Ctrl+Shift+K", LINK_EVENTS, RecommendationEvent, side),
            (tr("Link to indicators…"), "Ctrl+Shift+G", LINK_INDICATORS, RecommendationIndicator, side),
        ),
    )


def event_links(page: ListPage, selected: Callable[[], Sequence[str]], current: Callable[[], str | None]) -> LinkDeeds:
    """What events are linked with."""
    return LinkDeeds(
        page,
        selected,
        current,
        (
            (tr("Link to measures…"), "Ctrl+L", LINK_MEASURES, EventItem, "event"),
            (tr("Link to recommendations…"), "Ctrl+Shift+K", LINK_FOLLOWED_UP, RecommendationEvent, "event"),
        ),
    )
