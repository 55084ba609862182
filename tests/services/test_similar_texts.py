"""What is like a text that is typed: the same words in another order or form, also in the translation; nothing by chance."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_recommendation, an_event
from wpstracker.domain.text_likeness import alike, stems
from wpstracker.services.similar_texts import similar_texts
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as opened:
        a_recommendation(opened, "Appoint gender advisers in every regional department of the police", id="advisers")
        a_recommendation(opened, "Обучить сотрудниц пограничной службы на пунктах пропуска", id="guards")
        translated = "Собирать данные с разбивкой по полу во всех ведомствах"
        a_recommendation(opened, "Collect sex-disaggregated data in all agencies", translation=translated, id="data")
        an_event(opened, "Appoint gender advisers in every regional department of the police")
        yield opened


def found(store: Store, text: str) -> list[str]:
    return [each.record.id for each in similar_texts(store, text, "en")]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Regional departments of the police should have appointed gender advisers", ["advisers"]),
        ("Appoint gender advis", ["advisers"]),
        ("Обучение сотрудниц пограничных служб", ["guards"]),
        ("Сбор данных с разбивкой по полу ведомствами", ["data"]),
        ("Ratify the convention without reservations", []),
        ("Gender", []),
        ("", []),
        ('"; DROP (', []),
    ],
)
def test_what_says_the_same_is_found_in_any_form_of_its_words(store, text, ids):
    assert found(store, text) == ids


def test_the_one_being_typed_is_not_like_itself(store):
    assert similar_texts(store, "Appoint gender advisers in every regional department", "en", without="advisers") == []


def test_rare_words_weigh_more_than_common_ones():
    typed = stems("train women mediators quickly")
    weights = dict.fromkeys(typed, 1.0)
    common = alike(typed, stems("train women soldiers quickly"), weights)
    assert alike(typed, stems("train women mediators slowly"), weights | {"media": 9.0}) > common
    assert alike(typed, stems("mediators train"), weights) == 0.0
    assert alike(typed, typed, weights) == 1.0
