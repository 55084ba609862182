"""A person as a page: positions, what they did at events, where they were trained; contact details only when asked for."""

from collections.abc import Iterable

from wpstracker.domain.vocabularies import PersonRole
from wpstracker.figures.columns import label_of
from wpstracker.figures.names import Named
from wpstracker.figures.person_details import PersonDetails
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.directory_pieces import focal_point, head_html, items_html, link_of, when_used, with_note
from wpstracker.gui.pages.event_lines import events_html
from wpstracker.gui.pages.facts import Fact, fact, record_block
from wpstracker.gui.widgets.reading_pane import chip_html, esc, facts_html, icon_html, link_html
from wpstracker.records import Position

REVEAL = "wps:reveal-contact"


def person_html(details: PersonDetails, *, reveal: bool = False) -> str:
    """The whole page; `reveal` shows the contact details."""
    person = details.person
    name = person.names.get(words().language) or person.name
    marks = [fact(person, "sex")[1], chip_html(tr("Agreed to be named"), role="good") if person.consent else ""]
    positions = (_position(*held) for held in details.positions)
    appearances = [events_html(label_of(PersonRole, role, words()), lines, "h3") for role, lines in details.appearances]
    heading = f"<h2>{esc(tr('Took part in'))}</h2>" if appearances else ""
    return "".join(
        (
            head_html(name, (person.name, *person.names.values()), marks),
            facts_html(_facts(details, reveal)),
            items_html(tr("Positions over time"), positions),
            heading,
            *appearances,
            events_html(tr("Trained at"), details.trained_at),
            record_block(person),
        )
    )


def _facts(details: PersonDetails, reveal: bool) -> Iterable[Fact]:
    person = details.person
    yield fact(person, "position")
    yield tr("Organisation"), link_of("organisation", details.organisation)
    yield tr("Other spellings"), esc("; ".join(person.aliases))
    yield fact(person, "keep_until")
    yield fact(person, "contact")[0], contact_html(person.contact, reveal)


def contact_html(text: str, reveal: bool) -> str:
    """Behind a padlock until somebody asks."""
    if not text:
        return ""
    if reveal:
        return f"{icon_html('lock-open', 'muted')} {esc(text)}"
    return f"{icon_html('lock', 'muted')} {link_html(REVEAL, tr('Restricted: show the contact details'))}"


def _position(held: Position, body: Named | None) -> str:
    """Title and organisation; since when, until when, focal point for what."""
    line = ", ".join(part for part in (esc(held.title), link_of("organisation", body)) if part)
    task = focal_point(held.focal_point, held.focal_point_for)
    return with_note(line or esc(task), task if line else "", when_used(held.held_from, held.held_until))
