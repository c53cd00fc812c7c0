"""Repositories with a history: two revisions of a register, and thousands of commits."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench.register import PROJECT, write_register

PRINCIPLES, PARTNER = "data/principles.yaml", "data/partners/southend-ccg.yaml"
SIGNED_ONE_IN = 100
"""One commit in so many changes the signed text; the others correct facts about a partner."""

BEGIN = 1_600_000_000


def two_revisions(root: Path, count: int = 0, changed: int = 10) -> Path:
    """Commit a repository, reword a principle and change some files, and commit again.

    Args:
        root: The folder, which must not exist.
        count: Partners beside this project's own.
        changed: How many of them change.
    """
    write_register(root, count)
    _git(root, "init", "--quiet", "--initial-branch", "main")
    _commit(root)
    _replace(root / PRINCIPLES, "with one another", "with all others")
    for number in range(1, min(changed, count) + 1):
        partner = root / "data" / "partners" / f"body-{number * 7}.yaml"
        _replace(partner, "third edition", "fourth edition")
    _commit(root)
    return root


def many_commits(root: Path, count: int) -> Path:
    """Write a repository with this project's agreement and `count` commits that touch its data."""
    shutil.copytree(PROJECT / "data", root / "data")
    _git(root, "init", "--quiet", "--initial-branch", "main")
    _commit(root)
    _git(root, "fast-import", "--quiet", given=b"".join(_commits(root, count - 1)))
    _git(root, "reset", "--quiet", "--hard")
    return root


def _commits(root: Path, count: int) -> Iterator[bytes]:
    principles = (root / PRINCIPLES).read_text(encoding="utf-8")
    partner = (root / PARTNER).read_text(encoding="utf-8")
    for number in range(1, count + 1):
        path, text = PARTNER, f"{partner}note: Note {number}\n"
        if number % SIGNED_ONE_IN == 0:
            path = PRINCIPLES
            text = principles.replace("with one another", f"with one another ({number})")
        message, data = f"Commit {number}", text.encode()
        yield b"commit refs/heads/main\n"
        yield f"committer Bench <bench@example.org> {BEGIN + number * 3600} +0000\n".encode()
        yield f"data {len(message)}\n{message}\n".encode()
        yield b"from refs/heads/main^0\n" if number == 1 else b""
        yield f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"


def _commit(root: Path) -> None:
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "x")


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _git(root: Path, *arguments: str, given: bytes | None = None) -> None:
    who = {
        f"GIT_{role}_{field}": value
        for role in ("AUTHOR", "COMMITTER")
        for field, value in (("NAME", "Bench"), ("EMAIL", "bench@example.org"))
    }
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
    command = ("git", *arguments)
    subprocess.run(command, cwd=root, env=environment, input=given, check=True, capture_output=True)
