"""Where a plan stands: the newest best claim, moved on by the plan's own dates, with what contradicts it beside it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_partial_date import partial_dates
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.plan_status import ORDER, PlanDates, StatusClaim, conflicting, standing
from wpstracker.domain.vocabularies import Basis, Confidence, Stage

CODE = PartialDate.from_code
TODAY = date(2026, 6, 1)

claims_made = st.builds(
    StatusClaim,
    id=st.uuids().map(str),
    stage=st.sampled_from(Stage),
    as_of=st.none() | partial_dates() | st.builds(PartialDate, st.integers(2015, 2027)),
    basis=st.sampled_from(Basis),
    confidence=st.sampled_from(Confidence),
)
plan_dates = st.builds(PlanDates, *[st.none() | st.builds(PartialDate, st.integers(2015, 2030))] * 4)


def a_claim(
    stage: Stage, as_of: str = "", confidence: Confidence = Confidence.MEDIUM, basis: Basis = Basis.STATED, id_: str = ""
) -> StatusClaim:
    return StatusClaim(id_ or f"{stage}-{as_of}", stage, CODE(as_of) if as_of else None, basis, confidence)


def dates(**codes: str) -> PlanDates:
    return PlanDates(**{name: CODE(code) for name, code in codes.items()})


# Tajikistan's third plan, as BOMCA, UN Women, a speech and the reference list speak of it.
TAJIKISTAN = (
    a_claim(Stage.IMPLEMENTATION, "2023-02", Confidence.LOW, id_="bomca"),
    a_claim(Stage.DRAFTING, "2023-10", Confidence.MEDIUM, id_="un-women"),
    a_claim(Stage.UNKNOWN, "2025-03", Confidence.LOW, id_="speech"),
    a_claim(Stage.IMPLEMENTATION, "2025-12-31", Confidence.LOW, id_="list"),
)


@pytest.mark.parametrize(
    ("day", "stage", "claim", "conflicts"),
    [
        (date(2023, 1, 31), Stage.UNKNOWN, None, ()),
        (date(2023, 3, 1), Stage.IMPLEMENTATION, "bomca", ()),
        (date(2023, 10, 15), Stage.DRAFTING, "un-women", (("bomca", "un-women"),)),
        (date(2025, 6, 1), Stage.UNKNOWN, "speech", (("bomca", "un-women"),)),
        (TODAY, Stage.IMPLEMENTATION, "list", (("bomca", "un-women"),)),
    ],
)
def test_tajikistans_third_plan_stands_where_the_newest_word_of_that_day_says_and_the_conflict_stays_listed(day, stage, claim, conflicts):
    stands = standing(TAJIKISTAN, PlanDates(), day)
    assert (stands.stage, stands.claim, stands.conflicts) == (stage, claim, conflicts)
    assert stands.to_be_confirmed == (claim != "un-women")


@given(st.lists(claims_made, max_size=6), plan_dates, st.dates(date(2014, 1, 1), date(2031, 1, 1)), st.randoms())
def test_the_order_in_which_claims_are_listed_does_not_matter(claims, when, day, random):
    mixed = list(claims)
    random.shuffle(mixed)
    assert standing(mixed, when, day) == standing(claims, when, day)


@given(st.lists(claims_made, max_size=6), plan_dates, st.dates(date(2014, 1, 1), date(2031, 1, 1)))
def test_what_was_not_yet_claimed_on_a_day_has_no_say(claims, when, day):
    by_then = [claim for claim in claims if not (claim.as_of and claim.as_of.earliest() and claim.as_of.earliest() > day)]
    assert standing(claims, when, day) == standing(by_then, when, day)
    if not by_then:
        assert standing(claims, when, day).claim is None


@given(st.lists(claims_made, max_size=6), plan_dates, st.dates(date(2014, 1, 1), date(2031, 1, 1)))
def test_a_stage_that_no_claim_names_is_said_to_be_derived(claims, when, day):
    stands = standing(claims, when, day)
    claimed = {claim.id: claim for claim in claims}
    if stands.claim is None:
        assert stands.basis is Basis.DERIVED
    elif claimed[stands.claim].stage is not stands.stage:
        assert stands.basis is Basis.DERIVED
        assert stands.stage in (Stage.EXPIRED, Stage.IMPLEMENTATION)
    else:
        assert stands.basis is claimed[stands.claim].basis


@pytest.mark.parametrize(
    ("when", "day", "stage"),
    [
        (dates(), TODAY, Stage.UNKNOWN),
        (dates(adopted="2022-03"), TODAY, Stage.ADOPTED),
        (dates(adopted="2027"), TODAY, Stage.UNKNOWN),
        (dates(adopted="2022", in_force="2022", until="2030"), TODAY, Stage.IMPLEMENTATION),
        (dates(in_force="2022", until="2025"), TODAY, Stage.EXPIRED),
        (dates(in_force="2022", until="2025"), date(2025, 12, 31), Stage.IMPLEMENTATION),
        (dates(in_force="2022", until="2025"), date(2026, 1, 1), Stage.EXPIRED),
        (dates(in_force="2022-07", until="2025"), date(2022, 6, 30), Stage.UNKNOWN),
    ],
)
def test_without_any_claim_the_dates_speak_and_are_named_as_the_basis(when, day, stage):
    stands = standing([], when, day)
    assert (stands.stage, stands.basis, stands.claim) == (stage, Basis.DERIVED, None)
    assert stands.to_be_confirmed == (stage is Stage.UNKNOWN)


@pytest.mark.parametrize(
    ("claim", "when", "stage", "basis"),
    [
        (a_claim(Stage.ADOPTED, "2022"), dates(in_force="2023"), Stage.IMPLEMENTATION, Basis.DERIVED),
        (a_claim(Stage.ADOPTED, "2022"), dates(in_force="2027"), Stage.ADOPTED, Basis.STATED),
        (a_claim(Stage.IMPLEMENTATION, "2023"), dates(until="2025"), Stage.EXPIRED, Basis.DERIVED),
        (a_claim(Stage.IMPLEMENTATION, "2026-02"), dates(until="2025"), Stage.IMPLEMENTATION, Basis.STATED),
        (a_claim(Stage.EXTENDED, "2023"), dates(until="2025"), Stage.EXTENDED, Basis.STATED),
        (a_claim(Stage.DRAFTING, "2023"), dates(until="2025"), Stage.DRAFTING, Basis.STATED),
        (a_claim(Stage.REPEALED, "2023"), dates(in_force="2022", until="2025"), Stage.REPEALED, Basis.STATED),
        (a_claim(Stage.IMPLEMENTATION), dates(until="2025"), Stage.EXPIRED, Basis.DERIVED),
    ],
)
def test_an_adopted_plan_comes_into_force_and_runs_out_by_its_own_dates(claim, when, stage, basis):
    stands = standing([claim], when, TODAY)
    assert (stands.stage, stands.basis) == (stage, basis)


@pytest.mark.parametrize(
    ("claims", "best"),
    [
        ([a_claim(Stage.ADOPTED, "2022"), a_claim(Stage.IMPLEMENTATION, "2023")], "implementation-2023"),
        ([a_claim(Stage.ADOPTED, "2023", Confidence.HIGH), a_claim(Stage.DRAFTING, "2023", Confidence.LOW)], "adopted-2023"),
        ([a_claim(Stage.EXPIRED, "2025", basis=Basis.DERIVED), a_claim(Stage.ADOPTED, "2022")], "adopted-2022"),
        ([a_claim(Stage.ADOPTED), a_claim(Stage.DRAFTING, "2010")], "drafting-2010"),
        ([a_claim(Stage.ADOPTED, "2023"), a_claim(Stage.DRAFTING, "--03-01")], "adopted-2023"),
    ],
)
def test_the_best_claim_is_stated_then_new_then_trusted(claims, best):
    assert standing(claims, PlanDates(), TODAY).claim == best


def test_a_claim_without_a_date_says_nothing_of_days_before_the_plan_s_own_dates():
    undated = [a_claim(Stage.SUBMITTED)]
    assert standing(undated, dates(adopted="2019", in_force="2019"), date(2016, 1, 1)).claim is None
    assert standing(undated, dates(adopted="2019", in_force="2019"), date(2019, 1, 1)).stage is Stage.SUBMITTED
    assert standing(undated, dates(until="2022"), date(2016, 1, 1)).stage is Stage.SUBMITTED


def test_claims_conflict_when_a_plan_would_go_backwards_or_stand_at_two_stages_at_once():
    forwards = [a_claim(stage, f"{2000 + number}") for number, stage in enumerate(ORDER)]
    assert conflicting(forwards) == ()
    back = [a_claim(Stage.ADOPTED, "2021"), a_claim(Stage.DRAFTING, "2022")]
    assert conflicting(back) == (("adopted-2021", "drafting-2022"),)
    twice = [a_claim(Stage.ADOPTED, "2021"), a_claim(Stage.EXPIRED, "2021")]
    assert len(conflicting(twice)) == 1


@pytest.mark.parametrize("aside", [Stage.UNKNOWN, Stage.NEVER_ADOPTED, Stage.REPEALED, Stage.EXTENDED, Stage.AMENDED])
def test_a_stage_beside_the_main_line_contradicts_nothing(aside):
    assert conflicting([a_claim(Stage.EXPIRED, "2021"), a_claim(aside, "2021"), a_claim(aside, "2020")]) == ()


def test_what_was_only_derived_and_what_has_no_date_contradicts_nothing():
    assert conflicting([a_claim(Stage.EXPIRED, "2021", basis=Basis.DERIVED), a_claim(Stage.DRAFTING, "2022"), a_claim(Stage.ADOPTED)]) == ()
