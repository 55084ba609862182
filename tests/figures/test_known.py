"""What records of any kind are called, for lists of favourites and of what was viewed lately."""

import pytest

from tests.builders import an_event
from wpstracker.figures.known import countries_called, known, told_apart
from wpstracker.services import events
from wpstracker.store.database import Store
from wpstracker.words import words_for

EN, RU = words_for("en"), words_for("ru")


def first(store: Store, kind: str) -> str:
    return str(store.rows(f"SELECT id FROM {kind} WHERE country != '' ORDER BY id LIMIT 1")[0][0])


def test_records_come_in_the_order_asked_for(store: Store) -> None:
    one, two = an_event(store, "One", country="KZ", start="12.03.2023"), an_event(store, "Two")
    found = known(store, [("event", two), ("country", "KG"), ("event", one)], EN)
    assert [hit.title for hit in found] == ["Two", "Kyrgyzstan", "One"]
    assert found[2].about == "12 March 2023, Kazakhstan"


def test_what_is_gone_is_left_out_and_comes_back_with_undo(store: Store) -> None:
    one = an_event(store, "One")
    events.delete(store, [one])
    assert known(store, [("event", one)], EN) == []
    store.undo()
    assert [hit.title for hit in known(store, [("event", one)], EN)] == ["One"]


@pytest.mark.parametrize("key", [("nothing", "x"), ("event", ""), ("country", "XX"), ("tagging", "x"), ("", "")])
def test_what_never_was_is_left_out(store: Store, key: tuple[str, str]) -> None:
    assert known(store, [key], EN) == []


def test_names_are_those_of_the_language(store: Store) -> None:
    assert known(store, [("country", "KG")], RU)[0].title == "Кыргызстан"


def test_plans_are_told_apart_by_their_country_and_terms_by_their_list(store: Store) -> None:
    plan = first(store, "plan")
    term = str(store.rows("SELECT id FROM term WHERE scheme = 'pillar' ORDER BY id LIMIT 1")[0][0])
    of_plan, of_term = known(store, [("plan", plan), ("term", term)], EN)
    assert of_plan.about and of_term.about == "Pillar"
    assert told_apart(store, [], EN) == []


@pytest.mark.parametrize("typed", ["Kyrgyz", "кырг", "Киргиз", "Қырғыз", "Киргизия"])
def test_countries_are_called_by_any_name(typed: str) -> None:
    assert "KG" in {hit.id for hit in countries_called(typed, "en")}


@pytest.mark.parametrize("typed", ["", " ", "?", "qqqq"])
def test_no_word_calls_no_country(typed: str) -> None:
    assert countries_called(typed, "en") == []
