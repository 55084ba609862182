"""The program may be killed at any moment of its work."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 80
"""By each of the tests below; `bench/faults.py` takes many more."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
@pytest.mark.parametrize("seed", range(4))
def test_D01_a_kill_at_any_moment_loses_no_acknowledged_step_and_leaves_no_half(tmp_path, seed):
    command = [sys.executable, "-m", "tests.faults.killed", str(tmp_path), str(KILLS), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert found["acknowledged"] > KILLS, "most children must have worked"
    assert (found["kills"], found["lost"], found["wrong"]) == (KILLS, 0, [])
