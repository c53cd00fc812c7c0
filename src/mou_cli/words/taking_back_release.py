"""How a release is taken back, as one line of commands that can be typed as it stands."""

from collections.abc import Sequence

from mou_cli.words.shell import can_be_typed, command
from mou_cli.words.taking_back import in_git

BEGINNING = "To take it back, before it is pushed and before anything else is committed"


def taking_back_release(
    documents: Sequence[str],
    folder: str,
    *,
    parent: str | None,
    commit: str | None,
    tag: str | None,
) -> str:
    """Return the sentence that says how to take a release back.

    The first command does nothing where another commit came after, and then none of the others is
    run. What is staged of other files stays so.

    Args:
        documents: The documents that were written, as they are named from where the user stands.
        folder: The repository's folder, as it is named from there; empty where they stand in it.
        parent: The commit that was the last before; None where no commit was made.
        commit: The commit that was made.
        tag: The tag that was made, if any was.
    """
    where = folder if can_be_typed(folder or ".") else ""
    steps = []
    if parent is not None and commit is not None:
        steps.append(in_git(where, "update-ref", "HEAD", parent, commit))
    if tag is not None:
        steps.append(in_git(where, "tag", "--delete", tag))
    if parent is not None and commit is not None:
        steps.append(in_git(where, "read-tree", "-m", "-u", commit, parent))
    steps += [command("rm", name) for name in documents if can_be_typed(name)]
    place = "" if where == folder else ", in the folder itself"
    return f"{BEGINNING}{place}: {' && '.join(steps)}"
