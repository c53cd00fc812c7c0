"""git's walk through the commits that touch some paths, given up where it would take for ever.

git compares folders by going into each, however often it has been there. A folder that holds one
folder ten times, and that another ten times, eight deep, takes some kilobytes and an hour. Of most
histories git tells in a second, so they are looked at only where it has not ended soon.
"""

import os
from collections.abc import Iterator

from mou_cli.errors import EnvironmentFaultError
from mou_cli.git.command import Git
from mou_cli.git.faults import HangsError
from mou_cli.git.objects import FOLDER, Objects

SOON = 5
"""Seconds after which a history is looked at."""

MOST_PATHS = 1_000_000
"""Paths in one folder of a history; `mou` itself looks through fewer."""

MOST_PARENTS = 1_000
"""Commits that one commit merges; git compares each of them with each."""

MOST_LEVELS = 100
"""Folders in folders that are counted."""


def commits_with(git: Git, *arguments: str, tip: str, paths: tuple[str, ...]) -> bytes:
    """Run `git log` or `git rev-list` on the commits that touch one of the paths.

    Args:
        git: The repository.
        arguments: The command and its options.
        tip: The commit to begin at.
        paths: Files and folders below the folder that holds the data.

    Raises:
        GitRefusedError: git ended with an error.
        EnvironmentFaultError: There is no repository, git hangs or tells too much, or a commit has
            more paths than anybody gets through.
    """
    command = (*arguments, tip, "--", *git.paths(*paths))
    try:
        return git.run(*command, seconds=SOON)
    except HangsError:
        _must_end(git, tip, paths)
    return git.run(*command)


def _must_end(git: Git, tip: str, paths: tuple[str, ...]) -> None:
    """Refuse a history if a commit has very many parents or paths, the latest commit first."""
    merged = git.run("rev-list", "-1", f"--min-parents={MOST_PARENTS}", tip).decode("ascii").strip()
    if merged:
        raise _refused(merged, f"{MOST_PARENTS:,} parents or more")
    commits = git.run("rev-list", tip).decode("ascii").split()
    with Objects(git) as objects:
        counted = _Counted(objects)
        for commit in commits:
            for path in paths:
                if counted.below(commit, os.path.normpath(git.prefix + path)) > MOST_PATHS:
                    what = f"more than {MOST_PATHS:,} files and folders in `{path}`"
                    raise _refused(commit, what)


def _refused(commit: str, what: str) -> EnvironmentFaultError:
    return EnvironmentFaultError(
        f"The commit {commit[:12]} has {what}, and git would not get through them",
        f"Do not take in the change that brings it: git log -1 {commit[:12]}",
    )


class _Counted:
    """How many paths folders have; each folder is counted once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: dict[str, int] = {}

    def below(self, commit: str, path: str) -> int:
        """Return how many paths a folder of a commit has; none where there is no such folder."""
        folder = self._objects.tree(f"{commit}^{{tree}}")
        for part in path.split("/"):
            entry = self._objects.entries(folder).get(part)
            if entry is None or entry.mode != FOLDER:
                return 0
            folder = entry.id
        return self._of(folder, 0)

    def _of(self, folder: str, level: int) -> int:
        if level > MOST_LEVELS:
            return MOST_PATHS + 1
        if folder not in self._known:
            self._known[folder] = sum(self._of_each(folder, level))
        return self._known[folder]

    def _of_each(self, folder: str, level: int) -> Iterator[int]:
        for entry in self._objects.entries(folder).values():
            yield 1 + (self._of(entry.id, level + 1) if entry.mode == FOLDER else 0)
