"""Where a person has been in the window, to go back and forward as in a browser."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

MOST = 100
"""Places further back are forgotten."""
_LAYOUT = ("splitter", "splitters", "table", "columns")
"""Parts of a page's state that are nobody's place: a column drawn wider stays wide when one goes back."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page as it was looked at: `state` is what the page says of itself, `scrolled` how far each list and text was."""

    page: str
    state: Mapping[str, Any]
    scrolled: tuple[int, ...] = ()

    def is_like(self, other: "Place") -> bool:
        """Whether the same is shown, wherever it is scrolled to."""
        return self.page == other.page and {**self.state, "scrolled": 0} == {**other.state, "scrolled": 0}


class Wandering(QObject):
    """A line of places with one of them present. A new step cuts off what lay ahead; what happens within a place is no step."""

    changed = Signal()

    def __init__(self, here: Callable[[], Place | None], go: Callable[[Place], None], kept: tuple[list[Place], int] | None = None) -> None:
        """`here` tells the present place, None before there is any; `go` shows one; `kept` is what `state()` said."""
        super().__init__()
        self._here, self._go = here, go
        self._places, self._at = kept or ([], 0)
        self._busy = False

    @contextmanager
    def step(self) -> Iterator[None]:
        """Whatever is shown inside is one step, unless in the end the same is shown."""
        if self._busy:
            yield
            return
        before = self._here()
        with self._unnoticed():
            yield
        after = self._here()
        if before and after and not after.is_like(before):
            self._append(before, after)

    def leave(self) -> None:
        """The page in front is about to show something else of its own."""
        here = None if self._busy else self._here()
        if here is not None:
            self._append(here, here)

    def back(self) -> None:
        """To the place before."""
        self._move(-1)

    def forward(self) -> None:
        """Again to the place one came back from."""
        self._move(1)

    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return self._at > 0

    def can_go_forward(self) -> bool:
        """Whether there is a place ahead."""
        return self._at < len(self._places) - 1

    def state(self) -> tuple[list[Place], int]:
        """The places and which of them is present, for a window that is built anew."""
        return self._places, self._at

    def _append(self, before: Place, after: Place) -> None:
        self._places[self._at :] = [before, after]
        del self._places[:-MOST]
        self._at = len(self._places) - 1
        self.changed.emit()

    def _move(self, steps: int) -> None:
        """Keep how the present place looks, and show another."""
        here = self._here()
        if here is None or not 0 <= self._at + steps < len(self._places):
            return
        self._places[self._at] = here
        self._at += steps
        with self._unnoticed():
            self._go(self._places[self._at])
        self.changed.emit()

    @contextmanager
    def _unnoticed(self) -> Iterator[None]:
        """Whatever pages do meanwhile is no step of its own."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False


def without_layout(state: Mapping[str, Any]) -> dict[str, Any]:
    """A page's state without widths and columns, also where it holds states of its parts."""
    kept = {name: value for name, value in state.items() if name not in _LAYOUT}
    return {name: without_layout(value) if isinstance(value, dict) else value for name, value in kept.items()}


def scrolled(page: QWidget) -> tuple[int, ...]:
    """How far every list and text that is seen on a page is scrolled down."""
    return tuple(area.verticalScrollBar().value() for area in _areas(page))


def scroll(page: QWidget, places: tuple[int, ...]) -> None:
    """Scroll every list and text that is seen on a page; nothing when it shows other parts now."""
    areas = _areas(page)
    if len(areas) == len(places):
        for area, place in zip(areas, places, strict=True):
            area.verticalScrollBar().setValue(place)


def _areas(page: QWidget) -> list[QAbstractScrollArea]:
    return [area for area in page.findChildren(QAbstractScrollArea) if area.isVisible() and area.window() is page.window()]
