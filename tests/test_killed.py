"""kill -9 at any moment: each file is the old or the new one, and the next run leaves no strays.

`make test` kills a few times; `make kill-test KILLS=1000` a thousand. Half of the kills come at a
moment taken at random, the others as soon as an unfinished file is seen.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from conftest import ROOT
from mou_cli.writing import TEMPORARY

KILLS = int(os.environ.get("KILLS", "24"))
COMMANDS = {
    "render": ["render", "--format", "html,md,pdf"],
    "schema": ["schema"],
}
WORDS = (b"Be ambitious", b"Be bold")


@dataclass
class Place:
    """A repository whose text changes, and the folder that its documents go to."""

    folder: Path
    kills: int = 0
    strays: int = 0
    known: dict[str, set[bytes]] = field(default_factory=dict)

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def temporary(self) -> Path:
        return self.folder / "tmp"

    def change(self) -> None:
        """Put the other of two texts into the data, so that every document differs."""
        file = self.folder / "data" / "principles.yaml"
        text = file.read_bytes()
        old, new = WORDS if WORDS[0] in text else reversed(WORDS)
        file.write_bytes(text.replace(old, new))

    def start(self, command: list[str]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "mou_cli", "-C", self.folder, *command, "--output", self.out],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": str(self.temporary)},
        )

    def finish(self, command: list[str]) -> float:
        """Run to the end, and note what the documents are; return the seconds that it took."""
        begun = time.monotonic()
        assert self.start(command).wait() == 0
        assert self.unfinished() == []
        for path in self.documents():
            self.known.setdefault(path.name, set()).add(path.read_bytes())
        return time.monotonic() - begun

    def documents(self) -> list[Path]:
        found = [path for path in self.out.rglob("*") if path.is_file()]
        return [path for path in found if not path.name.startswith(TEMPORARY)]

    def unfinished(self) -> list[Path]:
        return [*self.out.rglob(f"{TEMPORARY}*"), *self.temporary.glob("*")]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "tmp").mkdir()
    return Place(tmp_path)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
@pytest.mark.parametrize("name", COMMANDS)
def test_whenever_it_is_killed_each_file_is_old_or_new(name: str, place: Place) -> None:
    random, command = Random(name), COMMANDS[name]
    seconds = place.finish(command)
    place.change()
    seconds = max(seconds, place.finish(command))
    for _ in range(KILLS // len(COMMANDS)):
        place.change()
        killed(place, command, random, seconds)
        for path in place.documents():
            assert path.read_bytes() in place.known[path.name], path.name
        if place.unfinished():
            place.strays += 1
            place.finish(command)
    place.finish(command)
    print(f"{name}: {place.kills} killed, {place.strays} of them left a stray for the next run")


def killed(place: Place, command: list[str], random: Random, seconds: float) -> None:
    """Start a run and kill it."""
    process = place.start(command)
    if random.randrange(2):
        time.sleep(random.uniform(0, seconds))
    else:
        while process.poll() is None and not list(place.out.glob(f"{TEMPORARY}*")):
            pass
        time.sleep(random.choice((0, 0.0002, 0.001, 0.005)))
    process.send_signal(signal.SIGKILL)
    place.kills += process.wait() == -signal.SIGKILL
