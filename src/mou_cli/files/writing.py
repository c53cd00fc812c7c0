"""Writing files: each is replaced whole or not at all."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.locks import left, lock

TEMPORARY = ".mou-unfinished-"
"""What names of unfinished files and folders begin with; those that a killed run left are swept
up by the next."""

MARK = ".in-use"
"""The file in a temporary folder that is locked while it is in use."""

RENAMES_OPEN_FILES = os.name != "nt"


class _OtherByNowError(Exception):
    """A file is another than the one that was read."""


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


def write_record(folder: Path, name: str, data: bytes, before: bytes | None) -> Path:
    """Write a file that others may change as well: only if it still is what was read.

    Args:
        folder: The folder.
        name: The file's path below it; folders that are missing are made.
        data: Its bytes.
        before: Its bytes as they were read; None where there was no file, and now is made one.

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
            raise _OtherByNowError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        _write(path.parent, data, put)
        _keep_after_power_cut(path.parent)
    except _OtherByNowError:
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


def sweep(folder: Path) -> None:
    """Delete what killed runs left in a folder and in those right below it."""
    if folder.is_symlink():
        return
    with suppress(OSError), os.scandir(folder) as scan:
        folders = [entry.path for entry in scan if entry.is_dir(follow_symlinks=False)]
        for each in (folder, *map(Path, folders)):
            _sweep(each)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give an empty folder that is gone afterwards.

    One that a killed run left is gone as soon as the next run asks for its own.
    """
    place = Path(tempfile.gettempdir())
    _sweep_folders(place)
    with ExitStack() as opened:
        yield _locked_folder(place, opened)


def _locked_folder(place: Path, opened: ExitStack) -> Path:
    """Make a folder that no other run takes for a stray; one that was taken already is left."""
    while True:
        folder = tempfile.TemporaryDirectory(
            prefix=TEMPORARY, dir=place, ignore_cleanup_errors=True
        )
        root = Path(opened.enter_context(folder)).resolve()
        if lock(opened.enter_context((root / MARK).open("wb")).fileno()):
            return root


def _sweep_folders(place: Path) -> None:
    for mark in place.glob(f"{TEMPORARY}*/{MARK}"):
        # Windows: it is in use; elsewhere: it is somebody else's.
        with left(mark) as is_left, suppress(OSError):
            if is_left:
                mark.unlink()
                shutil.rmtree(mark.parent, ignore_errors=True)


def _replace(path: Path, data: bytes) -> None:
    _write(path.parent, data, lambda temporary: temporary.replace(path))


def _write(folder: Path, data: bytes, put: Callable[[Path], object]) -> None:
    """Write a file and put it in place; where another run has swept it up, do so once more.

    It may do so in the moment before the file is locked, and on Windows in that after it is closed.
    """
    for last in (False, True):
        try:
            _write_once(folder, data, put)
        except FileNotFoundError:
            if last:
                raise
        else:
            return


def _write_once(folder: Path, data: bytes, put: Callable[[Path], object]) -> None:
    descriptor, name = tempfile.mkstemp(prefix=TEMPORARY, dir=folder)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            lock(descriptor)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(0o666 & ~_umask())
            if RENAMES_OPEN_FILES:  # so that it is locked until it is no longer temporary
                put(temporary)
        if not RENAMES_OPEN_FILES:
            put(temporary)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _create(temporary: Path, path: Path) -> None:
    """Put a file where there is none. To rename it would replace one that came meanwhile."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise _OtherByNowError from None
    except FileNotFoundError:
        raise
    except OSError:  # a file system on which a file has one name
        if os.path.lexists(path):
            raise _OtherByNowError from None
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


def _sweep(folder: Path) -> None:
    for stray in folder.glob(f"{TEMPORARY}*"):
        # Windows: another run is writing it just now.
        with left(stray) as is_left, suppress(PermissionError):
            if is_left and stray.is_file():
                stray.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
