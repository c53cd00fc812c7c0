"""Commits as git's log tells them, whatever somebody wrote into them."""

import subprocess
from pathlib import Path

import pytest

from conftest import Mou
from histories import run_git
from signing import COUNCIL, FILE, Keys, codes, make_keys, make_repository, sign, ssh_of

NOBODY = "A <a@example.org> 1770000000 +0000"


def commit_by(root: Path, author: str, committer: str, subject: str = "Odd") -> str:
    """Commit the working files as git itself never would, on the branch that is checked out."""
    run_git(root, "add", "--all")
    tree, parent = run_git(root, "write-tree"), run_git(root, "rev-parse", "HEAD")
    text = f"tree {tree}\nparent {parent}\nauthor {author}\ncommitter {committer}\n\n{subject}\n"
    command = ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"]
    made = subprocess.run(command, cwd=root, input=text.encode(), capture_output=True, check=True)
    commit = made.stdout.decode().strip()
    run_git(root, "update-ref", "HEAD", commit)
    return commit


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return make_keys(tmp_path_factory.mktemp("keys") / "keys")


@pytest.fixture
def root(tmp_path: Path, keys: Keys) -> Path:
    return make_repository(tmp_path / "repository", keys)


@pytest.mark.usefixtures("ssh_keygen")
@pytest.mark.parametrize("committer", ["nobody", "A <a@example.org> soon +0000"])
def test_a_record_held_since_a_commit_without_a_time(
    root: Path, keys: Keys, committer: str
) -> None:
    sign(root, keys["council"], name="Later")
    commit = commit_by(root, NOBODY, committer)
    first, second = ssh_of(root)
    assert codes([first, second]) == ["good", "good"]
    assert second.words.endswith(f"; held since commit {commit[:7]}")


@pytest.mark.usefixtures("ssh_keygen")
def test_what_is_written_into_a_commit_is_taken_for_no_id_or_time(root: Path, keys: Keys) -> None:
    sign(root, keys["council"], name="Later")
    odd = "\x1f".join(("A", "0" * 40, "1"))
    commit = commit_by(root, f"{odd} <a@example.org> 1 +0000", NOBODY, odd)
    _, second = ssh_of(root)
    assert codes([second]) == ["good"]
    assert second.words.endswith(f"; held since commit {commit[:7]} of 2026-02-02")


@pytest.mark.parametrize("when", ["", "soon +0000", "99999999999999 +0000"])
@pytest.mark.usefixtures("ssh_keygen")
def test_a_history_with_a_commit_that_has_no_day(root: Path, mou: Mou, when: str) -> None:
    (root / FILE).unlink()
    commit_by(root, NOBODY, NOBODY)
    sign(root, name="Another")
    commit = commit_by(root, f"B <b@example.org> {when}".strip(), NOBODY)
    for face in ("text", "markdown", "json"):
        ran = mou("-C", root, "history", f"signature/{COUNCIL}", "--format", face)
        assert (ran.code, ran.err) == (0, "")
        assert commit[:7] in ran.out
    page = mou("-C", root, "history").out
    assert f"first in {commit[:7]} by B on no date" not in page
    assert f"first in {commit[:7]} by B" in page


@pytest.mark.usefixtures("ssh_keygen")
def test_a_redline_of_a_commit_that_has_no_day(root: Path, mou: Mou) -> None:
    path = root / "data" / "mou.yaml"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")
    commit_by(root, "B <b@example.org> soon +0000", NOBODY)
    ran = mou("-C", root, "diff", "HEAD~1", "HEAD", "--format", "docx", "--output", root / "a.docx")
    assert (ran.code, ran.err.count("internal")) == (0, 0), ran.err


def test_a_file_of_names_renames_nobody_who_committed(root: Path, mou: Mou) -> None:
    who = run_git(root, "log", "-1", "--format=%an <%ae>")
    (root / ".mailmap").write_text(f"Chief Executive {who[who.index('<') :]}\n", encoding="utf-8")
    assert run_git(root, "log", "-1", "--format=%aN") == "Chief Executive"
    ran = mou("-C", root, "history")
    assert ran.code == 0
    assert "Chief Executive" not in ran.out
