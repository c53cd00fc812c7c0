"""Which documents have a list of their contents, and which headings stand in it."""

from collections.abc import Iterable

from mou_cli.office.lengths import TEXT_HEIGHT, height_of
from mou_cli.office.measures import PARAGRAPH_GAP

PAGES_WITHOUT = 6
"""A document that is longer has a list; for the PDF `templates/page.typ` counts the same."""

MOST_LINES = 25
"""Lines of a list that goes down to the second level; so it fits a page."""

WIDTH = 160 / 25.4 * 72
"""Points between the margins of A4."""


def has_contents(paragraphs: Iterable[str], points: int) -> bool:
    """Say whether a document has a list of its contents.

    Args:
        paragraphs: The words of its paragraphs.
        points: The size of its letters.
    """
    heights = (height_of([(words, WIDTH)], points) for words in paragraphs if words)
    return sum(height + PARAGRAPH_GAP * points for height in heights) > PAGES_WITHOUT * TEXT_HEIGHT


def depth_of(levels: Iterable[int]) -> int:
    """Return how deep the list goes: to the second level, or to the first if it is long.

    Args:
        levels: The level of each heading.
    """
    return 2 if sum(level <= 2 for level in levels) <= MOST_LINES else 1
