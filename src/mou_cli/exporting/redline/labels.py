"""What a block of a redline is, and what is around a word: all that pandoc needs beside the words.

Two blocks of different labels are never one changed block, so labels are compared and hashed.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

Json = Any
"""A value of pandoc's JSON (pandoc-types 1.23)."""


class BareLabel(Enum):
    """What a block is, where there is nothing more to say of it."""

    DOCUMENT = "document"
    INSIDE = "inside"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    BULLETS = "bullets"
    ITEM = "item"
    CAPTION = "caption"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Shape:
    """pandoc's attributes without the name of the place, which is not compared."""

    classes: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, classes: Json, pairs: Json) -> "Shape":
        """Return the shape that pandoc writes as two lists."""
        return cls(tuple(classes), tuple((key, value) for key, value in pairs))

    def named(self, name: str) -> Json:
        """Return pandoc's attributes, for a place of this name."""
        return [name, self.classes, self.pairs]


@dataclass(frozen=True, slots=True)
class SectionLabel:
    """A heading, or the name of who signs, and all below it."""

    depth: int


@dataclass(frozen=True, slots=True)
class HeadingLabel:
    """A heading."""

    level: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class StyledLabel:
    """A paragraph that has a style of Word's or ODT's by name."""

    pairs: tuple[tuple[str, str], ...]

    @property
    def style(self) -> str:
        """The name of its style."""
        return dict(self.pairs)["custom-style"]


@dataclass(frozen=True, slots=True)
class DivisionLabel:
    """Blocks in a division."""

    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberedLabel:
    """A numbered list."""

    start: int
    style: str
    delimiter: str


@dataclass(frozen=True, slots=True)
class FigureLabel:
    """A figure with its caption."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class TableLabel:
    """A table. One of other columns is another: neither Word nor HTML marks columns."""

    shape: Shape
    alignments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableHeadLabel:
    """The rows at the head of a table."""

    name: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class TableBodyLabel:
    """The other rows of a table.

    Attributes:
        name: The name of the place.
        shape: Its other attributes.
        head_columns: How many columns are heads of their rows.
        inner_head: The rows at the head of this body alone, as JSON: nothing in them can be marked.
    """

    name: str
    shape: Shape
    head_columns: int
    inner_head: str


@dataclass(frozen=True, slots=True)
class RowLabel:
    """A row of a table."""

    name: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class CellLabel:
    """A cell of a table, and over how many rows and columns it goes."""

    name: str
    shape: Shape
    alignment: str
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class ThingLabel:
    """A block as JSON, in which nothing can be marked."""

    written: str


@dataclass(frozen=True, slots=True)
class StressLabel:
    """A format of words that has no attributes, by pandoc's name."""

    kind: str


@dataclass(frozen=True, slots=True)
class LinkLabel:
    """A link around words."""

    shape: Shape
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class SpanLabel:
    """Words of a class or a style of their own."""

    shape: Shape
