"""Workbooks made to do harm are refused or kept unread, with a sentence, soon and in little memory; nothing is fetched, run or followed.

Reading workbooks into records is another matter. These are about what may be done with any file: attaching it, and searching its text.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.workbooks import BUILT, SAID
from wpstracker.domain.file_names import may_run
from wpstracker.domain.file_texts import TextProblem

MOST_SECONDS, MOST_MEGABYTES = 2, 100

SWELLS, MANY, OUT, ENTITIES = "small but unpacks to more", "more parts than", "outside its own folder", "unfold without end"
REFUSED = {
    "X01": "is empty (0 bytes)",
    **dict.fromkeys(("X12", "X13", "X14", "X15", "X17"), SWELLS),
    "X18": MANY,
    **dict.fromkeys(("X20", "X21"), OUT),
    **dict.fromkeys(("X23", "X24", "X25", "X26", "X27"), ENTITIES),
}
UNREAD = {
    **dict.fromkeys(("X02", "X04", "X07", "X08", "X09", "X16", "X19", "X28", "X40", "X42"), TextProblem.DAMAGED),
    "X05": TextProblem.OTHER_KIND,
    **dict.fromkeys(("X06", "X41"), TextProblem.PASSWORD),
}
READ = ("X03", "X10", "X11", "X22", *(f"X{n}" for n in range(29, 40)))

Told = Callable[[str], dict[str, Any]]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="memory is measured in a fork")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """What becomes of a file of the list, by its number there."""
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, "-m", "tests.hostile.measured"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdin and process.stdout

        def ask(case: str) -> dict[str, Any]:
            assert process.stdin and process.stdout
            name, build = BUILT[case]
            path = folder / case
            path.write_bytes(build())
            process.stdin.write(json.dumps({"path": str(path), "name": name}) + "\n")
            process.stdin.flush()
            said: dict[str, Any] = json.loads(process.stdout.readline())
            assert "state" not in said, said
            assert said["seconds"] < MOST_SECONDS
            assert said["megabytes"] < MOST_MEGABYTES
            assert said["reached"] == []
            return said

        yield ask
        process.stdin.close()


@pytest.mark.parametrize("case", REFUSED, ids=[f"{case} {BUILT[case][0]}" for case in REFUSED])
def test_what_would_do_harm_is_not_taken(told: Told, case: str) -> None:
    assert REFUSED[case] in told(case)["refused"]


@pytest.mark.parametrize("case", UNREAD, ids=[f"{case} {BUILT[case][0]}" for case in UNREAD])
def test_what_cannot_be_read_may_be_kept_and_says_why_it_is_not_searched(told: Told, case: str) -> None:
    said = told(case)
    assert (said["refused"], said["problem"]) == ("", UNREAD[case].value)


@pytest.mark.parametrize("case", READ, ids=[f"{case} {BUILT[case][0]}" for case in READ])
def test_what_is_only_odd_is_read(told: Told, case: str) -> None:
    said = told(case)
    assert (said["refused"], said["problem"]) == ("", "")
    assert SAID in said["text"]


def test_every_workbook_of_the_list_is_spoken_of() -> None:
    assert sorted([*REFUSED, *UNREAD, *READ]) == sorted(BUILT) == [f"X{n:02}" for n in range(1, 43)]


def test_X10_macros_are_asked_about_before_another_program_gets_them() -> None:
    assert may_run("figures.xlsm") and may_run("Letter.DOCM") and may_run("page.svg") and not may_run("figures.xlsx")
