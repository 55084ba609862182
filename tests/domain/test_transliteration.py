"""A name is found in whatever script and spelling it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.transliteration import sounds


def sound_key(text: str) -> str:
    """The key of a whole name."""
    return " ".join(sounds(text))


@pytest.mark.parametrize(
    "spellings",
    [
        "Рамазанова Ramazanova",
        "Ляззат Lyazzat Liazzat Ljazzat Лязат",
        "Жанар Zhanar Janar Žanar",
        "Юлдашев Yuldashev Iuldashev Juldashev",
        "Яна Yana Iana Jana",
        "Халилов Khalilov Xalilov Halilov",
        "Щербаков Shcherbakov Scherbakov Ščerbakov",
        "Мария Maria Mariya Marija Mariia",
        "Дмитрий Dmitriy Dmitry Dmitrii Dmitrij",
        "Сергей Sergei Sergey Sergej",
        "Йўлдошев Yoʻldoshev Yo'ldoshev",
        "Фёдоров Федоров Fedorov Fyodorov",
        "Майоров Mayorov",
        "Айжан Aizhan Aijan Ayzhan",
        "Гульшара Gulshara",
        "Абдыкаликова Abdykalikova",
        "Татьяна Tatyana Tatiana",
        "Елена Yelena Elena",
        "Джумабеков Dzhumabekov Jumabekov Жумабеков",
        "Чолпон Cholpon",
        "Цой Tsoy Tsoi",
        "Ҷамшед Jamshed",
        "Қайрат Кайрат Kairat Qairat Kayrat",
        "Ғани Гани Gani Ghani",
        "Тенгиз Теңгіз Tengiz",
        "Наталья Наталия Natalia Natalya",
        "Гүлнар Гулнар Gulnar",
        "Зульфия Zulfia Zulfiya",
    ],
)
def test_scripts_and_schemes_have_one_key(spellings: str) -> None:
    assert len({sound_key(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Ашхабад", "Астана"), ("Ramazanova", "Ramazanov"), ("Алиев", "Валиев"), ("Ministry", "Minister"), ("1325", "1820")]
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


def test_a_whole_name_keeps_its_words_in_their_order() -> None:
    assert sounds("Рамазанова, Л. Т.") == ["ramazanova", "l", "t"]
    assert sound_key("Office in Astana") == sound_key("OFFICE  in Astana")


@given(st.text(max_size=40))
def test_any_text_has_a_key_and_case_does_not_matter(text: str) -> None:
    assert sound_key(text) == sound_key(text.lower())
