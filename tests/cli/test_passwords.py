"""A protected file on the command line: its password is asked for and never shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.services.passwords import set_password
from wpstracker.store.database import Store
from wpstracker.store.keys import Address

pytest.importorskip("sqlcipher3.dbapi2")
PASSWORD = "lamp mountain blue train"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    store = Store.create(path)
    with store.change("New event") as writer:
        writer.save(unsaved.event(title="Training on borders"))
    store.close()
    set_password(Address(path), PASSWORD)
    return path


def run(typed: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with a password from a pipe."""
    command = [sys.executable, "-W", "ignore", "-m", "wpstracker", *map(str, arguments)]
    return subprocess.run(command, input=f"{typed}\n", capture_output=True, text=True, check=False, env=os.environ)


def test_with_the_password_every_command_works(path, tmp_path):
    done = run(PASSWORD, "list", "events", path)
    assert done.returncode == 0 and "Training on borders" in done.stdout, done.stderr
    assert run(PASSWORD, "check", path).returncode == 0
    assert run(PASSWORD, "report", "summary", "--file", path, "--out", tmp_path / "s.xlsx").returncode == 0
    assert run(PASSWORD, "calendar", path, "--out", tmp_path / "c.ics").returncode == 0


@pytest.mark.parametrize("typed", ["wrong", ""])
def test_S01_without_it_none_does_and_the_password_is_not_repeated(path, typed):
    done = run(typed, "list", "events", path)
    assert done.returncode != 0 and "Traceback" not in done.stderr
    assert "The password is wrong" in done.stderr and "wrong password" not in done.stdout
