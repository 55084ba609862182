"""A recommendation as a page to read."""

from collections.abc import Callable, Sequence
from datetime import date

from wpstracker.domain.places import country_name
from wpstracker.domain.recommendations import is_due_soon, is_overdue
from wpstracker.domain.vocabularies import DeadlineKind, Mechanism, RecommendationRole, TextStatus
from wpstracker.figures.chain import chains
from wpstracker.figures.citations import citations_of
from wpstracker.figures.names import names
from wpstracker.figures.origins import origins
from wpstracker.figures.progress import timeline
from wpstracker.figures.recommendations import days_quiet
from wpstracker.figures.recurring import kin
from wpstracker.figures.terms import terms
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.chain_html import carried_out_html, kin_html, marks_facts, origins_html, recurs_chip
from wpstracker.gui.pages.facts import (
    fact,
    facts,
    linked,
    linked_name,
    listed,
    paragraphs,
    record_block,
    source_html,
    status_chip,
)
from wpstracker.gui.pages.footnotes import Footnotes
from wpstracker.gui.pages.progress_lines import timeline_html
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.reading_pane import chip_html, chips_html, esc, facts_html
from wpstracker.gui.widgets.suggestions import Suggestion
from wpstracker.records import Event, Recommendation, RecommendationOrganisation, Result, Source
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

_REST = ("issued", "country", "response", "priority")
_GAP = '<p style="font-size:3pt;">&nbsp;</p>'


def recommendation_page(
    store: Store, draft: Draft[Recommendation], today: date, *, editable: bool = False, reveal: bool = False
) -> Callable[[], str]:
    """Reads what belongs to the recommendation now; the answer builds the page in the present colours. `reveal` shows the contact."""
    record = draft.record
    people = _organisations(store, draft.of(RecommendationOrganisation))
    origin = _origin(store, record)
    plan = linked_name(store, "plan", record.plan)
    known = {term.id: Suggestion(term.id, term.label, colour=term.colour) for term in terms(store, words().language)}
    cited = citations_of(store, str(record.id))
    told = timeline(store, Recommendation.kind(), str(record.id), today, words().language)
    quiet = days_quiet(store, record, today)
    id_, language = str(record.id), words().language
    chain, further, related = (
        chains(store, "recommendation", [id_], language)[id_],
        origins(store, [id_], language)[id_],
        kin(store, id_, language),
    )
    tags = [known[id_] for id_ in draft.terms if id_ in known]

    def build() -> str:
        notes = Footnotes(Recommendation.kind(), cited)
        parts = [_head(record, today, quiet, recurs_chip(related)), _text(record, notes.mark("text", "translation", "text_status")), _GAP]
        due = (tr("Deadline"), notes.after(_deadline(record, today), "deadline", "deadline_kind", "deadline_written"))
        whose = [(label, notes.after(shown, "recommendation_organisation")) for label, shown in people]
        parts += [facts_html([due, *whose, *marks_facts(record, reveal=reveal)]), timeline_html(told, editable=editable)]
        parts += [f"<h2>{esc(tr('Measures and follow-up'))}</h2>", carried_out_html(chain, editable=editable)]
        rest = notes.facts(facts(record, *_REST), *_REST) + [(tr("Plan it concerns"), notes.after(plan, "plan"))]
        parts += [f"<h2>{esc(tr('Origin'))}</h2>", facts_html([*origin, *rest]), origins_html(further), kin_html(related)]
        parts += [f"<h2>{esc(tr('Tags'))}</h2><p>{chips_html(tags)}</p>" if tags else "", notes.html(), record_block(record)]
        return "".join(parts)

    return build


def days_left(record: Recommendation, today: date) -> str:
    """How far the deadline is away, in words; empty when it is neither overdue nor near."""
    last = record.deadline.latest() if record.deadline else None
    if last is None:
        return ""
    said = (record.status or "", record.deadline_kind, record.deadline, today)
    if is_overdue(*said):
        return _overdue_by((today - last).days)
    if not is_due_soon(*said):
        return ""
    return tr("Due today") if last == today else tr_n("Due in {n} day", "Due in {n} days", (last - today).days)


def _overdue_by(days: int) -> str:
    """In days, months or years, whichever a person would say."""
    if days < 60:
        return tr_n("Overdue by {n} day", "Overdue by {n} days", days)
    if days < 730:
        return tr_n("Overdue by {n} month", "Overdue by {n} months", days // 30)
    return tr_n("Overdue by {n} year", "Overdue by {n} years", days // 365)


def _no_news_for(days: int) -> str:
    """In the same measures as what is overdue."""
    if days < 60:
        return tr_n("No news for {n} day", "No news for {n} days", days)
    if days < 730:
        return tr_n("No news for {n} month", "No news for {n} months", days // 30)
    return tr_n("No news for {n} year", "No news for {n} years", days // 365)


def _head(record: Recommendation, today: date, quiet: int | None, recurs: str) -> str:
    """Reference and country, then the status, how urgent it is, for how many days nothing was told of it, in how many years it recurs."""
    country = linked("country", record.country, country_name(record.country or "", words().language))
    above = " · ".join(part for part in (esc(record.reference), country) if part)
    role = "bad" if is_overdue(record.status or "", record.deadline_kind, record.deadline, today) else "warning"
    urgent = days_left(record, today)
    news = _no_news_for(quiet) if quiet is not None else ""
    chips = [status_chip(record, "status"), *(chip_html(text, role=shade) for text, shade in ((urgent, role), (news, "warning")) if text)]
    return f'<p class="small">{above}</p><p>{"&nbsp; ".join(chip for chip in (*chips, recurs) if chip)}</p>'


def _text(record: Recommendation, mark: str) -> str:
    """The text well set with its translation below, or the plain word that it is missing; `mark` stands behind its last word."""
    if record.text_status == TextStatus.MISSING or not record.text.strip():
        return _missing() + paragraphs(record.text) + paragraphs(record.translation) + (f"<p>{mark}</p>" if mark else "")
    summary = f'<p class="small">{esc(tr("A summary, not the full text"))}</p>' if record.text_status == TextStatus.SUMMARY else ""
    size = "large" if len(record.text) < 320 else "medium"
    *first, last = [esc(part) for part in record.text.strip().split("\n\n")]
    text = "".join(f'<p style="font-size:{size}; margin-bottom:10px;">{part}</p>' for part in (*first, last + mark))
    translation = f"<h3>{esc(tr('Translation'))}</h3>{paragraphs(record.translation)}" if record.translation.strip() else ""
    return summary + text + translation


def _missing() -> str:
    """A block nobody overlooks."""
    colours = tokens()
    title, sentence = (
        tr("The text is missing"),
        tr("It is known that this recommendation exists. Edit it and enter the text once it is found."),
    )
    return (
        f'<table width="99%" cellpadding="12" bgcolor="{colours.warning_soft}"><tr><td>'
        f'<b><span class="warning">{esc(title)}</span></b><br>{esc(sentence)}</td></tr></table><br>'
    )


def _deadline(record: Recommendation, today: date) -> str:
    """The date with how far it is away, or that there is none."""
    if record.deadline_kind == DeadlineKind.NONE:
        return esc(tr("No deadline set"))
    shown = fact(record, "deadline")[1]
    kind = esc(tr("periodic")) if record.deadline_kind == DeadlineKind.PERIODIC else ""
    urgent = days_left(record, today)
    style = "bad" if urgent and is_overdue(record.status or "", record.deadline_kind, record.deadline, today) else "warning"
    coloured = f'<span class="{style}"><b>{esc(urgent)}</b></span>' if urgent else ""
    written = esc(tr("as written: “{text}”", text=record.deadline_written)) if record.deadline_written else ""
    return " · ".join(part for part in (shown, kind, coloured, written) if part) or f'<span class="muted">{esc(tr("not stated"))}</span>'


def _organisations(store: Store, parts: Sequence[RecommendationOrganisation]) -> list[tuple[str, str]]:
    """Addressees, who is responsible, who helps; each on its line."""
    called = names(store, "organisation", (part.organisation for part in parts), words().language)
    labels = (
        (RecommendationRole.ADDRESSEE, tr("Addressees")),
        (RecommendationRole.LEAD, tr("Responsible")),
        (RecommendationRole.SUPPORT, tr("Supporting")),
    )
    return [
        (label, listed([esc(called.get(part.organisation or "", "")) for part in parts if part.role == role])) for role, label in labels
    ]


def _origin(store: Store, record: Recommendation) -> list[tuple[str, str]]:
    """The event it came from, or mechanism, source and paragraph."""
    event = store.get(Event, record.event)
    found = []
    if event is not None:
        title = names(store, "event", [event.id], words().language).get(str(event.id), "")
        when = event.period.show(words().language)
        shown = linked("event", str(event.id), title) + (f'<br><span class="small">{esc(when)}</span>' if when else "")
        found.append((tr("Event it came from"), shown))
    result = store.get(Result, record.result)
    if result is not None:
        found.append((tr("Result"), linked("event", result.event, " ".join(result.text.split()) or tr("Result"))))
    if event is None or record.mechanism != Mechanism.EVENT:
        found.append(fact(record, "mechanism"))
    return [*found, (tr("Source"), source_html(store.get(Source, record.source))), fact(record, "paragraph")]
