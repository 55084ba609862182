"""The search box finds a record by any of its words, in any spelling and script."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.alike import ALIKE, APART
from wpstracker.domain.question import Filter
from wpstracker.figures.selecting import event_ids
from wpstracker.records import Event
from wpstracker.services.files import new_file
from wpstracker.services.health import check
from wpstracker.store.database import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with closing(new_file(tmp_path_factory.mktemp("searching") / "t.wpst", fill=lambda _store: None)) as store:
        with store.change("Fill") as writer:
            for number, (written, _) in enumerate((*ALIKE, *APART)):
                writer.save(Event(id=f"e{number}", title=written))
            writer.save(Event(id="town", title="Dialogue", place="borovoye", country="KZ"))
        yield store


@pytest.mark.parametrize(("written", "typed"), ALIKE)
def test_look_alikes_are_found(store: Store, written: str, typed: str) -> None:
    assert f"e{ALIKE.index((written, typed))}" in event_ids(store, Filter(text=typed))


@pytest.mark.parametrize(("written", "typed"), APART)
def test_what_differs_is_not_found(store: Store, written: str, typed: str) -> None:
    assert f"e{len(ALIKE) + APART.index((written, typed))}" not in event_ids(store, Filter(text=typed))


@pytest.mark.parametrize("typed", ["Burabay", "Бурабай", "Боровое", "Borovoe", "бурабай казахстан", "bura", "Боро dialogue"])
def test_an_event_is_found_by_every_name_of_its_place(store: Store, typed: str) -> None:
    assert "town" in event_ids(store, Filter(text=typed))


def test_signs_and_words_of_the_query_language_are_only_text(store: Store) -> None:
    for typed in ('"', "'", "*", "OR", 'NEAR("a")', "a AND", "title:", "ʹ", "-x", "()"):
        event_ids(store, Filter(text=typed))


def test_a_check_finds_the_search_text_as_it_should_be(store: Store) -> None:
    assert not check(Path(store.path)).findings
