"""What a process that reads strangers' files may use: so much memory, and no network.

On Linux the system refuses more address space, so that the reader fails with an error or dies. On
Windows a job object refuses more memory in the same way. macOS heeds no such limit: there a thread looks
every so often, and ends the process; a library that does not let other threads run while it works is
found out only when it comes back, or by the clock.
"""

import os
import sys
import threading
import time
from pathlib import Path

_GLANCE = 0.1
"""Seconds between two looks at how much memory there is in use, where the system does not limit it."""

_NETWORK = frozenset(
    f"socket.{deed}"
    for deed in ("bind", "connect", "getaddrinfo", "gethostbyaddr", "gethostbyname", "sendmsg", "sendto")
)

OUTGROWN = 77
"""The exit code of a process that ended itself for using too much memory."""


def limit_memory(size: int) -> None:
    """Let this process use `size` bytes of memory beyond what it uses now."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + size,) * 2)
    elif sys.platform == "win32":
        _confine_to_job(size)
    else:
        threading.Thread(target=_watch, args=(_peak() + size,), daemon=True).start()


def forbid_network() -> None:
    """From now on nothing in this process can open a connection; there is no way back."""

    def refuse(event: str, _arguments: object) -> None:
        if event in _NETWORK:
            raise PermissionError("a reader asked for the network")

    sys.addaudithook(refuse)


def work_of(process_id: int) -> float | None:
    """Seconds that processors have worked for a process; None where the system does not tell, as macOS and
    Windows do not without more ado, and for a process that is gone.
    """
    if sys.platform != "linux":
        return None
    try:
        about = Path(f"/proc/{process_id}/stat").read_text("utf-8", "replace")
    except OSError:
        return None
    spent = about.rpartition(")")[2].split()[11:13]  # behind its name: of itself, and of the system for it
    return sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")


def end_after(seconds: int) -> None:
    """End this process unless it is called again in time, also when nobody is left to end it; 0 for never.

    Windows knows no such alarm; there whoever started the process has to watch it. Should that one be
    killed, a reader goes on to the end of its file, and ends when it finds nobody to give it to.
    """
    if sys.platform != "win32":
        import signal

        signal.alarm(seconds)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _PROCESS_MEMORY, _EXTENDED_INFORMATION = 0x100, 9

    class _BasicLimits(ctypes.Structure):
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

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _confine_to_job(size: int) -> None:
        """Put this process into a job of its own, in which it cannot commit more memory. What Python
        needs to begin with counts, too: some ten megabytes.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD,
        )  # fmt: skip
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY
        limits.ProcessMemoryLimit = size
        job = kernel.CreateJobObjectW(None, None)
        done = kernel.SetInformationJobObject(
            job, _EXTENDED_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
        ) and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import resource as _resource

    def _watch(most: int) -> None:
        while _peak() < most:
            time.sleep(_GLANCE)
        os._exit(OUTGROWN)

    def _peak() -> int:
        """The most memory that this process has used, in bytes; Linux counts in kilobytes."""
        peak = _resource.getrusage(_resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024

    def _address_space() -> int:
        pages, *_ = Path("/proc/self/statm").read_text("ascii").split()
        return int(pages) * _resource.getpagesize()
