"""Markdown -> an ODT document: pandoc makes it, one pass over its parts finishes it."""

from mou_cli import __version__
from mou_cli.exporting.odt.content import finish_content
from mou_cli.exporting.odt.names import DC, META, OFFICE
from mou_cli.exporting.pandoc import convert_to_bytes
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.pictures import with_pictures
from mou_cli.exporting.xml import Element, parse_xml, xml_bytes
from mou_cli.office_files import read_parts, write_parts
from mou_cli.rendering.templates import render_page
from mou_cli.trees import Tree


def odt_document(tree: Tree, paper: Paper, markdown: str) -> bytes:
    """Return the ODT document.

    Args:
        tree: The repository, for its templates.
        paper: The document without its text.
        markdown: Its text.

    Raises:
        EnvironmentFaultError: pandoc fails.
    """
    parts = read_parts(convert_to_bytes(with_pictures(markdown, paper), "odt", line=paper.line))
    content = parse_xml(parts["content.xml"])
    finish_content(content, parse_xml(_render(tree, "automatic.odt.xml.j2", paper)), paper.points)
    parts["content.xml"] = xml_bytes(content)
    parts["styles.xml"] = _render(tree, "styles.odt.xml.j2", paper)
    parts["meta.xml"] = xml_bytes(_meta(paper))
    return write_parts(parts, paper.date.first if paper.date else None)


def _render(tree: Tree, name: str, paper: Paper) -> bytes:
    return render_page(tree, name, paper=paper).strip().encode("utf-8")


def _meta(paper: Paper) -> Element:
    """Return the properties (OpenDocument 1.3, part 3, section 4.3)."""
    authors = "; ".join(paper.authors)
    moment = f"{paper.dated}T00:00:00" if paper.dated else ""
    texts = {
        META("generator"): f"mou/{__version__}",
        DC("title"): paper.title,
        DC("description"): paper.mark,
        META("initial-creator"): authors,
        DC("creator"): authors,
        META("creation-date"): moment,
        DC("date"): moment,
        DC("language"): "en-GB",
    }
    meta = OFFICE.new("meta")
    for name, text in texts.items():
        if text:
            meta.append(_text(name, text))
    version = paper.version or paper.published or "DRAFT"
    for name, text in (("Fingerprint", paper.digest), ("Version", version)):
        field = _text(META("user-defined"), text)
        field.set(META("name"), name)
        meta.append(field)
    return OFFICE.new("document-meta", meta, version="1.3")


def _text(name: str, text: str) -> Element:
    element = OFFICE.new("x").makeelement(name, {}, nsmap=DC.map | META.map)
    element.text = text
    return element
