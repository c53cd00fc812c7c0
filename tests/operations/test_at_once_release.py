"""Two releases at the same moment, or a release and another command: one comes after the other."""

import os
import re
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from at_once import Ended, Loaded, mou_loaded
from conftest import ROOT, change
from histories import run_git

ROUNDS = int(os.environ.get("ROUNDS", "2"))
RECORD = "data/versions/2020-05.yaml"
COUNTY = "data/signatures/essex-county-council.yaml"
RELEASE = ("release", "2020-05")
SIGN = ("sign", "essex-county-council", "--name", "Ann Sample", "--date", "2020-05-02")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows starts no child so")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own data with a reworded principle, committed, and somebody to commit."""
    folder = tmp_path_factory.mktemp("releases") / "before"
    shutil.copytree(ROOT / "data", folder / "data")
    change(folder, "data/principles.yaml", "title: Be ambitious", "title: Be bold")
    change(folder, "data/mou.yaml", "\ndate: 2019-03\n", "\ndate: 2020-05\n")
    run_git(folder, "init", "--quiet", "--template=", "--initial-branch", "main")
    for name, value in (("user.name", "Jo Sample"), ("user.email", "jo@example.org")):
        run_git(folder, "config", name, value)
    (folder / ".gitignore").write_text("/build/\n", encoding="utf-8")
    run_git(folder, "add", ".")
    run_git(folder, "commit", "--quiet", "--message", "Be bold")
    return folder


@pytest.fixture(scope="module")
def running(before: Path) -> Iterator[Loaded]:
    with mou_loaded(before.parent / "tmp", "conversions-kept") as process:
        process.load("-C", before, *RELEASE, "--dry-run")
        process.load("-C", before, *SIGN, "--version", "2019-03", "--dry-run")
        yield process


@pytest.fixture(scope="module")
def released(before: Path, running: Loaded) -> Path:
    """The same, with version 2020-05 proposed."""
    folder = before.parent / "released"
    shutil.copytree(before, folder)
    (ended,) = running.at_once(("-C", folder, *RELEASE))
    assert ended.code == 0, ended
    return folder


def at_once(running: Loaded, start: Path, root: Path, *commands: tuple[str, ...]) -> list[Ended]:
    """Run commands at once in a copy of a repository, and look whether git is whole after it."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(start, root)
    ended = running.at_once(*(("-C", root, *command) for command in commands))
    run_git(root, "fsck", "--no-dangling")
    assert list(root.rglob(".mou-unfinished-*")) == []
    assert list((root / ".git").glob("*.lock")) == []
    return ended


def commits(root: Path) -> int:
    return int(run_git(root, "rev-list", "--count", "HEAD"))


@pytest.mark.parametrize("other", ["2020-05", "2020-05b"])
def test_of_two_releases_of_one_text_one_is_made(
    other: str, before: Path, tmp_path: Path, running: Loaded
) -> None:
    root = tmp_path / "root"
    for _ in range(ROUNDS):
        ended = at_once(running, before, root, RELEASE, ("release", other))
        assert sorted(each.code for each in ended) == [0, 2], ended
        first = [each.code for each in ended].index(0)
        made = ("2020-05", other)[first]
        refused = ended[1 - first].err
        assert f"Version {made} is proposed already" in refused or f"is version {made}" in refused
        assert commits(root) == 2
        assert run_git(root, "tag", "--list") == f"mou/{made}"
        assert run_git(root, "rev-parse", f"mou/{made}^0") == run_git(root, "rev-parse", "HEAD")
        assert run_git(root, "status", "--porcelain") == ""
        record = (root / "data" / "versions" / f"{made}.yaml").read_text(encoding="utf-8")
        for name, digest in re.findall(r"name: (\S+)\n    digest: sha256:(\w+)", record):
            assert sha256((root / "build" / made / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("states", [("in-force", "in-force"), ("in-force", "withdrawn")])
def test_two_changes_of_state_come_one_after_the_other(
    states: tuple[str, str], released: Path, tmp_path: Path, running: Loaded
) -> None:
    root = tmp_path / "root"
    for _ in range(ROUNDS):
        commands = [(*RELEASE, "--state", state) for state in states]
        ended = at_once(running, released, root, *commands)
        codes = [each.code for each in ended]
        assert sorted(codes) == ([0, 2] if states[0] == states[1] else [0, 0]), ended
        assert commits(root) == 2 + codes.count(0)
        last = run_git(root, "log", "-1", "--format=%s").removeprefix("Version 2020-05 is ")
        assert f"\nstate: {last.replace(' ', '-')}\n" in (root / RECORD).read_text("utf-8")
        assert run_git(root, "status", "--porcelain") == ""


@pytest.mark.parametrize("state", ["proposed", "in-force"])
def test_a_signature_beside_a_release_is_on_record(
    state: str, before: Path, released: Path, tmp_path: Path, running: Loaded
) -> None:
    root, start = tmp_path / "root", before if state == "proposed" else released
    command = (*RELEASE, "--state", state)
    for _ in range(ROUNDS):
        release, sign = at_once(running, start, root, command, SIGN)
        assert sign.code == 0, sign
        assert "name: Ann Sample" in (root / COUNTY).read_text(encoding="utf-8")
        if release.code:  # the signature was first, and nobody has committed it
            assert f"`{COUNTY}` is not committed" in release.err
            assert commits(root) == commits(start)
        else:
            assert commits(root) == commits(start) + 1
            assert f"\nstate: {state}\n" in (root / RECORD).read_text(encoding="utf-8")
        assert run_git(root, "status", "--porcelain") == f"M {COUNTY}"
