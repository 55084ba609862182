"""Indicators of a plan: baseline, targets, values, and which international indicators they answer."""

from wpstracker.domain.vocabularies import Direction, IndicatorLevel, Rhythm
from wpstracker.records.base import Entry, Record
from wpstracker.records.fields import ByLanguage, Choice, Codes, Count, Flag, Line, Link, Number, Numbers, When
from wpstracker.records.organisations import Organisation
from wpstracker.records.plan_items import PlanItem
from wpstracker.records.plans import Plan
from wpstracker.records.sources import Source
from wpstracker.words import N_


class Indicator(Entry):
    """What is measured to see how far a plan has come."""

    label = N_("Indicator")
    parent = "plan"
    in_draft = False
    plan = Link(Plan, N_("Plan"), required=True)
    item = Link(PlanItem, N_("Goal, objective or measure"), goes_with=True)
    number = Line(N_("No."), help=N_("As the plan numbers it, for instance 1.2.3."))
    text = Line(N_("Text"), long=True)
    texts = ByLanguage(N_("Text in other languages"))
    level = Choice(IndicatorLevel, N_("Level"))
    unit = Line(N_("Unit"), help=N_("For instance %, people, laws."))
    direction = Choice(Direction, N_("Direction"))
    cumulative = Flag(N_("Cumulative"), help=N_("Each value includes those of the periods before."))
    disaggregation = Codes(N_("Disaggregated by"), help=N_("For instance sex, age, institution, region."), searched=True)
    baseline_when = When(N_("Year of the baseline"))
    baseline = Number(N_("Baseline"))
    baseline_written = Line(N_("Baseline in words"))
    frequency = Choice(Rhythm, N_("How often"))
    organisation = Link(Organisation, N_("Responsible"))
    data_source = Line(N_("Source of data"))
    crosswalk = Codes(N_("International indicators"), help=N_("For instance UN 5a, EU 7, SDG 5.5.1."), searched=True)
    sort = Count(N_("Order"))


class IndicatorTarget(Record):
    """What an indicator should reach in a period."""

    label = N_("Target")
    parent = "indicator"
    indicator = Link(Indicator, N_("Indicator"), required=True)
    period = When(N_("Period"), help=N_("The year, month or day by which it should be reached."))
    value = Number(N_("Value"))
    written = Line(N_("In words"))
    sort = Count(N_("Order"))


class IndicatorValue(Record):
    """What an indicator reached in a period. Files and citations on it are its evidence."""

    label = N_("Indicator value")
    parent = "indicator"
    indicator = Link(Indicator, N_("Indicator"), required=True)
    period = When(N_("Period"), help=N_("The year, month or day the value is of."))
    value = Number(N_("Value"))
    cells = Numbers(N_("Disaggregated values"), help=N_("The same value by sex, age, institution or region."))
    written = Line(N_("In words"))
    comment = Line(N_("Comment"), long=True)
    source = Link(Source, N_("Source"))
    sort = Count(N_("Order"))
