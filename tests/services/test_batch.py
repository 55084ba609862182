"""One change for a whole selection: what it would do is what it does, it is one step, and undo leaves everything as it was."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_recommendation, an_event
from wpstracker.domain.problems import Cancelled, Invalid, KnownError
from wpstracker.domain.vocabularies import OrganisationRole
from wpstracker.records import KINDS, Event, EventOrganisation, Term
from wpstracker.services import batch, files, naming
from wpstracker.services.batch import Change, Field, Role, Tags
from wpstracker.services.batch_fields import FIELDS
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store

IDS = ("e0", "e1", "e2", "e3")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(files.new_file(tmp_path_factory.mktemp("batch") / "t.wpst")) as opened:
        _fill(opened)
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(files.new_file(tmp_path / "t.wpst")) as opened:
        _fill(opened)
        yield opened


def _fill(store: Store) -> None:
    body = naming.new_organisation("Ministry")
    body.id = "body"
    with store.change("Ground") as writer:
        writer.save(body)
        for word in ("border", "police"):
            tag = naming.new_tag(word, "en")
            tag.id = word
            writer.save(tag)
    an_event(store, "Training", id="e0", country="KZ", terms=["border"])
    an_event(store, "Seminar", id="e1", country="KG", privacy="restricted")
    an_event(store, "Round table", id="e2", terms=["border", "police"], organisations=[("Police", OrganisationRole.ORGANISER)])
    an_event(store, "Review", id="e3", verified=True)
    a_recommendation(store, "Train", id="r0")
    a_recommendation(store, "Review", id="r1", deadline="2024")


def everything(store: Store) -> dict[str, set[tuple[object, ...]]]:
    """All rows of all kinds, and what is searched."""
    found = {kind: set(store.rows(f'SELECT * FROM "{kind}"')) for kind in KINDS}
    return found | {"search": set(store.rows("SELECT record, title, body FROM search_text"))}


def value_of(store: Store, id_: str, name: str) -> object:
    record = store.get(Event, id_)
    return getattr(record, name)


changes = st.one_of(
    st.builds(Field, st.just("country"), st.sampled_from(("", "KZ", "TJ"))),
    st.builds(Field, st.just("verified"), st.booleans()),
    st.builds(Field, st.just("privacy"), st.sampled_from(("public", "internal", "restricted"))),
    st.builds(Field, st.just("countries_covered"), st.sampled_from(((), ("KZ",), ("KG", "TJ")))),
    st.builds(Tags, st.lists(st.sampled_from(("border", "police")), min_size=1).map(tuple), st.booleans()),
    st.builds(Role, st.just("body"), st.sampled_from(("organiser", "partner")), st.booleans()),
)


@given(change=changes, ids=st.lists(st.sampled_from((*IDS, "gone")), max_size=6))
def test_what_is_foretold_happens_and_undo_leaves_all_as_it_was(shared: Store, change: Change, ids: list[str]) -> None:
    before, told = everything(shared), batch.preview(shared, "event", ids, change)
    assert everything(shared) == before
    did = batch.apply(shared, "event", ids, change)
    assert did == told
    assert sorted([*told.changed, *told.same]) == sorted(set(ids) - {"gone"})
    assert batch.preview(shared, "event", ids, change).changed == []
    if told.changed:
        assert everything(shared) != before
        shared.undo()
    assert everything(shared) == before


def test_the_step_is_named_by_what_it_does_and_how_many(store: Store) -> None:
    batch.apply(store, "event", IDS, Tags(("police",)))
    step = store.step(store.undo_stack.next_undo() or "")
    assert (step.title, step.values) == ("Tag {n} events", {"n": 3})


def test_a_tag_made_while_typing_is_saved_with_it_and_goes_with_undo(store: Store) -> None:
    tag = naming.new_tag("amber", "en")
    batch.apply(store, "event", IDS, Tags((str(tag.id),)), new=[tag])
    assert batch.tags_on(store, "event", IDS)[str(tag.id)] == 4
    store.undo()
    assert store.get(Term, str(tag.id)) is None


def test_one_that_refuses_keeps_all_unchanged_unless_it_is_left_out(store: Store) -> None:
    change = Field("deadline_kind", "none")
    told = batch.preview(store, "recommendation", ["r0", "r1"], change)
    assert told.changed == ["r0"]
    assert [each.id for each in told.refused] == ["r1"]
    before = everything(store)
    with pytest.raises(Invalid):
        batch.apply(store, "recommendation", ["r0", "r1"], change)
    assert everything(store) == before
    assert batch.apply(store, "recommendation", ["r0", "r1"], change, without_refused=True).changed == ["r0"]


def test_a_value_that_is_no_country_is_refused(store: Store) -> None:
    told = batch.preview(store, "event", IDS, Field("country", "XX"))
    assert (told.changed, len(told.refused)) == ([], 4)


def test_what_was_wrong_before_does_not_stand_in_the_way(store: Store) -> None:
    with store.change("An older mistake") as writer:
        record = store.get(Event, "e0")
        assert record
        record.country = "XX"
        writer.save(record)
    assert batch.apply(store, "event", ["e0"], Field("verified", True)).changed == ["e0"]


def test_status_of_recommendations_is_not_changed_behind_progress(store: Store) -> None:
    assert "status" not in FIELDS["recommendation"]
    with pytest.raises(Invalid):
        batch.preview(store, "recommendation", ["r0"], Field("status", "implemented"))


def test_an_organisation_comes_behind_the_others(store: Store) -> None:
    batch.apply(store, "event", IDS, Role("body", "partner"))
    rows = store.fetch(EventOrganisation.select().where(EventOrganisation.event == "e2"))
    assert sorted((row.sort, row.role) for row in rows) == [(0, "organiser"), (1, "partner")]


def test_what_it_points_at_was_deleted_meanwhile(store: Store) -> None:
    before = everything(store)
    with pytest.raises(Invalid):
        batch.apply(store, "event", IDS, Tags(("nowhere",)))
    with pytest.raises(Invalid):
        batch.apply(store, "event", IDS, Field("series", "nowhere"))
    assert everything(store) == before


def test_stopped_anywhere_it_leaves_nothing(store: Store) -> None:
    told: list[float] = []
    batch.apply(store, "event", IDS, Tags(("police",)), progress=told.append)
    store.undo()
    assert told == sorted(told)
    before = everything(store)
    for stop_at in range(len(told)):
        seen: list[float] = []

        def progress(share: float, seen: list[float] = seen, stop_at: int = stop_at) -> None:
            seen.append(share)
            if len(seen) > stop_at:
                raise Cancelled

        with pytest.raises(Cancelled):
            batch.apply(store, "event", IDS, Tags(("police",)), progress=progress)
        assert everything(store) == before


def test_nothing_is_written_into_a_file_for_reading(store: Store) -> None:
    with closing(Store.open_for_reading(store.path)) as reading, pytest.raises(KnownError):
        batch.apply(reading, "event", IDS, Field("verified", True))


def test_every_field_offered_is_one_of_its_kind() -> None:
    assert all(name in KINDS[kind].described() for kind, names in FIELDS.items() for name in names)


def test_a_step_made_beside_can_be_undone_here(store: Store) -> None:
    heard: list[Changes] = []
    store.announcer.subscribe(heard.append)
    with store.beside() as other:
        told: list[Changes] = []
        other.announcer.subscribe(told.append)
        batch.apply(other, "event", IDS, Field("country", "TJ"))
    for changes_told in told:
        store.heard(changes_told)
    assert [changes_told.records["event"] for changes_told in heard] == [frozenset(IDS)]
    assert value_of(store, "e0", "country") == "TJ"
    store.undo()
    assert value_of(store, "e0", "country") == "KZ"
    an_event(store, "Later", id="e9")
    store.undo()
    assert store.redo() == "New event"
