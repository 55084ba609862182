"""What an event was expected to bring, and what came of it, with links to what it produced."""

from wpstracker.domain.vocabularies import ResultKind
from wpstracker.figures.columns import label_of
from wpstracker.figures.event_details import EventDetails
from wpstracker.figures.event_parts import ResultDetails
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.directory_pieces import link_of
from wpstracker.gui.pages.footnotes import Footnotes
from wpstracker.gui.widgets.reading_pane import esc, link_html

_LONGEST = 140


def results_html(details: EventDetails, notes: Footnotes, *, actual: bool) -> str:
    """One sort of results; nothing when there is none of it."""
    lines = [_line(result) for result in details.results if bool(result.part.actual) == actual]
    title = tr("What came of it") if actual else tr("Expected results")
    return f"<h2>{esc(title)}{notes.mark('result')}</h2><ul>{''.join(lines)}</ul>" if lines else ""


def _line(result: ResultDetails) -> str:
    """Its text, then its kind and date, what it produced, and the recommendations that belong to it."""
    part = result.part
    kind = label_of(ResultKind, part.result_kind, words()) if part.result_kind not in (None, ResultKind.OTHER) else ""
    about = [esc(kind), esc(part.reached.show(words().language)) if part.reached else ""]
    about += [link_of("organisation", result.organisation), _document(result)]
    below = " · ".join(filter(None, about))
    shown = "<br>".join(filter(None, (esc(part.text), f'<span class="small">{below}</span>' if below else "")))
    recommended = "".join(f"<li>{_recommendation(row)}</li>" for row in result.recommendations)
    return f"<li>{shown}{f'<ul>{recommended}</ul>' if recommended else ''}</li>"


def _document(result: ResultDetails) -> str:
    return tr("document: {title}", title=link_of("source", result.document)) if result.document else ""


def _recommendation(row: Row) -> str:
    """Its words as a link."""
    text = " ".join(row["text"].split()) or tr("Recommendation {reference}: text missing", reference=row["reference"])
    return link_html(f"wps:recommendation/{row['id']}", text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…")
