"""Whether git can bring back a file as it is now, byte for byte, after it was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.taking_back import TakingBack, Way, lines_added
from mou_cli.git import Git, GitRefusedError


def taking_back(git: Git, files: Mapping[str, bytes]) -> tuple[TakingBack, ...]:
    """Return how each file can be taken back; to be asked before anything is written.

    Args:
        git: git in the folder that the paths are below; there need be no repository.
        files: What is about to be written, by path below the folder.
    """
    known = _Known(git)
    return tuple(known.way_back(path, data) for path, data in files.items())


class _Ends(Enum):
    """What line ends git writes into a file."""

    KEPT = auto()
    CRLF = auto()
    CRLF_BY_A_SETTING = auto()


@dataclass(frozen=True, slots=True)
class _Stored:
    """A file as the last commit has it, and as the next one would."""

    data: bytes
    ends: _Ends


class _Known:
    """What git knows of files in one folder."""

    def __init__(self, git: Git) -> None:
        self._git = git
        try:
            self._prefix, self._in_git = git.prefix, not git.is_bare
        except (EnvironmentFaultError, GitRefusedError):
            self._prefix, self._in_git = "", False

    def way_back(self, path: str, after: bytes) -> TakingBack:
        before = _bytes_of(self._git.folder / path)
        if before is None:
            return TakingBack(path, Way.DELETE, in_git=self._in_git)
        stored = self._stored(path)
        if stored and before == stored.data and stored.ends is not _Ends.CRLF:
            told = stored.ends is _Ends.CRLF_BY_A_SETTING and b"\n" in before
            return TakingBack(path, Way.RESTORE, in_git=True, with_line_ends=told)
        if stored and before == _with_crlf(stored.data) and stored.ends is not _Ends.KEPT:
            return TakingBack(path, Way.RESTORE, in_git=True)
        added = lines_added(before, after)
        way = Way.TAKE_LINES_OUT if added else Way.BY_HAND
        return TakingBack(path, way, added or (0, 0), in_git=self._in_git)

    def _stored(self, path: str) -> _Stored | None:
        """Return what the last commit has; None where the next one would have something else."""
        if not self._in_git:
            return None
        name = f"HEAD:{self._prefix}{path}"
        try:
            staged, attributes = self._staged(path)
            committed = self._git.run("rev-parse", "--verify", "--quiet", name).decode().strip()
            if staged != committed:
                return None
            return _Stored(self._git.run("cat-file", "blob", committed), self._ends(attributes))
        except (EnvironmentFaultError, GitRefusedError):
            return None

    def _staged(self, path: str) -> tuple[str, str]:
        """Return the id that the next commit would have, and the attributes of line ends."""
        paths = self._git.paths(path)
        listed = self._git.run("ls-files", "-z", "--stage", "--eol", "--", *paths)
        entry, *others = listed.decode("utf-8", "replace").split("\0")
        fields = entry.split("\t")
        if any(others) or not fields[0].endswith(" 0"):  # it is not there, or not merged
            return "", ""
        return fields[0].split(" ")[1], fields[1].partition("attr/")[2].strip()

    def _ends(self, attributes: str) -> _Ends:
        if "eol=" in attributes or "-text" in attributes:
            return _Ends.CRLF if "eol=crlf" in attributes else _Ends.KEPT
        try:
            said = self._git.run("config", "--type=bool", "--get", "core.autocrlf")
        except GitRefusedError:  # it is not set, or `input`
            return _Ends.KEPT
        return _Ends.CRLF_BY_A_SETTING if said.strip() == b"true" else _Ends.KEPT


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _with_crlf(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
