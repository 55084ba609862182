"""Every fact of the five texts has its place: in the sample, in the dump, in the workbook."""

import io
import json
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.facts.seed_facts import FACTS
from wpstracker.domain.problems import no_progress
from wpstracker.domain.question import Filter
from wpstracker.exchange.dump import dump
from wpstracker.records import KINDS
from wpstracker.records.fields import Link
from wpstracker.services.reporting import export_summary
from wpstracker.services.sample import write_sample

COUNTS = {"A": 19, "B": 20, "C": 15, "D": 16, "E": 20}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("facts") / "sample.wpst"
    store = write_sample(path)
    yield path, store
    store.close()


@pytest.fixture(scope="module")
def dumped(sample):
    """Every record of the dump by kind, its links written as names."""
    _, store = sample
    out = io.StringIO()
    dump(store, out)
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    names = {record["id"]: _name(record) for record in records}
    by_kind: dict[str, list[dict[str, object]]] = {}
    for record in records:
        by_kind.setdefault(record["kind"], []).append(_with_names(record, names))
    return by_kind


@pytest.fixture(scope="module")
def cells(sample):
    """Every text in the workbook."""
    path, _ = sample
    target = path.with_name("summary.xlsx")
    export_summary(path, Filter(), target, language="en", today=date(2026, 11, 22), progress=no_progress)
    book = load_workbook(target)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)


def test_every_fact_of_the_texts_is_asked_for():
    asked = {letter: sum(name.startswith(letter) for name in FACTS) for letter in COUNTS}
    assert asked == COUNTS and len(FACTS) == 90


@pytest.mark.parametrize("name", FACTS)
def test_the_fact_is_in_the_dump(name, dumped):
    for kind, fields in FACTS[name].records:
        found = [record for record in dumped[kind] if all(record.get(field) == value for field, value in fields.items())]
        assert found, f"no {kind} with {fields}"


@pytest.mark.parametrize("name", FACTS)
def test_the_fact_is_in_the_workbook(name, cells):
    missing = [words for words in FACTS[name].words if words not in cells]
    assert not missing


def _name(record):
    labels = record.get("labels") or {}
    return record.get("title") or record.get("name") or labels.get("en") or next(iter(labels.values()), "") or record.get("text") or ""


def _with_names(record, names):
    fields = KINDS[record["kind"]].described()
    linked = {name for name, field in fields.items() if isinstance(field, Link)} | {"record"}
    return {name: names.get(value, value) if name in linked else value for name, value in record.items()}
