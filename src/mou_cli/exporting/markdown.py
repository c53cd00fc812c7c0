"""Markdown in the middle -> plain GitHub-flavoured Markdown that reads well as it is."""

from collections.abc import Mapping

from mou_cli.exporting.marks import mark_of
from mou_cli.exporting.pandoc import convert
from mou_cli.trees import Tree
from mou_cli.views.document import DocumentView


def github_markdown(
    tree: Tree,  # noqa: ARG001 - every format is made from the same four
    document: DocumentView,
    markdown: str,
    images: Mapping[str, bytes],  # noqa: ARG001
) -> bytes:
    """Return the document without any converter's marks, figures as links to `assets/`."""
    draft = "" if document.version else f"**{mark_of(document)}**\n\n"
    return f"{draft}{convert(markdown, 'gfm')}".encode()
