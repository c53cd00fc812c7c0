"""What `mou keep` says of how to take it back is true, as it is printed, in a real shell."""

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Mou, Ran, change
from histories import run_git
from releases import commits, files_of, to_release

SHELLS = [name for name in ("sh", "bash", "zsh", "pwsh") if shutil.which(name)]
BEGINNING = "To take it back, before anything else is changed or committed: "


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a repository whose last commit has the text of 2019-03."""
    root = to_release(tmp_path / "The Marsh's $HOME (2)")
    run_git(root, "reset", "--quiet", "--hard", "HEAD~1")
    return root


def command(ran: Ran) -> str:
    assert ran.code == 0, ran.err
    line = ran.err.splitlines()[-1]
    assert line.startswith(BEGINNING)
    return line.removeprefix(BEGINNING)


def run(words: str, place: Path, shell: str = "sh") -> None:
    done = subprocess.run(
        [shell, "-c", words], cwd=place, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), words


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("added", [False, True])
def test_a_text_that_is_kept_is_taken_back(
    added: bool, shell: str, root: Path, mou: Mou, tmp_path: Path
) -> None:
    before = files_of(root)
    words = command(mou("-C", root, "keep", "2019-03"))
    assert len(words.split(";")) == 2
    if added:
        run_git(root, "add", "kept")
    run(words, tmp_path, shell)
    assert files_of(root) == before


def test_without_git_it_is_deleted(root: Path, mou: Mou, tmp_path: Path) -> None:
    shutil.rmtree(root / ".git")
    assert command(mou("-C", root, "keep", "2019-03")).startswith("rm -r ")
    run(command_again(root, mou), tmp_path)
    assert not (root / "kept" / "2019-03").exists()


def command_again(root: Path, mou: Mou) -> str:
    shutil.rmtree(root / "kept")
    return command(mou("-C", root, "keep", "2019-03"))


def test_what_is_kept_already_needs_no_way_back(root: Path, mou: Mou) -> None:
    assert mou("-C", root, "keep", "2019-03").code == 0
    ran = mou("-C", root, "keep", "2019-03")
    assert (ran.code, "take it back" in ran.err) == (0, False)


def test_files_that_were_kept_otherwise_come_back(
    root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mou("-C", root, "keep", "2019-03").code == 0
    commits(root, "Kept")
    change(root, "data/principles.yaml", "principles:", "# A comment.\nprinciples:")
    before = files_of(root)
    monkeypatch.chdir(root / "data")
    words = command(mou("keep", "2019-03"))
    assert words == "git -C .. restore --staged --worktree -- kept/2019-03/data/principles.yaml"
    run(words, root / "data")
    assert files_of(root) == before
