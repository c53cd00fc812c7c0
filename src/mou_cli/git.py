"""Running git: the one module that does. Bytes in and out, no shell, nobody's configuration."""

import os
import subprocess
from pathlib import Path

TIMEOUT_SECONDS = 30

_DROPPED = ("GIT_CONFIG", "GIT_TRACE", "GIT_EXTERNAL_DIFF", "GIT_PAGER")
"""What begins so in the environment makes git print, run or configure something else."""


def tracked_files(root: Path, folder: str) -> tuple[str, ...]:
    """Return the paths below `folder` that git keeps, or will with the next commit.

    Args:
        root: The folder that the paths are below.
        folder: A folder below it.

    Returns:
        The paths with forward slashes; none where git is missing or the folder is in no repository.
    """
    listed = _git(root, "ls-files", "-z", "--cached", "--", folder)
    if listed is None:
        return ()
    return tuple(path for path in listed.decode("utf-8", "replace").split("\0") if path)


def _git(root: Path, *arguments: str) -> bytes | None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(_DROPPED)}
    try:
        done = subprocess.run(  # noqa: S603 - a list of our own, no shell
            ["git", "-C", str(root), "--no-pager", *arguments],  # noqa: S607 - git from the path
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
            env={**environment, "GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
