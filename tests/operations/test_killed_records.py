"""kill -9 at any moment of a command that records: all records before are kept, and none is halved.

test_killed.py does the same for what is made of the data, and test_killed_at_each_step.py kills
before each single step.
"""

import os
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

from conftest import ROOT
from killing import kill
from mou_cli.files.writing import TEMPORARY
from signing import COUNCIL, FILE

KILLS = int(os.environ.get("KILLS", "6"))

WHO = (COUNCIL, "--version", "2024-04", "--name", "Zoë Sample", "--date", "2024-06-05")
REVIEW = (
    *("review", "record", "--date", "2024-07-01", "--version", "2024-04"),
    *("--reviewer", "A Board"),
)
START = ("review", "start", "--as-of", "2024-07-01")
COMMANDS = {
    "sign, the first": (("sign", *WHO), FILE),
    "sign": (("sign", *WHO), FILE),
    "decline": (("decline", *WHO), FILE),
    "withdraw": (("withdraw", *WHO), FILE),
    "review record": ((*REVIEW, "--outcome", "no-change"), "data/reviews/2024-07-01.yaml"),
    "review start": ((*START, "--output", "agenda.txt"), "agenda.txt"),
}
FIRST = ("sign", COUNCIL, "--version", "2024-04", "--name", "A", "--date", "2024-06-02")


@dataclass
class Place:
    """A repository as it is before, and what a whole run makes of one file."""

    before: Path
    root: Path
    command: tuple[str, ...]
    path: str
    found: Counter[str] = field(default_factory=Counter)

    def begin_anew(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.before, self.root)

    def start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "mou_cli", *self.command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=self.root,
            start_new_session=True,
        )

    def run(self) -> tuple[int, str]:
        process = self.start()
        said = process.communicate()[1].decode()
        return process.returncode, said

    def content(self) -> bytes | None:
        file = self.root / self.path
        return file.read_bytes() if file.exists() else None

    def unfinished(self) -> list[Path]:
        return list(self.root.rglob(f"{TEMPORARY}*"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
@pytest.mark.parametrize("name", COMMANDS)
def test_whenever_it_is_killed_the_file_is_the_old_or_the_new_one(
    name: str, tmp_path: Path
) -> None:
    random, place = Random(name), Place(tmp_path / "before", tmp_path / "root", *COMMANDS[name])
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", place.before / "data")
    if name in ("sign", "decline", "withdraw"):
        assert Place(place.before, place.before, FIRST, FILE).run()[0] == 0
    place.begin_anew()
    old, begun = place.content(), time.monotonic()
    assert place.run()[0] == 0
    seconds, new = time.monotonic() - begun, place.content()
    for _ in range(KILLS // len(COMMANDS)):
        place.begin_anew()
        place.found["killed"] += killed(place, random, seconds)
        found = place.content()
        assert found in (old, new)
        place.found["recorded" if found == new else "not recorded"] += 1
        place.found["left a stray"] += bool(place.unfinished())
        goes_on(place, new, is_done=found == new)
    print(f"{name}: {dict(place.found)}")


def killed(place: Place, random: Random, seconds: float) -> bool:
    """Start a run and kill it, in half of the cases as soon as it writes."""
    with place.start() as process:
        if random.randrange(2):
            time.sleep(random.uniform(0, seconds))
        else:
            folder, known = (place.root / place.path).parent, place.content()
            while process.poll() is None and not list(folder.glob(f"{TEMPORARY}*")):
                if place.content() != known:
                    break
                time.sleep(0.0001)
            time.sleep(random.choice((0, 0, 0.0002, 0.001)))
        return kill(process)


def goes_on(place: Place, new: bytes | None, *, is_done: bool) -> None:
    """Give the same command again."""
    code, said = place.run()
    assert code == 0 or (is_done and "already" in said), said
    if not is_done:
        assert place.content() == new
    assert place.unfinished() == []
