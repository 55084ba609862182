"""What was said to be different is not offered again."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from wpstracker.figures.duplicates import possible_duplicates
from wpstracker.records import NotDuplicate, Person
from wpstracker.services.duplicates import say_different
from wpstracker.services.files import new_file
from wpstracker.services.merging import merge
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty file."""
    with closing(new_file(tmp_path / "office.wpst", fill=lambda _store: None)) as opened:
        yield opened


def save(store: Store, *people: Person) -> list[str]:
    with store.change("Write") as writer:
        for person in people:
            writer.save(person)
    return [str(person.id) for person in people]


def pairs(store: Store, kind: str) -> set[frozenset[str]]:
    return {frozenset((pair.one, pair.other)) for pair in possible_duplicates(store, kind)}


def test_said_to_be_different_is_remembered_until_undone(store: Store) -> None:
    one, other = save(store, Person(name="Aida Aliyeva"), Person(name="Аида Алиева"))
    say_different(store, "person", other, one)
    assert pairs(store, "person") == set()
    store.undo()
    assert pairs(store, "person") == {frozenset((one, other))}
    store.redo()
    say_different(store, "person", one, other)
    assert len(store.fetch(NotDuplicate.select())) == 1


def test_the_answer_holds_for_what_a_record_was_merged_into(store: Store) -> None:
    one, other, third = save(store, *(Person(name=name) for name in ("Aida Aliyeva", "Aida Alieva", "Аида Алиева")))
    say_different(store, "person", one, other)
    merge(store, Person, third, [other])
    assert pairs(store, "person") == set()
