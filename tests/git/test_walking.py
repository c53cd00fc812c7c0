"""git's walk through the commits that touch some paths: all of it, or a reason why not."""

import pickle
import re
import time
from pathlib import Path

import pytest

from conftest import ROOT
from histories import run_git
from mou_cli.errors import EnvironmentFaultError
from mou_cli.git import Git, GitRefusedError, walking
from mou_cli.git.faults import hangs
from mou_cli.git.objects import MOST_SKIPPED, Objects
from mou_cli.git.walking import commits_with


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """A repository whose second commit has a file in a folder in a folder."""
    run_git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    for number, path in enumerate(("data/a.yaml", "data/b/c/d.yaml", "other.txt")):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(number), encoding="utf-8")
        run_git(tmp_path, "add", "--all")
        run_git(tmp_path, "commit", "--quiet", "--message", path)
    return Git(tmp_path, named=True)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git never end soon."""
    run = Git.run

    def slowly(git: Git, *arguments: str, seconds: float | None = None) -> bytes:
        if seconds is not None:
            raise hangs()
        return run(git, *arguments)

    monkeypatch.setattr(Git, "run", slowly)


def commits(git: Git) -> int:
    return len(commits_with(git, "rev-list", tip="HEAD", paths=("data",)).split())


def test_the_commits_that_touch_a_path(git: Git) -> None:
    assert commits(git) == 2


@pytest.mark.usefixtures("slow")
def test_an_honest_history_that_takes_long_is_waited_for(git: Git) -> None:
    assert commits(git) == 2


@pytest.mark.usefixtures("slow")
def test_a_folder_of_too_many_paths_is_refused(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "MOST_PATHS", 3)
    with pytest.raises(EnvironmentFaultError, match="more than 3 files and folders in `data`"):
        commits(git)
    monkeypatch.setattr(walking, "MOST_PATHS", 4)
    assert commits(git) == 2


@pytest.mark.usefixtures("slow")
def test_folders_too_deep_are_refused(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "MOST_LEVELS", 1)
    with pytest.raises(EnvironmentFaultError, match="files and folders in `data`"):
        commits(git)


@pytest.mark.usefixtures("slow")
def test_a_commit_of_very_many_parents_is_refused(
    git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "MOST_PARENTS", 2)
    assert commits(git) == 2
    tree, head = run_git(git.folder, "rev-parse", "HEAD^{tree}", "HEAD").split()
    first = run_git(git.folder, "rev-list", "--max-parents=0", "HEAD")
    made = run_git(git.folder, "commit-tree", tree, "-p", head, "-p", first, "-m", "x")
    run_git(git.folder, "reset", "--quiet", "--hard", made)
    with pytest.raises(EnvironmentFaultError, match=f"{made[:12]} has 2 parents or more"):
        commits(git)


@pytest.mark.usefixtures("slow")
def test_a_file_that_is_a_folder_in_a_commit_is_counted(
    git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "MOST_PATHS", 1)
    with pytest.raises(EnvironmentFaultError, match="in `data/b`"):
        commits_with(git, "rev-list", tip="HEAD", paths=("data/b",))
    assert commits_with(git, "rev-list", tip="HEAD", paths=("data/a.yaml",))


def test_nothing_else_asks_git_for_paths() -> None:
    walks = re.compile(r'run\(\s*\*?\(?"(log|rev-list)"[^)]*"--",')
    for file in (ROOT / "src").rglob("*.py"):
        assert not walks.search(file.read_text(encoding="utf-8")), file


def test_a_blob_of_gigabytes_is_not_read_to_be_left_out(git: Git) -> None:
    import hashlib
    import zlib

    size = 100 * MOST_SKIPPED
    packer, head = zlib.compressobj(9), b"blob %d\0" % size
    identity = hashlib.sha1(head, usedforsecurity=False).hexdigest()  # any will do
    data = packer.compress(head) + packer.compress(bytes(MOST_SKIPPED))
    file = git.folder / ".git" / "objects" / identity[:2] / identity[2:]
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data + packer.flush())
    begun = time.monotonic()
    with Objects(git) as objects:
        found = list(objects.many([identity, "HEAD:other.txt", identity, "HEAD:data/a.yaml"], 10))
    assert time.monotonic() - begun < 20
    assert [each and (each.size, each.data) for each in found] == [
        (size, b""),
        (1, b"2"),
        (size, b""),
        (1, b"0"),
    ]


def test_what_git_refuses_is_told_in_its_own_words() -> None:
    error = GitRefusedError("fatal: bad\nhint: worse")
    assert str(error) == "fatal: bad\nhint: worse"
    assert error.message == "git says: fatal: bad; hint: worse"
    assert pickle.loads(pickle.dumps(error)).message == error.message  # noqa: S301 - our own
