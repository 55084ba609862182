"""What the box lists: entries in groups, each with what it says, where typed words stand in it, and what it does."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QIcon

from wpstracker.domain.fuzzy import Match, Span, best

Deed = Callable[[], object]


@dataclass(frozen=True)
class Entry:
    """One line. `about` stands behind the title, `place` and `excerpt` below it: the field the words stand in and what is around them.

    `also` are further names it is found by, such as those in the other language. `edit` and `show_list`: None where there is no such way.
    """

    title: str
    icon: QIcon
    open: Deed
    about: str = ""
    spans: tuple[Span, ...] = ()
    place: str = ""
    excerpt: str = ""
    excerpt_spans: tuple[Span, ...] = ()
    keys: str = ""
    starred: bool = False
    also: tuple[str, ...] = ()
    edit: Deed | None = None
    show_list: Deed | None = None
    record: tuple[str, str] | None = None

    def spoken(self, group: str) -> str:
        """What a screen reader says of it, whole."""
        parts = (self.title, self.about, f"{self.place}: {self.excerpt}" if self.excerpt else "", self.keys, group)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Group:
    """Entries under one heading."""

    title: str
    entries: Sequence[Entry] = field(default_factory=tuple)


def fitting(typed: str, entries: Iterable[Entry]) -> list[tuple[Match, Entry]]:
    """The entries that fit what is typed, the best first; found by another name, they show that name behind the title."""
    found: list[tuple[Match, Entry]] = []
    for entry in entries:
        hit = best(typed, (entry.title, *entry.also))
        if hit is None:
            continue
        match, at = hit
        found.append((match, replace(entry, spans=match.spans) if at == 0 else replace(entry, about=entry.also[at - 1])))
    return sorted(found, key=lambda each: each[0].rank)
