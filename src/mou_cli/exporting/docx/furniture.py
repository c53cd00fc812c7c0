"""Header, footer and page of a Word document."""

from copy import deepcopy

from mou_cli.exporting.docx.marks import TrackedChange, TrackedKind, track_run, track_texts
from mou_cli.exporting.docx.package import Package, R, W
from mou_cli.exporting.paper import Paper
from mou_cli.office.xml import Element, parse_xml, xml_bytes
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


def add_furniture(
    package: Package, tree: Tree, paper: Paper, change: TrackedChange | None = None
) -> None:
    """Put title, version and page number at the foot of every page, and DRAFT at the head of one.

    The header and the footers of a council's own Word template stay; the lines go below them.

    Args:
        package: The document.
        tree: The repository, for its templates.
        paper: The document without its text.
        change: For a redline, what it was before; what the lines said then is marked as deleted.
    """
    section = package.body.find(W("sectPr"))
    if paper.word_template is None:
        for note in section.findall(W("footnotePr")):
            section.remove(note)
        if paper.banner or (change and change.before.banner):
            header = package.add("header", xml_bytes(_header(tree, paper, change)))
            _refer(section, "header", header, "default")
    _set_page(section)
    footer = _footer(tree, paper, text_width(section), change)
    own = section.findall(W("footerReference"))
    for reference in own:
        _extend(package.tree(package.target(reference.get(R("id")))), footer)
    missing = _kinds_of_footers(package, section) - {reference.get(W("type")) for reference in own}
    if missing:
        identifier = package.add("footer", xml_bytes(footer))
        for kind in sorted(missing):
            _refer(section, "footer", identifier, kind)


def _set_page(section: Element) -> None:
    """Set size and margins where a Word template does not."""
    if section.find(W("pgSz")) is None:
        section.append(W.new("pgSz", **PAGE))
    if section.find(W("pgMar")) is None:
        section.find(W("pgSz")).addnext(W.new("pgMar", **MARGINS))


def _kinds_of_footers(package: Package, section: Element) -> set[str]:
    """Return the kinds of pages that have a footer of their own."""
    kinds = {"default"}
    if section.find(W("titlePg")) is not None:
        kinds.add("first")
    if package.tree("word/settings.xml").find(W("evenAndOddHeaders")) is not None:
        kinds.add("even")
    return kinds


def text_width(section: Element) -> int:
    """Return the width between the margins, in twentieths of a point."""
    size, margins = section.find(W("pgSz")), section.find(W("pgMar"))
    left, right = (int(margins.get(W(side))) for side in ("left", "right"))
    return int(size.get(W("w"))) - left - right


def _header(tree: Tree, paper: Paper, change: TrackedChange | None) -> Element:
    shown = paper if paper.banner or change is None else change.before
    header = parse_xml(_rendered_part(tree, "header", shown, 0))
    if change and bool(paper.banner) != bool(change.before.banner):
        kind: TrackedKind = "ins" if paper.banner else "del"
        for run in list(header.iter(W("r"))):
            track_run(run, kind, change.by)
    return header


def _footer(tree: Tree, paper: Paper, width: int, change: TrackedChange | None) -> Element:
    footer = parse_xml(_rendered_part(tree, "footer", paper, width))
    if change:
        track_texts(
            footer, parse_xml(_rendered_part(tree, "footer", change.before, width)), change.by
        )
    return footer


def _rendered_part(tree: Tree, name: str, paper: Paper, width: int) -> bytes:
    text = render_page(tree, f"{name}.docx.xml.j2", paper=paper.shown(), width=width)
    return text.strip().encode("utf-8")


def _refer(section: Element, part: str, identifier: str, kind: str) -> None:
    reference = W.new(f"{part}Reference", type=kind)
    reference.set(R("id"), identifier)
    section.insert(0, reference)


def _extend(footer: Element, wanted: Element) -> None:
    """Add the lines below those of a council's own footer, which stays as it is."""
    for paragraph in wanted:
        footer.append(deepcopy(paragraph))
