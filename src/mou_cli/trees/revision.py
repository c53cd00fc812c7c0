"""The files of a git revision, read as objects: nothing is ever checked out."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from mou_cli.files.links import OUTSIDE, leads_away
from mou_cli.git.objects import AT_ONCE, FOLDER, LINK, MODULE, GitObject, Objects, TreeEntry
from mou_cli.trees.bounds import Bounds
from mou_cli.trees.disk import MAX_FILE_BYTES, AwayFileError, UnreadableFileError

MOST_LINKS = 40
"""As many symbolic links are followed in one path as Linux follows."""

MOST_IN_A_LINK = 4_096
"""Bytes of what a link leads to: Linux takes no more."""


class GitTree:
    """The files below one folder of a revision; as safe as `DiskTree`, and with the same answers.

    Attributes:
        id: The id of the folder's object; equal ids are equal files.
    """

    def __init__(self, objects: Objects, tree: str) -> None:
        self.id = tree
        self._objects = objects
        self._listed: dict[str, str] = {}
        self._ahead = _ReadAhead(objects)

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths of all files below `folder`, sorted; hidden ones are left out."""
        try:
            entry = self._follow(folder)
        except AwayFileError:
            yield folder  # to read it will say why
            return
        except UnreadableFileError:
            return
        if entry.mode != FOLDER:
            return
        for path, found in self._walk(entry.id, folder, Bounds(folder)):
            if _is_file(found):
                self._listed[path] = found.id
                self._ahead.note(found.id)
            yield path

    def has(self, path: str) -> bool:
        """Say whether there is a file at `path`."""
        try:
            return _is_file(self._follow(path))
        except UnreadableFileError:
            return False

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        blob = self._listed.get(path)
        if blob is None:
            entry = self._follow(path)
            if not _is_file(entry):
                raise UnreadableFileError("it is not an ordinary file")
            blob = entry.id
        found = self._ahead.get(blob)
        if found is None:
            raise UnreadableFileError("git does not have it; try `git fetch --refetch`")
        if found.size > MAX_FILE_BYTES:
            raise UnreadableFileError(f"it is larger than {MAX_FILE_BYTES:,} bytes")
        return found.data

    def content_id(self, path: str) -> str | None:
        """Return git's id of the file's bytes where it is known without reading them."""
        if path in self._listed:
            return self._listed[path]
        entry = self._entry(path)
        return entry.id if entry is not None and _is_file(entry) else None

    def tracked(self, folder: str) -> tuple[str, ...]:
        """Return the paths below `folder`: git keeps all that is in a revision."""
        return tuple(self.files(folder))

    def folder_id(self, path: str) -> str | None:
        """Return the id of whatever stands at `path`: equal ids are equal content."""
        entry = self._entry(path)
        return entry.id if entry is not None else None

    def _walk(self, tree: str, prefix: str, bounds: Bounds) -> Iterator[tuple[str, TreeEntry]]:
        entries = self._objects.entries(tree)
        names = sorted(entries)
        bounds.take(prefix, names)
        for name in names:
            if name.startswith("."):
                continue
            path, entry = f"{prefix}/{name}", entries[name]
            # As on disk: a folder with a data file's name is told as such, not walked into.
            if entry.mode == FOLDER and not name.endswith(".yaml"):
                yield from self._walk(entry.id, path, bounds)
            else:
                yield path, entry

    def _entry(self, path: str) -> TreeEntry | None:
        """Return what stands at a path that holds no links."""
        found = TreeEntry(FOLDER, self.id)
        for part in path.split("/"):
            entries = self._objects.entries(found.id) if found.mode == FOLDER else {}
            if part not in entries:
                return None
            found = entries[part]
        return found

    def _follow(self, path: str) -> TreeEntry:
        """Return what a path leads to, links followed as far as they stay inside.

        Raises:
            UnreadableFileError: It leads to nothing, out of the tree, or back to itself.
        """
        left = list(reversed(PurePosixPath(path).parts))
        above: list[tuple[str, TreeEntry]] = [("", TreeEntry(FOLDER, self.id))]
        links, missing = 0, False
        while left:
            part = left.pop()
            if part.startswith("/") or (part == ".." and len(above) == 1):
                raise AwayFileError(OUTSIDE)
            if part == "..":
                missing = missing or above[-1][1].mode != FOLDER
                above.pop()
                continue
            entry = self._inside(above[-1][1], part)
            if entry.mode == LINK:
                links += 1
                if links > MOST_LINKS:
                    raise UnreadableFileError("it is a link that leads back to itself")
                left += reversed(PurePosixPath(self._target(entry)).parts)
            else:
                missing = missing or entry is _NOTHING
                above.append((part, entry))
        away = leads_away(path, [name for name, _ in above[1:]])
        if away is not None:
            raise AwayFileError(away)
        if missing:
            raise UnreadableFileError("it does not exist")
        return above[-1][1]

    def _inside(self, folder: TreeEntry, name: str) -> TreeEntry:
        entries = self._objects.entries(folder.id) if folder.mode == FOLDER else {}
        return entries.get(name, _NOTHING)

    def _target(self, link: TreeEntry) -> str:
        found = self._objects.get(link.id, MOST_IN_A_LINK)
        if found is None or found.size > MOST_IN_A_LINK:
            raise UnreadableFileError("it is a link that no system follows")
        return found.data.decode("utf-8", "surrogateescape")


_NOTHING = TreeEntry("", "")
"""What stands where nothing stands: a path is followed on, since `..` may lead back from there."""


def _is_file(entry: TreeEntry) -> bool:
    return entry.mode not in (FOLDER, LINK, MODULE)


class _ReadAhead:
    """Reads objects that were listed one after the other several at a time.

    Whoever reads them all would else wait for git at each; whoever reads one gets one.
    """

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._listed: list[str] = []
        self._places: dict[str, int] = {}
        self._held: dict[str, GitObject | None] = {}
        self._next = 0
        self._many = 1

    def note(self, blob: str) -> None:
        """Take note of an object that may be asked for next."""
        if self._places.setdefault(blob, len(self._listed)) == len(self._listed):
            self._listed.append(blob)

    def get(self, blob: str) -> GitObject | None:
        """Return one object, or None where git does not have it."""
        if blob not in self._held:
            self._held = dict(self._read(self._coming(blob)))
        return self._held[blob]

    def _coming(self, blob: str) -> list[str]:
        place = self._places.get(blob)
        if place is None:
            return [blob]
        self._many = min(AT_ONCE, 2 * self._many) if place == self._next else 1
        self._next = place + self._many
        return self._listed[place : self._next]

    def _read(self, blobs: list[str]) -> Iterator[tuple[str, GitObject | None]]:
        return zip(blobs, self._objects.many(blobs, MAX_FILE_BYTES), strict=True)
