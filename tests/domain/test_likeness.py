"""Names that may mean the same are told from those that only share words."""

import pytest

from wpstracker.domain.likeness import INITIALS, NEARLY, PART, SAME, likeness
from wpstracker.domain.transliteration import sounds


def why(one: str, other: str, *, people: bool = False) -> str | None:
    forth, back = (likeness(sounds(a), sounds(b), people=people) for a, b in ((one, other), (other, one)))
    assert forth == back
    return forth.why if forth else None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Lyazzat Ramazanova", "Рамазанова Ляззат", SAME),
        ("Lyazzat Ramazanova", "Liazzat Ramazonova", NEARLY),
        ("Lyazzat Ramazanova", "Lyazzat Tuleuovna Ramazanova", PART),
        ("Lyazzat Ramazanova", "L. Ramazanova", INITIALS),
        ("Lyazzat Ramazanova", "Рамазанова Л.Т.", INITIALS),
        ("Saule Karimova", "S. Karimova", INITIALS),
        ("I. Karimova", "S. Karimova", None),
        ("Lyazzat Ramazanova", "Lyazzat Ramazanov", None),
        ("Lyazzat Ramazanova", "Gulshara Ramazanova", None),
        ("Aida Aliyeva", "Aida Baiyeva", None),
        ("L. R.", "Lyazzat Ramazanova", None),
    ],
)
def test_people(one: str, other: str, reason: str | None) -> None:
    assert why(one, other, people=True) == reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Ministry of Internal Affairs", "The Ministry of the Internal Affairs", SAME),
        ("OSCE Programme Office in Astana", "OSCE Program Office in Astana", NEARLY),
        (
            "National Commission for Women Affairs, Family and Demographic Policy",
            "National Commission on Women, Family and Demographic Policy",
            PART,
        ),
        ("Women's Union of Turkmenistan", "Womens Union of Turkmenistan", SAME),
        ("OSCE Centre in Astana", "OSCE Centre in Ashgabat", None),
        ("Ministry of Internal Affairs", "Ministry of Foreign Affairs", None),
        ("Police Academy No. 1", "Police Academy No. 2", None),
        ("UNSCR 1325", "UNSCR 1820", None),
        ("UN Women", "UN", None),
        ("OSCE", "OSCE Secretariat", None),
    ],
)
def test_bodies_and_titles(one: str, other: str, reason: str | None) -> None:
    assert why(one, other) == reason


def test_the_same_is_likelier_than_nearly_the_same_than_a_part() -> None:
    names = ["Border Management Staff College", "Border Managment Staff College", "OSCE Border Management Staff College"]
    scores = [found.score for name in names if (found := likeness(sounds(names[0]), sounds(name)))]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == 3
