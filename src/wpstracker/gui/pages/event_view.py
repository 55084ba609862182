"""An event as a well-set page: only what is known, in the order a reader asks."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale

from wpstracker.domain.places import country_name
from wpstracker.domain.vocabularies import (
    EventFormat,
    EventKind,
    EventStatus,
    Level,
    OrganisationRole,
    PersonRole,
    Privacy,
    RecommendationStatus,
    ResultKind,
    SourceKind,
)
from wpstracker.figures.columns import label_of
from wpstracker.figures.event_details import EventDetails, Named
from wpstracker.figures.names_then import NameThen
from wpstracker.figures.rows import Row
from wpstracker.figures.terms import TermLabel
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.event_filters import scheme_headings
from wpstracker.gui.pages.participation_view import participation_html
from wpstracker.gui.roles import colour_of_scheme, role_of
from wpstracker.gui.widgets.reading_pane import chip_html, esc, facts_html, link_html
from wpstracker.records import Event, Source

ADD_RECOMMENDATION = "wps:new/recommendation"
_LONGEST = 260


def event_html(details: EventDetails) -> str:
    """The whole page."""
    event = details.event
    return "".join(
        (
            _head(event),
            facts_html((*_when(event), *_where(event), *_organisers(details), *_people(details), *_more(details))),
            participation_html(details.blocks),
            _prose(tr("Objectives"), event.objectives),
            _prose(tr("Summary"), event.summary),
            _results(details, actual=False),
            _results(details, actual=True),
            _recommendations(details),
            _terms(details),
            _source(details.source, event.source_quote),
            _prose(tr("Notes"), event.notes),
            _foot(event),
        )
    )


def _head(event: Event) -> str:
    language = words().language
    title = event.titles.get(language) or event.title
    others = [text for text in (event.title, *event.titles.values()) if text and text != title]
    below = "".join(f'<p class="muted">{esc(text)}</p>' for text in dict.fromkeys(others))
    kind = label_of(EventKind, event.event_kind, words()) if event.event_kind else ""
    status = label_of(EventStatus, event.status, words()) if event.status else ""
    pills = [
        chip_html(kind, role="neutral") if kind else "",
        chip_html(status, role=role_of(EventStatus, event.status)) if status else "",
        esc(label_of(EventFormat, event.event_format, words())) if event.event_format else "",
        esc(label_of(Level, event.level, words())) if event.level else "",
    ]
    return f"<h1>{esc(title)}</h1>{below}<p style='margin-bottom:14px'>{' · '.join(filter(None, pills))}</p>"


def _when(event: Event) -> Iterable[tuple[str, str]]:
    period, language = event.period, words().language
    shown = esc(period.show(language))
    day = period.start.earliest() if period.start and period.start.is_day and period.end in (None, period.start) else None
    if day:
        shown = tr("{weekday}, {date}", weekday=esc(QLocale(language).dayName(day.isoweekday())), date=shown)
    length = [_days(period.days if period.days is not None else period.day_count() if period.end else None), _hours(period.hours)]
    lasting = ", ".join(filter(None, length))
    below = [esc(lasting)] if lasting else []
    if event.when_written:
        below.append(esc(tr("as written: “{text}”", text=event.when_written)))
    more = "".join(f'<br><span class="small">{line}</span>' for line in below)
    yield tr("When"), (shown or (esc(tr("date not stated")) if below else "")) + more


def _days(days: float | None) -> str:
    if days is None:
        return ""
    return tr_n("{n} day", "{n} days", int(days)) if float(days).is_integer() else tr("{number} days", number=_fraction(days))


def _hours(hours: float | None) -> str:
    if hours is None:
        return ""
    return tr_n("{n} hour", "{n} hours", int(hours)) if float(hours).is_integer() else tr("{number} hours", number=_fraction(hours))


def _fraction(number: float) -> str:
    return QLocale(words().language).toString(number)


def _where(event: Event) -> Iterable[tuple[str, str]]:
    language = words().language
    country = country_name(event.country, language) if event.country else ""
    place = ", ".join(esc(part) for part in (event.place, event.region, country) if part)
    venue = f'<br><span class="small">{esc(event.venue)}</span>' if event.venue else ""
    yield tr("Where"), place + venue if place else esc(event.venue)
    yield tr("Countries covered"), esc(", ".join(country_name(code, language) for code in event.countries_covered))


def _organisers(details: EventDetails) -> Iterable[tuple[str, str]]:
    """One line for each, in the order of the roles; a role is named once."""
    for role in OrganisationRole:
        names = [body_html(body) for has, body in details.organisations if has == role and body.name]
        yield from _named_once(words()(role.label), names)


def _people(details: EventDetails) -> Iterable[tuple[str, str]]:
    for role in PersonRole:
        people = [_person(person, office) for has, person, office in details.people if has == role]
        yield from _named_once(words()(role.label), people)


def _named_once(label: str, lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for at, line in enumerate(lines):
        yield "" if at else label, line


def body_html(body: NameThen) -> str:
    """An organisation by its name then, as a link, with today's name or the source's spelling below it."""
    link = link_html(f"wps:organisation/{body.id}", body.name)
    if not body.other:
        return link
    below = tr("today {name}", name=body.other) if body.renamed else body.other
    return f'{link}<br><span class="small">{esc(below)}</span>'


def _person(person: Named, office: str) -> str:
    link = link_html(f"wps:person/{person.id}", person.name)
    return f'{link}<br><span class="small">{esc(office)}</span>' if office else link


def _more(details: EventDetails) -> Iterable[tuple[str, str]]:
    event = details.event
    yield tr("Series"), _link("series", details.series)
    yield tr("Follow-up to"), _link("event", details.follows)
    yield tr("Followed by"), "<br>".join(_link("event", next_) for next_ in details.followed_by)
    yield tr("Project"), _link("project", details.project)
    yield tr("Live stream"), _address(event.live_stream)
    yield tr("Hashtags"), esc(event.hashtags)


def _link(kind: str, record: Named | None) -> str:
    return link_html(f"wps:{kind}/{record.id}", record.name) if record else ""


def _address(text: str) -> str:
    return link_html(text, text) if text.startswith(("https://", "http://")) else esc(text)


def _prose(title: str, text: str) -> str:
    paragraphs = "".join(f"<p>{esc(part)}</p>" for part in text.split("\n\n") if part.strip())
    return f"<h2>{esc(title)}</h2>{paragraphs}" if paragraphs else ""


def _results(details: EventDetails, *, actual: bool) -> str:
    lines = []
    for result, body in details.results:
        if result.actual == actual:
            kind = label_of(ResultKind, result.result_kind, words()) if result.result_kind not in (None, ResultKind.OTHER) else ""
            about = " · ".join(filter(None, (kind, body, result.reached.show(words().language) if result.reached else "")))
            below = f'<br><span class="small">{esc(about)}</span>' if about and result.text else esc(about)
            lines.append(f"<li>{esc(result.text)}{below}</li>")
    title = tr("What came of it") if actual else tr("Expected results")
    return f"<h2>{esc(title)}</h2><ul>{''.join(lines)}</ul>" if lines else ""


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
    lines.append(f"<p>{_address(source.url)}</p>" if source and source.url else "")
    return f"<h2>{esc(tr('Source'))}</h2>{''.join(lines)}"


def _foot(event: Event) -> str:
    marks = [esc(event.reference)]
    if event.privacy and event.privacy != Privacy.PUBLIC:
        marks.append(chip_html(label_of(Privacy, event.privacy, words()), role=role_of(Privacy, event.privacy)))
    marks.append(chip_html(tr("Verified"), role="good") if event.verified else "")
    shown = " · ".join(filter(None, marks))
    return f'<p class="small"><br>{shown}</p>' if shown else ""
