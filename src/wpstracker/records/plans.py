"""Plans on Women, Peace and Security, and what is claimed about them."""

from wpstracker.domain.plan_status import PlanDates, StatusClaim
from wpstracker.domain.vocabularies import Basis, Confidence, Instrument, PlanRole, Stage, YesNo
from wpstracker.records.base import Entry, Record
from wpstracker.records.events import Event
from wpstracker.records.fields import ByLanguage, Choice, Count, Flag, Line, Link, Number, When
from wpstracker.records.organisations import Organisation
from wpstracker.records.sources import Source
from wpstracker.records.terms import Term
from wpstracker.words import N_


class Plan(Entry):
    """A national action plan or a neighbour of one; which edition it is depends on who counts."""

    label = N_("Plan")
    country = Line(N_("Country"), help=N_("Two-letter ISO 3166-1 code."), searched=False, index=True)
    title = Line(N_("Title"))
    titles = ByLanguage(N_("Title in other languages"))
    instrument = Choice(Instrument, N_("Instrument"), default=Instrument.NAP_1325, index=True)
    edition = Count(N_("Edition"))
    edition_counted_by = Line(N_("Edition counted by"), help=N_("Counters differ: say whose count this is."))
    adopted = When(N_("Adopted"))
    launched = When(N_("Launched"))
    in_force = When(N_("In force from"))
    until = When(N_("Until"))
    act = Line(N_("Adoption act"), help=N_("Type, number, date and body of the act."))
    lead_body = Line(N_("Lead body"))
    budgeted = Choice(YesNo, N_("Has a budget"))
    budget = Number(N_("Budget"))
    currency = Line(N_("Currency"), help=N_("Three-letter code, for instance EUR."), searched=False)
    funding_source = Line(N_("Source of funding"))
    public = Flag(N_("Text is public"), default=True)
    predecessor = Link("self", N_("Predecessor"), column_name="predecessor_id")
    document = Line(N_("Document"), help=N_("Where the plan's text can be read."), searched=False)
    from_reference = Flag(N_("From the reference list"))

    @property
    def dates(self) -> PlanDates:
        """The four dates as one value."""
        return PlanDates(self.adopted, self.launched, self.in_force, self.until)


class Claim(Record):
    """Somebody's word on a plan's stage, with its date, source and confidence. Claims are kept side by side, never overwritten."""

    label = N_("Status claim")
    parent = "plan"
    plan = Link(Plan, N_("Plan"), required=True)
    stage = Choice(Stage, N_("Stage"), default=Stage.UNKNOWN)
    as_of = When(N_("As of"))
    basis = Choice(Basis, N_("Basis"), default=Basis.STATED)
    confidence = Choice(Confidence, N_("Confidence"), default=Confidence.MEDIUM)
    source = Link(Source, N_("Source"))
    quote = Line(N_("Quote"), long=True)
    note = Line(N_("Note"), long=True)

    @property
    def said(self) -> StatusClaim:
        """The claim as a plain value for the rules."""
        return StatusClaim(
            self.id,
            Stage(self.stage or Stage.UNKNOWN),
            self.as_of,
            Basis(self.basis or Basis.STATED),
            Confidence(self.confidence or Confidence.UNVERIFIED),
        )


class PriorityArea(Record):
    """A priority area a plan or its country names for itself, mapped to a pillar where it fits one."""

    label = N_("Priority area")
    parent = "plan"
    plan = Link(Plan, N_("Plan"), required=True)
    name = Line(N_("Priority area"))
    names = ByLanguage(N_("Name in other languages"))
    cross_cutting = Flag(N_("Cross-cutting"))
    pillar = Link(Term, N_("Pillar"))
    event = Link(Event, N_("Event that named it"))
    sort = Count(N_("Order"))


class EventPlan(Record):
    """An event that supports a plan."""

    label = N_("Plan supported")
    parent = "event"
    event = Link(Event, N_("Event"), required=True)
    plan = Link(Plan, N_("Plan"), required=True, goes_with=True)
    note = Line(N_("How"))
    sort = Count(N_("Order"))


class PlanOrganisation(Record):
    """A body that leads, coordinates, carries out or watches a plan."""

    label = N_("Body of a plan")
    parent = "plan"
    plan = Link(Plan, N_("Plan"), required=True)
    organisation = Link(Organisation, N_("Organisation"), required=True)
    role = Choice(PlanRole, N_("Role"), default=PlanRole.LEAD)
    sort = Count(N_("Order"))


class Amendment(Record):
    """A change made to a plan after it was adopted."""

    label = N_("Amendment")
    parent = "plan"
    plan = Link(Plan, N_("Plan"), required=True)
    made = When(N_("Amended on"))
    act = Line(N_("Act"), help=N_("Type, number, date and body of the act."))
    note = Line(N_("What was changed"), long=True)
    source = Link(Source, N_("Source"))
    sort = Count(N_("Order"))
