"""kill -9 before each step that changes a file: open, lock, link, rename, remove.

The others kill at random, and so seldom in the moment between two steps.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from at_once import Loaded, mou_loaded
from conftest import ROOT
from histories import run_git
from mou_cli.files.writing import TEMPORARY
from signing import COUNCIL, FILE

MOST_STEPS = 400
ALL_OF = 16
"""Of a command with more steps than these, which writes many files, every fifth is tried."""

WHO = (COUNCIL, "--version", "2024-04", "--name", "Zoë Sample", "--date", "2024-06-05")
REVIEW = (
    *("review", "record", "--date", "2024-07-01", "--version", "2024-04"),
    *("--reviewer", "A Board"),
)
COMMANDS = {
    "sign, the first": (("sign", *WHO), ""),
    "sign": (("sign", *WHO), FILE),
    "decline": (("decline", *WHO), FILE),
    "withdraw": (("withdraw", *WHO), FILE),
    "review record": ((*REVIEW, "--outcome", "no-change"), ""),
    "review start": (("review", "start", "--as-of", "2024-07-01", "--output", "OUT/a.txt"), ""),
    "calendar": (("calendar", "--output", "OUT/a.ics"), ""),
    "schema": (("schema", "mou", "version", "--output", "OUT"), ""),
    "render": (("render", "--format", "html,md", "--output", "OUT"), ""),
    "keep": (("keep", "2024-04"), ""),
}
"""Each command, and the file that is there before, if one is."""

ONCE = ("sign", "decline", "withdraw", "review")
"""Commands that add a record, so that to give them again may be refused."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no such signal")


@dataclass(frozen=True)
class Place:
    """A repository as it is before, and where a command runs."""

    before: Path
    root: Path
    command: tuple[str, ...]

    @property
    def arguments(self) -> tuple[str | Path, ...]:
        out = str(self.root / "out")
        return ("-C", self.root, *(each.replace("OUT", out) for each in self.command))

    def begin_anew(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.before, self.root)

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.root.rglob("*") if ".git" not in path.parts)
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in found
            if path.is_file() and not path.name.startswith(TEMPORARY)
        }

    def unfinished(self) -> list[Path]:
        return list(self.root.rglob(f"{TEMPORARY}*"))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    folder = tmp_path_factory.mktemp("loaded")
    made = made_repository(folder / "repository")
    with mou_loaded(folder / "tmp", "conversions-kept") as process:
        for name in ("sign", "review record"):
            process.load("-C", made, *COMMANDS[name][0], "--dry-run")
        process.load("-C", made, "calendar")
        process.load("-C", made, "schema", "mou")
        process.load("-C", made, "review", "start")
        process.load("-C", made, "render", "--format", "html,md")
        yield process


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return made_repository(tmp_path / "before")


def made_repository(root: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", root / "data")
    run_git(root, "init", "--quiet", "--template=", "--initial-branch", "main")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "--message", "All")
    return root


@pytest.mark.parametrize("name", COMMANDS)
def test_before_whichever_step_it_is_killed_each_file_is_old_or_new(
    name: str, before: Path, tmp_path: Path, running: Loaded
) -> None:
    command, there = COMMANDS[name]
    if there:
        first = ("sign", COUNCIL, "--name", "A", "--date", "2024-06-02")
        assert running.at_once(("-C", before, *first))[0].code == 0
    place = Place(before, tmp_path / "root", command)
    place.begin_anew()
    old = place.files()
    (ended,) = running.at_once(place.arguments)
    assert ended.code == 0, ended
    new = place.files()
    assert new != old
    kills = strays = 0
    for step in (*range(1, ALL_OF), *range(ALL_OF, MOST_STEPS, 5)):
        place.begin_anew()
        ended = running.killed_at(step, *place.arguments)
        if not ended.was_killed:
            break
        kills += 1
        found = place.files()
        for path, data in found.items():
            assert data in (old.get(path), new.get(path)), (step, path)
        assert old.keys() <= found.keys()
        strays += bool(place.unfinished())
        give_again(place, running, is_done=found == new, new=new)
    assert ended.code == 0, ended
    assert kills > 3
    print(f"{name}: {kills} killed, {strays} of them left a stray for the next run")


def give_again(place: Place, running: Loaded, *, is_done: bool, new: dict[str, bytes]) -> None:
    """Give the same command again: it does what is not done, and sweeps up."""
    (ended,) = running.at_once(place.arguments)
    if is_done and place.command[0] in ONCE and ended.code:
        assert "already" in ended.err
    else:
        assert ended.code == 0, ended
    if not is_done or place.command[0] not in ONCE:
        assert place.files() == new
    assert place.unfinished() == []


def test_a_stray_is_swept_up_by_any_command_that_writes_into_the_data(
    before: Path, running: Loaded
) -> None:
    stray = before / "data" / "signatures" / f"{TEMPORARY}left"
    stray.parent.mkdir()
    stray.write_bytes(b"half")
    (ended,) = running.at_once(("-C", before, *COMMANDS["review record"][0]))
    assert ended.code == 0, ended
    assert not stray.exists()
