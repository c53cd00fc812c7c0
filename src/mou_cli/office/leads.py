"""Paragraphs that lead to what follows, and stay on one page with it."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

LONGEST_LEAD = 600
"""Letters of a paragraph that is kept; a longer one may stand at the foot of its page."""

MOST_IN_A_ROW = 4
"""Paragraphs that are kept one with the other: a page has room for them and what follows."""

Paragraph = TypeVar("Paragraph")


def leads_of(paragraphs: Iterable[tuple[Paragraph, str]]) -> Iterator[Paragraph]:
    """Yield the paragraphs that end in a colon, and are to stay with the next.

    Args:
        paragraphs: Paragraphs that follow each other, with their words.
    """
    row = 0
    for paragraph, words in paragraphs:
        leads = words.rstrip().endswith(":") and is_short(words)
        row = row + 1 if leads else 0
        if 0 < row <= MOST_IN_A_ROW:
            yield paragraph


def is_short(words: str) -> bool:
    """Say whether a paragraph is short enough to be kept with the next one."""
    return len(words) <= LONGEST_LEAD
