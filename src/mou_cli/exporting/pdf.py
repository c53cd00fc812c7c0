"""Markdown -> PDF, tagged for readers and archives (PDF/UA-1 and PDF/A-2a), through Typst."""

import re

from mou_cli.errors import MouError
from mou_cli.exporting.complaints import with_place
from mou_cli.exporting.pandoc import convert
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.typst import compile_typst
from mou_cli.rendering.templates import own_template_file, read_template_file
from mou_cli.trees import Tree

READERS = ["ua-1"]
READERS_AND_ARCHIVES = ["a-2a", "ua-1"]
"""PDF/A (ISO 19005-2) needs the document's date; without one it is PDF/UA (ISO 14289-1) alone."""

BEFORE_THE_PAGE = ("fitting.typ", "clauses.typ")
"""The package's own part of the look, which a repository's own `page.typ` builds on."""


def pdf_document(tree: Tree, paper: Paper, markdown: str) -> bytes:
    """Return the PDF.

    Args:
        tree: The repository, for its templates.
        paper: The document without its text.
        markdown: Its text.

    Raises:
        EnvironmentFaultError: Typst refuses the document; it says why.
    """
    ours = [read_template_file(None, name) for name in BEFORE_THE_PAGE]
    look = [*ours, read_template_file(tree, "page.typ")]
    source = "\n".join([*look, convert(markdown, "pdf", line=paper.line)])
    try:
        return compile_typst(
            {**paper.images, "main.typ": source.encode("utf-8")},
            inputs=_inputs(paper),
            standards=READERS_AND_ARCHIVES if paper.date else READERS,
            apart=bool(paper.images) or own_template_file(tree, "page.typ") is not None,
        )
    except MouError as error:
        raise with_place(error, markdown) from None


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF of `pdf_document` has (ISO 32000-1, section 7.7.3.2)."""
    found = _PAGES.search(pdf)
    assert found is not None  # noqa: S101 - every PDF of Typst's has a tree of pages
    return int(found[1])


_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count\s+(\d+)")


def _inputs(paper: Paper) -> dict[str, str]:
    return {
        "title": paper.title,
        "authors": "\n".join(paper.authors),
        "date": paper.dated or "",
        "mark": paper.mark,
        "digest": paper.digest,
        "banner": paper.banner,
        "strapline": paper.strapline or "",
        "size": str(paper.points),
        "accent": paper.accent,
        "missing": "\n".join(paper.missing),
    }
