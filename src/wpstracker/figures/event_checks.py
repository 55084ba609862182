"""What may be missing or odd about events."""

from wpstracker.domain.question import Only
from wpstracker.domain.vocabularies import EventStatus, OrganisationRole, Priority
from wpstracker.figures.activity import COMING
from wpstracker.figures.checks import NO_DATE, UNCITED, Check, Gap, GapGroup, Looking, by_sql, label_of_field
from wpstracker.figures.head_counts import of_groups
from wpstracker.figures.selecting import COUNTED, COUNTED_BY_SEX, count_events, event_condition, event_ids
from wpstracker.words import N_

_HELD = f"e.status = '{EventStatus.HELD}'"
_PLANNED = f"e.status IN {tuple(map(str, COMING))}"
_ORGANISED = f"""EXISTS (SELECT 1 FROM event_organisation l WHERE l.event_id = e.id
    AND l.role IN ('{OrganisationRole.ORGANISER}', '{OrganisationRole.CO_ORGANISER}', '{OrganisationRole.HOST}'))"""

EVENTS, HELD_EVENTS, COMING_EVENTS = N_("events"), N_("events that were held"), N_("planned and confirmed events")


def _odd_sums(looking: Looking) -> list[Gap]:
    """Events with a block of participation whose total is not what its parts say."""
    where, values = event_condition(looking.question)
    sql = f"""SELECT e.id FROM event e WHERE {where} AND e.id IN (SELECT event_id FROM participation WHERE total IS NOT NULL)
              ORDER BY e.reference, e.id"""
    ids = [row[0] for row in looking.store.rows(sql, values)]
    counts = of_groups(looking.store, ids)
    return [Gap(id_) for id_ in ids if not all(count.adds_up for count in counts[id_])]


def _counted(looking: Looking) -> int:
    return count_events(looking.store, looking.question.but(only=(*looking.question.only, Only.REPORTED)))


def _unsettled(looking: Looking) -> list[Gap]:
    """Planned or confirmed events that by their dates are over."""
    planned = [status for status in COMING if not looking.question.statuses or status in looking.question.statuses]
    question = looking.question.but(statuses=tuple(planned), over_by=looking.today)
    return [Gap(id_) for id_ in event_ids(looking.store, question, "reference", descending=False)] if planned else []


EVENT_CHECKS = (
    Check(
        "event_no_date",
        N_("Events without a year"),
        GapGroup.DATE,
        "event",
        label_of_field("event", "start"),
        N_("The year is not known, so no period ever counts this event."),
        N_("Enter when it began, even if only the year is known."),
        Priority.HIGH,
        EVENTS,
        *by_sql("event", NO_DATE.format("e.start")),
    ),
    Check(
        "event_no_month",
        N_("Events of which only the year is known"),
        GapGroup.DATE,
        "event",
        label_of_field("event", "start"),
        N_("Only the year is known: {start}."),
        N_("Enter the day or the month, if a source names it."),
        Priority.LOW,
        EVENTS,
        *by_sql("event", "length(e.start) = 4", shows=("start",)),
    ),
    Check(
        "event_unsettled",
        N_("Planned events whose date has passed"),
        GapGroup.LATE,
        "event",
        label_of_field("event", "status"),
        N_("It is planned or confirmed, but its date has passed."),
        N_("Say whether it was held, postponed or cancelled."),
        Priority.HIGH,
        COMING_EVENTS,
        _unsettled,
        by_sql("event", "1", _PLANNED)[1],
    ),
    Check(
        "event_not_counted",
        N_("Held events without any number of participants"),
        GapGroup.SPLIT,
        "event",
        N_("Participation"),
        N_("Nobody has reported how many people took part."),
        N_("Ask the organisers for the sign-in sheet and enter women and men."),
        Priority.HIGH,
        HELD_EVENTS,
        *by_sql("event", f"NOT {COUNTED}", _HELD),
    ),
    Check(
        "event_no_split",
        N_("Held events with a number of people, but not by sex"),
        GapGroup.SPLIT,
        "event",
        N_("Participation"),
        N_("A number of people is known, but women and men are not both counted."),
        N_("Enter women and men, at least for one group of participants."),
        Priority.HIGH,
        HELD_EVENTS,
        *by_sql("event", f"{COUNTED} AND NOT {COUNTED_BY_SEX}", _HELD),
    ),
    Check(
        "event_sums",
        N_("Events whose numbers of people do not add up"),
        GapGroup.SPLIT,
        "event",
        N_("Participation"),
        N_("The stated total is not what women, men, other and not disaggregated say together."),
        N_("Compare with the source. If the source itself does not add up, leave it and say so in the notes."),
        Priority.LOW,
        N_("events with a number of people"),
        _odd_sums,
        _counted,
    ),
    Check(
        "event_no_source",
        N_("Events without a source"),
        GapGroup.SOURCE,
        "event",
        label_of_field("event", "source"),
        N_("Neither a source nor a citation nor an attached file says where this comes from."),
        N_("Name the press release, report or letter, or attach the file."),
        Priority.MEDIUM,
        EVENTS,
        *by_sql("event", f"e.source_id IS NULL AND {UNCITED}"),
    ),
    Check(
        "event_no_country",
        N_("Events without a country"),
        GapGroup.DETAILS,
        "event",
        label_of_field("event", "country"),
        N_("The country is not stated, so no table by country counts this event."),
        N_("Choose the country in which it took place; leave it empty only for online events."),
        Priority.MEDIUM,
        EVENTS,
        *by_sql("event", "coalesce(e.country, '') = '' AND coalesce(e.event_format, '') != 'online'"),
    ),
    Check(
        "event_no_place",
        N_("Events without a place"),
        GapGroup.DETAILS,
        "event",
        label_of_field("event", "place"),
        N_("The city or town is not stated."),
        N_("Enter where it took place; leave it empty only for online events."),
        Priority.LOW,
        EVENTS,
        *by_sql("event", "coalesce(e.place, '') = '' AND coalesce(e.event_format, '') != 'online'"),
    ),
    Check(
        "event_no_kind",
        N_("Events without a type"),
        GapGroup.DETAILS,
        "event",
        label_of_field("event", "event_kind"),
        N_("The type is not stated."),
        N_("Choose the type of event."),
        Priority.LOW,
        EVENTS,
        *by_sql("event", "e.event_kind IS NULL"),
    ),
    Check(
        "event_no_organiser",
        N_("Events without an organiser"),
        GapGroup.DETAILS,
        "event",
        N_("Organisations"),
        N_("Nobody is named as organiser, co-organiser or host."),
        N_("Name who held it."),
        Priority.LOW,
        EVENTS,
        *by_sql("event", f"NOT {_ORGANISED}"),
    ),
    Check(
        "event_no_result",
        N_("Held events without any result"),
        GapGroup.DETAILS,
        "event",
        N_("Results"),
        N_("It was held, and nothing says what came of it."),
        N_("Enter what came about, or link the recommendations it made."),
        Priority.LOW,
        HELD_EVENTS,
        *by_sql(
            "event",
            """NOT EXISTS (SELECT 1 FROM result r WHERE r.event_id = e.id AND r.actual)
            AND NOT EXISTS (SELECT 1 FROM recommendation r WHERE r.event_id = e.id)""",
            _HELD,
        ),
    ),
)
