"""Many more power cuts and kills than the tests take: `python -m bench.faults [--images 15000] [--kills 10000]` prints what was lost."""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults.killed import kill_often
from tests.faults.power import a_day, judged

IMAGES_A_DAY, KILLS_A_TURN = 500, 500
OTHERS = (("WAL", "NORMAL"), ("DELETE", "FULL"), ("TRUNCATE", "NORMAL"))
"""Settings that are known to lose something, so that the count of ours means something."""


def cut_power(images: int, pragmas: dict[str, object] | None = None) -> Counter[str]:
    """Days of work with a new seed each, cut until there are so many images."""
    found: Counter[str] = Counter()
    for seed in range(images // IMAGES_A_DAY):
        with tempfile.TemporaryDirectory() as folder:
            left = Path(folder) / "left"
            left.mkdir()
            verdict = judged(a_day(Path(folder), seed, pragmas=pragmas), seed, IMAGES_A_DAY, left)
        found.update(images=verdict.images, lost=verdict.lost, wrong=len(verdict.wrong))
    return found


def kill(kills: int) -> Counter[str]:
    """Children killed in turns, each with files of its own."""
    found: Counter[str] = Counter()
    for seed in range(kills // KILLS_A_TURN):
        with tempfile.TemporaryDirectory() as folder:
            said = kill_often(Path(folder), KILLS_A_TURN, seed)
        found.update(kills=said["kills"], acknowledged=said["acknowledged"], lost=said["lost"], wrong=len(said["wrong"]))
    return found


def main() -> None:
    """Print the counts."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--images", type=int, default=15_000)
    arguments.add_argument("--kills", type=int, default=10_000)
    asked = arguments.parse_args()
    begun = time.monotonic()
    print("Power cuts, ours:", dict(cut_power(asked.images)), flush=True)
    for mode, synchronous in OTHERS:
        pragmas: dict[str, object] = {"journal_mode": mode, "synchronous": synchronous}
        print(f"Power cuts, {mode}/{synchronous}:", dict(cut_power(max(asked.images // 30, IMAGES_A_DAY), pragmas)), flush=True)
    print("Kills:", dict(kill(asked.kills)), flush=True)
    print(f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
