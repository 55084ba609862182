"""The dump is the open way out: every record with its links, the same lines for the same file."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_recommendation, an_event
from wpstracker.records import Participation
from wpstracker.services.files import new_file
from wpstracker.services.reporting import dump_records
from wpstracker.services.sample import write_sample


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(new_file(path, fill=lambda _store: None)) as store:
        made = an_event(store, "Training", country="KZ", start="May 2023", participation=[Participation(women=1)], tags=["border"])
        a_recommendation(store, "Go on", event=made, country="KZ")
    return path


def test_the_dump_holds_every_record_with_its_links(file: Path, tmp_path: Path) -> None:
    number = dump_records(file, tmp_path / "d.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()]
    by_kind = {line["kind"]: line for line in lines}

    assert number == len(lines) == 5
    assert [line["kind"] for line in lines] == ["term", "event", "participation", "recommendation", "tagging"]
    event = by_kind["event"]
    assert (event["title"], event["start"], event["country"]) == ("Training", "2023-05", "KZ")
    assert by_kind["participation"]["event"] == by_kind["recommendation"]["event"] == by_kind["tagging"]["record"] == event["id"]
    assert (by_kind["participation"]["women"], by_kind["participation"]["men"]) == (1, None)
    assert event["created"] <= event["changed"] and event["created"].endswith("+00:00")


def test_equal_files_give_equal_dumps(file: Path, tmp_path: Path) -> None:
    dump_records(file, tmp_path / "one")
    dump_records(file, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_every_new_file_holds_has_no_date_of_its_own(tmp_path: Path) -> None:
    write_sample(tmp_path / "s.wpst").close()
    dump_records(tmp_path / "s.wpst", tmp_path / "d.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()]
    seeded = [line for line in lines if line["kind"] == "term" and line["official"]]
    assert seeded and {line["created"] for line in seeded} == {None}
