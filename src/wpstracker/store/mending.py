"""The writer of a repair: it brings rows and change log together again where they differ."""

from typing import Any

from wpstracker.domain.changes import PRESENCE, Operation
from wpstracker.store import log
from wpstracker.store.writing import Writer, blank


class Mender(Writer):
    """Works inside the step of another writer; what it touches is that step's."""

    def __init__(self, writer: Writer) -> None:
        super().__init__(writer._db, writer.step, writer._tick)
        self.touched = writer.touched

    def follow_log(self, kind: str, id_: str) -> None:
        """Write the row as the changes of its record say, or take it away. ValueError when they say what no row can hold."""
        with self._db.atomic():
            self._db.execute_sql(f'DELETE FROM "{kind}" WHERE id = ?', (id_,))
            if self._folded(id_).alive:
                self._insert(kind, id_, self._folded_values(kind, id_))
        self._touch(kind, id_)

    def follow_row(self, kind: str, id_: str) -> None:
        """Append to the log what the row says otherwise. ValueError when it says what cannot be read."""
        row, known = self._row(kind, id_), log.changes_of_record(self._db, id_)
        if row is None:
            return
        if not known:
            told = {name: value for name, value in row.items() if value != blank(kind, name)}
            self._append(kind, id_, Operation.SET, told, {PRESENCE: ()})
            return
        self.bring_back(kind, id_)
        folded = self._folded(id_)
        differing = {name: value for name, value in row.items() if value != folded.values.get(name, blank(kind, name))}
        if differing:
            self._log(kind, id_, Operation.SET, differing, folded.heads, only=differing)

    def bring_back(self, kind: str, id_: str) -> None:
        """Let the log say that a record is there; its row is left as it is."""
        folded = self._folded(id_)
        if not folded.alive:
            self._log(kind, id_, Operation.RESTORE, {}, folded.heads, only=(PRESENCE,))

    def empty(self, kind: str, id_: str, name: str) -> None:
        """Empty a field, in the row and in the log."""
        nothing: dict[str, Any] = {name: None}
        self._log(kind, id_, Operation.SET, nothing, self._folded(id_).heads, only=nothing)
        self._write_columns(kind, id_, nothing)

    def remove(self, kind: str, id_: str) -> None:
        """Delete one row, in its table and in the log."""
        self._remove(kind, id_)
