"""Where a release fails, all is as it was; or the version is on record, and is told to be so."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Mou
from histories import run_git
from mou_cli.git import Git
from releases import RECORD, hook, state_of, to_release

pytestmark = pytest.mark.usefixtures("conversions_kept")

NEW = ("2020-05",)
STATE = ("2019-03", "--state", "withdrawn")
TAKEN_BACK = "The record and the documents were taken back, and nothing is changed."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return to_release(tmp_path / "repository")


def documents_of(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (root / "build").rglob("*") if path.is_file()}


def locked(root: Path) -> Callable[[], None]:
    lock = root / ".git" / "index.lock"
    lock.touch()
    return lock.unlink


def with_hook(name: str, script: str = "echo not today >&2\nexit 1\n") -> Any:
    def make(root: Path) -> Callable[[], None]:
        hook(root, name, script)
        return (root / ".git" / "hooks" / name).unlink

    return make


def unsigned(root: Path) -> Callable[[], None]:
    run_git(root, "config", "commit.gpgSign", "true")
    run_git(root, "config", "gpg.program", "false")
    return lambda: _off(root, "commit.gpgSign")


def ignored(root: Path) -> Callable[[], None]:
    exclude = root / ".git" / "info" / "exclude"
    exclude.write_text("data/versions/\n", encoding="utf-8")
    return lambda: _off(root)


def _off(root: Path, *settings: str) -> None:
    for name in settings:
        run_git(root, "config", name, "false")
    (root / ".git" / "info" / "exclude").write_text("", encoding="utf-8")


REFUSES = {
    "pre-commit": (with_hook("pre-commit"), "not today"),
    "prepare-commit-msg": (with_hook("prepare-commit-msg"), "not today"),
    "commit-msg": (with_hook("commit-msg"), "not today"),
    "a hook that speaks of a repository": (
        with_hook("pre-commit", "echo fatal: not a git repository >&2\nexit 1\n"),
        "lies in no git repository",
    ),
    "a hook for every name": (with_hook("reference-transaction", "exit 1\n"), "abort"),
    "the program that signs": (unsigned, "sign"),
    "git's own lock": (locked, "index.lock': File exists"),
}


@pytest.mark.parametrize("name", REFUSES)
@pytest.mark.parametrize("arguments", [NEW, STATE])
def test_a_commit_that_is_refused_leaves_all_as_it_was(
    arguments: tuple[str, ...], name: str, root: Path, mou: Mou
) -> None:
    before = state_of(root)
    refuses, words = REFUSES[name]
    mends = refuses(root)
    ran = mou("-C", root, "release", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    mends()
    assert state_of(root) == before
    assert mou("-C", root, "release", *arguments).code == 0


def test_it_says_that_all_was_taken_back(root: Path, mou: Mou) -> None:
    hook(root, "pre-commit")
    assert mou("-C", root, "release", *NEW).err == (
        f"mou: git did not commit the record: not today\n  {TAKEN_BACK} "
        "Mend what git says, and give the same command again\n"
    )


def test_a_record_that_git_ignores_is_refused(root: Path, mou: Mou) -> None:
    before, mends = state_of(root), ignored(root)
    ran = mou("-C", root, "release", *NEW)
    assert "ignored by one of your .gitignore files" in ran.err
    mends()
    assert state_of(root) == before


def test_documents_that_were_there_come_back(root: Path, mou: Mou) -> None:
    for folder in ("build/2020-05", "elsewhere"):
        (root / folder).mkdir(parents=True)
        (root / folder / "mou-2020-05.pdf").write_bytes(b"of an earlier run")
        (root / folder / "letter.txt").write_bytes(b"mine")
    before = state_of(root)
    hook(root, "commit-msg")
    assert mou("-C", root, "release", *NEW).code == 2
    assert mou("-C", root, "release", *NEW, "--output", root / "elsewhere").code == 2
    assert state_of(root) == before


def test_what_is_staged_of_other_files_stays_staged(root: Path, mou: Mou) -> None:
    (root / "other.txt").write_text("mine", encoding="utf-8")
    run_git(root, "add", "other.txt")
    before = state_of(root)
    hook(root, "commit-msg")
    assert mou("-C", root, "release", *NEW).code == 2
    assert state_of(root) == before


def test_a_document_that_cannot_be_written_leaves_none_behind(root: Path, mou: Mou) -> None:
    (root / "build" / "2020-05" / "mou-2020-05.pdf").mkdir(parents=True)
    before = state_of(root)
    ran = mou("-C", root, "release", *NEW)
    assert ran.code == 2
    assert "mou-2020-05.pdf` cannot be written" in ran.err
    assert state_of(root) == before


def test_a_folder_that_cannot_be_made_leaves_nothing_behind(root: Path, mou: Mou) -> None:
    (root / "build").write_text("a file", encoding="utf-8")
    before = state_of(root)
    assert mou("-C", root, "release", *NEW).code == 2
    assert state_of(root) == before


@pytest.mark.parametrize("full", ["mou-2020-05.docx", "mou-2020-05.pdf", "2020-05.yaml"])
def test_a_full_disk_leaves_nothing_behind(
    full: str, root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(root)
    replace = Path.replace

    def no_room(self: Path, target: Path) -> Path:
        if target.name == full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return replace(self, target)

    def no_link(source: Path, target: Path) -> None:
        no_room(Path(source), Path(target))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", no_room)
        patched.setattr(os, "link", no_link)
        ran = mou("-C", root, "release", *NEW)
    assert ran.code == 2
    assert "No space left on device" in ran.err
    assert state_of(root) == before
    assert mou("-C", root, "release", *NEW).code == 0


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("folder", ["data/versions", ".git/objects", ".git", "."])
def test_a_folder_without_the_right_to_write_leaves_nothing_behind(
    folder: str, root: Path, mou: Mou
) -> None:
    before = state_of(root)
    (root / folder).chmod(0o555)
    try:
        assert mou("-C", root, "release", *NEW).code == 2
    finally:
        (root / folder).chmod(0o755)
    assert state_of(root) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize("when", ["add", "commit"])
def test_an_interrupt_before_the_commit_leaves_all_as_it_was(
    when: str, error: type[BaseException], root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(root)
    interrupt(monkeypatch, when, error, behind=False)
    assert mou("-C", root, "release", *NEW).code in (3, 130)
    monkeypatch.undo()
    assert state_of(root) == before


def interrupt(
    monkeypatch: pytest.MonkeyPatch, when: str, error: type[BaseException], *, behind: bool
) -> None:
    run = Git.run_with_hooks

    def interrupted(self: Git, *arguments: str) -> bytes:
        if arguments[0] == when and not behind:
            raise error
        said = run(self, *arguments)
        if arguments[0] == when:
            raise error
        return said

    monkeypatch.setattr(Git, "run_with_hooks", interrupted)


def test_an_interrupt_behind_the_commit_keeps_what_is_on_record(
    root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        interrupt(patched, "commit", KeyboardInterrupt, behind=True)
        assert mou("-C", root, "release", *NEW).code == 130
    assert (root / RECORD).exists()
    assert run_git(root, "status", "--porcelain", "--", "data") == ""
    documents = documents_of(root)
    assert mou("-C", root, "release", *NEW).code == 0
    assert run_git(root, "tag", "--list") == "mou/2020-05"
    assert documents_of(root) == documents


@pytest.mark.skipif(os.name == "nt", reason="hooks are shell scripts")
def test_a_hook_that_hangs_behind_the_commit_takes_nothing_away(
    root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook(root, "post-commit", "exec >/dev/null 2>&1\nsleep 5\n")
    with monkeypatch.context() as patched:
        patched.setattr("mou_cli.git.command.TIMEOUT", 2)
        ran = mou("-C", root, "release", *NEW)
    assert ran.code == 2
    assert "The version is recorded and committed, and there is no tag yet" in ran.err
    assert (root / RECORD).exists()
    (root / ".git" / "hooks" / "post-commit").unlink()
    assert mou("-C", root, "release", *NEW).code == 0
    assert run_git(root, "tag", "--list") == "mou/2020-05"


@pytest.mark.skipif(os.name == "nt", reason="hooks are shell scripts")
def test_a_hook_that_hangs_before_the_commit_leaves_all_as_it_was(
    root: Path, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(root)
    hook(root, "pre-commit", "exec >/dev/null 2>&1\nsleep 5\n")
    with monkeypatch.context() as patched:
        patched.setattr("mou_cli.git.command.TIMEOUT", 2)
        assert mou("-C", root, "release", *NEW).code == 2
    assert state_of(root) == before


# The tag


def no_tag_is_signed(root: Path) -> Callable[[], None]:
    run_git(root, "config", "tag.gpgSign", "true")
    run_git(root, "config", "gpg.program", "false")
    return lambda: _off(root, "tag.gpgSign")


REFUSES_TAGS = {
    "the program that signs": no_tag_is_signed,
    "a hook": with_hook(
        "reference-transaction", "if grep -q refs/tags/; then echo not today >&2; exit 1; fi\n"
    ),
}


@pytest.mark.parametrize("name", REFUSES_TAGS)
def test_a_tag_that_is_refused_is_made_by_the_same_command(name: str, root: Path, mou: Mou) -> None:
    mends = REFUSES_TAGS[name](root)
    ran = mou("-C", root, "release", *NEW)
    assert ran.code == 2
    assert "\nmou: The version is recorded and committed, and git made no tag: " in ran.err
    assert "git push" not in ran.err
    assert run_git(root, "log", "-1", "--format=%s") == "Version 2020-05 is proposed"
    documents = documents_of(root)
    assert len(documents) == 2
    again = mou("-C", root, "release", *NEW)
    assert again.err.startswith("mou: The version is recorded and committed, and git made no tag")
    mends()
    assert mou("-C", root, "release", *NEW).code == 0
    assert run_git(root, "rev-parse", "mou/2020-05^{commit}") == run_git(root, "rev-parse", "HEAD")
    assert documents_of(root) == documents


def test_the_tag_is_made_where_a_hook_words_the_message(root: Path, mou: Mou) -> None:
    hook(root, "prepare-commit-msg", 'sed -i.bak "1s/^/[CASE-7] /" "$1"\n')
    assert mou("-C", root, "release", *NEW).code == 0
    assert run_git(root, "log", "-1", "--format=%s") == "[CASE-7] Version 2020-05 is proposed"
    run_git(root, "tag", "--delete", "mou/2020-05")
    assert mou("-C", root, "release", *NEW).code == 0
    assert run_git(root, "tag", "--list") == "mou/2020-05"
