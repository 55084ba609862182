"""Any history of edits, deletes, undos and redos: the tables are what the change log adds up to, and every step can be taken back.

The records are few, so that histories collide. Broken variants of the store are planted; the property must catch each of them.
"""

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wpstracker.domain import changes
from wpstracker.domain.changes import Change, Folded, Operation, fold
from wpstracker.domain.identity import id_of
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid
from wpstracker.records import ANYWHERE, KINDS, Record, Tagging, parts_of
from wpstracker.records.fields import Link
from wpstracker.store import head_counts, log, recommendation_counts, search_index, undoing, writing
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store

COUNTS = {
    "term": 2,
    "source": 1,
    "organisation": 3,
    "person": 1,
    "series": 1,
    "event": 3,
    "event_organisation": 2,
    "event_person": 1,
    "participation": 3,
    "result": 1,
    "plan": 1,
    "claim": 1,
    "recommendation": 2,
    "recommendation_organisation": 1,
    "recommendation_progress": 2,
    "tagging": 6,
}
"""How many records of each kind a history may make."""

VALUES: dict[str, tuple[Any, ...]] = {
    "title": ("Training", "Круглый стол", ""),
    "name": ("Border Service", "Служба", "OSCE"),
    "text": ("Appoint focal points", ""),
    "who": ("Officers", ""),
    "labels": ({"en": "networking"}, {"en": "networking", "ru": "связи"}, {}),
    "names": ({"ru": "Пограничная служба"}, {}),
    "aliases": (("POiA",), ()),
    "start": (PartialDate(2023, 9, 14), PartialDate(2007), None),
    "effective": (PartialDate(2024, 2), None, PartialDate(2022)),
    "deadline": (PartialDate(2024), PartialDate(2023, 2), None),
    "women": (None, 0, 12),
    "men": (None, 7),
    "total": (None, 40),
    "country": ("KZ", "KG", ""),
    "countries_covered": (("KZ", "TJ"), ()),
    "duration_days": (None, 2, 1.5),
    "actual": (True, False),
    "status": ("planned", "held"),
    "stage": ("adopted", "drafting"),
}

ERASED: dict[str, Any] = {"name": "Erased", "aliases": [], "title": "Erased", "women": None, "office": ""}
"""What an erasing leaves, by field."""

kinds = st.sampled_from([kind for kind, count in COUNTS.items() for _ in range(3 if kind == "event" else 1)])
slots = st.integers(0, 5)
choices = st.lists(st.integers(0, 5), min_size=1, max_size=5)
writes = st.one_of(st.tuples(st.just("save"), kinds, slots, choices), st.tuples(st.just("delete"), kinds, slots, choices))
steps = st.one_of(
    st.tuples(st.just("change"), st.lists(writes, min_size=1, max_size=4)),
    st.tuples(st.just("fail"), st.lists(writes, min_size=1, max_size=2)),
    st.tuples(st.just("part"), st.lists(writes, min_size=1, max_size=2), st.lists(writes, min_size=1, max_size=2)),
    st.tuples(st.just("erase"), st.sampled_from(("person", "event", "event_person")), slots),
    st.just(("undo",)),
    st.just(("undo",)),
    st.just(("redo",)),
)
histories = st.lists(steps, min_size=3, max_size=14)


SELECT = {
    kind: f'SELECT {", ".join(["id", *(chr(34) + field.column_name + chr(34) for field in model.described().values())])} FROM "{kind}"'
    for kind, model in KINDS.items()
}


def _plain(kind: str, row: Sequence[Any]) -> dict[str, Any]:
    fields = KINDS[kind].described().items()
    return {name: field.plain(field.python_value(value)) for (name, field), value in zip(fields, row, strict=True)}


class Story:
    """Lives through a history and checks after each step what must hold."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.heard: list[Changes] = []
        store.announcer.subscribe(self.heard.append)
        self.past = [self.content()]
        self.future: list[dict[str, dict[str, Any]]] = []

    def content(self) -> dict[str, dict[str, Any]]:
        """Every record by kind and id, as the log would say it."""
        return {kind: {id_: _plain(kind, row) for id_, *row in self.store.rows(SELECT[kind])} for kind in KINDS}

    def ids(self, kind: str) -> list[str]:
        return [id_ for (id_,) in self.store.rows(f'SELECT id FROM "{kind}" ORDER BY id')]

    def live(self, history: list[tuple]) -> None:
        for step in history:
            getattr(self, step[0])(*step[1:])
            assert self.content() == self.past[-1]
            self.check()
        while len(self.past) > 1:
            self.undo()
        assert self.content() == self.past[0] and self.store.undo() is None
        while self.future:
            self.redo()
        assert self.content() == self.past[-1] and self.store.redo() is None
        self.check()

    def change(self, wanted: list[tuple]) -> None:
        with self.heard_of(), self.store.change("Change") as writer:
            for write in wanted:
                self.write(writer, *write)
        self.did()

    def fail(self, wanted: list[tuple]) -> None:
        """A step that breaks off."""
        with suppress(ZeroDivisionError), self.store.change("Fails") as writer:
            for write in wanted:
                self.write(writer, *write)
            raise ZeroDivisionError

    def part(self, wanted: list[tuple], lost: list[tuple]) -> None:
        """A step with a part that breaks off and is caught."""
        with self.heard_of(), self.store.change("Change") as writer:
            for write in wanted:
                self.write(writer, *write)
            with suppress(ZeroDivisionError), self.store.change("Fails") as inner:
                kept = self.content()
                for write in lost:
                    self.write(inner, *write)
                raise ZeroDivisionError
            assert self.content() == kept
        self.did()

    def erase(self, kind: str, slot: int) -> None:
        """A step for good: of some fields of a record, there or deleted, nothing is left, and nothing before it can be undone."""
        id_ = f"{kind}-{slot % COUNTS[kind]}"
        if not self.store.rows("SELECT 1 FROM change WHERE record = ?", [id_]):
            return
        left = {name: value for name, value in ERASED.items() if name in KINDS[kind].described()}
        with self.heard_of(), self.store.change("Erase", for_good=True) as writer:
            writer.erase(kind, id_, left)
        for operation, values in self.store.rows("SELECT operation, field_values FROM change WHERE record = ?", [id_]):
            assert operation == "erase" or not json.loads(values).keys() & left.keys()
        self.past, self.future = [self.content()], []

    def undo(self) -> None:
        with self.heard_of():
            title = self.store.undo()
        assert (title is not None) == (len(self.past) > 1)
        if title:
            self.future.append(self.past.pop())

    def redo(self) -> None:
        with self.heard_of():
            title = self.store.redo()
        assert (title is not None) == bool(self.future)
        if title:
            self.past.append(self.future.pop())

    def did(self) -> None:
        after = self.content()
        if after != self.past[-1] or (self.heard and self.heard[-1] is self.last_heard):
            self.past.append(after)
            self.future.clear()

    def heard_of(self):
        return _HeardOf(self)

    last_heard: Changes | None = None

    def write(self, writer: writing.Writer, what: str, kind: str, slot: int, picks: list[int]) -> None:
        id_ = f"{kind}-{slot % COUNTS[kind]}"
        if what == "save":
            record = self.filled(KINDS[kind], id_, picks)
            if record is not None:
                writer.save(record)
                assert self.plain(kind, str(record.id)) == record.plain()
        elif self.plain(kind, id_) is not None:
            try:
                writer.delete(KINDS[kind](id=id_))
            except Invalid:
                assert kind in ("organisation", "person", "term"), "its parts go with it, and nothing else needs it"
            else:
                assert self.plain(kind, id_) is None

    def plain(self, kind: str, id_: str) -> dict[str, Any] | None:
        rows = self.store.rows(f"{SELECT[kind]} WHERE id = ?", [id_])
        return _plain(kind, rows[0][1:]) if rows else None

    def filled(self, model: type[Record], id_: str, picks: list[int]) -> Record | None:
        """The record with some fields set anew; None when something it needs is not there."""
        if model is Tagging:
            return self.tagging(picks)
        present = self.plain(model.kind(), id_)
        record: Record = model.from_plain(id_, present) if present else model(id=id_)
        for position, (name, field) in enumerate(model.described().items()):
            pick = picks[position % len(picks)]
            if isinstance(field, Link):
                there = self.ids(field.rel_model.kind())
                if field.required and not there:
                    return None
                allowed = there if field.required else [None, *there]
                setattr(record, name, allowed[pick % len(allowed)])
            elif name in VALUES and pick != 5:
                setattr(record, name, VALUES[name][pick % len(VALUES[name])])
        return record

    def tagging(self, picks: list[int]) -> Tagging | None:
        terms, records = self.ids("term"), [(kind, id_) for kind in ("event", "recommendation") for id_ in self.ids(kind)]
        if not terms or not records:
            return None
        term, (kind, record) = terms[picks[0] % len(terms)], records[picks[-1] % len(records)]
        return Tagging(id=id_of("tagging", record, term), record_kind=kind, record=record, term=term)

    # -- what must hold

    def check(self) -> None:
        self.check_log()
        assert self.store.rows("PRAGMA foreign_key_check") == []
        tagged = {(tagging["record_kind"], tagging["record"]) for tagging in self.past[-1]["tagging"].values()}
        assert tagged <= {(kind, id_) for kind, records in self.past[-1].items() for id_ in records}
        assert head_counts.differing(self.store.db) == []
        assert recommendation_counts.differing(self.store.db) == []
        self.check_search()

    def check_log(self) -> None:
        """Every record is what its changes add up to, and one office alone never disagrees with itself."""
        content = self.past[-1]
        told: dict[str, list[Change]] = {}
        for change in log.all_changes(self.store.db):
            told.setdefault(change.record, []).append(change)
        assert {id_ for records in content.values() for id_ in records} <= set(told)
        for id_, its in told.items():
            state, kind = fold(its), its[0].kind
            assert not state.conflicts
            row = content[kind].get(id_)
            assert (row is not None) == state.alive
            if row is not None:
                assert row == {name: state.values.get(name, field.blank) for name, field in KINDS[kind].described().items()}
        steps = {step for (step,) in self.store.rows("SELECT id FROM step")}
        assert steps == {step for (step,) in self.store.rows("SELECT DISTINCT step FROM change")}

    def check_search(self) -> None:
        """What the search box looks through is what it would be if it were written anew."""
        texts = "SELECT kind, record, title, body FROM search_text ORDER BY record"
        present = self.store.rows(texts)
        self.store.db.execute_sql("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
        with self.store.db.atomic() as probe:
            search_index.rebuild(self.store.db)
            anew = self.store.rows(texts)
            probe.rollback()
        assert present == anew


class _HeardOf:
    """Whatever changed in a step is announced, and only once."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def __enter__(self) -> None:
        self.before, self.count = self.story.content(), len(self.story.heard)

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            return
        after, told = self.story.content(), self.story.heard[self.count :]
        assert len(told) <= 1
        self.story.last_heard = told[0] if told else None
        named = {(kind, id_) for each in told for kind, ids in each for id_ in ids}
        changed = {
            (kind, id_)
            for kind in KINDS
            for id_ in self.before[kind].keys() | after[kind].keys()
            if self.before[kind].get(id_) != after[kind].get(id_)
        }
        assert changed <= named


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to start every history from."""
    path = tmp_path_factory.mktemp("histories") / "empty.wpst"
    with closing(Store.create(path)) as store:
        for pragma in ("synchronous = OFF", "journal_mode = MEMORY"):
            store.db.execute_sql(f"PRAGMA {pragma}")
    return path


def live(empty: Path, history: list[tuple]) -> None:
    path = empty.with_name("history.wpst")
    shutil.copy(empty, path)
    with closing(Store.open(path)) as store:
        store.db.execute_sql("PRAGMA synchronous = OFF")  # nobody cuts the power here, and it is five times as fast
        Story(store).live(SEEDED + history)


SEEDED: list[tuple] = [
    ("change", [("save", kind, slot, [slot]) for kind in ("term", "organisation", "source", "person", "event") for slot in (0, 1)]),
    ("change", [("save", kind, slot, [1, 2]) for kind in ("participation", "event_organisation", "recommendation") for slot in (0, 1)]),
    ("change", [("save", "tagging", 0, [slot, slot]) for slot in range(3)]),
]
MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(history=histories)
def test_after_any_history_the_tables_are_what_the_log_adds_up_to_and_all_of_it_can_be_undone_and_redone(empty, history):
    live(empty, history)


# -- broken variants that the property must catch


def _skip_log_on_update(monkeypatch: pytest.MonkeyPatch) -> None:
    append = writing.Writer._append

    def broken(self, kind, id_, operation, values, seen):
        if operation is Operation.SET and changes.PRESENCE not in seen:
            self._touch(kind, id_)
        else:
            append(self, kind, id_, operation, values, seen)

    monkeypatch.setattr(writing.Writer, "_append", broken)


def _fold_ignores_what_was_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(given):
        state = fold(given)
        return Folded(state.alive, state.values, dict.fromkeys(state.heads, ()), {})

    monkeypatch.setattr(writing, "fold", broken)


def _undo_empties_instead_of_restoring(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self, change):
        values = {name: writing.blank(change.kind, name) for name in change.values}
        self._log(change.kind, change.record, Operation.SET, values, self._folded(change.record).heads, only=values)
        self._write_columns(change.kind, change.record, values)

    monkeypatch.setattr(writing.Writer, "_set_back", broken)


def _undo_begins_with_the_first_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "reversed", list, raising=False)


def _a_deleted_record_comes_back_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self, kind, id_):
        return {name: field.blank for name, field in KINDS[kind].described().items()}

    monkeypatch.setattr(writing.Writer, "_folded_values", broken)


def _delete_has_seen_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    append = writing.Writer._append

    def broken(self, kind, id_, operation, values, seen):
        append(self, kind, id_, operation, values, {changes.PRESENCE: ()} if operation is Operation.DELETE else seen)

    monkeypatch.setattr(writing.Writer, "_append", broken)


def _links_are_emptied_behind_the_logs_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self, model, name, link, id_):
        self._db.execute_sql(f'UPDATE "{model.kind()}" SET "{link.column_name}" = NULL WHERE "{link.column_name}" = ?', (id_,))

    monkeypatch.setattr(writing.Writer, "_unlink", broken)


def _parts_stay_when_their_record_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "parts_of", lambda _kind: ANYWHERE)


def _tags_stay_when_their_record_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "parts_of", lambda kind: tuple(part for part in parts_of(kind) if part is not Tagging))


def _search_forgets_who_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "_users", lambda *_: set())


def _search_forgets_whose_part_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "owners", lambda *_: {})


def _search_index_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db, id_):
        db.execute_sql("DELETE FROM search_text WHERE record = ?", (id_,))

    monkeypatch.setattr(search_index, "_remove", broken)


def _people_are_not_counted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(head_counts, "refresh", lambda *_: None)


def _people_stay_where_their_group_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db, groups):
        marks = ", ".join("?" * len(groups))
        return {row[0] for row in db.execute_sql(f"SELECT event_id FROM participation WHERE id IN ({marks})", tuple(groups)).fetchall()}

    monkeypatch.setattr(head_counts, "_events_of", broken)


def _recommendations_are_not_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recommendation_counts, "refresh", lambda *_: None)


def _an_event_moves_without_its_recommendations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recommendation_counts, "_made_at", lambda *_: [])


def _a_new_step_keeps_what_could_be_redone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing.UndoStack, "did", lambda self, step: self._done.append(step))


def _a_failed_part_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing.Writer, "part", lambda self: nullcontext())


def _only_the_record_itself_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    touch = writing.Writer._touch
    monkeypatch.setattr(writing.Writer, "_touch", lambda self, kind, id_: touch(self, kind, id_) if kind == "event" else None)


def _only_half_of_the_fields_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    write_columns = writing.Writer._write_columns

    def broken(self, kind, id_, values):
        write_columns(self, kind, id_, dict(list(values.items())[:1]))

    monkeypatch.setattr(writing.Writer, "_write_columns", broken)


def _erasing_leaves_the_log_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "strip", lambda *_: None)


def _what_was_erased_can_be_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing.UndoStack, "forget", lambda self: None)


BROKEN: tuple[Callable[[pytest.MonkeyPatch], None], ...] = (
    _skip_log_on_update,
    _fold_ignores_what_was_seen,
    _undo_empties_instead_of_restoring,
    _undo_begins_with_the_first_change,
    _a_deleted_record_comes_back_empty,
    _delete_has_seen_nothing,
    _links_are_emptied_behind_the_logs_back,
    _parts_stay_when_their_record_goes,
    _tags_stay_when_their_record_goes,
    _search_forgets_who_is_named,
    _search_forgets_whose_part_it_is,
    _search_index_is_left_behind,
    _people_are_not_counted_anew,
    _people_stay_where_their_group_was,
    _recommendations_are_not_worked_out_anew,
    _an_event_moves_without_its_recommendations,
    _a_new_step_keeps_what_could_be_redone,
    _a_failed_part_is_kept,
    _only_the_record_itself_is_announced,
    _only_half_of_the_fields_are_written,
    _erasing_leaves_the_log_as_it_was,
    _what_was_erased_can_be_undone,
)


@pytest.mark.parametrize("plant", BROKEN, ids=lambda plant: plant.__name__.strip("_"))
def test_a_broken_store_is_caught(empty, monkeypatch, plant):
    plant(monkeypatch)

    @settings(MANY, max_examples=300, phases=[Phase.generate], database=None, derandomize=True)
    @given(history=histories)
    def lives(history: list[tuple]) -> None:
        live(empty, history)

    with pytest.raises(Exception):  # noqa: B017 - an assertion of ours, or SQLite refusing what is left
        lives()
