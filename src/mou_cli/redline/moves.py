"""Which paragraphs of a redline moved: the same words went in one place and came in another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mou_cli.redline.tree import (
    Block,
    Group,
    Move,
    Parts,
    RedlineMark,
    RedlineWords,
    words_of,
)

FEWEST_WORDS = 5
"""Words with which a move begins; `and` stands in many places and moved to none."""


@dataclass(eq=False, slots=True)
class _Leaf:
    words: RedlineWords
    mark: RedlineMark
    in_thing: bool
    said: tuple[str, ...] = ()
    move: Move | None = None

    def may_be(self, other: "_Leaf") -> bool:
        """Say whether the other is the same paragraph elsewhere."""
        same = self.said == other.said and self.words.label == other.words.label
        return same and self.move is other.move is None and not (self.in_thing or other.in_thing)


def with_moves(redline: Group) -> Group:
    """Return a redline in which both places of a paragraph that moved know of each other."""
    leaves = list(_leaves(redline, RedlineMark.KEPT))
    came = defaultdict(list)
    for number, leaf in enumerate(leaves):
        if leaf.mark is RedlineMark.INSERTED:
            came[leaf.said].append(number)
    moves = 0
    for number, leaf in enumerate(leaves):
        if leaf.mark is RedlineMark.DELETED and len(leaf.said) >= FEWEST_WORDS:
            there = next((n for n in came[leaf.said] if _moved(leaves, number, n)), None)
            if there is not None:
                moves += 1
                _note_move(leaves, number, there, moves)
    found = {id(leaf.words): leaf.move for leaf in leaves if leaf.move is not None}
    return _noted_group(redline, found) if found else redline


def _moved(leaves: Sequence[_Leaf], gone: int, come: int) -> bool:
    """Say whether a paragraph came elsewhere: something that stayed stands between."""
    between = leaves[min(gone, come) : max(gone, come)]
    elsewhere = any(leaf.mark is RedlineMark.KEPT for leaf in between)
    return elsewhere and leaves[gone].may_be(leaves[come])


def _note_move(leaves: Sequence[_Leaf], start: int, there: int, number: int) -> None:
    """Note a move, with the paragraphs behind it that moved along."""
    below = there > start
    for step, (gone, come) in enumerate(zip(leaves[start:], leaves[there:], strict=False)):
        marks = (gone.mark, come.mark)
        if marks != (RedlineMark.DELETED, RedlineMark.INSERTED) or not gone.may_be(come):
            return
        first = step == 0
        gone.move = Move(number, come.words.number.strip(), below=below, first=first)
        come.move = Move(number, gone.words.number.strip(), below=not below, first=first)


def _leaves(block: Block, around: RedlineMark, *, in_thing: bool = False) -> Iterator[_Leaf]:
    mark = around if block.mark is RedlineMark.KEPT else block.mark
    if isinstance(block, RedlineWords):
        said = tuple(word for word in words_of(block) if not word[0].isdigit())
        yield _Leaf(block, mark, in_thing, said)
        return
    inside = in_thing or (isinstance(block, Parts) and not _is_section(block))
    for inner in block.blocks:
        yield from _leaves(inner, mark, in_thing=inside)


def _is_section(block: Parts) -> bool:
    """Say whether these are a heading and what stands below it, and no table, row or figure."""
    return bool(block.blocks) and isinstance(block.blocks[0], RedlineWords)


def _noted_group(group: Group, found: dict[int, Move]) -> Group:
    return replace(group, blocks=tuple(_noted(block, found) for block in group.blocks))


def _noted(block: Block, found: dict[int, Move]) -> Block:
    if isinstance(block, RedlineWords):
        return replace(block, move=found.get(id(block)))
    return replace(block, blocks=tuple(_noted(inner, found) for inner in block.blocks))
