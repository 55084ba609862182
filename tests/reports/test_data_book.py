"""The full data book holds every record with its id, and nothing confidential that nobody asked for."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests import unsaved
from tests.files.make import fill
from tests.reports.books import read, records
from wpstracker.domain.handover import Handover
from wpstracker.domain.report_request import ReportRequest
from wpstracker.figures import whole
from wpstracker.records import Event, EventPerson, Tagging
from wpstracker.services.reporting import export
from wpstracker.store.database import Store

DAY = date(2026, 1, 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(Store.create(path)) as store:
        fill(store)
    return path


AS_USUAL = Handover()


def book(file: Path, handover: Handover = AS_USUAL, languages: tuple[str, ...] = ("en",)) -> Path:
    return export(file, ReportRequest("data_book", handover=handover, languages=languages), file.with_suffix(".xlsx"), today=DAY)


def numbers(path: Path) -> dict[str, int]:
    """How many rows each sheet has, by its title."""
    return {str(label): int(str(said).split()[0]) for label, said in _facts(path) if "row" in str(said) and str(said)[0].isdecimal()}


def _facts(path: Path) -> list[tuple[object, object]]:
    return [(row[0], row[1]) for row in read(path, "About") if row[0] and row[1]]


def test_every_record_of_every_kind_is_there_with_its_id(file):
    path = book(file, Handover(restricted=True, participants=True, contacts=True))
    with closing(sqlite3.connect(file)) as db:
        for model in whole.handed_over():
            ids = {row[0] for row in db.execute(f'SELECT id FROM "{model.kind()}"')}
            assert numbers(path).get(model.label, 0) == len(ids), model
            if ids:
                assert {row["Id"] for row in records(path, model.label[:31])} == ids, model


def test_links_are_ids_and_lists_are_told_as_text(file):
    path = book(file)
    event = next(row for row in records(path, "Event") if row["Id"] == "event")
    assert (event["Series"], event["Follow-up to"], event["Countries covered"]) == ("series", "earlier", "KZ; TJ")
    assert event["Title in other languages"] == "ru: Семинар"
    value = records(path, "Indicator value")[0]
    assert value["Disaggregated values"] == "men: 1180.0\nwomen: 120.0"


def test_what_is_restricted_stays_out_with_everything_that_belongs_to_it(file):
    with closing(Store.open(file)) as store, store.change("x") as writer:
        event = store.get(Event, "event")
        assert event
        event.privacy = "restricted"
        writer.save(event)
        writer.save(unsaved.person("Known only as participant", id="guest"))
        writer.save(EventPerson(id="gp", event="earlier", person="guest", role="participant"))
    path = book(file)
    assert {row["Id"] for row in records(path, "Event")} == {"earlier"}
    for kind, left in (("Participation", "block"), ("Measure supported", "ei"), ("Result", "result"), ("Tag of a record", "event")):
        assert kind not in numbers(path) or left not in {row["Id"] for row in records(path, kind)}
    assert "Contact" not in read(path, "Person")[0] and "Notes" not in read(path, "Person")[0]
    assert "guest" not in {row["Id"] for row in records(path, "Person")}
    everything = book(file, Handover(restricted=True, participants=True, contacts=True))
    assert {row["Id"] for row in records(everything, "Event")} == {"event", "earlier"}
    assert next(row for row in records(everything, "Person") if row["Id"] == "person")["Contact"] == "private"
    assert {row["Id"] for row in records(everything, Tagging.label)}


def test_it_speaks_russian_and_both(file):
    path = book(file, languages=("ru", "en"))
    assert read(path, "Мероприятие")[0][:2] == ["Id", "Название / Title"]


def test_an_empty_file_gives_a_book_that_says_so(tmp_path):
    path = tmp_path / "empty.wpst"
    Store.create(path).close()
    assert [row[0] for row in read(book(path), "About") if row[0]][0] == "Full data book"
