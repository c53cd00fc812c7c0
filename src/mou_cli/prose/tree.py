"""The tree of a prose text: what checks, signed text, comparison and templates read."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters; a line break of the source is one space."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that the text stresses."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that the text stresses strongly."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `target` begins with `https:`, `http:`, `mailto:`, `mou:` or `#`.

    A link to a place in the agreement has no children until it is resolved where it prints the
    number and title of its target.
    """

    target: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture from `assets/`, with the words that stand for it."""

    source: str
    alternative: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for."""


Inline = Text | Emphasis | Strong | Link | Image | LineBreak


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one that holds an Image alone is a figure."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose items have no numbers."""

    items: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart."""

    blocks: tuple["Block", ...]


Cell = tuple[Inline, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row.

    Attributes:
        alignments: For each column `left`, `right`, `center` or an empty string.
        header: The header row.
        rows: The other rows; each has as many cells as the header.
    """

    alignments: tuple[str, ...]
    header: Row
    rows: tuple[Row, ...]


Block = Paragraph | Bullets | Quote | Table
Blocks = tuple[Block, ...]


def figure_of(block: Block) -> Image | None:
    """Return the picture of a paragraph that holds nothing else."""
    if isinstance(block, Paragraph) and len(block.children) == 1:
        only = block.children[0]
        return only if isinstance(only, Image) else None
    return None


def inlines_of(blocks: Blocks) -> Iterator[Inline]:  # noqa: C901 - one flat case a kind
    """Yield every inline of `blocks`, at every depth, in reading order."""
    for block in blocks:
        match block:
            case Paragraph(children):
                yield from _deep(children)
            case Bullets(items):
                for item in items:
                    yield from inlines_of(item)
            case Quote(inner):
                yield from inlines_of(inner)
            case Table(_, header, rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from _deep(cell)


def _deep(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasis | Strong | Link):
            yield from _deep(inline.children)


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """Return the words of `inlines` without marks; a picture reads as its alternative text."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text):
                parts.append(text)
            case Emphasis(children) | Strong(children) | Link(_, children):
                parts.append(plain_text(children))
            case Image(_, alternative):
                parts.append(alternative)
            case LineBreak():
                parts.append(" ")
    return "".join(parts)


def text_of(blocks: Blocks) -> str:
    """Return the words of `blocks`, a line for each paragraph, list item and table row."""
    lines = []
    for block in blocks:
        match block:
            case Paragraph(children):
                lines.append(plain_text(children))
            case Bullets(items):
                lines.extend(text_of(item) for item in items)
            case Quote(inner):
                lines.append(text_of(inner))
            case Table(_, header, rows):
                lines.extend(" ".join(plain_text(cell) for cell in row) for row in (header, *rows))
    return "\n".join(lines)
