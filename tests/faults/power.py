"""A day's work through the recording file system, and the files that power cuts at any moment of it may leave."""

import random
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import peewee
import pytest

from tests.faults.recorded_disk import Disk, Operation, recording
from tests.faults.steps import state, work
from wpstracker.domain.problems import KnownError
from wpstracker.store import connecting, database
from wpstracker.store.database import Store

NAME = "office.wpst"


@dataclass(frozen=True, slots=True)
class Day:
    """The file in the morning, and everything that was asked of the disk until the evening."""

    morning: bytes
    diary: list[Operation]


@dataclass(frozen=True, slots=True)
class Image:
    """What a power cut left: the files, and how many steps were acknowledged by then."""

    files: Mapping[str, bytes]
    acknowledged: int
    moment: int

    def put(self, folder: Path) -> Path:
        """Write the files into a folder; the path of the database."""
        for left in folder.iterdir():
            left.unlink()
        for name, data in self.files.items():
            (folder / name).write_bytes(data)
        return folder / NAME


def a_day(folder: Path, seed: int, steps: int = 25, pragmas: Mapping[str, object] | None = None) -> Day:
    """Work through the recording file system, with the program's own pragmas or others."""
    path = folder / NAME
    Store.create(path).close()
    morning = path.read_bytes()
    with recording(f"recorded-{seed}") as recorder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(connecting, "_PlainDatabase", recorder.database)
        if pragmas:
            patch.setattr(database, "PRAGMAS", {**database.PRAGMAS, **pragmas})
        with closing(Store.open(path)) as store:
            work(store, steps, recorder.acknowledge, random.Random(seed))
        diary = list(recorder.diary)
    assert any(operation.what == "sync" for operation in diary), "the work went past the recorder"
    return Day(morning, diary)


def images(day: Day, seed: int, most: int) -> Iterator[Image]:
    """Power cuts: half of them anywhere in the day, half around the moments at which something becomes certain."""
    chance = random.Random(seed)
    turning = [at for at, operation in enumerate(day.diary) if operation.what not in ("write", "create")]
    near = [min(max(chance.choice(turning) + chance.randint(-1, 2), 0), len(day.diary)) for _ in range(most - most // 2)]
    moments = sorted((*chance.choices(range(len(day.diary) + 1), k=most // 2), *near))
    disk = Disk({NAME: day.morning})
    at = 0
    for moment in moments:
        for operation in day.diary[at:moment]:
            disk.take(operation)
        at = moment
        yield Image(disk.cut(chance), disk.acknowledged, moment)


@dataclass(slots=True)
class Verdict:
    """What became of the images of a day."""

    images: int = 0
    lost: int = 0  # an acknowledged step is not there
    wrong: list[str] = field(default_factory=list)  # half a step, damage, a file that does not open


def judged(day: Day, seed: int, most: int, folder: Path) -> Verdict:
    """Open each image as the program does and look for every acknowledged step and for anything that is wrong."""
    verdict = Verdict()
    for image in images(day, seed, most):
        verdict.images += 1
        try:
            steps, findings = state(image.put(folder))
        except (KnownError, peewee.DatabaseError, sqlite3.DatabaseError) as error:
            verdict.wrong.append(f"moment {image.moment}: {error}")
            continue
        verdict.lost += steps < image.acknowledged
        verdict.wrong += [f"moment {image.moment}: {finding}" for finding in findings]
        if steps > image.acknowledged + 1:
            verdict.wrong.append(f"moment {image.moment}: {steps} steps, {image.acknowledged} acknowledged")
    return verdict
