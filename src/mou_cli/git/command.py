"""git: the one module that runs it. List arguments, a clean environment, bytes in and out."""

import os
import subprocess
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError, MouError
from mou_cli.git.environment import (
    READING,
    clean_environment,
    for_reading,
    for_writing,
    options,
)
from mou_cli.git.faults import (
    TIMEOUT,
    fault_in,
    hangs,
    no_git,
    no_repository,
    too_large,
)
from mou_cli.git.running import answer_of

MOST_TOLD = 50_000_000
"""Bytes of an answer after which git is ended: the names of a million commits have fewer."""


SECONDS_TO_END = 5
"""Seconds that git has to end by itself once it is given up."""


class GitRefusedError(MouError):
    """git ended with an error. `str()` of it is what git said, in English."""

    def __init__(self, said: str) -> None:
        super().__init__(said, "`git fsck` says what is wrong with a repository; fetch it anew")
        self.message = f"git says: {'; '.join(said.splitlines())}"

    def __reduce__(self) -> "tuple[type[GitRefusedError], tuple[str, ...]]":
        """Return what makes the error anew."""
        return type(self), (str(self),)


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
        self._users_own = for_writing(os.environ, named=named)
        # git reads a hook's GIT_DIR from where the hook runs, not from where the data lies.
        self._from = Path.cwd() if "GIT_DIR" in self._environment else self.folder

    def run(self, *arguments: str, seconds: float | None = None) -> bytes:
        """Run a git command that reads, and return what it prints.

        No program runs that a setting, a file or a hook of the repository names. Commands that are
        about paths go through `walking`.

        Args:
            arguments: The command.
            seconds: The time that it has, if not the usual.

        Raises:
            GitRefusedError: It ended with an error.
            EnvironmentFaultError: There is no git, no repository, or git hangs or tells too much.
        """
        try:
            answer = answer_of(
                self._reading(arguments),
                self._from,
                for_reading(self._environment),
                most=MOST_TOLD,
                seconds=seconds or TIMEOUT,
            )
        except FileNotFoundError:
            raise no_git() from None
        if len(answer.data) > MOST_TOLD:
            raise too_large(f"git has more than {MOST_TOLD:,} bytes to tell of this repository")
        if answer.late:
            raise hangs()
        if answer.code:
            said = answer.said or _silence(answer.code)
            raise self.fault(said) or GitRefusedError(said)
        return answer.data

    def run_with_hooks(self, *arguments: str) -> bytes:
        """Run a git command that writes, or prepares to, and return what it prints.

        It is the user's own act: their hooks, filters and signing run as they do for git. A path
        is given to it as `literal`.

        Raises:
            GitRefusedError: It ended with an error.
            EnvironmentFaultError: There is no git, no repository, or git hangs.
        """
        try:
            process = subprocess.Popen(
                self._writing(arguments),
                cwd=self._from,
                env=self._users_own,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except FileNotFoundError:
            raise no_git() from None
        with process:
            told, said = _answer_in_time(process)
        if process.returncode:
            message = said.decode("utf-8", "replace").strip()
            raise self.fault(message) or GitRefusedError(message)
        return told

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start a git command that reads, and is written to and read from.

        Raises:
            EnvironmentFaultError: There is no git.
        """
        try:
            return subprocess.Popen(
                self._reading(arguments),
                cwd=self._from,
                env=for_reading(self._environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except FileNotFoundError:
            raise no_git() from None

    def fault(self, said: str) -> EnvironmentFaultError | None:
        """Tell what is wrong with the machine or the repository, by what git said."""
        return fault_in(said, self.folder, self._environment)

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
            raise no_repository(self.folder) from None
        return "" if below == "." else f"{below}/"

    def paths(self, *names: str) -> tuple[str, ...]:
        """Return paths below the folder as git takes them, wherever it runs."""
        if self.is_bare:
            return names
        return tuple(str(self.folder / name) for name in names)

    def literal(self, name: str) -> str:
        """Return a path below the folder as a command that writes takes it, wherever it runs."""
        return f":(top,literal){self.prefix}{name}"

    @cached_property
    def _facts(self) -> tuple[bool, bool]:
        said = self.run("rev-parse", "--is-inside-work-tree", "--is-shallow-repository").split()
        return said[0] == b"true", said[1] == b"true"

    @staticmethod
    def _writing(arguments: tuple[str, ...]) -> tuple[str, ...]:
        return ("git", *options(reading=False), *arguments)

    @staticmethod
    def _reading(arguments: tuple[str, ...]) -> tuple[str, ...]:
        if arguments[0] not in READING or "--filters" in arguments:
            raise ValueError(f"git {arguments[0]} does more than read")
        return ("git", *options(reading=True), *arguments)


def _answer_in_time(process: "subprocess.Popen[bytes]") -> tuple[bytes, bytes]:
    """Return what git prints and says; git that is given up has time to take its locks away."""
    try:
        return process.communicate(timeout=TIMEOUT)
    except BaseException as error:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_END)
        process.kill()
        if isinstance(error, subprocess.TimeoutExpired):
            raise hangs() from None
        raise


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


def _silence(code: int) -> str:
    """Say how git ended that said nothing: below zero is the signal that ended it."""
    return (
        f"nothing, and broke off (signal {-code})"
        if code < 0
        else f"nothing, and ended with {code}"
    )
