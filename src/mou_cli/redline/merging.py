"""Two texts -> one redline."""

from dataclasses import replace
from typing import cast

from mou_cli.redline.aligning import Pair, pairs
from mou_cli.redline.moves import with_moves
from mou_cli.redline.tree import Block, Group, Parts, RedlineMark, RedlineWords, Token, anchors_of
from mou_cli.redline.wording import redlined


def merged(old: Group, new: Group) -> Group:
    """Return both as one; accepted it is the new text, rejected the old one.

    Each place of the new text bears its name once, where the new text has it. A place that only the
    old text knows keeps its name too: deleted links lead there.

    Args:
        old: The old text.
        new: The new text, with the same label.
    """
    return with_moves(_Merger(frozenset(anchors_of(new))).group(old, new))


class _Merger:
    def __init__(self, names: frozenset[str]) -> None:
        self.names = names

    def group(self, old: Group, new: Group) -> Group:
        blocks = tuple(self._one(pair) for pair in pairs(old.blocks, new.blocks))
        return replace(new, blocks=blocks, anchors=new.anchors + self._gone(old.anchors))

    def _one(self, pair: Pair) -> Block:
        match pair:
            case (RedlineWords() as old, RedlineWords() as new):
                return self._words(old, new)
            case (Group() as old, Group() as new):
                return self.group(old, new)
            case (Parts() as old, Parts() as new):
                return self._parts(old, new)
            case (old, new):
                return self._alone(old, new)

    def _alone(self, old: Block | None, new: Block | None) -> Block:
        """Mark what has no partner; either of the two is missing."""
        if old is None:
            return replace(cast("Block", new), mark=RedlineMark.INSERTED)
        return replace(self._nameless(old), mark=RedlineMark.DELETED)

    def _parts(self, old: Parts, new: Parts) -> Parts:
        blocks = tuple(map(self._one, zip(old.blocks, new.blocks, strict=True)))
        return replace(new, blocks=blocks, anchors=new.anchors + self._gone(old.anchors))

    def _words(self, old: RedlineWords, new: RedlineWords) -> RedlineWords:
        tokens = redlined(self._nameless_tokens(old.tokens), new.tokens)
        anchors = new.anchors + self._gone(old.anchors)
        was = old.number if old.number != new.number else None
        return replace(new, tokens=tokens, anchors=anchors, was=was)

    def _nameless(self, block: Block) -> Block:
        anchors = self._gone(block.anchors)
        if isinstance(block, RedlineWords):
            return replace(block, tokens=self._nameless_tokens(block.tokens), anchors=anchors)
        return replace(block, blocks=tuple(map(self._nameless, block.blocks)), anchors=anchors)

    def _nameless_tokens(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        return tuple(
            replace(token, anchors=self._gone(token.anchors)) if token.anchors else token
            for token in tokens
        )

    def _gone(self, anchors: tuple[str, ...]) -> tuple[str, ...]:
        """Return the places that the new text does not know."""
        return tuple(anchor for anchor in anchors if anchor not in self.names)
