"""What an event shows of its people is what its groups say together."""

from pathlib import Path

import pytest

from tests.figures.random_records import random_file
from wpstracker.domain.headcount import added
from wpstracker.figures.head_counts import of_events, of_groups
from wpstracker.records import Event


@pytest.mark.parametrize("seed", range(6))
def test_the_groups_of_an_event_are_added_by_the_rule(tmp_path: Path, seed: int) -> None:
    store = random_file(tmp_path / "t.wpst", seed)
    events = [str(event.id) for event in store.fetch(Event.select())]

    groups, shown = of_groups(store, events), of_events(store, events)

    assert {event: row["headcount"] for event, row in shown.items()} == {event: added(groups[event]) for event in events}
    assert all(row["counts"] == added(groups[event]).precision for event, row in shown.items())
