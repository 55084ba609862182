"""Priority areas as HTML, those that cut across the others apart."""

from collections.abc import Sequence

from wpstracker.figures.priority_areas import Area
from wpstracker.gui.language import tr
from wpstracker.gui.roles import colour_of_scheme
from wpstracker.gui.widgets.reading_pane import chip_html, esc, link_html


def areas_html(areas: Sequence[Area], *, with_events: bool = False) -> str:
    """The areas in their order with the pillar each is mapped to; `with_events` names the event that named them."""
    together = with_events and len({area.event for area in areas}) == 1
    parts = [f'<p class="small">{_named_by(areas[0])}</p>' if together and areas[0].event_name else ""]
    for cross_cutting, heading in ((False, ""), (True, tr("Cross-cutting"))):
        lines = "".join(f"<li>{_line(area, with_events and not together)}</li>" for area in areas if area.cross_cutting == cross_cutting)
        parts.append((f"<h3>{esc(heading)}</h3>" if heading else "") + f"<ul>{lines}</ul>" if lines else "")
    return "".join(parts)


def _line(area: Area, with_event: bool) -> str:
    pillar = chip_html(area.pillar.label, colour=area.pillar.colour or colour_of_scheme(area.pillar.scheme)) if area.pillar else ""
    shown = "&nbsp; ".join(filter(None, (esc(area.name), pillar)))
    return f'{shown}<br><span class="small">{_named_by(area)}</span>' if with_event and area.event_name else shown


def _named_by(area: Area) -> str:
    return tr("named by {event}", event=link_html(f"wps:event/{area.event}", area.event_name))
