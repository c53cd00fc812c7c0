"""The redline: two texts -> one that says which words went and which came.

It knows no format. A text is a small tree (`tree`); `merging` puts two of them together, with
`aligning` for blocks and `wording` for words.

Never here: a format, or a meaning: `changes/` tells what a change means.
"""

from mou_cli.redline.merging import merged
from mou_cli.redline.tree import (
    Block,
    Group,
    Move,
    Parts,
    RedlineMark,
    RedlineWords,
    Token,
    accepted,
    is_renumbered,
    rejected,
)

__all__ = [
    "Block",
    "Group",
    "Move",
    "Parts",
    "RedlineMark",
    "RedlineWords",
    "Token",
    "accepted",
    "is_renumbered",
    "merged",
    "rejected",
]
