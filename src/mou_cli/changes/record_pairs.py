"""Which record came as an edit of which, where some went and some came in one commit."""

from collections.abc import Iterator, Sequence
from typing import Any

from mou_cli.changes.values import normal
from mou_cli.model.base import Blank, Model
from mou_cli.model.signatures import Signature

ALIKE = 0.5
"""An edited record has more than this part of what both state in common with what it was."""

MOST_COMPARED = 40_000
"""Pairs that are compared by all that they state; of more those alone that are found by one key."""


def pairs_of(gone: Sequence[Model], come: Sequence[Model]) -> Iterator[tuple[int, int]]:
    """Yield the places of what went and of what came in its stead, each once, the likest first.

    Args:
        gone: What one file held before, and holds no longer.
        come: What it holds now, and did not before.
    """
    every = len(gone) * len(come) <= MOST_COMPARED
    scores = [
        (_likeness(old, new), -before, -after)
        for before, old in enumerate(gone)
        for after, new in enumerate(come)
        if every or _key(old) == _key(new)
    ]
    left_before, left_after = set(range(len(gone))), set(range(len(come)))
    for score, before, after in sorted(scores, reverse=True):
        if score > ALIKE and -before in left_before and -after in left_after:
            left_before.remove(-before)
            left_after.remove(-after)
            yield -before, -after


def are_alike(old: Model, new: Model) -> bool:
    """Say whether a record may be an edit of another one."""
    return _likeness(old, new) > ALIKE


def _likeness(old: Model, new: Model) -> float:
    """Say how like two records are: 0 to 1, and more where one person did one thing in both."""
    if not isinstance(old, Signature):  # one file is one record, whatever it says
        return 1
    before, after = _stated(old), _stated(new)
    equal = sum(1 for name, value in before.items() if after.get(name) == value)
    return equal / max(1, len(before.keys() | after.keys())) + (_key(old) == _key(new))


def _key(record: Model) -> tuple[Any, ...]:
    if not isinstance(record, Signature):
        return ()
    return record.state, record.version, record.name


def _stated(record: Model) -> dict[str, Any]:
    values = {name: normal(value) for name, value in vars(record).items()}
    return {n: v for n, v in values.items() if v not in (None, ()) and not isinstance(v, Blank)}
