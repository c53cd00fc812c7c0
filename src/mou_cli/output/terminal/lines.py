"""How wide a text for a terminal is, and where its lines are broken."""

from collections.abc import Iterator
from textwrap import TextWrapper

from mou_cli.output.escaping.terminal import visible

WIDTH = 96


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines, never inside a word."""
    return TextWrapper(width, break_on_hyphens=False, break_long_words=False).wrap(text)


def indented(words: str, indent: str) -> Iterator[str]:
    """Yield the lines of somebody's words, each behind the same indent."""
    return (indent + line for line in wrapped(visible(words), WIDTH - len(indent)))
