"""kill -9 at any moment of `mou release`: files are whole, and the same command gets it done.

A release writes documents, then the record, and has git add it, commit it and tag the commit. A
kill may come anywhere in between; half of them take git with it, which then leaves its own locks.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from conftest import ROOT, change
from histories import run_git
from killing import kill
from mou_cli.files.writing import TEMPORARY

KILLS = int(os.environ.get("KILLS", "12"))
RECORD = "data/versions/2020-05.yaml"
COMMANDS = {
    "a new version": (["release", "2020-05"], "Version 2020-05 is proposed"),
    "another state": (
        ["release", "2020-05", "--state", "in-force"],
        "Version 2020-05 is in force",
    ),
}


@dataclass
class Place:
    """A repository to release from, as it is before and what a whole release makes of it."""

    before: Path
    root: Path
    command: list[str]
    message: str
    after: dict[str, bytes] = field(default_factory=dict)
    found: Counter[str] = field(default_factory=Counter)

    def begin_anew(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.before, self.root)

    def start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "mou_cli", "-C", self.root, *self.command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "TMPDIR": str(self.root.parent / "tmp")},
            start_new_session=True,
        )

    def run(self) -> tuple[int, str]:
        process = self.start()
        said = process.communicate()[1].decode()
        return process.returncode, said

    def files(self) -> dict[str, bytes]:
        found = [path for name in ("data", "build") for path in (self.root / name).rglob("*")]
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in found
            if path.is_file() and not path.name.startswith(TEMPORARY)
        }

    def unfinished(self) -> list[Path]:
        return [*self.root.rglob(f"{TEMPORARY}*"), *self.root.parent.glob("tmp/*")]

    def is_committed(self) -> bool:
        return run_git(self.root, "log", "-1", "--format=%s") == self.message

    def is_tagged(self) -> bool:
        return run_git(self.root, "tag", "--list") == "mou/2020-05"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The project's own data with a reworded principle, committed, and somebody to commit."""
    folder = tmp_path / "before"
    shutil.copytree(ROOT / "data", folder / "data")
    change(folder, "data/principles.yaml", "title: Be ambitious", "title: Be bold")
    change(folder, "data/mou.yaml", "\ndate: 2019-03\n", "\ndate: 2020-05\n")
    run_git(folder, "init", "--quiet", "--template=", "--initial-branch", "main")
    for name, value in (("user.name", "Jo Sample"), ("user.email", "jo@example.org")):
        run_git(folder, "config", name, value)
    run_git(folder, "add", ".")
    run_git(folder, "commit", "--quiet", "--message", "Be bold")
    (tmp_path / "tmp").mkdir()
    return folder


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
@pytest.mark.parametrize("name", COMMANDS)
def test_whenever_a_release_is_killed_the_same_command_gets_it_done(name: str, base: Path) -> None:
    random, place = Random(name), Place(base, base.parent / "root", *COMMANDS[name])
    if name == "another state":
        assert Place(base, base, *COMMANDS["a new version"]).run()[0] == 0
    old = Place(base, base, [], "").files()
    place.begin_anew()
    seconds, to_write = whole(place)
    place.after = place.files()
    for _ in range(KILLS // len(COMMANDS)):
        place.begin_anew()
        place.found["killed"] += killed(place, random, seconds, to_write)
        for path, data in place.files().items():
            assert data in (old.get(path), place.after[path]), path
        run_git(place.root, "fsck", "--no-dangling")
        goes_on(place)
    print(f"{name}: {dict(place.found)}")


def whole(place: Place) -> tuple[float, float]:
    """Run to the end; return the seconds that it took, and those after it began to write."""
    begun = time.monotonic()
    with place.start() as process:
        wait_until_it_writes(place, process)
        writes = time.monotonic()
        said = process.communicate()[1].decode()
    assert process.returncode == 0, said
    return time.monotonic() - begun, time.monotonic() - writes


def killed(place: Place, random: Random, seconds: float, to_write: float) -> bool:
    """Start a run and kill it, in three of four cases after it has begun to write."""
    with place.start() as process:
        if random.randrange(4):
            wait_until_it_writes(place, process)
            time.sleep(random.uniform(0, to_write))
        else:
            time.sleep(random.uniform(0, seconds))
        return kill(process, family=bool(random.randrange(2)))


def wait_until_it_writes(place: Place, process: "subprocess.Popen[bytes]") -> None:
    before = writing(place)
    while process.poll() is None and writing(place) == before:
        time.sleep(0.0005)


def writing(place: Place) -> tuple[bool, int]:
    """Return what changes as soon as there are documents, or an unfinished record."""
    records = (place.root / RECORD).parent
    return (place.root / "build").exists(), records.stat().st_mtime_ns


def goes_on(place: Place) -> None:
    """Give the same command again, and do nothing but what it says."""
    committed, tagged = place.is_committed(), place.is_tagged()
    place.found[state_of(place, committed, tagged)] += 1
    code, said = place.run()
    while (lock := re.search(r"'([^']+\.lock)': File exists", said)) is not None:
        assert code == 2
        place.found["git's lock deleted"] += 1
        Path(lock[1]).unlink()  # as git says
        committed = committed or place.is_committed()
        code, said = place.run()
    if committed and tagged:
        assert (code, " already" in said) == (2, True), said
    else:
        assert code == 0, said
    assert place.files() == place.after
    assert place.is_committed()
    assert place.is_tagged()
    assert run_git(place.root, "show", "--name-only", "--format=") == RECORD
    (place.root / ".git" / "index.lock").unlink(missing_ok=True)
    assert run_git(place.root, "status", "--porcelain", "--", "data") == ""
    assert place.unfinished() == []


def state_of(place: Place, committed: bool, tagged: bool) -> str:
    if committed:
        return "done" if tagged else "committed, no tag"
    if run_git(place.root, "status", "--porcelain", "--", "data"):
        return "record written, not committed"
    return "not recorded"
