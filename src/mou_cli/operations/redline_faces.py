"""The faces of a comparison that show a whole text as a redline."""

from mou_cli.changes.comparison import Comparison
from mou_cli.operations.redline import places_of, redline_of
from mou_cli.output.changes.html import changes_as_html
from mou_cli.output.escaping.html import without_commands
from mou_cli.revisions.revisions import Revisions


def redline_as_html(comparison: Comparison, revisions: Revisions) -> str:
    """Write the whole text as a page, with the list of changes at its top."""
    changes = changes_as_html(comparison, places_of(comparison))
    return without_commands(redline_of(revisions, comparison, "html", changes).decode())


def redline_as_docx(comparison: Comparison, revisions: Revisions) -> bytes:
    """Write the whole text as a Word document with tracked changes."""
    return redline_of(revisions, comparison, "docx")
