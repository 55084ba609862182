"""Every line of a table of searches finds just the records it names: spellings, scripts, forms, phrases, words left out, files."""

import csv
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.search_collection import EVENTS, collection
from wpstracker.domain.highlighting import marker
from wpstracker.domain.question import Filter
from wpstracker.figures.finding import find, suggestion
from wpstracker.figures.found_in import found_in
from wpstracker.figures.selecting import event_ids
from wpstracker.store.database import Store

CASES = list(csv.DictReader((Path(__file__).parent / "search_cases.csv").read_text(encoding="utf-8").splitlines()))
LATER = ("excluded", "nothing", "typo", "town", "country")
"""Of these not every word stands in the record as it is shown, or none is to be found."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with closing(collection(tmp_path_factory.mktemp("search") / "t.wpst")) as store:
        yield store


def found(store: Store, text: str) -> set[str]:
    return set(event_ids(store, Filter(text=text)))


def test_there_are_enough_cases_and_half_of_them_are_russian_or_central_asian() -> None:
    regional = [case for case in CASES if not case["typed"].isascii() or case["what"] in ("uzbek", "turkmen", "kyrgyz", "town")]
    assert len(CASES) >= 150 and len(regional) * 2 >= len(CASES)
    assert {key for case in CASES for key in case["found"].split()} == set(EVENTS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['what']}: {case['typed']}")
def test_a_search_finds_just_these(store: Store, case: dict[str, str]) -> None:
    assert found(store, case["typed"]) == set(case["found"].split())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['what']}: {case['typed']}")
def test_the_search_everywhere_finds_the_same(store: Store, case: dict[str, str]) -> None:
    hits = {hit.id for hit in find(store, case["typed"], kinds=["event"])}
    assert hits == set(case["found"].split()) or case["typed"].startswith("-")


@pytest.mark.parametrize("case", [case for case in CASES if case["what"] == "typo"], ids=lambda case: case["typed"])
def test_a_typing_mistake_is_told_not_searched_for(store: Store, case: dict[str, str]) -> None:
    assert suggestion(store, case["typed"]) == case["meant"]
    assert found(store, case["meant"])


@pytest.mark.parametrize("text", ["тренинг", "guards border", "zq", "тренниг zzzzzz", "", "-тренниг"])
def test_nothing_is_proposed_where_nothing_is_wrong_or_near(store: Store, text: str) -> None:
    assert suggestion(store, text) == ""


@pytest.mark.parametrize("case", [case for case in CASES if case["what"] not in LATER], ids=lambda case: f"{case['what']}: {case['typed']}")
def test_where_the_words_stand_is_shown_in_every_hit(store: Store, case: dict[str, str]) -> None:
    for key in case["found"].split():
        places = found_in(store, "event", key, case["typed"])
        assert places and all(each.excerpt.marks for each in places)


@given(st.text(max_size=30), st.text(max_size=60))
def test_marks_lie_in_the_text_in_order_and_apart(typed: str, text: str) -> None:
    at = 0
    for start, end in marker(typed).marks(text):
        assert at <= start < end <= len(text)
        at = end


@given(st.text(max_size=20))
def test_whatever_is_typed_the_search_answers(typed: str) -> None:
    marker(typed)


@given(st.data())
def test_a_word_of_a_record_finds_it_however_far_it_is_typed(store: Store, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from([key for key, each in EVENTS.items() if not each.file and key != "look"]))
    word = data.draw(st.sampled_from([word for word in EVENTS[key].title.split() if word[0].isalpha()]))
    typed = word[: data.draw(st.integers(1, len(word)))]
    assert key in found(store, typed)


def test_names_come_before_texts_and_whole_names_first(store: Store) -> None:
    assert [hit.id for hit in find(store, "border", kinds=["event"])] == ["phrase", "train"]
    assert find(store, "Training of border guards")[0].id == "train"


def test_what_only_sounds_like_what_is_typed_comes_after_what_says_it(store: Store) -> None:
    assert [hit.id for hit in find(store, "policy", kinds=["event"])] == ["train", "police"]


def test_a_hit_marks_the_words_in_title_and_text(store: Store) -> None:
    (hit,) = find(store, "тренингов границе", kinds=["event"])
    assert [hit.title[start:end] for start, end in hit.title_marks] == ["Тренинг"]
    assert (hit.field_label, [hit.excerpt[start:end] for start, end in hit.excerpt_marks]) == ("Summary", ["границами"])
