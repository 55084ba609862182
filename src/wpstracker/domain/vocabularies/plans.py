"""The closed lists of plans, of their measures, indicators and reports."""

from wpstracker.domain.vocabularies.vocabulary import Vocabulary
from wpstracker.words import N_


class Instrument(Vocabulary):
    """What sort of plan; a gender-equality plan is not a 1325 plan."""

    NAP_1325 = "nap_1325", N_("1325 NAP")
    GENDER_EQUALITY = "gender_equality", N_("Gender-equality plan")
    YPS_2250 = "yps_2250", N_("Youth, peace and security plan (2250)")
    SECTOR = "sector", N_("Sector plan")
    LOCAL = "local", N_("Local plan")
    ROAD_MAP = "road_map", N_("Regional road map")


class Stage(Vocabulary):
    """How far a plan has come, as somebody claims it."""

    NONE = "none", N_("No plan known")
    ANNOUNCED = "announced", N_("Announced")
    DRAFTING = "drafting", N_("Being drafted")
    CONSULTATION = "consultation", N_("Consultation")
    SUBMITTED = "submitted", N_("Submitted for approval")
    ADOPTED = "adopted", N_("Adopted")
    IMPLEMENTATION = "implementation", N_("Under implementation")
    AMENDED = "amended", N_("Amended")
    MIDTERM_REVIEW = "midterm_review", N_("Mid-term review")
    EXTENDED = "extended", N_("Extended")
    EXPIRED = "expired", N_("Expired")
    EVALUATED = "evaluated", N_("Evaluated")
    SUCCEEDED = "succeeded", N_("Succeeded by a new plan")
    NEVER_ADOPTED = "never_adopted", N_("Never adopted")
    REPEALED = "repealed", N_("Repealed")
    UNKNOWN = "unknown", N_("Unknown")


class PlanRole(Vocabulary):
    """What a body has to do with a plan."""

    LEAD = "lead", N_("Lead body")
    COORDINATION = "coordination", N_("Coordinating body")
    IMPLEMENTATION = "implementation", N_("Implementing body")
    MONITORING = "monitoring", N_("Monitoring body")


class ItemLevel(Vocabulary):
    """The levels of a plan's matrix; plans name them differently and may skip some."""

    GOAL = "goal", N_("Goal")
    OBJECTIVE = "objective", N_("Objective")
    TASK = "task", N_("Task")
    MEASURE = "measure", N_("Measure")


class ItemRole(Vocabulary):
    """What a body has to do with an item of a plan."""

    LEAD = "lead", N_("Responsible")
    SUPPORT = "support", N_("Co-responsible")


class MeasureStatus(Vocabulary):
    """How far a measure has come; none of these means that nobody has reported on it."""

    NOT_STARTED = "not_started", N_("Not started")
    IN_PROGRESS = "in_progress", N_("In progress")
    IMPLEMENTED = "implemented", N_("Implemented")
    PARTLY = "partly_implemented", N_("Partly implemented")
    NOT_IMPLEMENTED = "not_implemented", N_("Not implemented")
    CANCELLED = "cancelled", N_("Cancelled")


class IndicatorLevel(Vocabulary):
    """What an indicator measures."""

    OUTPUT = "output", N_("Output")
    OUTCOME = "outcome", N_("Outcome")
    IMPACT = "impact", N_("Impact")


class Direction(Vocabulary):
    """Which way an indicator should move."""

    UP = "up", N_("Should rise")
    DOWN = "down", N_("Should fall")
    HOLD = "hold", N_("Should stay")


class ReportRule(Vocabulary):
    """When a report is due."""

    AFTER_PERIOD = "after_period", N_("Days after the end of each period")
    ON_DAY = "on_day", N_("On a day of the year after each period")
    ONCE = "once", N_("Once, by a date")
