"""What was typed and not saved comes back exactly, and only where it can still stand."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wpstracker.domain.partial_date import PartialDate
from wpstracker.records import KINDS, Event, EventOrganisation, Organisation, Participation, Record, Tagging, parts_of
from wpstracker.records.fields import ByLanguage, Choice, Codes, Count, Flag, Line, Link, Number, When, kept
from wpstracker.services import drafts, events, unsaved
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

NOW = datetime(2026, 11, 22, 10, 32)

_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(kept)
_dates = st.one_of(
    st.none(),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(PartialDate.of),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1900, 2100)),
    st.just(PartialDate(None, 8, 3)),
)
_VALUES: dict[type, st.SearchStrategy[Any]] = {
    Line: _text,
    When: _dates,
    Flag: st.booleans(),
    Count: st.one_of(st.none(), st.integers(0, 10**9)),
    Number: st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)),
    Codes: st.lists(_text, max_size=3).map(tuple),
    ByLanguage: st.dictionaries(st.sampled_from(["en", "ru", "kk"]), _text.filter(bool), max_size=2),
    Link: st.one_of(st.none(), st.uuids().map(str)),
}


def _value(field: Any) -> st.SearchStrategy[Any]:
    if isinstance(field, Choice):
        assert field.vocabulary is not None
        return st.one_of(st.none(), st.sampled_from([member.value for member in field.vocabulary]))
    return next(strategy for kind, strategy in _VALUES.items() if isinstance(field, kind))


@st.composite
def _records(draw: st.DrawFn, model: type[Record]) -> Record:
    """A record of a kind with some of its fields filled."""
    fields = model.described()
    filled = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=8))
    return model(id=str(draw(st.uuids())), **{name: draw(_value(fields[name])) for name in filled})


@st.composite
def _drafts(draw: st.DrawFn) -> Draft[Any]:
    kind = draw(st.sampled_from(["event", "recommendation", "plan", "organisation", "person", "series", "source"]))
    parts = {part: draw(st.lists(_records(part), max_size=2)) for part in parts_of(kind) if part is not Tagging}
    new = [
        draw(_records(KINDS[each])) for each in draw(st.lists(st.sampled_from(["organisation", "person", "term", "source"]), max_size=3))
    ]
    return Draft(draw(_records(KINDS[kind])), parts, draw(st.lists(_text, max_size=3)), new)


def _everything(draft: Draft[Any]) -> Any:
    """All a draft holds, values and their types."""

    def told(record: Record) -> Any:
        return type(record), record.id, {name: getattr(record, name) for name in record.described()}

    return (
        told(draft.record),
        {kind: list(map(told, parts)) for kind, parts in draft.parts.items()},
        draft.terms,
        list(map(told, draft.new)),
    )


@given(_drafts())
@settings(max_examples=60)
def test_a_draft_of_any_kind_comes_back_exactly(draft: Draft[Any]) -> None:
    assert _everything(unsaved.from_plain(json.loads(json.dumps(unsaved.plain(draft))))) == _everything(draft)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    store = new_file(tmp_path_factory.mktemp("unsaved") / "t.wpst", fill=lambda _store: None)
    yield store
    store.close()


@pytest.fixture(autouse=True)
def nothing_kept(store: Store) -> None:
    for offer in unsaved.offered(store):
        unsaved.forget(store, offer.kind, offer.record)


def _a_draft(title: str = "Round table on ё") -> Draft[Event]:
    body = Organisation(name="Пограничная служба")
    draft = Draft(Event(title=title, start=PartialDate(2023, 9)), new=[body])
    draft.of(EventOrganisation).append(EventOrganisation(organisation=body.id))
    draft.of(Participation).append(Participation(who="officers", women=3))
    return draft


def test_what_was_kept_is_offered_with_its_name_and_time_and_can_be_saved(store: Store) -> None:
    draft = _a_draft()
    assert unsaved.keep(store, draft, {"0:start": "31.2.2"}, NOW)

    (offer,) = unsaved.offered(store)
    assert (offer.kind, offer.name, offer.kept_at) == ("event", "Round table on ё", NOW)
    kept = unsaved.take_up(store, offer.kind, offer.record)
    assert kept is not None
    assert (kept.typed, kept.is_new, kept.overtaken) == ({"0:start": "31.2.2"}, True, False)

    id_ = events.save(store, kept.draft)
    saved = events.load(store, id_)
    assert saved is not None
    assert [part.women for part in saved.of(Participation)] == [3]
    body = store.get(Organisation, saved.of(EventOrganisation)[0].organisation)
    assert body is not None
    assert body.name == "Пограничная служба"
    assert not unsaved.offered(store), "saving settles the draft in the same transaction"


def test_drafts_of_two_records_do_not_mix(store: Store) -> None:
    one, two = _a_draft("One"), _a_draft("Two")
    for draft in (one, two, one):
        unsaved.keep(store, draft, {}, NOW)

    assert sorted(offer.name for offer in unsaved.offered(store)) == ["One", "Two"]
    unsaved.forget(store, "event", str(one.record.id))
    assert [offer.name for offer in unsaved.offered(store)] == ["Two"]


def test_a_draft_of_a_record_deleted_meanwhile_is_offered_as_new_and_saved_whole(store: Store) -> None:
    id_ = events.save(store, _a_draft())
    draft = events.load(store, id_)
    assert draft is not None
    draft.record.title = "Longer title"
    unsaved.keep(store, draft, {}, NOW)
    events.delete(store, [id_])

    kept = unsaved.take_up(store, "event", id_)
    assert kept is not None
    assert kept.is_new
    assert not kept.overtaken
    again = events.load(store, events.save(store, kept.draft))
    assert again is not None
    assert again.record.title == "Longer title"
    assert [part.women for part in again.of(Participation)] == [3]


def test_a_record_changed_by_somebody_since_is_told(store: Store) -> None:
    id_ = events.save(store, _a_draft())
    draft = events.load(store, id_)
    assert draft is not None
    unsaved.keep(store, draft, {}, NOW)
    kept = unsaved.take_up(store, "event", id_)
    assert kept is not None
    assert not kept.overtaken

    other = events.load(store, id_)
    assert other is not None
    other.of(Participation)[0].women = 4
    events.save(store, other)
    kept = unsaved.take_up(store, "event", id_)
    assert kept is not None, "saving another draft of the record does not throw this one away"
    assert kept.overtaken


def test_links_to_what_is_gone_are_emptied_so_that_the_rest_can_be_saved(store: Store) -> None:
    first = events.save(store, Draft(Event(title="The first")))
    body = Organisation(name="Ministry")
    with store.change("New organisation") as writer:
        writer.save(body)
    draft = Draft(Event(title="The second", follows=first), terms=["no such tag"])
    draft.of(EventOrganisation).append(EventOrganisation(organisation=body.id))
    draft.of(Participation).append(Participation(organisation=body.id, women=2))
    unsaved.keep(store, draft, {}, NOW)
    drafts.delete(store, Event, [first], "Delete event")
    drafts.delete(store, Organisation, [str(body.id)], "Delete organisation")

    kept = unsaved.take_up(store, "event", str(draft.record.id))
    assert kept is not None
    assert (kept.draft.record.follows, kept.draft.terms, kept.draft.of(EventOrganisation)) == (None, [], [])
    assert [(part.organisation, part.women) for part in kept.draft.of(Participation)] == [(None, 2)]
    events.save(store, kept.draft)


def test_a_draft_that_cannot_be_read_is_passed_over(store: Store, tmp_path: Path) -> None:
    for number, body in enumerate(
        ("", "[]", "{}", '{"record": {"kind": "spaceship"}}', '{"record": null, "parts": {}, "terms": [], "new": []}')
    ):
        store.db.execute_sql("INSERT INTO draft VALUES ('event', ?, '2026-01-01T10:00:00', ?)", (str(number), body))
    unsaved.keep(store, _a_draft("Sound"), {}, NOW)

    assert [offer.name for offer in unsaved.offered(store)] == ["Sound"]
    store.db.execute_sql("DELETE FROM draft")
