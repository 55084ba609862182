"""The life of a plan in pieces, from what is claimed and from its own dates."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.plan_status import PlanDates, StatusClaim
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Basis, Confidence, Stage
from wpstracker.figures.plan_lives import plan_lives, stages
from wpstracker.services.files import new_file

TODAY = date(2023, 11, 20)
DATE = st.none() | st.one_of(
    st.dates(date(2010, 1, 1), date(2030, 1, 1)).map(PartialDate.of),
    st.builds(PartialDate, st.integers(2010, 2030)),
    st.builds(PartialDate, st.integers(2010, 2030), st.integers(1, 12)),
)


def said(stage: Stage, when: str) -> StatusClaim:
    return StatusClaim(f"{stage}{when}", stage, PartialDate.from_code(when), Basis.STATED, Confidence.HIGH)


def test_claims_and_dates_give_pieces_one_after_another() -> None:
    claims = [said(Stage.DRAFTING, "2019-03"), said(Stage.ADOPTED, "2020-05-12")]
    dates = PlanDates(adopted=PartialDate(2020, 5, 12), in_force=PartialDate(2021), until=PartialDate(2022))
    spans, is_open = stages(claims, dates, TODAY)
    assert [(span.stage, span.first, span.last) for span in spans] == [
        (Stage.DRAFTING, date(2019, 3, 1), date(2020, 5, 11)),
        (Stage.ADOPTED, date(2020, 5, 12), date(2020, 12, 31)),
        (Stage.IMPLEMENTATION, date(2021, 1, 1), date(2022, 12, 31)),
    ]
    assert not is_open


def test_without_an_end_it_is_drawn_to_the_present_day_and_left_open() -> None:
    spans, is_open = stages([said(Stage.IMPLEMENTATION, "2021")], PlanDates(), TODAY)
    assert [(span.stage, span.first, span.last) for span in spans] == [(Stage.IMPLEMENTATION, date(2021, 1, 1), TODAY)]
    assert is_open


def test_the_word_that_it_is_over_ends_it() -> None:
    spans, is_open = stages([said(Stage.IMPLEMENTATION, "2018"), said(Stage.REPEALED, "2020-02-03")], PlanDates(), TODAY)
    assert (spans[-1].stage, spans[-1].last, is_open) == (Stage.IMPLEMENTATION, date(2020, 2, 2), False)


def test_the_word_that_there_is_no_plan_is_no_bar() -> None:
    assert stages([said(Stage.NONE, "2020")], PlanDates(), TODAY) == ((), False)
    assert stages([], PlanDates(), TODAY) == ((), False)
    assert stages([said(Stage.NEVER_ADOPTED, "2020")], PlanDates(until=PartialDate(2024)), TODAY) == ((), False)


@given(st.lists(st.tuples(st.sampled_from(list(Stage)), DATE), max_size=5), DATE, DATE, DATE)
def test_pieces_follow_each_other_without_a_gap(
    told: list[tuple[Stage, PartialDate | None]], adopted: PartialDate | None, in_force: PartialDate | None, until: PartialDate | None
) -> None:
    claims = [StatusClaim(str(n), stage, when, Basis.STATED, Confidence.HIGH) for n, (stage, when) in enumerate(told)]
    spans, _ = stages(claims, PlanDates(adopted, None, in_force, until), TODAY)
    assert all(span.first <= span.last for span in spans)
    assert all(one.last + timedelta(days=1) == other.first for one, other in zip(spans, spans[1:], strict=False))
    assert not {Stage.NONE, Stage.UNKNOWN} & {span.stage for span in spans[:1]}


def test_the_plans_of_the_reference_list_have_their_lives(tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst")
    lives = plan_lives(store, Filter(countries=("KG",)), TODAY)
    assert lives and {life.country for life in lives} == {"KG"}
    assert [life.first for life in lives] == sorted(life.first for life in lives)
    store.close()
