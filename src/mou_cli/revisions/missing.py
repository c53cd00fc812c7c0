"""What is said of a revision that is not there."""

from collections.abc import Iterable

from mou_cli.errors import MouError, UsageError
from mou_cli.git import Git, GitRefusedError
from mou_cli.git.faults import damaged
from mou_cli.git.objects import Objects
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.revisions.revision import FETCH


def missing(git: Git, objects: Objects, text: str, known: Iterable[str]) -> MouError:
    """Return the error for a name under which there is no commit.

    Args:
        git: git in the repository.
        objects: What it holds.
        text: What the user calls it.
        known: Names that there are.
    """
    if (broken := _broken(git, objects, text)) is not None:
        return damaged(broken)
    if objects.get("HEAD^{commit}") is None and text == "HEAD":
        return UsageError(
            "This repository has no commit yet",
            "Commit the data first: git add data, then git commit",
        )
    if git.is_shallow:
        return UsageError(f"`{text}` is not in this shallow clone", FETCH)
    return UsageError(
        f"There is no version, tag, branch or commit called `{text}`",
        did_you_mean(text, list(known)),
    )


def _broken(git: Git, objects: Objects, text: str) -> str | None:
    """Return the id that a name stands for, where nothing can be read under it."""
    try:
        said = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", text)
    except GitRefusedError:
        return None
    identity = said.decode("ascii").strip()
    return identity if identity != text and objects.get(identity) is None else None
