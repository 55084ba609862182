"""Events as lines in the reading views of other records."""

from collections.abc import Iterable

from wpstracker.domain.places import country_name
from wpstracker.domain.vocabularies import EventStatus
from wpstracker.figures.columns import label_of
from wpstracker.figures.event_lines import EventLine
from wpstracker.gui.language import tr_n, words
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.reading_pane import chip_html, esc, link_html


def events_html(heading: str, lines: Iterable[EventLine], level: str = "h2") -> str:
    """A heading with a line for each event; nothing without events."""
    items = "".join(f"<li>{line_html(line)}</li>" for line in lines)
    return f"<{level}>{esc(heading)}</{level}><ul>{items}</ul>" if items else ""


def line_html(line: EventLine) -> str:
    """The title as a link; below it when and where, the note, and the status of an event that was not held."""
    language = words().language
    about = [line.period.show(language), country_name(line.country, language) if line.country else "", line.note]
    below = esc(" · ".join(part for part in about if part))
    if line.status and line.status != EventStatus.HELD:
        below += "&nbsp; " + chip_html(label_of(EventStatus, line.status, words()), role=role_of(EventStatus, line.status))
    return f'{link_html(f"wps:event/{line.id}", line.title)}<br><span class="small">{below}</span>'


def all_events_html(part: str, id_: str, count: int, shown: int) -> str:
    """The way to the whole list of events, where only some were shown."""
    if count <= shown:
        return ""
    return f"<p>{link_html(f'wps:events/{part}/{id_}', tr_n('All {n} event', 'All {n} events', count))}</p>"
