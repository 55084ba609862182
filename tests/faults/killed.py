"""Processes that are killed in the midst of their work: `python -m tests.faults.killed FOLDER KILLS SEED` prints what was found as JSON.

The parent loads the program once and forks a child for every kill, so that ten thousand of them take minutes. Needs a system that forks.
"""

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.faults.steps import state, work
from wpstracker.store.database import Store

KILLS_A_FILE = 12
"""Then a new file is begun, since looking through a long history takes longer."""
MANY = 10_000
LONGEST = 0.05
"""Seconds a child works at most after its first step; a step takes about 2 ms."""


def kill_often(folder: Path, kills: int, seed: int) -> dict[str, Any]:
    """Kill so many children, each at a moment of chance; how many steps were acknowledged, how many of them are gone, what is wrong."""
    chance = random.Random(seed)
    fresh, path = folder / "fresh.wpst", folder / "office.wpst"
    Store.create(fresh).close()
    acknowledged = lost = 0
    wrong: list[str] = []
    for number in range(kills):
        if number % KILLS_A_FILE == 0:
            for left in folder.glob("office*"):
                left.unlink()
            shutil.copy(fresh, path)
            before = 0
        last = max(_killed(path, chance), before)
        steps, findings = state(path)
        acknowledged += last - before
        lost += max(last - steps, 0)
        wrong += findings
        if steps > last + 1:
            wrong.append(f"{steps} steps, {last} acknowledged")
        before = steps
    return {"kills": kills, "acknowledged": acknowledged, "lost": lost, "wrong": wrong}


def _killed(path: Path, chance: random.Random) -> int:
    """Let a child work and kill it; the last step it was told is saved, 0 if none."""
    reading, writing = os.pipe()
    seed, patience = chance.random(), chance.uniform(0, LONGEST)
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(path, writing, seed)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as told:
        if chance.random() < 0.9:  # now and then it is killed while it is still opening the file
            select.select([told], [], [], 10)
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        numbers = told.read().split()
    return int(numbers[-1]) if numbers else 0


def _work(path: Path, writing: int, seed: float) -> None:
    """The child: work until killed, and never go back to what the parent was doing."""
    try:
        with closing(Store.open(path)) as store:
            work(store, MANY, lambda number: _tell(writing, number), random.Random(seed))
    except BaseException as error:  # anything that comes back into the parent's code would run it twice
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(1)


def _tell(writing: int, number: int) -> None:
    os.write(writing, b"%d " % number)


if __name__ == "__main__":
    print(json.dumps(kill_often(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
