"""How a release is taken back, as one line of commands that can be typed as it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mou_cli.words.shell import can_be_typed, command
from mou_cli.words.taking_back import in_git

BEGINNING = "To take it back, before it is pushed and before anything else is committed"


@dataclass(frozen=True, slots=True)
class ReleaseMade:
    """What a release has made.

    Attributes:
        record: The path of the version's record, below the repository's folder.
        documents: The documents, as they are named from where the user stands.
        branch: The branch that it was made on.
        parent: The commit that was the last before; None where no commit was made.
        commit: The commit that was made.
        is_alone: Whether that commit has the record and nothing else.
        tag: The tag that was made, if any was.
    """

    record: str
    documents: Sequence[str]
    branch: str
    parent: str | None
    commit: str | None
    is_alone: bool
    tag: str | None


def taking_back_release(made: ReleaseMade, folder: str) -> str:
    """Return the sentence that says how to take a release back.

    It begins on the branch itself, whichever was chosen meanwhile. Nothing happens where another
    commit came after: none of the other commands is run then. What is staged of other files stays
    so, and a record that was worked on stays as it is.

    Args:
        made: What it has made.
        folder: The repository's folder, as it is named from there; empty where they stand in it.
    """
    where = folder if can_be_typed(folder or ".") else ""
    place = "" if where == folder else ", in the folder itself"
    return f"{BEGINNING}{place}: {' && '.join(_steps(made, where))}"


def _steps(made: ReleaseMade, folder: str) -> Iterator[str]:
    parent, commit = made.parent, made.commit
    if parent and commit:
        yield in_git(folder, "switch", "--quiet", made.branch)
        yield in_git(folder, "update-ref", f"refs/heads/{made.branch}", parent, commit)
    if made.tag:
        yield in_git(folder, "tag", "--delete", made.tag)
    if parent and commit and made.is_alone:
        yield in_git(folder, "read-tree", "-m", "-u", commit, parent)
    elif parent and commit:  # that would take away what a hook has put in of others
        yield in_git(
            *(folder, "restore", "--source", parent, "--staged", "--worktree", "--", made.record)
        )
    yield from (command("rm", name) for name in made.documents if can_be_typed(name))
