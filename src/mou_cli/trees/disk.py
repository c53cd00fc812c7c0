"""Trees: where files come from. A Tree gives paths and bytes, and never writes."""

import errno
import os
import stat
from collections.abc import Iterator
from hashlib import sha1
from io import FileIO
from itertools import islice
from pathlib import Path
from typing import Protocol

from mou_cli.files.links import LeadsAwayError, follow
from mou_cli.git.command import tracked_files
from mou_cli.trees.bounds import Bounds, TooMuchError

MAX_FILE_BYTES = 2_000_000
"""The largest data file that is read. The longest MoU seen in the field is a tenth of it."""


class UnreadableFileError(Exception):
    """A file of the tree cannot be read. `str()` of it says why, in plain English."""


class AwayFileError(UnreadableFileError):
    """A file is a link, or lies behind one, that leads where nothing is read."""

    def __init__(self, where: object) -> None:
        super().__init__(f"it leads {where}")


def blob_id(data: bytes) -> str:
    """Return the id that git gives to a file's bytes, in a repository of the usual kind."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


class Tree(Protocol):
    """A set of files, addressed by paths with forward slashes below one root."""

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths of all files below `folder`, sorted; hidden ones are left out.

        A folder that cannot be looked into is yielded itself.

        Raises:
            TooMuchError: There is more than is looked through. What was yielded before is not all.
        """

    def has(self, path: str) -> bool:
        """Say whether there is a file at `path`."""

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`.

        Raises:
            UnreadableFileError: It is missing, not an ordinary file, too large, or not ours.
        """

    def tracked(self, folder: str) -> tuple[str, ...]:
        """Return the paths below `folder` that git keeps; none outside a git repository."""

    def content_id(self, path: str) -> str | None:
        """Return git's id of the file's bytes where it is known without reading them."""


class DiskTree:
    """The files of a folder on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._folders: dict[str, str] = {}

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths of all files below `folder`, sorted; hidden ones are left out."""
        try:
            place = follow(self.root, folder)
        except LeadsAwayError:
            yield folder  # to read it will say why
            return
        except OSError:
            return
        yield from _walk(place, folder, Bounds(folder))

    def has(self, path: str) -> bool:
        """Say whether there is a file at `path`."""
        try:
            follow(self.root, path)
            return (self.root / path).is_file()
        except (LeadsAwayError, OSError, ValueError):
            return False

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        try:
            return self._read(path)
        except LeadsAwayError as error:
            raise AwayFileError(error) from None
        except FileNotFoundError:
            raise UnreadableFileError("it does not exist") from None
        except PermissionError:
            raise UnreadableFileError("you have no permission to read it") from None
        except (OSError, ValueError) as error:
            if getattr(error, "errno", None) == errno.ELOOP:
                raise UnreadableFileError("it is a link that leads back to itself") from None
            reason = getattr(error, "strerror", None) or str(error)
            raise UnreadableFileError(f"the system says: {reason}") from None

    def tracked(self, folder: str) -> tuple[str, ...]:
        """Return the paths below `folder` that git keeps; see `Tree.tracked`."""
        return tracked_files(self.root, folder) if (self.root / folder).is_dir() else ()

    def content_id(self, path: str) -> str | None:  # noqa: ARG002 - a disk knows none
        """Return nothing: a file on disk has to be read to know what is in it."""
        return None

    def _read(self, path: str) -> bytes:
        folder, _, name = path.rpartition("/")
        if folder not in self._folders:
            self._folders[folder] = f"{self._followed(folder)}{os.sep}"
        full = self._folders[folder] + name
        status = os.lstat(full)
        if not stat.S_ISREG(status.st_mode) or "\\" in name:  # a link, or a path on Windows
            full = str(self._followed(path))
            status = os.lstat(full)
        if stat.S_ISDIR(status.st_mode):
            os.scandir(full).close()  # a closed folder says so itself
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError("it is not an ordinary file")
        if status.st_size > MAX_FILE_BYTES:
            raise UnreadableFileError(f"it is larger than {MAX_FILE_BYTES:,} bytes")
        with FileIO(os.open(full, _FLAGS)) as file:
            return file.readall()

    def _followed(self, path: str) -> Path:
        """Follow all links of a path. That takes long, so it is done once for each folder."""
        full = follow(self.root, path)
        (self.root / path).stat()  # where links lead through nothing, the system says so
        return full


_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
"""A link or a pipe that was put there since the file was looked at is not followed or waited for;
Windows has no such flags."""


def _walk(directory: Path, prefix: str, bounds: Bounds) -> Iterator[str]:
    try:
        with os.scandir(directory) as scan:
            entries = sorted(islice(scan, bounds.left + 1), key=lambda entry: entry.name)
    except PermissionError:
        yield prefix  # to read it will say why
        return
    except OSError:
        return
    bounds.take(prefix, [entry.name for entry in entries])
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{prefix}/{entry.name}"
        # A folder with a data file's name is told as such, not walked into and forgotten.
        if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(".yaml"):
            yield from _walk(directory / entry.name, path, bounds)
        else:
            yield path


class FolderTree:
    """The files below one folder of another tree, as a tree of their own."""

    def __init__(self, tree: Tree, folder: str) -> None:
        self.tree = tree
        self.folder = folder

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths of all files below `folder`; see `Tree.files`."""
        try:
            for path in self.tree.files(f"{self.folder}/{folder}"):
                yield path.removeprefix(f"{self.folder}/")
        except TooMuchError as error:
            below = error.folder.removeprefix(f"{self.folder}/")
            raise TooMuchError(below, str(error)) from None

    def has(self, path: str) -> bool:
        """Say whether there is a file at `path`."""
        return self.tree.has(f"{self.folder}/{path}")

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        return self.tree.read(f"{self.folder}/{path}")

    def tracked(self, folder: str) -> tuple[str, ...]:
        """Return the paths below `folder` that git keeps; see `Tree.tracked`."""
        paths = self.tree.tracked(f"{self.folder}/{folder}")
        return tuple(path.removeprefix(f"{self.folder}/") for path in paths)

    def content_id(self, path: str) -> str | None:
        """Return git's id of the file's bytes where it is known; see `Tree.content_id`."""
        return self.tree.content_id(f"{self.folder}/{path}")
