"""A level holds only narrower ones, and a measure measures."""

import pytest

from wpstracker.domain.plan_levels import level_under, may_hold, shifted
from wpstracker.domain.vocabularies import ItemLevel

GOAL, OBJECTIVE, TASK, MEASURE = ItemLevel


def test_what_may_stand_under_what():
    allowed = [(above, below) for above in ItemLevel for below in ItemLevel if may_hold(above, below)]
    assert allowed == [
        (GOAL, OBJECTIVE),
        (GOAL, TASK),
        (GOAL, MEASURE),
        (OBJECTIVE, TASK),
        (OBJECTIVE, MEASURE),
        (TASK, MEASURE),
        (MEASURE, MEASURE),
    ]


@pytest.mark.parametrize(
    ("above", "levels", "below"),
    [
        (None, (GOAL, OBJECTIVE, TASK, MEASURE), GOAL),
        (None, (OBJECTIVE, MEASURE), OBJECTIVE),
        (GOAL, (GOAL, MEASURE), MEASURE),
        (OBJECTIVE, (GOAL, OBJECTIVE, TASK, MEASURE), TASK),
        (MEASURE, (GOAL, MEASURE), MEASURE),
        (TASK, (GOAL, OBJECTIVE), MEASURE),
    ],
)
def test_the_next_level_is_one_the_plan_has(above, levels, below):
    assert level_under(above, levels) is below


def test_a_measure_stays_a_measure_however_it_is_shifted():
    assert [shifted(level, 1) for level in ItemLevel] == [OBJECTIVE, TASK, MEASURE, MEASURE]
    assert [shifted(level, -1) for level in ItemLevel] == [GOAL, GOAL, OBJECTIVE, MEASURE]
