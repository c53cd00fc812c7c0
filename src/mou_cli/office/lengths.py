"""How long words become on paper, by an honest estimate: only an office program knows it."""

from collections.abc import Iterable

LETTER = 0.55
"""Ems of a letter in Arial, the wide ones, bold and spaces counted in."""

LINE = 1.3
"""Ems from one line to the next, the gaps between paragraphs and rows counted in."""

TEXT_HEIGHT = 230 / 25.4 * 72
"""Points of an A4 page between the margins, less what stands at head and foot in large print."""

MOST_KEPT = TEXT_HEIGHT / 3
"""Points of what is kept together. Rows that are longer office programs print over the foot."""

MOST_REPEATED = TEXT_HEIGHT / 2
"""Points of a head that stands on every page of its table."""

HIGHEST_FIGURE = TEXT_HEIGHT * 0.75
"""Points of a figure, so that its caption has room on the same page."""


def height_of(places: Iterable[tuple[str, float]], points: int) -> float:
    """Return how high words become that stand side by side, in points.

    Args:
        places: Words and the width of their place in points, for each place.
        points: The size of the letters.
    """
    return LINE * points * max((lines_of(*place, points) for place in places), default=0)


def lines_of(words: str, width: float, points: int) -> int:
    """Return how many lines words need.

    Args:
        words: The words.
        width: The width of their place in points.
        points: The size of the letters.
    """
    room = max(int(width / (LETTER * points)), 1)
    lines, used = 1, 0
    for word in words.split():
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
        lines, used = lines + (used - 1) // room, (used - 1) % room + 1
    return lines
