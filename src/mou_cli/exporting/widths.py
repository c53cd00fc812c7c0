"""How wide words are, in letters such as n: as `filters/widths.lua` says it to the formats."""

import re

WIDTHS = (
    ("[rt]", 0.65),
    ("[fijlI.,:;'()|!]", 0.45),
    ("[csykvxz]", 0.9),
    ("[mwMW]", 1.5),
    ("[A-Z]", 1.3),
)
"""Widths of Arial, and nearly those of any sans serif; any other letter is as wide as an n."""

BOLD = 1.11
"""How many times as wide bold words are."""

PADDING = 1.5
"""What a cell of a table needs beside its words."""

WRAPS = 40
"""The width at which a text wraps; no column keeps more for a word (`filters/columns.lua`)."""

_WORD = re.compile(r"[^ \t\r\n\f\v]+")


def longest_word(words: str) -> float:
    """Return the width of the widest word of a text, as far as a column keeps room for it."""
    return min(max((_width_of(word) for word in _WORD.findall(words)), default=0), WRAPS)


def _width_of(word: str) -> float:
    return sum(_width_of_letter(letter) for letter in word)


def _width_of_letter(letter: str) -> float:
    return next((width for letters, width in WIDTHS if re.match(letters, letter)), 1)
