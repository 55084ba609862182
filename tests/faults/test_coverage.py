"""Which of the known bad inputs have a test: their ids stand in the names of tests, or of the cases of one."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LAST = {"D": 29, "E": 21, "S": 21, "X": 42}
"""The cases of a file and its surroundings, of exports, of secrets, and of foreign workbooks, by number."""
LATER = {
    **{f"X{number}": "the import of workbooks: absurd dimensions, which harm nobody who only reads the texts" for number in range(29, 40)},
    "D28": "the shared database of a team",
}
"""What nothing here can go wrong with yet, and where it belongs."""
OPEN: set[str] = set()
"""Cases of today that no test names; the list may only get shorter."""


def ids(letter: str) -> set[str]:
    return {f"{letter}{number:02}" for number in range(1, LAST[letter] + 1)}


def named() -> set[str]:
    """Every id in the name of a test or of one of its cases."""
    found: set[str] = set()
    for path in set(TESTS.rglob("test_*.py")) - {Path(__file__)}:
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"def test_\w+", text) + re.findall(r"[\"']([DESX]\d\d\b[^\"'\n]*)[\"']", text):
            found.update(re.findall(r"[DESX]\d\d(?!\d)", name))
    return found


@pytest.mark.parametrize("letter", sorted(LAST))
def test_every_bad_input_of_today_has_a_test(letter):
    missing = ids(letter) - named() - set(LATER)
    assert missing - OPEN == set(), "no test names these"


def test_what_has_a_test_is_not_said_to_be_missing():
    assert named() & (OPEN | set(LATER)) == set()
