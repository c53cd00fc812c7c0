"""Markdown in the middle -> plain GitHub-flavoured Markdown that reads well as it is."""

from mou_cli.exporting.pandoc import convert
from mou_cli.exporting.paper import Paper
from mou_cli.trees import Tree


def github_markdown(
    tree: Tree,  # noqa: ARG001 - every format is made from the same three
    paper: Paper,
    markdown: str,
) -> bytes:
    """Return the document without any converter's marks, figures as links to `assets/`."""
    marks = [*([paper.mark] if paper.is_draft else []), *([paper.notice] if paper.notice else [])]
    draft = "".join(f"**{mark}**\n\n" for mark in marks)
    return f"{draft}{convert(markdown, 'md')}".encode()
