"""A town is known by all its names."""

import pytest

from wpstracker.domain.towns import also_called, town_called, towns


def test_every_town_has_a_country_and_an_english_name() -> None:
    assert len(towns()) > 60
    assert all(town.country and town.name("en") for town in towns())
    assert town_called("НУРСУЛТАН")[0].name("ru") == "Астана"
    assert town_called("Нигде") == ()
    assert town_called("") == ()


@pytest.mark.parametrize(
    "text",
    ["borovoye", "a meeting in Borovoye, Kazakhstan", "Встреча в Боровом", "в Бурабае прошёл семинар", "Burabay"],
)
def test_a_named_town_brings_its_other_names(text: str) -> None:
    assert {"Burabay", "Боровое", "Бурабай", "Borovoye"} <= set(also_called([text]))


@pytest.mark.parametrize("text", ["an oral statement", "frunze street", "Training of trainers", "", "Астанинский процесс"])
def test_words_that_only_look_like_a_town_bring_nothing(text: str) -> None:
    assert also_called([text]) == []
