"""Whether the run that made a temporary file still lives.

The run holds the file locked for as long as it needs it, and the system takes the lock away when a
process ends, however it ends. A process number in the file's name would tell less: it is used
again, and means nothing in another container that shares the folder.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

STRAY_SECONDS = 60
"""Where a file system knows no locks, only an older file is one that a dead run left."""


def lock(descriptor: int) -> bool:
    """Mark a file as in use by this process, until it is closed.

    Windows needs no mark: there a file that is open cannot be deleted.

    Returns:
        False if another run takes it for a stray just now, or has: it is lost.
    """
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks; see `left`
        return True
    return os.fstat(descriptor).st_nlink > 0


@contextmanager
def left(file: Path) -> Iterator[bool]:
    """Say whether a temporary file was left by a run that has ended.

    As long as the block lasts no other run can lock it, so it may be deleted there. On Windows the
    answer is always yes, and to delete it fails while it is in use.
    """
    try:
        import fcntl
    except ImportError:
        yield True
        return
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        yield False
        return
    try:
        yield _is_free(descriptor, fcntl)
    finally:
        os.close(descriptor)


def _is_free(descriptor: int, fcntl: Any) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return time.time() - os.fstat(descriptor).st_mtime > STRAY_SECONDS
    return True
