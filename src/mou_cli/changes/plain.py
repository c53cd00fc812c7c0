"""Prose -> its words, and words -> plain text, without a mark of any format.

What is stressed or linked is told where that is asked for. A paragraph, an item or a cell that
begins is told by the sign that a reader expects between two of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from mou_cli.prose.tree import (
    Block,
    Blocks,
    Bullets,
    Cell,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)

_WORD = re.compile(r"\w+(?:[-.,:/’'@]\w+)*|[^\w\s]")
"""A word, a number such as 1,200, or a single sign, so that a comma is a change of its own."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a mark where a block, a line or a cell begins.

    Attributes:
        text: Its characters.
        style: How it is set, from outside: stressed (`*`, `**`), or leading somewhere.
        glued: Whether it stands behind the word before without a space.
        mark: What begins here, as a reader calls it; empty for a word.
    """

    text: str
    style: tuple[str, ...] = ()
    glued: bool = False
    mark: str = ""


PARAGRAPH = Word("", mark="a new paragraph")
ITEM = Word("", mark="a new item of the list")
QUOTATION = Word("", mark="a new quotation")
LINE = Word("", mark="a new line")
ROW = Word("", mark="a new row")
CELL = Word("", mark="a new cell")
TABLE = Word("", mark="a table")

_SIGNS = {ITEM: ";", ROW: ";", LINE: ",", CELL: ","}
"""What stands between two of them in one line of text; a full stop between others."""

_CLOSED = frozenset(".,:;!?–—")
_JOINING = ("and", "or", "but")
"""Behind such a sign, or such a word, none is put."""


def words_of(blocks: Blocks) -> tuple[Word, ...]:
    """Return the words of a text, with marks where a paragraph, item or cell begins."""
    return tuple(_of_blocks(blocks))


def words_beside_tables(blocks: Blocks) -> tuple[Word, ...]:
    """Return the words of a text, of each table only that it stands there."""
    return tuple(_of_blocks(blocks, without_tables=True))


def plain_text(blocks: Blocks) -> str:
    """Return the words of a text in one line: between items stands what a reader expects."""
    return in_one_line(with_signs(words_of(blocks))).strip()


def plain_cell(cell: Cell, *, styled: bool = False) -> str:
    """Return the words of a cell in one line.

    Args:
        cell: The cell.
        styled: Whether to tell how they are set.
    """
    return in_one_line(with_signs(tuple(_of_inlines(cell))), styled=styled).strip()


def with_signs(words: Sequence[Word]) -> list[Word]:
    """Return words with a sign for each mark, where the words before it do not end in one."""
    found: list[Word] = []
    last = "."
    for word in words:
        if word.mark:
            closed = last[-1:] in _CLOSED or last in _JOINING
            sign = "" if closed else _SIGNS.get(word, ".")
            word = replace(word, text=sign, glued=bool(sign))
        found.append(word)
        last = word.text or last
    return found


def in_one_line(words: Sequence[Word], *, styled: bool = False) -> str:
    """Write words in one line.

    It begins with a space where its first word stands behind another with one between.

    Args:
        words: The words.
        styled: Whether to tell how they are set.
    """
    line = ""
    for style, group in groupby(words, key=lambda word: word.style):
        run = [word for word in group if word.text]
        line += "".join(f"{'' if word.glued else ' '}{word.text}" for word in run)
        if styled and run:
            line += "".join(f" ({_told(each)})" for each in style)
    return line


def _told(style: str) -> str:
    kind, _, address = style.partition(" ")
    if kind in _STRESSES:
        return _STRESSES[kind]
    if kind == "image":
        return f"the picture {address}"
    return f"a link to {address.removeprefix('#')}"


_STRESSES = {"*": "stressed", "**": "in bold"}


def _of_blocks(blocks: Blocks, *, without_tables: bool = False) -> Iterator[Word]:
    for number, block in enumerate(blocks):
        if without_tables and isinstance(block, Table):
            yield TABLE
            continue
        if number and not isinstance(block, Bullets):
            yield PARAGRAPH
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Word]:
    match block:
        case Paragraph(children):
            yield from _of_inlines(children)
        case Bullets(items):
            for item in items:
                yield ITEM
                yield from _of_blocks(item)
        case Quote(inner):
            yield QUOTATION
            yield from _of_blocks(inner)
        case Table():
            yield from _of_table(block)


def _of_table(table: Table) -> Iterator[Word]:
    for row in (table.header, *table.rows):
        yield ROW
        for number, cell in enumerate(row):
            if number:
                yield CELL
            yield from _of_inlines(cell)


def _of_inlines(inlines: tuple[Inline, ...]) -> Iterator[Word]:
    spaced = True
    for text, style in _runs_of(inlines, ()):
        if text == _BREAK:
            yield LINE
            spaced = True
            continue
        end = 0
        for found in _WORD.finditer(text):
            space = spaced or (found.start() > end and text[end].isspace())
            yield Word(found.group(), style, glued=not space)
            spaced, end = False, found.end()
        spaced = spaced or text[end:].isspace()


_BREAK = "\n"


def _runs_of(
    inlines: tuple[Inline, ...], style: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield text, style
            case Emphasis(children):
                yield from _runs_of(children, (*style, "*"))
            case Strong(children):
                yield from _runs_of(children, (*style, "**"))
            case Link(target, children):
                yield from _runs_of(children, (*style, f"link {target}"))
            case Image(source, alternative):
                yield alternative, (*style, f"image {source}")
            case LineBreak():
                yield _BREAK, ()
