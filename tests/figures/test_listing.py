"""A list that is read as far as it is looked at is the same list as one that is read whole."""

from contextlib import closing
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import unsaved
from tests.figures.test_selecting import event_questions, office, recommendation_questions  # noqa: F401
from wpstracker.domain.question import Filter
from wpstracker.figures import listing, recommendations, used
from wpstracker.figures.listing import Listing, event_list, recommendation_list
from wpstracker.figures.packed_ids import PackedIds, packed
from wpstracker.figures.selecting import EVENT_SORTS, RECOMMENDATION_SORTS, event_ids, recommendation_ids
from wpstracker.records import Event, Recommendation
from wpstracker.store.database import Store

TODAY = date(2025, 6, 15)
KEYS = [column.key for column in recommendations.COLUMNS]
IDS = [f"01a202e1-fa3a-7ff0-acc9-{number:012x}" for number in range(300)]


@pytest.fixture(scope="module", autouse=True)
def short_lists():
    """Lists begin with five records, and four hits are many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "FIRST", 5)
        patch.setattr(listing, "_MANY", 4)
        yield


@given(question=event_questions, sort=st.sampled_from(sorted(EVENT_SORTS)), descending=st.booleans())
def test_events_are_listed_as_they_are_selected(office, question, sort, descending) -> None:  # noqa: F811
    whole = event_ids(office.store, question, sort, descending=descending)
    found = event_list(office.store, question, sort, descending=descending)
    assert (len(found), list(found[:5])) == (len(whole), whole[:5])
    assert all(found.means(id_) == (id_ in whole) for id_ in (f"e{number}" for number in range(0, 70, 7)))
    assert list(found) == whole


@given(question=recommendation_questions, sort=st.sampled_from(sorted(RECOMMENDATION_SORTS)), descending=st.booleans())
def test_recommendations_are_listed_as_they_are_selected(office, question, sort, descending) -> None:  # noqa: F811
    whole = recommendation_ids(office.store, question, TODAY, sort, descending=descending)
    found = recommendation_list(office.store, question, TODAY, sort, descending=descending)
    assert (len(found), list(found)) == (len(whole), whole)


@pytest.mark.parametrize("many", [IDS, IDS[:1], []])
def test_ids_in_one_text_are_a_list(many: list[str]) -> None:
    ids = packed("\n".join(many))
    assert (len(ids), list(ids), ids[2:4]) == (len(many), many, many[2:4])
    assert [ids.index(each) for each in many] == list(range(len(many)))
    assert isinstance(ids, PackedIds) or not many
    assert "not there" not in ids
    with pytest.raises(IndexError):
        ids[len(many)]


@given(st.lists(st.sampled_from(IDS), min_size=1, max_size=6, unique=True), st.data())
def test_ids_are_taken_out_and_put_in_as_in_a_list(ids: list[str], data: st.DataObject) -> None:
    id_ = data.draw(st.sampled_from(ids))
    left = [each for each in ids if each != id_]
    at = data.draw(st.integers(0, len(left)))
    taken = PackedIds("\n".join(ids)).without(id_)
    assert (list(taken), len(taken)) == (left, len(left))
    assert list(taken.having(id_, at)) == [*left[:at], id_, *left[at:]]


def test_ids_of_other_lengths_are_a_list_too() -> None:
    assert list(packed("e1\ne22\ne3")) == ["e1", "e22", "e3"]


@pytest.fixture
def store(tmp_path):
    with closing(Store.create(tmp_path / "t.wpst")) as made:
        yield made


def a_listing(store: Store, reads: list[Store]) -> Listing:
    def read(over: Store) -> list[str]:
        reads.append(over)
        return IDS

    return Listing(IDS[:64], len(IDS), store, read, IDS.__contains__)


def test_the_first_screen_reads_nothing_more(store: Store) -> None:
    reads: list[Store] = []
    found = a_listing(store, reads)
    assert (len(found), found[0], list(found[32:64]), found.index(IDS[60])) == (300, IDS[0], IDS[32:64], 60)
    assert not reads
    assert (found.place("not there"), reads) == (-1, [])
    assert (found[299], found[-1], found.place(IDS[200])) == (IDS[299], IDS[299], 200)
    assert reads == [store]


def test_what_was_read_beside_is_taken_in_when_it_fits(store: Store) -> None:
    reads: list[Store] = []
    found = a_listing(store, reads)
    found.complete(IDS[:-1])
    assert not found.is_complete
    found.complete(IDS)
    assert (found.is_complete, found[299], reads) == (True, IDS[299], [])


def test_values_for_filters_are_those_there_are(office) -> None:  # noqa: F811
    store = office.store
    for kind, model, field in (("event", Event, "start"), ("recommendation", Recommendation, "issued")):
        records = store.fetch(model.select())
        assert set(used.countries(store, kind)) == {record.country or "" for record in records}
        years = {getattr(record, field).year for record in records if getattr(record, field)}
        assert used.years(store, kind, field) == sorted((year for year in years if year), reverse=True)


def test_an_empty_file_offers_nothing(store: Store) -> None:
    assert (used.countries(store, "event"), used.years(store, "event", "start")) == ([], [])
    assert list(event_list(store, Filter())) == []


def test_a_file_that_was_written_is_in_another_state(store: Store) -> None:
    before = store.state()
    assert store.state() == before
    with store.change("x") as writer:
        writer.save(unsaved.event(id="e"))
    assert store.state() != before


@given(
    st.sets(st.sampled_from([column.key for column in recommendations.COLUMNS]), min_size=1), st.sampled_from(("en", "ru")), st.booleans()
)
def test_only_some_columns_have_the_values_they_have_among_all(office, only, language, unrestricted) -> None:  # noqa: F811
    ids = recommendation_ids(office.store, Filter(), TODAY)
    every = recommendations.rows(office.store, ids, TODAY, language, unrestricted=unrestricted)
    some = recommendations.rows(office.store, ids, TODAY, language, unrestricted=unrestricted, only=only)
    assert {id_: {key: row[key] for key in only} for id_, row in some.items()} == {
        id_: {key: row[key] for key in only} for id_, row in every.items()
    }
    assert not unrestricted or not any(row["contact"] for row in some.values())
