"""Proofs: each format of a document is read back, and one that lost words does not go out."""

from collections.abc import Collection, Mapping

from mou_cli.documents.agreement import Document, has_own_text
from mou_cli.errors import EnvironmentFaultError
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.exporting.paper import Paper
from mou_cli.proofreading.comparing import Difference, first_missing
from mou_cli.proofreading.manuscript import manuscript_of
from mou_cli.proofreading.pdf import get_ready
from mou_cli.proofreading.proofs import difference
from mou_cli.proofreading.signed import first_unprinted
from mou_cli.rendering.templates import own_template_file
from mou_cli.trees import Tree

PAGES = {"html": "page.html.j2", "pdf": "page.typ"}
"""Templates that may print words of their own round a text, by the format that they are for."""

REPORT = "Report it as a fault of mou"


class Proofs:
    """What the formats of one document are compared with.

    Args:
        tree: The repository, for its templates.
        document: The document.
        markdown: Its text as every format is made from it: in large print some tables are lists.
        formats: Names of formats.
    """

    def __init__(
        self, tree: Tree, document: Document, markdown: str, formats: Collection[str]
    ) -> None:
        if "pdf" in formats:
            get_ready()
        self.tree = tree
        self.document = document
        self.pieces = manuscript_of(markdown)
        self.text = self.pieces
        if markdown != document.markdown:
            self.text = manuscript_of(document.markdown)
        self.own_text = has_own_text(tree)
        self._must_print_the_signed_text()
        self._must_be_laid_out_whole()

    def of(self, form: str, data: bytes) -> Difference | None:
        """Return where the document in a format first parts from its text, or None."""
        paper = self.document.paper
        return difference(
            self.pieces,
            form,
            data,
            before=_lines_before(paper, form),
            missing=paper.missing,
            more=self.own_text or self._has_own_page(form),
        )

    def must_be_whole(self, found: Mapping[str, Difference | None]) -> None:
        """Refuse to hand out any format where one of them lost words.

        Args:
            found: What was found in each format that was made.

        Raises:
            EnvironmentFaultError: One did; the message names clause and format.
        """
        faults = {form: lost for form, lost in found.items() if lost is not None}
        for form, lost in faults.items():
            message = _complaint(f"{self.document.name}.{form}", lost)
            raise EnvironmentFaultError(message, self._mend(form, set(found) - set(faults)))

    def _must_print_the_signed_text(self) -> None:
        if self.document.signed is None or self.own_text:
            return
        lost = first_unprinted(self.document.signed, self.text)
        if lost is not None:
            raise EnvironmentFaultError(_complaint(self.document.name, lost), REPORT)

    def _must_be_laid_out_whole(self) -> None:
        """Refuse a text that lost words where lines or labels were added to it."""
        if self.text is self.pieces:
            return
        lost = first_missing(self.text, "".join(piece.words for piece in self.pieces))
        if lost is not None:
            raise EnvironmentFaultError(_complaint(self.document.name, lost), REPORT)

    def _mend(self, form: str, whole: Collection[str]) -> str:
        own = self.own_text or self._has_own_page(form)
        mend = "Compare the repository's own templates with the package's" if own else REPORT
        others = ",".join(name for name in DOCUMENT_FORMATS if name in whole)
        return f"{mend}; meanwhile make the other formats: --format {others}" if others else mend

    def _has_own_page(self, form: str) -> bool:
        return form in PAGES and own_template_file(self.tree, PAGES[form]) is not None


def _lines_before(paper: Paper, form: str) -> tuple[str, ...]:
    """Return what plain Markdown, which has no margin, prints in front of a text."""
    if form != "md":
        return ()
    return tuple(words for words in (paper.is_draft and paper.mark, paper.notice) if words)


def _complaint(name: str, lost: Difference) -> str:
    return f"`{name}` {_fault(lost)}, so nothing was written"


def _fault(lost: Difference) -> str:
    if not lost.lost:
        return f"has words in {lost.place} that do not belong there: “{lost.found}”"
    if not lost.found:
        return f"lacks words of {lost.place}: “{lost.lost}”"
    return f"has other words than {lost.place}: “{lost.found}” in the place of “{lost.lost}”"
