"""git's log -> commits: the one format that is asked for, and the one place that reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from mou_cli.changes.text_history import Commit
from mou_cli.git import Git
from mou_cli.git.faults import too_large
from mou_cli.git.walking import commits_with

_FORMAT = "%H%x1f%P%x1f%ct%x1f%an%x1f%aI%x1f%s"
"""The id, the parents and the time come first: they are digits, whatever somebody wrote into a
commit, so nothing of what follows is taken for one of them. The name is that in the commit itself:
whoever sends a change could rename all by a `.mailmap`, and git takes minutes over a long one."""

_NO_PROGRAMS = (
    *("--no-show-signature", "--no-ext-diff", "--no-textconv", "-O/dev/null"),
    *("--no-mailmap", "--no-notes"),
)
"""Settings could have git verify signatures, compare by other programs, or read an order of files,
or other names, from anywhere."""

MOST_IN_A_COMMIT = 100_000
"""Characters of a commit's names and subject; the longest that was seen has some hundreds."""

_LATEST = 253_402_300_799
"""The last second of the year 9999: a commit may claim any time, and a later one has no date."""

_DIGITS = 20
"""git itself counts no further."""


@dataclass(frozen=True, slots=True)
class FileOfCommit:
    """A file as one commit left it."""

    commit: Commit
    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class FileStep:
    """What a commit made of a file, beside one of its parents.

    Attributes:
        commit: The commit.
        path: The file.
        before: The blob that the parent has; empty where it has none.
        after: The blob that the commit has; empty where it has none.
    """

    commit: Commit
    path: str
    before: str
    after: str


def commits_touching(git: Git, tip: str, *paths: str, options: tuple[str, ...]) -> Iterator[Commit]:
    """Yield the commits up to `tip` that touch one of the paths, in the order of git's log.

    Args:
        git: The repository.
        tip: The commit to begin at.
        paths: Files and folders below the folder that holds the data.
        options: Which commits git tells, and in which order.
    """
    for entry in _log(git, tip, paths, options):
        if entry.strip("\n"):
            yield _commit(entry)


def files_of_commits(git: Git, tip: str, *paths: str) -> Iterator[FileOfCommit]:
    """Yield each file that each commit up to `tip` added or changed, the earliest commit first."""
    options = ("--raw", "--no-abbrev", "--no-renames", "--topo-order", "--reverse")
    commit, tokens = None, iter(_log(git, tip, paths, options))
    for token in tokens:
        # A path follows its entry at once, so nothing in a path or a message is taken for one.
        entry = token.lstrip("\n")
        if entry.startswith(":") and commit is not None:
            path, blob = next(tokens), _blob(entry.split(" ")[3])
            if blob:  # else the commit took the file out
                yield FileOfCommit(commit, path.removeprefix(git.prefix), blob)
        elif entry:
            commit = _commit(entry)


def steps_of_files(git: Git, tip: str, *paths: str) -> Iterator[FileStep]:
    """Yield what each commit up to `tip` made of each file, the earliest commit first.

    Every line of commits is followed, and a merge is compared with each of its parents: what it
    left out of one of them is told as well.
    """
    options = ("--raw", "--no-abbrev", "--no-renames", "--topo-order", "--reverse")
    merges = ("--full-history", "--diff-merges=separate")
    commit, tokens = None, iter(_log(git, tip, paths, (*options, *merges)))
    for token in tokens:
        entry = token.lstrip("\n")
        if entry.startswith(":") and commit is not None:
            path, (before, after) = next(tokens), entry.split(" ")[2:4]
            yield FileStep(commit, path.removeprefix(git.prefix), *map(_blob, (before, after)))
        elif entry:
            commit = _commit(entry)


def _blob(identity: str) -> str:
    """Return the id of a blob; git writes zeroes where there is none."""
    return identity if set(identity) != {"0"} else ""


def _log(git: Git, tip: str, paths: tuple[str, ...], options: tuple[str, ...]) -> list[str]:
    said = commits_with(
        git,
        *("log", "-z", "--encoding=UTF-8", f"--format={_FORMAT}", *_NO_PROGRAMS, *options),
        tip=tip,
        paths=paths,
    )
    return said.decode("utf-8", "replace").split("\0")


def _commit(entry: str) -> Commit:
    if len(entry) > MOST_IN_A_COMMIT:
        raise too_large(f"What the commit {entry.strip()[:40]} says of itself fills pages")
    identity, parents, seconds, author, date, subject = entry.strip("\n").split("\x1f", 5)
    return Commit(identity, tuple(parents.split()), author, _iso(date), subject, _time(seconds))


def time_of(data: bytes) -> datetime | None:
    """Return the time at which a commit says that it was made; None where it says none.

    Args:
        data: The commit as git keeps it.
    """
    head, _, _ = data.partition(b"\n\n")
    for line in head.split(b"\n"):
        if line.startswith(b"committer "):
            _, _, behind = line.rpartition(b"> ")
            return _time(behind.partition(b" ")[0].decode("ascii", "replace"))
    return None


def _time(seconds: str) -> datetime | None:
    if not seconds.isdecimal() or len(seconds) > _DIGITS:
        return None
    return datetime.fromtimestamp(min(int(seconds), _LATEST), UTC)


def _iso(date: str) -> str:
    """Return a date as git gives it; git gives back its own sign where a commit has none."""
    return "" if date.startswith("%") else date
