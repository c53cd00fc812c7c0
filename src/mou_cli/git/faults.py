"""What is wrong with the machine or the repository where git cannot do what it is asked."""

from collections.abc import Mapping
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError

TIMEOUT = 120
"""Seconds after which git is given up: a hook or a signing program may wait for somebody."""


class HangsError(EnvironmentFaultError):
    """git ended or waits for somebody."""


def fault_in(
    said: str, folder: Path, environment: Mapping[str, str]
) -> EnvironmentFaultError | None:
    """Tell what is wrong with the machine or the repository rather than with the command.

    Args:
        said: What git said.
        folder: The folder that it was asked about.
        environment: What it got.
    """
    if "not a git repository" in said:
        return _wrong_variable(environment) or no_repository(folder)
    if "dubious ownership" in said or "unsafe repository" in said:
        return EnvironmentFaultError(
            f"git does not trust `{folder}`: the folder belongs to another user",
            "If you trust it: git config --global --add safe.directory FOLDER, "
            "with the top folder of the repository",
        )
    if "attempting to allocate" in said or "attempting to mmap" in said:
        return too_large("A commit, a tag or a folder of this repository is larger than 64 MiB")
    if "promisor remote" in said or "lazy fetching disabled" in said:
        return EnvironmentFaultError(
            "This clone lacks files of older commits (it is a partial clone), and nothing is "
            "fetched by itself",
            "Fetch all of it: git fetch --refetch --no-filter",
        )
    return None


def too_large(what: str) -> EnvironmentFaultError:
    """Return the error for something in the history that is too large to be read.

    Args:
        what: What it is, as a sentence without a full stop.
    """
    return EnvironmentFaultError(
        f"{what}, and is not read",
        "Nobody needs such a one: do not take in the change that brings it. git rev-list --objects "
        "--all | git cat-file --batch-check='%(objectsize) %(objectname)' | sort -n lists the "
        "largest last",
    )


def damaged(identity: str) -> EnvironmentFaultError:
    """Return the error for an object that is not what its id says, or has no proper form."""
    return EnvironmentFaultError(
        f"The object {identity} of this repository is damaged, or was made to mislead",
        "`git fsck` says what is wrong with it; fetch the repository anew",
    )


def hangs() -> HangsError:
    """Return the error for a git that ended or waits for somebody."""
    return HangsError(
        f"git ended, or did not answer for {TIMEOUT} seconds",
        "Try `git fsck` and `git status` in the repository, to see what git says there",
    )


def no_git() -> EnvironmentFaultError:
    """Return the error for a machine without git."""
    return EnvironmentFaultError(
        "git is not installed, or cannot be found",
        "Install it from https://git-scm.com; without it the files as they stand can be used, "
        "and no earlier text",
    )


def no_repository(folder: Path) -> EnvironmentFaultError:
    """Return the error for a folder that git knows nothing of."""
    return EnvironmentFaultError(
        f"`{folder}` lies in no git repository",
        "Get it with `git clone`, or begin one with `git init`: git alone keeps earlier texts",
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
