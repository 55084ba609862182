"""Each group of participants is a row of its own, with its event; what nobody reported stays unknown."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import an_event
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Precision
from wpstracker.figures.blocks import block_ids, rows
from wpstracker.figures.results import result_texts
from wpstracker.records import Organisation, Participation, Result
from wpstracker.services.files import new_file
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path):
    with closing(new_file(tmp_path / "t.wpst")) as made:
        yield made


def test_a_block_carries_its_event(store: Store) -> None:
    block = Participation(who="Officers", women=3, men=5, total=10, precision=Precision.ABOUT.value)
    event = an_event(store, "Training", country="KZ", start="June 2007", participation=[block])
    (row,) = rows(store, block_ids(store, [event])).values()
    assert (row["event_reference"], row["event_title"], row["start"]) == ("KZ-2007-EV-001", "Training", PartialDate(2007, 6))
    assert (row["who"], row["people"], row["not_split"], row["counts"], row["share_of_women"]) == (
        "Officers",
        10,
        2,
        Precision.ABOUT,
        0.375,
    )


def test_an_unreported_block_has_no_number(store: Store) -> None:
    event = an_event(store, participation=[Participation(who="Guests")])
    (row,) = rows(store, block_ids(store, [event])).values()
    assert (row["people"], row["women"], row["not_split"], row["counts"]) == (None, None, None, Precision.NOT_REPORTED)


def test_blocks_follow_the_events_and_their_own_order(store: Store) -> None:
    one = an_event(store, "One", participation=[Participation(who="a"), Participation(who="b")])
    two = an_event(store, "Two", participation=[Participation(who="c")])
    ids = block_ids(store, [two, one])
    found = rows(store, ids)
    assert [found[id_]["who"] for id_ in ids] == ["c", "a", "b"]


def test_results_are_told_apart_and_name_what_they_formed(store: Store) -> None:
    with store.change("New body") as writer:
        body = Organisation(name="Working group", names={"ru": "Рабочая группа"})
        writer.save(body)
    made = an_event(
        store,
        results=[
            Result(text="A plan"),
            Result(actual=True, text="Formed", organisation=body.id),
            Result(actual=True, organisation=body.id),
        ],
    )
    assert result_texts(store, [made]) == {made: ("A plan", "Formed (Working group)\nWorking group")}
    assert result_texts(store, [made], "ru") == {made: ("A plan", "Formed (Рабочая группа)\nРабочая группа")}
    assert result_texts(store, [an_event(store, "Without")]) == {}
