"""Trees with their links changed: the one place that walks a tree to rebuild it."""

from collections.abc import Callable
from dataclasses import replace

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

Change = Callable[[Link], tuple[Inline, ...]]


def change_links(blocks: Blocks, change: Change) -> Blocks:
    """Return `blocks` with each link replaced by what `change` makes of it."""
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph(children):
            return Paragraph(_inlines(children, change))
        case Bullets(items):
            return Bullets(tuple(change_links(item, change) for item in items))
        case Quote(inner):
            return Quote(change_links(inner, change))
        case Table(_, header, rows):
            header, *rest = (tuple(_inlines(c, change) for c in row) for row in (header, *rows))
            return replace(block, header=header, rows=tuple(rest))


def _inlines(inlines: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    return tuple(made for inline in inlines for made in _inline(inline, change))


def _inline(inline: Inline, change: Change) -> tuple[Inline, ...]:
    match inline:
        case Emphasis(children):
            return (Emphasis(_inlines(children, change)),)
        case Strong(children):
            return (Strong(_inlines(children, change)),)
        case Link(target, children):
            return change(Link(target, _inlines(children, change)))
        case Text() | Image() | LineBreak():
            return (inline,)
