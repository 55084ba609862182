"""A term as a well-set page: its words, what it means, where it is used."""

from collections.abc import Iterator, Sequence

from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.term_rows import TermRow
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_pieces import head_html, items_html
from wpstracker.gui.pages.facts import Fact, linked, listed, paragraphs
from wpstracker.gui.pages.term_model import mark_of
from wpstracker.gui.roles import colour_of_scheme
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.reading_pane import chip_html, esc, facts_html, link_html
from wpstracker.records import Term

ASK = "wps-ask:"
"""Begins links to a page with its list narrowed to a term: `wps-ask:events/ID`."""


def term_html(term: Term, row: TermRow, above: Sequence[TermRow], areas: Sequence[tuple[str, str, str]]) -> str:
    """The whole page. `above`: the broader terms from the top; `areas`: (plan id, plan, its own priority area)."""
    colour = row.colour or tokens().colour(colour_of_scheme(row.scheme))
    marks = [chip_html(tr(Scheme(row.scheme).label), colour=colour)]
    if row.official or row.retired:
        marks.append(chip_html(mark_of(row), role="warning" if row.retired else "neutral"))
    head = head_html(row.label, term.labels.values(), marks)
    described = paragraphs(term.description.get(words().language) or next(iter(term.description.values()), ""))
    mapped = items_html(tr("Priority areas of plans"), (f"{esc(area)}<br>{linked('plan', plan, title)}" for plan, title, area in areas))
    return "".join((head, described, facts_html(_facts(row, above)), _used(row), mapped))


def _facts(row: TermRow, above: Sequence[TermRow]) -> Iterator[Fact]:
    yield tr("Other words"), esc(", ".join(row.aliases))
    yield tr("Code"), esc(row.code) if row.scheme != Scheme.TAG else ""
    yield tr("Stands under"), " › ".join(linked("term", each.id, each.label) for each in above)


def _used(row: TermRow) -> str:
    """How many records of each kind bear it; events and recommendations can be asked for."""
    heading = f"<h2>{esc(tr('Used by'))}</h2>"
    if not row.used:
        return heading + f'<p class="muted">{esc(tr("Nothing bears this term yet."))}</p>'
    lines = []
    for kind, number in row.uses.items():
        said = _count(kind, number)
        lines.append(link_html(f"{ASK}{_PAGES[kind]}/{row.id}", said) if kind in _PAGES and row.scheme in _TAGGED else esc(said))
    return heading + f"<p>{listed(lines)}</p>"


def _count(kind: str, number: int) -> str:
    match kind:
        case "event":
            return tr_n("{n} event", "{n} events", number)
        case "recommendation":
            return tr_n("{n} recommendation", "{n} recommendations", number)
        case "organisation":
            return tr_n("{n} organisation", "{n} organisations", number)
        case "plan":
            return tr_n("{n} plan", "{n} plans", number)
    return tr_n("{n} other record", "{n} other records", number)


_PAGES = {"event": "events", "recommendation": "recommendations"}
_TAGGED = (Scheme.PILLAR, Scheme.RESOLUTION, Scheme.FRAMEWORK, Scheme.THEME, Scheme.TAG)
