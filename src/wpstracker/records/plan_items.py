"""The matrix of a plan: goals, objectives, tasks and measures, who is responsible for each, and what is told of them."""

from wpstracker.domain.vocabularies import DeadlineKind, ItemLevel, ItemRole, MeasureStatus, Rhythm
from wpstracker.records.base import Entry, Record
from wpstracker.records.events import Event
from wpstracker.records.fields import ByLanguage, Choice, Count, Flag, Line, Link, Number, When
from wpstracker.records.organisations import Organisation
from wpstracker.records.plans import Plan
from wpstracker.records.progress import ProgressUpdate
from wpstracker.records.terms import Term
from wpstracker.words import N_


class PlanLevel(Record):
    """What a plan calls one level of its matrix."""

    label = N_("Level of a plan")
    parent = "plan"
    plan = Link(Plan, N_("Plan"), required=True)
    level = Choice(ItemLevel, N_("Level"))
    name = Line(N_("What the plan calls it"))
    names = ByLanguage(N_("Name in other languages"))
    sort = Count(N_("Order"))


class PlanItem(Entry):
    """A goal, objective, task or measure of a plan. A status of None means that nobody has reported on it."""

    label = N_("Item of a plan")
    parent = "plan"
    in_draft = False
    plan = Link(Plan, N_("Plan"), required=True)
    above = Link("self", N_("Belongs to"), goes_with=True, column_name="above_id")
    level = Choice(ItemLevel, N_("Level"), default=ItemLevel.MEASURE)
    sort = Count(N_("Order"))
    number = Line(N_("No."), help=N_("As the plan numbers it, for instance 1.2.3."))
    text = Line(N_("Text"), long=True)
    texts = ByLanguage(N_("Text in other languages"))
    pillar = Link(Term, N_("Pillar"), column_name="pillar_id")
    cross_cutting = Flag(N_("Cross-cutting"))
    form = Line(N_("Form of implementation"), help=N_("For instance an order, a training, a report."))
    expected = Line(N_("Expected result"), long=True)
    responsible_written = Line(N_("Responsible, as written"), help=N_("The plan's own words; known bodies are linked too."))
    start = When(N_("Start"))
    due = When(N_("Due"))
    due_kind = Choice(DeadlineKind, N_("Kind of deadline"))
    due_written = Line(N_("Term as written"), help=N_("For instance “IV quarter of 2024”, “yearly”, “2022–2025”."))
    rhythm = Choice(Rhythm, N_("How often"))
    status = Choice(MeasureStatus, N_("Status"), index=True)
    budget_planned = Number(N_("Budget planned"))
    budget_spent = Number(N_("Budget spent"))
    currency = Line(N_("Currency"), help=N_("Three-letter code, for instance EUR."), searched=False)
    funding_source = Line(N_("Source of funding"))


class ItemOrganisation(Record):
    """A body responsible for an item of a plan."""

    label = N_("Body of a measure")
    parent = "item"
    item = Link(PlanItem, N_("Measure"), required=True)
    organisation = Link(Organisation, N_("Organisation"), required=True)
    role = Choice(ItemRole, N_("Role"), default=ItemRole.LEAD)
    sort = Count(N_("Order"))


class MeasureProgress(ProgressUpdate):
    """What was done about a measure in a period, and its status before and after."""

    label = N_("Progress of a measure")
    parent = "item"
    in_draft = False
    item = Link(PlanItem, N_("Measure"), required=True)
    status_before = Choice(MeasureStatus, N_("Status before"))
    status_after = Choice(MeasureStatus, N_("Status after"))
    value = Number(N_("Value"), help=N_("A number that says how far it has come, if there is one."))
    spent = Number(N_("Budget spent"))


class EventItem(Record):
    """An event that carries out, or supports, a measure of a plan."""

    label = N_("Measure supported")
    parent = "event"
    event = Link(Event, N_("Event"), required=True)
    item = Link(PlanItem, N_("Measure"), required=True, goes_with=True)
    note = Line(N_("How"))
    sort = Count(N_("Order"))
