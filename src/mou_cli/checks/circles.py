"""Whether one thing leads back to another."""

from collections.abc import Collection, Mapping


def leads_to(start: str, goal: str, following: Mapping[str, Collection[str]]) -> bool:
    """Say whether `goal` is `start`, or is reached from it, however many steps it takes."""
    waiting, seen = [start], set[str]()
    while waiting:
        current = waiting.pop()
        if current == goal:
            return True
        if current not in seen:
            seen.add(current)
            waiting.extend(following.get(current, ()))
    return False
