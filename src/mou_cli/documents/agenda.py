"""An agenda as a document; its template is `review.md.j2`."""

from mou_cli.documents.agreement import Document
from mou_cli.documents.files import files_of
from mou_cli.exporting.paper import ACCENT, LARGE_PRINT_POINTS, POINTS, Paper
from mou_cli.model.look import Look
from mou_cli.model.mou import Mou
from mou_cli.rendering.templates import render_markdown
from mou_cli.signed_text.digest import fingerprint
from mou_cli.standing import Status
from mou_cli.trees import Tree
from mou_cli.views.agenda import Agenda


def agenda_document(
    agenda: Agenda, tree: Tree, status: Status, mou: Mou, form: str, *, large_print: bool
) -> bytes:
    """Return an agenda as a document.

    Args:
        agenda: The agenda.
        tree: The repository's files, for its templates.
        status: Where things stand.
        mou: The agreement as the files have it.
        form: The name of a format of documents.
        large_print: Set the text in 18 point.

    Raises:
        TemplateFaultError: A template has a fault.
        EnvironmentFaultError: A converter is missing or fails, or the document lacks words.
    """
    paper = _paper_of_agenda(status, mou, LARGE_PRINT_POINTS if large_print else POINTS)
    markdown = render_markdown(tree, "review.md.j2", agenda=agenda)
    document = Document("review", paper, markdown, other_words=False)
    return dict(files_of(tree, document, [form], lambda _: None))[f"review.{form}"]


def _paper_of_agenda(status: Status, mou: Mou, points: int) -> Paper:
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
        points=points,
        published=f"Agenda as of {status.as_of.printed}",
    )
