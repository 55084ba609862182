"""What a country is written on, the window or paper: how much there is room for, and where its numbers lead."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from wpstracker.domain.question import Filter
from wpstracker.gui.language import tr_n
from wpstracker.gui.widgets.reading_pane import esc, link_html

Item = TypeVar("Item")
ASK = "wps:ask/"
"""Begins links to the lists behind numbers; the number that follows is the place in `Sheet.asked`."""


@dataclass
class Sheet:
    """What the page is written on. `most` limits every list, `longest` every text; on paper there are no links."""

    most: int | None = None
    longest: int = 400
    on_paper: bool = False
    asked: list[tuple[str, Filter]] = field(default_factory=list)

    def ask(self, page: str, question: Filter, text: str) -> str:
        """A number that opens the list behind it."""
        if self.on_paper:
            return esc(text)
        self.asked.append((page, question))
        return link_html(f"{ASK}{len(self.asked) - 1}", text)

    def record(self, kind: str, id_: str, text: str) -> str:
        """A record by its name."""
        shown = self.short(text)
        return esc(shown) if self.on_paper or not id_ else link_html(f"wps:{kind}/{id_}", shown)

    def short(self, text: str) -> str:
        """A text of a length that fits."""
        tidy = " ".join(text.split())
        return tidy if len(tidy) <= self.longest else tidy[: self.longest - 1].rstrip() + "…"

    def shown(self, items: Sequence[Item]) -> Sequence[Item]:
        """As many as there is room for."""
        return items if self.most is None else items[: self.most]

    def more(self, count: int) -> str:
        """That there are more than were shown."""
        left = count - self.most if self.most is not None else 0
        return f'<p class="small">{esc(tr_n("and {n} more", "and {n} more", left))}</p>' if left > 0 else ""
