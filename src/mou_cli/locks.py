"""Whether the run that made a temporary file still lives.

The run holds the file locked for as long as it needs it, and the system takes the lock away when a
process ends, however it ends. A process number in the file's name would tell less: it is used
again, and means nothing in another container that shares the folder.
"""

import os
import time
from pathlib import Path

STRAY_SECONDS = 60
"""Where a file system knows no locks, only an older file is one that a dead run left."""


def lock(descriptor: int) -> None:
    """Mark a file as in use by this process, until it is closed.

    Windows needs no mark: there a file that is open cannot be deleted.
    """
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # a file system without locks; see `is_left`
        return


def is_left(file: Path) -> bool:
    """Say whether a temporary file was left by a run that has ended.

    On Windows the answer is always yes, and to delete it fails while it is in use.
    """
    try:
        import fcntl
    except ImportError:
        return True
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return time.time() - os.fstat(descriptor).st_mtime > STRAY_SECONDS
    finally:
        os.close(descriptor)
    return True
