"""What a release says of how to take it back is true, as it is printed, in a real shell."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Mou, Ran, change
from histories import run_git
from releases import RECORD, commits, files_of, hook, to_release

pytestmark = pytest.mark.usefixtures("conversions_kept")

SHELLS = [name for name in ("sh", "bash", "zsh", "pwsh") if shutil.which(name)]
BEGINNING = "To take it back, before it is pushed and before anything else is committed: "


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return to_release(tmp_path / "The Marsh's $HOME (2)")


def command(ran: Ran) -> str:
    """Return the command that a release printed."""
    (line,) = (line for line in ran.err.splitlines() if line.startswith(BEGINNING))
    return line.removeprefix(BEGINNING)


def run(words: str, place: Path, shell: str = "sh") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [shell, "-c", words], cwd=place, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("state", ["proposed", "in-force"])
def test_a_new_version_is_taken_back(
    state: str, shell: str, root: Path, mou: Mou, tmp_path: Path
) -> None:
    before = files_of(root)
    words = command(mou("-C", root, "release", "2020-05", "--state", state))
    done = run(words, tmp_path, shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert files_of(root) == before
    assert mou("-C", root, "release", "2020-05").code == 0


@pytest.mark.parametrize("state", ["in-force", "withdrawn"])
def test_another_state_is_taken_back(state: str, root: Path, mou: Mou, tmp_path: Path) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    before = files_of(root)
    words = command(mou("-C", root, "release", "2020-05", "--state", state))
    assert "tag" not in words
    assert "rm " not in words
    assert run(words, tmp_path).returncode == 0
    assert files_of(root) == before


def test_a_tag_alone_is_taken_back(root: Path, mou: Mou, tmp_path: Path) -> None:
    assert mou("-C", root, "release", "2020-05").code == 0
    run_git(root, "tag", "--delete", "mou/2020-05")
    before = files_of(root)
    words = command(mou("-C", root, "release", "2020-05"))
    assert words.endswith(" tag --delete mou/2020-05")
    assert run(words, tmp_path).returncode == 0
    assert files_of(root) == before


def test_a_version_without_its_tag_is_taken_back(root: Path, mou: Mou, tmp_path: Path) -> None:
    before = files_of(root)
    run_git(root, "config", "tag.gpgSign", "true")
    run_git(root, "config", "gpg.program", "false")
    ran = mou("-C", root, "release", "2020-05")
    assert ran.code == 2
    words = command(ran)
    assert " tag " not in words
    assert run(words, tmp_path).returncode == 0
    assert files_of(root) == before
    run_git(root, "config", "tag.gpgSign", "false")
    assert mou("-C", root, "release", "2020-05").code == 0


@pytest.mark.parametrize("place", ["", "data/partners"])
def test_where_the_user_stands_in_it_the_command_is_short(
    place: str, root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / place)
    before = files_of(root)
    words = command(mou("release", "2020-05"))
    assert str(root) not in words or place
    done = run(words, root / place)
    assert (done.returncode, done.stderr) == (0, "")
    assert files_of(root) == before


def test_documents_elsewhere_are_taken_back(root: Path, mou: Mou, tmp_path: Path) -> None:
    before = files_of(root)
    for folder in (tmp_path / "-out 1", Path("-out 2")):
        words = command(mou("-C", root, "release", "2020-05", "--output", folder))
        assert len(list(tmp_path.rglob("*.pdf"))) == 1
        assert run(words, tmp_path).returncode == 0
        assert files_of(root) == before
        assert not [*tmp_path.rglob("*.pdf"), *tmp_path.rglob("*.docx")]


def test_below_the_top_of_a_repository(root: Path, mou: Mou, tmp_path: Path) -> None:
    below = root / "agreements" / "essex"
    below.mkdir(parents=True)
    run_git(root, "mv", "data", "agreements/essex/data")
    run_git(root, "commit", "--quiet", "--message", "Moved")
    before = files_of(root)
    words = command(mou("-C", below, "release", "2020-05"))
    assert run(words, tmp_path).returncode == 0
    assert files_of(root) == before


def test_nothing_of_anybody_elses_is_lost(root: Path, mou: Mou, tmp_path: Path) -> None:
    (root / "tracked.txt").write_text("1", encoding="utf-8")
    commits(root, "Notes")
    (root / "staged.txt").write_text("staged", encoding="utf-8")
    (root / "tracked.txt").write_text("2", encoding="utf-8")
    run_git(root, "add", "staged.txt", "tracked.txt")
    (root / "tracked.txt").write_text("3", encoding="utf-8")
    (root / "untracked.txt").write_text("mine", encoding="utf-8")
    before = files_of(root)
    words = command(mou("-C", root, "release", "2020-05"))
    (root / "build" / "2020-05" / "letter.txt").write_text("mine", encoding="utf-8")
    assert run(words, tmp_path).returncode == 0
    (root / "build" / "2020-05" / "letter.txt").unlink()
    assert files_of(root) == before


@pytest.mark.skipif(os.name == "nt", reason="hooks are shell scripts")
def test_what_a_hook_has_put_in_is_told_and_not_lost(root: Path, mou: Mou, tmp_path: Path) -> None:
    (root / "notes ‘1’.txt").write_text("mine", encoding="utf-8")
    (root / "tracked.txt").write_text("1", encoding="utf-8")
    run_git(root, "add", "tracked.txt")
    run_git(root, "commit", "--quiet", "--message", "Notes")
    (root / "tracked.txt").write_text("2", encoding="utf-8")
    before, head = files_of(root), run_git(root, "rev-parse", "HEAD")
    hook(root, "pre-commit", "git add --all '*.txt'\n")
    ran = mou("-C", root, "release", "2020-05")
    assert (
        "Note: A hook put more than the record into the commit: `notes ‘1’.txt` and `tracked.txt`\n"
    ) in ran.err
    assert run(command(ran), tmp_path).returncode == 0
    assert run_git(root, "rev-parse", "HEAD") == head
    run_git(root, "reset", "--quiet")
    assert files_of(root) == before


def test_behind_another_commit_it_does_nothing(root: Path, mou: Mou, tmp_path: Path) -> None:
    words = command(mou("-C", root, "release", "2020-05"))
    (root / "notes.txt").write_text("x", encoding="utf-8")
    commits(root, "Notes")
    before = files_of(root)
    assert run(words, tmp_path).returncode != 0
    assert files_of(root) == before


def test_given_twice_it_does_nothing_more(root: Path, mou: Mou, tmp_path: Path) -> None:
    words = command(mou("-C", root, "release", "2020-05"))
    assert run(words, tmp_path).returncode == 0
    before = files_of(root)
    assert run(words, tmp_path).returncode != 0
    assert files_of(root) == before


def test_a_record_that_was_worked_on_is_not_lost(root: Path, mou: Mou, tmp_path: Path) -> None:
    words = command(mou("-C", root, "release", "2020-05"))
    change(root, RECORD, "version:", "# Mine.\nversion:")
    text = (root / RECORD).read_bytes()
    assert run(words, tmp_path).returncode != 0
    assert (root / RECORD).read_bytes() == text


def test_in_a_worktree_of_its_own(root: Path, mou: Mou, tmp_path: Path) -> None:
    run_git(root, "worktree", "add", "--quiet", "-b", "second", str(tmp_path / "second"))
    before = files_of(tmp_path / "second")
    main = run_git(root, "rev-parse", "main")
    words = command(mou("-C", tmp_path / "second", "release", "2020-05"))
    assert run(words, tmp_path).returncode == 0
    assert files_of(tmp_path / "second") == before
    assert run_git(root, "rev-parse", "main") == main


def test_a_folder_that_cannot_be_typed_is_not_named(mou: Mou, tmp_path: Path) -> None:
    root = to_release(tmp_path / "a\nb")
    ran = mou("-C", root, "release", "2020-05")
    assert ran.code == 0
    told = ran.err.splitlines()[-1]
    assert told.startswith(f"{BEGINNING.removesuffix(': ')}, in the folder itself: git switch")
    before = run_git(root, "rev-parse", "HEAD~1")
    assert run(told.partition(": ")[2], root).returncode == 0
    assert run_git(root, "rev-parse", "HEAD") == before


def test_on_another_branch_it_is_taken_back_where_it_was_made(mou: Mou, tmp_path: Path) -> None:
    root = to_release(tmp_path / "repository")
    branch = run_git(root, "symbolic-ref", "--short", "HEAD")
    before = run_git(root, "rev-parse", "HEAD")
    words = command(mou("-C", root, "release", "2020-05"))
    run_git(root, "switch", "--quiet", "--create", "other")
    assert run(words, tmp_path).returncode == 0
    assert run_git(root, "rev-parse", branch) == before
    assert run_git(root, "symbolic-ref", "--short", "HEAD") == branch
    assert run_git(root, "log", "-1", "--format=%s", "other") != ""
    assert run_git(root, "rev-parse", "other") != before
    assert run_git(root, "status", "--porcelain") == ""
