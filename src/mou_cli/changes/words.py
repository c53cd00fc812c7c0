"""Two prose trees -> the words that stayed, went and came. Formatting goes with its words.

These words are not those of `redline/wording.py`: a list of changes tells each sign by itself and
writes its line anew, while a redline prints every space again, and marks `(a)` and `£1,200` whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from mou_cli.changes.change import ChangePart, Operation
from mou_cli.prose.tree import (
    Block,
    Blocks,
    Bullets,
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

MOST_PAIRS = 4_000_000
"""Beyond so many pairs of words a comparison takes seconds, and nobody could read what it finds."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a mark between blocks.

    Attributes:
        text: Its characters.
        style: How it is set, from outside: stressed (`*`, `**`), or leading somewhere.
        glued: Whether it stands behind the word before without a space.
    """

    text: str
    style: tuple[str, ...] = ()
    glued: bool = False


def words_of(blocks: Blocks) -> tuple[Word, ...]:
    """Return the words of a text, with marks where a paragraph, item or cell begins."""
    return tuple(_of_blocks(blocks))


def parts_of(old: Sequence[Word], new: Sequence[Word]) -> tuple[ChangePart, ...]:
    """Compare word by word."""
    merged: list[tuple[Operation, list[Word]]] = []
    for operation, words in _runs_of_words(old, new):
        if merged and merged[-1][0] == operation:
            merged[-1][1].extend(words)
        elif words:
            merged.append((operation, list(words)))
    parts = [ChangePart(operation, _words_on_one_line(words)) for operation, words in merged]
    if parts:
        parts[0] = ChangePart(parts[0].operation, parts[0].text.removeprefix(" "))
    return tuple(parts)


def _runs_of_words(
    old: Sequence[Word], new: Sequence[Word]
) -> Iterator[tuple[Operation, Sequence[Word]]]:
    begin = _common(old, new)
    end = _common(old[begin:][::-1], new[begin:][::-1])
    yield "same", old[:begin]
    yield from _middle(old[begin : len(old) - end], new[begin : len(new) - end])
    yield "same", new[len(new) - end :]


def _middle(old: Sequence[Word], new: Sequence[Word]) -> Iterator[tuple[Operation, Sequence[Word]]]:
    if len(old) * len(new) > MOST_PAIRS:
        yield "deleted", old
        yield "inserted", new
        return
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for name, a, b, c, d in codes:
        if name == "equal":
            yield "same", old[a:b]
        else:
            yield "deleted", old[a:b]
            yield "inserted", new[c:d]


def _common(old: Sequence[Word], new: Sequence[Word]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _words_on_one_line(words: Sequence[Word]) -> str:
    """Write words in one line, what is stressed or linked as Markdown has it.

    It begins with a space where its first word stands behind another with one between.
    """
    line = ""
    for style, group in groupby(words, key=lambda word: word.style):
        run = list(group)
        text = "".join(
            f"{'' if word.glued or not n else ' '}{word.text}" for n, word in enumerate(run)
        )
        space = "" if run[0].glued else " "
        line += space + _styled(text, style)
    return line


def _styled(text: str, style: tuple[str, ...]) -> str:
    for mark in reversed(style):
        if mark in _STRESSES:
            text = f"{mark}{text}{mark}"
        else:
            kind, _, address = mark.partition(" ")
            text = f"{'!' if kind == 'image' else ''}[{text}]({address})"
    return text


_STRESSES = ("*", "**")


def _of_blocks(blocks: Blocks) -> Iterator[Word]:
    for number, block in enumerate(blocks):
        if number and not isinstance(block, Bullets):
            yield Word("¶")
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Word]:
    match block:
        case Paragraph(children):
            yield from _of_inlines(children)
        case Bullets(items):
            for item in items:
                yield Word("•")
                yield from _of_blocks(item)
        case Quote(inner):
            yield Word(">")
            yield from _of_blocks(inner)
        case Table(_, header, rows):
            yield Word("|")
            for row in (header, *rows):
                for cell in row:
                    yield from _of_inlines(cell)
                    yield Word("|")


def _of_inlines(inlines: tuple[Inline, ...]) -> Iterator[Word]:
    spaced = True
    for text, style in _runs_of(inlines, ()):
        end = 0
        for found in _WORD.finditer(text):
            space = spaced or (found.start() > end and text[end].isspace())
            yield Word(found.group(), style, glued=not space)
            spaced, end = False, found.end()
        spaced = spaced or text[end:].isspace()


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
                yield " / ", style
