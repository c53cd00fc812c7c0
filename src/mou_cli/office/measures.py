"""Measures that Word and ODT documents share, so that both look the same.

They are kept in ems, the size of a document's letters, and come out in what a format counts in. PDF
and HTML have units of their own, and keep theirs in `templates/page.typ` and `templates/page.css`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

TWIPS = 20
"""Word's measure: twentieths of a point."""

CLAUSE_NUMBER = 3.1
"""Ems for the number of a clause, in front of its text: `12.10`."""

INNER_NUMBER = 2.4
"""Ems for the number of a clause inside another, in front of its text: `(iii)`."""

DEPTHS = 4
"""How deep a clause has a style of its own; deeper ones look the same (`filters/office.lua`)."""

HEADING_NUMBER = 3
"""Ems for the number of a heading, in front of its words."""

BULLET = 1.2
"""Ems for a bullet, in front of its text."""

PARAGRAPH_GAP = 0.75
"""Ems below a paragraph, and below a list."""

ITEM_GAP = 0.4
"""Ems below an item of a list."""

CELL_GAP = 0.8
"""Ems between two cells of a row, beside each other."""

COLUMN_GAP = 24
"""Points between the two columns of signature blocks, and below each block."""

Length = TypeVar("Length", bound=float)


@dataclass(frozen=True, slots=True)
class Measures(Generic[Length]):
    """The measures of one document, all in one unit.

    Attributes:
        em: The size of its letters.
        clause_numbers: The room for the number of a clause by its depth; 0 outside of clauses.
        clause_texts: How far from the margin the text of a clause begins, by its depth; likewise.
        heading_number: The room for the number of a heading.
        bullet: The room for a bullet.
        paragraph_gap: The gap below a paragraph, and below a list.
        item_gap: The gap below an item of a list.
        column_gap: The gap between columns of signature blocks, and below each block.
    """

    em: Length
    clause_numbers: tuple[Length, ...]
    clause_texts: tuple[Length, ...]
    heading_number: Length
    bullet: Length
    paragraph_gap: Length
    item_gap: Length
    column_gap: Length


def word_measures(points: int) -> Measures[int]:
    """Return the measures of a Word document in whole twips.

    Args:
        points: The size of its letters.
    """
    em = points * TWIPS
    return _measures(lambda ems: round(em * ems), COLUMN_GAP * TWIPS)


def odt_measures(points: int) -> Measures[float]:
    """Return the measures of an ODT document in points.

    Args:
        points: The size of its letters.
    """
    return _measures(lambda ems: points * ems, COLUMN_GAP)


def _measures(of: Callable[[float], Length], column_gap: Length) -> Measures[Length]:
    inner_numbers = [of(INNER_NUMBER)] * (DEPTHS - 1)
    clause_texts = [of(CLAUSE_NUMBER + INNER_NUMBER * above) for above in range(DEPTHS)]
    return Measures(
        em=of(1),
        clause_numbers=(of(0), of(CLAUSE_NUMBER), *inner_numbers),
        clause_texts=(of(0), *clause_texts),
        heading_number=of(HEADING_NUMBER),
        bullet=of(BULLET),
        paragraph_gap=of(PARAGRAPH_GAP),
        item_gap=of(ITEM_GAP),
        column_gap=column_gap,
    )
