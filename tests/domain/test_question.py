"""A question is one value."""

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter


def test_an_empty_question_means_everything():
    assert Filter().is_empty
    assert not Filter(text="x").is_empty and not Filter(split=False).is_empty and not Filter(overdue=True).is_empty


def test_a_year_is_asked_for_and_told():
    asked = Filter(countries=("KZ",)).in_year(2023)
    assert asked.year == 2023 and asked.countries == ("KZ",)
    assert asked.in_year(None) == Filter(countries=("KZ",)) and Filter().year is None
    assert Filter(after=PartialDate(2023, 1), before=PartialDate(2023, 12)).year is None
    assert Filter(after=PartialDate(2023), before=PartialDate(2024)).year is None


def test_a_question_is_changed_into_another_and_can_be_a_key():
    asked = Filter(text="x")
    assert asked.but(text="y") == Filter(text="y") and asked.text == "x"
    assert {asked: 1}[Filter(text="x")] == 1
