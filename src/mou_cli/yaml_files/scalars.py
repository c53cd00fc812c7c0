"""Unquoted scalars by YAML 1.2's core schema (YAML 1.2.2, section 10.3.2)."""

import re
from math import inf, isfinite

_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_MAX_DIGITS = 15
"""A longer number is no quantity but an identifier; as a float it would lose digits."""


def plain_value(text: str) -> str | int | float | bool | None:
    """Return the value of an unquoted scalar by YAML 1.2's core schema."""
    if text in _WORDS:
        return _WORDS[text]
    if not text[0].isdigit() and text[0] not in "+-.":
        return text
    if len(text) > _MAX_DIGITS:
        return text
    if _INT.match(text):
        return int(text)
    number = float(text) if _FLOAT.match(text) else inf
    return number if isfinite(number) else text
