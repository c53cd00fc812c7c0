"""Writing files: each is replaced whole or not at all."""

import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError

TEMPORARY = ".mou-unfinished-"
"""What names of unfinished files begin with; those that a killed run left are swept up."""

STRAY_SECONDS = 60
"""A younger unfinished file may be one that another run is writing just now."""


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files below a folder, which is made if it is missing.

    Args:
        folder: The folder.
        files: Bytes by path below the folder.

    Returns:
        The paths that were written, in order.

    Raises:
        EnvironmentFaultError: The folder or a file cannot be written.
    """
    written = []
    for name, data in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _sweep(path.parent)
            _replace(path, data)
        except OSError as error:
            raise EnvironmentFaultError(
                f"`{path}` cannot be written: {error.strerror or error}",
                "Choose another folder with `--output FOLDER`, or make room; "
                "the file that stood there before is as it was",
            ) from None
        written.append(path)
    return written


def _replace(path: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _sweep(folder: Path) -> None:
    for stray in folder.glob(f"{TEMPORARY}*"):
        if stray.is_file() and time.time() - stray.stat().st_mtime > STRAY_SECONDS:
            stray.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
