"""Header, footer and page of a Word document."""

from copy import deepcopy

from mou_cli.exporting.docx.package import Package, R, W
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.xml import Element, parse_xml
from mou_cli.rendering.templates import render_page
from mou_cli.trees import Tree

PAGE = {"w": 11906, "h": 16838}
"""A4 in twentieths of a point."""

MARGINS = {
    "top": 1417,
    "right": 1417,
    "bottom": 1814,
    "left": 1417,
    "header": 708,
    "footer": 708,
    "gutter": 0,
}
"""25 mm, and 32 mm at the foot, which has two lines of its own."""


def add_furniture(package: Package, tree: Tree, paper: Paper) -> None:
    """Put title, version and page number at the foot of every page, and DRAFT at the head of one."""
    section = package.body.find(W("sectPr"))
    footer = render_page(tree, "footer.docx.xml.j2", paper=paper).strip().encode("utf-8")
    if paper.word_template is None:
        section.insert(0, _reference(package, "footer", footer))
        if paper.banner:
            header = render_page(tree, "header.docx.xml.j2", paper=paper).strip().encode("utf-8")
            section.insert(0, _reference(package, "header", header))
        for note in section.findall(W("footnotePr")):
            section.remove(note)
        section.append(W.new("pgSz", **PAGE))
        section.append(W.new("pgMar", **MARGINS))
        return
    own = section.findall(W("footerReference"))
    if not any(reference.get(W("type")) in (None, "default") for reference in own):
        section.insert(0, _reference(package, "footer", footer))
    for reference in own:
        _extend(package.tree(package.target(reference.get(R("id")))), parse_xml(footer))


def _reference(package: Package, kind: str, data: bytes) -> Element:
    reference = W.new(f"{kind}Reference", type="default")
    reference.set(R("id"), package.add(kind, data))
    return reference


def _extend(footer: Element, wanted: Element) -> None:
    """Add the lines below those of a council's own footer, which stays as it is."""
    for paragraph in wanted:
        footer.append(deepcopy(paragraph))
