"""Which words on a page can be read: those that lie on the paper, and on no others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points; the page's lower left corner is (0, 0)."""

EDGE = 0.5
"""Points that a letter may reach over the edge of the paper."""

TOUCH_SIDE, TOUCH_HEIGHT = 2.0, 0.3
"""Points in width, and the share of the lower one's height, by which two runs may meet."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are set in one go.

    Attributes:
        words: The words.
        box: Where their ink is.
        is_text: Whether they are of the text; else they are of a header, a footer or a bullet.
        place: Where they come when the document is read, whatever page they are on.
    """

    words: str
    box: Box
    is_text: bool
    place: tuple[int, ...] = ()


def legible(runs: Sequence[Run], paper: Box, *, apart: bool) -> Iterator[Run]:
    """Yield the runs of the text that can be read.

    Args:
        runs: All that is set on a page, in order.
        paper: The page.
        apart: Leave out what is printed over other words too, on a page whose design has no such.
    """
    spoilt = set(_over_each_other(runs)) if apart else set()
    for number, run in enumerate(runs):
        if run.is_text and number not in spoilt and _lies_on(run.box, paper):
            yield run


def _lies_on(box: Box, paper: Box) -> bool:
    left, bottom, right, top = box
    return (
        left >= paper[0] - EDGE
        and bottom >= paper[1] - EDGE
        and right <= paper[2] + EDGE
        and top <= paper[3] + EDGE
    )


def _over_each_other(runs: Sequence[Run]) -> Iterator[int]:
    """Yield the numbers of runs of the text that share their place with another run."""
    inked = [number for number, run in enumerate(runs) if _is_a_run_of_letters(run.words)]
    by_top = sorted(inked, key=lambda number: -runs[number].box[3])
    for place, upper in enumerate(by_top):
        for other in range(place + 1, len(by_top)):
            lower = by_top[other]
            if runs[lower].box[3] <= runs[upper].box[1]:
                break
            if _meet(runs[upper].box, runs[lower].box):
                yield from (upper, lower)


def _is_a_run_of_letters(words: str) -> bool:
    """Say whether words have a place of their own: an accent may reach over the next letter."""
    return bool(words.strip()) and not any(map(combining, words))


def _meet(one: Box, other: Box) -> bool:
    side = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    least = min(one[3] - one[1], other[3] - other[1])
    return side > TOUCH_SIDE and height > TOUCH_HEIGHT * least
