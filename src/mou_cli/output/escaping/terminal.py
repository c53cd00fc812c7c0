"""Somebody's data on a terminal: control characters and reading-order marks become visible."""

import json
import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u180e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)

_COMMAND = re.compile(r"(?<=##)(\w{0,20})\[")
"""`##[error]` and `##vso[…]` are commands to GitHub Actions and Azure Pipelines wherever they stand
in a line of the log. Their `::error` is one at the start of a line alone, where none of ours is."""


def visible(text: str) -> str:
    """Return `text`, each character that could steer a terminal or a log as its code."""
    shown = _UNSAFE.sub(_code, text)
    return _COMMAND.sub(r"\1\\u005b", shown)


def visible_json(text: str) -> str:
    """Return JSON text with such characters as JSON's own escapes; the value stays the same."""
    shown = re.sub(
        "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u180e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]",
        lambda match: json.dumps(match.group())[1:-1],
        text,
    )
    return _COMMAND.sub(r"\1\\u005b", shown)


def _code(match: re.Match[str]) -> str:
    number = ord(match.group())
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
