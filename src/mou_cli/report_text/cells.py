"""Blocks -> one table cell, which holds a single run of words."""

from collections.abc import Iterator

from mou_cli.prose.tree import Block, Blocks, Bullets, Cell, Inline, Paragraph, Quote, Table, Text


def cell_of(blocks: Blocks) -> Cell:
    """Return the words of blocks one after the other, with all their marks; items end with `;`."""
    cell: list[Inline] = []
    for number, run in enumerate(_runs(blocks)):
        cell.extend([Text(" ")] if number else [])
        cell.extend(run)
    return tuple(cell)


def _runs(blocks: Blocks) -> Iterator[Cell]:
    for block in blocks:
        yield from _runs_of(block)


def _runs_of(block: Block) -> Iterator[Cell]:
    match block:
        case Paragraph(children):
            yield children
        case Bullets(items):
            for number, item in enumerate(items, start=1):
                end = Text(";" if number < len(items) else "")
                yield (*cell_of(item), end) if end.text else cell_of(item)
        case Quote(inner):
            yield from _runs(inner)
        case Table(_, header, rows):
            for row in (header, *rows):
                yield from row
