"""Killing a run, alone or with every program that it started."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

END_SECONDS = 20
"""How long the programs of a killed run may take to come to their own end."""


def kill(process: "subprocess.Popen[bytes]", *, family: bool = False) -> bool:
    """Kill a run, and wait until the programs that it started have come to their end.

    Args:
        process: The run, in a session of its own.
        family: Kill them all at once, as a machine does that loses its power.

    Returns:
        Whether it was killed before it ended by itself.
    """
    if family and process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.send_signal(signal.SIGKILL)
    killed = process.wait() == -signal.SIGKILL
    until = time.monotonic() + END_SECONDS
    while _lives(process.pid):
        assert time.monotonic() < until, "a program of a killed run goes on"
        time.sleep(0.005)
    return killed


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):  # macOS: only ended ones are left
        return False
    return not Path("/proc/self/stat").exists() or group in _living_groups()


def _living_groups() -> set[int]:
    """Return the groups of all processes but ended ones, which in a container may stay listed."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended just now
            state, _, group = path.read_text().rpartition(")")[2].split()[:3]
            if state not in "ZX":
                found.add(int(group))
    return found
