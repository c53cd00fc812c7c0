"""The redline: a whole document, with what changed between two versions of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from mou_cli.changes.comparison import Compared, Comparison
from mou_cli.documents.agreement import Document, agreement
from mou_cli.documents.report import report_document
from mou_cli.exporting.changed_by import ChangedBy
from mou_cli.exporting.redline.page import html_redline
from mou_cli.exporting.redline.reading import RedlineText
from mou_cli.exporting.redline.word import docx_redline
from mou_cli.places import ASSETS, DATA
from mou_cli.revisions.commits import commits_touching
from mou_cli.revisions.revision import WORKING
from mou_cli.revisions.revisions import Revisions
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.signed_text.text import printed_anchors
from mou_cli.trees import Tree

NO_LIST = Markup()

REDLINES: dict[str, Callable[[Tree, RedlineText, RedlineText, ChangedBy, Markup], bytes]] = {
    "html": lambda _, old, new, by, changes: html_redline(old, new, by, changes),
    "docx": lambda tree, old, new, by, _: docx_redline(tree, old, new, by),
}
"""How each format is made."""


def redline_of(
    revisions: Revisions, comparison: Comparison, form: str, changes: Markup = NO_LIST
) -> bytes:
    """Return the agreement, or a report, with what changed between two revisions.

    Both texts are rendered with today's templates, so that another look is no change.

    Args:
        revisions: The repository.
        comparison: The two revisions.
        form: `html` or `docx`.
        changes: The list of changes as HTML, for the top of the page.

    Raises:
        TemplateFaultError: A template has a fault.
        EnvironmentFaultError: A converter is missing or fails.
    """
    templates = revisions.now.tree
    old, new = (
        _document(side, comparison.report, templates) for side in (comparison.base, comparison.head)
    )
    by = _author(revisions, comparison.head)
    return redline(templates, old, new, form, author=by.author, moment=by.moment, changes=changes)


def redline(
    tree: Tree,
    old: Document,
    new: Document,
    form: str,
    *,
    author: str,
    moment: datetime | None,
    changes: Markup = NO_LIST,
) -> bytes:
    """Return the whole new document with what went and what came.

    Args:
        tree: The repository, for its templates.
        old: The document of the old version.
        new: The document of the new version, which gives the look.
        form: `html` or `docx`.
        author: Who made the changes, as Word shows it beside each.
        moment: When they were made, with a time zone; None where nobody has committed them.
        changes: The list of changes as HTML, for the top of the page; headings from level 3.

    Raises:
        TemplateFaultError: A template has a fault.
        EnvironmentFaultError: A converter is missing or fails.
    """
    before, after = (RedlineText(document.paper, document.markdown) for document in (old, new))
    return REDLINES[form](tree, before, after, ChangedBy(author, moment), changes)


def places_of(comparison: Comparison) -> frozenset[str]:
    """Return the places of a redline that a link can lead to: those of both texts."""
    if comparison.report is not None:
        return frozenset()
    texts = (signed_text_of(s.repository, s.mou) for s in (comparison.base, comparison.head))
    return frozenset(place for text in texts for place in printed_anchors(text.content))


def _document(side: Compared, report: str | None, templates: Tree) -> Document:
    """Return a report, or the agreement: as a version, where the record of today has it as one."""
    if report is not None:
        return report_document(side.repository, report, templates=templates)
    document = agreement(side.repository, side.mou, templates=templates)
    if document.other_words or document.paper.version == side.version:
        return document
    return replace(document, paper=replace(document.paper, version=side.version, standing=None))


def _author(revisions: Revisions, head: Compared) -> ChangedBy:
    """Return who last changed the data of the later text, and when."""
    if head.commit is None:
        return ChangedBy(WORKING.capitalize(), None)
    (last,) = commits_touching(revisions.git, head.commit, DATA, ASSETS, options=("-1",))
    return ChangedBy(last.author, last.written)
