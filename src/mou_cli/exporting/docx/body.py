"""The text of a Word document, finished: tables, numbered headings, signature blocks in columns."""

import re
from copy import deepcopy

from mou_cli.exporting.docx.changes import is_whole
from mou_cli.exporting.docx.furniture import text_width
from mou_cli.exporting.docx.package import W
from mou_cli.exporting.paper import POINTS
from mou_cli.office.xml import Element

SIGNATURE_STYLES = ("SignatureName", "SignatureDetails", "SignatureLine")
TWIPS = 20
"""Word's measure: twentieths of a point."""

GAP = 24 * TWIPS
"""Between the two columns of signature blocks, and below each block."""

PAGE_PROPERTIES = ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType")
"""What stands before the columns of a section (ECMA-376, part 1, section 17.6.17)."""

NEW_PAGE = ("appendix_", "signature_page")
"""What the places begin with at which a page begins: appendices of a pack, signature pages."""

PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd",
    "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr",
    "pPrChange",
)  # fmt: skip
"""The order of a paragraph's properties (ECMA-376, part 1, section 17.3.1.26)."""


def finish_body(body: Element, points: int) -> None:
    """Finish the text in place.

    Args:
        body: The text.
        points: The size of its letters.
    """
    em = points * TWIPS
    section = body.find(W("sectPr"))
    for table in body.iter(W("tbl")):
        _finish_table(table, text_width(section), em)
    for paragraph in body.iter(W("p")):
        _hang_number(paragraph, em)
        _end_list(paragraph, em)
    for bookmark in body.iter(W("bookmarkStart")):
        if bookmark.get(W("name"), "").startswith(NEW_PAGE):
            _begin_new_page(bookmark)
    _set_signatures_in_columns(body, section)


def _begin_new_page(bookmark: Element) -> None:
    """Let a page begin with the heading that a bookmark stands in or in front of."""
    heading = bookmark.getparent()
    if heading.tag != W("p"):
        heading = _block_beside(bookmark, "getnext")
    set_property(heading, W.new("pageBreakBefore"))


def style_of(paragraph: Element) -> str:
    """Return the id of a paragraph's style, or nothing."""
    style = paragraph.find(f"{W('pPr')}/{W('pStyle')}")
    return "" if style is None else str(style.get(W("val")))


def _finish_table(table: Element, width: int, em: int) -> None:
    """Set widths, place and name; keep each row on one page; set what follows apart."""
    properties = table.find(W("tblPr"))
    caption = table.getprevious()
    if caption is None or style_of(caption) != "TableCaption":
        caption = None
    indent = _clause_indent(table if caption is None else caption, em)
    if indent:
        properties.find(W("tblW")).addnext(W.new("tblInd", w=indent, type="dxa"))
    _set_widths(table, width - indent)
    for row in table.findall(W("tr")):
        _properties(row, "trPr").insert(0, W.new("cantSplit"))
    if caption is not None:
        words = "".join(caption.itertext(W("t")))
        properties.append(W.new("tblCaption", val=words))
        set_property(caption, W.new("ind", left=indent))
    after = _block_beside(table, "getnext")
    if after is not None and after.tag == W("p") and not style_of(after).startswith("Heading"):
        set_property(after, W.new("spacing", before=em))


def _set_widths(table: Element, width: int) -> None:
    columns = table.findall(f"{W('tblGrid')}/{W('gridCol')}")
    given = [int(column.get(W("w"))) for column in columns]
    widths = [share * width // sum(given) for share in given]
    total = table.find(f"{W('tblPr')}/{W('tblW')}")
    total.set(W("type"), "dxa")
    total.set(W("w"), str(sum(widths)))
    for column, own in zip(columns, widths, strict=True):
        column.set(W("w"), str(own))
    for row in table.findall(W("tr")):
        for cell, own in zip(row.findall(W("tc")), widths, strict=True):
            cell.find(W("tcPr")).append(W.new("tcW", w=own, type="dxa"))


def _clause_indent(element: Element, em: int) -> int:
    """Return where the text of the clause begins that an element stands in, or 0 outside clauses.

    A clause begins with a paragraph of its own, so the paragraph above tells. In large print a
    table needs the whole width.
    """
    if em > POINTS * TWIPS:
        return 0
    above = _block_beside(element, "getprevious")
    while above is not None and (above.tag == W("tbl") or style_of(above) == "TableCaption"):
        above = _block_beside(above, "getprevious")
    found = re.match(r"Clause(\d)", style_of(above)) if above is not None else None
    return int(em * (3.1 + 2.4 * (int(found[1]) - 1))) if found else 0


def _properties(element: Element, name: str) -> Element:
    found = element.find(W(name))
    if found is None:
        found = W.new(name)
        element.insert(0, found)
    return found


def _block_beside(element: Element, step: str) -> Element | None:
    """Return the next block in one direction; the marks of anchors stand between blocks."""
    beside = getattr(element, step)()
    while beside is not None and beside.tag in (W("bookmarkStart"), W("bookmarkEnd")):
        beside = getattr(beside, step)()
    return beside


def _hang_number(paragraph: Element, em: int) -> None:
    """Let the second line of a numbered heading begin below its words, not below the number."""
    style = style_of(paragraph)
    if style.startswith("Heading") and _has_number(paragraph):
        set_property(paragraph, W.new("tabs", W.new("tab", val="left", pos=em * 3)))
        set_property(paragraph, W.new("ind", left=em * 3, hanging=em * 3))


def _has_number(paragraph: Element) -> bool:
    """Say whether a tab stands behind a number, in a redline behind one that did not go."""
    runs = [paragraph, *paragraph.iter(W("ins"))]
    return any(run.find(f"{W('r')}/{W('tab')}") is not None for run in runs)


def _end_list(paragraph: Element, em: int) -> None:
    """Set the text below a list as far apart as below a paragraph."""
    after = _block_beside(paragraph, "getnext")
    if _is_listed(paragraph) and not (after is not None and _is_listed(after)):
        set_property(paragraph, W.new("spacing", after=int(em * 0.75)))


def _is_listed(element: Element) -> bool:
    style = style_of(element)
    return "Bullet" in style or style.startswith("ListContinue")


def _set_signatures_in_columns(body: Element, section: Element) -> None:
    """Set signature blocks two by two, each pair in a section of two columns.

    So blocks stand level and are read in order, and no table is used for what is none.
    """
    for run in _signature_runs(body):
        _begin_page(run[0][0], body)
        for block in run:
            for paragraph in block[:-1]:
                set_property(paragraph, W.new("keepNext", val=1))
            set_property(block[-1], W.new("keepNext", val=0))
            set_property(block[-1], W.new("spacing", after=GAP))
        if _can_have_columns(run):
            _set_in_columns(run, section)


def _can_have_columns(run: list[list[Element]]) -> bool:
    """Say whether all blocks stay: the columns of one that goes would go with it."""
    before = run[0][0].getprevious()
    ends = [paragraph for block in run for paragraph in (block[0], block[-1])]
    return not any(is_whole(p) for p in [*ends, *([] if before is None else [before])])


def _set_in_columns(run: list[list[Element]], section: Element) -> None:
    _end_section(_paragraph_before(run[0][0]), section, columns=1)
    _follow(section)
    for number, block in enumerate(run):
        if number % 2:
            block[0].insert(1, W.new("r", W.new("br", type="column")))
        if number % 2 or number == len(run) - 1:
            _end_section(block[-1], section, columns=2)


def _begin_page(signature: Element, body: Element) -> None:
    """Let a page begin with the heading above, so that the signatures stand together."""
    heading = _block_beside(signature, "getprevious")
    first = next((p for p in body.iter(W("p")) if style_of(p).startswith("Heading")), None)
    if heading is not None and heading is not first and style_of(heading).startswith("Heading"):
        set_property(heading, W.new("pageBreakBefore"))


def _signature_runs(body: Element) -> list[list[list[Element]]]:
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


def _end_section(paragraph: Element, section: Element, *, columns: int) -> None:
    """Let a section end with this paragraph; the page is that of the whole document."""
    ended = deepcopy(section)
    for old in ended.findall(W("cols")):
        ended.remove(old)
    page = [element for element in ended if element.tag in map(W, PAGE_PROPERTIES)]
    page[-1].addnext(W.new("cols", num=columns, space=GAP))
    set_property(paragraph, ended)


def _follow(section: Element) -> None:
    """Let the sections to come go on where one ended: no new page, first page or page 1."""
    for name in ("type", "titlePg", "pgNumType"):
        for old in section.findall(W(name)):
            section.remove(old)
    section.find(W("pgSz")).addprevious(W.new("type", val="continuous"))


def set_property(paragraph: Element, wanted: Element) -> None:
    """Set one property of a paragraph, in the place that the schema gives it."""
    properties = _properties(paragraph, "pPr")
    for old in properties.findall(wanted.tag):
        properties.remove(old)
    order = [W(name) for name in PARAGRAPH_ORDER]
    rank = order.index(wanted.tag)
    behind = next((e for e in properties if e.tag in order and order.index(e.tag) > rank), None)
    if behind is None:
        properties.append(wanted)
    else:
        behind.addprevious(wanted)
