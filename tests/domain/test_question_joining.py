"""What is typed is added to what is asked already."""

import pytest

from tests.domain.test_question_text import NAMES, TODAY
from wpstracker.domain.question_joining import joined
from wpstracker.domain.question_text import parse
from wpstracker.domain.question_written import written


@pytest.mark.parametrize(
    ("present", "more", "both"),
    [
        ("", "country:KZ", "country:KZ"),
        ("country:KZ", "country:KG", "country:KZ,KG"),
        ("country:KZ", "-country:KZ", "-country:KZ"),
        ("-country:KZ,KG", "country:KG", "country:KG -country:KZ"),
        ("year:2024", "country:KZ", "country:KZ year:2024"),
        ("year:2024", "year:2023", "year:2023"),
        ("year:2024", "after:2022", "after:2022"),
        ("after:2022", "before:2024", "after:2022 before:2024"),
        ("after:2022", "before:2020", "before:2020"),
        ("women", "tag:cyber police", "tag:cyber police"),
        ("-online", "-country:KZ -onsite", "-country:KZ -online -onsite"),
        ("has:split", "-has:split", "-has:split"),
        ("organisation:cyber", "organisation:#x", "organisation:#x"),
    ],
)
def test_questions_are_joined(present: str, more: str, both: str) -> None:
    first, second = (parse(line, "event", NAMES, TODAY) for line in (present, more))
    assert written(joined(first, second), "event", NAMES) == both
