"""The limit of memory on Windows. Elsewhere only the shape of what is handed over and the order of the calls can be looked at."""

import ctypes
import subprocess
import sys
from typing import Any

import pytest

from wpstracker.exchange.windows_limits import BasicLimits, ExtendedLimits, limit_memory

MOST = 1024**3


class Function:
    """A function of the system that writes down how it was called."""

    def __init__(self, name: str, calls: list[tuple[str, tuple[Any, ...]]], answer: object) -> None:
        self._name, self._calls, self._answer = name, calls, answer

    def __call__(self, *values: Any) -> object:
        self._calls.append((self._name, values))
        return self._answer


class Kernel:
    """The functions that are used, each with its answer."""

    def __init__(self, **answers: object) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        usual = {"CreateJobObjectW": 7, "SetInformationJobObject": 1, "GetCurrentProcess": -1, "AssignProcessToJobObject": 1}
        for name, answer in (usual | answers).items():
            setattr(self, name, Function(name, self.calls, answer))


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes on 64 bits")
def test_what_is_handed_over_has_the_size_windows_expects() -> None:
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert (BasicLimits.flags.offset, ExtendedLimits.process_memory.offset) == (16, 112)


def test_the_process_puts_itself_into_a_job_with_a_limit() -> None:
    kernel = Kernel()
    assert limit_memory(MOST, kernel)
    assert [name for name, _ in kernel.calls] == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "GetCurrentProcess",
        "AssignProcessToJobObject",
    ]
    job, kind, limits, size = kernel.calls[1][1]
    assert (job, kind, size) == (7, 9, ctypes.sizeof(ExtendedLimits))
    assert (limits._obj.basic.flags, limits._obj.process_memory) == (0x100, MOST)
    assert kernel.calls[3][1] == (7, -1)


@pytest.mark.parametrize("refused", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_system_that_refuses_is_told(refused: str) -> None:
    assert not limit_memory(MOST, Kernel(**{refused: 0}))


@pytest.mark.skipif(sys.platform != "win32", reason="Windows alone knows jobs")
def test_more_memory_is_refused() -> None:
    code = f"from wpstracker.exchange.windows_limits import limit_memory; assert limit_memory({MOST}); bytearray({MOST * 2})"
    assert "MemoryError" in subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr
