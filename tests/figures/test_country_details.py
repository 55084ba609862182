"""What the file says of one country."""

from datetime import date

from tests.builders import a_recommendation, an_event
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import EventStatus, MeasureStatus
from wpstracker.figures.country_details import CountryDetails, details
from wpstracker.records import Claim, CountryFigure, Obligation, Organisation, Person, Plan, PlanItem, Position, Source
from wpstracker.services import country_figures, obligations, organisations, people, plans
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

TODAY = date(2026, 3, 1)


def of(store: Store, code: str, *, unrestricted: bool = False) -> CountryDetails:
    return details(store, code, TODAY, "en", unrestricted=unrestricted)


def test_a_country_the_file_says_nothing_of_is_empty(store: Store):
    found = of(store, "VU")
    assert found.is_empty and not found.has_1325_plan


def test_tajikistans_conflicting_claims_are_all_there(store: Store):
    found = of(store, "TJ")
    third = next(line for line in found.plans if line.row["edition"] == 3)
    assert found.plans[0] is third and third.row["conflict"]
    said = {each.claim.as_of.code() for each in third.claims if each.claim.as_of}
    assert {"2023-02", "2023-10", "2025-03"} <= said
    assert len(third.conflicting) >= 2


def test_a_claim_about_a_later_day_is_not_known_yet(store: Store):
    early = details(store, "TJ", date(2023, 5, 1), "en")
    third = next(line for line in early.plans if line.row["edition"] == 3)
    assert [each.claim.as_of.code() for each in third.claims if each.claim.as_of] == ["2023-02"]


def test_events_recommendations_and_reports_are_the_countrys_own(store: Store):
    an_event(store, "Seminar", country="UZ", start="2024", status=EventStatus.HELD.value)
    an_event(store, "Training", country="UZ", start="05.2025", status=EventStatus.HELD.value)
    an_event(store, "Announced", country="UZ", start="05.2027", status=EventStatus.PLANNED.value)
    an_event(store, "Elsewhere", country="KG", start="2024", status=EventStatus.HELD.value)
    a_recommendation(store, "Late", country="UZ", deadline="2025", deadline_kind="date", status="accepted")
    a_recommendation(store, "Done", country="UZ", status="implemented")
    report = Obligation(title="Report", country="UZ", rhythm="half_yearly", days_after=15, begins=PartialDate(2025, 7, 1))
    id_ = obligations.save(store, Draft(report))
    obligations.mark(store, id_, date(2026, 1, 15), handed_in=PartialDate(2026, 1, 10))
    found = of(store, "UZ")
    assert {year: sum(counts.values()) for year, counts in found.events.steps.items()} == {"2024": 1, "2025": 1}
    assert (found.events_held, found.coming) == (2, 1)
    assert [line.title for line in found.last_events] == ["Training", "Seminar"]
    assert found.recommendations == {"accepted": 1, "implemented": 1} and found.overdue == 1
    assert [row["due"] for row in found.reports] == [date(2026, 7, 15), date(2027, 1, 15), date(2027, 7, 15)]


def test_measures_count_by_status_and_what_nobody_reported_on_is_said(store: Store):
    plan = plans.save(store, Draft(Plan(country="UZ", title="Plan", instrument="nap_1325")))
    with store.change("Items") as writer:
        for number, status in enumerate((MeasureStatus.IMPLEMENTED, None, None)):
            writer.save(PlanItem(plan=plan, level="measure", number=str(number), text="Do", status=status and status.value))
    line = next(line for line in of(store, "UZ").plans if line.row["id"] == plan)
    assert line.progress is not None
    assert line.progress.total.of(MeasureStatus.IMPLEMENTED) == 1 and line.progress.total.not_reported == 2


def test_machinery_and_present_focal_points_are_found(store: Store):
    body = organisations.save(store, Draft(Organisation(name="Women's Committee", country="UZ", gender_machinery=True)))
    point = Draft(Person(name="A. B.", organisation=body))
    point.of(Position).append(Position(title="Adviser", organisation=body, focal_point=True, focal_point_for="police"))
    people.save(store, point)
    found = of(store, "UZ")
    assert "Women's Committee" in [row["name"] for row in found.machinery]
    assert [row["focal_point_for"] for row in found.focal_points] == ["police"]


def test_restricted_records_stay_out_when_asked(store: Store):
    an_event(store, "Secret", country="UZ", start="2025", status=EventStatus.HELD.value, privacy="restricted")
    figure = CountryFigure(country="UZ", figure_kind="women_police", value=7.0, unit="%", privacy="restricted")
    country_figures.save(store, Draft(figure))
    source = Source(title="Secret letter", privacy="restricted")
    plan = Draft(Plan(country="UZ", title="Plan", instrument="nap_1325"), new=[source])
    plan.of(Claim).append(Claim(stage="drafting", as_of=PartialDate(2025), source=source.id))
    plans.save(store, plan)
    obligations.save(store, Draft(Obligation(title="Secret", country="UZ", rhythm="yearly", days_after=1, privacy="restricted")))
    inside, outside = of(store, "UZ"), of(store, "UZ", unrestricted=True)
    assert inside.last_events and inside.figures and inside.reports
    assert not outside.last_events and not outside.reports
    assert all(row["privacy"] != "restricted" for row in outside.figures)
    claims = [each for line in outside.plans for each in line.claims]
    assert claims and all(each.source is None or each.source.title != "Secret letter" for each in claims)
