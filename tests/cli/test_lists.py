"""`wpstracker list` and `wpstracker find`: what the window lists and finds, on the command line."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.cli.test_cli import refused
from wpstracker.cli import main
from wpstracker.cli.tables import table
from wpstracker.domain.question import Filter
from wpstracker.domain.question_text import parse
from wpstracker.figures.lists_by_kind import LISTS, Wanted
from wpstracker.figures.question_names import NamesInFile
from wpstracker.figures.selecting import event_ids
from wpstracker.services import saved_views
from wpstracker.services.sample import write_sample
from wpstracker.services.saved_views import Look
from wpstracker.store.database import Store


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lists") / "sample.wpst"
    write_sample(path).close()
    return path


def printed(capfd: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main([str(argument) for argument in arguments]) == 0
    return capfd.readouterr().out


def test_a_list_is_printed_as_a_table(sample: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = printed(capfd, "list", "events", "--where", "country:KZ type:conference -status:planned", sample).splitlines()
    assert lines[0].split()[:3] == ["Reference", "Start", "Title"]
    assert len(lines) == 3 and "Astana" in lines[2] and "Held" in lines[2]


def test_a_list_is_printed_as_json_with_the_same_records_as_in_the_window(sample: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = "country:KZ before:2013 -round"
    found = json.loads(printed(capfd, "list", "event", "--where", asked, "--json", "--columns", "title,start,people", "--file", sample))
    with closing(Store.open_for_reading(sample)) as store:
        meant = event_ids(store, parse(asked, "event", NamesInFile(store), date.today()))
    assert [row["id"] for row in found] == meant and len(meant) == 1
    assert found[0] | {"id": ""} == {
        "kind": "event",
        "id": "",
        "title": "OSCE Centre in Astana co-organizes training on gender mainstreaming and security",
        "start": "2013-07-12",
        "people": 50,
    }


@pytest.mark.parametrize("kind", LISTS)
def test_every_list_can_be_printed_with_every_column_and_sorted(kind: str, sample: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(capfd, "list", kind, sample, "--json", "--columns", "all", "--limit", "3"))
    with closing(Store.open_for_reading(sample)) as store:
        for sort in LISTS[kind].sorts:
            there, back = (LISTS[kind].read(Wanted(store, Filter(), date.today(), "en", sort, down)) for down in (False, True))
            assert there[0] == back[0] == len(there[1])


def test_no_more_is_printed_than_wanted_and_the_rest_is_counted(sample: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "events", str(sample), "--limit", "2", "--sort", "-people"]) == 0
    out, said = capfd.readouterr()
    assert len(out.splitlines()) == 4 and said == "2 of 6 records shown\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list",), "Say what to list: event, recommendation"),
        (("list", "evnts"), "There is no list “evnts”. Did you mean “event”?"),
        (("list", "events"), "Name one file to read"),
        (
            ("list", "events", "SAMPLE", "--where", "x cuntry:KZ"),
            "At “cuntry” (character 3): There is no word “cuntry” to ask by. Did you mean",
        ),
        (("list", "events", "SAMPLE", "--where", "country:Atlantis"), "At “Atlantis” (character 9): “country” has no value “Atlantis”."),
        (
            ("list", "plans", "SAMPLE", "--where", "after:2023"),
            "“after” cannot be asked of this list; it is known to: Events, Recommendations.",
        ),
        (("list", "events", "SAMPLE", "--columns", "nose"), "There is no column “nose” here; there are reference,"),
        (("list", "events", "SAMPLE", "--sort", "organisers"), "There is no column “organisers” here; there are"),
        (("find", "--file", "SAMPLE"), "Say what to look for."),
        (("find", "women"), "Name one file to read"),
        (("report", "summary", "SAMPLE", "--out", "x.xlsx", "--where", "cuntry:KZ"), "At “cuntry” (character 1)"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(
    arguments: tuple[str, ...], said: str, sample: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, line = refused(capfd, *(sample if each == "SAMPLE" else each for each in arguments))
    assert code == 2
    assert said in line and line.endswith("--help.")


def test_words_are_found_wherever_they_stand(sample: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = printed(capfd, "find", "Astana", "law", "enforcement", "--file", sample).splitlines()
    assert lines[0].startswith("Event KZ-2023-EV-001: Regional conference")
    found = json.loads(printed(capfd, "find", "Абдыкаликова", sample, "--json", "--kind", "people"))
    assert [(hit["kind"], hit["title"]) for hit in found] == [("person", "Gulshara Abdykalikova")]
    assert main(["find", "xyzzyx", str(sample)]) == 0
    assert capfd.readouterr().err == "Nothing was found for “xyzzyx”.\n"


def test_a_table_fits_the_terminal() -> None:
    rows = [["KZ-1", "A very long title of a conference about many things", "7"], ["KZ-2", "Short", "12"]]
    lines = list(table(["Reference", "Title", "People"], rows, [False, False, True], width=40))
    assert all(len(line) <= 40 for line in lines)
    assert "…" in lines[2] and lines[2].endswith("  7") and lines[3].endswith(" 12")
    assert len(next(iter(table(["Title"], [["x" * 300]], [False], width=None)))) < len(rows[0][1]) * 10


def test_a_saved_view_is_printed_with_its_question_order_and_columns(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sample.wpst"
    with closing(write_sample(path)) as store:
        look = Look("title", descending=True, columns=("title", "country", "gone"))
        saved_views.save(store, "Held in Kazakhstan", "events", Filter(countries=("KZ",), statuses=("held",)), look)
        meant = event_ids(store, Filter(countries=("KZ",), statuses=("held",)), "title", descending=True)
    found = json.loads(printed(capfd, "list", "events", "--view", "held in KAZAKHSTAN", "--json", path))
    assert [row["id"] for row in found] == meant and list(found[0]) == ["kind", "id", "title", "country"]
    back = json.loads(printed(capfd, "list", "events", "--view", "held in Kazakhstan", "--sort", "title", "--json", path))
    assert [row["id"] for row in back] == meant[::-1]
    assert "there are Held in Kazakhstan" in refused(capfd, "list", "events", "--view", "another", path)[1]
    assert "no views of this list" in refused(capfd, "list", "people", "--view", "Held in Kazakhstan", path)[1]
    assert "either --view or --where" in refused(capfd, "list", "events", "--view", "x", "--where", "country:KZ", path)[1]
