"""Whether one thing leads back to another."""

from collections.abc import Iterable, Iterator, Mapping

Steps = Mapping[str, Iterable[str]]


def circles_of(following: Steps) -> dict[str, int]:
    """Return for each thing the number of its circle.

    Two things have the same number if each is reached from the other, however many steps it takes
    (the strongly connected components of a graph, by Tarjan, 1972). So a step leads round in a
    circle if its two ends have one number.

    Args:
        following: From each thing the things that it leads to.
    """
    search = _Search(following)
    for start in following:
        if start not in search.reached:
            search.from_(start)
    return search.circles


class _Search:
    """A search into the depth, without recursion: a chain may be as long as a file."""

    def __init__(self, following: Steps) -> None:
        self.following = following
        self.circles: dict[str, int] = {}
        self.reached: dict[str, int] = {}
        self.lowest: dict[str, int] = {}
        self.open: list[str] = []

    def from_(self, start: str) -> None:
        way = [(start, self._enter(start))]
        while way:
            thing, steps = way[-1]
            step = next(steps, None)
            if step is None:
                way.pop()
                self._leave(thing, way[-1][0] if way else None)
            elif step not in self.reached:
                way.append((step, self._enter(step)))
            elif step not in self.circles:
                self.lowest[thing] = min(self.lowest[thing], self.reached[step])

    def _enter(self, thing: str) -> Iterator[str]:
        self.reached[thing] = self.lowest[thing] = len(self.reached)
        self.open.append(thing)
        return iter(self.following.get(thing, ()))

    def _leave(self, thing: str, before: str | None) -> None:
        if before is not None:
            self.lowest[before] = min(self.lowest[before], self.lowest[thing])
        if self.lowest[thing] != self.reached[thing]:
            return
        while thing not in self.circles:
            self.circles[self.open.pop()] = self.reached[thing]
