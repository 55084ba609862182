"""Many more power cuts and kills than the tests take: `python -m bench.faults [--images N] [--kills N] [--minutes M] [--notes FILE]`.

The counts so far are printed every minute and at the end. With `--notes` each finished turn is a line of that file, and the next run
goes on from there; with `--minutes` no turn is begun after that time.
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.killed import kill_often
from tests.faults.power import a_day, judged

IMAGES_A_TURN, KILLS_A_TURN = 500, 250
OTHERS = (("WAL", "NORMAL"), ("DELETE", "FULL"), ("TRUNCATE", "NORMAL"))
"""Settings that are known to lose something, so that the count of ours means something."""
SAY_EVERY = 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A day of work cut so many times, or so many children killed; one seed."""

    what: str
    seed: int
    size: int
    pragmas: dict[str, object] | None = None

    @property
    def name(self) -> str:
        """By which a later run knows that it was taken."""
        return f"{self.what} {self.seed} {self.size}"

    def take(self, folder: Path) -> dict[str, int]:
        """What was counted."""
        if self.what == "kills":
            said = kill_often(folder, self.size, self.seed)
            return {"kills": said["kills"], "acknowledged": said["acknowledged"], "lost": said["lost"], "wrong": len(said["wrong"])}
        left = folder / "left"
        left.mkdir()
        verdict = judged(a_day(folder, self.seed, pragmas=self.pragmas), self.seed, self.size, left)
        return {"images": verdict.images, "lost": verdict.lost, "wrong": len(verdict.wrong)}


@dataclass(slots=True)
class Counts:
    """What was found so far, by what was done; kept in a file of notes if there is one."""

    notes: Path | None
    found: dict[str, Counter[str]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def read(self) -> None:
        """Go on from the notes of an earlier run; a line that was cut off is taken anew."""
        for line in self.notes.read_text().splitlines() if self.notes and self.notes.exists() else ():
            try:
                said = json.loads(line)
            except ValueError:
                continue
            self._count(said["what"], said["turn"], said["counts"])

    def add(self, turn: Turn, counts: dict[str, int]) -> None:
        """A turn is over."""
        self._count(turn.what, turn.name, counts)
        if self.notes:
            with self.notes.open("a") as file:
                file.write(json.dumps({"what": turn.what, "turn": turn.name, "counts": counts}) + "\n")

    def _count(self, what: str, turn: str, counts: dict[str, int]) -> None:
        self.taken.add(turn)
        self.found.setdefault(what, Counter()).update(counts)

    def say(self, seconds: float) -> None:
        """One line."""
        parts = (f"{what}: " + ", ".join(f"{count:,} {name}" for name, count in counts.items()) for what, counts in self.found.items())
        print(f"{seconds:6.0f} s | " + " | ".join(parts), flush=True)


def turns(images: int, kills: int) -> Iterator[Turn]:
    """Cuts and kills by turns, so that a run that is stopped has taken some of each; then the settings that lose something."""
    cuts = [Turn("images", seed, IMAGES_A_TURN) for seed in range(images // IMAGES_A_TURN)]
    deaths = [Turn("kills", seed, KILLS_A_TURN) for seed in range(kills // KILLS_A_TURN)]
    for number in range(max(len(cuts), len(deaths))):
        yield from cuts[number : number + 1]
        yield from deaths[number : number + 1]
        if number == 0:
            for mode, synchronous in OTHERS:
                yield Turn(f"images of {mode}/{synchronous}", 0, IMAGES_A_TURN, {"journal_mode": mode, "synchronous": synchronous})


def main() -> None:
    """Take the turns that were not taken, and print the counts."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--images", type=int, default=15_000)
    arguments.add_argument("--kills", type=int, default=10_000)
    arguments.add_argument("--minutes", type=float, default=float("inf"))
    arguments.add_argument("--notes", type=Path)
    asked = arguments.parse_args()
    counts, begun = Counts(asked.notes), time.monotonic()
    counts.read()
    said = begun
    for turn in turns(asked.images, asked.kills):
        if turn.name in counts.taken:
            continue
        if time.monotonic() - begun > asked.minutes * 60:
            print("Stopped by the time; a run with the same notes goes on from here.")
            break
        with tempfile.TemporaryDirectory() as folder:
            counts.add(turn, turn.take(Path(folder)))
        if time.monotonic() - said > SAY_EVERY:
            said = time.monotonic()
            counts.say(said - begun)
    counts.say(time.monotonic() - begun)


if __name__ == "__main__":
    main()
