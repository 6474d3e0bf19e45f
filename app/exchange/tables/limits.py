"""What the child that reads a table may use, laid upon itself before it opens the file."""

from __future__ import annotations

import sys
from typing import Final

MEGABYTE: Final = 1_048_576
MEMORY: Final = 1_024
"""In megabytes, all of it: the program's own libraries too."""
SECONDS: Final = 30


def limit_this_process() -> bool:
    """Give up what reading a table does not need; say whether the system took it."""
    if sys.platform == "win32":
        return _limit_by_job()
    return _limit_by_resources()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS: Final = 9
    _ACTIVE_PROCESSES: Final = 0x0008
    _PROCESS_MEMORY: Final = 0x0100
    _DIE_QUIETLY: Final = 0x0400
    _NO_BOXES: Final = 0x0003

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _limit_by_job() -> bool:
        """Put this process into a job of its own; a job cannot be left again."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.SetErrorMode(_NO_BOXES)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _Extended()
        limits.BasicLimitInformation.LimitFlags = _ACTIVE_PROCESSES | _PROCESS_MEMORY | _DIE_QUIETLY
        limits.BasicLimitInformation.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = MEMORY * MEGABYTE
        job = kernel.CreateJobObjectW(None, None)
        return bool(
            job
            and kernel.SetInformationJobObject(
                job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        )

else:
    import resource

    def _limit_by_resources() -> bool:
        """Limit memory and time, and write no file: all that is said goes through a pipe."""
        wanted = {
            resource.RLIMIT_AS: MEMORY * MEGABYTE,
            resource.RLIMIT_CPU: SECONDS,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
        }
        try:
            for kind, most in wanted.items():
                resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS does not limit the memory of a process
            return False
        return True
