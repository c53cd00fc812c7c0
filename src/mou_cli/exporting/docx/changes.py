"""Word's tracked changes of whole paragraphs and rows (ECMA-376, part 1, section 17.13.5).

pandoc marks words. It has no mark for a paragraph or a row that came or went as a whole, so its
filter leaves a sign in each such paragraph, which is put into Word's terms here.

The mark of a paragraph is that of its end. Nothing can take the end away that stands just before a
table or at the end of the text. There the end of the paragraph *before* the changed ones goes or
comes, as when somebody types; and the last paragraph notes how it looked.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.docx.joints import part_insertions
from mou_cli.exporting.docx.package import W
from mou_cli.exporting.docx.paragraphs import properties_of
from mou_cli.exporting.paper import Paper
from mou_cli.office.xml import Element, Namespace

Kind = Literal["ins", "del"]

SIGN = Namespace("mou", "urn:mou:redline")
"""The sign in a paragraph: `<mou:whole kind="ins"/>`."""

MARKS = ("ins", "del", "pPrChange")
"""Elements that mark a change."""


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """What a redline tells beside the words.

    Attributes:
        before: The old document without its text.
        by: Who made the changes.
    """

    before: Paper
    by: ChangedBy


def sign_of(kind: Kind) -> str:
    """Return the sign that a filter leaves in a paragraph that came or went as a whole."""
    return f'<mou:whole xmlns:mou="{SIGN.address}" kind="{kind}"/>'


def mark_whole(body: Element, by: ChangedBy) -> None:
    """Mark paragraphs and rows that came or went as a whole.

    Args:
        body: The text, with a sign in each such paragraph.
        by: Who made the changes.
    """
    kinds = _taken_signs(body)
    _part_tables(body, kinds)
    for row in body.iter(W("tr")):
        kind = _kind_of_whole(row, kinds)
        if kind:
            properties_of(row, "trPr").append(element_of(by, kind))
    for run in _runs_of_paragraphs(body):
        _let_last_end_stay(run, kinds, by)
    for run in _runs_of_paragraphs(body):
        part_insertions(
            run,
            lambda paragraph: kinds.get(paragraph) == "ins",
            lambda keeper, last: _shift_end(keeper, last, kinds, by),
            lambda name: element_of(by, name),
        )
    for paragraph, kind in kinds.items():
        properties = properties_of(paragraph, "pPr")
        mark = W.new("rPr", element_of(by, kind))
        change = properties.find(W("pPrChange"))
        properties.append(mark) if change is None else change.addprevious(mark)


def number_changes(by: ChangedBy, *roots: Element) -> None:
    """Give each mark a number of its own, in all parts of a document."""
    taken = [int(e.get(W("id"))) for root in roots for e in root.iter(W("bookmarkStart"))]
    number = max(taken, default=0)
    for root in roots:
        for mark in root.iter(*map(W, MARKS)):
            number += 1
            mark.set(W("id"), str(number))
            if by.moment is None:  # pandoc dates every change
                mark.attrib.pop(W("date"), None)


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
            after.addprevious(track(gone, "del", by))
            track(after, "ins", by)


def track(run: Element, kind: Kind, by: ChangedBy) -> Element:
    """Mark a run of words where it stands, and return the mark."""
    mark = element_of(by, kind)
    if run.getparent() is not None:
        run.addprevious(mark)
    mark.append(run)
    if kind == "del":
        for text in run.iter(W("t")):
            text.tag = W("delText")
    return mark


def is_whole(paragraph: Element) -> bool:
    """Say whether the end of a paragraph came or went."""
    marks = (f"{W('pPr')}/{W('rPr')}/{W(kind)}" for kind in ("ins", "del"))
    return any(paragraph.find(mark) is not None for mark in marks)


def element_of(by: ChangedBy, name: str, *children: Element) -> Element:
    """Return a mark with author and date; its number comes last of all (`number_changes`)."""
    return W.new(name, *children, id=0, **by.written)


def _taken_signs(body: Element) -> dict[Element, Kind]:
    kinds: dict[Element, Kind] = {}
    for sign in list(body.iter(SIGN("whole"))):
        paragraph = next(sign.iterancestors(W("p")))
        kinds[paragraph] = sign.get("kind")
        sign.getparent().remove(sign)
    return kinds


def _kind_of_whole(part: Element, kinds: dict[Element, Kind]) -> Kind | None:
    """Return what became of a row or a table, where it came or went as a whole."""
    found = {kinds.get(paragraph) for paragraph in part.iter(W("p"))}
    return found.pop() if len(found) == 1 else None


def _part_tables(body: Element, kinds: dict[Element, Kind]) -> None:
    """Settle the empty paragraphs that pandoc puts between tables.

    One between a table that went and the one in its place goes: no version has it.
    """
    for paragraph in [p for p in body.findall(W("p")) if len(p) == 0]:
        beside = (paragraph.getprevious(), paragraph.getnext())
        found = {_kind_of_whole(table, kinds) for table in beside if table is not None}
        if found == {"ins", "del"}:
            body.remove(paragraph)
        elif kind := next((kind for kind in found if kind), None):
            kinds[paragraph] = kind


def _runs_of_paragraphs(body: Element) -> Iterator[list[Element]]:
    """Yield the paragraphs that follow each other up to a table or the end of the text."""
    run: list[Element] = []
    for element in list(body):
        if element.tag == W("p"):
            run.append(element)
        elif element.tag in (W("tbl"), W("sectPr")) and run:
            yield run
            run = []


def _let_last_end_stay(run: list[Element], kinds: dict[Element, Kind], by: ChangedBy) -> None:
    """Let a run end with a paragraph whose end stays."""
    last = run[-1]
    if last not in kinds:
        return
    whole = next((n for n, p in enumerate(reversed(run)) if p not in kinds), len(run))
    other = next((p for p in reversed(run[-whole:]) if kinds[p] != kinds[last]), None)
    if other is not None:
        _fold_into_one(other, last, kinds, by)
    elif whole < len(run):
        _shift_end(run[-whole - 1], last, kinds, by)


def _shift_end(keeper: Element, last: Element, kinds: dict[Element, Kind], by: ChangedBy) -> None:
    """Let the end of the paragraph before the changed ones come or go in place of the last end."""
    kinds[keeper] = kinds.pop(last)
    came = kinds[keeper] == "ins"
    _restyle(last, *((keeper, last) if came else (last, keeper)), by)


def _fold_into_one(
    other: Element, last: Element, kinds: dict[Element, Kind], by: ChangedBy
) -> None:
    """Make one paragraph of one that went and one that came: its end stays."""
    words = [element for element in other if element.tag != W("pPr")]
    if kinds[other] == "del":
        properties_of(last, "pPr")
        last[1:1] = words
        _restyle(last, other, last, by)
    else:
        last.extend(words)
        _restyle(last, last, other, by)
    other.getparent().remove(other)
    del kinds[other], kinds[last]


def _restyle(paragraph: Element, old: Element, new: Element, by: ChangedBy) -> None:
    """Let a paragraph look like the new one, and note that it looked like the old one."""
    before, after = (deepcopy(properties_of(p, "pPr")) for p in (old, new))
    paragraph.replace(properties_of(paragraph, "pPr"), after)
    if [e.attrib for e in before] != [e.attrib for e in after]:
        after.append(element_of(by, "pPrChange", before))
