"""What prose cannot hold: faults of whole lines, rows and characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

MAX_NESTING = 12
"""Levels of tokens: six lists in each other. Word and ODT show no more."""


@dataclass(frozen=True, slots=True)
class ProseFault:
    """Something that prose cannot hold.

    Attributes:
        code: The rule that it breaks.
        line: Line within the text, counted from 0.
        words: The words at fault, to find the column by; may be empty.
        message: What is wrong.
        mend: What to do about it.
    """

    code: str
    line: int
    words: str
    message: str
    mend: str


def reference_faults(env: dict[str, Any]) -> Iterator[ProseFault]:
    """Yield a fault for each link target on a line of its own, as markdown-it noted them."""
    for label, reference in (env.get("references") or {}).items():
        lines = reference.get("map") or [0]
        yield ProseFault(
            "PRO008",
            lines[0],
            "",
            f"The line defines a link target, `{label.lower()}`, and does not print",
            "Write the link in place: `[words](https://…)`",
        )


_CELL_END = re.compile(r"(?<!\\)\|")


def row_faults(source: str, tokens: list[Token]) -> Iterator[ProseFault]:
    """Tables of this kind silently drop the cells of a row that the header does not have."""
    lines, columns = source.split("\n"), 0
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        if token.type != "tr_open" or not token.map:
            continue
        row = lines[token.map[0]].strip(" >-").removeprefix("|").removesuffix("|")
        cells = len(_CELL_END.findall(row)) + 1
        columns = columns or cells
        if cells > columns:
            yield ProseFault(
                "PRO015",
                token.map[0],
                "",
                "This row has more cells than the header of the table",
                "Take the `|` out that is too many, or write `\\|` for the sign itself",
            )


_COLONS = re.compile(r"[ \t>*+-]*:::")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_WIDTH = re.compile(
    "[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def line_faults(source: str, tokens: list[Token]) -> Iterator[ProseFault]:
    """Yield faults of lines and their characters, and of nesting that the parser gave up on."""
    for number, line in enumerate(source.split("\n")):
        if _COLONS.match(line):
            yield ProseFault(
                "PRO007",
                number,
                ":::",
                "A line begins with three colons",
                "Write a backslash in front of them, or leave them out",
            )
        yield from character_faults(number, line)
    if any(token.level >= MAX_NESTING * 2 - 1 for token in tokens):
        yield ProseFault("PRO013", 0, "", "The text is nested too deep", "Use sections for depth")


def character_faults(number: int, line: str) -> Iterator[ProseFault]:
    """Yield a fault for characters of one line that hide or reorder its words.

    Args:
        number: The line's number within its text, counted from 0.
        line: The line.
    """
    if line.isascii():
        return
    bidi = _BIDI.search(line)
    if bidi:
        yield ProseFault(
            "PRO010",
            number,
            bidi.group(),
            f"The invisible character U+{ord(bidi.group()):04X} changes the reading order",
            "Delete it, and type the words around it again",
        )
    thin = _NO_WIDTH.search(line)
    if thin:
        yield ProseFault(
            "PRO011",
            number,
            thin.group(),
            f"The invisible character U+{ord(thin.group()):04X} has no width",
            "Delete it",
        )
