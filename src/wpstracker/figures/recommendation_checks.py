"""What may be missing or odd about recommendations, and which need somebody."""

from collections.abc import Callable

from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import DeadlineKind, Priority, TextStatus
from wpstracker.figures.attention import count_recommendations
from wpstracker.figures.checks import NO_DATE, UNCITED, Check, Count, Find, Gap, GapGroup, Looking, by_sql, label_of_field
from wpstracker.figures.recommendation_conditions import NO_OWNER
from wpstracker.figures.selecting import ISSUED, recommendation_ids
from wpstracker.words import N_

RECOMMENDATIONS = N_("recommendations")


def _only(looking: Looking, question: Filter) -> list[Gap]:
    return [Gap(id_) for id_ in recommendation_ids(looking.store, question, looking.today, "reference")]


def _among(ask: Callable[[Filter], Filter]) -> tuple[Find, Count, Count]:
    """Those that answer the question with a further part of it."""
    return (
        lambda looking: _only(looking, ask(looking.question)),
        _recommendations,
        lambda looking: count_recommendations(looking.store, ask(looking.question), looking.today),
    )


def _recommendations(looking: Looking) -> int:
    return count_recommendations(looking.store, looking.question, looking.today)


RECOMMENDATION_CHECKS = (
    Check(
        "recommendation_overdue",
        N_("Overdue recommendations"),
        GapGroup.LATE,
        "recommendation",
        label_of_field("recommendation", "status"),
        N_("It is not done, and its deadline has passed."),
        N_("Record what was done, or agree on a new deadline."),
        Priority.HIGH,
        RECOMMENDATIONS,
        *_among(lambda question: question.but(overdue=True)),
    ),
    Check(
        "recommendation_stale",
        N_("Recommendations without news for long"),
        GapGroup.LATE,
        "recommendation",
        N_("Progress"),
        N_("It is not done, and nothing was told of it for long."),
        N_("Ask who is responsible, and record what was done."),
        Priority.MEDIUM,
        RECOMMENDATIONS,
        *_among(lambda question: question.but(only=(*question.only, Only.STALE))),
    ),
    Check(
        "recommendation_no_text",
        N_("Recommendations without their text"),
        GapGroup.DETAILS,
        "recommendation",
        label_of_field("recommendation", "text"),
        N_("It is known to exist, but its text is missing."),
        N_("Find the text and enter it."),
        Priority.HIGH,
        RECOMMENDATIONS,
        *by_sql("recommendation", f"coalesce(e.text, '') = '' OR e.text_status = '{TextStatus.MISSING}'"),
    ),
    Check(
        "recommendation_no_date",
        N_("Recommendations without a year"),
        GapGroup.DATE,
        "recommendation",
        label_of_field("recommendation", "issued"),
        N_("Neither it nor its event says in which year it was made, so no period ever counts it."),
        N_("Enter when it was issued, even if only the year is known."),
        Priority.MEDIUM,
        RECOMMENDATIONS,
        *by_sql("recommendation", NO_DATE.format(f"({ISSUED})")),
    ),
    Check(
        "recommendation_no_deadline",
        N_("Recommendations without a deadline"),
        GapGroup.DATE,
        "recommendation",
        label_of_field("recommendation", "deadline"),
        N_("No deadline is entered, nor is it said that there is none."),
        N_("Enter the deadline, or choose that none is set."),
        Priority.LOW,
        RECOMMENDATIONS,
        *by_sql("recommendation", f"e.deadline IS NULL AND coalesce(e.deadline_kind, '{DeadlineKind.DATE}') = '{DeadlineKind.DATE}'"),
    ),
    Check(
        "recommendation_no_source",
        N_("Recommendations without an event or a source"),
        GapGroup.SOURCE,
        "recommendation",
        label_of_field("recommendation", "source"),
        N_("Neither an event nor a source, a citation or an attached file says where it comes from."),
        N_("Name the event or the document it comes from."),
        Priority.MEDIUM,
        RECOMMENDATIONS,
        *by_sql(
            "recommendation",
            f"""e.event_id IS NULL AND e.source_id IS NULL AND {UNCITED} AND NOT EXISTS (SELECT 1 FROM recommendation_origin o
            WHERE o.recommendation_id = e.id AND (o.event_id IS NOT NULL OR o.source_id IS NOT NULL))""",
        ),
    ),
    Check(
        "recommendation_no_owner",
        N_("Open recommendations nobody is responsible for"),
        GapGroup.DETAILS,
        "recommendation",
        N_("Responsible"),
        N_("It is not done, and no organisation is responsible for it."),
        N_("Name the organisation that is responsible."),
        Priority.MEDIUM,
        RECOMMENDATIONS,
        *by_sql("recommendation", NO_OWNER),
    ),
)
