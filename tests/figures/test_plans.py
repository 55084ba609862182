"""Plans as rows: where each stands on a day, and which is a country's newest."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.test_plan_status import plan_dates
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import Basis, Confidence, Stage
from wpstracker.figures import plans as figures
from wpstracker.records import Claim, Plan
from wpstracker.services import plans
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

days = st.dates(date(2014, 1, 1), date(2031, 1, 1))
made = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(list(Stage)).map(str),
        "basis": st.sampled_from(list(Basis)).map(str),
        "confidence": st.sampled_from(list(Confidence)).map(str),
        "note": st.just("said"),
    }
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = new_file(tmp_path_factory.mktemp("plans") / "t.wpst")
    yield opened
    opened.close()


def a_plan(store: Store, dates: Any, claims: list[dict], days_: list[date]) -> str:
    draft = Draft(Plan(country="MN", title="Plan", adopted=dates.adopted, launched=dates.launched, in_force=dates.in_force))
    draft.parts[Claim] = [Claim(**said, as_of=PartialDate.of(day)) for said, day in zip(claims, days_, strict=False)]
    with store.change("A plan") as writer:
        writer.save(draft.record)
        for claim in draft.of(Claim):
            claim.plan = draft.record.id
            writer.save(claim)
    return str(draft.record.id)


@settings(max_examples=25)
@given(plan_dates, st.lists(made, max_size=4), st.lists(days, min_size=4, max_size=4), days, made, st.integers(1, 900))
def test_a_later_claim_never_changes_an_earlier_day(store, dates, claims, when, day, later, after):
    id_ = a_plan(store, dates, claims, when)
    before = figures.rows(store, [id_], day)
    with store.change("Another claim") as writer:
        writer.save(Claim(plan=id_, as_of=PartialDate.of(day + timedelta(days=after)), **later))
    assert figures.rows(store, [id_], day) == before


@settings(max_examples=5)
@given(days)
def test_the_present_is_the_status_as_of_today(store, today):
    assert figures.all_rows(store, Filter(), today) == figures.all_rows(store, Filter(as_of=today), today)


def test_the_newest_plan_of_a_past_day_is_one_that_was_known_then(store):
    def newest(day: date) -> str:
        rows = figures.all_rows(store, Filter(countries=("TJ",), only=(Only.NEWEST,)), day)
        return str(rows[0]["reference"])

    assert newest(date(2016, 1, 1)) == "TJ-UNSCR_1325-1"
    assert newest(date(2021, 1, 1)) == "TJ-UNSCR_1325-2"
    assert newest(date(2024, 1, 1)) == "TJ-UNSCR_1325-3"


def test_the_columns_show_money_amendments_and_bodies(store):
    rows = {row["reference"]: row for row in figures.all_rows(store, Filter(), date(2026, 1, 1))}
    georgia, ukraine, kazakhstan = (rows[name] for name in ("GE-UNSCR_1325-4", "UA-UNSCR_1325-2", "KZ-UNSCR_1325-1"))
    assert (georgia["budgeted"], georgia["budget"], georgia["currency"]) == ("yes", 27680907, "GEL")
    assert georgia["predecessor_title"] == "Third National Action Plan on UNSCR 1325"
    assert (ukraine["amendments"], georgia["amendments"]) == (1, None)
    assert kazakhstan["lead_bodies"].startswith("National Commission for Women") and kazakhstan["other_bodies"] == ""
    keys = [column.key for column in figures.COLUMNS]
    assert set(keys) <= set(kazakhstan) and len(set(keys)) == len(keys)


def test_restricted_bodies_and_plans_are_left_out_where_asked(store, tmp_path):
    id_ = plans.save(store, Draft(Plan(country="MN", title="Before", privacy="restricted")))
    after = plans.save(store, Draft(Plan(country="MN", title="After", predecessor=id_)))
    assert figures.rows(store, [after], date(2026, 1, 1))[after]["predecessor_title"] == "Before"
    assert figures.rows(store, [after], date(2026, 1, 1), unrestricted=True)[after]["predecessor_title"] == ""
