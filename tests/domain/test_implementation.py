"""How far a recommendation has come, in the words of each mechanism."""

import pytest

from wpstracker.domain.implementation import CedawLevel, OtherLevel, UprLevel, level_of, levels_of, stood_at
from wpstracker.domain.vocabularies import Mechanism, RecommendationStatus


@pytest.mark.parametrize(
    ("status", "cedaw", "upr", "other"),
    [
        ("implemented", CedawLevel.IMPLEMENTED, UprLevel.COMPLETED, OtherLevel.IMPLEMENTED),
        ("partly_implemented", CedawLevel.PARTIALLY, UprLevel.ONGOING, OtherLevel.PARTLY),
        ("in_progress", CedawLevel.PARTIALLY, UprLevel.ONGOING, OtherLevel.IN_PROGRESS),
        ("planned", CedawLevel.NOT, UprLevel.NO_ACTION, OtherLevel.NOT),
        ("not_implemented", CedawLevel.NOT, UprLevel.NO_ACTION, OtherLevel.NOT),
        ("recorded", CedawLevel.LACK, UprLevel.NOT_REPORTED, OtherLevel.NOT_REPORTED),
        (None, CedawLevel.LACK, UprLevel.NOT_REPORTED, OtherLevel.NOT_REPORTED),
    ],
)
def test_a_status_is_told_in_the_words_of_the_mechanism(status, cedaw, upr, other):
    found = (level_of(Mechanism.CEDAW, status), level_of(Mechanism.UPR, status), level_of(Mechanism.TREATY_BODY, status))
    assert found == (cedaw, upr, other)


@pytest.mark.parametrize("mechanism", list(Mechanism))
def test_every_status_has_a_level_its_mechanism_knows(mechanism):
    assert all(level_of(mechanism, status) in levels_of(mechanism) for status in RecommendationStatus)


def test_what_was_closed_or_put_aside_stands_where_it_stood_before():
    steps = [("on_hold", "closed"), ("in_progress", "on_hold"), ("planned", "in_progress")]
    assert stood_at("closed", steps) == "in_progress"
    assert stood_at("on_hold", [("accepted", "on_hold")]) == "accepted"
    assert stood_at("implemented", []) == "implemented"
    assert stood_at("closed", []) is None
