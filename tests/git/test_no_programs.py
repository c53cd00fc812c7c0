"""A command that reads runs no program that the repository's settings, attributes or hooks name.

Each setting that git's manual lists with a program is set to a trap of its own. That the traps work
is shown with git itself.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Mou
from histories import History, run_git
from mou_cli.git import Git
from mou_cli.git.environment import READING

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the traps are shell scripts")

PROGRAMS = (
    "browser.trap.cmd",
    "core.alternateRefsCommand",
    "core.askPass",
    "core.editor",
    "core.fsmonitor",
    "core.gitProxy",
    "core.pager",
    "core.sshCommand",
    "credential.helper",
    "diff.external",
    "diff.trap.command",
    "diff.trap.textconv",
    "difftool.trap.cmd",
    "filter.trap.clean",
    "filter.trap.smudge",
    "filter.trap-process.process",
    "gpg.openpgp.program",
    "gpg.program",
    "gpg.ssh.defaultKeyCommand",
    "gpg.ssh.program",
    "gpg.x509.program",
    "guitool.trap.cmd",
    "interactive.diffFilter",
    "man.trap.cmd",
    "merge.trap.driver",
    "mergetool.trap.cmd",
    "remote.origin.receivepack",
    "remote.origin.uploadpack",
    "sequence.editor",
    "tar.trap.command",
    "trailer.trap.cmd",
    "trailer.trap.command",
    "uploadpack.packObjectsHook",
    *(f"pager.{command}" for command in sorted((*READING, "status"))),
    *(f"alias.{command}" for command in sorted((*READING, "status"))),
)

SWITCHES = {
    "commit.gpgSign": "true",
    "diff.trap.binary": "true",
    "diff.trap.cachetextconv": "true",
    "filter.trap.required": "true",
    "gpg.ssh.allowedSignersFile": "/dev/null",
    "log.showSignature": "true",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "tag.gpgSign": "true",
}

ATTRIBUTES = "* filter=trap diff=trap merge=trap\n*.md filter=trap-process\n"

HOOKS = (
    *("applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-applypatch", "post-checkout"),
    *("post-commit", "post-index-change", "post-merge", "post-rewrite", "pre-auto-gc"),
    *("pre-applypatch", "pre-commit", "pre-merge-commit", "pre-push", "pre-rebase"),
    *("prepare-commit-msg", "reference-transaction"),
)

SIGNATURES = ("PGP SIGNATURE", "SIGNED MESSAGE", "SSH SIGNATURE")
"""What a commit's signature begins with, for each of git's three programs that verify one."""

COMMANDS = (
    "validate",
    "validate --at HEAD",
    "validate --at HEAD~1",
    "diff",
    "diff HEAD~1 HEAD",
    "diff HEAD~1...HEAD",
    "diff @2024-06-01 HEAD",
    "diff nowhere",
    "history",
    "history signature/marsh-county-council",
    "verify",
    "verify --trusted HEAD",
    "status",
    "calendar",
    "review list",
    "review start",
    "textconv data/mou.yaml",
    "render --at HEAD --format md",
    "render --format md",
)


class Traps:
    """Programs that leave their name where they ran."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "ran").mkdir(parents=True)

    def program(self, name: str) -> str:
        """Make a trap and return its path."""
        return str(self._script(self.folder / name, name))

    def hook(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._script(folder / name, f"hook {name}")

    @property
    def sprung(self) -> set[str]:
        """The traps that something ran into since the last time."""
        found = {path.name for path in (self.folder / "ran").iterdir()}
        for name in found:
            (self.folder / "ran" / name).unlink()
        return found

    def _script(self, path: Path, name: str) -> Path:
        # git log ends where a program that verifies a signature does not read it.
        reads = "cat > /dev/null\n" if name.startswith("gpg.") else ""
        path.write_text(f"#!/bin/sh\n: > '{self.folder / 'ran' / name}'\n{reads}exit 1\n")
        path.chmod(0o755)
        return path


@pytest.fixture
def traps(tmp_path: Path) -> Traps:
    return Traps(tmp_path / "traps")


Set = Callable[[Path, str, str], None]


def in_its_config(root: Path, name: str, value: str) -> None:
    run_git(root, "config", name, value)


def in_a_file_that_it_includes(root: Path, name: str, value: str) -> None:
    run_git(root, "config", "includeIf.gitdir:**.path", "more")
    run_git(root, "config", "--file", ".git/more", name, value)


def in_its_config_of_a_working_folder(root: Path, name: str, value: str) -> None:
    run_git(root, "config", "extensions.worktreeConfig", "true")
    run_git(root, "config", "--worktree", name, value)


PLACES = (in_its_config, in_a_file_that_it_includes, in_its_config_of_a_working_folder)


def signed_commit(root: Path, words: str) -> None:
    """Commit what is there once more, with a signature that no program has made."""
    tree, parent = run_git(root, "rev-parse", "HEAD^{tree}"), run_git(root, "rev-parse", "HEAD")
    who = "A <a@example.org> 1770000000 +0000"
    text = (
        f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n"
        f"gpgsig -----BEGIN {words}-----\n \n abc\n -----END {words}-----\n\nSigned\n"
    )
    done = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=root,
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    run_git(root, "update-ref", "HEAD", done.stdout.decode().strip())


def trapped(history: History, root: Path, traps: Traps, place: Set) -> None:
    """Make a copy of a history in which every program that git may run is a trap."""
    shutil.copytree(history.root, root)
    for words in SIGNATURES:
        file = root / "data" / "mou.yaml"
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        run_git(root, "commit", "--quiet", "--all", "--message", "x")
        signed_commit(root, words)
    (root / ".gitattributes").write_text(ATTRIBUTES)
    (root / ".git" / "info").mkdir(exist_ok=True)
    (root / ".git" / "info" / "attributes").write_text(ATTRIBUTES)
    for name, value in SWITCHES.items():
        place(root, name, value)
    for name in PROGRAMS:
        place(root, name, ("!" if name.startswith("alias.") else "") + traps.program(name))
    for hooks in (root / ".git" / "hooks", root / "more-hooks"):
        for name in HOOKS:
            traps.hook(hooks, name)
    os.utime(root / "data" / "mou.yaml", (1, 1))  # so that git has to look what is in it


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_no_command_that_reads_runs_a_program(
    place: Set, made_history: Callable[[str], History], traps: Traps, tmp_path: Path, mou: Mou
) -> None:
    root = tmp_path / "repository"
    trapped(made_history("signed-and-reviewed"), root, traps, place)
    for hooks in ("", str(root / "more-hooks")):
        if hooks:
            place(root, "core.hooksPath", hooks)
        for command in COMMANDS:
            ran = mou("-C", root, *command.split())
            assert ran.code in (0, 1, 2), ran.err
            assert not traps.sprung, command


def plain_git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", *arguments],
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_the_traps_work(
    made_history: Callable[[str], History], traps: Traps, tmp_path: Path
) -> None:
    root = tmp_path / "repository"
    trapped(made_history("signed-and-reviewed"), root, traps, in_its_config)
    plain_git(root, "--no-pager", "log")
    assert traps.sprung >= {"gpg.program", "gpg.x509.program", "gpg.ssh.program"}
    run_git(root, "config", "--unset", "filter.trap.required")
    plain_git(root, "--no-pager", "diff", "HEAD~4", "HEAD")
    assert "diff.trap.command" in traps.sprung
    run_git(root, "config", "--unset", "core.fsmonitor")
    plain_git(root, "status")
    assert "filter.trap.clean" in traps.sprung
    plain_git(root, "cat-file", "--filters", "HEAD:data/mou.yaml")
    assert "filter.trap.smudge" in traps.sprung
    plain_git(root, "cat-file", "--textconv", "HEAD:data/mou.yaml")
    assert "diff.trap.textconv" in traps.sprung


def test_the_trap_in_the_index_works(
    made_history: Callable[[str], History], traps: Traps, tmp_path: Path
) -> None:
    root = tmp_path / "repository"
    trapped(made_history("signed-and-reviewed"), root, traps, in_its_config)
    plain_git(root, "status")
    assert "core.fsmonitor" in traps.sprung


REMOTES = {
    "ssh": {"url": "ssh://nowhere.example/x"},
    "ssh-as-scp": {"url": "nowhere.example:x"},
    "another-program-there": {"url": "file://{full}", "uploadpack": "{trap}"},
    "a-path": {"url": "{full}", "uploadpack": "{trap}"},
    "a-helper": {"url": "trap::x"},
    "a-helper-by-name": {"url": "x", "vcs": "trap"},
    "a-command": {"url": "ext::{trap}"},
    "a-proxy": {"url": "git://nowhere.example/x"},
}


@pytest.mark.parametrize("remote", REMOTES)
@pytest.mark.parametrize("reads", ["diff HEAD~1 HEAD", "validate --at HEAD~1", "history", "verify"])
def test_nothing_is_fetched_by_itself(
    remote: str,
    reads: str,
    made_history: Callable[[str], History],
    traps: Traps,
    tmp_path: Path,
    mou: Mou,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path / "repository"
    partial_clone(made_history("signed-and-reviewed"), root, remote, traps)
    traps.hook(traps.folder / "bin", "git-remote-trap")
    monkeypatch.setenv("PATH", f"{traps.folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    missing = run_git(root, "rev-parse", "HEAD~3:data/mou.yaml")
    ran = mou("-C", root, *reads.split())
    assert not traps.sprung
    assert ran.code == 2
    assert ran.err == (
        "mou: This clone lacks files of older commits (it is a partial clone), and nothing is "
        "fetched by itself\n  Fetch all of it: git fetch --refetch --no-filter\n"
    )
    plain_git(root, "cat-file", "-p", missing)
    assert traps.sprung, "git itself runs it"


def partial_clone(history: History, root: Path, remote: str, traps: Traps) -> None:
    """Make a clone that lacks the files of older commits, and would fetch them from a trap."""
    run_git(history.root, "config", "uploadpack.allowFilter", "true")
    where = f"file://{history.root}"
    run_git(root.parent, "clone", "--quiet", "--filter=blob:none", where, str(root))
    trap = traps.program("remote")
    for name in ("core.sshCommand", "core.gitProxy"):
        run_git(root, "config", name, trap)
    run_git(root, "config", "protocol.allow", "always")
    for name, value in REMOTES[remote].items():
        filled = value.format(full=history.root, trap=trap)
        run_git(root, "config", f"remote.origin.{name}", filled)


def test_a_partial_clone_can_be_made_whole(
    made_history: Callable[[str], History], traps: Traps, tmp_path: Path, mou: Mou
) -> None:
    root = tmp_path / "repository"
    partial_clone(made_history("signed-and-reviewed"), root, "a-path", traps)
    run_git(root, "config", "--unset", "remote.origin.uploadpack")
    assert mou("-C", root, "history").code == 2
    run_git(root, "fetch", "--refetch", "--no-filter")
    assert mou("-C", root, "history").code == 0


def test_only_what_reads_is_started_without_the_users_programs(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "--quiet")
    git = Git(tmp_path, named=True)
    for command in (("status",), ("commit",), ("cat-file", "--filters", "HEAD:x"), ("fetch",)):
        with pytest.raises(ValueError, match="does more than read"):
            git.run(*command)
        with pytest.raises(ValueError, match="does more than read"):
            git.start(*command)
