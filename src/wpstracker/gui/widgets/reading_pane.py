"""A well-set page: HTML in the theme's colours, links inside the program, nothing loaded from outside."""

import html as _html
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from wpstracker.domain.highlighting import Marker
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.messages import ask
from wpstracker.gui.theme import blend, tokens
from wpstracker.gui.widgets.suggestions import Suggestion, plain_colour

_MEASURE = 86
_MARGIN = 28
_INDENT = 20
_ICON = 14
_MOST_MARKS = 500
_LONGEST_UNBROKEN = 20
_LONG_TITLE, _OF_LONG_TITLE = 110, 0.8
"""From so many letters on, a title is written in letters of this share."""
"""Letters of a chip that stay in one line; a longer one may be broken between words."""


def esc(text: object) -> str:
    """Text made safe for HTML, with its line breaks kept."""
    return _html.escape(str(text)).replace("\n", "<br>")


def chip_html(label: str, *, colour: str = "", role: str = "") -> str:
    """A label on a soft ground, coloured by "#rrggbb" or by a role such as good, warning, bad."""
    colours = tokens()
    main = colours.colour(role) if role else plain_colour(colour)
    ground = colours.soft(role) if role else blend(main, colours.surface, 0.14)
    text = main if role else colours.text
    words = _html.escape(label) if len(label) > _LONGEST_UNBROKEN else _html.escape(label).replace(" ", "&nbsp;")
    return f'<span style="background-color:{ground}; color:{text};">&nbsp;{words}&nbsp;</span>'


def chips_html(items: Iterable[Suggestion]) -> str:
    """Several chips in one line."""
    return "&nbsp; ".join(chip_html(item.label, colour=item.colour) for item in items)


def facts_html(facts: Iterable[tuple[str, str]]) -> str:
    """Two columns: what it is (plain text), what is known of it (HTML); empty ones are left out."""
    rows = [f'<tr><td class="{_label_class(label)}">{esc(label)}</td><td class="fact">{value}</td></tr>' for label, value in facts if value]
    return f'<table class="facts" cellspacing="0" cellpadding="0">{"".join(rows)}</table>' if rows else ""


def _label_class(label: str) -> str:
    """A long label is broken between words, so that it leaves room for what is known."""
    return "label" if len(label) <= _LONGEST_UNBROKEN else "longlabel"


def table_html(headers: Sequence[str], rows: Iterable[Sequence[str]], align: Sequence[str] = ()) -> str:
    """A table with light rules; headers are plain text, cells HTML, `align` left or right per column.

    No cell is left quite empty: after a last cell without anything Qt forgets the space above what follows.
    """
    sides = [*align, *["left"] * (len(headers) - len(align))]
    head = "".join(f'<th align="{side}">{esc(text)}</th>' for side, text in zip(sides, headers, strict=True))
    cells = ("".join(f'<td align="{side}">{cell or "&nbsp;"}</td>' for side, cell in zip(sides, row, strict=True)) for row in rows)
    body = "".join(f"<tr>{each}</tr>" for each in cells)
    return f'<table class="list" width="99%" cellspacing="0" cellpadding="0"><tr>{head}</tr>{body}</table>'


def link_html(target: str, label: str) -> str:
    """A link; targets inside the program look like `wps:event/ID`."""
    return f'<a href="{_html.escape(target, quote=True)}">{esc(label)}</a>'


def icon_html(name: str, role: str) -> str:
    """One of the program's own icons in a theme colour, as high as a line."""
    return f'<img src="icon:{name}/{role}" width="{_ICON}" height="{_ICON}" style="vertical-align: middle">'


class ReadingPane(QTextBrowser):
    """Shows a page; `link_activated(target)` for links inside the program."""

    link_activated = Signal(str)

    def __init__(
        self,
        *,
        name: str = "",
        opens: Callable[[QUrl], bool] = QDesktopServices.openUrl,
        measure: int = _MEASURE,
        parent: QWidget | None = None,
    ) -> None:
        """`opens` hands a web address to the system, after asking; `measure` is the most letters of a line."""
        super().__init__(parent)
        self._measure = measure
        self.setObjectName("readingPane")
        self.setAccessibleName(name or tr("Reading pane"))
        self._make: Callable[[], str] = str
        self._marker = Marker(())
        self._opens = opens
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.anchorClicked.connect(self._follow)

    def show_page(self, make: Callable[[], str]) -> None:
        """Show the HTML a function builds; it is called again when the theme changes."""
        self._make = make
        self._render()
        self.verticalScrollBar().setValue(0)

    def mark(self, marker: Marker) -> None:
        """Mark on the page the words that were looked for."""
        if marker != self._marker:
            self._marker = marker
            self._show_marks()

    def clear_page(self) -> None:
        """Show nothing."""
        self.show_page(str)

    def loadResource(self, _kind: int, name: QUrl | str) -> Any:
        """Only the program's own icons; nothing is ever loaded from the net or from disk."""
        url = QUrl(name)
        if url.scheme() != "icon":
            return None
        outline, _, role = url.path().partition("/")
        return icon(outline, colour_role=role).pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read."""
        self._set_margins()
        super().resizeEvent(event)

    def _render(self) -> None:
        """Build the page in the present colours and keep the place."""
        place = self.verticalScrollBar().value()
        self.document().setDefaultStyleSheet(page_style(self.font().pointSizeF()))
        self.document().setDocumentMargin(4)
        self.document().setIndentWidth(_INDENT)
        self.setHtml(f'<div class="page">{self._make()}</div>')
        keep_heading_sizes(self.document())
        self._show_marks()
        self.verticalScrollBar().setValue(place)

    def _show_marks(self) -> None:
        """Tint the words on the page."""
        look = QTextCharFormat()
        look.setBackground(QColor(tokens().found))
        self.setExtraSelections([_selection(cursor, look) for cursor in _marked(self.document(), self._marker)])

    def _set_margins(self) -> None:
        """White space at both sides; more of it in a wide window."""
        measure = self.fontMetrics().averageCharWidth() * self._measure
        spare = max(0, self.width() - measure - 2 * _MARGIN)
        left = _MARGIN if self.width() > 420 else 12
        self.setViewportMargins(left, 16, left + spare, 0)

    def _follow(self, url: QUrl) -> None:
        """Tell of a link inside, go to a place on the page, ask before anything is opened outside."""
        if url.scheme() in ("http", "https", "mailto"):
            self._ask(url)
        elif url.scheme():
            self.link_activated.emit(url.toString())
        elif url.hasFragment():
            self.scrollToAnchor(url.fragment())

    def _ask(self, url: QUrl) -> None:
        """Whether the person wants it opened; letters that only look like those of a known address are shown in their codes."""
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if url.scheme() == "mailto":
            asked = tr("Write to this address with your mail program?\n{address}", address=address.removeprefix("mailto:"))
        else:
            asked = tr("Open this address in your web browser?\n{address}", address=address)

        def go() -> None:
            self._opens(url)

        ask(self, asked, tr("Open it"), go)


def _marked(document: QTextDocument, marker: Marker) -> list[QTextCursor]:
    """Where on the page the words stand, up to a number that nobody counts."""
    found: list[QTextCursor] = []
    block = document.begin()
    while marker.looked and block.isValid() and len(found) < _MOST_MARKS:
        for start, end in marker.marks(block.text()):
            cursor = QTextCursor(document)
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            found.append(cursor)
        block = block.next()
    return found


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = cursor, look
    return selection


def keep_heading_sizes(document: QTextDocument) -> None:
    """Qt enlarges h1 to h3 beyond the size the style sheet gives them; undo that, piece by piece, so that raised numbers stay raised.

    A title as long as a paragraph becomes smaller, so that what is told below it stays in sight.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # one change for the layout, which otherwise leaves out what stands between the headings
    block: Any = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        pieces = [each.fragment() for each in block] if level else []
        for place, length, plain in [(piece.position(), piece.length(), piece.charFormat()) for piece in pieces]:
            plain.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            if level == 1 and block.length() > _LONG_TITLE:
                plain.setFontPointSize(plain.fontPointSize() * _OF_LONG_TITLE)
            cursor.setPosition(place)
            cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(plain)
        block = block.next()
    cursor.endEditBlock()


def page_style(points: float) -> str:
    """The page's style sheet; Qt's rich text knows only a part of CSS."""
    c = tokens()
    return f"""
    .page {{ color: {c.text}; line-height: 135%; }}
    h1 {{ font-size: {points * 1.5:.1f}pt; font-weight: 600; line-height: 112%; margin-top: 0; margin-bottom: 6px; }}
    h2 {{ font-size: {points * 1.12:.1f}pt; font-weight: 600; margin-top: 22px; margin-bottom: 6px; color: {c.text}; }}
    h3 {{ font-size: {points:.1f}pt; font-weight: 600; margin-top: 14px; margin-bottom: 3px; color: {c.muted}; }}
    p {{ margin-top: 0; margin-bottom: 9px; line-height: 140%; }}
    a {{ color: {c.accent}; text-decoration: none; }}
    .muted {{ color: {c.muted}; }}
    .small {{ color: {c.muted}; font-size: {points * 0.9:.1f}pt; }}
    .lead {{ font-size: {points * 1.1:.1f}pt; color: {c.muted}; }}
    .warning {{ color: {c.warning}; }}  .bad {{ color: {c.bad}; }}  .good {{ color: {c.good}; }}
    blockquote {{ margin-left: 14px; margin-right: 14px; color: {c.muted}; font-style: italic; }}
    ul, ol {{ margin-top: 2px; margin-bottom: 9px; }}
    li {{ margin-bottom: 3px; }}
    td.label {{ color: {c.muted}; padding: 3px 18px 3px 0; white-space: nowrap; }}
    td.longlabel {{ color: {c.muted}; padding: 3px 18px 3px 0; }}
    td.fact {{ padding: 3px 0; }}
    table.list th {{ color: {c.muted}; font-size: {points * 0.9:.1f}pt; font-weight: 600; }}
    table.list th {{ padding: 4px 10px 4px 0; border-bottom: 1px solid {c.border}; }}
    table.list td {{ padding: 5px 10px 5px 0; border-bottom: 1px solid {c.grid}; }}
    """
