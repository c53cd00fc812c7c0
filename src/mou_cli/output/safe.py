"""Somebody's data on a terminal: control characters and reading-order marks become visible."""

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u180e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return `text` with each character that could steer a terminal written as its code."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def visible_json(text: str) -> str:
    """Return JSON text with such characters as JSON's own escapes; the value stays the same."""
    return re.sub(
        "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u180e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]",
        lambda match: f"\\u{ord(match.group()):04x}",
        text,
    )
