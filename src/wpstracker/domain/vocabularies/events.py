"""The closed lists of events and of people at them."""

from wpstracker.domain.vocabularies.vocabulary import Vocabulary
from wpstracker.words import N_


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


class GenderMarker(Vocabulary):
    """The OECD-DAC gender equality policy marker."""

    NOT_TARGETED = "0", N_("0: not targeted")
    SIGNIFICANT = "1", N_("1: significant objective")
    PRINCIPAL = "2", N_("2: principal objective")
