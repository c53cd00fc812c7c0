"""Which number each section prints, and what is wrong with the numbers.

A series of numbers is given by examples of its first number, one for each level: `1.`, `1.1`,
`(a)`, `(i)`, `A`, `Annex A`, or `none`. The last figure or letter of an example is the level's own
count; those before it are the counts of the levels above. A label that is written out stands as it
is: where it reads as a number of its level the count goes on from it, and where it does not ("not
used") it takes one place.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from mou_cli.model.mou import Mou, NumberingLevel
from mou_cli.model.sections import Section, SectionItem
from mou_cli.numbering.numerals import count_of, written

NO_LABEL = "none"
DEFAULT_SERIES = "clauses"
FURTHEST = 1000
"""How far beyond the last number a written label still counts as a number of its level."""


class Numbered(Protocol):
    """What can bear a number: a section of an agreement, a part of a report."""

    @property
    def label(self) -> str | None:
        """A number as it stands, `none`, or None for one that is made."""

    @property
    def series(self) -> str | None:
        """The series of numbers that begins here, if one does."""


N = TypeVar("N", bound=Numbered)
Levels = tuple[str | NumberingLevel, ...]
"""Examples of the first number of each level of a series."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number of one section.

    Attributes:
        label: What is printed in front of it, such as `(a)`; None for nothing.
        citation: How a reference quotes it, such as `7.1(a)`; empty without a label.
    """

    label: str | None
    citation: str


@dataclass(frozen=True, slots=True)
class NumberFault(Generic[N]):
    """A number that stands twice (`NUM001`), leaves one out (`NUM002`) or counts none (`NUM006`).

    Attributes:
        code: The rule that it breaks.
        section: The section that bears it.
        number: The number.
        expected: The number that was due, where one was left out.
    """

    code: str
    section: N
    number: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Numbering(Generic[N]):
    """The numbers of a document, by the identity of the section."""

    numbers: Mapping[int, Number]
    faults: tuple[NumberFault[N], ...]

    def of(self, section: N) -> Number:
        """Return the number of a section of the document that was numbered."""
        return self.numbers[id(section)]


def number_sections(mou: Mou) -> Numbering[Section]:
    """Number all sections of an agreement, in the order in which they are printed."""
    return number(mou.sections, mou.numbering, inner_sections)


def number(
    roots: tuple[N, ...], series: Mapping[str, Levels], inner: Callable[[N], tuple[N, ...]]
) -> Numbering[N]:
    """Number whatever bears numbers, in the order in which it is printed.

    Args:
        roots: What stands at the top.
        series: The levels of each series; what stands at the top belongs to `clauses`.
        inner: Gives what stands directly inside one of them.
    """
    counter = _Counter({name: _levels(levels) for name, levels in series.items()}, inner)
    counter.number(roots, _Above(DEFAULT_SERIES, 0, (), (), 0))
    return Numbering(counter.numbers, tuple(counter.faults))


def sections_of(mou: Mou) -> Iterator[Section]:
    """Yield every section at every depth, in printing order."""
    for section in mou.sections:
        yield from _with_inner(section)


def inner_sections(section: Section) -> tuple[Section, ...]:
    """Return the sections directly inside `section`."""
    return tuple(item.section for item in section.body if isinstance(item, SectionItem))


def _with_inner(section: Section) -> Iterator[Section]:
    yield section
    for inner in inner_sections(section):
        yield from _with_inner(inner)


class Example:
    """The first number of a level, taken apart.

    Raises:
        ValueError: It holds no figure or letter to count with.
    """

    _COUNT = re.compile(r"(?<![A-Za-z0-9])([1aAiI])(?![A-Za-z0-9])")

    def __init__(self, text: str) -> None:
        pieces = self._COUNT.split(text)
        self.between, self.styles = pieces[0::2], pieces[1::2]
        if not self.styles:
            raise ValueError(text)

    def number(self, counts: tuple[int | None, ...]) -> str:
        """Return the number with these counts, the level's own last; None is left out."""
        width = len(self.styles)
        padded = (*([None] * width), *counts)[-width:]
        number = ""
        for style, count, between in zip(self.styles, padded, self.between[1:], strict=True):
            number += "" if count is None else written(style, count) + between
        return self.between[0] + number

    def count_in(self, label: str, counts: tuple[int | None, ...]) -> int | None:
        """Return the level's own count in a written number, whose final full stop may differ.

        Args:
            label: The number as written.
            counts: The counts of the levels above.
        """
        before, behind = self.number((*counts, None)), self.between[-1].rstrip(".")
        label_alone = label.rstrip(".")
        own = label_alone.removeprefix(before).removesuffix(behind)
        return count_of(self.styles[-1], own) if before + own + behind == label_alone else None

    def counts_a_gap(self, counts: tuple[int | None, ...]) -> bool:
        """Say whether the number counts a level above that has none."""
        above = len(self.styles) - 1
        return above > len(counts) or None in counts[len(counts) - above :]


@dataclass(frozen=True, slots=True)
class _Level:
    example: Example | None
    continuous: bool


def _levels(levels: Levels) -> tuple[_Level, ...]:
    found = []
    for level in levels:
        text = level if isinstance(level, str) else level.example
        continuous = isinstance(level, NumberingLevel) and level.continuous
        try:
            example = None if text == NO_LABEL else Example(text)
        except ValueError:  # a Problem of its own (NUM004); the level goes without numbers
            example = None
        found.append(_Level(example, continuous))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Above:
    """What a section inherits from the one around it."""

    series: str
    level: int
    counts: tuple[int | None, ...]
    citations: tuple[str, ...]
    owner: int


@dataclass(slots=True)
class _Counter(Generic[N]):
    series: Mapping[str, tuple[_Level, ...]]
    inner: Callable[[N], tuple[N, ...]]
    numbers: dict[int, Number] = field(default_factory=dict)
    faults: list[NumberFault[N]] = field(default_factory=list)
    counts: dict[tuple[str, int, int], int] = field(default_factory=dict)
    cited: set[tuple[str, str]] = field(default_factory=set)

    def number(self, sections: tuple[N, ...], above: _Above) -> None:
        for section in sections:
            self.number(self.inner(section), self._number(section, above))

    def _number(self, section: N, above: _Above) -> _Above:
        begins = section.series is not None and section.series != above.series
        name = section.series or above.series
        depth = 1 if begins else above.level + 1
        counts = () if begins else above.counts
        levels = self.series.get(name, ())
        level = levels[depth - 1] if depth <= len(levels) else _Level(None, continuous=False)
        if section.label == NO_LABEL or (section.label is None and level.example is None):
            self.numbers[id(section)] = Number(None, "")
            if level.example is None:
                return _Above(name, depth, counts, above.citations, id(section))
            # A level that has numbers, left out here: those below it may miss it.
            cited = (*above.citations, above.citations[-1] if above.citations else "")
            return _Above(name, depth, (*counts, None), cited, id(section))
        place = (name, depth, 0 if level.continuous else above.owner)
        label, own = self._label(section, level.example, counts, place)
        if section.label is None and level.example and level.example.counts_a_gap(counts):
            self.faults.append(NumberFault("NUM006", section, label))
        citation = _citation(label, level.example, () if level.continuous else above.citations)
        if (name, citation) in self.cited:
            self.faults.append(NumberFault("NUM001", section, citation))
        self.cited.add((name, citation))
        self.numbers[id(section)] = Number(label, citation)
        return _Above(name, depth, (*counts, own), (*above.citations, citation), id(section))

    def _label(
        self,
        section: N,
        example: Example | None,
        counts: tuple[int | None, ...],
        place: tuple[str, int, int],
    ) -> tuple[str, int]:
        last = self.counts.get(place, 0)
        expected = example.number((*counts, last + 1)) if example else ""
        if section.label is None:
            self.counts[place] = last + 1
            return expected, last + 1
        own = _count_of(section.label, example, counts, last)
        if own is None:
            own = last + 1
        elif own > last + 1 and last > 0:
            self.faults.append(NumberFault("NUM002", section, section.label, expected))
        self.counts[place] = max(own, last)
        return section.label, own


def _count_of(
    label: str, example: Example | None, counts: tuple[int | None, ...], last: int
) -> int | None:
    """Return which count a written label reads as, looking a little past the last one."""
    count = example.count_in(label, counts) if example is not None else None
    return count if count is not None and 0 < count < last + FURTHEST else None


def _citation(label: str, example: Example | None, citations: tuple[str, ...]) -> str:
    """Put in front of a number the citation above those levels that it counts itself."""
    own = label.rstrip(".")
    counted_above = len(example.styles) - 1 if example else 0
    above = citations[: len(citations) - counted_above]
    if not above or not above[-1]:
        return own
    return f"{above[-1]}{own}" if own.startswith("(") else f"{above[-1]} {own}"
