"""Markdown -> an ODT document: pandoc makes it, one pass over its parts finishes it."""

from mou_cli.about import __version__
from mou_cli.exporting.odt.content import finish_content
from mou_cli.exporting.odt.names import DC, META, OFFICE
from mou_cli.exporting.pandoc import convert_to_bytes
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.pictures import with_pictures
from mou_cli.office.measures import odt_measures
from mou_cli.office.package import read_parts, write_parts
from mou_cli.office.xml import Element, parse_xml, xml_bytes
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
    automatic = parse_xml(_odt_styles(tree, "automatic.odt.xml.j2", paper))
    finish_content(content, automatic, paper.points)
    parts["content.xml"] = xml_bytes(content)
    parts["styles.xml"] = _odt_styles(tree, "styles.odt.xml.j2", paper)
    parts["meta.xml"] = xml_bytes(_odt_properties(paper))
    manifest = parts["META-INF/manifest.xml"]  # office programs expect `text/xml`
    parts["META-INF/manifest.xml"] = manifest.replace(b'"application/xml"', b'"text/xml"')
    return write_parts(parts, paper.date.first if paper.date else None)


def _odt_styles(tree: Tree, name: str, paper: Paper) -> bytes:
    measures = odt_measures(paper.points)
    text = render_page(tree, name, paper=paper.shown(), measures=measures)
    return text.strip().encode("utf-8")


def _odt_properties(paper: Paper) -> Element:
    """Return the properties (OpenDocument 1.3, part 3, section 4.3)."""
    authors = "; ".join(paper.authors)
    moment = f"{paper.dated}T00:00:00" if paper.dated else ""
    texts = [
        META.text("generator", f"mou/{__version__}"),
        DC.text("title", paper.title),
        DC.text("description", paper.mark),
        META.text("initial-creator", authors),
        DC.text("creator", authors),
        META.text("creation-date", moment),
        DC.text("date", moment),
        DC.text("language", "en-GB"),
    ]
    for name, text in (
        ("Fingerprint", paper.digest),
        ("Version", paper.version or paper.published or "DRAFT"),
    ):
        texts.append(META.text("user-defined", text))
        texts[-1].set(META("name"), name)
    root = OFFICE.root("document-meta", META, DC)
    root.set(OFFICE("version"), "1.3")
    meta = OFFICE.new("meta")
    meta.extend(element for element in texts if element.text)
    root.append(meta)
    return root
