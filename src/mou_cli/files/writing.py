"""Writing files: each is replaced whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.links import OUTSIDE, LeadsAwayError, follow
from mou_cli.files.locks import left, lock

TEMPORARY = ".mou-unfinished-"
"""What names of unfinished files and folders begin with; those that a killed run left are swept
up by the next."""

MARK = ".in-use"
"""The file in a temporary folder that is locked while it is in use."""

TRIES = 10
"""How often a file is written that others sweep up. Of those that four busy runs write into one
folder, one in a thousand is swept twice."""

RENAMES_OPEN_FILES = os.name != "nt"


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files below a folder, which is made if it is missing.

    A link that stands in place of a file is replaced; what it led to stays as it was.

    Args:
        folder: The folder. It may be a link itself, but no folder below it may lead out of it.
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
            place = made_folder(folder, name)
            _replace(place / path.name, data)
        except OSError as error:
            raise EnvironmentFaultError(
                f"`{path}` cannot be written: {error.strerror or error}",
                "Choose another folder with `--output FOLDER`, or make room; "
                "the file that stood there before is as it was",
            ) from None
        written.append(path)
    return written


def made_folder(folder: Path, name: str) -> Path:
    """Return the folder that a file is to be written into; it is made, and unfinished files swept.

    Args:
        folder: The folder that the file lies below. It may be a link itself.
        name: The file's path below it.

    Raises:
        EnvironmentFaultError: A link leads out of the folder, or to what is not for everybody.
        OSError: It cannot be made.
    """
    try:
        place = follow(Path(os.path.realpath(folder)), Path(name).parent.as_posix())
    except LeadsAwayError as error:
        where = f"out of `{folder}`" if str(error) == OUTSIDE else error
        raise EnvironmentFaultError(
            f"`{folder / name}` is not written: its folder is a link, and leads {where}",
            "Delete the link; `git log -- FOLDER` says who brought it",
        ) from None
    place.mkdir(parents=True, exist_ok=True)
    sweep_folder(place)
    return place


def sweep(folder: Path) -> None:
    """Delete what killed runs left in a folder and in those right below it."""
    if folder.is_symlink():
        return
    with suppress(OSError), os.scandir(folder) as scan:
        folders = [entry.path for entry in scan if entry.is_dir(follow_symlinks=False)]
        for each in (folder, *map(Path, folders)):
            sweep_folder(each)


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
    write_unfinished(
        lambda: tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent),
        data,
        lambda temporary: temporary.replace(path),
    )


def write_unfinished(
    make: Callable[[], tuple[int, str]], data: bytes, put: Callable[[Path], object]
) -> None:
    """Write a file and put it in place; where another run has swept it up, do so once more.

    It may do so in the moment before the file is locked, and on Windows in that after it is closed.
    Several runs that write many files into one folder do so again and again.

    Args:
        make: Makes the unfinished file, and returns its descriptor and its path.
        data: The bytes.
        put: Puts it in its place.
    """
    for _ in range(TRIES - 1):
        with suppress(FileNotFoundError):
            return _write_once(*make(), data, put)
    return _write_once(*make(), data, put)


def _write_once(descriptor: int, name: str, data: bytes, put: Callable[[Path], object]) -> None:
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


def sweep_folder(folder: Path) -> None:
    """Delete the files that killed runs left in a folder."""
    for stray in folder.glob(f"{TEMPORARY}*"):
        # Windows: another run is writing it just now.
        with left(stray) as is_left, suppress(PermissionError):
            if is_left and stray.is_file():
                stray.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
