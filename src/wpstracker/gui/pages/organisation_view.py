"""An organisation as a well-set page: what it is, what it was called, who belongs to it, what it did and is asked to do."""

from collections.abc import Iterable

from wpstracker.domain.vocabularies import NameKind, OrganisationRole, RecommendationRole, RecommendationStatus
from wpstracker.figures.columns import label_of
from wpstracker.figures.organisation_details import Member, OfficeHolder, OrganisationDetails
from wpstracker.figures.organisations import BELOW
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_pieces import focal_point, head_html, items_html, link_of, when_used, with_note
from wpstracker.gui.pages.event_lines import all_events_html, events_html
from wpstracker.gui.pages.facts import Fact, fact, linked, listed, record_block
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.reading_pane import chip_html, esc, facts_html, link_html
from wpstracker.records import OtherName

_LONGEST = 220


def organisation_html(details: OrganisationDetails) -> str:
    """The whole page."""
    return "".join(
        (
            _head(details),
            facts_html(_facts(details)),
            _names(details),
            _units(details),
            items_html(tr("Members"), map(_member, details.members)),
            items_html(tr("Member of"), map(_member, details.member_of)),
            items_html(tr("People"), map(_holder, details.people)),
            _events(details),
            _recommendations(details),
            items_html(tr("Projects it funds"), (link_of("project", project) for project in details.funded)),
            record_block(details.organisation),
        )
    )


def _head(details: OrganisationDetails) -> str:
    body = details.organisation
    name = body.names.get(words().language) or body.name
    marks = (
        esc(body.acronym),
        chip_html(details.institution_type, role="neutral") if details.institution_type else "",
        chip_html(tr("National gender machinery"), role="accent") if body.gender_machinery else "",
        fact(body, "country")[1],
    )
    return head_html(name, (body.name, *body.names.values()), marks)


def _facts(details: OrganisationDetails) -> Iterable[Fact]:
    body = details.organisation
    yield tr("Part of"), BELOW.join(link_of("organisation", above) for above in details.path)
    yield tr("Predecessor"), link_of("organisation", details.predecessor)
    yield tr("Followed by"), listed([link_of("organisation", next_) for next_ in details.successors])
    yield fact(body, "founded")
    yield tr("Formed at"), listed([link_of("event", event) for event in details.formed_at])
    yield fact(body, "dissolved")


def _units(details: OrganisationDetails) -> str:
    """The bodies right below it, one after the other: a large one has dozens."""
    units = " · ".join(link_of("organisation", unit) for unit in details.units)
    return f"<h2>{esc(tr_n('{n} unit', '{n} units', len(details.units)))}</h2><p>{units}</p>" if units else ""


def _names(details: OrganisationDetails) -> str:
    """Names with the time they were used, then spellings, each said once."""
    lines = [_name(other) for other in details.other_names]
    known = {other.name for other in details.other_names}
    lines += [esc(alias) for alias in dict.fromkeys(details.organisation.aliases) if alias not in known]
    return items_html(tr("Other names and spellings"), lines)


def _name(other: OtherName) -> str:
    kind = label_of(NameKind, other.name_kind, words()) if other.name_kind else ""
    return with_note(esc(other.name), kind, when_used(other.used_from, other.used_until))


def _member(member: Member) -> str:
    since = tr("since {first}", first=member.since.show(words().language)) if member.since else ""
    return with_note(link_of("organisation", member.body) or esc(member.who), member.who if member.body else "", since)


def _holder(holder: OfficeHolder) -> str:
    task = focal_point(holder.focal_point, holder.focal_point_for)
    return with_note(link_of("person", holder.person), holder.title, task, when_used(holder.since, holder.until))


def _events(details: OrganisationDetails) -> str:
    """By what it did for them; the rest in the list of events."""
    lists = []
    for role, lines in details.events:
        label = label_of(OrganisationRole, role, words()) if role else tr("Took part")
        lists.append(events_html(label, lines, "h3"))
    shown = "".join(lists)
    if not shown:
        return ""
    seen = {line.id for _, lines in details.events for line in lines}
    heading = tr_n("{n} event", "{n} events", details.event_count)
    return f"<h2>{esc(heading)}</h2>{shown}" + all_events_html("organisation", str(details.organisation.id), details.event_count, len(seen))


def _recommendations(details: OrganisationDetails) -> str:
    lists, seen = [], set()
    for role, rows in details.recommendations:
        items = "".join(f"<li>{_recommendation(row)}</li>" for row in rows)
        lists.append(f"<h3>{esc(label_of(RecommendationRole, role, words()))}</h3><ul>{items}</ul>" if items else "")
        seen |= {row["id"] for row in rows}
    if not seen:
        return ""
    count = details.recommendation_count
    every = link_html(
        f"wps:recommendations/organisation/{details.organisation.id}",
        tr_n("All {n} recommendation", "All {n} recommendations", count),
    )
    return f"<h2>{esc(tr('Recommendations'))}</h2>{''.join(lists)}" + (f"<p>{every}</p>" if count > len(seen) else "")


def _recommendation(row: Row) -> str:
    text = " ".join(row["text"].split())
    label = (text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…") or row["reference"]
    chips = [chip_html(label_of(RecommendationStatus, row["status"], words()), role=role_of(RecommendationStatus, row["status"]))]
    chips += [chip_html(tr("Overdue"), role="bad")] if row["overdue"] else []
    return linked("recommendation", row["id"], label) + "<br>" + "&nbsp; ".join(chips)
