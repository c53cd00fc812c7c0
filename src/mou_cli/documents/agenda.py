"""An agenda as a document; its template is `review.md.j2`."""

from collections.abc import Callable, Mapping

from mou_cli.exporting.docx import docx_document
from mou_cli.exporting.html import html_page
from mou_cli.exporting.paper import ACCENT, Paper
from mou_cli.exporting.pdf import pdf_document
from mou_cli.model.look import Look
from mou_cli.model.mou import Mou
from mou_cli.rendering.templates import render_markdown
from mou_cli.signed_text.canonical import fingerprint
from mou_cli.standing import Status
from mou_cli.trees import Tree
from mou_cli.views.agenda import Agenda

FORMATS: Mapping[str, Callable[[Tree, Paper, str], bytes]] = {
    "html": html_page,
    "docx": docx_document,
    "pdf": pdf_document,
}
"""How each format is made."""


def agenda_document(tree: Tree, agenda: Agenda, status: Status, mou: Mou, form: str) -> bytes:
    """Return an agenda as a document.

    Args:
        tree: The repository's files, for its templates.
        agenda: The agenda.
        status: Where things stand.
        mou: The agreement as the files have it.
        form: `html`, `docx` or `pdf`.

    Raises:
        TemplateFaultError: A template has a fault.
        EnvironmentFaultError: A converter is missing or fails.
    """
    markdown = render_markdown(tree, "review.md.j2", agenda=agenda)
    return FORMATS[form](tree, _paper(status, mou), markdown)


def _paper(status: Status, mou: Mou) -> Paper:
    text = status.in_force or status.proposed
    digest = text.version.digest if text else status.working.digest
    look = mou.look or Look()
    return Paper(
        title=f"Review of {status.title}",
        authors=tuple(each.name for each in mou.participants if mou.signs(each)),
        date=status.as_of,
        version=None,
        standing=None,
        digest=digest,
        fingerprint=fingerprint(digest),
        accent=look.accent or ACCENT,
        published=f"Agenda as of {status.as_of.printed}",
    )
