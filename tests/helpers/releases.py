"""Repositories to release from, and everything that a release could change in them."""

import shutil
from pathlib import Path

from conftest import ROOT, change
from histories import run_git

RECORD = "data/versions/2020-05.yaml"


def to_release(folder: Path) -> Path:
    """Make the project's own data with a reworded principle, committed, and somebody to commit."""
    shutil.copytree(ROOT / "data", folder / "data")
    _begin(folder, "2019")
    change(folder, "data/principles.yaml", "title: Be ambitious", "title: Be bold")
    change(folder, "data/mou.yaml", "\ndate: 2019-03\n", "\ndate: 2020-05\n")
    commits(folder, "Be bold")
    return folder


def saltmarsh(folder: Path) -> Path:
    """Make the agreement of the story, which begins when three of six parties have signed it."""
    shutil.copytree(ROOT / "tests" / "story" / "data", folder / "data")
    _begin(folder, "The memorandum")
    return folder


def commits(folder: Path, message: str) -> None:
    """Commit all that there is in a folder."""
    run_git(folder, "add", ".")
    run_git(folder, "commit", "--quiet", "--message", message)


def hook(root: Path, name: str, script: str = "echo not today >&2\nexit 1\n") -> None:
    """Put a hook into a repository."""
    path = root / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
    path.chmod(0o755)


def state_of(root: Path) -> dict[str, object]:
    """Return every file and folder, and what git has: log, tags, branch, index and status."""
    git = {
        " ".join(words): run_git(root, *words)
        for words in (
            ("log", "--format=%H"),
            ("for-each-ref",),
            ("rev-parse", "--symbolic-full-name", "HEAD"),
            ("ls-files", "--stage"),
            ("status", "--porcelain", "--untracked-files=all"),
        )
    }
    paths = [path for path in root.rglob("*") if ".git" not in path.relative_to(root).parts]
    files = {str(path): path.read_bytes() if path.is_file() else None for path in paths}
    return {**git, **files}


def files_of(root: Path) -> dict[str, object]:
    """Return `state_of` without the empty folders, of which git knows nothing."""
    return {name: value for name, value in state_of(root).items() if value is not None}


def _begin(folder: Path, message: str) -> None:
    run_git(folder, "init", "--quiet", "--initial-branch", "main")
    for name, value in (("user.name", "Jo Sample"), ("user.email", "jo@example.org")):
        run_git(folder, "config", name, value)
    commits(folder, message)
