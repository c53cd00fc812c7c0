"""How a file that is written can be taken back: what was there, and what came."""

from dataclasses import dataclass
from enum import Enum, auto


class Way(Enum):
    """By what a file comes to be as it was."""

    DELETE = auto()
    """It was not there."""

    RESTORE = auto()
    """git has every byte of it."""

    TAKE_LINES_OUT = auto()
    """git has it otherwise, or not at all; lines were added, and every other is as it was."""

    BY_HAND = auto()
    """git has it otherwise, or not at all, and more was changed than lines that were added."""


@dataclass(frozen=True, slots=True)
class TakingBack:
    """How one file that is written can be taken back, as long as nothing else changes.

    Attributes:
        path: Its path below the folder that commands name.
        way: By what.
        lines: The first and the last line that were added; (0, 0) where no lines alone were.
        in_git: Whether the folder is in a repository of git.
        with_line_ends: git has other settings for line ends than this file, and has to be told.
    """

    path: str
    way: Way
    lines: tuple[int, int] = (0, 0)
    in_git: bool = False
    with_line_ends: bool = False


def lines_added(before: bytes, after: bytes) -> tuple[int, int] | None:
    """Return the first and the last line that were added; None where anything else was changed.

    Args:
        before: A file. A line end that its last line lacked is no change.
        after: The file with the lines.
    """
    old, new = before.splitlines(), after.splitlines()
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    more = len(new) - len(old)
    if more <= 0 or new[same + more :] != old[same:]:
        return None
    return same + 1, same + more
