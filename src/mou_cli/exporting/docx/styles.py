"""The look of a Word document: that of the package, or of a council's own Word template."""

from mou_cli.exporting.docx.package import Package, W
from mou_cli.exporting.paper import Paper
from mou_cli.office.measures import word_measures
from mou_cli.office.package import read_parts
from mou_cli.office.xml import Element, parse_xml
from mou_cli.rendering.templates import render_page
from mou_cli.trees import Tree

STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"


def set_styles(package: Package, tree: Tree, paper: Paper) -> None:
    """Set the styles, and the bullets that they use.

    With a Word template its own styles stay as they are; those that it does not have are added.
    """
    if paper.word_template is None:
        package.put(STYLES, _rendered_styles(tree, "styles.docx.xml.j2", paper, 0))
        package.put(NUMBERING, _rendered_styles(tree, "numbering.docx.xml.j2", paper, 0))
        return
    numbering = package.tree(NUMBERING)
    used = [int(number.get(W("numId"))) for number in numbering.findall(W("num"))]
    used += [int(n.get(W("abstractNumId"))) for n in numbering.findall(W("abstractNum"))]
    free = max(used, default=0)
    _add_bullets(numbering, parse_xml(_rendered_styles(tree, "numbering.docx.xml.j2", paper, free)))
    own = _names_of_styles(parse_xml(read_parts(paper.word_template)[STYLES]))
    wanted = parse_xml(_rendered_styles(tree, "styles.docx.xml.j2", paper, free))
    _add_styles(package.tree(STYLES), wanted, own)


def _rendered_styles(tree: Tree, name: str, paper: Paper, numbering: int) -> bytes:
    measures = word_measures(paper.points)
    text = render_page(tree, name, paper=paper.shown(), measures=measures, numbering=numbering)
    return text.strip().encode("utf-8")


def _add_bullets(numbering: Element, wanted: Element) -> None:
    """Definitions go before the numbers that use them (ECMA-376, part 1, section 17.9.17)."""
    for definition in wanted.findall(W("abstractNum")):
        numbering.insert(0, definition)
    for number in wanted.findall(W("num")):
        last = numbering.findall(W("num")) or numbering.findall(W("abstractNum"))
        last[-1].addnext(number)


def _add_styles(styles: Element, wanted: Element, own: set[str]) -> None:
    """Leave the template's own styles, and add the wanted ones that it lacks.

    What pandoc has added goes: stopgaps for styles that it did not know, and colours of code.
    """
    for style in styles.findall(W("style")):
        if _name_of_style(style) not in own:
            styles.remove(style)
    for style in wanted.findall(W("style")):
        if _name_of_style(style) not in own:
            style.attrib.pop(W("default"), None)
            styles.append(style)


def _names_of_styles(styles: Element) -> set[str]:
    return {_name_of_style(style) for style in styles.findall(W("style"))}


def _name_of_style(style: Element) -> str:
    name = style.find(W("name"))
    return str(name.get(W("val"))).lower() if name is not None else ""
