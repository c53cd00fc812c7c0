"""Writing what others may write as well: a file is replaced only if it still is what was read."""

import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.locks import lock
from mou_cli.files.writing import TEMPORARY, sweep_folder, write_unfinished

_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would write other line ends without it."""


class _ChangedError(Exception):
    """A file is another than the one that was read."""


def write_record(folder: Path, name: str, data: bytes, before: bytes | None) -> Path:
    """Write a file that others may change as well: only if it still is what was read.

    Args:
        folder: The folder.
        name: The file's path below it; folders that are missing are made.
        data: Its bytes.
        before: Its bytes as they were read; None where there was no file, and one is made.

    Raises:
        EnvironmentFaultError: It is another by now, or cannot be written.
    """
    path = folder / name

    def put(temporary: Path) -> None:
        if before is None:
            _create(temporary, path)
        elif _has(path, before):
            temporary.replace(path)
        else:
            raise _ChangedError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep_folder(path.parent)
        write_unfinished(lambda: _claimed(path), data, put)
        _keep_after_power_cut(path.parent)
    except _ChangedError:
        raise EnvironmentFaultError(
            f"`{name}` was changed while mou was writing, so nothing was written",
            "Give the command again",
        ) from None
    except OSError as error:
        raise EnvironmentFaultError(
            f"`{path}` cannot be written: {error.strerror or error}",
            "Make room, or see who may write there; the file is as it was",
        ) from None
    return path


def _claimed(path: Path) -> tuple[int, str]:
    """Make the unfinished file under a name that only one run can have at a time.

    So nobody else puts a file in place between the look at what is there and the renaming, even
    where nothing can be locked.
    """
    name = f"{TEMPORARY}{sha256(path.name.encode()).hexdigest()[:16]}"
    temporary = path.with_name(name)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    except FileExistsError:
        raise EnvironmentFaultError(
            f"Another `mou` is writing `{path}` just now, or was killed while it was; "
            "nothing was written",
            "Give the command again in a minute",
        ) from None
    if not lock(descriptor):
        os.close(descriptor)
        raise FileNotFoundError
    return descriptor, str(temporary)


def _create(temporary: Path, path: Path) -> None:
    """Put a file where there is none. To rename it would replace one that came meanwhile."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise _ChangedError from None
    except FileNotFoundError:
        raise
    except OSError:  # a file system on which a file has one name
        if os.path.lexists(path):
            raise _ChangedError from None
        temporary.replace(path)
    else:
        temporary.unlink(missing_ok=True)


def _has(path: Path, data: bytes) -> bool:
    """Say whether a file has these bytes."""
    try:
        status = path.stat()
        is_same_size = stat.S_ISREG(status.st_mode) and status.st_size == len(data)
        return is_same_size and path.read_bytes() == data
    except OSError:
        return False


def _keep_after_power_cut(folder: Path) -> None:
    """Have the system write down which file the folder holds; not every file system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
