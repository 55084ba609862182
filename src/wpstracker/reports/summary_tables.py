"""The sheets of a summary that list records."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from wpstracker.domain.handover import Handover
from wpstracker.domain.vocabularies import Precision, Privacy
from wpstracker.figures import (
    blocks,
    country_figures,
    event_organisations,
    event_people,
    events,
    plans,
    priority_areas,
    recommendations,
    results,
    series_years,
)
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.plans import claims_by_plan
from wpstracker.figures.results import result_texts
from wpstracker.figures.rows import Row, own_rows
from wpstracker.records import Plan, Source
from wpstracker.reports.book import TableSheet
from wpstracker.reports.sheets import Reader, by_keys, listing, parts_listing
from wpstracker.reports.small_numbers import hidden_of_events, not_written, suppress
from wpstracker.reports.summary_contents import Contents
from wpstracker.store.database import Store
from wpstracker.words import N_, Words

_EVENTS = {
    "year": Column("year", N_("Year"), Type.NUMBER),
    "counts": Column("counts", N_("How sure"), Type.CHOICE, Precision),
    "other": Column("other", N_("Other sex"), Type.COUNT),
    "expected": Column("expected", N_("Expected results"), Type.LONG_TEXT),
    "actual": Column("actual", N_("Actual results"), Type.LONG_TEXT),
}
_PLANS = {
    "said_by": Column("said_by", N_("Source of the status"), Type.TEXT),
    "to_confirm": Column("to_confirm", N_("To be confirmed"), Type.FLAG),
}


EVENT_COLUMNS = by_keys(
    events.COLUMNS,
    "reference title event_kind status start end year country region place venue event_format level countries_covered organisers supporters"
    " women men other not_split people counts share_of_women recommendations pillars resolutions frameworks themes tags"
    " series part_of follows project plans objectives summary expected actual duration_days duration_hours start_time end_time zone"
    " when_written working_languages gender_marker cost_planned cost_spent currency funding_source pre_test post_test satisfaction"
    " evaluated live_stream hashtags source privacy verified",
    _EVENTS,
)
RECOMMENDATION_COLUMNS = by_keys(
    recommendations.COLUMNS,
    "reference text text_status status overdue deadline deadline_written responsible addressees event_reference origin country issued"
    " mechanism paragraph further_origins response priority plan_title measures indicators follow_ups progress recurs orphan no_owner"
    " repeats supersedes rhythm smart privacy verified",
)
_CONTACT = by_keys(recommendations.COLUMNS, "contact")
PLAN_COLUMNS = by_keys(
    (*plans.COLUMNS, *own_columns(Plan, ("document", "verified"))),
    "country title instrument edition edition_counted_by stage status_as_of basis confidence to_confirm said_by conflict"
    " adopted launched in_force until act lead_body lead_bodies other_bodies budgeted budget currency funding_source amendments"
    " predecessor_title public document reference verified",
    _PLANS,
)


FIRST = ("Events", "Participation")
"""What a reader looks for before the figures."""
OTHERS = ("Recommendations", "Plans", "Organisations", "People", "Results", "PriorityAreas", "CountryFigures", "Series")
"""The lists behind the figures, the rarely wanted ones last."""


def first_tables(store: Store, found: Contents, words: Words) -> tuple[TableSheet, ...]:
    """`FIRST`; each row holds only what may leave the office."""
    events = listing("Events", words(N_("Events")), EVENT_COLUMNS, found.events, _events(store, words, found.handover), words)
    return (events, _participation(store, found, words))


def other_tables(store: Store, found: Contents, words: Words, today: date) -> tuple[TableSheet, ...]:
    """`OTHERS`, one for each noun; each row holds only what may leave the office."""
    handover, day = found.handover, found.asked.plans.as_of or today
    unrestricted = not handover.restricted

    def of_recommendations(ids: Sequence[str]) -> dict[str, Row]:
        return recommendations.rows(store, ids, today, words.language, unrestricted=unrestricted)

    def of_people(ids: Sequence[str]) -> dict[str, Row]:
        return event_people.rows(store, ids, words.language, restricted=handover.restricted)

    def of_organisations(ids: Sequence[str]) -> dict[str, Row]:
        return event_organisations.rows(store, ids, words.language)

    recommended = (*RECOMMENDATION_COLUMNS, *(_CONTACT if handover.restricted and handover.contacts else ()))
    people = (*event_people.COLUMNS, *(event_people.CONTACT if handover.contacts else ()))
    return (
        listing("Recommendations", words(N_("Recommendations")), recommended, found.recommendations, of_recommendations, words),
        listing("Plans", words(N_("Plans")), PLAN_COLUMNS, found.plans, _plans(store, words, day, unrestricted=unrestricted), words),
        listing("Organisations", words(N_("Organisations")), event_organisations.COLUMNS, found.organisations, of_organisations, words),
        listing("People", words(N_("People")), people, found.people, of_people, words),
        listing("Results", words(N_("Results")), results.COLUMNS, found.results, _reader(store, results.rows, words, handover), words),
        *_about_countries(store, found, words),
    )


def _about_countries(store: Store, found: Contents, words: Words) -> tuple[TableSheet, ...]:
    """Priority areas of plans, figures about countries, series of events."""

    def of_years(ids: Sequence[str]) -> dict[str, Row]:
        return series_years.rows(store, ids, words.language)

    areas = _reader(store, priority_areas.rows, words, found.handover)
    figures = _reader(store, country_figures.rows, words, found.handover)
    return (
        listing("PriorityAreas", words(N_("Priority areas")), priority_areas.COLUMNS, found.areas, areas, words),
        listing("CountryFigures", words(N_("Country figures")), country_figures.COLUMNS, found.figures, figures, words),
        listing("Series", words(N_("Series")), series_years.COLUMNS, found.series, of_years, words),
    )


def _reader(store: Store, rows: Callable[..., Mapping[str, Row]], words: Words, handover: Handover) -> Reader:
    """Rows in the report's language, without restricted names unless these are asked for."""
    return lambda ids: rows(store, ids, words.language, unrestricted=not handover.restricted)


def _participation(store: Store, found: Contents, words: Words) -> TableSheet:
    def read(events: Sequence[str]) -> list[Row]:
        rows = blocks.rows_of_events(store, events, words.language, unrestricted=not found.handover.restricted)
        for row in rows if found.handover.suppress_small else ():
            suppress(row, words)
        return rows

    title = words(N_("Participation"))
    return parts_listing("Participation", title, blocks.COLUMNS, found.events, len(found.blocks), read, words)


def _events(store: Store, words: Words, handover: Handover) -> Reader:
    def read(ids: Sequence[str]) -> dict[str, Row]:
        unrestricted = not handover.restricted
        found = events.rows(store, ids, words.language, unrestricted=unrestricted)
        texts = result_texts(store, ids, words.language, unrestricted=unrestricted)
        unwritten = hidden_of_events(store, ids) if handover.suppress_small else {}
        for id_, row in found.items():
            row["year"] = row["start"].year if row["start"] else None
            row["expected"], row["actual"] = texts.get(id_, ("", ""))
            not_written(row, unwritten.get(id_, ()), words)
        return found

    return read


def _plans(store: Store, words: Words, day: date, *, unrestricted: bool) -> Reader:
    """Plans with the source of their present status; a restricted source is not named unless it is asked for."""

    def read(ids: Sequence[str]) -> dict[str, Row]:
        found = plans.rows(store, ids, day, words.language, unrestricted=unrestricted)
        source_of = {str(claim.id): claim.source for claims in claims_by_plan(store).values() for claim in claims if claim.source}
        sources = own_rows(store, Source, sorted(set(source_of.values())))
        for row in found.values():
            source = sources.get(source_of.get(row["standing"].claim or "", ""))
            row["to_confirm"] = row["standing"].to_be_confirmed
            named = source and not (unrestricted and source["privacy"] == Privacy.RESTRICTED)
            row["said_by"] = source["title"] or source["url"] if source and named else ""
        return found

    return read
