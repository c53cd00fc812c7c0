"""Which record came as an edit of which, where some went and some came in one commit."""

from collections.abc import Iterator, Sequence
from itertools import islice

from mou_cli.changes.values import normal
from mou_cli.model.base import Blank, Model
from mou_cli.model.signatures import Signature

ALIKE = 0.5
"""An edited record has more than this part of what both state in common with what it was."""

MOST_COMPARED = 200_000
"""Pairs that are compared by all that they state, each of which takes ten microseconds."""

_NOTHING = (None, (), *Blank)

Key = tuple[str, ...]
"""What one person did about one version."""


class RecordPairs:
    """Puts records together, as long as there are not too many to be compared.

    Who writes a history could have every record of a thousand states compared with every one of
    the next. After that a record that was edited is one that went, and another that came.
    """

    def __init__(self) -> None:
        self._left = MOST_COMPARED

    def of(self, gone: Sequence[Model], come: Sequence[Model]) -> Iterator[tuple[int, int]]:
        """Yield the places of what went and of what came in its stead, each once.

        Where one person did one thing about one version in both, that goes before all others.

        Args:
            gone: What one file held before, and holds no longer.
            come: What it holds now, and did not before.
        """
        if not gone or not come or not self._left:
            return
        before, after = [_Stated(each) for each in gone], [_Stated(each) for each in come]
        by_key: dict[Key, list[int]] = {}
        for place, new in enumerate(after):
            by_key.setdefault(new.key, []).append(place)
        alike = ((was, now) for was, old in enumerate(before) for now in by_key.get(old.key, ()))
        found = dict(_likest(before, after, self._some(alike)))
        yield from found.items()
        used = set(found.values())
        right = [now for now in range(len(after)) if now not in used]
        every = ((was, now) for was in range(len(before)) if was not in found for now in right)
        yield from _likest(before, after, self._some(every))

    def _some(self, pairs: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
        found = list(islice(pairs, self._left))
        self._left -= len(found)
        return found


def are_alike(old: Model, new: Model) -> bool:
    """Say whether a record may be an edit of another one."""
    before, after = _Stated(old), _Stated(new)
    return before.key == after.key or before.likeness(after) > ALIKE


def _likest(
    before: "Sequence[_Stated]", after: "Sequence[_Stated]", pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    scores = [(before[was].likeness(after[now]), -was, -now) for was, now in pairs]
    left, right = {was for was, _ in pairs}, {now for _, now in pairs}
    for score, was, now in sorted(scores, reverse=True):
        same_key = before[-was].key == after[-now].key
        if (score > ALIKE or same_key) and -was in left and -now in right:
            left.remove(-was)
            right.remove(-now)
            yield -was, -now


class _Stated:
    """What a record states, made once for however many it is compared with."""

    def __init__(self, record: Model) -> None:
        self.key = _key(record)
        values = {name: normal(value) for name, value in vars(record).items()}
        self._facts = {n: v for n, v in values.items() if v not in _NOTHING}

    def likeness(self, other: "_Stated") -> float:
        """Say which part of all that two records state is the same."""
        equal = sum(1 for name, value in self._facts.items() if other._facts.get(name) == value)
        return equal / max(1, len(self._facts.keys() | other._facts.keys()))


def _key(record: Model) -> Key:
    """Return what a record is known by; one file is one record, whatever it says."""
    if not isinstance(record, Signature):
        return ()
    return record.state, record.version, record.name
