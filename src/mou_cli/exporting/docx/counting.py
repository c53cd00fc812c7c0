"""Which numbers of a redline Word can count by itself, in the old text and in the new one alike.

A list of Word's counts on up to nine levels. Here stand the lists that print exactly the numbers
that both texts have; where a stated number is not what counting gives, it stays a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from mou_cli.numbering.numerals import count_of, written

SIDES = ("was", "now")
MOST_LISTS = 40
MOST_LEVELS = 9
FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
           "I": "upperRoman"}  # fmt: skip
"""Word's names of the styles of `numbering.numerals`."""

MOST_COUNTED = 9999
LAST = {"a": 27, "A": 27, "i": 299, "I": 299}
"""Up to where Word counts as we do: behind `aa` it has `bb`."""

_COUNT = re.compile(r"(?P<before>.*?)(?P<count>\d+|[a-z]+|[A-Z]+)(?P<after>\W*)", re.DOTALL)


@dataclass(eq=False, slots=True)
class Numbered:
    """A paragraph with a number.

    Attributes:
        depth: How deep it stands; headings stand above clauses.
        was: Its number in the old text with the gap behind it, if it is there.
        now: The same in the new text.
    """

    depth: int
    was: str | None
    now: str | None

    @property
    def moves(self) -> bool:
        """Say whether it has another number now."""
        return None not in (self.was, self.now) and not self.stays

    @property
    def stays(self) -> bool:
        """Say whether it has the number that it had."""
        return self.was == self.now


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is written: texts, and the levels whose counts stand between them."""

    parts: tuple[str | int, ...]
    style: str
    start: int
    after: str = ""

    def printed(self, counts: Sequence[int], levels: "dict[int, Level]") -> str:
        """Return the number for the counts of this level and those above."""
        texts = (
            part if isinstance(part, str) else written(levels[part].style, counts[part])
            for part in self.parts
        )
        return "".join(texts) + self.after


@dataclass(eq=False, slots=True)
class CountedList:
    """A list, and the level of each paragraph that is counted in it.

    Attributes:
        places: The level of each depth; the list is made for a first one.
        levels: How each level is written.
        members: The paragraphs in order, with their levels.
        counts: The counts so far of each text, from the outermost level.
    """

    places: dict[int, int]
    levels: dict[int, Level] = field(default_factory=dict)
    members: list[tuple[Numbered, int]] = field(default_factory=list)
    counts: dict[str, list[int]] = field(default_factory=lambda: {side: [] for side in SIDES})

    def take(self, paragraph: Numbered) -> None:
        """Count a paragraph, if its numbers come out as they are printed."""
        level = self._place_of(paragraph.depth)
        texts = {side: text for side in SIDES if (text := getattr(paragraph, side)) is not None}
        if any(len(self.counts[side]) < level for side in texts):
            return
        for own in [self.levels[level]] if level in self.levels else self._ways(level, texts):
            after = {side: self._counted(side, level, own) for side in texts}
            if self._prints(own, level, after, texts):
                self.places[paragraph.depth] = level
                self.levels[level] = own
                self.counts |= after
                self.members.append((paragraph, level))
                return

    def _place_of(self, depth: int) -> int:
        """Return the level of a depth; one that stands elsewhere than any before is too deep."""
        if depth in self.places:
            return self.places[depth]
        above = [level for known, level in self.places.items() if known < depth]
        wanted = max(above) + 1 if above else MOST_LEVELS
        return wanted if wanted not in self.places.values() else MOST_LEVELS

    def _prints(
        self, own: Level, level: int, counts: dict[str, list[int]], texts: dict[str, str]
    ) -> bool:
        levels = self.levels | {level: own}
        last = LAST.get(own.style, MOST_COUNTED)
        return all(
            counts[side][-1] <= last and own.printed(counts[side], levels) == text
            for side, text in texts.items()
        )

    def _counted(self, side: str, level: int, own: Level) -> list[int]:
        counts = self.counts[side]
        count = counts[level] + 1 if len(counts) > level else own.start
        return [*counts[:level], count]

    def _ways(self, level: int, texts: dict[str, str]) -> Iterator[Level]:
        """Yield how a level may be written whose first paragraph is this."""
        text = next(iter(texts.values()))
        above = self.levels[level - 1] if level else None
        if above is not None:
            side = next(iter(texts))
            front = replace(above, after=".").printed(self.counts[side], self.levels)
            if text.startswith(front):
                yield from _levels_of((*above.parts, "."), text[len(front) :], level)
        yield from _levels_of((), text, level)


def _levels_of(front: tuple[str | int, ...], text: str, level: int) -> Iterator[Level]:
    found = _COUNT.fullmatch(text)
    if found is None or (front and found["before"]):
        return
    counts = [(count, style) for style in FORMATS if (count := count_of(style, found["count"]))]
    for count, style in sorted(counts):
        parts = (*front, found["before"], level) if found["before"] else (*front, level)
        yield Level(parts, style, count, found["after"])


def counted_lists(paragraphs: Sequence[Numbered]) -> list[CountedList]:
    """Return lists that print the numbers of both texts; what is in none of them cannot be counted.

    Where no number moves there is nothing to count. A list is no longer than it has to be: below a
    number that stays, only what stands below it.

    Args:
        paragraphs: All paragraphs with a number, in order, with those that went and that came.
    """
    lists: list[CountedList] = []
    done: set[Numbered] = set()
    for number, paragraph in enumerate(paragraphs):
        if paragraph.moves and paragraph not in done and len(lists) < MOST_LISTS:
            found = _list_round(paragraphs, number, done)
            if any(member.moves for member, _ in found.members):
                lists.append(found)
                done.update(member for member, _ in found.members)
    return lists


def _list_round(paragraphs: Sequence[Numbered], number: int, done: set[Numbered]) -> CountedList:
    """Return the list in which a paragraph may be counted."""
    depth, start = paragraphs[number].depth, number
    while start and not (paragraphs[start - 1].depth < depth and paragraphs[start - 1].stays):
        start -= 1
        depth = min(depth, paragraphs[start].depth)
    found = CountedList({depth: 0})
    for paragraph in takewhile(lambda paragraph: paragraph.depth >= depth, paragraphs[start:]):
        if paragraph not in done:
            found.take(paragraph)
    return found
