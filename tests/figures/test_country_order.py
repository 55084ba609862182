"""Lists sorted by country follow the names a person reads."""

from contextlib import closing
from datetime import date

import pytest

from tests.builders import a_recommendation, an_event
from wpstracker.domain.question import Filter
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.services.files import new_file


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Austria", "Germany", "Spain", "Switzerland", ""]),
        ("ru", ["Austria", "Germany", "Spain", "Switzerland", ""]),  # Австрия, Германия, Испания, Швейцария
    ],
)
def test_countries_are_sorted_by_name_and_those_without_one_come_last(tmp_path, language, names):
    with closing(new_file(tmp_path / "t.wpst")) as store:
        codes = {"Switzerland": "CH", "Germany": "DE", "Austria": "AT", "Spain": "ES", "": ""}
        events = {an_event(store, name or "-", country=code): name for name, code in codes.items()}
        asked = {a_recommendation(store, name or "-", country=code): name for name, code in codes.items()}
        assert [events[id_] for id_ in event_ids(store, Filter(), "country", descending=False, language=language)] == names
        assert [events[id_] for id_ in event_ids(store, Filter(), "country", language=language)] == [*names[3::-1], ""]
        found = recommendation_ids(store, Filter(), date(2024, 1, 1), "country", language=language)
        assert [asked[id_] for id_ in found] == names


def test_the_order_is_that_of_the_language(tmp_path):
    with closing(new_file(tmp_path / "t.wpst")) as store:
        south, estonia = (an_event(store, code, country=code) for code in ("ZA", "EE"))
        assert event_ids(store, Filter(), "country", descending=False, language="en") == [estonia, south]
        assert event_ids(store, Filter(), "country", descending=False, language="ru") == [estonia, south]  # Эстония, Южная Африка
        britain, kazakhstan = (an_event(store, code, country=code) for code in ("GB", "UZ"))
        last = event_ids(store, Filter(), "country", descending=False, language="en")[-2:]
        assert last == [britain, kazakhstan]
        assert event_ids(store, Filter(), "country", descending=False, language="ru")[0] == britain  # Соединённое Королевство


def test_a_file_without_countries_can_be_sorted_by_them(tmp_path):
    with closing(new_file(tmp_path / "t.wpst")) as store:
        id_ = an_event(store)
        assert event_ids(store, Filter(), "country") == [id_]
