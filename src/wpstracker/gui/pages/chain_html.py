"""What a record is linked with, as sections of a page to read: measures, indicators, events, recommendations, origins, earlier ones."""

from collections.abc import Iterable, Sequence

from wpstracker.domain.vocabularies import (
    DeadlineKind,
    EventStatus,
    MeasureStatus,
    Mechanism,
    RecommendationStatus,
    Response,
    Smart,
    Vocabulary,
)
from wpstracker.figures.chain import Chain
from wpstracker.figures.columns import label_of
from wpstracker.figures.linked import Linked
from wpstracker.figures.origins import Origin
from wpstracker.figures.recurring import Kin
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.facts import Fact, fact
from wpstracker.gui.pages.person_view import contact_html
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.reading_pane import chip_html, esc, link_html
from wpstracker.records import Recommendation

_LONGEST = 260
_STATUSES: dict[str, type[Vocabulary]] = {"plan_item": MeasureStatus, "event": EventStatus, "recommendation": RecommendationStatus}

LINK_MEASURES, LINK_INDICATORS, LINK_EVENTS = "wps:link/measures", "wps:link/indicators", "wps:link/events"
LINK_FOLLOWED_UP = "wps:link/followed-up"


def linked_html(linked: Sequence[Linked]) -> str:
    """Each as a link, below it what tells it apart and how it belongs here."""
    items = "".join(f"<li>{_line(each)}</li>" for each in linked)
    return f"<ul>{items}</ul>" if items else ""


def carried_out_html(chain: Chain, *, editable: bool) -> str:
    """What became of a recommendation: measures, indicators, follow-up events; what is missing is said, with the way to link it."""
    parts = [
        _section(
            tr("Measures"),
            chain.measures,
            tr("No measure of a plan is linked yet."),
            _add(LINK_MEASURES, tr("Link to measures…"), editable),
        ),
        _section(tr("Indicators"), chain.indicators, "", _add(LINK_INDICATORS, tr("Link to indicators…"), editable)),
        _section(tr("Follow-up events"), chain.events, "", _add(LINK_EVENTS, tr("Link to follow-up events…"), editable)),
    ]
    return "".join(parts)


def supported_html(chain: Chain, *, editable: bool) -> str:
    """What an event is good for: the measures it supports and the recommendations it follows up."""
    return _section(tr("Measures supported"), chain.measures, "", _add(LINK_MEASURES, tr("Link to measures…"), editable)) + _section(
        tr("Recommendations it follows up"), chain.follows_up, "", _add(LINK_FOLLOWED_UP, tr("Link to recommendations…"), editable)
    )


def origins_html(origins: Iterable[Origin]) -> str:
    """The places beside the first from which a recommendation comes."""
    items = "".join(f"<li>{_origin(origin)}</li>" for origin in origins if not origin.is_first)
    return f"<h3>{esc(tr('Further origins'))}</h3><ul>{items}</ul>" if items else ""


def kin_html(kin: Kin) -> str:
    """In how many years the same was asked, by which recommendations, and which of them replace one another."""
    parts = []
    if kin.same:
        heading = _recurs(kin.recurrence.years) if kin.recurrence.recurs else tr("Made more than once")
        parts.append(f"<h3>{esc(heading)}</h3>{linked_html(kin.same)}")
    elif kin.recurrence.recurs:
        parts.append(f"<p>{esc(_recurs(kin.recurrence.years))}</p>")
    parts.append(f"<h3>{esc(tr('Supersedes'))}</h3>{linked_html(kin.supersedes)}" if kin.supersedes else "")
    parts.append(f"<h3>{esc(tr('Superseded by'))}</h3>{linked_html(kin.superseded_by)}" if kin.superseded_by else "")
    return "".join(parts)


def marks_facts(record: Recommendation, *, reveal: bool) -> list[Fact]:
    """How often, the five marks, whom to ask; the contact stands behind a padlock until somebody asks."""
    often = fact(record, "rhythm") if record.deadline_kind == DeadlineKind.PERIODIC else (tr("How often"), "")
    marks = ", ".join(label_of(Smart, code, words()) for code in record.smart)
    return [often, (tr("SMART"), esc(marks)), (fact(record, "contact")[0], contact_html(record.contact, reveal))]


def recurs_chip(kin: Kin) -> str:
    """A chip for what was asked in several years."""
    return chip_html(_recurs_short(len(kin.recurrence.years)), role="warning") if kin.recurrence.recurs else ""


def _recurs_short(count: int) -> str:
    return tr_n("Recurs in {n} year", "Recurs in {n} years", count)


def _recurs(years: Sequence[int]) -> str:
    listed = ", ".join(map(str, years))
    return tr_n("Recurs in {n} year: {years}", "Recurs in {n} years: {years}", len(years), years=listed)


def _section(heading: str, linked: Sequence[Linked], missing: str, add: str) -> str:
    """Nothing when there is nothing and nothing can be done."""
    listed = linked_html(linked) or (f'<p class="muted">{esc(missing)}</p>' if missing else "")
    if not listed and not add:
        return ""
    return f"<h3>{esc(heading)}</h3>{listed}{add}"


def _add(target: str, text: str, editable: bool) -> str:
    return f"<p>{link_html(target, text)}</p>" if editable else ""


def _line(each: Linked) -> str:
    """Title as a link; status, what tells it apart and the note below."""
    title = each.title if len(each.title) <= _LONGEST else each.title[:_LONGEST].rstrip() + "…"
    shown = link_html(f"wps:{each.kind}/{each.id}", title) if each.id and each.kind != "source" else esc(title)
    vocabulary = _STATUSES.get(each.kind)
    status = (
        chip_html(label_of(vocabulary, each.status, words()), role=role_of(vocabulary, each.status)) if vocabulary and each.status else ""
    )
    said = " · ".join(esc(part) for part in (each.extra, each.note) if part)
    below = "&nbsp; ".join(part for part in (status, f'<span class="small">{said}</span>' if said else "") if part)
    return f"{shown}<br>{below}" if below else shown


def _origin(origin: Origin) -> str:
    """Mechanism and who made it, document and paragraph, date, answer."""
    mechanism = label_of(Mechanism, origin.mechanism, words()) if origin.mechanism else ""
    event = link_html(f"wps:event/{origin.event.id}", origin.event.title) if origin.event else ""
    source = esc(origin.source.title) if origin.source else ""
    first = " · ".join(part for part in (esc(mechanism), event, source) if part)
    answer = label_of(Response, origin.response, words()) if origin.response else ""
    facts = (
        tr("para. {paragraph}", paragraph=origin.paragraph) if origin.paragraph else "",
        origin.made_by,
        origin.issued.show(words().language) if origin.issued else "",
        tr("response: {response}", response=answer) if answer else "",
        origin.note,
    )
    said = " · ".join(esc(part) for part in facts if part)
    return f'{first}<br><span class="small">{said}</span>' if said else first
