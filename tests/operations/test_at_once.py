"""Two commands at the same moment: what either of them says that it recorded is on record.

`make test` does it a few times for each pair; `make at-once ROUNDS=200` as often as one likes.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from at_once import Loaded, mou_loaded
from conftest import ROOT, change
from histories import run_git
from mou_cli.loading import load
from mou_cli.trees import DiskTree
from signing import COUNCIL, FILE

ROUNDS = int(os.environ.get("ROUNDS", "2"))
REVIEW = "data/reviews/2024-07-01.yaml"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows starts no child so")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    folder = tmp_path_factory.mktemp("loaded")
    marsh = copied(folder / "marsh")
    with mou_loaded(folder / "tmp") as process:
        process.load("-C", marsh, *recorded("sign", "A"), "--dry-run")
        process.load("-C", marsh, *reviewed("2024-07-01", "A"), "--dry-run")
        process.load("-C", marsh, "render", "--format", "html,md", "--output", folder / "out")
        process.load("-C", marsh, "schema", "mou")
        process.load("-C", marsh, "calendar")
        yield process


@pytest.fixture
def marsh(tmp_path: Path) -> Path:
    return copied(tmp_path / "marsh")


def copied(root: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "rules" / "base" / "data", root / "data")
    return root


def recorded(command: str, name: str) -> tuple[str, ...]:
    return (command, COUNCIL, "--name", name, "--date", "2024-06-05", "--version", "2024-04")


def reviewed(day: str, name: str) -> tuple[str, ...]:
    outcome = ("--outcome", "no-change", "--version", "2024-04")
    return ("review", "record", "--date", day, "--reviewer", name, *outcome)


@pytest.mark.parametrize(
    ("commands", "is_there"),
    [
        (("sign", "sign"), False),
        (("sign", "sign"), True),
        (("decline", "decline"), False),
        (("decline", "decline"), True),
        (("withdraw", "withdraw"), True),
        (("sign", "decline", "withdraw"), True),
    ],
)
def test_records_of_one_partner_are_all_kept(
    commands: tuple[str, ...], is_there: bool, marsh: Path, running: Loaded
) -> None:
    assert running.at_once(("-C", marsh, *recorded("sign", "First")))[0].code == 0
    first = (marsh / FILE).read_bytes()
    for number in range(ROUNDS):
        (marsh / FILE).write_bytes(first) if is_there else (marsh / FILE).unlink()
        names = [f"{name} {number}" for name in ("Ann", "Ben", "Cyd")[: len(commands)]]
        pairs = zip(commands, names, strict=True)
        ended = running.at_once(*(("-C", marsh, *recorded(*pair)) for pair in pairs))
        assert [each.code for each in ended] == [0] * len(commands), ended
        found = load(DiskTree(marsh)).repository.signatures[COUNCIL].signatures
        told = ["First", *names] if is_there else names
        assert sorted(each.name for each in found) == sorted(told)
    assert_clean(marsh)


def test_reviews_of_two_days_are_both_kept(marsh: Path, running: Loaded) -> None:
    for _ in range(ROUNDS):
        days = ("2024-07-01", "2024-07-02")
        ended = running.at_once(*(("-C", marsh, *reviewed(day, day)) for day in days))
        assert [each.code for each in ended] == [0, 0], ended
        for day in days:
            path = marsh / "data" / "reviews" / f"{day}.yaml"
            assert f"- {day}" in path.read_text(encoding="utf-8")
            path.unlink()
    assert_clean(marsh)


def test_of_two_reviews_of_one_day_one_is_recorded_and_the_other_refused(
    marsh: Path, running: Loaded
) -> None:
    for _ in range(ROUNDS):
        names = ("Ann", "Ben")
        ended = running.at_once(*(("-C", marsh, *reviewed("2024-07-01", name)) for name in names))
        assert sorted(each.code for each in ended) == [0, 2], ended
        kept = names[[each.code for each in ended].index(0)]
        assert f"- {kept}\n" in (marsh / REVIEW).read_text(encoding="utf-8")
        assert f"`{REVIEW}` is on record already" in "".join(each.err for each in ended)
        (marsh / REVIEW).unlink()
    assert_clean(marsh)


def test_a_new_file_is_made_once_where_a_file_system_knows_no_locks(
    marsh: Path, tmp_path: Path
) -> None:
    with mou_loaded(tmp_path / "tmp", "no-locks") as running:
        running.load("-C", marsh, *reviewed("2024-07-01", "A"), "--dry-run")
        for _ in range(ROUNDS):
            commands = [reviewed("2024-07-01", name) for name in ("Ann", "Ben")]
            ended = running.at_once(*(("-C", marsh, *command) for command in commands))
            assert sorted(each.code for each in ended) == [0, 2], ended
            kept = ("Ann", "Ben")[[each.code for each in ended].index(0)]
            assert f"- {kept}\n" in (marsh / REVIEW).read_text(encoding="utf-8")
            (marsh / REVIEW).unlink()
    assert_clean(marsh)


def test_a_text_is_kept_twice_at_once(south_east_essex: Path, running: Loaded) -> None:
    for number in range(ROUNDS):
        shutil.rmtree(south_east_essex / "kept", ignore_errors=True)
        ended = running.at_once(*[("-C", south_east_essex, "keep", "2019-03")] * 2)
        assert [each.code for each in ended] == [0, 0], (number, ended)
        kept = south_east_essex / "kept" / "2019-03"
        files = [path for path in kept.rglob("*") if path.is_file()]
        assert len(files) > 10
        for path in files:
            assert path.read_bytes() == (south_east_essex / path.relative_to(kept)).read_bytes()
    assert_clean(south_east_essex)


WRITTEN = {
    "render": ("render", "--format", "html,md", "--output"),
    "schema": ("schema", "--output"),
    "calendar": ("calendar", "--output"),
    "review start": ("review", "start", "--output"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_each_file_that_two_runs_write_is_that_of_one_of_them(
    name: str, south_east_essex: Path, tmp_path: Path, running: Loaded
) -> None:
    other, out = tmp_path / "other", tmp_path / "out"
    shutil.copytree(south_east_essex, other)
    change(other, "data/mou.yaml", "\ndate: 2019-03\n", "\ndate: 2020-05\n")
    change(other, "data/principles.yaml", "title: Be ambitious", "title: Be bold")
    roots = (south_east_essex, other)
    for root in roots:
        run_git(root, "init", "--quiet", "--template=", "--initial-branch", "main")
        run_git(root, "add", "data")
        run_git(root, "commit", "--quiet", "--message", "All")
    folder = name in ("render", "schema")
    alone = []
    for number, root in enumerate(roots):
        to = tmp_path / f"alone{number}"
        assert running.at_once(("-C", root, *WRITTEN[name], to))[0].code == 0
        alone.append(contents(to))
    for _ in range(ROUNDS):
        ended = running.at_once(*(("-C", root, *WRITTEN[name], out) for root in roots))
        assert [each.code for each in ended] == [0, 0], ended
        found = contents(out)
        assert found.keys() == alone[0].keys()
        for path, data in found.items():
            assert data in (alone[0][path], alone[1][path]), path
        shutil.rmtree(out) if folder else out.unlink()
    assert list(tmp_path.glob(".mou*")) == []


def contents(path: Path) -> dict[str, bytes]:
    """Return the bytes of a file, or of each file in a folder."""
    if path.is_file():
        return {"": path.read_bytes()}
    files = [each for each in path.rglob("*") if each.is_file()]
    return {each.relative_to(path).as_posix(): each.read_bytes() for each in files}


@pytest.mark.parametrize("command", ["sign", "review"])
def test_two_programs_at_once(command: str, marsh: Path) -> None:
    for number in range(max(2, ROUNDS // 20)):
        given = [
            recorded("sign", f"{name} {number}")
            if command == "sign"
            else reviewed(f"{date(2025, 1, 1) + timedelta(2 * number + day)}", f"{name} {number}")
            for day, name in enumerate(("Ann", "Ben"))
        ]
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "mou_cli", "-C", marsh, *arguments],
                stdout=subprocess.DEVNULL,
            )
            for arguments in given
        ]
        assert [process.wait() for process in started] == [0, 0]
        text = "".join(path.read_text("utf-8") for path in marsh.glob("data/*/*.yaml"))
        assert (f"Ann {number}" in text, f"Ben {number}" in text) == (True, True)
    assert_clean(marsh)


def assert_clean(root: Path) -> None:
    """Nothing lies in the repository but what people read."""
    files = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    assert [path for path in files if not path.endswith((".yaml", ".md"))] == []
