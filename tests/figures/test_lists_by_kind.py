"""Every list honours what is left out: it holds what the question means without what the part would mean by itself."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question_text import parse
from wpstracker.figures.lists_by_kind import LISTS, Wanted, plain_value
from wpstracker.figures.question_names import NamesInFile
from wpstracker.services.sample import write_sample
from wpstracker.store.database import Store

TODAY = date(2024, 5, 1)
LEFT_OUT = {
    "event": ["country:KZ", "type:conference", "status:held", "tag:1325", "astana", "no:year", "organisation:OSCE", '"law enforcement"'],
    "recommendation": ["country:KG", "status:recorded", "is:overdue", "is:stale", "no:measure", "security", "origin:event"],
    "plan": ["country:KZ,KG", "country:osce", "instrument:nap_1325", "status:expired", "is:newest", "is:conflicting", "women"],
    "organisation": ["country:KZ", "type:not_stated", "is:gender_machinery", "police"],
    "person": ["country:KZ", "role:speaker", "is:focal_point", "gulshara"],
    "series": ["country:KZ,not_stated", "dialogue"],
    "project": ["is:extra_budgetary", 'funder:"Government of Germany"', "border"],
    "source": ["type:web_page", "publisher:not_stated", "osce"],
    "obligation": ["country:KZ", "status:overdue,late", "half-yearly"],
    "plan_item": ["country:KZ", "level:measure", "status:implemented", "is:overdue", "no:evidence", "recruitment"],
    "indicator": ["country:KZ", "verdict:on_target", "women"],
    "term": ["list:theme,pillar", "is:own", "is:unused", "border"],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("lists") / "sample.wpst"
    with closing(write_sample(path)) as made:
        yield made


def ids(store: Store, kind: str, line: str) -> set[str]:
    question = parse(line, kind, NamesInFile(store), TODAY)
    return {row["id"] for row in LISTS[kind].read(Wanted(store, question, TODAY))[1]}


@pytest.mark.parametrize(("kind", "asked"), [(kind, asked) for kind, each in LEFT_OUT.items() for asked in each])
def test_what_is_left_out_is_what_it_would_find(store: Store, kind: str, asked: str) -> None:
    every, meant = ids(store, kind, ""), ids(store, kind, asked)
    assert meant < every or kind in ("recommendation", "obligation") or meant == every
    assert ids(store, kind, f"-{asked}") == every - meant


@pytest.mark.parametrize("kind", LEFT_OUT)
def test_all_of_it_can_be_left_out_at_once(store: Store, kind: str) -> None:
    several = [asked for asked in LEFT_OUT[kind] if not asked.startswith("country:osce")]
    meant = [ids(store, kind, asked) for asked in several]
    assert ids(store, kind, " ".join(f"-{asked}" for asked in several)) == ids(store, kind, "") - set().union(*meant)


def test_every_kind_of_list_is_tried() -> None:
    assert LEFT_OUT.keys() == LISTS.keys()


def test_values_are_plain() -> None:
    assert plain_value((PartialDate(2023, 1), "", date(2023, 1, 2))) == ["2023-01", None, "2023-01-02"]
