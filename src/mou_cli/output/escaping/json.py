"""Somebody's data in JSON: what could steer a terminal or a log is escaped, and its value stays."""

import json
import re

from mou_cli.output.escaping.terminal import HIDDEN, without_commands

_HIDDEN = re.compile(f"[{HIDDEN}]")


def as_json(data: object, *, ascii_only: bool = False) -> str:
    """Return data as indented JSON text, without an end of the last line.

    Args:
        data: The data.
        ascii_only: Whether every other letter is escaped as well.
    """
    return visible_json(json.dumps(data, indent=2, ensure_ascii=ascii_only))


def visible_json(text: str) -> str:
    """Return JSON text with such characters as JSON's own escapes; the value stays the same."""
    return without_commands(_HIDDEN.sub(lambda match: json.dumps(match.group())[1:-1], text))
