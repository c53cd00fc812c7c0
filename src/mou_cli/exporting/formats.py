"""The formats of documents: what each is called, what makes it, and what pandoc does for it.

A format more is a line here and the module that the line names. That module is imported when the
format is made, and not before: `mou render --help` lists the names too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from mou_cli.exporting.paper import Paper
    from mou_cli.trees import Tree

    MakeDocument = Callable[[Tree, Paper, str], bytes]
    """Makes the bytes of a document from the repository, its paper and its Markdown."""


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A format of documents.

    Attributes:
        name: What users call it, and how its files end.
        made_by: The module of this folder and the function that make it: `html:html_page`.
        pandoc: pandoc's name of what it writes on the way there.
        filters: The files of `filters/` that the text runs through, in order.
    """

    name: str
    made_by: str
    pandoc: str
    filters: tuple[str, ...]

    def maker(self) -> "MakeDocument":
        """Return the function that makes it."""
        module, _, function = self.made_by.partition(":")
        found = getattr(import_module(f"mou_cli.exporting.{module}"), function)
        return cast("MakeDocument", found)


_ALL = (
    DocumentFormat("html", "html:html_page", "html", ("common", "html")),
    DocumentFormat("md", "markdown:github_markdown", "gfm", ("common", "gfm")),
    DocumentFormat("docx", "docx:docx_document", "docx", ("common", "columns", "office", "docx")),
    DocumentFormat("odt", "odt:odt_document", "odt", ("common", "columns", "office", "odt")),
    DocumentFormat("pdf", "pdf:pdf_document", "typst", ("common", "columns", "clauses", "typst")),
)

DOCUMENT_FORMATS = {format_.name: format_ for format_ in _ALL}
"""Every format by its name, in the order in which documents are written."""
