"""Markdown -> a Word document: pandoc makes it, one pass over its parts finishes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mou_cli.exporting.docx.body import finish_body
from mou_cli.exporting.docx.changes import mark_whole
from mou_cli.exporting.docx.furniture import add_furniture
from mou_cli.exporting.docx.marks import TrackedChange, number_changes
from mou_cli.exporting.docx.numbers import set_numbers
from mou_cli.exporting.docx.package import Package
from mou_cli.exporting.docx.properties import set_properties
from mou_cli.exporting.docx.styles import set_styles
from mou_cli.exporting.pandoc import convert_to_bytes
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.pictures import with_pictures
from mou_cli.files.writing import temporary_folder
from mou_cli.office.package import read_parts, write_parts
from mou_cli.trees import Tree


def docx_document(tree: Tree, paper: Paper, markdown: str) -> bytes:
    """Return the Word document.

    Args:
        tree: The repository, for its templates.
        paper: The document without its text.
        markdown: Its text.

    Raises:
        EnvironmentFaultError: pandoc fails.
    """
    with reference_of(paper) as reference:
        data = convert_to_bytes(
            with_pictures(markdown, paper), "docx", line=paper.line, reference=reference
        )
    return finished(data, tree, paper)


@contextmanager
def reference_of(paper: Paper) -> Iterator[Path | None]:
    """Lend the Word template whose look is taken over, if there is one, as a file."""
    if paper.word_template is None:
        yield None
        return
    with temporary_folder() as folder:
        reference = folder / "reference.docx"
        reference.write_bytes(paper.word_template)
        yield reference


def finished(data: bytes, tree: Tree, paper: Paper, change: TrackedChange | None = None) -> bytes:
    """Return pandoc's document with the look, the furniture and the properties of a paper.

    Args:
        data: The document as pandoc made it.
        tree: The repository, for its templates.
        paper: The document without its text.
        change: For a redline, what it was before, and who changed it.
    """
    package = Package(read_parts(data))
    set_styles(package, tree, paper)
    add_furniture(package, tree, paper, change)
    if change is not None:
        set_numbers(package, paper.points)
        mark_whole(package.body, change.by)
    finish_body(package.body, paper.points, contents=change is None)
    if change is not None:
        number_changes(change.by, *package.texts())
    set_properties(package, paper)
    return write_parts(package.parts(), paper.date.first if paper.date else None)
