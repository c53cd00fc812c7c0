"""How a folder that came with what was written is taken back, in commands that can be typed."""

from mou_cli.words.shell import can_be_typed, command
from mou_cli.words.taking_back import BEGINNING, below, in_git


def taking_back_folder(path: str, folder: str, *, is_in_git: bool) -> str:
    """Return the sentence that says how to take back a folder that was not there before.

    Args:
        path: Its path below the repository's root.
        folder: The root, as it is named from where the user stands; empty where they stand in it.
        is_in_git: Whether the root is in a repository of git.
    """
    where = folder if can_be_typed(folder or ".") else ""
    steps = [command("rm", "-r", below(where, path))]
    if is_in_git:  # it may have been added meanwhile
        steps.append(in_git(where, "reset", "--quiet", "--", path))
    place = "" if where == folder else ", in the folder itself"
    return f"{BEGINNING}{place}: {'; '.join(steps)}"
