"""Signature blocks of a Word document: two by two in columns, each whole, on a page of their own.

So blocks stand level and are read in order, and no table is used for what is none.
"""

from copy import deepcopy

from mou_cli.exporting.docx.changes import is_whole
from mou_cli.exporting.docx.furniture import text_width
from mou_cli.exporting.docx.package import W
from mou_cli.exporting.docx.paragraphs import block_beside, set_property, style_of, words_of
from mou_cli.office.lengths import MOST_KEPT, TEXT_HEIGHT, height_of
from mou_cli.office.measures import TWIPS
from mou_cli.office.xml import Element

SIGNATURE_STYLES = ("SignatureName", "SignatureDetails", "SignatureLine")

GAP_ABOVE_LINE = 1.8
"""Ems above a line to sign on, as `templates/styles.docx.xml.j2` has them."""

PAGE_PROPERTIES = ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType")
"""What stands before the columns of a section (ECMA-376, part 1, section 17.6.17)."""


def set_signatures(body: Element, gap: int, points: int) -> None:
    """Set signature blocks two by two, each pair in a section of two columns.

    Args:
        body: The text.
        gap: Between the two columns, and below each block.
        points: The size of the letters.
    """
    section = body.find(W("sectPr"))
    for run in _runs_of_signatures(body):
        _begin_page_above(run[0][0], body)
        for block in run:
            _keep_together(block, (text_width(section) - gap) / 2 / TWIPS, points)
            set_property(block[-1], W.new("spacing", after=gap))
        if _can_have_columns(run):
            _set_blocks_in_sections(run, section, gap, points)


def _keep_together(block: list[Element], width: float, points: int) -> None:
    """Keep a block on one page. A long one may break, but not below its name."""
    words = " ".join(words_of(paragraph) for paragraph in block)
    whole = height_of([(words, width)], points) <= MOST_KEPT
    for number, paragraph in enumerate(block):
        kept = number < len(block) - 1 and (whole or number == 0)
        set_property(paragraph, W.new("keepNext", val=int(kept)))
        if not whole:
            set_property(paragraph, W.new("keepLines", val=0))


def _can_have_columns(run: list[list[Element]]) -> bool:
    """Say whether all blocks stay: the columns of one that goes would go with it."""
    before = run[0][0].getprevious()
    ends = [paragraph for block in run for paragraph in (block[0], block[-1])]
    return not any(is_whole(p) for p in [*ends, *([] if before is None else [before])])


def _set_blocks_in_sections(
    run: list[list[Element]], section: Element, gap: int, points: int
) -> None:
    """Set each pair in a section, which begins a page if the last one has no room for it.

    An office program parts a pair that does not fit between the columns of two pages.
    """
    whole = text_width(section)
    used = _height_above(run[0][0], whole / TWIPS, points)
    _end_section(_paragraph_before(run[0][0]), section, 1, gap)
    _go_on(section)
    for pair in (run[first : first + 2] for first in range(0, len(run), 2)):
        if len(pair) == 2:
            pair[1][0].insert(1, W.new("r", W.new("br", type="column")))
        else:
            _stand_alone(pair[0], (whole + gap) // 2)
        height = max(_height(block, (whole - gap) / 2 / TWIPS, points) for block in pair)
        height += gap / TWIPS
        full = used is not None and used + height > TEXT_HEIGHT
        _end_section(pair[-1][-1], section, len(pair), gap, begins_page=full)
        used = None if used is None else height if full else used + height


def _stand_alone(block: list[Element], room: int) -> None:
    """Set a block where the left column is; two columns would share it out between them."""
    for paragraph in block:
        set_property(paragraph, W.new("ind", right=room))


def _height_above(signature: Element, width: float, points: int) -> float | None:
    """Return how much of its page is used above the first block, if the page begins near there."""
    used = 0.0
    above = signature.getprevious()
    while above is not None and above.tag != W("tbl"):
        if above.tag == W("p"):
            used += _height([above], width, points) + points
        if above.find(f"{W('pPr')}/{W('pageBreakBefore')}") is not None:
            return used
        above = above.getprevious()
    return None


def _height(paragraphs: list[Element], width: float, points: int) -> float:
    lines = sum(style_of(paragraph) == "SignatureLine" for paragraph in paragraphs)
    heights = (height_of([(words_of(p), width)], points) for p in paragraphs)
    return sum(heights) + GAP_ABOVE_LINE * points * lines


def _begin_page_above(signature: Element, body: Element) -> None:
    """Let a page begin with the heading above, so that the signatures stand together."""
    heading = block_beside(signature, "getprevious")
    first = next((p for p in body.iter(W("p")) if style_of(p).startswith("Heading")), None)
    if heading is not None and heading is not first and style_of(heading).startswith("Heading"):
        set_property(heading, W.new("pageBreakBefore"))


def _runs_of_signatures(body: Element) -> list[list[list[Element]]]:
    """Return the signature blocks that follow each other: runs of blocks of paragraphs."""
    runs: list[list[list[Element]]] = []
    inside = False
    for element in body:
        style = style_of(element) if element.tag == W("p") else ""
        if style in SIGNATURE_STYLES and not inside:
            runs.append([])
        if style == "SignatureName":
            runs[-1].append([])
        if style in SIGNATURE_STYLES:
            runs[-1][-1].append(element)
        inside = style in SIGNATURE_STYLES
    return runs


def _paragraph_before(element: Element) -> Element:
    before = element.getprevious()
    if before is None or before.tag != W("p"):
        before = W.new("p", W.new("pPr"))
        element.addprevious(before)
    return before


def _end_section(
    paragraph: Element, section: Element, columns: int, gap: int, *, begins_page: bool = False
) -> None:
    """Let a section end with this paragraph; the page is that of the whole document."""
    ended = deepcopy(section)
    if begins_page:
        ended.find(W("type")).set(W("val"), "nextPage")
    for old in ended.findall(W("cols")):
        ended.remove(old)
    page = [element for element in ended if element.tag in map(W, PAGE_PROPERTIES)]
    page[-1].addnext(W.new("cols", num=columns, space=gap))
    set_property(paragraph, ended)


def _go_on(section: Element) -> None:
    """Let the sections to come go on where one ended: no new page, first page or page 1."""
    for name in ("type", "titlePg", "pgNumType"):
        for old in section.findall(W(name)):
            section.remove(old)
    section.find(W("pgSz")).addprevious(W.new("type", val="continuous"))
