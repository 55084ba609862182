"""Pieces of HTML that the reading views of all records share: facts labelled as their fields say, statuses, links."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QLocale

from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures.columns import own_columns
from wpstracker.figures.names import names
from wpstracker.gui.language import tr, words
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.reading_pane import chip_html, esc, facts_html, link_html
from wpstracker.records import Entry, Record
from wpstracker.store.database import Store

Fact = tuple[str, str]


def fact(record: Record, name: str) -> Fact:
    """Label and value of a field, the value as HTML, empty when unknown."""
    column = own_columns(type(record), (name,))[0]
    return words()(column.label), esc(column.show(getattr(record, name), words()))


def facts(record: Record, *fields: str) -> list[Fact]:
    """Several fields in this order."""
    return [fact(record, name) for name in fields]


def status_chip(record: Record, name: str) -> str:
    """A choice as a chip in the colour its code has everywhere."""
    column = own_columns(type(record), (name,))[0]
    code = getattr(record, name)
    return chip_html(column.show(code, words()), role=role_of(column.vocabulary, code)) if code else ""


def linked(kind: str, id_: str | None, label: str) -> str:
    """A link to a record inside the program; empty without an id."""
    return link_html(f"wps:{kind}/{id_}", label) if id_ else ""


def linked_name(store: Store, kind: str, id_: str | None) -> str:
    """A link that is called as its record is."""
    return linked(kind, id_, names(store, kind, [id_], words().language).get(id_ or "", "")) if id_ else ""


def text_block(heading: str, text: str) -> str:
    """A heading with paragraphs; nothing for an empty text."""
    return f"<h2>{esc(heading)}</h2>{paragraphs(text)}" if text.strip() else ""


def paragraphs(text: str, style: str = "") -> str:
    """A text as paragraphs."""
    opening = f'<p class="{style}">' if style else "<p>"
    return "".join(f"{opening}{esc(part.strip())}</p>" for part in text.split("\n\n") if part.strip())


def listed(lines: Sequence[str]) -> str:
    """HTML lines one below the other."""
    return "<br>".join(line for line in lines if line)


def record_block(record: Entry) -> str:
    """What is true of every record: notes, reference, who may see it, whether it was checked."""
    checked = [(tr("Verified"), esc(tr("yes, checked against its source")))] if record.verified else []
    private = [fact(record, "privacy")] if record.privacy != Privacy.PUBLIC else []
    return text_block(tr("Notes"), record.notes) + section(tr("Record"), [fact(record, "reference"), *private, *checked])


def section(heading: str, known: Iterable[Fact]) -> str:
    """A heading with facts; nothing when none is known."""
    table = facts_html(known)
    return f"<h2>{esc(heading)}</h2>{table}" if table else ""


def number_text(number: float) -> str:
    """With the language's own point and groups."""
    return QLocale(words().language).toString(number, "f", 0 if float(number).is_integer() else 2 if abs(number) >= 100 else 1)


def money(value: float | None, currency: str) -> str:
    """An amount with its currency; empty when unknown."""
    return "" if value is None else f"{number_text(value)}\u00a0{currency}".strip()


def source_html(source: Any, *, detail: bool = True) -> str:
    """A source by its title, linked to its address, with publisher and date."""
    if source is None:
        return ""
    title = link_html(source.url, source.title or source.url) if source.url.startswith(("http://", "https://")) else esc(source.title)
    published = source.published.show(words().language) if source.published else ""
    rest = ", ".join(part for part in (source.publisher, published) if part and part != source.title)
    return f'{title}<br><span class="small">{esc(rest)}</span>' if rest and detail else title
