"""The search texts of many records read and written together are those of each by itself."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import unsaved
from wpstracker.domain.identity import id_of
from wpstracker.domain.towns import also_called
from wpstracker.records import OtherName, Result, Tagging
from wpstracker.services import sample
from wpstracker.store import health
from wpstracker.store.database import Store
from wpstracker.store.search_index import indexed, texts_of_each, words_in
from wpstracker.store.search_texts import SEARCHED, said_of


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with closing(sample.write_sample(tmp_path_factory.mktemp("index") / "sample.wpst")) as store:
        with store.change("Names") as writer:
            writer.save(unsaved.organisation("Совет", id="o", aliases=("agenda_2030",)))
            writer.save(OtherName(id="n", organisation="o", name="Council of Osh"))
            writer.save(unsaved.person("Zhanna", id="p", organisation="o"))
        yield store


def one_by_one(store: Store, kind: str, id_: str) -> tuple[str, str] | None:
    """By the texts as they are read when one record is looked at."""
    said = list(said_of(store.db, kind, id_))
    names = [each.text for each in said if each.name and each.text]
    others = [each.text for each in said if not each.name and each.text]
    towns = dict.fromkeys(name for text in (*names, *others) for name in also_called((text,)))
    return (indexed(names), indexed([*others, *towns])) if said else None


def stored(store: Store, kind: str) -> dict[str, tuple[str, str]]:
    rows = store.rows("SELECT record, title, body FROM search_text WHERE kind = ?", (kind,))
    return {id_: (title, body) for id_, title, body in rows}


@pytest.mark.parametrize("kind", SEARCHED)
def test_read_together_they_are_what_each_says_by_itself_and_what_is_stored(store: Store, kind: str) -> None:
    ids = [id_ for (id_,) in store.rows(f'SELECT id FROM "{kind}"')]
    together = texts_of_each(store.db, kind, [*ids, "gone"])
    assert together.pop("gone") is None
    assert together == stored(store, kind)
    assert together == {id_: one_by_one(store, kind, id_) for id_ in ids}


KINDS_CHANGED = ("tag", "untag", "retitle", "rename", "result", "delete")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KINDS_CHANGED), st.integers(0, 40), st.integers(1, 30), st.booleans()), max_size=5))
def test_after_changes_of_many_records_and_undoing_them_every_text_is_as_written_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int, bool]]
) -> None:
    with closing(Store.create(tmp_path_factory.mktemp("many") / "t.wpst")) as store:
        with store.change("Events") as writer:
            for number in range(40):
                writer.save(unsaved.event(id=f"e{number}", title=f"Тренинг {number} в Оше", country="KG", source=None))
            writer.save(unsaved.tag("networking", id="t", labels={"en": "networking", "ru": "обмен"}))
        for what, first, count, undone in steps:
            with store.change(what) as writer:
                for number in range(first, min(first + count, 40)):
                    _write(store, writer, what, f"e{number}")
            if undone:
                store.undo()
        assert not [finding.message for finding in health.search_differences(store.db)]
        for kind in ("event", "term"):
            assert stored(store, kind) == texts_of_each(store.db, kind, [row[0] for row in store.rows(f'SELECT id FROM "{kind}"')])
        known = {word for (word,) in store.rows("SELECT word FROM search_word")}
        said = {word for text in stored(store, "event").values() for each in text for word in words_in(each)}
        assert {word for word in said if not word.isdigit() and word.isalpha()} - {"\ue000"} <= known


def _write(store: Store, writer, what: str, id_: str) -> None:
    there = bool(store.rows("SELECT 1 FROM event WHERE id = ?", (id_,)))
    if what == "tag" and there:
        writer.save(Tagging(id=id_of("tagging", id_, "t"), record_kind="event", record=id_, term="t"))
    elif what == "untag" and store.rows("SELECT 1 FROM tagging WHERE id = ?", (id_of("tagging", id_, "t"),)):
        writer.delete(Tagging(id=id_of("tagging", id_, "t")))
    elif what == "retitle" and there:
        writer.save(unsaved.event(id=id_, title=f"Agenda_2030 {id_}"))
    elif what == "rename":
        writer.save(unsaved.tag(f"renamed {id_}", id="t"))
    elif what == "result" and there:
        writer.save(Result(id=f"r-{id_}", event=id_, text="Working group formed"))
    elif what == "delete" and there:
        writer.delete(unsaved.event(id=id_))


def test_a_change_that_says_the_same_leaves_the_text_where_it_was(tmp_path: Path) -> None:
    with closing(Store.create(tmp_path / "t.wpst")) as store:
        with store.change("Event") as writer:
            writer.save(unsaved.event(id="e", title="Border training"))
        before = store.rows("SELECT id, title, body FROM search_text")
        with store.change("Same words") as writer:
            writer.save(unsaved.event(id="e", title="border  TRAINING"))
        assert store.rows("SELECT id, title, body FROM search_text") == before
