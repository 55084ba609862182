"""What an office does all day, step after step, each of which leaves a mark that can be looked for afterwards."""

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests import unsaved
from wpstracker.records import Event
from wpstracker.services import attachments
from wpstracker.services import events as service
from wpstracker.store import health, kept_drafts
from wpstracker.store.database import Store

Acknowledge = Callable[[int], None]


def work(store: Store, steps: int, acknowledge: Acknowledge, chance: random.Random) -> None:
    """Save, edit, delete and undo; after each step say that it is saved. Step n brings the number of steps in the file to n."""
    done = _steps(store)
    while done < steps:
        number = done + 1
        _one(store, number, chance)
        done = _steps(store)
        assert done == number, "one deed is one step"
        acknowledge(done)


def _one(store: Store, number: int, chance: random.Random) -> None:
    deed = chance.choice((_log_event, _log_event, _edit, _delete, _undo, _attach, _type))
    if not deed(store, number, chance):
        _log_event(store, number, chance)


def _log_event(store: Store, number: int, chance: random.Random) -> bool:
    event = unsaved.event(id=f"event-{number}", title=f"Step {number}", summary="Слова о границе. " * chance.choice((1, 20, 900)))
    blocks = [unsaved.block(id=f"block-{number}-{n}", event=event.id, women=n, men=number) for n in range(chance.randint(0, 5))]
    with store.change("New event") as writer:
        for record in (event, *blocks):
            writer.save(record)
    return True


def _edit(store: Store, number: int, chance: random.Random) -> bool:
    event = _any(store, chance)
    if event is None:
        return False
    event.title, event.summary = f"Step {number}", "x" * chance.randint(0, 9000)
    with store.change("Edit event") as writer:
        writer.save(event)
    return True


def _delete(store: Store, number: int, chance: random.Random) -> bool:
    event = _any(store, chance)
    if event is None:
        return False
    service.delete(store, [str(event.id)])
    return True


def _undo(store: Store, number: int, chance: random.Random) -> bool:
    return store.undo() is not None


def _attach(store: Store, number: int, chance: random.Random) -> bool:
    event = _any(store, chance)
    if event is None:
        return False
    agenda = attachments.Incoming(f"agenda-{number}.txt", f"Agenda {number}. ".encode() * chance.choice((1, 4000)))
    attachments.attach(store, "event", str(event.id), [agenda])
    return True


def _type(store: Store, number: int, chance: random.Random) -> bool:
    """A draft is kept beside the steps; then an event is logged."""
    kept_drafts.put(store, kept_drafts.KeptDraft("event", f"typed-{chance.randint(0, 3)}", "2026-11-22T10:00:00", "y" * 2000))
    return False


def _any(store: Store, chance: random.Random) -> Event | None:
    ids = [id_ for (id_,) in store.rows("SELECT id FROM event ORDER BY id")]
    return store.get(Event, chance.choice(ids)) if ids else None


def _steps(store: Store) -> int:
    return int(store.rows("SELECT count(*) FROM step")[0][0])


def state(path: Path) -> tuple[int, list[str]]:
    """How many steps a file holds, and everything that is wrong with it, opened as the program opens it."""
    with closing(Store.open(path)) as store:
        return _steps(store), [finding.message for finding in health.findings(store.db)]
