"""Objects of a git repository, through one long-lived `git cat-file --batch`."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Self, cast

from mou_cli.errors import MouError
from mou_cli.git.command import Git, GitRefusedError
from mou_cli.git.faults import TIMEOUT, damaged, hangs, too_large
from mou_cli.git.running import CHUNK, Said, Watch

AT_ONCE = 60
"""Names written before an answer is read: together less than the smallest pipe takes."""

MOST_BYTES = 16_000_000
"""The largest object that is read: a folder of 200,000 files is smaller."""

MOST_SKIPPED = 20_000_000
"""The largest object that git is let give to the end, only to be left out."""

KEPT_ENTRIES = 500_000
"""Entries of folders that are kept in mind; those of ten thousand files are asked for at each."""

LINK, FOLDER, MODULE = "120000", "40000", "160000"
"""Modes of entries that are no ordinary files: symbolic links, folders, submodules."""


@dataclass(frozen=True, slots=True)
class GitObject:
    """One object.

    Attributes:
        id: Its id.
        kind: `blob`, `tree`, `commit` or `tag`.
        size: How many bytes it has.
        data: The bytes; empty where there are more than were asked for.
    """

    id: str
    kind: str
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One entry of a folder: its mode and the id of its object."""

    mode: str
    id: str


class Objects:
    """Reads objects by name. To be used in a `with` block, which ends git."""

    def __init__(self, git: Git) -> None:
        """Start git.

        Raises:
            EnvironmentFaultError: There is no git or no repository, or git refuses it.
        """
        self.is_shallow = git.is_shallow  # asks git once, so that a refusal is told in words
        self._git = git
        self._begin()
        self._watch = Watch(lambda: self._process.kill(), TIMEOUT)
        self._trees: dict[str, Mapping[str, TreeEntry]] = {}
        self._kept = 0

    def _begin(self) -> None:
        self._process = self._git.start("cat-file", "--batch")
        self._said = Said(self._process)

    def get(self, name: str, most: int = MOST_BYTES) -> GitObject | None:
        """Return the object that git finds under a name, or None.

        Args:
            name: An id, or whatever git takes for an object's name. It is never an option.
            most: The bytes of larger objects are left out.

        Raises:
            EnvironmentFaultError: git ended or hangs, or the object is not what its id says.
        """
        if "\n" in name or "\0" in name:
            return None
        return next(self.many([name], most))

    def many(self, names: list[str], most: int = MOST_BYTES) -> Iterator[GitObject | None]:
        """Yield the object of each name; see `get`."""
        for begin in range(0, len(names), AT_ONCE):
            asked = names[begin : begin + AT_ONCE]
            with self._watch:
                yield from self._answers(asked, most)

    def _answers(self, names: list[str], most: int) -> list[GitObject | None]:
        found: list[GitObject | None] = []
        while len(found) < len(names):
            self._ask(names[len(found) :])
            while len(found) < len(names):
                answer = self._answer(most)
                found.append(answer)
                if answer is not None and answer.size > max(most, MOST_SKIPPED):
                    self._end()  # git would go on for minutes: of zeros a gigabyte is a megabyte
                    self._begin()
                    break
        return found

    def _ask(self, names: list[str]) -> None:
        to_git = cast("IO[bytes]", self._process.stdin)
        try:
            to_git.write("".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape"))
            to_git.flush()
        except OSError:
            raise self._ended() from None

    def _answer(self, most: int) -> GitObject | None:
        from_git = cast("IO[bytes]", self._process.stdout)
        head = from_git.readline()
        if not head:
            raise self._ended()
        name, _, rest = head.rstrip(b"\n").rpartition(b" ")
        if not rest.isdigit():  # `… missing` or `… ambiguous`
            return None
        identity, _, kind = name.decode("ascii").partition(" ")
        size = int(rest)
        if size > most:
            if size <= MOST_SKIPPED:
                _skip(from_git, size + 1)
            return GitObject(identity, kind, size, b"")
        data = from_git.read(size)
        from_git.read(1)
        if len(data) < size:
            raise self._ended()
        if _id_of(kind, data, len(identity)) != identity:
            raise damaged(identity)
        return GitObject(identity, kind, size, data)

    def _ended(self) -> MouError:
        said = self._said.text()
        return self._git.fault(said) or (GitRefusedError(said) if said else hangs())

    def tree(self, name: str) -> str:
        """Return the id of a folder that git finds under a name; empty where there is none."""
        found = self.get(name)
        if found is None or found.kind != "tree":
            return ""
        if found.size > MOST_BYTES:
            raise too_large(f"The folder {found.id} has more than {MOST_BYTES:,} bytes of names")
        self._keep(found.id, parsed_tree(found))
        return found.id

    def entries(self, tree: str) -> Mapping[str, TreeEntry]:
        """Return what a folder holds, by name; nothing where there is no such folder.

        Raises:
            EnvironmentFaultError: It is too large, or has no proper form.
        """
        known = self._trees.pop(tree, None)
        if known is not None:
            self._trees[tree] = known
            return known
        return self._trees[tree] if tree and self.tree(tree) else {}

    def _keep(self, tree: str, entries: Mapping[str, TreeEntry]) -> None:
        self._kept += len(entries) - len(self._trees.pop(tree, ()))
        while self._trees and self._kept > KEPT_ENTRIES:
            self._kept -= len(self._trees.pop(next(iter(self._trees))))
        self._trees[tree] = entries

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._watch.end()
        self._end()

    def _end(self) -> None:
        self._process.kill()
        self._process.communicate()


def parsed_tree(tree: GitObject) -> Mapping[str, TreeEntry]:
    """Return what a folder holds, by name.

    Raises:
        EnvironmentFaultError: It has no proper form. git itself writes none with such names, and
            not every git that reads them takes the same file.
    """
    found: dict[str, TreeEntry] = {}
    last = b""
    try:
        for name, entry in _parse_tree(tree.data, len(tree.id) // 2):
            # git goes through a folder in this order, and does not see what stands elsewhere.
            place = name.encode("utf-8", "surrogateescape") + b"/" * (entry.mode == FOLDER)
            if place <= last or name in found or name in (".", "..") or "/" in name:
                raise damaged(tree.id)
            found[name], last = entry, place
    except ValueError:
        raise damaged(tree.id) from None
    return found


def _parse_tree(data: bytes, width: int) -> Iterator[tuple[str, TreeEntry]]:
    """Read a tree object: mode, space, name, a zero byte, and the id in `width` bytes."""
    at = 0
    while at < len(data):
        space, end = data.index(b" ", at), data.index(b"\0", at)
        name = data[space + 1 : end].decode("utf-8", "surrogateescape")
        mode = data[at:space].decode("ascii").lstrip("0")
        yield name, TreeEntry(mode, data[end + 1 : end + 1 + width].hex())
        at = end + 1 + width


def _id_of(kind: str, data: bytes, digits: int) -> str:
    """Return the id that an object has by its bytes: the kind of hash shows in its length."""
    made = hashlib.sha256() if digits > 40 else hashlib.sha1(usedforsecurity=False)
    made.update(b"%s %d\0" % (kind.encode(), len(data)))
    made.update(data)
    return made.hexdigest()


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0:
        size -= len(stream.read(min(size, CHUNK))) or size
