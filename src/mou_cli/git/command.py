"""git: the one module that runs it. List arguments, a clean environment, bytes in and out."""

import os
import subprocess
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError

TIMEOUT = 120
"""Seconds after which git is given up: a hook or a signing program may wait for somebody."""

_DROPPED = {
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
    "GIT_PAGER",
    "PAGER",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
}
"""What would make git run other programs, or read paths otherwise than they are written."""

_DROPPED_FAMILIES = ("GIT_CONFIG", "GIT_TRACE")

_OF_A_REPOSITORY = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE",
}
"""A hook tells by these which repository it runs in; `-C` names another one."""

_OURS = {
    "LC_ALL": "C",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
"""No object stands for another (`refs/replace`). Nothing is fetched, so that no program of a remote
runs: in a partial clone git would fetch what is missing, by what `core.sshCommand` names."""

_SETTINGS = (
    *("-c", "core.quotePath=false"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.follow=false"),
    *("-c", "log.showSignature=false"),
)
"""What a repository's own settings may not change; `log.showSignature` would run `gpg.program`."""


class GitRefusedError(Exception):
    """git ended with an error. `str()` of it is what git said, in English."""


class Git:
    """git in one repository.

    Attributes:
        folder: The folder that holds `data/`; it may lie below the top of the repository.
    """

    def __init__(self, folder: Path, *, named: bool = False) -> None:
        """Take a folder.

        Args:
            folder: The folder that holds `data/`.
            named: The user named it, so it counts more than what a hook's environment says.
        """
        self.folder = folder.resolve()
        self._environment = clean_environment(os.environ, named=named)
        # git reads a hook's GIT_DIR from where the hook runs, not from where the data lies.
        self._from = Path.cwd() if "GIT_DIR" in self._environment else self.folder

    def run(self, *arguments: str) -> bytes:
        """Run a git command and return what it prints.

        Raises:
            GitRefusedError: It ended with an error.
            EnvironmentFaultError: There is no git, no repository, or git hangs.
        """
        try:
            done = subprocess.run(
                self._command(arguments),
                cwd=self._from,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=TIMEOUT,
                check=False,
            )
        except FileNotFoundError:
            raise _no_git() from None
        except subprocess.TimeoutExpired:
            raise hangs() from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise self._fault(said) or GitRefusedError(said)
        return done.stdout

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start a git command that is written to and read from; what it says besides is lost.

        Raises:
            EnvironmentFaultError: There is no git.
        """
        try:
            return subprocess.Popen(
                self._command(arguments),
                cwd=self._from,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except FileNotFoundError:
            raise _no_git() from None

    @property
    def is_bare(self) -> bool:
        """Whether there are no working files here."""
        return not self._facts[0]

    @property
    def is_shallow(self) -> bool:
        """Whether older commits were left out when the repository was fetched."""
        return self._facts[1]

    @cached_property
    def prefix(self) -> str:
        """The path of the folder below the top of the repository: `` or `agreements/essex/`."""
        if self.is_bare:
            return ""
        top = os.fsdecode(self.run("rev-parse", "--show-toplevel")).rstrip("\r\n")
        try:
            below = self.folder.relative_to(Path(top).resolve()).as_posix()
        except ValueError:  # a hook of another repository
            raise _no_repository(self.folder) from None
        return "" if below == "." else f"{below}/"

    def paths(self, *names: str) -> tuple[str, ...]:
        """Return paths below the folder as git takes them, wherever it runs."""
        if self.is_bare:
            return names
        return tuple(str(self.folder / name) for name in names)

    @cached_property
    def _facts(self) -> tuple[bool, bool]:
        said = self.run("rev-parse", "--is-inside-work-tree", "--is-shallow-repository").split()
        return said[0] == b"true", said[1] == b"true"

    def _command(self, arguments: tuple[str, ...]) -> tuple[str, ...]:
        return ("git", "--no-pager", *_SETTINGS, *arguments)

    def _fault(self, said: str) -> EnvironmentFaultError | None:
        """Tell what is wrong with the machine rather than with the command."""
        if "not a git repository" in said:
            return _wrong_variable(self._environment) or _no_repository(self.folder)
        if "dubious ownership" in said or "unsafe repository" in said:
            return EnvironmentFaultError(
                f"git does not trust `{self.folder}`: the folder belongs to another user",
                "If you trust it: git config --global --add safe.directory FOLDER, "
                "with the top folder of the repository",
            )
        return None


def tracked_files(root: Path, folder: str) -> tuple[str, ...]:
    """Return the paths below `folder` that git keeps, or will with the next commit.

    Args:
        root: The folder that the paths are below.
        folder: A folder below it.

    Returns:
        The paths with forward slashes; none where git is missing or the folder is in no repository.
    """
    git = Git(root)
    try:
        listed = git.run("ls-files", "-z", "--full-name", "--cached", "--", *git.paths(folder))
        below = git.prefix
    except (GitRefusedError, EnvironmentFaultError):
        return ()
    paths = listed.decode("utf-8", "replace").split("\0")
    return tuple(path.removeprefix(below) for path in paths if path)


def clean_environment(environment: Mapping[str, str], *, named: bool) -> dict[str, str]:
    """Return the environment that git gets.

    Args:
        environment: That of this process.
        named: Leave out what says which repository it is.
    """
    dropped = _DROPPED | _OF_A_REPOSITORY if named else _DROPPED
    kept = {
        name: value
        for name, value in environment.items()
        if name not in dropped and not name.startswith(_DROPPED_FAMILIES)
    }
    return {**kept, **_OURS}


def hangs() -> EnvironmentFaultError:
    """Return the error for a git that ended or waits for somebody."""
    return EnvironmentFaultError(
        f"git ended, or did not answer for {TIMEOUT} seconds",
        "Try `git fsck` and `git status` in the repository, to see what git says there",
    )


def _no_git() -> EnvironmentFaultError:
    return EnvironmentFaultError(
        "git is not installed, or cannot be found",
        "Install it from https://git-scm.com; without it the files as they stand can be used, "
        "and no earlier text",
    )


def _wrong_variable(environment: Mapping[str, str]) -> EnvironmentFaultError | None:
    """Tell that a variable hides the repository from git: few know that they have it set."""
    named = environment.get("GIT_DIR")
    if named is None:
        return None
    return EnvironmentFaultError(
        f"The variable GIT_DIR says that the repository is `{named}`, and there is none",
        "Take it away (`unset GIT_DIR`), or name the folder of the data: `mou -C FOLDER`",
    )


def _no_repository(folder: Path) -> EnvironmentFaultError:
    return EnvironmentFaultError(
        f"`{folder}` lies in no git repository",
        "Get it with `git clone`, or begin one with `git init`: git alone keeps earlier texts",
    )
