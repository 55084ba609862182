"""Updates as a chain: their order, and the status that follows from them."""

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_partial_date import partial_dates
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.progress import Told, held_at_end, in_order, replayed, status_after
from wpstracker.domain.vocabularies import RecommendationStatus

CODE = PartialDate.from_code
chains = st.lists(st.tuples(st.none() | partial_dates(), st.none() | st.sampled_from(RecommendationStatus)), max_size=8).map(
    lambda said: [Told(f"{number:02}", day, after and after.value) for number, (day, after) in enumerate(said)]
)


def told(*steps: str | None) -> list[Told]:
    return [Told(str(number), PartialDate(2000 + number), after) for number, after in enumerate(steps)]


def test_a_vague_date_stands_at_its_end_and_equal_ones_as_they_were_recorded() -> None:
    dates = {"2": "2023-05-01", "1": "2023", "3": "2023-05", "4": "2023-12-31", "5": "--08-03"}
    found = in_order(Told(id_, CODE(code), None) for id_, code in dates.items())
    assert [each.id for each in found] == ["5", "2", "3", "1", "4"]
    assert [each.id for each in in_order([Told("1", CODE("2023"), None), Told("0", None, None)])] == ["0", "1"]


def test_what_brings_no_status_leaves_the_one_it_found() -> None:
    steps = replayed("recorded", told(None, "accepted", None))
    assert [(step.before, step.after) for step in steps] == [("recorded", "recorded"), ("recorded", "accepted"), ("accepted", "accepted")]
    assert status_after("recorded", steps) == "accepted" and status_after("recorded", []) == "recorded"


def test_where_it_had_been_is_remembered_while_it_is_on_hold() -> None:
    steps = replayed("recorded", told("planned", "on_hold", None, "on_hold", "planned"))
    assert [step.held_at for step in steps] == [None, None, "planned", "planned", "planned"]
    assert held_at_end(steps) is None and held_at_end(steps[:2]) == held_at_end(steps[:4]) == "planned"
    assert held_at_end(replayed("on_hold", told(None))) is None


@given(chains, st.none() | st.sampled_from(RecommendationStatus))
def test_every_update_finds_what_the_one_before_it_left(chain: list[Told], begun: str | None) -> None:
    steps = replayed(begun, in_order(chain))
    present = begun
    for step in steps:
        assert step.before == present
        present = step.after
    assert status_after(begun, steps) == present
    assert sorted(step.told.id for step in steps) == [each.id for each in chain]
