"""Tree -> Markdown in the dialect that pandoc reads here, balanced and escaped.

Emphasis is written as a span with a class (`[words]{.em}`), which the package's own filter turns
back: asterisks next to letters or to each other are ambiguous in CommonMark (0.31, section 6.2).
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

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


class Markdown(str):
    """Text that is Markdown already. A template prints it as it is; any other string is escaped."""

    __slots__ = ()


_SPACES = re.compile(r"[ \t\r\n]+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>&|{}!])")
_AT_START = re.compile(r"^( ?)([#+\-=~:])")
_NUMBER_AT_START = re.compile(r"^( ?\d+)([.)])")


def escape(text: str) -> Markdown:
    """Return `text` as Markdown that reads as `text`, wherever in a line it is put."""
    escaped = _escaped(_SPACES.sub(" ", text))
    escaped = _NUMBER_AT_START.sub(r"\1\\\2", escaped)
    return Markdown(_AT_START.sub(r"\1\\\2", escaped))


def _escaped(text: str) -> str:
    """Escape what means something in the middle of a line.

    pandoc composes letters, and makes a backquote of U+1FEF, which means the same (UAX 15).
    """
    return _SPECIAL.sub(r"\\\1", text.replace("\u1fef", "`"))


def blocks_to_markdown(blocks: Blocks, indent: str = "") -> Markdown:
    """Write blocks, separated by blank lines.

    Args:
        blocks: The tree.
        indent: Put in front of every line but the first, for text inside a list item.
    """
    separator = f"\n{indent.rstrip()}\n{indent}" if indent.strip() else f"\n\n{indent}"
    return Markdown(separator.join(_blocks(blocks, indent)))


def inlines_to_markdown(inlines: tuple[Inline, ...]) -> Markdown:
    """Write inlines on one line."""
    before = (LineBreak(), *inlines)
    return Markdown(
        "".join(
            _inline(inline, at_start=isinstance(last, LineBreak))
            for last, inline in zip(before, inlines, strict=False)
        )
    )


def _blocks(blocks: Blocks, indent: str) -> Iterator[str]:
    """Write each block; a list right behind a list gets another mark, or they would be one."""
    mark = "-"
    for before, block in zip((None, *blocks), blocks, strict=False):
        mark = "*" if isinstance(before, Bullets) and mark == "-" else "-"
        yield _block(block, indent, mark)


def _block(block: Block, indent: str, mark: str) -> str:
    match block:
        case Paragraph(children):
            return inlines_to_markdown(children)
        case Bullets(items):
            return f"\n{indent}".join(f"{mark} {_item(item, indent)}" for item in items)
        case Quote(inner):
            return "> " + blocks_to_markdown(inner, indent + "> ")
        case Table():
            return f"\n{indent}".join(_table(block))


def _item(blocks: Blocks, indent: str) -> str:
    inner = indent + "  "
    written = f"\n{inner}".join(_blocks(blocks, inner))
    tight = isinstance(blocks[0], Paragraph) and all(isinstance(b, Bullets) for b in blocks[1:])
    return written if tight else blocks_to_markdown(blocks, inner)


def _table(table: Table) -> list[str]:
    rules = {"left": ":--", "right": "--:", "center": ":-:"}
    return [
        _row(table.header),
        "|" + "|".join(rules.get(alignment, "---") for alignment in table.alignments) + "|",
        *(_row(row) for row in table.rows),
    ]


def _row(cells: tuple[Cell, ...]) -> str:
    return "| " + " | ".join(inlines_to_markdown(cell) for cell in cells) + " |"


def _inline(inline: Inline, *, at_start: bool) -> str:
    match inline:
        case Text(text):
            return escape(text) if at_start else _escaped(text)
        case Emphasis(children):
            return f"[{inlines_to_markdown(children)}]{{.em}}"
        case Strong(children):
            return f"[{inlines_to_markdown(children)}]{{.strong}}"
        case Link(target, children):
            return f"[{inlines_to_markdown(children)}]({_address(target)})"
        case Image(source, alternative):
            return f"![{escape(alternative)}]({_address(source)})"
        case LineBreak():
            return "\\\n"


def _address(target: str) -> str:
    return quote(target, safe="%/:?#@!$&'*+,;=~-._")
