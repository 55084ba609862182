"""Find and replace: every place is shown first, only what is ticked changes, and it is one step."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import a_recommendation, an_event
from tests.services.test_batch import everything
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.text_pattern import Pattern
from wpstracker.domain.vocabularies import PersonRole
from wpstracker.records import Event, EventPerson, Organisation, Recommendation, Result
from wpstracker.services import events, files
from wpstracker.services import replacing_text as service
from wpstracker.services.replacing_text import Hit
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(files.new_file(tmp_path / "t.wpst")) as opened:
        an_event(
            *(opened, "Gender training"),
            id="e0",
            titles={"ru": "Гендерный тренинг"},
            summary="A training on training.",
            source_quote="the training",
            people=[("Aigul", PersonRole.SPEAKER, "Training officer")],
            results=[Result(text="A training plan")],
        )
        an_event(opened, "Seminar", id="e1", country="KZ")
        a_recommendation(opened, "Hold a training", id="r0", contact="training@example.org")
        yield opened


def hits(store: Store, kind: str, ids: tuple[str, ...], pattern: Pattern, *, quoted: bool = False, restricted: bool = False) -> list[Hit]:
    fields = [f for f in service.text_fields(kind) if f.is_quoted <= quoted and f.is_restricted <= restricted]
    return list(service.find(store, kind, ids, fields, pattern).hits)


def test_texts_of_the_record_of_its_languages_and_of_its_parts_are_searched(store: Store) -> None:
    found = hits(store, "event", ("e0", "e1"), Pattern("training"))
    assert [(hit.place.kind, hit.place.field) for hit in found] == [
        *(("event", "title"), ("event", "summary"), ("event", "summary")),
        *(("event_person", "office"), ("result", "text")),
    ]
    (russian,) = hits(store, "event", ("e0",), Pattern("тренинг"))
    assert (russian.place.field, russian.place.key) == ("titles", "ru")


def test_codes_and_references_are_no_texts() -> None:
    names = {field.name for kind in ("event", "source", "organisation") for field in service.text_fields(kind)}
    assert not names & {"reference", "country", "currency", "url", "zone", "language", "start_time"}


def test_words_of_sources_and_restricted_fields_are_told_apart(store: Store) -> None:
    assert len(hits(store, "event", ("e0",), Pattern("training"), quoted=True)) == 6
    assert len(hits(store, "recommendation", ("r0",), Pattern("training"))) == 1
    assert len(hits(store, "recommendation", ("r0",), Pattern("training"), restricted=True)) == 2


def test_what_is_ticked_is_replaced_and_undone_in_one_step(store: Store) -> None:
    before = everything(store)
    found = hits(store, "event", ("e0", "e1"), Pattern("training"))
    assert service.replace(store, "event", [found[0], found[2], found[3]], Pattern("training"), "course") == 1
    record = store.get(Event, "e0")
    assert record
    assert (record.title, record.summary) == ("Gender course", "A training on course.")
    assert [row.office for row in store.fetch(EventPerson.select())] == ["course officer"]
    step = store.step(store.undo_stack.next_undo() or "")
    assert (step.title, step.values["find"]) == ("Replace “{find}” in one record", "training")
    store.undo()
    assert everything(store) == before


def test_a_title_in_another_language_and_an_alias_may_become_empty(store: Store) -> None:
    with store.change("Ground") as writer:
        writer.save(Organisation(id="o", name="OSCE", aliases=("ОБСЕ", "БДИПЧ")))
    service.replace(store, "event", hits(store, "event", ("e0",), Pattern("Гендерный тренинг")), Pattern("Гендерный тренинг"), "")
    service.replace(store, "organisation", hits(store, "organisation", ("o",), Pattern("ОБСЕ")), Pattern("ОБСЕ"), "")
    event, body = store.get(Event, "e0"), store.get(Organisation, "o")
    assert event
    assert body
    assert (event.titles, body.aliases) == ({}, ("БДИПЧ",))


def test_a_record_that_would_lose_its_title_refuses_and_nothing_is_written(store: Store) -> None:
    before = everything(store)
    found = hits(store, "event", ("e0", "e1"), Pattern("e"))
    seminar = hits(store, "event", ("e1",), Pattern("seminar"))
    with pytest.raises(Invalid) as refused:
        service.replace(store, "event", [*found[:1], *seminar], Pattern("seminar"), "")
    assert "KZ" in refused.value.problems[0].values["name"]  # type: ignore[operator]
    assert everything(store) == before


def test_texts_that_changed_meanwhile_are_left_alone(store: Store) -> None:
    found = hits(store, "event", ("e0",), Pattern("gender"))
    draft = events.load(store, "e0")
    assert draft
    draft.record.title = "Another"
    events.save(store, draft)
    with pytest.raises(Invalid):
        service.replace(store, "event", found, Pattern("gender"), "x")
    events.delete(store, ["e0"])
    with pytest.raises(Invalid):
        service.replace(store, "event", found, Pattern("gender"), "x")


def test_nothing_is_written_into_a_file_for_reading(store: Store) -> None:
    found = hits(store, "event", ("e0",), Pattern("gender"))
    with closing(Store.open_for_reading(store.path)) as reading, pytest.raises(KnownError):
        service.replace(reading, "event", found, Pattern("gender"), "x")


def test_more_places_than_can_be_listed_are_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST", 2)
    fields = service.text_fields("event")
    found = service.find(store, "event", ("e0",), fields, Pattern("training"))
    assert (len(found.hits), found.is_all) == (2, False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(text=st.text(alphabet="abё \n*", min_size=1, max_size=12), by=st.text(alphabet="xё", max_size=3), data=st.data())
def test_the_text_is_what_python_would_make_of_it(store: Store, text: str, by: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    draft = Recommendation(id="h", text=text)
    with store.change("Ground") as writer:
        writer.save(draft)
    before = everything(store)
    pattern = Pattern(data.draw(st.sampled_from(("a", "ab", "ё", "b*"))), match_case=True, yo_is_e=False)
    found = hits(store, "recommendation", ("h",), pattern)
    wanted = text.replace(pattern.text, by)
    if not wanted.strip() and found:
        with pytest.raises(Invalid):
            service.replace(store, "recommendation", found, pattern, by)
        return
    assert service.replace(store, "recommendation", found, pattern, by) == bool(found)
    record = store.get(Recommendation, "h")
    assert record
    assert record.text == wanted
    if found and wanted != text:
        store.undo()
    assert everything(store) == before
