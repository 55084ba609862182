"""People are counted as far as they were reported: unknown is never zero, and nothing is forced to add up."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.headcount import Headcount, added
from wpstracker.domain.vocabularies import Precision
from wpstracker.words import words_for

NUMBERS = st.none() | st.integers(0, 500)
PRECISIONS = st.sampled_from(Precision)

headcounts = st.builds(Headcount, women=NUMBERS, men=NUMBERS, other=NUMBERS, undisaggregated=NUMBERS, total=NUMBERS, precision=PRECISIONS)
NUMBER_FIELDS = ("women", "men", "other", "undisaggregated", "total")


def known(count: Headcount) -> list[int]:
    return [number for name in NUMBER_FIELDS if (number := getattr(count, name)) is not None]


@given(st.lists(headcounts, max_size=5), st.randoms())
def test_adding_does_not_depend_on_the_order(counts, random):
    mixed = list(counts)
    random.shuffle(mixed)
    assert added(mixed) == added(counts)


@given(st.lists(headcounts, max_size=5))
def test_what_no_block_reports_stays_unknown(counts):
    total = added(counts)
    for name in ("women", "men", "other"):
        if all(getattr(count, name) is None for count in counts):
            assert getattr(total, name) is None
    assert total.is_reported == any(known(count) for count in counts)
    assert total.people() == (sum(count.people() or 0 for count in counts) if any(known(count) for count in counts) else None)


@given(st.lists(headcounts, max_size=5))
def test_blocks_without_any_number_change_nothing(counts):
    assert added([*counts, Headcount(), Headcount(precision=Precision.ABOUT)]) == added(counts)


@given(headcounts)
def test_one_block_alone_keeps_its_people(count):
    total = added([count])
    assert total.people() == count.people()
    assert (total.women, total.men, total.other) == (count.women, count.men, count.other)


@given(headcounts)
def test_the_parts_and_those_not_split_are_never_more_than_the_people_unless_the_source_says_so(count):
    rest = count.not_split()
    if count.people() is None:
        assert rest is None
        return
    split = sum(number or 0 for number in (count.women, count.men, count.other))
    assert rest is not None and rest >= 0
    assert split + rest == max(count.people(), split)


@given(headcounts)
def test_unknown_is_not_zero(count):
    if not known(count):
        assert (count.people(), count.not_split(), count.sum_of_parts(), count.share_of_women) == (None, None, None, None)
        assert not count.is_reported and not count.is_disaggregated
        assert count.show(words_for("en")) == "not reported"
    elif count.people() == 0:
        assert "not reported" not in count.show(words_for("en"))


@given(headcounts)
def test_the_share_of_women_needs_both_sexes_counted(count):
    if count.women is None or count.men is None:
        assert count.share_of_women is None
    elif count.women + count.men:
        assert count.share_of_women == pytest.approx(count.women / (count.women + count.men))
    else:
        assert count.share_of_women is None


def test_zero_women_among_ten_men_is_a_share():
    assert Headcount(women=0, men=10).share_of_women == 0.0


def test_a_stated_total_stands_even_if_the_parts_say_otherwise():
    count = Headcount(women=30, men=30, total=50)
    assert count.people() == 50 and count.not_split() == 0
    assert not count.adds_up
    assert not count.problems(), "sources do not add up, and nobody is forced to make them"


@pytest.mark.parametrize(
    ("count", "adds_up"),
    [
        (Headcount(women=20, total=50), True),
        (Headcount(women=60, total=50), False),
        (Headcount(women=20, men=30, total=50), True),
        (Headcount(women=20, men=20, total=50), False),
        (Headcount(women=20, men=20, undisaggregated=10, total=50), True),
        (Headcount(women=20, undisaggregated=20, total=50), False),
        (Headcount(women=20, men=20), True),
        (Headcount(total=50), True),
        (Headcount(), True),
    ],
)
def test_what_does_not_add_up_is_told(count, adds_up):
    assert count.adds_up == adds_up


@pytest.mark.parametrize("name", NUMBER_FIELDS)
def test_a_negative_number_of_people_is_a_problem_of_its_field(name):
    below: dict[str, Any] = {name: -1}
    nobody: dict[str, Any] = {name: 0}
    assert [problem.field for problem in Headcount(**below).problems()] == [name]
    assert not Headcount(**nobody).problems()


def test_a_number_that_no_file_can_hold_is_a_problem_of_its_field():
    assert [problem.field for problem in Headcount(total=10**19).problems()] == ["total"]


@pytest.mark.parametrize(
    ("blocks", "total"),
    [
        ([Headcount(women=10, men=5), Headcount(women=1, men=2)], Headcount(women=11, men=7, total=18)),
        ([Headcount(total=50), Headcount(women=3)], Headcount(women=3, undisaggregated=50, total=53)),
        ([Headcount(women=10, total=30)], Headcount(women=10, undisaggregated=20, total=30)),
        (
            [Headcount(total=50, precision=Precision.ABOUT), Headcount(total=5)],
            Headcount(undisaggregated=55, total=55, precision=Precision.ABOUT),
        ),
        (
            [Headcount(total=50, precision=Precision.AT_LEAST), Headcount(total=5)],
            Headcount(undisaggregated=55, total=55, precision=Precision.AT_LEAST),
        ),
        ([], Headcount(precision=Precision.NOT_REPORTED)),
        ([Headcount(), Headcount()], Headcount(precision=Precision.NOT_REPORTED)),
    ],
)
def test_blocks_are_added_part_by_part(blocks, total):
    assert added(blocks) == total


@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        (Headcount(total=50, precision=Precision.ABOUT), "about 50", "около 50"),
        (Headcount(women=12, precision=Precision.AT_LEAST), "at least 12", "не менее 12"),
        (Headcount(women=3, men=4), "7", "7"),
        (Headcount(total=0), "0", "0"),
        (Headcount(total=6802), "6\u00a0802", "6\u00a0802"),
        (Headcount(), "not reported", "не сообщается"),
    ],
)
def test_a_number_is_shown_with_how_sure_it_is(count, english, russian):
    assert count.show(words_for("en")) == english
    assert count.show(words_for("ru")) == russian
