"""The closed lists that every kind of record shares: how sure, how private, from where."""

from wpstracker.domain.vocabularies.vocabulary import Vocabulary
from wpstracker.words import N_


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


LOOSE = (Scheme.TAG, Scheme.THEME, Scheme.FRAMEWORK)
"""Lists whose own terms may become terms of another such list."""


class YesNo(Vocabulary):
    """An answer that may also be unknown: None."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
