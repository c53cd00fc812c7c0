"""Two lists of keyed things: what is in both, what came, went and moved. Never by position."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """How two lists go together.

    Attributes:
        both: For each key that both have the old and the new thing, in the new order.
        rekeyed: The old key of each thing in both that has another key now, by the new one.
        added: Things that only the new list has, in its order, by key.
        removed: Things that only the old list has, in its order, by key.
        moved: Keys of as few things as explain the new order.
    """

    both: dict[str, tuple[T, T]]
    rekeyed: dict[str, str]
    added: dict[str, T]
    removed: dict[str, T]
    moved: frozenset[str]


def match(
    old: Iterable[T],
    new: Iterable[T],
    key: Callable[[T], str],
    same: Callable[[T, T], bool] = lambda old, new: False,  # noqa: ARG005 - nothing is the same
) -> Match[T]:
    """Put two lists together by key. A key that stands twice is told apart by its turn.

    Args:
        old: The things before.
        new: The things after.
        key: Gives the key of a thing.
        same: Says of two things with different keys whether they are one and the same.
    """
    before, after = dict(_keyed(old, key)), dict(_keyed(new, key))
    removed = {name: thing for name, thing in before.items() if name not in after}
    added = {name: thing for name, thing in after.items() if name not in before}
    rekeyed = dict(_rekeyed(removed, added, same))
    now = {was: name for name, was in rekeyed.items()}
    before = {now.get(name, name): thing for name, thing in before.items()}
    both = {name: (before[name], thing) for name, thing in after.items() if name in before}
    return Match(
        both,
        rekeyed,
        {name: thing for name, thing in added.items() if name not in before},
        {name: thing for name, thing in removed.items() if name not in now},
        moved([name for name in before if name in after], list(both)),
    )


def _rekeyed(
    removed: dict[str, T], added: dict[str, T], same: Callable[[T, T], bool]
) -> Iterator[tuple[str, str]]:
    left = dict(removed)
    for name, thing in added.items():
        was = next((key for key, before in left.items() if same(before, thing)), None)
        if was is not None:
            del left[was]
            yield name, was


def moved(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """Return as few things as explain the new order of the same things.

    The longest run that kept its order stayed; the others moved.
    """
    place = {name: number for number, name in enumerate(old)}
    lasts: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for name in new:
        at = bisect_left(lasts, place[name])
        before[name] = ends[at - 1] if at else None
        lasts[at : at + 1] = [place[name]]
        ends[at : at + 1] = [name]
    stayed: set[str] = set()
    name_or_none = ends[-1] if ends else None
    while name_or_none is not None:
        stayed.add(name_or_none)
        name_or_none = before[name_or_none]
    return frozenset(new) - stayed


def _keyed(things: Iterable[T], key: Callable[[T], str]) -> Iterator[tuple[str, T]]:
    seen: dict[str, int] = {}
    for thing in things:
        name = key(thing)
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}#{seen[name]}"), thing
