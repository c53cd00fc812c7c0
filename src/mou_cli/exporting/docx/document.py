"""Markdown -> a Word document: pandoc makes it, one pass over its parts finishes it."""

from mou_cli.exporting.docx.body import finish_body
from mou_cli.exporting.docx.furniture import add_furniture
from mou_cli.exporting.docx.package import Package
from mou_cli.exporting.docx.properties import set_properties
from mou_cli.exporting.docx.styles import set_styles
from mou_cli.exporting.pandoc import convert_to_bytes
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.pictures import with_pictures
from mou_cli.office_files import read_parts, write_parts
from mou_cli.trees import Tree
from mou_cli.writing import temporary_folder


def docx_document(tree: Tree, paper: Paper, markdown: str) -> bytes:
    """Return the Word document.

    Args:
        tree: The repository, for its templates.
        paper: The document without its text.
        markdown: Its text.

    Raises:
        EnvironmentFaultError: pandoc fails.
    """
    package = Package(read_parts(_converted(with_pictures(markdown, paper), paper)))
    set_styles(package, tree, paper)
    add_furniture(package, tree, paper)
    finish_body(package.body, paper.points)
    set_properties(package, paper)
    return write_parts(package.parts(), paper.date.first if paper.date else None)


def _converted(markdown: str, paper: Paper) -> bytes:
    if paper.word_template is None:
        return convert_to_bytes(markdown, "docx", line=paper.line)
    with temporary_folder() as folder:
        reference = folder / "reference.docx"
        reference.write_bytes(paper.word_template)
        return convert_to_bytes(markdown, "docx", line=paper.line, reference=reference)
