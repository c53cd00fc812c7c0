"""The redline: a whole document, with what changed between two versions of it."""

from collections.abc import Callable
from datetime import datetime

from markupsafe import Markup

from mou_cli.exporting.redline.page import html_redline
from mou_cli.exporting.redline.text import By, Text
from mou_cli.exporting.redline.word import docx_redline
from mou_cli.operations.documents import Document
from mou_cli.trees import Tree

NO_LIST = Markup()

REDLINES: dict[str, Callable[[Tree, Text, Text, By, Markup], bytes]] = {
    "html": html_redline,
    "docx": lambda tree, old, new, by, _: docx_redline(tree, old, new, by),
}
"""How each format is made."""


def redline(
    tree: Tree,
    old: Document,
    new: Document,
    form: str,
    *,
    author: str,
    moment: datetime,
    changes: Markup = NO_LIST,
) -> bytes:
    """Return the whole new document with what went and what came.

    Args:
        tree: The repository, for its templates.
        old: The document of the old version.
        new: The document of the new version, which gives the look.
        form: `html` or `docx`.
        author: Who made the changes, as Word shows it beside each.
        moment: When they were made, with a time zone.
        changes: The list of changes as HTML, for the top of the page; headings from level 3.

    Raises:
        TemplateFaultError: A template has a fault.
        EnvironmentFaultError: A converter is missing or fails.
    """
    before, after = (Text(document.paper, document.markdown) for document in (old, new))
    return REDLINES[form](tree, before, after, By(author, moment), changes)
