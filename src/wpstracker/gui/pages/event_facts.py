"""The short facts of an event, as two columns: what it is, what is known of it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLocale

from wpstracker.domain.languages import language_name
from wpstracker.domain.places import country_name
from wpstracker.domain.vocabularies import OrganisationRole, PersonRole
from wpstracker.figures.event_details import EventDetails
from wpstracker.figures.names import Named
from wpstracker.figures.names_then import NameThen
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_pieces import link_of
from wpstracker.gui.pages.facts import Fact, facts, linked, money, number_text
from wpstracker.gui.pages.footnotes import Footnotes
from wpstracker.gui.widgets.reading_pane import esc, icon_html, link_html
from wpstracker.records import Event

_WHEN = ("start", "end", "start_time", "end_time", "zone", "duration_days", "duration_hours", "when_written")


SHOW_PARTICIPANTS = "wps:show-participants"


def event_facts(details: EventDetails, notes: Footnotes, *, reveal: bool = False) -> Iterable[Fact]:
    """In the order a reader asks: when, where, who, what it belongs to, what it cost. `reveal` names the named participants."""
    yield from _when(details.event, notes)
    yield from _where(details.event, notes)
    yield from _organisers(details, notes)
    yield from _people(details, notes, reveal)
    yield from _belongs(details, notes)
    yield from _money(details.event, notes)


def address(text: str) -> str:
    """A web address as a link; any other words as they are."""
    return link_html(text, text) if text.startswith(("https://", "http://")) else esc(text)


def _when(event: Event, notes: Footnotes) -> Iterable[Fact]:
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
    shown = notes.after(shown or (esc(tr("date not stated")) if below else ""), *_WHEN)
    yield tr("When"), shown + "".join(f'<br><span class="small">{line}</span>' for line in below)


def _days(days: float | None) -> str:
    if days is None:
        return ""
    return tr_n("{n} day", "{n} days", int(days)) if float(days).is_integer() else tr("{number} days", number=number_text(days))


def _hours(hours: float | None) -> str:
    if hours is None:
        return ""
    return tr_n("{n} hour", "{n} hours", int(hours)) if float(hours).is_integer() else tr("{number} hours", number=number_text(hours))


def _where(event: Event, notes: Footnotes) -> Iterable[Fact]:
    language = words().language
    country = linked("country", event.country, country_name(event.country or "", language))
    place = ", ".join(part for part in (esc(event.place), esc(event.region), country) if part)
    venue = f'<br><span class="small">{esc(event.venue)}</span>' if event.venue else ""
    where = notes.after(place + venue if place else esc(event.venue), "country", "region", "place", "venue")
    yield tr("Where"), where
    covered = ", ".join(linked("country", code, country_name(code, language)) for code in event.countries_covered)
    yield tr("Countries covered"), notes.after(covered, "countries_covered")
    spoken = ", ".join(language_name(code, words()) for code in event.working_languages)
    yield tr("Working languages"), notes.after(esc(spoken), "working_languages")


def _organisers(details: EventDetails, notes: Footnotes) -> Iterable[Fact]:
    """One line for each, in the order of the roles; a role is named once."""
    for role in OrganisationRole:
        names = [body_html(body) for has, body in details.organisations if has == role and body.name]
        yield from _named_once(words()(role.label), names, notes, "event_organisation")


def _people(details: EventDetails, notes: Footnotes, reveal: bool) -> Iterable[Fact]:
    """Named participants stand behind a padlock until somebody asks."""
    for role in PersonRole:
        people = [_person(person, office) for has, person, office in details.people if has == role]
        if role is PersonRole.PARTICIPANT and people and not reveal:
            show = link_html(SHOW_PARTICIPANTS, tr_n("{n} name: show", "{n} names: show", len(people)))
            yield tr("Named participants"), f"{icon_html('lock', 'muted')} {show}"
            continue
        yield from _named_once(words()(role.label), people, notes, "event_person")


def _named_once(label: str, lines: Sequence[str], notes: Footnotes, kind: str) -> Iterable[Fact]:
    for at, line in enumerate(lines):
        yield "" if at else label, line if at else notes.after(line, kind)


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


def _belongs(details: EventDetails, notes: Footnotes) -> Iterable[Fact]:
    event = details.event
    yield tr("Series"), notes.after(_series(details), "series")
    yield tr("Part of"), notes.after(link_of("event", details.part_of), "part_of")
    yield tr("Parts of it"), "<br>".join(link_of("event", part) for part in details.contains)
    yield tr("Follow-up to"), notes.after(link_of("event", details.follows), "follows")
    yield tr("Followed by"), "<br>".join(link_of("event", next_) for next_ in details.followed_by)
    yield tr("Project"), notes.after(_project(details), "project")
    plans = [link_of("plan", plan) + (f'<br><span class="small">{esc(how)}</span>' if how else "") for plan, how in details.plans]
    yield tr("Supports the plan"), notes.after("<br>".join(plans), "event_plan")
    yield tr("Live stream"), notes.after(address(event.live_stream), "live_stream")
    yield tr("Hashtags"), notes.after(esc(event.hashtags), "hashtags")


def _series(details: EventDetails) -> str:
    """The series with who chaired it that year."""
    shown = link_of("series", details.series)
    if not details.chair or details.event.start is None:
        return shown
    country = country_name(details.chair, words().language)
    below = tr("in the chair in {year}: {country}", year=details.event.start.year, country=country)
    return f'{shown}<br><span class="small">{esc(below)}</span>'


def _project(details: EventDetails) -> str:
    """The project with its number, its funder and whether it is paid beside the budget."""
    if details.project is None:
        return ""
    about = [esc(details.project.number)]
    about.append(esc(tr("extra-budgetary")) if details.project.extra_budgetary else "")
    funder = link_of("organisation", details.project.funder)
    about.append(tr("funded by {funder}", funder=funder) if funder else "")
    below = " · ".join(filter(None, about))
    return link_of("project", details.project.project) + (f'<br><span class="small">{below}</span>' if below else "")


def _money(event: Event, notes: Footnotes) -> Iterable[Fact]:
    planned, spent = (money(value, event.currency) for value in (event.cost_planned, event.cost_spent))
    cost = [tr("planned: {amount}", amount=planned) if planned else "", tr("spent: {amount}", amount=spent) if spent else ""]
    yield from notes.facts(facts(event, "gender_marker"), "gender_marker")
    yield tr("Cost"), notes.after(esc("; ".join(filter(None, cost))), "cost_planned", "cost_spent", "currency")
    yield from notes.facts(facts(event, "funding_source"), "funding_source")
    yield tr("Evaluation"), notes.after(esc(_evaluation(event)), "pre_test", "post_test", "satisfaction", "evaluated")


def _evaluation(event: Event) -> str:
    """Tests before and after, satisfaction, how many answered."""
    said = [
        tr("test before: {percent} %", percent=number_text(event.pre_test)) if event.pre_test is not None else "",
        tr("test after: {percent} %", percent=number_text(event.post_test)) if event.post_test is not None else "",
        tr("satisfaction: {percent} %", percent=number_text(event.satisfaction)) if event.satisfaction is not None else "",
        tr_n("{n} evaluation", "{n} evaluations", event.evaluated) if event.evaluated is not None else "",
    ]
    return "; ".join(filter(None, said))
