"""Dead code is named; what a framework calls is not dead."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = """
from enum import Enum
from threading import Thread

class Colour(Enum):
    RED = 1

class Worker(Thread):
    def run(self):
        return Colour

    def {name}(self):
        return 1

Worker().start()
Worker().note = 1
"""


@pytest.mark.parametrize(("name", "said"), [("forgotten", "src/wpstracker/planted.py:12: unused method 'forgotten'\n"), ("join", "")])
def test_only_what_nobody_calls_is_named(tmp_path: Path, name: str, said: str) -> None:
    package = tmp_path / "src" / "wpstracker"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "planted.py").write_text(CODE.replace("{name}", name), encoding="utf-8")
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "dead_code.py").write_bytes((ROOT / "tools" / "dead_code.py").read_bytes())

    found = subprocess.run(
        [sys.executable, str(tmp_path / "tools" / "dead_code.py")],
        env={"PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "\n".join(line for line in found.stdout.splitlines(keepends=True) if line.startswith("src")) == said
    assert found.returncode == (1 if said else 0), found.stderr
