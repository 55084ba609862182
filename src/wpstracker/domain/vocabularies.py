"""The closed lists of the program: what kind, which status, in which role. Open lists (themes, tags …) are `Term` records."""

from enum import StrEnum
from typing import Self

from wpstracker.words import N_


class Vocabulary(StrEnum):
    """A code as it is stored, with the English label that is translated when shown."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """The code as text, with its label beside it."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class EventKind(Vocabulary):
    """What sort of event; a compound name takes its purpose word ("training seminar" is a training)."""

    TRAINING = "training", N_("Training")
    TRAINING_OF_TRAINERS = "training_of_trainers", N_("Training of trainers")
    WORKSHOP = "workshop", N_("Workshop")
    SEMINAR = "seminar", N_("Seminar")
    CONFERENCE = "conference", N_("Conference")
    ROUND_TABLE = "round_table", N_("Round table")
    FORUM = "forum", N_("Forum or dialogue")
    WORKING_GROUP_MEETING = "working_group_meeting", N_("Working group meeting")
    CONSULTATION = "consultation", N_("Consultation")
    EXPERT_MEETING = "expert_meeting", N_("Expert meeting")
    STUDY_VISIT = "study_visit", N_("Study visit")
    CAMPAIGN = "campaign", N_("Campaign")
    BRIEFING = "briefing", N_("Briefing")
    LAUNCH = "launch", N_("Launch or ceremony")
    MEDIA_EVENT = "media_event", N_("Media event")
    MENTORING = "mentoring", N_("Mentoring")
    ONLINE_COURSE = "online_course", N_("Online course")
    OTHER = "other", N_("Other event")


class EventStatus(Vocabulary):
    """How far an event has come; an announced event is planned, and its expected results are not results."""

    PLANNED = "planned", N_("Planned")
    CONFIRMED = "confirmed", N_("Confirmed")
    HELD = "held", N_("Held")
    POSTPONED = "postponed", N_("Postponed")
    CANCELLED = "cancelled", N_("Cancelled")


class EventFormat(Vocabulary):
    """Where participants sat."""

    IN_PERSON = "in_person", N_("In person")
    ONLINE = "online", N_("Online")
    HYBRID = "hybrid", N_("Hybrid")


class Level(Vocabulary):
    """How wide an event reaches."""

    LOCAL = "local", N_("Local")
    NATIONAL = "national", N_("National")
    REGIONAL = "regional", N_("Regional")
    INTERNATIONAL = "international", N_("International")


class OrganisationRole(Vocabulary):
    """What an organisation did for an event."""

    ORGANISER = "organiser", N_("Organiser")
    CO_ORGANISER = "co_organiser", N_("Co-organiser")
    HOST = "host", N_("Host")
    SUPPORTER = "supporter", N_("Supporter")
    FUNDER = "funder", N_("Funder")
    CONTRIBUTOR = "contributor", N_("Contributor")
    PARTICIPATING = "participating", N_("Participating institution")
    EXPERT_PROVIDER = "expert_provider", N_("Expert provider")


class PersonRole(Vocabulary):
    """What a person did at an event."""

    OPENING = "opening", N_("Opening remarks")
    SPEAKER = "speaker", N_("Speaker")
    PANELLIST = "panellist", N_("Panellist")
    MODERATOR = "moderator", N_("Moderator")
    TRAINER = "trainer", N_("Trainer or expert")
    CONTACT = "contact", N_("Contact")
    RAPPORTEUR = "rapporteur", N_("Rapporteur")
    PARTICIPANT = "participant", N_("Named participant")


class Sex(Vocabulary):
    """For the balance of panels, if known."""

    FEMALE = "female", N_("Woman")
    MALE = "male", N_("Man")
    OTHER = "other", N_("Other")


class Capacity(Vocabulary):
    """As what a block of people took part."""

    PARTICIPANT = "participant", N_("Participants")
    SPEAKER = "speaker", N_("Speakers")
    TRAINER = "trainer", N_("Trainers or experts")
    OBSERVER = "observer", N_("Observers")
    MEDIA = "media", N_("Media")


class Precision(Vocabulary):
    """How sure a number of people is."""

    EXACT = "exact", N_("Exact")
    ABOUT = "about", N_("Approximate")
    AT_LEAST = "at_least", N_("At least")
    NOT_REPORTED = "not_reported", N_("Not reported")


class ResultKind(Vocabulary):
    """What came out of an event."""

    WORKING_GROUP = "working_group", N_("Working group formed")
    ROADMAP = "roadmap", N_("Roadmap")
    PUBLICATION = "publication", N_("Publication")
    AGREEMENT = "agreement", N_("Agreement")
    RECOMMENDATIONS = "recommendations", N_("Recommendations adopted")
    OTHER = "other", N_("Other result")


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
    NONE = "none", N_("No deadline set")


class RecommendationRole(Vocabulary):
    """What an organisation has to do with a recommendation."""

    ADDRESSEE = "addressee", N_("Addressee")
    LEAD = "lead", N_("Responsible")
    SUPPORT = "support", N_("Supporting")


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


class Basis(Vocabulary):
    """What a status claim rests on."""

    STATED = "stated", N_("Stated by the source")
    DERIVED = "derived", N_("Derived from the plan's dates")
    GENERAL_KNOWLEDGE = "general_knowledge", N_("General knowledge, no source found")


class Confidence(Vocabulary):
    """How far a claim can be trusted; low and unverified ones are shown as to be confirmed."""

    HIGH = "high", N_("High")
    MEDIUM = "medium", N_("Medium")
    LOW = "low", N_("Low: sources conflict")
    UNVERIFIED = "unverified", N_("To be confirmed")


class Privacy(Vocabulary):
    """Who may see a record or field outside the office."""

    PUBLIC = "public", N_("Public")
    INTERNAL = "internal", N_("Internal")
    RESTRICTED = "restricted", N_("Restricted")


class GenderMarker(Vocabulary):
    """The OECD-DAC gender equality policy marker."""

    NOT_TARGETED = "0", N_("0: not targeted")
    SIGNIFICANT = "1", N_("1: significant objective")
    PRINCIPAL = "2", N_("2: principal objective")


class NameKind(Vocabulary):
    """What another name of a body is to its present one."""

    FORMER = "former", N_("Former name")
    SPELLING = "spelling", N_("Other spelling")
    TRANSLATION = "translation", N_("Translation")
    SHORT = "short", N_("Short name")


class FigureKind(Vocabulary):
    """What a country figure says."""

    WOMEN_SECURITY_SECTOR = "women_security_sector", N_("Women in the security sector")
    WOMEN_POLICE = "women_police", N_("Women in police")
    WOMEN_ARMED_FORCES = "women_armed_forces", N_("Women in the armed forces")
    WOMEN_BORDER_SERVICE = "women_border_service", N_("Women in the border service")
    WOMEN_PARLIAMENT = "women_parliament", N_("Women in parliament")
    WPS_INDEX = "wps_index", N_("WPS Index")
    OTHER = "other", N_("Other figure")


class SourceKind(Vocabulary):
    """What sort of document a fact was taken from."""

    PRESS_RELEASE = "press_release", N_("Press release")
    ADVISORY = "advisory", N_("Media advisory")
    AGENDA = "agenda", N_("Agenda")
    LIST = "list", N_("List")
    REPORT = "report", N_("Report")
    ACT = "act", N_("Legal act")
    LETTER = "letter", N_("Letter")
    PHOTO = "photo", N_("Photo")
    TRANSCRIPT = "transcript", N_("Transcript")
    WEB_PAGE = "web_page", N_("Web page")
    OTHER = "other", N_("Other source")


class Scheme(Vocabulary):
    """Which list a term belongs to."""

    PILLAR = "pillar", N_("Pillar")
    RESOLUTION = "resolution", N_("Resolution")
    FRAMEWORK = "framework", N_("Framework")
    THEME = "theme", N_("Theme")
    TAG = "tag", N_("Own tag")
    INSTITUTION_TYPE = "institution_type", N_("Institution type")
    RANK = "rank", N_("Rank band")
    AGE = "age", N_("Age band")
