"""Paragraphs of a Word document: their style, their properties, and what stands beside them."""

from mou_cli.exporting.docx.package import W
from mou_cli.office.xml import Element

PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd",
    "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr",
    "pPrChange",
)  # fmt: skip
"""The order of a paragraph's properties (ECMA-376, part 1, section 17.3.1.26)."""


def style_of(paragraph: Element) -> str:
    """Return the id of a paragraph's style, or nothing."""
    style = paragraph.find(f"{W('pPr')}/{W('pStyle')}")
    return "" if style is None else str(style.get(W("val")))


def words_of(element: Element) -> str:
    """Return the words of paragraphs as they are seen, those that went in a redline too."""
    paragraphs = element.iter(W("p"))
    return " ".join("".join(p.itertext(W("t"), W("delText"))) for p in paragraphs)


def properties_of(element: Element, name: str) -> Element:
    """Return the properties of a paragraph, row or table; without any, they are made."""
    found = element.find(W(name))
    if found is None:
        found = W.new(name)
        element.insert(0, found)
    return found


def set_property(paragraph: Element, wanted: Element) -> None:
    """Set one property of a paragraph, in the place that the schema gives it."""
    properties = properties_of(paragraph, "pPr")
    for old in properties.findall(wanted.tag):
        properties.remove(old)
    order = [W(name) for name in PARAGRAPH_ORDER]
    rank = order.index(wanted.tag)
    behind = next((e for e in properties if e.tag in order and order.index(e.tag) > rank), None)
    if behind is None:
        properties.append(wanted)
    else:
        behind.addprevious(wanted)


def block_beside(element: Element, step: str) -> Element | None:
    """Return the next block in one direction; the marks of anchors stand between blocks."""
    beside = getattr(element, step)()
    while beside is not None and beside.tag in (W("bookmarkStart"), W("bookmarkEnd")):
        beside = getattr(beside, step)()
    return beside
