"""Blocks -> one table cell, which holds a single run of words."""

from collections.abc import Iterator

from mou_cli.prose.tree import (
    Block,
    Blocks,
    Bullets,
    Cell,
    Inline,
    Paragraph,
    Quote,
    Table,
    Text,
    plain_text,
)

_ENDS = ".;:!?"
"""What an item may end with already, so that the next one needs no mark in front."""


def cell_of(blocks: Blocks) -> Cell:
    """Return the words of blocks one after the other, with their marks; `;` between items."""
    cell: list[Inline] = []
    for number, run in enumerate(_runs_of_cells(blocks)):
        cell.extend([Text(" ")] if number else [])
        cell.extend(run)
    return tuple(cell)


def _runs_of_cells(blocks: Blocks) -> Iterator[Cell]:
    for block in blocks:
        yield from _runs_of(block)


def _runs_of(block: Block) -> Iterator[Cell]:
    match block:
        case Paragraph(children):
            yield children
        case Bullets(items):
            for number, item in enumerate(items, start=1):
                cell = cell_of(item)
                goes_on = number < len(items) and plain_text(cell)[-1:] not in _ENDS
                yield (*cell, Text(";")) if goes_on else cell
        case Quote(inner):
            yield from _runs_of_cells(inner)
        case Table(_, header, rows):
            for row in (header, *rows):
                yield from row
