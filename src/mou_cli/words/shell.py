"""Commands as somebody types them: each word reads the same in a POSIX shell and in PowerShell."""

import os
import re
from shlex import quote

_PLAIN = re.compile(r"[0-9A-Za-z_./:+][0-9A-Za-z_./:+=-]*|-[0-9A-Za-z.=-]+|--")

_DOUBLE = '"`$!\\“”„'
"""What has a meaning between double quotes, to one of the shells."""

_SINGLE = "'‘’‚‛"
"""What ends single quotes, to one of the shells."""


_COMMAND = re.compile(r"##|(?<!\S):(?=:|\Z)")
"""What a log could take for a command; it is shown otherwise than it is typed."""


def typed(word: str) -> str:
    """Return a word as it is typed into a shell.

    Args:
        word: The word; see `can_be_typed`.
    """
    if _PLAIN.fullmatch(word):
        return word
    if not any(letter in _DOUBLE for letter in word):
        return f'"{word}"'
    if not any(letter in _SINGLE for letter in word):
        return f"'{word}'"
    if os.name == "nt":
        return "'" + re.sub(f"([{_SINGLE}])", r"\1\1", word) + "'"
    return quote(word)


def can_be_typed(word: str) -> bool:
    """Say whether a word holds only what people type, and what is printed as it is.

    That is no line end, nothing that hides, and nothing that a log takes for a command.
    """
    return bool(word) and word.isprintable() and not _COMMAND.search(word)


def command(*words: str) -> str:
    """Return a command as it is typed into a shell."""
    return " ".join(map(typed, words))
