"""Render documents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mou_cli.checks.validation import Validation, validate
from mou_cli.documents.agreement import Document, agreement
from mou_cli.documents.exempt import refuse_in_ci
from mou_cli.documents.files import files_of, must_be_known
from mou_cli.documents.report import PLAIN_EDITION, Edition, report_document
from mou_cli.errors import UsageError
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.exporting.pdf import page_count
from mou_cli.files.writing import write_files
from mou_cli.loading.repository import Repository
from mou_cli.model.mou import AGREEMENT
from mou_cli.problems import Severity
from mou_cli.trees import Tree


@dataclass(frozen=True, slots=True)
class Rendering:
    """What was rendered.

    Attributes:
        validation: What the checks found first.
        files: The bytes of each file by its path below the output folder; empty where errors
            stand in the way.
        documents: The documents that they are of.
        notes: What whoever made them should know, a sentence each.
    """

    validation: Validation
    files: dict[str, bytes]
    documents: tuple[Document, ...]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return one line: the files are whole documents."""
        return f"<Rendering {', '.join(self.files) or 'of nothing'}>"


def render(
    tree: Tree,
    documents: list[str],
    formats: list[str],
    *,
    draft: bool,
    everything: bool = False,
    edition: Edition = PLAIN_EDITION,
    made: Callable[[str], None] = lambda _: None,
) -> Rendering:
    """Render documents of the repository.

    Args:
        tree: The repository's files.
        documents: Their names; none for the agreement.
        formats: Names of formats; none for all.
        draft: Render in spite of errors, and say DRAFT.
        everything: Render every document of the repository.
        edition: In which way they are made.
        made: Called with the name of each file when it is made, from several threads.

    Raises:
        UsageError: A document or format is unknown.
        TemplateFaultError: A template has a fault.
        EnvironmentFaultError: A converter is missing or fails.
    """
    must_be_known("format", formats)
    if edition.exempt:
        refuse_in_ci()
    validation = validate(tree)
    repository = validation.repository
    known = [AGREEMENT, *repository.reports]
    must_be_known("document", documents, known)
    names = known if everything else documents or [AGREEMENT]
    if repository.mou is None:  # a council's own repository of reports has no agreement in it
        names = [name for name in documents or known if name != AGREEMENT]
    errors = validation.has(Severity.ERROR)
    if not names or (errors and not draft):
        return Rendering(validation, {}, ())
    if edition.exempt and (everything or AGREEMENT in names):
        raise UsageError("`--exempt` is for reports", "Name them: `mou render REPORT --exempt`")
    edition = replace(edition, with_errors=errors)
    chosen = [name for name in DOCUMENT_FORMATS if name in formats or not formats]
    made_of = tuple(_document(repository, name, edition) for name in names)
    files: dict[str, bytes] = {}
    notes: list[str] = []
    for document in made_of:
        files |= {**dict(files_of(tree, document, chosen, made)), **document.beside}
        notes += [*document.notes, *_too_long(document, files.get(f"{document.name}.pdf"))]
    return Rendering(validation, files, made_of, tuple(notes))


def _too_long(document: Document, pdf: bytes | None) -> Iterator[str]:
    """Say where a house style allows fewer pages than the PDF has."""
    if document.page_limit is not None and pdf is not None:
        pages = page_count(pdf)
        if pages > document.page_limit:
            limit = document.page_limit
            yield f"`{document.name}.pdf` has {pages} pages; the house style allows {limit}"


def _document(repository: Repository, name: str, edition: Edition) -> Document:
    if name != AGREEMENT:
        return report_document(repository, name, edition)
    assert repository.mou is not None  # noqa: S101 - the caller looked
    return agreement(
        repository,
        repository.mou,
        with_errors=edition.with_errors,
        large_print=edition.large_print,
    )


def write_rendering(rendering: Rendering, folder: Path) -> list[Path]:
    """Write the files of a rendering, each whole or not at all.

    Raises:
        EnvironmentFaultError: The folder or a file cannot be written.
    """
    return write_files(folder, rendering.files)
