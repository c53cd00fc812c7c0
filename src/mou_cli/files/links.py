"""Where a path leads when all links are followed, and where it may not lead.

Whoever sends a repository sends links with it. What they lead to is read and written only where it
is the repository's own: not what git keeps for itself, where a token may stand, not what is exempt
from publication, and nothing outside.
"""

import errno
import os
import re
from collections.abc import Sequence
from pathlib import Path
from unicodedata import category

from mou_cli.places import PRIVATE

OUTSIDE = "out of the repository"
HIDDEN = "to a hidden file or folder, such as `.git`"
GIT = "into a folder of git's own"
EXEMPT = f"into `{PRIVATE}/`, which is exempt from publication"

_SHORT_NAME = re.compile(r"git~\d+")
"""What Windows calls `.git` where a name has to be short."""


class LeadsAwayError(Exception):
    """A path leads where nothing is read or written. `str()` of it says where to."""


def follow(root: Path, path: str) -> Path:
    """Return where a path leads; that there is something there is not said.

    Args:
        root: The folder that it may not lead out of, its own links followed already.
        path: A path below it.

    Raises:
        LeadsAwayError: It leads out of the folder, or to what is not for everybody.
        OSError: It leads back to itself.
    """
    try:
        (root / path).stat()
    except OSError as error:  # others are told only of what may be looked at
        if error.errno == errno.ELOOP:
            raise
    full = Path(os.path.realpath(root / path))
    if not full.is_relative_to(root):
        raise LeadsAwayError(OUTSIDE)
    parts = full.relative_to(root).parts
    away = leads_away(path, parts)
    if away is None and full != root / path and _lies_in_git(root, parts):
        away = GIT
    if away is not None:
        raise LeadsAwayError(away)
    return full


def leads_away(path: str, parts: Sequence[str]) -> str | None:
    """Return where a path leads that it may not lead to; None where it may.

    Args:
        path: The path as it was asked for, below the repository.
        parts: The names on the path that it leads to, below the repository.
    """
    if any(_is_hidden(part) for part in parts):
        return HIDDEN
    if parts and _as_systems_read_it(parts[0]) == PRIVATE and not path.startswith(f"{PRIVATE}/"):
        return None if path == PRIVATE else EXEMPT
    return None


def _is_hidden(name: str) -> bool:
    plain = _as_systems_read_it(name)
    return plain.startswith(".") or _SHORT_NAME.fullmatch(plain) is not None


def _as_systems_read_it(name: str) -> str:
    """Return a name without what one system or another passes over in it.

    Windows and macOS do not tell letter case, Windows drops dots and spaces at the end, and older
    macOS drops characters that nobody sees.
    """
    seen = name if name.isascii() else "".join(c for c in name if category(c) != "Cf")
    return (seen.rstrip(". ") or seen).casefold()


def _lies_in_git(root: Path, parts: Sequence[str]) -> bool:
    """Say whether a path leads into a folder that git keeps things in, whatever its name is."""
    folder = root
    for part in parts:
        folder = folder / part
        if (folder / "HEAD").is_file() and (
            (folder / "objects").is_dir() or (folder / "commondir").is_file()
        ):
            return True
    return False
