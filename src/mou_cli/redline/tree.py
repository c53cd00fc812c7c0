"""A text as a tree of blocks and words, each of which may be kept, inserted or deleted."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any


class RedlineMark(Enum):
    """What became of a part of the text; what is inside of a part shares its lot."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, a space, or a thing such as a picture.

    Attributes:
        text: Its characters; of a thing those that stand for it.
        path: The formats around it, from the outside: emphasis, a link to a place …
        thing: What it is, where it is no text.
        anchors: Names of places just before it, which links lead to; not compared.
        mark: What became of it.
    """

    text: str
    path: tuple[Hashable, ...] = ()
    thing: str = ""
    anchors: tuple[str, ...] = field(default=(), compare=False)
    mark: RedlineMark = RedlineMark.KEPT


@dataclass(frozen=True, slots=True)
class Move:
    """Where else a paragraph stands that moved.

    Attributes:
        name: The count of the move; paragraphs that moved together have one.
        other: The number in the other place, if it has one there.
        below: Whether the other place stands below this one.
        first: Whether this is the first of the paragraphs that moved together.
    """

    name: int
    other: str
    below: bool
    first: bool


@dataclass(frozen=True, slots=True)
class RedlineWords:
    """A paragraph, or a heading: words in order.

    Attributes:
        label: What it is and how it looks; two of different labels are never one changed block.
        tokens: Its words.
        look: What shapes it and says nothing, such as the width of columns; not compared.
        anchors: Names of the place that it is; not compared.
        mark: What became of it.
        number: What counting puts in front of the words, with the gap behind it; not compared,
            since it follows from what stands above.
        was: The number in the old text, where it was another one.
        move: The other place, of a paragraph that moved.
    """

    label: Hashable
    tokens: tuple[Token, ...]
    look: Any = field(default=None, compare=False)
    anchors: tuple[str, ...] = field(default=(), compare=False)
    mark: RedlineMark = RedlineMark.KEPT
    number: str = field(default="", compare=False)
    was: str | None = field(default=None, compare=False)
    move: "Move | None" = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that may come, go and move: a section, a list, the rows of a table.

    Attributes:
        label: See `RedlineWords`.
        blocks: What is in it.
        look: See `RedlineWords`.
        anchors: See `RedlineWords`.
        mark: See `RedlineWords`.
    """

    label: Hashable
    blocks: tuple["Block", ...]
    look: Any = field(default=None, compare=False)
    anchors: tuple[str, ...] = field(default=(), compare=False)
    mark: RedlineMark = RedlineMark.KEPT


@dataclass(frozen=True, slots=True)
class Parts:
    """Blocks that belong together by their places: the cells of a row.

    Attributes:
        label: See `RedlineWords`.
        blocks: The parts.
        look: See `RedlineWords`.
        anchors: See `RedlineWords`.
        mark: See `RedlineWords`.
    """

    label: Hashable
    blocks: tuple["Block", ...]
    look: Any = field(default=None, compare=False)
    anchors: tuple[str, ...] = field(default=(), compare=False)
    mark: RedlineMark = RedlineMark.KEPT


Block = RedlineWords | Group | Parts


def accepted(block: Block) -> Block:
    """Return a redline with every change accepted: the new text."""
    return _settled(block, RedlineMark.DELETED)


def rejected(block: Block) -> Block:
    """Return a redline with every change rejected: the old text."""
    return _settled(block, RedlineMark.INSERTED)


def _settled(block: Block, gone: RedlineMark) -> Block:
    if isinstance(block, RedlineWords):
        tokens = tuple(
            replace(t, mark=RedlineMark.KEPT) for t in block.tokens if t.mark is not gone
        )
        number = block.number if gone is RedlineMark.DELETED else _number_before(block)
        kept = replace(block, tokens=tokens, mark=RedlineMark.KEPT)
        return replace(kept, number=number, was=None, move=None)
    blocks = tuple(_settled(inner, gone) for inner in block.blocks if inner.mark is not gone)
    return replace(block, blocks=blocks, mark=RedlineMark.KEPT)


def _number_before(block: RedlineWords) -> str:
    return block.number if block.was is None else block.was


def is_renumbered(block: Block) -> bool:
    """Say whether a number in a redline is another one than it was."""
    if isinstance(block, RedlineWords):
        return block.was is not None
    return any(map(is_renumbered, block.blocks))


def key_of(block: Block) -> str | None:
    """Return the name of the place with which a block begins, if it has one."""
    if block.anchors:
        return block.anchors[0]
    if isinstance(block, RedlineWords):
        return next(iter(block.tokens[0].anchors), None) if block.tokens else None
    return key_of(block.blocks[0]) if block.blocks else None


def words_of(block: Block) -> Iterator[str]:
    """Yield the words of a block, without spaces and signs."""
    if isinstance(block, RedlineWords):
        yield from (t.text for t in block.tokens if any(c.isalnum() for c in t.text))
    else:
        for inner in block.blocks:
            yield from words_of(inner)


def anchors_of(block: Block) -> Iterator[str]:
    """Yield the names of all places in a block."""
    yield from block.anchors
    if isinstance(block, RedlineWords):
        for token in block.tokens:
            yield from token.anchors
    else:
        for inner in block.blocks:
            yield from anchors_of(inner)
