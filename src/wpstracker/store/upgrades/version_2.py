"""Version 2: plans get their matrix, indicators and reports; recommendations get their progress updates, origins and links."""

from peewee import SqliteDatabase

from wpstracker.domain.changes import PRESENCE, Change, Operation
from wpstracker.domain.identity import genesis_id, id_of
from wpstracker.store import log
from wpstracker.store.upgrades import statements
from wpstracker.words import N_

_TITLE = N_("What was done becomes a progress update")


def to_version_2(db: SqliteDatabase) -> None:
    """New tables and columns; “what was done” of a recommendation becomes the first of its progress updates."""
    told = db.execute_sql("SELECT id, progress, status FROM recommendation WHERE trim(progress) != '' ORDER BY id").fetchall()
    statements.run(db, "to_version_2.sql")
    if told:
        step = genesis_id("version-2", 2)
        log.append_step(db, log.Step(step, _TITLE, {}, ""))
        for recommendation, narrative, status in told:
            _tell(db, step, recommendation, narrative, status)


def _tell(db: SqliteDatabase, step: str, recommendation: str, narrative: str, status: str | None) -> None:
    """The same update under the same change id in every office that had the recommendation."""
    id_ = id_of("recommendation_progress", recommendation, narrative)
    values = {"recommendation": recommendation, "narrative": narrative, "status_after": status}
    said = {name: value for name, value in values.items() if value}
    log.append_change(db, Change(genesis_id(id_, 2), step, "recommendation_progress", id_, Operation.SET, said, {PRESENCE: ()}))
    db.execute_sql(
        """INSERT INTO recommendation_progress
           (id, effective, narrative, reason, obstacles, next_step, next_owner, next_due, event_id, source_id,
            recommendation_id, status_before, status_after)
           VALUES (?, NULL, ?, '', '', '', '', NULL, NULL, NULL, ?, NULL, ?)""",
        (id_, narrative, recommendation, status),
    )
