"""The ends of paragraphs that follow each other: which of them comes or goes, and which stays.

The mark of a paragraph is that of its end. Nothing can take the end away that stands just before a
table or at the end of the text. There the end of the paragraph *before* the changed ones goes or
comes, as when somebody types; and the last paragraph notes how it looked.
"""

from copy import deepcopy

from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.docx.marks import TrackedKind, change_mark
from mou_cli.exporting.docx.package import W
from mou_cli.exporting.docx.paragraphs import properties_of
from mou_cli.office.xml import Element

WholeParagraphs = dict[Element, TrackedKind]
"""The paragraphs whose ends came or went."""


def let_last_end_stay(run: list[Element], kinds: WholeParagraphs, by: ChangedBy) -> None:
    """Let a run end with a paragraph whose end stays."""
    last = run[-1]
    if last not in kinds:
        return
    whole = next((n for n, p in enumerate(reversed(run)) if p not in kinds), len(run))
    other = next((p for p in reversed(run[-whole:]) if kinds[p] != kinds[last]), None)
    if other is not None:
        _fold_into_one(other, last, kinds, by)
    elif whole < len(run):
        shift_end(run[-whole - 1], last, kinds, by)


def shift_end(keeper: Element, last: Element, kinds: WholeParagraphs, by: ChangedBy) -> None:
    """Let the end of the paragraph before the changed ones come or go in place of the last end."""
    kinds[keeper] = kinds.pop(last)
    came = kinds[keeper] == "ins"
    _restyle(last, *((keeper, last) if came else (last, keeper)), by)


def _fold_into_one(other: Element, last: Element, kinds: WholeParagraphs, by: ChangedBy) -> None:
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
        after.append(change_mark(by, "pPrChange", before))
