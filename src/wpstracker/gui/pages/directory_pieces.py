"""What the pages of the directory have in common: titles in several languages, links, lists, spans of time."""

from collections.abc import Iterable

from wpstracker.domain.partial_date import PartialDate
from wpstracker.figures.names import Named
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.facts import linked
from wpstracker.gui.widgets.reading_pane import esc


def head_html(name: str, others: Iterable[str], marks: Iterable[str]) -> str:
    """A title, the same in other languages below it, and what marks the record."""
    below = "".join(f'<p class="muted">{esc(text)}</p>' for text in dict.fromkeys(others) if text and text != name)
    line = " · ".join(mark for mark in marks if mark)
    return f"<h1>{esc(name)}</h1>{below}" + (f"<p style='margin-bottom:14px'>{line}</p>" if line else "")


def link_of(kind: str, record: Named | None) -> str:
    """A link to a record by its name."""
    return linked(kind, record.id, record.name) if record else ""


def when_used(first: PartialDate | None, last: PartialDate | None) -> str:
    """From when until when, as far as it is known."""
    since, until = (date.show(words().language) if date else "" for date in (first, last))
    if since and until:
        return tr("{first} – {last}", first=since, last=until)
    return tr("since {first}", first=since) if since else tr("until {last}", last=until) if until else ""


def items_html(heading: str, items: Iterable[str]) -> str:
    """A heading with a line for each; nothing without any."""
    shown = "".join(f"<li>{item}</li>" for item in items if item)
    return f"<h2>{esc(heading)}</h2><ul>{shown}</ul>" if shown else ""


def with_note(html: str, *notes: str) -> str:
    """A line with something smaller below it."""
    about = " · ".join(note for note in notes if note)
    return f'{html}<br><span class="small">{esc(about)}</span>' if about else html


def focal_point(is_one: bool, task: str) -> str:
    """That somebody is a focal point, and what for."""
    if task:
        return tr("gender focal point for {task}", task=task)
    return tr("gender focal point") if is_one else ""
