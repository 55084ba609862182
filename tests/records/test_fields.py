"""A field keeps what it is given in one form, in the table and in the log alike."""

import math
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_partial_date import partial_dates
from wpstracker.domain.partial_date import PartialDate
from wpstracker.records import (
    ANYWHERE,
    KINDS,
    PARTS,
    Entry,
    Event,
    NotDuplicate,
    Participation,
    Record,
    SavedReport,
    SavedView,
    Tagging,
    Term,
)
from wpstracker.records.fields import ByLanguage, Choice, Codes, Count, Described, Flag, Line, Link, Number, Numbers, When
from wpstracker.store.database import Store

TEXTS = st.text(max_size=20) | st.text(alphabet="ё\u0435\u0308\0\ud800\udc00 a", max_size=8)
BY_TYPE: dict[type, st.SearchStrategy] = {
    Line: TEXTS,
    When: st.none() | partial_dates(),
    Count: st.none() | st.integers(0, 10**10),
    Number: st.none() | st.floats(0.01, 1000),
    Flag: st.booleans(),
    Codes: st.lists(TEXTS, max_size=3).map(tuple),
    Numbers: st.dictionaries(st.sampled_from(("women", "men", "Ёж")), st.floats(0.01, 1000), max_size=3),
    ByLanguage: st.dictionaries(st.sampled_from(("en", "ru", "kk")), TEXTS, max_size=3),
}


def a_value(field: Described) -> st.SearchStrategy:
    if isinstance(field, Choice):
        assert field.vocabulary
        return st.none() | st.sampled_from(list(field.vocabulary)) | st.sampled_from([member.value for member in field.vocabulary])
    return next(strategy for kind, strategy in BY_TYPE.items() if isinstance(field, kind))


@st.composite
def records(draw):
    """Any record of any kind with anything in its fields, but for links."""
    model = draw(
        st.sampled_from([model for model in KINDS.values() if not any(link.required for link in links(model)) and model is not Tagging])
    )
    return model(id="r", **{name: draw(a_value(field)) for name, field in model.described().items() if not isinstance(field, Link)})


def links(model: type[Record]) -> list[Link]:
    return [field for field in model.described().values() if isinstance(field, Link)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with closing(Store.create(tmp_path_factory.mktemp("fields") / "t.wpst")) as store:
        yield store


@given(record=records())
def test_a_record_reads_back_as_it_was_told_to_the_log(store, record):
    model = type(record)
    with store.change("x") as writer:
        writer.save(record)
    kept = store.get(model, "r")
    assert kept is not None and kept.plain() == record.plain()
    with store.change("x") as writer:
        assert not writer.save(kept), "saving what was read changes nothing"
    assert model.from_plain("r", record.plain()).plain() == record.plain()
    with store.change("x") as writer:
        writer.delete(kept)


@given(records())
def test_the_plain_form_is_plain(record):
    assert record.from_plain("r", record.plain()).plain() == record.plain()
    assert set(record.plain()) == set(record.described())


@pytest.mark.parametrize("kind", KINDS)
def test_an_unfilled_record_holds_the_empty_values_the_log_leaves_unsaid(kind):
    model = KINDS[kind]
    for name, field in model.described().items():
        empty = field.from_plain(field.blank)
        assert field.plain(empty) == field.blank, name


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("Ёлка", "Ёлка"),
        ("Е\u0308лка", "Ёлка"),
        ("a\0b", "ab"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("\ud83d\ude42", "🙂"),
        (None, ""),
        ("x" * 40_000, "x" * 40_000),
        ("=1+1", "=1+1"),
        ("<b>'; DROP TABLE event; --", "<b>'; DROP TABLE event; --"),
        ("line\nline\ttab", "line\nline\ttab"),
    ],
)
def test_text_is_kept_as_typed_but_composed_and_without_what_no_file_can_hold(store, given_text, kept):
    with store.change("x") as writer:
        writer.save(Event(id="e", title=given_text, titles={"ru": given_text}, hashtags="x"))
        writer.save(Term(id="t", aliases=(given_text,)))
    event = store.get(Event, "e")
    assert event.title == kept and event.titles == ({"ru": kept} if kept else {})
    with store.change("x") as writer:
        writer.delete(event)


@pytest.mark.parametrize("text", ["31/12/2024", "2024-13-01", "2024-06-00", "12.07.2013", "soon", "2024-1-1"])
def test_a_text_that_is_no_partial_date_is_refused_before_it_is_stored(text):
    with pytest.raises(ValueError):
        Event(start=text).plain()
    with pytest.raises(ValueError):
        Event._meta.fields["start"].db_value(text)


def test_a_missing_number_is_none_and_never_zero(store):
    with store.change("x") as writer:
        writer.save(Event(id="e"))
        writer.save(Participation(id="p", event="e", women=0))
    block = store.get(Participation, "p")
    assert (block.women, block.men) == (0, None)
    assert block.headcount.women == 0 and block.headcount.men is None and not math.isnan(block.headcount.people() or 0)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_says_what_it_is(kind):
    model = KINDS[kind]
    assert model.label
    fields = model.described()
    assert set(fields) == set(model._meta.fields) - {"id"}, "a plain peewee field says nothing of itself"
    for name, field in fields.items():
        column = model._meta.fields[name]
        assert column.verbose_name, name
        if isinstance(field, Choice):
            assert column.choices == [(member.value, member.label) for member in field.vocabulary or ()]
        if isinstance(field, Link):
            assert not column.lazy_load


def test_parts_stand_after_what_they_belong_to():
    kinds = list(KINDS)
    for kind, parts in PARTS.items():
        assert all(kinds.index(part.kind()) > kinds.index(kind) for part in parts)
    belonging = {*ANYWHERE, *(part for parts in PARTS.values() for part in parts)}
    assert belonging == {model for model in KINDS.values() if model.parent}
    assert all(
        issubclass(model, Entry) or model in (Term, NotDuplicate, SavedReport, SavedView) for model in KINDS.values() if not model.parent
    )


def test_a_date_without_its_year_is_kept(store):
    with store.change("x") as writer:
        writer.save(Event(id="y", start=PartialDate(None, 8, 3)))
    assert store.get(Event, "y").start == PartialDate(None, 8, 3)
