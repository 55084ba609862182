"""What is counted is exactly what the list holds, whichever table was asked."""

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.test_selecting import Office, parts_of, recommendation_questions, some
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import Mechanism, RecommendationStatus
from wpstracker.figures.recommendation_conditions import ASKED
from wpstracker.figures.recommendation_counts import count, rows_of
from wpstracker.figures.selecting import recommendation_ids
from wpstracker.store.database import Store


@pytest.fixture(scope="module", params=range(2))
def office(request, tmp_path_factory):
    with closing(Store.create(tmp_path_factory.mktemp("counting") / "t.wpst")) as store:
        yield Office(store, request.param)


days = st.sampled_from((date(2007, 6, 15), date(2023, 9, 10), date(2008, 3, 1))) | st.dates(date(2005, 1, 1), date(2025, 1, 1))
kept_questions = st.builds(
    Filter,
    countries=some(("KZ", "KG", "")),
    statuses=some((*RecommendationStatus, "")),
    overdue=st.booleans(),
    only=some(ASKED) | st.just(()),
)


@given(question=parts_of(recommendation_questions), today=days)
def test_any_question_counts_what_it_lists(office, question, today):
    assert count(office.store, rows_of(question, today)) == len(recommendation_ids(office.store, question, today))


@given(question=kept_questions, period=recommendation_questions, today=days)
def test_what_is_kept_counts_what_is_listed(office, question, period, today):
    question = replace(question, after=period.after, before=period.before)
    rows = rows_of(question, today)
    assert rows.table == "recommendation_count"
    assert count(office.store, rows) == len(recommendation_ids(office.store, question, today))


@pytest.mark.parametrize(
    "question", [Filter(unrestricted=True), Filter(kinds=(Mechanism.EVENT,)), Filter(text="border"), Filter(terms=("t0",))]
)
def test_what_is_not_kept_is_asked_of_the_recommendations(question):
    assert rows_of(question, date(2024, 1, 1)).table == "recommendation"


def test_something_is_found_by_what_is_kept(office):
    for question in (Filter(overdue=True), Filter(only=(Only.STALE,)), Filter(only=(Only.NO_YEAR,))):
        assert count(office.store, rows_of(question, date(2024, 1, 1))) > 0
