"""Events and their parts: organisations, people, participation, results."""

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.period import Period
from wpstracker.domain.vocabularies import (
    Capacity,
    EventFormat,
    EventKind,
    EventStatus,
    GenderMarker,
    Level,
    OrganisationRole,
    PersonRole,
    Precision,
    ResultKind,
)
from wpstracker.records.base import Entry, Record
from wpstracker.records.fields import ByLanguage, Choice, Codes, Count, Flag, Line, Link, Number, When
from wpstracker.records.organisations import Organisation
from wpstracker.records.people import Person
from wpstracker.records.sources import Source
from wpstracker.records.terms import Term
from wpstracker.words import N_


class Series(Entry):
    """A row of events that belong together, such as the Dialogue of Women of Central Asia."""

    label = N_("Series")
    title = Line(N_("Title"))
    titles = ByLanguage(N_("Title in other languages"))
    aliases = Codes(N_("Other titles"), help=N_("Other spellings and former titles; they lead here as well."), searched=True)
    about = Line(N_("About"), long=True)
    countries = Codes(N_("Countries covered"))


class SeriesYear(Record):
    """Who chaired a series in a year, and what happened then."""

    label = N_("Year of a series")
    parent = "series"
    series = Link(Series, N_("Series"), required=True)
    when = When(N_("Year"))
    chair = Line(N_("Chair"), help=N_("Country in the chair: two-letter ISO 3166-1 code."), searched=False)
    note = Line(N_("Note"))
    sort = Count(N_("Order"))


class Project(Entry):
    """What an event was held within."""

    label = N_("Project")
    title = Line(N_("Title"))
    titles = ByLanguage(N_("Title in other languages"))
    aliases = Codes(N_("Other titles"), help=N_("Other spellings and former titles; they lead here as well."), searched=True)
    extra_budgetary = Flag(N_("Extra-budgetary"))
    funder = Link(Organisation, N_("Funder"))
    number = Line(N_("Project number"))
    about = Line(N_("About"), long=True)


class Event(Entry):
    """A training, conference, round table … with everything a press release says about it."""

    label = N_("Event")
    title = Line(N_("Title"))
    titles = ByLanguage(N_("Title in other languages"))
    event_kind = Choice(EventKind, N_("Type"), index=True)
    status = Choice(EventStatus, N_("Status"), default=EventStatus.PLANNED, index=True)
    start = When(N_("Start"), help=N_("As much of the date as is known: 12.07.2013, June 2007, 2007, 3 August."), index=True)
    end = When(N_("End"))
    start_time = Line(N_("From (hour)"), help=N_("Local time, for instance 10:00."), searched=False)
    end_time = Line(N_("To (hour)"), searched=False)
    zone = Line(N_("Time zone"), help=N_("For instance Asia/Almaty."), searched=False)
    duration_days = Number(N_("Duration in days"))
    duration_hours = Number(N_("Duration in hours"))
    when_written = Line(N_("Date as written"), help=N_("The words of the source, if they say more or less than a date."))
    event_format = Choice(EventFormat, N_("Format"))
    country = Line(N_("Country"), help=N_("Where it takes place: two-letter ISO 3166-1 code."), searched=False, index=True)
    region = Line(N_("Region"))
    place = Line(N_("Place"), help=N_("City or town."))
    venue = Line(N_("Venue"))
    level = Choice(Level, N_("Level"))
    countries_covered = Codes(N_("Countries covered"))
    series = Link(Series, N_("Series"))
    follows = Link("self", N_("Follow-up to"), column_name="follows_id")
    part_of = Link("self", N_("Part of"), column_name="part_of_id")
    project = Link(Project, N_("Project"))
    working_languages = Codes(N_("Working languages"))
    objectives = Line(N_("Objectives"), long=True)
    summary = Line(N_("Summary"), long=True)
    hashtags = Line(N_("Hashtags"))
    live_stream = Line(N_("Live stream"))
    gender_marker = Choice(GenderMarker, N_("Gender marker (OECD-DAC)"))
    cost_planned = Number(N_("Cost planned"))
    cost_spent = Number(N_("Cost spent"))
    currency = Line(N_("Currency"), help=N_("Three-letter code, for instance EUR."), searched=False)
    funding_source = Line(N_("Source of funding"))
    pre_test = Number(N_("Test before, average in %"))
    post_test = Number(N_("Test after, average in %"))
    satisfaction = Number(N_("Satisfaction, average in %"))
    evaluated = Count(N_("Number of evaluations"))
    source = Link(Source, N_("Source"))
    source_quote = Line(N_("Quote from the source"), long=True)

    @property
    def period(self) -> Period:
        """When it happens, as one value."""
        return Period(self.start, self.end, self.start_time, self.end_time, self.zone, self.duration_days, self.duration_hours)


class EventOrganisation(Record):
    """What an organisation did for an event."""

    label = N_("Organisation of an event")
    parent = "event"
    event = Link(Event, N_("Event"), required=True)
    organisation = Link(Organisation, N_("Organisation"), required=True)
    role = Choice(OrganisationRole, N_("Role"), default=OrganisationRole.ORGANISER)
    sort = Count(N_("Order"))
    named_as = Line(N_("Named as"), help=N_("The name as the source writes it, where it is not today's name."))


class EventPerson(Record):
    """What a person did at an event, and the office held then."""

    label = N_("Person at an event")
    parent = "event"
    event = Link(Event, N_("Event"), required=True)
    person = Link(Person, N_("Person"), required=True)
    role = Choice(PersonRole, N_("Role"), default=PersonRole.SPEAKER)
    office = Line(N_("Office held then"))
    sort = Count(N_("Order"))


class Participation(Record):
    """A block of people who took part, counted without names."""

    label = N_("Participation")
    parent = "event"
    event = Link(Event, N_("Event"), required=True)
    organisation = Link(Organisation, N_("Organisation"))
    institution_type = Link(Term, N_("Institution type"), column_name="institution_type_id")
    who = Line(N_("Who"), help=N_("As the source names them, for instance “heads of government bodies”."))
    country = Line(N_("Country"), searched=False)
    rank = Link(Term, N_("Rank band"), column_name="rank_id")
    age = Link(Term, N_("Age band"), column_name="age_id")
    capacity = Choice(Capacity, N_("Capacity"), default=Capacity.PARTICIPANT)
    women = Count(N_("Women"))
    men = Count(N_("Men"))
    other = Count(N_("Other sex"))
    undisaggregated = Count(N_("Not disaggregated"), help=N_("People whose sex was not reported."))
    total = Count(N_("Total stated"))
    precision = Choice(Precision, N_("How sure"), default=Precision.EXACT)
    sort = Count(N_("Order"))

    @property
    def headcount(self) -> Headcount:
        """The numbers as one value."""
        precision = Precision(self.precision) if self.precision else Precision.EXACT
        return Headcount(self.women, self.men, self.other, self.undisaggregated, self.total, precision)


class Result(Record):
    """What an event was expected to bring, or brought."""

    label = N_("Result")
    parent = "event"
    event = Link(Event, N_("Event"), required=True)
    actual = Flag(N_("Actual"), help=N_("Yes: it came about. No: it is expected."))
    result_kind = Choice(ResultKind, N_("Kind of result"), default=ResultKind.OTHER)
    text = Line(N_("Result"), long=True)
    reached = When(N_("Date"))
    organisation = Link(Organisation, N_("Organisation it produced"))
    sort = Count(N_("Order"))
    source = Link(Source, N_("Document it produced"))


class Quote(Record):
    """Words somebody said at an event."""

    label = N_("Quote")
    parent = "event"
    event = Link(Event, N_("Event"), required=True)
    person = Link(Person, N_("Speaker"))
    words = Line(N_("Words"), long=True)
    sort = Count(N_("Order"))
