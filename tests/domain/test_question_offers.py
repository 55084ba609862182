"""While a question is typed, the words of the list and the values of a word are offered."""

import pytest

from tests.domain.test_question_text import NAMES
from wpstracker.domain.question_offers import Offers, offers


def offered(line: str, kind: str = "event", language: str = "en", least: int = 1) -> Offers:
    """What is offered where “|” stands."""
    return offers(line.replace("|", ""), line.index("|"), kind, NAMES, language, least=least)


def texts(line: str, kind: str = "event", language: str = "en") -> list[str]:
    return [each.text for each in offered(line, kind, language).items]


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("co|", "en", ["country:"]),
        ("women st|", "en", ["status:", "starts:"]),
        ("-ta|", "en", ["tag:"]),
        ("стр|", "en", ["country:"]),
        ("co|", "ru", ["страна:"]),
        ("ста|", "ru", ["статус:"]),
        ("women |", "en", []),
        ('"co|', "en", []),
        ("country:kaz|", "en", ["KZ"]),
        ("country:KZ,кир|", "en", ["KI", "KG"]),
        ("type:semin|", "en", ["seminar", "workshop"]),
        ("вид:кру|", "ru", ["круглый_стол"]),
        ("type:кру|", "en", ["round_table"]),
        ("status:not|", "en", ["not_stated"]),
        ("tag:bor|", "en", ['"border management"']),
        ('tag:"bor|', "en", ['"border management"']),
        ("has:|", "en", ["split", "count"]),
        ("in:last_y|", "en", ["last_year", "last_half"]),
        ("in:last_45|", "en", ["last_45_days", "last_45_weeks", "last_45_months", "last_45_years"]),
        ("after:in_2_w|", "en", ["in_2_weeks"]),
        ("до:ближайшие_3|", "ru", ["ближайшие_3_дня", "ближайшие_3_недели", "ближайшие_3_месяца", "ближайшие_3_года"]),
        ("starts:tod|", "en", []),
        ("за:прошлое|", "ru", ["прошлое_полугодие"]),
        ("nothing:x|", "en", []),
    ],
)
def test_what_goes_on_so_is_offered(line: str, language: str, found: list[str]) -> None:
    assert texts(line, "event", language) == found


def test_every_word_of_a_list_is_offered_at_once_when_asked_for() -> None:
    assert [each.text for each in offered("|", "plan", least=0).items] == [
        *("country:", "instrument:", "status:", "tag:", "as_of:"),
        "is:",
    ]


def test_an_offer_takes_the_place_of_what_was_typed() -> None:
    found = offered("country:kaz| type:training")
    assert (found.start, found.end, found.is_value) == (8, 11, True)
    assert (offered("-cou|n").start, offered("-cou|n").end) == (1, 5)


def test_offers_say_what_they_are() -> None:
    assert [(each.label, each.hint) for each in offered("country:kg|").items] == [("Kyrgyzstan", "KG")]
    assert [(each.label, each.hint) for each in offered("страна:kg|", language="ru").items] == [("Кыргызстан", "KG")]
    assert offered("sta|", language="ru").items[0].hint == "Статус"
