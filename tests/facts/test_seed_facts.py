"""Every fact of the five texts has its place: in the sample, in the dump, in the workbook."""

from datetime import date

import pytest
from openpyxl import load_workbook

from tests.facts.named import has, named_records
from tests.facts.seed_facts import FACTS
from wpstracker.domain.problems import no_progress
from wpstracker.domain.question import Filter
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
    return named_records(store)


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
        assert has(dumped, kind, fields), f"no {kind} with {fields}"


@pytest.mark.parametrize("name", FACTS)
def test_the_fact_is_in_the_workbook(name, cells):
    missing = [words for words in FACTS[name].words if words not in cells]
    assert not missing
