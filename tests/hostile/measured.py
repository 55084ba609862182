"""A process in which hostile files are taken and read, each in a fork of its own: what was said, how long it took, how much memory it took.

A line of JSON in (path and name), a line of JSON out. Every attempt to reach the network is told as well.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

from wpstracker.domain.problems import KnownError
from wpstracker.exchange.document_texts import text_of
from wpstracker.services import attachments


def main() -> None:
    """Answer until the other side has no more to ask."""
    reached: list[str] = []
    sys.addaudithook(lambda event, _: reached.append(event) if event.startswith("socket.") else None)
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            said = _told(Path(asked["path"]), asked["name"]) | {"reached": reached}
            os.write(1, json.dumps(said).encode() + b"\n")
            os._exit(0)
        _, state = os.waitpid(child, 0)
        if state:
            os.write(1, json.dumps({"state": state}).encode() + b"\n")


def _told(path: Path, name: str) -> dict[str, object]:
    began, data = time.perf_counter(), path.read_bytes()
    refused = ""
    try:
        attachments.taken(data, name)
    except KnownError as error:
        refused = str(error)
    reading = text_of(data, name)
    seconds = time.perf_counter() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    problem = reading.problem.value if reading.problem else ""
    return {"refused": refused, "problem": problem, "text": reading.text[:200], "seconds": seconds, "megabytes": megabytes}


if __name__ == "__main__":
    main()
