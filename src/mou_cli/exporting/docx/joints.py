"""Where an insertion ends one paragraph and another begins the next one.

LibreOffice reads the two as one, and rejects the end between them too, although it was never
inserted. So nothing here is for Word, and both readers get marks that say the same.
"""

import re
from copy import deepcopy
from itertools import pairwise, takewhile

from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.docx.ends import WholeParagraphs, shift_end
from mou_cli.exporting.docx.marks import change_mark
from mou_cli.exporting.docx.package import W
from mou_cli.office.xml import Element

SILENT = ("pPr", "bookmarkStart", "bookmarkEnd")
"""What a paragraph holds beside its words."""

_FIRST_WORD = re.compile(r"\s*\S+")


def part_insertions(paragraphs: list[Element], whole: WholeParagraphs, by: ChangedBy) -> None:
    """Let no insertion touch another across the end of a paragraph that stays.

    Args:
        paragraphs: Paragraphs that follow each other.
        whole: Those that came or went as a whole; an end may come in place of another.
        by: Who made the changes.
    """
    for number, (paragraph, after) in enumerate(pairwise(paragraphs)):
        if whole.get(paragraph) == "ins" or not _ends_inserted(paragraph):
            continue
        if whole.get(after) == "ins":
            others = paragraphs[number + 1 :]
            end = next((n for n, p in enumerate(others) if whole.get(p) != "ins"), len(others))
            shift_end(paragraph, others[end - 1], whole, by)
        elif _begins_inserted(after):
            _begin_with_deletion(after, by)


def _ends_inserted(paragraph: Element) -> bool:
    runs = list(paragraph.iter(W("r")))
    return bool(runs) and _is_inserted(runs[-1])


def _begins_inserted(paragraph: Element) -> bool:
    first = next(paragraph.iter(W("r")), None)
    return first is not None and _is_inserted(first)


def _is_inserted(run: Element) -> bool:
    return next(run.iterancestors(W("ins")), None) is not None


def _begin_with_deletion(paragraph: Element, by: ChangedBy) -> None:
    """Tell the first word that stayed as deleted in front of the insertion, and inserted again."""
    parts = [part for part in paragraph if part.tag not in map(W, SILENT)]
    came = list(takewhile(lambda part: part.tag == W("ins"), parts))
    if not came or len(came) == len(parts) or parts[len(came)].tag != W("r"):
        return
    kept = parts[len(came)]
    gone, again = change_mark(by, "del"), change_mark(by, "ins")
    again.append(_first_word(kept))
    gone.append(deepcopy(again[0]))
    for text in gone.iter(W("t")):
        text.tag = W("delText")
    came[0].addprevious(gone)
    kept.addprevious(again)
    if all(element.tag == W("rPr") for element in kept):
        paragraph.remove(kept)


def _first_word(run: Element) -> Element:
    """Take the first word off a run of words; of a run without words, all that it holds."""
    word = deepcopy(run)
    text, own = run.find(W("t")), word.find(W("t"))
    found = _FIRST_WORD.match(text.text) if text is not None else None
    if found is None or found.end() == len(text.text):
        for element in [element for element in run if element.tag != W("rPr")]:
            run.remove(element)
    else:
        own.text, text.text = found[0], text.text[found.end() :]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return word
