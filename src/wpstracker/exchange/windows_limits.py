"""A limit of memory for this very process on Windows: it puts itself into a job of its own.

https://learn.microsoft.com/windows/win32/procthread/job-objects; a job within a job is allowed since Windows 8.
"""

import ctypes
from typing import Any

_LIMIT_PROCESS_MEMORY = 0x100
_EXTENDED_LIMITS = 9


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_of_process", ctypes.c_size_t),
        ("peak_of_job", ctypes.c_size_t),
    )


def limit_memory(most: int, kernel: Any = None) -> bool:
    """Let the system refuse this process more than so many bytes; whether it does. The job lives as long as the process."""
    libraries: Any = ctypes  # whose WinDLL other systems do not have
    system = kernel or libraries.WinDLL("kernel32", use_last_error=True)
    for name in ("CreateJobObjectW", "GetCurrentProcess"):
        getattr(system, name).restype = ctypes.c_void_p
    system.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
    system.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    limits = ExtendedLimits()
    limits.basic.flags, limits.process_memory = _LIMIT_PROCESS_MEMORY, most
    job = system.CreateJobObjectW(None, None)
    if not job or not system.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)):
        return False
    return bool(system.AssignProcessToJobObject(job, system.GetCurrentProcess()))
