"""The texts of attached files are read so that they can be searched: each in a process of its own, which may be ended at any time."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from wpstracker.domain.file_names import safe_name
from wpstracker.domain.file_texts import TextProblem
from wpstracker.store import attached_texts, contents
from wpstracker.store.attached_texts import Unread, attached, problems, unread
from wpstracker.store.database import Store

MOST_SECONDS = 60
_LOOK_EVERY = 0.05
_COMMAND = ("-P", "-m", "wpstracker.exchange.text_worker")  # -P: no module is looked for in the folder one happens to be in

__all__ = ["Read", "Unread", "attached", "keep", "problems", "read", "read_all", "unread"]


@dataclass(frozen=True, slots=True)
class Read:
    """The text of a content as it is kept and as it is found, and what is wrong with it, if anything."""

    text: str = ""
    indexed: str = ""
    problem: TextProblem | None = None
    forms: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def read(data: bytes, name: str, stop: threading.Event | None = None, *, seconds: float = MOST_SECONDS) -> Read | None:
    """The text of a file; may be called beside the window. None when `stop` was set before it was done."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would flash a console
    command = [sys.executable, *_COMMAND, safe_name(name)]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, creationflags=flags) as process:
        watch = _Watch(process, stop or threading.Event(), seconds)
        watch.start()
        try:
            said, _ = process.communicate(data)
        except (OSError, ValueError):
            said = b""
        watch.over.set()
        watch.join()
    if watch.stopped:
        return None
    if watch.late:
        return Read(problem=TextProblem.TOO_LONG)
    return _understood(said)


def keep(store: Store, digest: str, said: Read) -> bool:
    """Let the text be found from now on; False when the file does not take it now, for instance in the middle of a step."""
    return attached_texts.put(store, digest, said.text, str(said.problem or ""), said.indexed, said.forms)


def read_all(store: Store) -> int:
    """Read every file that was not read yet, one after the other; how many there were."""
    waiting = unread(store)
    for each in waiting:
        data = contents.get(store.db, each.digest)
        said = read(data, each.name) if data is not None else None
        if said is not None:
            keep(store, each.digest, said)
    return len(waiting)


class _Watch(threading.Thread):
    """Ends the process when it takes too long or is not wanted any more."""

    def __init__(self, process: "subprocess.Popen[bytes]", stop: threading.Event, seconds: float) -> None:
        super().__init__(name="watch", daemon=True)
        self.over = threading.Event()
        self.stopped = self.late = False
        self._process, self._wish, self._until = process, stop, time.monotonic() + seconds

    def run(self) -> None:
        """Look now and then."""
        while not self.over.wait(_LOOK_EVERY):
            self.stopped, self.late = self._wish.is_set(), time.monotonic() > self._until
            if self.stopped or self.late:
                self._process.kill()
                return


def _understood(said: bytes) -> Read:
    """The worker's answer; a worker that was ended by the system (memory, a crash) has none."""
    try:
        answer = json.loads(said)
        problem = TextProblem(answer["problem"]) if answer["problem"] else None
        return Read(answer["text"], answer["indexed"], problem, answer["forms"])
    except (ValueError, KeyError, TypeError):
        return Read(problem=TextProblem.TOO_LARGE)
