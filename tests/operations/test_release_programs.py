"""A release runs the user's own programs where it writes, and none where it only reads."""

import os
from pathlib import Path

import pytest

from conftest import Mou, change
from histories import run_git
from mou_cli.git import Git
from releases import RECORD, commits, hook, state_of, to_release

pytestmark = [
    pytest.mark.usefixtures("conversions_kept"),
    pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts"),
]

STATUS, FILTERS = "status", "cat-file"
WHO = ["var", "var"]
WRITES = ["add", "commit", "tag"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return to_release(tmp_path / "repository")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the commands of git that run with the user's own programs, as they come."""
    found: list[str] = []
    run = Git.run_with_hooks

    def noted(self: Git, *arguments: str) -> bytes:
        found.append(arguments[0])
        return run(self, *arguments)

    monkeypatch.setattr(Git, "run_with_hooks", noted)
    return found


def test_only_what_writes_runs_the_users_programs(root: Path, mou: Mou, steps: list[str]) -> None:
    for more, expected in (
        (("2020-05", "--dry-run"), [STATUS, *WHO]),
        (("2020-05",), [STATUS, *WHO, *WRITES]),
        (("2020-05", "--state", "in-force", "--dry-run"), [STATUS, *WHO]),
        (("2020-05", "--state", "in-force"), [STATUS, *WHO, "add", "commit"]),
        (("2020-05", "--state", "proposed"), [STATUS, *WHO, "add", "commit"]),
    ):
        assert mou("-C", root, "release", *more).code == 0
        assert steps == expected
        steps.clear()
    run_git(root, "tag", "--delete", "mou/2020-05")
    assert mou("-C", root, "release", "2020-05").code == 0
    assert steps == [STATUS, *WHO, "tag"]


def test_what_a_killed_run_left_is_compared_through_the_users_filters(
    root: Path, mou: Mou, steps: list[str]
) -> None:
    change(root, "data/versions/2019-03.yaml", "state: in-force", "state: withdrawn")
    assert mou("-C", root, "release", "2019-03", "--state", "withdrawn").code == 0
    assert steps == [STATUS, FILTERS, *WHO, "add", "commit"]


def test_what_is_refused_is_taken_out_of_the_index(root: Path, mou: Mou, steps: list[str]) -> None:
    hook(root, "pre-commit")
    assert mou("-C", root, "release", "2020-05").code == 2
    assert steps == [STATUS, *WHO, "add", "commit", "reset"]


HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "reference-transaction")
OTHERS = ("pre-push", "post-checkout", "post-merge", "post-rewrite", "fsmonitor-watchman")


def ran_into(root: Path, *names: str) -> Path:
    """Put hooks into a repository that note their names, and return where."""
    noted = root.parent / "ran"
    for name in names:
        hook(root, name, f"echo {name} >> '{noted}'\n")
    return noted


def test_the_users_hooks_run_where_it_writes_and_only_there(root: Path, mou: Mou) -> None:
    noted = ran_into(root, *HOOKS, *OTHERS)
    assert mou("-C", root, "release", "2020-05", "--dry-run").code == 0
    assert not noted.exists()
    assert mou("-C", root, "release", "2020-05").code == 0
    assert set(noted.read_text(encoding="utf-8").split()) == set(HOOKS)


def test_a_hook_finds_what_it_finds_under_git(
    root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", "mou.example"),
        ("GIT_CONFIG_VALUE_0", "found"),
        ("LC_ALL", "C.UTF-8"),
    ):
        monkeypatch.setenv(name, value)
    told = root.parent / "told"
    script = (
        f"{{ git ls-files 'data/princip*' ; git config mou.example; echo $LC_ALL; }} > '{told}'\n"
    )
    hook(root, "pre-commit", script)
    assert mou("-C", root, "release", "2020-05").code == 0
    lines = told.read_text(encoding="utf-8").splitlines()
    assert lines == ["data/principles.yaml", "found", "C.UTF-8"]


def test_the_users_own_variables_name_them(
    root: Path, mou: Mou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("user.name", "user.email"):
        run_git(root, "config", "--unset", name)
    run_git(root, "config", "user.useConfigOnly", "true")
    settings = tmp_path / "settings"
    settings.write_text("[user]\nname = Pat Officer\nemail = pat@example.org\n", encoding="utf-8")
    assert mou("-C", root, "release", "2020-05").code == 2
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert mou("-C", root, "release", "2020-05").code == 0
    assert run_git(root, "log", "-1", "--format=%an") == "Pat Officer"


@pytest.mark.parametrize("name", ["*", "a[b]", ":(top)x", "data*"])
def test_a_folder_that_could_be_a_pattern_is_none(name: str, root: Path, mou: Mou) -> None:
    for folder in (root / name, root / "datab", root / "ab"):
        folder.mkdir()
        (folder / "notes.txt").write_text("x", encoding="utf-8")
    run_git(root, "mv", "data", str(root / name / "data"))
    run_git(root, "commit", "--quiet", "--message", "Moved")
    assert mou("-C", root / name, "release", "2020-05").code == 0
    made = run_git(root, "-c", "core.quotePath=false", "show", "--name-only", "--format=")
    assert made == f"{name}/{RECORD}"
    change(root / name, "data/principles.yaml", "title: Be bold", "title: Be calm")
    ran = mou("-C", root / name, "release", "2020-06")
    assert "`data/principles.yaml` is not committed" in ran.err


def test_a_commit_is_signed_where_git_signs_commits(root: Path, mou: Mou, tmp_path: Path) -> None:
    program, noted = tmp_path / "sign", tmp_path / "ran"
    program.write_text(
        f"#!/bin/sh\necho \"$@\" >> '{noted}'\ncat > /dev/null\n"
        "echo '[GNUPG:] SIG_CREATED ' >&2\n"
        "echo '-----BEGIN PGP SIGNATURE-----'\necho '-----END PGP SIGNATURE-----'\n"
    )
    program.chmod(0o755)
    for name in ("commit.gpgSign", "tag.gpgSign", "log.showSignature"):
        run_git(root, "config", name, "true")
    run_git(root, "config", "gpg.program", str(program))
    assert mou("-C", root, "release", "2020-05").code == 0
    assert "BEGIN PGP SIGNATURE" in run_git(root, "cat-file", "commit", "HEAD")
    assert "BEGIN PGP SIGNATURE" in run_git(root, "cat-file", "tag", "mou/2020-05")
    noted.unlink()
    assert mou("-C", root, "release", "2020-05", "--state", "in-force", "--dry-run").code == 0
    run_git(root, "tag", "--delete", "mou/2020-05")
    assert mou("-C", root, "release", "2020-05", "--dry-run").code == 0
    assert not noted.exists()


def partial(root: Path) -> Path:
    """Make a clone that lacks the files of older commits, and has nobody to fetch them from."""
    run_git(root, "config", "uploadpack.allowFilter", "true")
    clone = root.parent / "clone"
    run_git(root.parent, "clone", "--quiet", "--filter=blob:none", f"file://{root}", str(clone))
    for name, value in (
        ("user.name", "Jo Sample"),
        ("user.email", "jo@example.org"),
        ("remote.origin.url", str(root.parent / "nowhere")),
    ):
        run_git(clone, "config", name, value)
    return clone


def test_in_a_partial_clone_the_last_commit_is_enough(root: Path, mou: Mou) -> None:
    clone = partial(root)
    ran = mou("-C", clone, "release", "2020-05")
    assert ran.code == 0, ran.err
    assert run_git(clone, "show", "--name-only", "--format=") == RECORD
    run_git(clone, "tag", "--delete", "mou/2020-05")
    assert mou("-C", clone, "release", "2020-05").code == 0
    assert mou("-C", clone, "release", "2020-05", "--state", "withdrawn").code == 0


def test_in_a_partial_clone_nothing_is_fetched_by_itself(root: Path, mou: Mou) -> None:
    change(root, "data/principles.yaml", "title: Be bold", "title: Be daring")
    commits(root, "Be daring")
    assert mou("-C", root, "release", "2020-05").code == 0
    change(root, "data/principles.yaml", "title: Be daring", "title: Be calm")
    commits(root, "Be calm")
    clone = partial(root)
    before = state_of(clone)
    ran = mou("-C", clone, "release", "2020-05", "--state", "in-force")
    assert (ran.code, state_of(clone)) == (2, before)
    assert "Fetch all of it: git fetch --refetch --no-filter" in ran.err
    run_git(clone, "config", "remote.origin.url", f"file://{root}")
    run_git(clone, "fetch", "--quiet", "--refetch", "--no-filter")
    assert mou("-C", clone, "release", "2020-05", "--state", "in-force").code == 0
