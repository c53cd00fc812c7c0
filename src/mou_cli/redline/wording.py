"""Two sequences of words -> one, in which a reader sees what was changed.

The alignment is that of the standard library. Its heuristic for popular elements is off: the
commonest words of a long paragraph would not be compared at all.

These words are not those of `changes/words.py`: a redline prints every space again, and marks
`(a)` and `£1,200` whole, while a list of changes tells each sign by itself and writes
its line anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from mou_cli.redline.tree import RedlineMark, Token

_PIECE = re.compile(r"\(\w{1,5}\)|[£$€]?\w+(?:[.,'’/-]\w+)*%?|\s|.", re.DOTALL)

FEWEST_KEPT = 0.2
"""Where fewer of the letters were kept, the whole is easier to read as replaced."""

LONGEST_BRIDGE = 3
"""Words between two changes that may be told as changed with them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens that were kept, or those that others took the place of."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    kept: bool = False


def pieces(text: str) -> list[str]:
    """Return the words, signs and spaces of a text: `(a)`, `£1,200` and `85%` are one each."""
    return _PIECE.findall(text)


def redlined(old: tuple[Token, ...], new: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return both token sequences as one: deleted words stand before those in their place."""
    runs = _bridged(_compared_runs(old, new))
    if _kept_share(runs) < FEWEST_KEPT:
        runs = [Run(old, new)]
    return tuple(token for run in runs for part in _trimmed(run) for token in _marked_tokens(part))


def _compared_runs(old: tuple[Token, ...], new: tuple[Token, ...]) -> list[Run]:
    matcher = SequenceMatcher(_is_space, old, new, autojunk=False)
    return [Run(old[a:b], new[c:d], tag == "equal") for tag, a, b, c, d in matcher.get_opcodes()]


def _is_space(token: Token) -> bool:
    return token.text.isspace() and not token.thing


def _bridged(runs: list[Run]) -> list[Run]:
    """Tell short words between two longer changes as changed: `of the` says nothing by itself."""
    done: list[Run] = []
    for run in runs:
        done.append(run)
        while len(done) > 2 and not done[-1].kept and _is_bridge(*done[-3:]):
            before, between, after = done[-3:]
            old = before.old + between.old + after.old
            done[-3:] = [Run(old, before.new + between.new + after.new)]
    return done


def _is_bridge(before: Run, between: Run, after: Run) -> bool:
    around = {token.path for run in (before, after) for token in run.old + run.new}
    if any(token.thing or token.path not in around for token in between.old):
        return False
    length = _letters(between.old)
    return (
        sum(not _is_space(token) for token in between.old) <= LONGEST_BRIDGE
        and length <= max(_letters(before.old), _letters(before.new))
        and length <= max(_letters(after.old), _letters(after.new))
    )


def _trimmed(run: Run) -> Iterator[Run]:
    """Leave out, at both ends of a change, what is the same on both sides."""
    old, new = run.old, run.new
    start = 0 if run.kept else _length_in_common(old, new)
    end = 0 if run.kept else _length_in_common(old[start:][::-1], new[start:][::-1])
    middle = slice(start, -end or None)
    yield Run(old[:start], new[:start], kept=True)
    yield Run(old[middle], new[middle], run.kept)
    yield Run(old[len(old) - end :], new[len(new) - end :], kept=True)


def _length_in_common(old: Sequence[Token], new: Sequence[Token]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))


def _letters(tokens: Sequence[Token]) -> int:
    return sum(len(token.text) for token in tokens if not _is_space(token))


def _kept_share(runs: list[Run]) -> float:
    whole = max(sum(_letters(run.old) for run in runs), sum(_letters(run.new) for run in runs))
    return sum(_letters(run.old) for run in runs if run.kept) / whole if whole else 1.0


def _marked_tokens(run: Run) -> Iterator[Token]:
    if run.kept:
        for old, new in zip(run.old, run.new, strict=True):
            yield replace(new, anchors=new.anchors + old.anchors)
        return
    yield from (replace(token, mark=RedlineMark.DELETED) for token in run.old)
    yield from (replace(token, mark=RedlineMark.INSERTED) for token in run.new)
