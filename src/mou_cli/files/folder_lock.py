"""One run at a time: what adds to a repository holds its folder from reading to writing.

The folder itself is locked. So no lock file lies there that git would show, and a run that was
killed leaves nothing: the system takes a lock away when a process ends, however it ends.
"""

import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError

SILENT = 1.0
"""Seconds after which somebody who waits is told why."""

PATIENCE = 60.0
"""Seconds after which it is given up: another run may wait for a passphrase at lunchtime."""

_PAUSE = 0.02
_TAKEN = (errno.EAGAIN, errno.EWOULDBLOCK)
_TAKEN_ON_WINDOWS = (errno.EACCES, errno.EDEADLK)


@contextmanager
def folder_locked(folder: Path, say_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a folder against every other run that holds it, for as long as the block lasts.

    Where a file system knows no locks, the block runs all the same: whoever writes compares what
    lies there with what was read (`files.writing.write_record`).

    Args:
        folder: The folder.
        say_waiting: Called once, where another run has it for longer than a moment.

    Raises:
        EnvironmentFaultError: Another run has it for too long.
    """
    try:
        descriptor = _opened(folder)
    except OSError:  # nobody may look into it, or there is nowhere to put a file
        yield
        return
    try:
        _wait_for(descriptor, folder, say_waiting)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, folder: Path, say_waiting: Callable[[], None]) -> None:
    begun = time.monotonic()
    is_told = False
    while not _lock(descriptor):
        waited = time.monotonic() - begun
        if waited > PATIENCE:
            raise EnvironmentFaultError(
                f"Another `mou` has been writing in `{folder}` for {PATIENCE:.0f} seconds, "
                "so nothing was done",
                "Look for it in another window: it may wait for a passphrase. When it has ended, "
                "give the command again",
            )
        if waited > SILENT and not is_told:
            say_waiting()
            is_told = True
        time.sleep(_PAUSE)


def _opened(folder: Path) -> int:
    if os.name != "nt":
        return os.open(folder, os.O_RDONLY)
    # No folder can be opened there. An empty file stays in the user's own temporary folder.
    name = os.path.normcase(folder.resolve())
    lock = f"mou-{sha256(name.encode()).hexdigest()[:20]}.lock"
    return os.open(Path(tempfile.gettempdir()) / lock, os.O_RDWR | os.O_CREAT, 0o600)


def _lock(descriptor: int) -> bool:
    """Say whether it is locked now, or cannot be locked at all; False where another run has it."""
    if os.name == "nt":
        msvcrt = import_module("msvcrt")
        return _is_ours(_TAKEN_ON_WINDOWS, msvcrt.locking, descriptor, msvcrt.LK_NBLCK, 1)
    fcntl = import_module("fcntl")
    return _is_ours(_TAKEN, fcntl.flock, descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_ours(taken: tuple[int, ...], lock: Callable[..., None], *arguments: int) -> bool:
    try:
        lock(*arguments)
    except OSError as error:
        return error.errno not in taken
    return True
