"""Which columns of a table came and which went, where a table takes the place of another."""

from collections.abc import Iterator, Sequence

from mou_cli.exporting.redline.labels import TableHeadLabel, TableLabel
from mou_cli.redline.tree import Block, RedlineMark, RedlineWords


def column_notes(blocks: Sequence[Block], number: int) -> list[str]:
    """Return what to say in front of a table that another one stands behind, in its place.

    Args:
        blocks: Blocks that follow each other.
        number: Which of them; any other block says nothing.
    """
    pair = blocks[number : number + 2]
    marks = [block.mark for block in pair]
    tables = all(isinstance(block.label, TableLabel) for block in pair)
    if marks != [RedlineMark.DELETED, RedlineMark.INSERTED] or not tables:
        return []
    old, new = (_columns_of(block) for block in pair)
    came, went = ([c for c in a if c not in b] for a, b in ((new, old), (old, new)))
    if not set(old) & set(new) or bool(came) == bool(went):
        return []  # another table, or columns of other names
    return [_note(came or went, "added" if came else "taken out")]


def _note(columns: list[str], what: str) -> str:
    names = ", ".join(f"“{name}”" for name in columns)
    return f"{'Columns' if len(columns) > 1 else 'Column'} {what}: {names}"


def _columns_of(table: Block) -> list[str]:
    heads = (b for b in _inside(table) if isinstance(b.label, TableHeadLabel))
    row = next((row for head in heads for row in _inside(head)), None)
    cells = _inside(row) if row is not None else ()
    return [words for cell in cells if (words := "".join(_texts(cell)).strip())]


def _inside(block: Block) -> Sequence[Block]:
    return () if isinstance(block, RedlineWords) else block.blocks


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, RedlineWords):
        yield from (token.text for token in block.tokens)
    for inner in _inside(block):
        yield from _texts(inner)
