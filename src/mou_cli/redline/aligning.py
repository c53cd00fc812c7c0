"""Which block of the old text became which of the new one: by key first, then by likeness."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from mou_cli.redline.tree import Block, Group, Parts, RedlineWords, key_of, words_of

Pair = tuple[Block, Block] | tuple[Block, None] | tuple[None, Block]

LEAST_LIKE = 0.45
"""Share of words that a paragraph or row keeps, to be told as changed and not as replaced."""

LEAST_LIKE_WITHOUT_KEY = 0.8
"""The same, where each of the two has a key that the other text does not know."""

LEAST_LIKE_INSIDE = 0.1
"""The same, for what has blocks of its own, which are compared in their turn."""

MOST_COMPARED = 40_000
"""Pairs of one gap that are compared by likeness: 200 paragraphs with 200, about a second."""


def pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Yield both sequences in order: what belongs together as a pair, what went or came alone."""
    known = set(map(key_of, old)) & set(map(key_of, new)) - {None}
    before, after = ([_compared_as(block, known) for block in side] for side in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            for one, other in zip(old[a:b], new[c:d], strict=True):
                yield from _one_or_both(one, other)
        else:
            yield from _by_likeness(old[a:b], new[c:d], known)


def _compared_as(block: Block, known: set[str | None]) -> object:
    """A block without a key that both texts know is named by all that it says."""
    key = key_of(block)
    return (type(block), key) if key in known else block


def _one_or_both(before: Block, after: Block) -> Iterator[Pair]:
    if can_be_one(before, after):
        yield before, after
    else:
        yield before, None
        yield None, after


def can_be_one(old: Block, new: Block) -> bool:
    """Say whether one block can be told as a change of the other."""
    if type(old) is not type(new) or old.label != new.label:
        return False
    if isinstance(old, Parts) and isinstance(new, Parts):
        inside = zip(old.blocks, new.blocks, strict=False)
        return len(old.blocks) == len(new.blocks) and all(can_be_one(a, b) for a, b in inside)
    return True


def _by_likeness(
    old: Sequence[Block], new: Sequence[Block], known: set[str | None]
) -> Iterator[Pair]:
    """Pair what is alike, in order, so that the likenesses together are greatest."""
    if not old or not new or len(old) * len(new) > MOST_COMPARED:
        yield from ((block, None) for block in old)
        yield from ((None, block) for block in new)
        return
    if len(old) == len(new) == 1 and _can_be_reworded(old[0], new[0]):
        yield from _one_or_both(old[0], new[0])
        return
    like = _Likeness(known)
    table = [[like.of(a, b) for b in new] for a in old]
    yield from _best_path(old, new, table)


def _best_path(
    old: Sequence[Block], new: Sequence[Block], table: list[list[float]]
) -> Iterator[Pair]:
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            one = table[a][b] + best[a + 1][b + 1] if table[a][b] else 0.0
            best[a][b] = max(one, best[a + 1][b], best[a][b + 1])
    a = b = 0
    while a < len(old) and b < len(new):
        if table[a][b] and best[a][b] == table[a][b] + best[a + 1][b + 1]:
            yield old[a], new[b]
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            yield old[a], None
            a += 1
        else:
            yield None, new[b]
            b += 1
    yield from ((block, None) for block in old[a:])
    yield from ((None, block) for block in new[b:])


class _Likeness:
    """How like two blocks are, from 0 for not at all; the words of each are counted once."""

    def __init__(self, known: set[str | None]) -> None:
        self.known = known
        self.counted: dict[int, Counter[str]] = {}

    def of(self, old: Block, new: Block) -> float:
        keys = key_of(old), key_of(new)
        if not self.known.isdisjoint(keys) or not can_be_one(old, new) or _is_picture(old):
            return 0.0
        least = LEAST_LIKE_INSIDE if _has_blocks(old) else LEAST_LIKE
        if None not in keys:
            least = LEAST_LIKE_WITHOUT_KEY
        mine, others = self._words(old), self._words(new)
        every = mine.total() + others.total()
        like = 2 * (mine & others).total() / every if every else 1.0
        return like if like >= least else 0.0

    def _words(self, block: Block) -> Counter[str]:
        if id(block) not in self.counted:
            self.counted[id(block)] = Counter(words_of(block))
        return self.counted[id(block)]


def _can_be_reworded(old: Block, new: Block) -> bool:
    """Say whether a block that stands alone in place of another is told as that one reworded."""
    return key_of(old) is key_of(new) is None and not _is_picture(old)


def _is_picture(block: Block) -> bool:
    """Say whether a paragraph holds a thing and no words: it is replaced, never reworded."""
    return (
        isinstance(block, RedlineWords)
        and bool(block.tokens)
        and all(t.thing for t in block.tokens)
    )


def _has_blocks(block: Block) -> bool:
    if isinstance(block, RedlineWords):
        return False
    return isinstance(block, Group) or any(isinstance(inner, Group) for inner in block.blocks)
