"""The Similar tab: the records most like the one that is read, each with why."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.figures.alike import COMMON_TAGS, HOW_COUNTED, TAGS, WORDS, Alike, Why, alike
from wpstracker.figures.finding import Hit
from wpstracker.figures.known import known
from wpstracker.gui.background import SETTLE_MS, Background
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.reading_pane import ReadingPane, esc, link_html
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store
from wpstracker.words import words_for

Found = Sequence[tuple[Hit, Alike]]


class AlikeView(QWidget):
    """Looks for them when it is seen, beside the window: among 100,000 records that takes a moment."""

    link_activated = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._background: Background | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._look_again)
        self._wanted: tuple[str, str] | None = None
        self._shown: tuple[str, str] | None = None
        self.pane = ReadingPane(name=tr("Records like this one"))
        self.pane.link_activated.connect(self.link_activated.emit)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pane)
        self.setFocusProxy(self.pane)

    def show_record(self, key: tuple[str, str] | None) -> None:
        """Show what is like this record, by kind and id; nothing for None."""
        self._wanted = key
        self._look()

    def changed(self, _changes: Changes) -> None:
        """The file has changed: what is alike may be so no more."""
        self._shown = None if not self.isVisible() else self._shown
        self._settle.start()

    def showEvent(self, event: Any) -> None:
        """Being seen catches up with what was missed."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        if not self.isVisible() or self._wanted == self._shown:
            return
        if self._wanted is None:
            self.pane.clear_page()
        else:
            self.pane.show_page(partial(_page, tr("Looking…")))
            self._ask(self._wanted)
        self._shown = self._wanted

    def _look_again(self) -> None:
        if self.isVisible() and self._wanted:
            self._ask(self._wanted)

    def _ask(self, key: tuple[str, str]) -> None:
        self._background = self._background or Background(self._context.store.address, self)
        self._background.ask("alike", partial(_found, *key, words().language), partial(self._take, key))

    def _take(self, key: tuple[str, str], found: Found) -> None:
        if key == self._wanted:
            self.pane.show_page(partial(alike_html, key[0], found))


def alike_html(kind: str, found: Found) -> str:
    """One paragraph each: the record, what tells it apart, what it shares, the points; below them how these are counted."""
    if not found:
        return _page(tr("No other record shares enough with this one: tags, organisations, series, country, words of the title."))
    lines = "".join(f"<li>{_line(kind, hit, each)}</li>" for hit, each in found)
    return _page("", f'<ul>{lines}</ul><p class="small">{esc(tr(HOW_COUNTED))}</p>')


def why_text(kind: str, whys: Sequence[Why]) -> str:
    """“4 tags, same country, 2 organisations in common”."""
    return ", ".join(_WHY[why.code](why.number) if why.code in _WHY else _same(kind, why.code) for why in _together(whys))


def _together(whys: Sequence[Why]) -> list[Why]:
    """Tags of all sorts are said as one."""
    tags = sum(why.number for why in whys if why.code in (TAGS, COMMON_TAGS))
    rest = [why for why in whys if why.code not in (TAGS, COMMON_TAGS)]
    return [*([Why(TAGS, tags, 0)] if tags else []), *rest]


def _line(kind: str, hit: Hit, each: Alike) -> str:
    about = f' <span class="muted">{esc(hit.about)}</span>' if hit.about else ""
    points = tr_n("{n} point", "{n} points", each.points)
    said = tr("{points}: {why}", points=points, why=why_text(kind, each.whys))
    return f'{link_html(f"wps:{kind}/{hit.id}", hit.title or tr("(no title)"))}{about}<br><span class="small">{esc(said)}</span>'


def _page(text: str, more: str = "") -> str:
    said = f'<p class="muted">{esc(text)}</p>' if text else ""
    return f"<h1>{esc(tr('Records like this one'))}</h1>{said}{more}"


def _found(kind: str, id_: str, language: str, store: Store) -> Found:
    """Found by the thread."""
    every = {each.id: each for each in alike(store, kind, id_)}
    return [(hit, every[hit.id]) for hit in known(store, [(kind, each) for each in every], words_for(language))]


def _same(kind: str, code: str) -> str:
    said = {
        "series": tr("same series"),
        "event": tr("from the same event"),
        "project": tr("same project"),
        "plan": tr("about the same plan"),
        "source": tr("from the same source"),
        "country": tr("same country"),
        "type": tr("same origin") if kind == "recommendation" else tr("same type"),
        "broader": tr("part of the same body"),
        "organisation": tr("same organisation"),
        "funder": tr("same funder"),
        "publisher": tr("same publisher"),
    }
    return said[code]


_WHY: dict[str, Callable[[int], str]] = {
    TAGS: lambda n: tr_n("{n} tag", "{n} tags", n),
    WORDS: lambda n: tr_n("{n} word in common", "{n} words in common", n),
    "organisations": lambda n: tr_n("{n} organisation in common", "{n} organisations in common", n),
    "people": lambda n: tr_n("{n} person in common", "{n} people in common", n),
    "plans": lambda n: tr_n("{n} plan in common", "{n} plans in common", n),
    "measures": lambda n: tr_n("{n} measure in common", "{n} measures in common", n),
    "events": lambda n: tr_n("{n} event in common", "{n} events in common", n),
}
