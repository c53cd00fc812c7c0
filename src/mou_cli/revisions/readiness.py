"""What would keep git from a commit or a tag, as far as git can tell before one is tried.

What a hook says, or a program that signs, is known only once it has run.
"""

import os
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError, UsageError
from mou_cli.git import Git, GitRefusedError
from mou_cli.revisions.committed import accepts

_UNFINISHED = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply/applying": "am",
    "rebase-apply": "rebase",
    "BISECT_LOG": "bisect",
}
"""What git keeps in its own folder until something is finished, and the command that began it."""


def must_know_who_commits(git: Git) -> None:
    """Make sure that git has a name and an address for a commit and for a tag.

    Raises:
        EnvironmentFaultError: It has none, from its settings or its variables.
    """
    for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        try:
            git.run_with_hooks("var", who)  # by the settings that the commit will have
        except GitRefusedError:
            raise EnvironmentFaultError(
                "git does not know who you are, and a commit bears a name and an address",
                'Tell it: git config user.name "Your Name", then git config user.email '
                "you@example.org",
            ) from None


def must_have_a_branch(git: Git) -> None:
    """Make sure that a commit would come onto a branch, and into the middle of nothing.

    Raises:
        UsageError: Something is unfinished, or no branch is checked out.
    """
    command = _unfinished(git)
    if command is not None:
        raise UsageError(
            f"A `git {command}` is not finished, and a commit would come into the middle of it",
            f"See `git status`; finish it, or give it up: git {command} "
            f"{'reset' if command == 'bisect' else '--abort'}",
        )
    if not accepts(git, "symbolic-ref", "--quiet", "HEAD"):
        raise UsageError(
            "No branch is checked out, so the commit would be on none",
            "Go to the branch that is to have it: git switch BRANCH; or make one here: "
            "git switch --create BRANCH",
        )


def tag_in_the_way(git: Git, tag: str) -> str | None:
    """Return a tag beside which git cannot keep one of this name: `mou` or `mou/2026/draft`."""
    above = ["/".join(tag.split("/")[:count]) for count in range(1, tag.count("/") + 1)]
    patterns = [*(f"refs/tags/{name}" for name in above), f"refs/tags/{tag}/"]
    said = git.run("for-each-ref", "--format=%(refname:lstrip=2)", *patterns)
    names = said.decode("utf-8", "replace").splitlines()
    return next((name for name in names if name in above or name.startswith(f"{tag}/")), None)


def _unfinished(git: Git) -> str | None:
    """Return the command of git that was begun here and is neither finished nor given up."""
    folder = Path(os.fsdecode(git.run("rev-parse", "--absolute-git-dir")).rstrip("\r\n"))
    there = (command for name, command in _UNFINISHED.items() if (folder / name).exists())
    return next(there, None)
