"""How what was written is taken back, in words and commands that can be typed as they stand."""

import re
from collections.abc import Iterator, Sequence

from mou_cli.files.taking_back import TakingBack, Way
from mou_cli.words.shell import can_be_typed, command

BEGINNING = "To take it back, before anything else is changed or committed"

_PATTERN = re.compile(r"[*?\[\\]|\A:")
"""What git reads as a pattern where it is given a path."""


def taking_back_words(found: Sequence[TakingBack], folder: str = "") -> Iterator[str]:
    """Yield sentences that say how to take back what was written.

    Args:
        found: How each file can be taken back, as it was found before it was written.
        folder: The folder that the paths are below, as it is named from where the user stands;
            empty where they stand in it.
    """
    paths = [each.path for each in found]
    if not all(map(can_be_typed, (folder or ".", *paths))):
        folder, beginning = "", f"{BEGINNING}, in the folder itself"
    else:
        beginning = BEGINNING
    commands = [*_commands(found, folder)]
    if commands:
        yield f"{beginning}: {'; '.join(commands)}"
    for each in found:
        if each.way in (Way.TAKE_LINES_OUT, Way.BY_HAND):
            yield f"{BEGINNING}, {_by_hand(each, folder)}"


def in_git(folder: str, *words: str) -> str:
    """Return a command of git as it is typed by somebody who may stand elsewhere.

    Args:
        folder: The folder, as it is named from there; empty where they stand in it.
        words: The command, without `git`.
    """
    return command("git", *(("-C", folder) if folder else ()), *words)


def below(folder: str, path: str) -> str:
    """Return a path as it is named from where the user stands.

    Args:
        folder: The folder, as it is named from there; empty where they stand in it.
        path: The path below it.
    """
    where = f"{folder.rstrip('/')}/{path}" if folder else path
    return f"./{where}" if where.startswith(("-", "~")) else where


def _commands(found: Sequence[TakingBack], folder: str) -> Iterator[str]:
    new = [each for each in found if each.way is Way.DELETE]
    # PowerShell takes one file at a time.
    yield from (command("rm", below(folder, each.path)) for each in new)
    if any(each.in_git for each in new):
        yield in_git(folder, "reset", "--quiet", "--", *(each.path for each in new))
    for with_line_ends in (False, True):
        kept = [
            each.path
            for each in found
            if each.way is Way.RESTORE and each.with_line_ends is with_line_ends
        ]
        literal = ("--literal-pathspecs",) if any(map(_PATTERN.search, kept)) else ()
        settings = ("-c", "core.autocrlf=false") if with_line_ends else ()
        restore = ("restore", "--staged", "--worktree", "--", *kept)
        if kept:
            yield in_git(folder, *literal, *settings, *restore)


def _by_hand(each: TakingBack, folder: str) -> str:
    place, (first, last) = below(folder, each.path), each.lines
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    if each.way is Way.TAKE_LINES_OUT:
        told = f"take {lines} out of {place}"
    else:
        told = f"bring back what {place} held from an editor or a copy"
    why = "it held what no commit has, and `git restore` would lose that too"
    return f"{told}: {why}" if each.in_git else told
