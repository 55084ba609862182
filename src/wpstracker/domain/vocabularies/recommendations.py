"""The closed lists of recommendations."""

from wpstracker.domain.vocabularies.vocabulary import Vocabulary
from wpstracker.words import N_


class RecommendationStatus(Vocabulary):
    """The life cycle of a recommendation. Overdue and stale are computed, never stored."""

    RECORDED = "recorded", N_("Recorded")
    UNDER_REVIEW = "under_review", N_("Under review")
    ACCEPTED = "accepted", N_("Accepted")
    PLANNED = "planned", N_("Planned")
    IN_PROGRESS = "in_progress", N_("In progress")
    IMPLEMENTED = "implemented", N_("Implemented")
    PARTLY = "partly_implemented", N_("Partly implemented")
    NOT_IMPLEMENTED = "not_implemented", N_("Not implemented")
    CLOSED = "closed", N_("Closed")
    ON_HOLD = "on_hold", N_("On hold")
    SUPERSEDED = "superseded", N_("Superseded")


class TextStatus(Vocabulary):
    """How much of a recommendation's text is in hand."""

    FULL = "full", N_("Full text")
    SUMMARY = "summary", N_("Summary")
    MISSING = "missing", N_("Known, but text missing")


class Mechanism(Vocabulary):
    """Where a recommendation comes from."""

    EVENT = "event", N_("Event conclusions")
    CEDAW = "cedaw", N_("CEDAW concluding observations")
    UPR = "upr", N_("Universal Periodic Review")
    TREATY_BODY = "treaty_body", N_("Other treaty body")
    AUDIT = "audit", N_("Audit or evaluation")
    OTHER = "other", N_("Other origin")


class Response(Vocabulary):
    """What those addressed answered."""

    SUPPORTED = "supported", N_("Supported")
    PARTLY = "partly", N_("Partly supported")
    NOTED = "noted", N_("Noted")
    REJECTED = "rejected", N_("Rejected")


class Priority(Vocabulary):
    """How urgent."""

    HIGH = "high", N_("High")
    MEDIUM = "medium", N_("Medium")
    LOW = "low", N_("Low")


class DeadlineKind(Vocabulary):
    """Whether a deadline is a date at all."""

    DATE = "date", N_("By a date")
    PERIODIC = "periodic", N_("Periodic")
    CONTINUOUS = "continuous", N_("Continuous")
    NONE = "none", N_("No deadline set")


class RecommendationRole(Vocabulary):
    """What an organisation has to do with a recommendation."""

    ADDRESSEE = "addressee", N_("Addressee")
    LEAD = "lead", N_("Responsible")
    SUPPORT = "support", N_("Supporting")


class Rhythm(Vocabulary):
    """How often something is due or measured."""

    MONTHLY = "monthly", N_("Every month")
    QUARTERLY = "quarterly", N_("Every quarter")
    HALF_YEARLY = "half_yearly", N_("Every half-year")
    YEARLY = "yearly", N_("Every year")
    TWO_YEARLY = "two_yearly", N_("Every two years")


class Smart(Vocabulary):
    """What makes a recommendation one that can be followed up."""

    SPECIFIC = "specific", N_("Specific")
    MEASURABLE = "measurable", N_("Measurable")
    ACHIEVABLE = "achievable", N_("Achievable")
    RELEVANT = "relevant", N_("Relevant")
    TIME_BOUND = "time_bound", N_("Time-bound")
