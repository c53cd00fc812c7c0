"""git itself: its environment, and what is said where it cannot be used."""

import os
import subprocess
from pathlib import Path

import pytest

from conftest import Mou
from histories import run_git
from mou_cli.errors import EnvironmentFaultError
from mou_cli.git import Git, GitRefusedError
from mou_cli.git.environment import clean_environment


def test_what_makes_git_run_other_programs_is_dropped() -> None:
    given = {
        "PATH": "/bin",
        "HOME": "/home/a",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_GLOBAL": "x",
        "GIT_EXTERNAL_DIFF": "x",
        "GIT_TRACE2_EVENT": "x",
        "GIT_PAGER": "x",
        "PAGER": "x",
        "LC_ALL": "de_DE",
        "GIT_DIR": "/a/.git",
        "GIT_WORK_TREE": "/a",
        "GIT_INDEX_FILE": "/a/index",
        "GIT_OBJECT_DIRECTORY": "/a/objects",
        "GIT_QUARANTINE_PATH": "/a/q",
    }
    hook = clean_environment(given, named=False)
    kept = {name for name in hook if name in given}
    assert kept == {
        "PATH",
        "HOME",
        "LC_ALL",
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_QUARANTINE_PATH",
    }
    assert hook["LC_ALL"] == "C"
    named = clean_environment(given, named=True)
    assert {name for name in named if name in given} == {
        "PATH",
        "HOME",
        "LC_ALL",
        "GIT_QUARANTINE_PATH",
    }


def test_without_git_it_says_so(
    south_east_essex: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(south_east_essex))
    for command in (["diff"], ["history"], ["validate", "--at", "HEAD"], ["release", "1"]):
        ran = mou("-C", south_east_essex, *command)
        assert ran.code == 2
        assert ran.err.startswith("mou: git is not installed, or cannot be found\n")
    assert mou("-C", south_east_essex, "validate").code == 0


def test_git_may_vanish_between_two_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git = Git(tmp_path, named=True)
    git._environment["PATH"] = str(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentFaultError, match="git is not installed"):
        git.start("cat-file", "--batch")


def test_outside_a_repository_it_says_so(south_east_essex: Path, mou: Mou) -> None:
    ran = mou("-C", south_east_essex, "diff")
    assert ran.code == 2
    assert ran.err == (
        f"mou: `{south_east_essex}` lies in no git repository\n"
        "  Get it with `git clone`, or begin one with `git init`: "
        "git alone keeps earlier texts\n"
    )


def test_a_repository_of_somebody_else_is_refused_with_what_to_do(
    south_east_essex: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_git(south_east_essex, "init", "--quiet")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    ran = mou("-C", south_east_essex, "diff")
    assert ran.code == 2
    assert ran.err.startswith(f"mou: git does not trust `{south_east_essex}`")
    assert "git config --global --add safe.directory" in ran.err


def test_a_git_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*arguments: object, **options: object) -> None:
        raise subprocess.TimeoutExpired("git", 120)

    monkeypatch.setattr("mou_cli.git.command.subprocess.Popen.communicate", hang)
    with pytest.raises(EnvironmentFaultError, match="did not answer for 120 seconds"):
        Git(tmp_path, named=True).run_with_hooks("status")


def test_what_git_refuses_otherwise_is_for_the_caller(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "--quiet")
    with pytest.raises(GitRefusedError, match="Needed a single revision"):
        Git(tmp_path, named=True).run("rev-parse", "--verify", "nothing")


def test_a_hook_of_another_repository_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_git(tmp_path, "init", "--quiet", "one")
    (tmp_path / "two").mkdir()
    monkeypatch.chdir(tmp_path / "one")
    monkeypatch.setenv("GIT_DIR", os.fspath(tmp_path / "one" / ".git"))
    with pytest.raises(EnvironmentFaultError, match="lies in no git repository"):
        _ = Git(tmp_path / "two").prefix


def test_a_variable_that_names_no_repository_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_git(tmp_path, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    with pytest.raises(EnvironmentFaultError, match="GIT_DIR says that the repository is") as told:
        _ = Git(tmp_path).is_bare
    assert "unset GIT_DIR" in told.value.mend


def _program(folder: Path) -> tuple[Path, Path]:
    """Make a program that leaves a trace, and say where the trace will be."""
    ran = folder / "ran"
    program = folder / "program"
    program.write_text(f"#!/bin/sh\ntouch '{ran}'\nexit 1\n")
    program.chmod(0o755)
    return program, ran


@pytest.mark.skipif(os.name == "nt", reason="the program is a shell script")
def test_a_missing_object_is_not_fetched_by_a_program_of_the_repository(
    mou: Mou, south_east_essex: Path, tmp_path: Path
) -> None:
    run_git(south_east_essex, "init", "--quiet")
    run_git(south_east_essex, "add", "data")
    run_git(south_east_essex, "commit", "--quiet", "--message", "All")
    program, ran = _program(tmp_path)
    for name, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.url", "ssh://somewhere.invalid/agreement"),
        ("remote.origin.promisor", "true"),
        ("core.sshCommand", str(program)),
    ):
        run_git(south_east_essex, "config", name, value)
    blob = run_git(south_east_essex, "rev-parse", "HEAD:data/principles.yaml").strip()
    (south_east_essex / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    ended = mou("-C", south_east_essex, "validate", "--at", "HEAD")
    assert ended.code == 1
    assert "data/principles.yaml" in ended.out
    for command in (["render", "--at", "HEAD"], ["history"], ["status"], ["verify"]):
        mou("-C", south_east_essex, *command)
    assert not ran.exists()


@pytest.mark.skipif(os.name == "nt", reason="the program is a shell script")
def test_a_signature_is_not_shown_by_a_program_of_the_repository(
    mou: Mou, south_east_essex: Path, tmp_path: Path
) -> None:
    run_git(south_east_essex, "init", "--quiet")
    run_git(south_east_essex, "add", "data")
    tree = run_git(south_east_essex, "write-tree").strip()
    commit = tmp_path / "commit"
    commit.write_text(
        f"tree {tree}\nauthor A <a@example.org> 1700000000 +0000\n"
        "committer A <a@example.org> 1700000000 +0000\n"
        "gpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----\n\nAll\n"
    )
    signed = run_git(south_east_essex, "hash-object", "-t", "commit", "-w", str(commit)).strip()
    run_git(south_east_essex, "update-ref", "HEAD", signed)
    program, ran = _program(tmp_path)
    run_git(south_east_essex, "config", "log.showSignature", "true")
    run_git(south_east_essex, "config", "gpg.program", str(program))
    assert mou("-C", south_east_essex, "history").code == 0
    assert not ran.exists()


def test_an_object_that_stands_for_another_is_not_read(mou: Mou, south_east_essex: Path) -> None:
    run_git(south_east_essex, "init", "--quiet")
    run_git(south_east_essex, "add", "data")
    run_git(south_east_essex, "commit", "--quiet", "--message", "All")
    honest = run_git(south_east_essex, "rev-parse", "HEAD").strip()
    file = south_east_essex / "data" / "principles.yaml"
    file.write_text(file.read_text("utf-8").replace("Be ambitious", "Be lazy"), "utf-8")
    run_git(south_east_essex, "commit", "--quiet", "--all", "--message", "Another")
    forged = run_git(south_east_essex, "rev-parse", "HEAD").strip()
    run_git(south_east_essex, "replace", forged, honest)
    told = mou("-C", south_east_essex, "diff", honest, forged)
    assert "Be lazy" in told.out
