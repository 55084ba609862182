"""Progress as a timeline in a reading pane: what was done and when, which status it brought, what stands in the way, what is next."""

from wpstracker.domain.vocabularies import MeasureStatus, RecommendationStatus, Vocabulary
from wpstracker.figures.columns import label_of
from wpstracker.figures.progress import ProgressLine, Timeline
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.facts import listed, paragraphs, source_html
from wpstracker.gui.roles import role_of
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.reading_pane import chip_html, esc, facts_html, link_html

NEW, EDIT, DELETE, FILE = "wps:new-progress/", "wps:edit-progress/", "wps:delete-progress/", "wps:open-file/"
"""Links that record an update, that edit and delete the one whose kind/id follow, and that open the file whose id follows."""

_STATUSES: dict[str, type[Vocabulary]] = {"recommendation": RecommendationStatus, "plan_item": MeasureStatus}
_RULE = 3


def timeline_html(found: Timeline, *, editable: bool) -> str:
    """Heading, way to record, updates from the newest to the beginning; nothing where there is nothing to read or to do."""
    add = f"<p>{link_html(NEW, tr('Record progress…'))}</p>" if editable else ""
    if not found.lines:
        nothing = f'<p class="muted">{esc(tr("Nothing has been told of its progress yet."))}</p>'
        return f"<h2>{esc(tr('Progress'))}</h2>{nothing}{add}" if editable else ""
    statuses = _STATUSES[found.kind]
    lines = "".join(_entry(line, statuses, editable=editable) for line in found.lines)
    return f"<h2>{esc(tr('Progress'))}</h2>{add}{lines}{_beginning(found, statuses)}"


def status_html(statuses: type[Vocabulary], code: str | None) -> str:
    """A status as a chip; what nobody has reported is said in words."""
    if not code:
        return f'<span class="muted">{esc(tr("not reported"))}</span>'
    return chip_html(label_of(statuses, code, words()), role=role_of(statuses, code))


def _entry(line: ProgressLine, statuses: type[Vocabulary], *, editable: bool) -> str:
    """One update beside a rule in the colour of the status it brought."""
    when = esc(line.effective.show(words().language)) if line.effective else esc(tr("no date"))
    step = f"{status_html(statuses, line.before)} → {status_html(statuses, line.after)}" if line.after else ""
    head = f'<p style="margin-bottom:4px;"><b>{when}</b>{"&nbsp;&nbsp; " + step if step else ""}</p>'
    body = head + paragraphs(line.narrative) + facts_html(_facts(line)) + (_deeds(line) if editable else "")
    return _beside_rule(body, tokens().colour(role_of(statuses, line.after)) if line.after else tokens().border)


def _beside_rule(body: str, colour: str) -> str:
    """Qt's rich text knows no borders at one side: a narrow cell is the rule."""
    rule = f'<td width="{_RULE}" bgcolor="{colour}" style="padding:0;"></td>'
    row = f'<tr>{rule}<td style="padding-left:12px;">{body}</td></tr>'
    return f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-bottom:12px;">{row}</table>'


def _facts(line: ProgressLine) -> list[tuple[str, str]]:
    """What is known besides what was done."""
    return [
        (tr("Reason"), esc(line.reason)),
        (tr("Value"), _number(line.value)),
        (tr("Budget spent"), _number(line.spent)),
        (tr("Obstacles"), esc(line.obstacles)),
        (tr("Next step"), _next_step(line)),
        (tr("Evidence"), _evidence(line)),
    ]


def _next_step(line: ProgressLine) -> str:
    """What, whose, until when; one that is awaited and late says so."""
    due = tr("due {date}", date=line.next_due.show(words().language)) if line.next_due else ""
    late = f'<span class="bad"><b>{esc(tr("overdue"))}</b></span>' if line.is_step_late else ""
    about = " · ".join(part for part in (esc(line.next_owner), esc(due), late) if part)
    return listed([esc(line.next_step), f'<span class="small">{about}</span>' if about else ""])


def _evidence(line: ProgressLine) -> str:
    """The event, the document and the files that show it."""
    event = link_html(f"wps:event/{line.event.id}", line.event.name) if line.event else ""
    source = source_html(line.source)
    if line.source is not None and not line.source.url:
        source = link_html(f"wps:source/{line.source.id}", line.source.title or tr("Source"))
    return listed([event, source, *(link_html(FILE + file.id, file.name) for file in line.files)])


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return esc(f"{value:,.10g}".replace(",", "\u00a0"))


def _deeds(line: ProgressLine) -> str:
    about = f"{line.kind}/{line.id}"
    deeds = (link_html(EDIT + about, tr("Edit")), link_html(DELETE + about, tr("Delete")))
    return f'<p class="small" style="margin-top:4px; margin-bottom:0;">{" · ".join(deeds)}</p>'


def _beginning(found: Timeline, statuses: type[Vocabulary]) -> str:
    """Where it began."""
    said = tr("{label}: {value}", label=esc(tr("Status before")), value=status_html(statuses, found.begun))
    body = f'<p class="small" style="margin-bottom:0;">{said}</p>'
    return _beside_rule(body, tokens().border)
