"""An event as a well-set page: only what is known, in the order a reader asks."""

from wpstracker.domain.vocabularies import EventFormat, EventKind, EventStatus, Level, Privacy, RecommendationStatus, SourceKind
from wpstracker.figures.columns import label_of
from wpstracker.figures.event_details import EventDetails
from wpstracker.figures.names import Named
from wpstracker.figures.rows import Row
from wpstracker.figures.terms import TermLabel
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.chain_html import supported_html
from wpstracker.gui.pages.directory_pieces import link_of
from wpstracker.gui.pages.event_facts import address, event_facts
from wpstracker.gui.pages.event_filters import scheme_headings
from wpstracker.gui.pages.event_results import results_html
from wpstracker.gui.pages.figure_lines import figure_html
from wpstracker.gui.pages.footnotes import Footnotes
from wpstracker.gui.pages.participation_view import participation_html
from wpstracker.gui.pages.plan_areas import areas_html
from wpstracker.gui.roles import colour_of_scheme, role_of
from wpstracker.gui.widgets.reading_pane import chip_html, esc, facts_html, link_html
from wpstracker.records import Event, Source

ADD_RECOMMENDATION = "wps:new/recommendation"
_LONGEST = 260


def event_html(details: EventDetails, *, reveal: bool = False, editable: bool = False) -> str:
    """The whole page; `reveal` names the named participants, `editable` offers to link more."""
    event, notes = details.event, Footnotes(Event.kind(), details.citations)
    return "".join(
        (
            _head(event, notes),
            facts_html(event_facts(details, notes, reveal=reveal)),
            participation_html(details.blocks, notes.mark("participation") if details.blocks else ""),
            _prose(tr("Objectives"), event.objectives, notes.mark("objectives") if event.objectives else ""),
            _prose(tr("Summary"), event.summary, notes.mark("summary") if event.summary else ""),
            _quotes(details, notes),
            results_html(details, notes, actual=False),
            results_html(details, notes, actual=True),
            _areas(details),
            _figures(details),
            _recommendations(details),
            supported_html(details.chain, editable=editable),
            _terms(details),
            _source(details.source, event.source_quote),
            notes.html(),
            _prose(tr("Notes"), event.notes),
            _foot(event),
        )
    )


def _head(event: Event, notes: Footnotes) -> str:
    language = words().language
    title = event.titles.get(language) or event.title
    others = [text for text in (event.title, *event.titles.values()) if text and text != title]
    below = "".join(f'<p class="muted">{esc(text)}</p>' for text in dict.fromkeys(others))
    kind = label_of(EventKind, event.event_kind, words()) if event.event_kind else ""
    status = label_of(EventStatus, event.status, words()) if event.status else ""
    heading = f"<h1>{esc(title)}{notes.mark('title', 'titles')}</h1>"
    pills = [
        notes.after(chip_html(kind, role="neutral") if kind else "", "event_kind"),
        notes.after(chip_html(status, role=role_of(EventStatus, event.status)) if status else "", "status"),
        notes.after(esc(label_of(EventFormat, event.event_format, words())) if event.event_format else "", "event_format"),
        notes.after(esc(label_of(Level, event.level, words())) if event.level else "", "level"),
    ]
    return f"{heading}{below}<p style='margin-bottom:14px'>{' · '.join(filter(None, pills))}</p>"


def _prose(title: str, text: str, mark: str = "") -> str:
    paragraphs = "".join(f"<p>{esc(part)}</p>" for part in text.split("\n\n") if part.strip())
    return f"<h2>{esc(title)}{mark}</h2>{paragraphs}" if paragraphs else ""


def _quotes(details: EventDetails, notes: Footnotes) -> str:
    """What was said, set apart, with who said it."""
    if not details.quotes:
        return ""
    said = "".join(f"<blockquote>{esc(tr('“{quote}”', quote=text))}{_speaker(speaker)}</blockquote>" for text, speaker in details.quotes)
    return f"<h2>{esc(tr('Quotes'))}{notes.mark('quote')}</h2>{said}"


def _speaker(speaker: Named | None) -> str:
    return f"<br>— {link_of('person', speaker)}" if speaker else ""


def _areas(details: EventDetails) -> str:
    """The priority areas named, by the plan they belong to."""
    parts = []
    for plan, name in dict.fromkeys((area.plan, area.plan_name) for area in details.areas):
        parts.append(f"<p>{link_html(f'wps:plan/{plan}', name)}</p>" if name else "")
        parts.append(areas_html([area for area in details.areas if area.plan == plan]))
    return f"<h2>{esc(tr('Priority areas it named'))}</h2>{''.join(parts)}" if parts else ""


def _figures(details: EventDetails) -> str:
    """Figures about countries that were given there."""
    if not details.figures:
        return ""
    lines = "".join(f"<li>{figure_html(row, with_event=False)}</li>" for row in details.figures)
    return f"<h2>{esc(tr('Figures given there'))}</h2><ul>{lines}</ul>"


def _recommendations(details: EventDetails) -> str:
    items = "".join(f"<li>{_recommendation(row)}</li>" for row in details.recommendations)
    listed = f"<ul>{items}</ul>" if items else ""
    add = link_html(ADD_RECOMMENDATION, tr("Add recommendation"))
    return f"<h2>{esc(tr('Recommendations'))}</h2>{listed}<p>{add}</p>"


def _recommendation(row: Row) -> str:
    """Its text as a link, or the word that the text is missing; status, overdue, deadline."""
    text = " ".join(row["text"].split())
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rstrip() + "…"
    label = text or tr("Recommendation {reference}: text missing", reference=row["reference"])
    pills = [chip_html(label_of(RecommendationStatus, row["status"], words()), role=role_of(RecommendationStatus, row["status"]))]
    if row["overdue"]:
        pills.append(chip_html(tr("Overdue"), role="bad"))
    if row["deadline"]:
        due = tr("by {deadline}", deadline=row["deadline"].show(words().language))
        pills.append(f'<span class="small">{esc(due)}</span>')
    return link_html(f"wps:recommendation/{row['id']}", label) + "<br>" + "&nbsp; ".join(pills)


def _terms(details: EventDetails) -> str:
    """Chips by list; a click asks for all events with that term."""
    lines = []
    for scheme, heading in scheme_headings():
        of_scheme = [term for term in details.terms if term.scheme == scheme]
        chips = "&nbsp; ".join(f'<a href="wps:term/{term.id}">{_term(term)}</a>' for term in of_scheme)
        lines.append(f"<h3>{esc(heading)}</h3><p>{chips}</p>" if chips else "")
    shown = "".join(lines)
    return f"<h2>{esc(tr('Tags'))}</h2>{shown}" if shown else ""


def _term(term: TermLabel) -> str:
    return chip_html(term.label, colour=term.colour or colour_of_scheme(term.scheme))


def _source(source: Source | None, quote: str) -> str:
    if source is None and not quote:
        return ""
    lines = []
    if source:
        kind = label_of(SourceKind, source.source_kind, words()) if source.source_kind else ""
        published = source.published.show(words().language) if source.published else ""
        about = " · ".join(filter(None, (kind, source.publisher, source.author, published)))
        lines.append(f"<p>{esc(source.title)}<br>" + f'<span class="small">{esc(about)}</span></p>')
    lines.append(f"<blockquote>{esc(quote)}</blockquote>" if quote else "")
    lines.append(f"<p>{address(source.url)}</p>" if source and source.url else "")
    return f"<h2>{esc(tr('Source'))}</h2>{''.join(lines)}"


def _foot(event: Event) -> str:
    marks = [esc(event.reference)]
    if event.privacy and event.privacy != Privacy.PUBLIC:
        marks.append(chip_html(label_of(Privacy, event.privacy, words()), role=role_of(Privacy, event.privacy)))
    marks.append(chip_html(tr("Verified"), role="good") if event.verified else "")
    shown = " · ".join(filter(None, marks))
    return f'<p class="small"><br>{shown}</p>' if shown else ""
