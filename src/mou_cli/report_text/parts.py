"""The parts of a report before they have numbers: what stands in what, with which labels."""

from collections.abc import Iterator
from dataclasses import dataclass

from mou_cli.model.base import Model
from mou_cli.numbering import Numbering
from mou_cli.numbering.sections import NO_LABEL, Levels, number
from mou_cli.prose.tree import Blocks
from mou_cli.signed_text.text import Item, ProseText


@dataclass(frozen=True, slots=True, eq=False)
class ReportPart:
    """A section or a numbered paragraph. Two parts are never the same, even if they read alike.

    Attributes:
        key: Where links lead.
        content: What it says, in order.
        title: Its heading.
        label: A number as it stands, `none`, or None for one that is made.
        series: The series of numbers that begins here.
        source: What it was made from, to say where a fault is.
        exempt: Whether it is printed in the full report alone.
        again: Whether it repeats a part that was printed before.
    """

    key: str
    content: tuple["ReportPart | Item", ...]
    title: str | None = None
    label: str | None = None
    series: str | None = None
    source: Model | None = None
    exempt: bool = False
    again: bool = False

    @property
    def inner(self) -> tuple["ReportPart", ...]:
        """The parts directly inside it."""
        return tuple(item for item in self.content if isinstance(item, ReportPart))


@dataclass(frozen=True, slots=True)
class Plan:
    """A report's parts, and lines that stand outside them, with the numbers that they bear."""

    content: tuple[ReportPart | ProseText, ...]
    series: dict[str, Levels]
    numbering: Numbering[ReportPart]

    def parts(self) -> Iterator[ReportPart]:
        """Yield every part at every depth, in printing order."""
        for item in self.content:
            if isinstance(item, ReportPart):
                yield from _with_inner(item)


def planned(content: tuple[ReportPart | ProseText, ...], series: dict[str, Levels]) -> Plan:
    """Number the parts. Those of the full report alone have no numbers of their own.

    So a number that a committee quotes is the same in the public and in the full report, and the
    public one does not show that something is missing.
    """
    roots = tuple(item for item in content if isinstance(item, ReportPart) and not item.exempt)
    return Plan(content, series, number(roots, series, _counted))


def prose(blocks: Blocks, caption: str | None = None) -> ProseText:
    """Return a piece of prose."""
    return ProseText(blocks, caption)


def unnumbered(key: str, *content: Item) -> ReportPart:
    """Return a paragraph without a number, in line with those that have one."""
    return ReportPart(key, content, label=NO_LABEL)


def _counted(part: ReportPart) -> tuple[ReportPart, ...]:
    return tuple(inner for inner in part.inner if not inner.exempt)


def _with_inner(part: ReportPart) -> Iterator[ReportPart]:
    yield part
    for inner in part.inner:
        yield from _with_inner(inner)
