"""A figure about a country as HTML: what, how much, as of when, who says so."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from wpstracker.domain.places import country_name
from wpstracker.domain.vocabularies import FigureKind
from wpstracker.figures.columns import label_of
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.reading_pane import esc, link_html

NEW, EDIT, DELETE = "wps:new/figure", "wps:edit-figure/", "wps:delete-figure/"
"""Links that add a figure, and that edit and delete the one whose id follows."""


def figures_html(rows: Sequence[Row], *, editable: bool) -> str:
    """A country's figures with what can be done with them; only the heading and the way to add one where there are none."""
    lines = "".join(f"<li>{figure_html(row)}{_deeds(row) if editable else ''}</li>" for row in rows)
    add = f"<p>{link_html(NEW, tr('Add a figure'))}</p>" if editable else ""
    shown = (f"<ul>{lines}</ul>" if lines else "") + add
    return f"<h2>{esc(tr('Figures'))}</h2>{shown}" if shown else ""


def _deeds(row: Row) -> str:
    """Edit, delete."""
    deeds = (link_html(EDIT + row["id"], tr("Edit")), link_html(DELETE + row["id"], tr("Delete")))
    return f'<br><span class="small">{" · ".join(deeds)}</span>'


def figure_html(row: Row, *, with_event: bool = True) -> str:
    """All that is known, in two or three lines; `with_event` links the event it was given at."""
    kind = f"<b>{esc(label_of(FigureKind, row['figure_kind'], words()))}</b>"
    value = esc(value_text(row))
    about = [_countries(row), row["institution"], row["rank_name"], row["as_of"].show(words().language) if row["as_of"] else ""]
    lines = [f"{kind}: {value}" if value else kind, esc(row["statement"])]
    lines.append(f'<span class="small">{" · ".join(filter(None, (*map(esc, about), _source(row, with_event))))}</span>')
    return "<br>".join(line for line in lines if line)


def value_text(row: Row) -> str:
    """The number with its unit, women and men with the women's share; empty when only words are known."""
    said = []
    if row["value"] is not None:
        unit = row["unit"] or ""
        number = QLocale(words().language).toString(row["value"], "f", 0 if float(row["value"]).is_integer() else 2)
        said.append(f"{number}\u00a0{unit}".strip())
    elif row["unit"]:
        said.append(row["unit"])
    if row["women"] is not None and row["men"] is not None:
        said.append(tr("{women} women, {men} men", women=row["women"], men=row["men"]))
    elif row["women"] is not None:
        said.append(tr("{women} women; men not reported", women=row["women"]))
    elif row["men"] is not None:
        said.append(tr("{men} men; women not reported", men=row["men"]))
    if row["share_of_women"] is not None:
        said.append(tr("{percent} % women", percent=round(row["share_of_women"] * 100)))
    return ", ".join(said)


def _countries(row: Row) -> str:
    codes = [row["country"]] if row["country"] else row["countries"]
    return ", ".join(country_name(code, words().language) for code in codes)


def _source(row: Row, with_event: bool) -> str:
    """Where it was read, and the event it was given at."""
    source = link_html(f"wps:source/{row['source']}", row["source_title"]) if row["source_title"] else ""
    event = link_html(f"wps:event/{row['event']}", row["event_title"]) if row["event_title"] and with_event else ""
    return " · ".join(filter(None, (source, event)))
