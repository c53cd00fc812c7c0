"""Characters that a PDF cannot show, since none of its fonts has them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("characters.txt")
"""Ranges of all that can be shown beside ASCII; `tools/write_characters.py` writes it."""

_UNUSUAL = re.compile("[^\0-\u0377\u2010-\u2027\u2030-\u203d\u20ac\u2122]")
"""What an English or Welsh agreement seldom holds: only then is the table read."""


def may_be_unprintable(text: str) -> bool:
    """Say by a glance whether it is worth while to look for such characters."""
    return not text.isascii() and _UNUSUAL.search(text) is not None


def unprintable(line: str) -> Iterator[str]:
    """Yield each run of characters that a PDF cannot show, in their order.

    Args:
        line: A line of a text. Controls are no business of this room: a data file cannot hold them.
    """
    if may_be_unprintable(line):
        yield from _unprintable().findall(line)


def named(character: str) -> str:
    """Return a character's number and name, as the Unicode standard has them."""
    name = unicodedata.name(character, "").capitalize().replace("Cjk", "CJK")
    number = f"U+{ord(character):04X}"
    return f"{number}, {name}" if name else number


def is_letter(character: str) -> bool:
    """Say whether it is a letter, a mark on one or a digit, and no sign or picture."""
    return unicodedata.category(character)[0] in "LMN"


@cache
def _unprintable() -> re.Pattern[str]:
    ranges = (line.partition("-") for line in TABLE.read_text(encoding="ascii").split())
    shown = "".join(
        rf"\U{int(first, 16):08X}-\U{int(last or first, 16):08X}" for first, _, last in ranges
    )
    return re.compile(rf"[^\x00-\x9f{shown}]+")
