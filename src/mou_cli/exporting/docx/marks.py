"""Marks of tracked changes: what came or went, by whom (ECMA-376, part 1, section 17.13.5)."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.docx.package import W
from mou_cli.exporting.paper import Paper
from mou_cli.office.xml import Element

TrackedKind = Literal["ins", "del"]
"""Word's names of a mark: what it holds came, or went."""

MARKS = (
    "ins", "del", "pPrChange", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart",
)  # fmt: skip
"""Elements that mark a change."""

ENDS = ("moveFromRangeEnd", "moveToRangeEnd")
"""Elements that end a move; each has the number of the start before it."""


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """What a redline tells beside the words.

    Attributes:
        before: The old document without its text.
        by: Who made the changes.
    """

    before: Paper
    by: ChangedBy


def change_mark(by: ChangedBy, name: str, *children: Element) -> Element:
    """Return a mark with author and date; its number comes last of all (`number_changes`)."""
    return W.new(name, *children, id=0, **by.written)


def track_run(run: Element, kind: TrackedKind, by: ChangedBy) -> Element:
    """Mark a run of words where it stands, and return the mark."""
    mark = change_mark(by, kind)
    if run.getparent() is not None:
        run.addprevious(mark)
    mark.append(run)
    if kind == "del":
        for text in run.iter(W("t")):
            text.tag = W("delText")
    return mark


def track_texts(new: Element, old: Element, by: ChangedBy) -> None:
    """Mark what two parts of one make say differently, such as the version in a footer.

    Args:
        new: The part as it is now; it is changed in place.
        old: The part as it was. One of another make cannot be marked.
        by: Who made the changes.
    """
    pairs = [
        [run for run in part.iter(W("r")) if run.find(W("t")) is not None] for part in (new, old)
    ]
    if len(pairs[0]) != len(pairs[1]):
        return
    for after, before in zip(*pairs, strict=True):
        if after.findtext(W("t")) != before.findtext(W("t")):
            gone = deepcopy(before)
            after.addprevious(track_run(gone, "del", by))
            track_run(after, "ins", by)


def number_changes(by: ChangedBy, *roots: Element) -> None:
    """Give each mark a number of its own, in all parts of a document."""
    taken = [int(e.get(W("id"))) for root in roots for e in root.iter(W("bookmarkStart"))]
    number = max(taken, default=0)
    for root in roots:
        starts: dict[str, int] = {}
        for mark in root.iter(*map(W, MARKS), *map(W, ENDS)):
            if mark.tag in map(W, ENDS):
                mark.set(W("id"), str(starts[mark.tag.replace("End", "Start")]))
                continue
            number += 1
            starts[mark.tag] = number
            mark.set(W("id"), str(number))
            if by.moment is None:  # pandoc dates every change
                mark.attrib.pop(W("date"), None)
