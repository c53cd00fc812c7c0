"""The histories in `tests/histories/`, as real repositories with commits, branches and tags.

A history is a folder: `base` names the first text (`marsh`, or `south-east-essex` for the project's
own data), and each further folder is a commit: `message.txt`, and `change.patch` where it changes
something. The end of a message says who, when and what else:

    Author: Avery Example <avery@example.org>
    Date: 2024-01-15T10:00:00+00:00
    Tag: mou/2024-01        an annotated tag on this commit
    Branch: district        the commit stands on a branch of its own
    Merge: district         the commit merges that branch
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT

HERE = ROOT / "tests" / "histories"
OWN_DATA = "south-east-essex"
NAMES = tuple(sorted(found.parent.name for found in HERE.glob("*/base")))
"""Every history, by its folder."""


@dataclass(frozen=True)
class Commit:
    """One commit to be made."""

    folder: Path
    message: str
    trailers: Mapping[str, str]

    @property
    def environment(self) -> dict[str, str]:
        name, _, email = self.trailers["Author"].rstrip(">").partition(" <")
        found = {}
        for who in ("AUTHOR", "COMMITTER"):
            found[f"GIT_{who}_NAME"] = name
            found[f"GIT_{who}_EMAIL"] = email
            found[f"GIT_{who}_DATE"] = self.trailers["Date"]
        return found


@dataclass(frozen=True)
class History:
    """A history that was made.

    Attributes:
        root: The repository's folder.
        commits: The id of each commit, in the order of the folders.
    """

    root: Path
    commits: tuple[str, ...]

    def git(self, *arguments: str) -> str:
        """Run git in the repository and return what it prints."""
        return run_git(self.root, *arguments)


def commits_of(name: str) -> tuple[Commit, ...]:
    """Return the commits of a history as they are written down."""
    return tuple(
        _commit(path.parent) for path in sorted((HERE / name).glob("[0-9][0-9]-*/message.txt"))
    )


def build(name: str, root: Path) -> History:
    """Make a history in the folder `root`, which must not exist yet."""
    base = (HERE / name / "base").read_text(encoding="utf-8").strip()
    source = ROOT if base == OWN_DATA else HERE / base
    shutil.copytree(source / "data", root / "data")
    run_git(root, "init", "--quiet", "--initial-branch", "main")
    return History(root, tuple(_make(root, commit) for commit in commits_of(name)))


def run_git(root: Path, *arguments: str, **environment: str) -> str:
    """Run git away from everybody's configuration and return what it prints."""
    quiet = ("-c", "core.autocrlf=false", "-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ("git", *quiet, *arguments),
        cwd=root,
        env={**_clean(), **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def _clean() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def _commit(folder: Path) -> Commit:
    message, _, end = (folder / "message.txt").read_text(encoding="utf-8").rpartition("\n\n")
    trailers = dict(line.split(": ", 1) for line in end.strip().splitlines())
    return Commit(folder, message.strip(), trailers)


def _make(root: Path, commit: Commit) -> str:
    if "Branch" in commit.trailers:
        run_git(root, "checkout", "--quiet", "-b", commit.trailers["Branch"])
    for arguments in _steps(commit):
        run_git(root, *arguments, **commit.environment)
    made = run_git(root, "rev-parse", "HEAD")
    if "Branch" in commit.trailers:
        run_git(root, "checkout", "--quiet", "main")
    return made


def _steps(commit: Commit) -> Iterator[tuple[str, ...]]:
    if "Merge" in commit.trailers:
        yield ("merge", "--quiet", "--no-ff", "-m", commit.message, commit.trailers["Merge"])
        return
    patch = commit.folder / "change.patch"
    if patch.exists():
        yield ("apply", "--index", str(patch))
    else:
        yield ("add", "--all")
    yield ("commit", "--quiet", "--message", commit.message)
    if "Tag" in commit.trailers:
        tag = commit.trailers["Tag"]
        yield ("tag", "--annotate", "--message", f"Version {tag.removeprefix('mou/')}", tag)
