"""kill -9 at any moment: each file is the old or the new one, and the next run leaves no strays.

`make test` kills a few times; `make kill-test KILLS=1000` a thousand. Half of the kills come at a
moment taken at random, the others as soon as an unfinished file is seen. test_killed_records.py
does the same for the commands that record, and test_killed_release.py for `mou release`, which
writes into git as well.
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
from killing import kill
from mou_cli.files.writing import TEMPORARY

KILLS = int(os.environ.get("KILLS", "12"))
COMMANDS = {
    "render": ["render", "--format", "html,md,pdf", "--output", "out"],
    "schema": ["schema", "--output", "out"],
    "keep": ["keep", "2019-03"],
}
WORDS = (b"Be ambitious", b"Be bold")
COMMENT = b"# Another file of the same text\n"


@dataclass
class Place:
    """A repository whose files change, and the folder that a command writes into."""

    folder: Path
    command: list[str]
    kills: int = 0
    strays: int = 0
    known: dict[Path, set[bytes]] = field(default_factory=dict)

    @property
    def out(self) -> Path:
        return self.folder / ("kept" if "keep" in self.command else "out")

    @property
    def temporary(self) -> Path:
        return self.folder / "tmp"

    def change(self) -> None:
        """Put the other of two states into the data, so that what is written differs.

        A text that is to be kept has to stay, so its files get a comment or lose it.
        """
        if "keep" in self.command:
            for file in self.folder.glob("data/**/*.yaml"):
                text = file.read_bytes()
                bare = text.removesuffix(COMMENT)
                file.write_bytes(text + COMMENT if bare == text else bare)
            return
        file = self.folder / "data" / "principles.yaml"
        text = file.read_bytes()
        old, new = WORDS if WORDS[0] in text else reversed(WORDS)
        file.write_bytes(text.replace(old, new))

    def start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "mou_cli", "-C", self.folder, *self.command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env={**os.environ, "TMPDIR": str(self.temporary)},
            start_new_session=True,
        )

    def finish(self) -> float:
        """Run to the end, and note what the files are; return the seconds that it took."""
        begun = time.monotonic()
        assert self.start().wait() == 0
        assert self.unfinished() == []
        for path in self.written():
            self.known.setdefault(path, set()).add(path.read_bytes())
        return time.monotonic() - begun

    def written(self) -> list[Path]:
        found = [path for path in self.out.rglob("*") if path.is_file()]
        return [path for path in found if not path.name.startswith(TEMPORARY)]

    def unfinished(self) -> list[Path]:
        return [*self.out.rglob(f"{TEMPORARY}*"), *self.temporary.glob("*")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "tmp").mkdir()
    return tmp_path


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
@pytest.mark.parametrize("name", COMMANDS)
def test_whenever_it_is_killed_each_file_is_old_or_new(name: str, folder: Path) -> None:
    random, place = Random(name), Place(folder, COMMANDS[name])
    seconds = place.finish()
    place.change()
    seconds = max(seconds, place.finish())
    for _ in range(KILLS // len(COMMANDS)):
        place.change()
        place.kills += killed(place, random, seconds)
        for path in place.written():
            assert path.read_bytes() in place.known[path], path.name
        if place.unfinished():
            place.strays += 1
            place.finish()
    place.finish()
    print(f"{name}: {place.kills} killed, {place.strays} of them left a stray for the next run")


def killed(place: Place, random: Random, seconds: float) -> bool:
    """Start a run and kill it; say whether it did not end before."""
    process = place.start()
    if random.randrange(2):
        time.sleep(random.uniform(0, seconds))
    else:
        while process.poll() is None and not list(place.out.rglob(f"{TEMPORARY}*")):
            time.sleep(0.0002)
        time.sleep(random.choice((0, 0.0002, 0.001, 0.005)))
    return kill(process)
