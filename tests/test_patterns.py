"""No regular expression takes long, whatever a stranger writes.

A pattern that can match the same letters in many ways tries them all where none fits. Each pattern
of the package searches texts that are the same few letters again and again, which is where such
patterns are lost. The longest text that the data may have is in `tests/hostile/`.
"""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import product

import pytest

import mou_cli
from alarms import no_hang

LETTERS = [
    "A",
    "a",
    "1",
    " ",
    "\t",
    "\n",
    "-",
    ".",
    ",",
    "'",
    '"',
    "\\",
    "(",
    ")",
    "[",
    "]",
    "{",
    "<",
]
WORDS = [
    "and ",
    "of ",
    "the ",
    "A a",
    "1 (a) ",
    "1, 1 ",
    "A and ",
    "x=",
    "::",
    "- ",
    "##",
    "`",
    "|",
    "£1,",
]
BEGINNINGS = [
    "",
    "appendix A",
    "section 1",
    "clause 1",
    "![",
    "[a](",
    "[",
    "{% include ",
    "a:",
    "A ",
]
TIMES = 40
"""Enough for whatever doubles with each of them to take a year."""
END = "\0"


def patterns() -> Iterator[tuple[str, "re.Pattern[str] | re.Pattern[bytes]"]]:
    for module in pkgutil.walk_packages(mou_cli.__path__, "mou_cli."):
        if not module.name.endswith(("__main__", "_child", ".child")):
            for name, value in vars(import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    yield f"{module.name}:{name}", value


PATTERNS = {pattern: name for name, pattern in patterns()}


@pytest.mark.parametrize("pattern", PATTERNS, ids=PATTERNS.values())
def test_a_pattern_ends_soon(pattern: "re.Pattern[str] | re.Pattern[bytes]") -> None:
    pieces = [*LETTERS, *WORDS, *map("".join, product(LETTERS[:9], repeat=2))]
    with no_hang():
        for beginning, piece in product(BEGINNINGS, pieces):
            text = f"{beginning}{piece * TIMES}{END}"
            for _ in pattern.finditer(text if isinstance(pattern.pattern, str) else text.encode()):
                pass
