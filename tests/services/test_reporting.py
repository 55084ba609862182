"""Handing a file over: the workbook beside the window's own connection, and why it may be refused."""

import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import a_recommendation, an_event
from wpstracker.domain.problems import Cancelled, KnownError
from wpstracker.domain.question import Filter
from wpstracker.records import Participation
from wpstracker.services.files import new_file
from wpstracker.services.reporting import export_summary, summary_contents
from wpstracker.store.database import Store

DAY = date(2024, 6, 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(new_file(path, fill=lambda _store: None)) as store:
        made = an_event(store, "Training", country="KZ", start="May 2023", participation=[Participation(women=1)], tags=["border"])
        a_recommendation(store, "Go on", event=made, country="KZ")
    return path


def export(file: Path, target: Path) -> Path:
    return export_summary(file, Filter(), target, language="en", today=DAY)


def test_a_name_without_its_ending_gets_it(file: Path, tmp_path: Path) -> None:
    assert export(file, tmp_path / "June 2024.v2") == tmp_path / "June 2024.v2.xlsx"
    assert export(file, tmp_path / "B.XLSX") == tmp_path / "B.XLSX"


def test_it_can_be_written_in_another_thread_while_somebody_writes(file: Path, tmp_path: Path) -> None:
    with closing(Store.open(file)) as store:
        worker = threading.Thread(target=export, args=(file, tmp_path / "b.xlsx"))
        worker.start()
        an_event(store, "Meanwhile")
        worker.join()
    assert load_workbook(tmp_path / "b.xlsx").sheetnames[2] == "Events"


def test_an_older_workbook_survives_a_stop(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.xlsx"
    target.write_bytes(b"old")

    def stop(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export_summary(file, Filter(), target, language="en", today=DAY, progress=stop)
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.xlsx", "office.wpst"]


@pytest.mark.parametrize("name", ["gone.wpst", "notes.txt", "empty.wpst", "."])
def test_a_file_that_cannot_be_read_leaves_no_workbook(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("no database", encoding="utf-8")
    (tmp_path / "empty.wpst").touch()
    with pytest.raises(KnownError):
        export(tmp_path / name, tmp_path / "b.xlsx")
    assert not (tmp_path / "b.xlsx").exists()


def test_what_a_summary_would_hold_is_counted(file: Path) -> None:
    with closing(Store.open_for_reading(file)) as store:
        found = summary_contents(store, Filter(), DAY)
        assert (len(found.events), len(found.recommendations), len(found.plans)) == (1, 1, 0)
        assert not summary_contents(store, Filter(countries=("KG",)), DAY).events
