"""Somebody's data on a terminal: control characters and reading-order marks become visible."""

import re

HIDDEN = (
    "\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u180e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Characters that show nothing or turn the order of reading, as a class of `re` names them."""

_UNSAFE = re.compile(f"[\x00-\x08\x0a-\x1f{HIDDEN}]")

_COMMAND = re.compile(r"(?<=##)(\w{0,20})\[")
"""`##[error]` and `##vso[…]` are commands to GitHub Actions and Azure Pipelines wherever they stand
in a line of the log."""

_AT_BEGINNING = re.compile(r"(?<!\S):(?=:|\Z)")
"""GitHub's `::error` is a command where it begins a line, spaces left out: any word of a text may
begin one when the text is broken into lines. A colon at the end may stand before another one."""


def visible(text: str) -> str:
    """Return `text`, each character that could steer a terminal or a log as its code."""
    return _AT_BEGINNING.sub(r"\\u003a", visible_inside(text))


def visible_inside(text: str) -> str:
    """Return the same for a text that stays on a line, behind something else.

    What is a command at the beginning of a line alone is none there.
    """
    return without_commands(_UNSAFE.sub(_code, text))


def without_commands(text: str) -> str:
    """Return `text` with the bracket of each command that may stand anywhere as its code."""
    return _COMMAND.sub(r"\1\\u005b", text)


def _code(match: re.Match[str]) -> str:
    number = ord(match.group())
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
