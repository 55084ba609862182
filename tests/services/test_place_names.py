"""Places are offered by any of their names; those of the file come first."""

from contextlib import closing
from pathlib import Path

import pytest

from wpstracker.records import Event
from wpstracker.services.files import new_file
from wpstracker.services.place_names import Place, place_called, places, used_places

USED = [Place("Leilek", "KG", "Batken region"), Place("Borovoye", "KZ", "Akmola region"), Place("Osh", "KG"), Place("Osh", "US")]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Bura", Place("Burabay", "KZ")),
        ("Бураб", Place("Бурабай", "KZ", today="Burabay")),
        ("Nur-Su", Place("Nur-Sultan", "KZ", today="Astana")),
        ("nursul", Place("Nursultan", "KZ", today="Astana")),
        ("аст", Place("Астана", "KZ", today="Astana")),
        ("leil", Place("Leilek", "KG", "Batken region")),
        ("Лейлек", Place("Лейлекский район", "KG", today="Leilek district")),
        ("Боров", Place("Боровое", "KZ", today="Burabay")),
    ],
)
def test_the_likeliest_place_comes_first(typed: str, first: Place) -> None:
    assert places(USED, typed, "en")[0] == first


def test_the_file_s_own_places_are_found_by_the_other_names_of_the_town_too() -> None:
    assert Place("Borovoye", "KZ", "Akmola region") in places(USED, "Бурабай", "en")
    assert Place("Burabay", "KZ") in places(USED, "borov", "en")
    assert places(USED, "", "en") == []
    assert places(USED, "no such place", "en") == []


def test_a_name_in_the_window_s_language_is_offered() -> None:
    assert Place("Астана", "KZ") in places([], "Asta", "ru")
    assert places([], "ташк", "ru")[0] == Place("Ташкент", "UZ")


def test_a_whole_name_means_a_place_only_when_it_can_mean_no_other() -> None:
    assert place_called(USED, "borovoye", "en") == Place("Borovoye", "KZ", "Akmola region")
    assert place_called([], "Боровое", "en") == Place("Боровое", "KZ", today="Burabay")
    assert place_called(USED, "Osh", "en") is None
    assert place_called(USED, "Somewhere", "en") is None


def test_places_of_a_file_come_by_how_often_they_were_used(tmp_path: Path) -> None:
    with closing(new_file(tmp_path / "t.wpst", fill=lambda _store: None)) as store:
        with store.change("Fill") as writer:
            for place, country in (("Osh", "KG"), ("Astana", "KZ"), ("Astana", "KZ"), ("", "KZ")):
                writer.save(Event(title="x", place=place, country=country))
        assert used_places(store) == [Place("Astana", "KZ"), Place("Osh", "KG")]
