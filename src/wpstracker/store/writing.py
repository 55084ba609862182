"""The one door for writes: every row and its entry in the change log, in the same transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from peewee import SqliteDatabase

from wpstracker.domain.changes import PRESENCE, Change, Folded, Operation, fold
from wpstracker.domain.problems import Invalid, Problem, Progress, no_progress
from wpstracker.records import KINDS, PARTS, Record, parts_of
from wpstracker.records.fields import Link
from wpstracker.store import log
from wpstracker.words import N_


class Writer:
    """What may be done inside one step. It is handed out by `Store.change` and useless afterwards."""

    def __init__(self, db: SqliteDatabase, step: str, tick: Callable[[], str]) -> None:
        self._db = db
        self.step = step
        self._tick = tick
        self._half_done = False
        self.touched: dict[str, set[str]] = {}
        self.progress: Progress = no_progress
        """Told while the search text of a large step is renewed."""

    def save(self, record: Record) -> bool:
        """Insert or update; only fields that differ are logged. False when nothing differs."""
        kind, id_, values = record.kind(), str(record.id), record.plain()
        with self._whole():
            present = self._row(kind, id_)
            if present is not None:
                return self._update(kind, id_, present, values)
            if log.changes_of_record(self._db, id_):
                self._bring_back(kind, id_)
                self._update(kind, id_, self._folded_values(kind, id_), values)
            else:
                self._append(kind, id_, Operation.SET, _told(kind, values), {PRESENCE: ()})
                self._insert(kind, id_, values)
        return True

    def seed(self, record: Record, change_id: str) -> None:
        """Insert a reference record under the change id that every office gives it."""
        kind, id_, values = record.kind(), str(record.id), record.plain()
        with self._whole():
            log.append_change(self._db, Change(change_id, self.step, kind, id_, Operation.SET, _told(kind, values), {PRESENCE: ()}))
            self._insert(kind, id_, values)
            self._touch(kind, id_)

    def delete(self, record: Record) -> None:
        """Delete a record with its parts and tags; links to it are emptied; raises Invalid if something cannot be without it."""
        kind, id_ = record.kind(), str(record.id)
        self._refuse_if_needed(kind, id_)
        with self._whole():
            self._delete(kind, id_)

    def erase(self, kind: str, id_: str, left: Mapping[str, Any]) -> None:
        """Leave these values in these fields and strip for good all that the change log ever said of them.

        A record that is gone stays gone. It cannot be undone; see `Store.change(for_good=True)`.
        """
        with self._whole():
            self._log(kind, id_, Operation.ERASE, left, self._folded(id_).heads, only=left)
            self._write_columns(kind, id_, left)
            log.strip(self._db, id_)

    def _delete(self, kind: str, id_: str) -> None:
        """Delete what belongs to the record, settle what points at it, then the row itself; what went with another row is gone already."""
        if self._row(kind, id_) is None:
            return
        for part in parts_of(kind):
            for other in self._pointing(part, part.parent, id_):
                self._delete(part.kind(), other)
        for model, name, link in links_to(kind):
            if not _is_part_of(model, name, kind):
                self._unlink(model, name, link, id_)
        self._remove(kind, id_)

    @contextmanager
    def part(self) -> Iterator[None]:
        """A stretch that is taken back as a whole if it fails, so that whoever catches the failure may go on with the step."""
        before, self.touched = self.touched, {}
        try:
            with self._db.atomic():
                yield
        except BaseException:
            self.touched, self._half_done = before, False
            raise
        for kind, ids in self.touched.items():
            before.setdefault(kind, set()).update(ids)
        self.touched = before

    def end(self) -> None:
        """Nothing more may be written; a write that failed half-way and was not told to anybody fails the step."""
        self._tick = _no_step
        if self._half_done:
            raise RuntimeError("A write failed inside this step and whoever caught the failure went on.")

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Row and log entry are one: if either fails, the step cannot be committed."""
        try:
            yield
        except BaseException:
            self._half_done = True
            raise

    def invert(self, step: str, progress: Progress = no_progress) -> None:
        """Append the inverse of every change of a step, last first."""
        changes = log.changes_of_step(self._db, step)
        with self._whole():
            for done, change in enumerate(reversed(changes)):
                progress(done / len(changes))
                if change.operation is Operation.ERASE:
                    continue  # nothing is left that could come back
                if change.operation is Operation.DELETE:
                    self._bring_back(change.kind, change.record)
                elif change.operation is Operation.RESTORE or PRESENCE in change.seen:
                    self._remove(change.kind, change.record)
                else:
                    self._set_back(change)

    def _set_back(self, change: Change) -> None:
        """Give the fields the values they had before this change."""
        before = fold(other for other in log.changes_of_record(self._db, change.record) if other.id < change.id).values
        values = {name: before.get(name, blank(change.kind, name)) for name in change.values}
        self._log(change.kind, change.record, Operation.SET, values, self._folded(change.record).heads, only=values)
        self._write_columns(change.kind, change.record, values)

    def _bring_back(self, kind: str, id_: str) -> None:
        self._log(kind, id_, Operation.RESTORE, {}, self._folded(id_).heads, only=(PRESENCE,))
        self._insert(kind, id_, self._folded_values(kind, id_))

    def _remove(self, kind: str, id_: str) -> None:
        """Delete one row; the change says it saw every present head, so that an edit made elsewhere is not lost to it."""
        heads = self._folded(id_).heads
        everything = tuple(sorted({head for ids in heads.values() for head in ids}))
        self._append(kind, id_, Operation.DELETE, {}, {PRESENCE: everything})
        self._db.execute_sql(f'DELETE FROM "{kind}" WHERE id = ?', (id_,))

    def _refuse_if_needed(self, kind: str, id_: str) -> None:
        """Before anything is touched: Invalid when records point at this one that cannot do without it."""
        needed = [(model, name) for model, name, link in links_to(kind) if link.required and not link.goes_with]
        count = sum(len(self._pointing(model, name, id_)) for model, name in needed if not _is_part_of(model, name, kind))
        if count:
            message = N_("It cannot be deleted while other records use it ({n}). Remove it there first.")
            raise Invalid([Problem("id", message, {"n": count})])

    def _pointing(self, model: type[Record], name: str, id_: str) -> list[str]:
        """The ids of the records of a kind whose field holds this id."""
        column = model._meta.fields[name].column_name
        return [row[0] for row in self._db.execute_sql(f'SELECT id FROM "{model.kind()}" WHERE "{column}" = ?', (id_,)).fetchall()]

    def _unlink(self, model: type[Record], name: str, link: Link, id_: str) -> None:
        """Empty a link to a record that goes away, or take its row along."""
        kind = model.kind()
        for other in self._pointing(model, name, id_):
            if link.goes_with:
                self._delete(kind, other)
            else:
                self._log(kind, other, Operation.SET, {name: None}, self._folded(other).heads, only=(name,))
                self._write_columns(kind, other, {name: None})

    def _update(self, kind: str, id_: str, present: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
        changed = {name: value for name, value in values.items() if present.get(name, blank(kind, name)) != value}
        if changed:
            self._log(kind, id_, Operation.SET, changed, self._folded(id_).heads, only=changed)
            self._write_columns(kind, id_, changed)
        return bool(changed)

    def _log(
        self,
        kind: str,
        id_: str,
        operation: Operation,
        values: Mapping[str, Any],
        heads: Mapping[str, tuple[str, ...]],
        *,
        only: Iterable[str],
    ) -> None:
        self._append(kind, id_, operation, values, {name: heads.get(name, ()) for name in only})

    def _append(self, kind: str, id_: str, operation: Operation, values: Mapping[str, Any], seen: Mapping[str, tuple[str, ...]]) -> None:
        log.append_change(self._db, Change(self._tick(), self.step, kind, id_, operation, values, seen))
        self._touch(kind, id_)

    def _touch(self, kind: str, id_: str) -> None:
        self.touched.setdefault(kind, set()).add(id_)

    def _folded(self, id_: str) -> Folded:
        return fold(log.changes_of_record(self._db, id_))

    def _folded_values(self, kind: str, id_: str) -> dict[str, Any]:
        values = self._folded(id_).values
        return {name: values.get(name, blank(kind, name)) for name in KINDS[kind].described()}

    def _row(self, kind: str, id_: str) -> dict[str, Any] | None:
        """The present values as the log keeps them, or None when there is no such row."""
        columns = _columns(kind)
        names = ", ".join(f'"{column}"' for _, column, _ in columns)
        row = self._db.execute_sql(f'SELECT {names} FROM "{kind}" WHERE id = ?', (id_,)).fetchone()
        if row is None:
            return None
        return {name: field.plain(field.python_value(value)) for (name, _, field), value in zip(columns, row, strict=True)}

    def _insert(self, kind: str, id_: str, values: Mapping[str, Any]) -> None:
        columns = _columns(kind)
        names = ", ".join(f'"{column}"' for _, column, _ in columns)
        marks = ", ".join("?" * len(columns))
        row = [field.db_value(field.from_plain(values[name])) for name, _, field in columns]
        self._db.execute_sql(f'INSERT INTO "{kind}" (id, {names}) VALUES (?, {marks})', (id_, *row))

    def _write_columns(self, kind: str, id_: str, values: Mapping[str, Any]) -> None:
        fields = KINDS[kind].described()
        names = ", ".join(f'"{fields[name].column_name}" = ?' for name in values)
        row = [fields[name].db_value(fields[name].from_plain(value)) for name, value in values.items()]
        self._db.execute_sql(f'UPDATE "{kind}" SET {names} WHERE id = ?', (*row, id_))


@cache
def _columns(kind: str) -> tuple[tuple[str, str, Any], ...]:
    """Name, column and field of everything but the id."""
    return tuple((name, field.column_name, field) for name, field in KINDS[kind].described().items())


@cache
def _blanks(kind: str) -> dict[str, Any]:
    return {name: field.blank for name, field in KINDS[kind].described().items()}


def blank(kind: str, name: str) -> Any:
    """What the log leaves unsaid: the empty value of a field, as JSON."""
    return _blanks(kind).get(name)


def _told(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the creation of a record says: everything that is not empty."""
    return {name: value for name, value in values.items() if value != blank(kind, name)}


def _no_step() -> str:
    raise RuntimeError("This step is over; begin another with Store.change.")


def _is_part_of(model: type[Record], name: str, kind: str) -> bool:
    """Whether this field says to which record of the kind its row belongs."""
    return model in PARTS[kind] and name == model.parent


@cache
def links_to(kind: str) -> tuple[tuple[type[Record], str, Link], ...]:
    """Every field of every kind that points at records of this kind."""
    return tuple(
        (model, name, field)
        for model in KINDS.values()
        for name, field in model.described().items()
        if isinstance(field, Link) and field.rel_model is KINDS[kind]
    )
